"""Papers and writing in the decode child."""

from typing import BinaryIO

import numpy as np

from desktop.evidence.asking.codec import Answer
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.papers import forms_reader, paper_outline, writing
from desktop.evidence.papers.messages import (
    FindOutline,
    LayFlat,
    ReadForm,
    ReadFormFully,
    ReadText,
    TextLines,
)


def _read_form(_opened: Opened, request: ReadForm, file: BinaryIO) -> Answer:
    return forms_reader.read_form(file, request.kind, request.page)


def _read_form_fully(_opened: Opened, request: ReadFormFully, file: BinaryIO) -> Answer:
    return forms_reader.read_form(file, request.kind, request.page, writing.read_line)


def _find_outline(_opened: Opened, request: FindOutline, file: BinaryIO) -> Answer:
    return paper_outline.find_outline(file, request.kind, request.page)


def _lay_flat(_opened: Opened, request: LayFlat, file: BinaryIO) -> Answer:
    return paper_outline.lay_flat(
        file, request.kind, request.page, request.corners, exact=request.exact
    )


def _read_text(_opened: Opened, request: ReadText, _file: None) -> Answer:
    pixels = np.frombuffer(request.rgb, np.uint8)
    return TextLines(writing.read_text(pixels.reshape(request.height, request.width, 3)))


WORK: Work = {
    ReadForm: _read_form,
    ReadFormFully: _read_form_fully,
    ReadText: _read_text,
    FindOutline: _find_outline,
    LayFlat: _lay_flat,
}

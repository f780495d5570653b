"""Papers and writing in the decode child."""

from typing import BinaryIO

import numpy as np

from desktop.evidence import forms_reader, ocr
from desktop.evidence.wire.codec import Answer
from desktop.evidence.wire.papers import ReadForm, ReadText, TextLines
from desktop.evidence.work.opened import Opened, Work


def _read_form(_opened: Opened, request: ReadForm, file: BinaryIO) -> Answer:
    return forms_reader.read_form(file, request.kind, request.page)


def _read_text(_opened: Opened, request: ReadText, _file: None) -> Answer:
    pixels = np.frombuffer(request.rgb, np.uint8)
    return TextLines(ocr.read_text(pixels.reshape(request.height, request.width, 3)))


WORK: Work = {ReadForm: _read_form, ReadText: _read_text}

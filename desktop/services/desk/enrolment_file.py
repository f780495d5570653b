"""The enrolment code in a file from headquarters: a text, or a picture of its QR code."""

import re
from pathlib import Path

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.names import shown_name
from desktop.evidence.papers.qr_codes import texts_in
from desktop.system.interface import System
from record.journal import invitation
from record.problems import Problem

MOST_TEXT, EDGE = 64 * 1024, 2000
_LINK = re.compile(r"casebook://[^\s\"'<>]+", re.IGNORECASE)
_CODE = re.compile(r"\b[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){2,5}\b")


def code_in(path: Path, system: System) -> str:
    """Return the link or the code that a file holds.

    Raises ``enrol.no_code`` when there is none, and what opening a file raises.
    """
    with system.open_regular(path) as file:
        head = file.read(MOST_TEXT)
    found = _first(head.decode("utf-8", "ignore")) or _first(head.decode("utf-16", "ignore"))
    if not found:
        found = _on_picture(path, system)
    if not found:
        raise Problem("enrol.no_code", name=shown_name(path.name))
    return found


def _first(text: str) -> str:
    return next((each for each in (*_LINK.findall(text), *_CODE.findall(text)) if _is(each)), "")


def _is(text: str) -> bool:
    try:
        invitation.read(text)
    except Problem:
        return False
    return True


def _on_picture(path: Path, system: System) -> str:
    decoder = Decoder(system)
    try:
        shown = decoder.preview(path, EDGE, EDGE)
    except Problem:
        return ""
    finally:
        decoder.close()
    texts = texts_in(shown.width, shown.height, shown.rgb)
    return next((found for text in texts if (found := _first(text))), "")

"""What a paper that was read back says about itself, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.services.confirmations import ReadBack
from record.problems import Problem

SIGNED, BLANK, UNSURE = "signed", "blank", "unsure"
BOX_TONES = {SIGNED: "good", BLANK: "bad", UNSURE: "warning"}


def _say(text: str, *parts: object) -> str:
    said = QCoreApplication.translate("ReadingWords", text)
    return said.format(*parts) if parts else said


def box_name(name: str) -> str:
    """Return whose box it is."""
    return {
        "customer": _say("Customer"),
        "station": _say("Station"),
        "witness": _say("Witness"),
    }.get(name, name)


def box(name: str, state: str) -> str:
    """Say one box: whose it is and whether it is signed."""
    words = {
        SIGNED: _say("{0}: signed", box_name(name)),
        BLANK: _say("{0}: blank", box_name(name)),
        UNSURE: _say("{0}: not sure", box_name(name)),
    }
    return words.get(state, f"{box_name(name)}: {state}")


def blanks(reading: ReadBack) -> tuple[str, ...]:
    """Return the boxes of a page that must be signed and are blank."""
    needed = [n for n in reading.boxes if n != "witness"]
    return tuple(n for n in needed if reading.boxes[n] == BLANK)


def unsigned(reading: ReadBack) -> str:
    """Say that a page is not signed, or nothing when it is."""
    missing = blanks(reading)
    if not missing:
        return ""
    names = _say(", ").join(box_name(name) for name in missing)
    return _say("Page {0} is not signed: {1}.", reading.page, names)


def is_certain(reading: ReadBack) -> bool:
    """Tell whether a page may be filed with one click: its case is known and nothing is open."""
    settled = all(state == SIGNED for n, state in reading.boxes.items() if n != "witness")
    return bool(reading.case_id) and reading.version_is_current and not reading.why and settled


def why(reading: ReadBack) -> Problem:
    """Return why a page is not filed by itself, with what its sentence needs."""
    return Problem(reading.why, name=reading.name, code=reading.code, page=reading.page)

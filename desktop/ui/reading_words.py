"""What a paper that was read back says about itself, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.services.confirmations import ReadBack
from record.problems import Problem

translate = QCoreApplication.translate

SIGNED, BLANK, UNSURE = "signed", "blank", "unsure"
CUSTOMER, STATION, WITNESS = "customer", "station", "witness"
NEEDED = (CUSTOMER, STATION)
SIGNATURES = (CUSTOMER, STATION, WITNESS)
TONES = {SIGNED: "good", BLANK: "bad", UNSURE: "warning"}


def box_name(name: str) -> str:
    """Return whose box it is."""
    return {
        CUSTOMER: translate("ReadingWords", "Customer"),
        STATION: translate("ReadingWords", "Station"),
        WITNESS: translate("ReadingWords", "Witness"),
        "customer_date": translate("ReadingWords", "Customer's date"),
        "station_date": translate("ReadingWords", "Station's date"),
        "witness_date": translate("ReadingWords", "Witness's date"),
    }.get(name, name)


def boxes(reading: ReadBack) -> tuple[tuple[str, str], ...]:
    """Return words and tone for each box worth showing; an empty optional box is calm."""
    shown = []
    for name, state in reading.boxes.items():
        if name not in SIGNATURES and state == BLANK:
            continue
        calm = state == BLANK and name not in NEEDED
        shown.append((box(name, state), "neutral" if calm else TONES.get(state, "neutral")))
    return tuple(shown)


def box(name: str, state: str) -> str:
    """Say one box: whose it is and whether it is signed."""
    words = {
        SIGNED: translate("ReadingWords", "{0}: signed").format(box_name(name)),
        BLANK: translate("ReadingWords", "{0}: blank").format(box_name(name)),
        UNSURE: translate("ReadingWords", "{0}: not sure").format(box_name(name)),
    }
    if name not in SIGNATURES:
        words[SIGNED] = translate("ReadingWords", "{0}: filled in").format(box_name(name))
    return words.get(state, f"{box_name(name)}: {state}")


def unsigned(reading: ReadBack) -> str:
    """Say that a page is not signed, or nothing when it is."""
    missing = [name for name in NEEDED if reading.boxes.get(name) == BLANK]
    if not missing:
        return ""
    names = translate("ReadingWords", ", ").join(box_name(name) for name in missing)
    return translate("ReadingWords", "Page {0} is not signed: {1}.").format(reading.page, names)


def is_certain(reading: ReadBack) -> bool:
    """Tell whether a page may be filed with one click: its case is known and nothing is open."""
    settled = all(reading.boxes.get(name, SIGNED) == SIGNED for name in NEEDED)
    return bool(reading.case_id) and reading.version_is_current and not reading.why and settled


def why(reading: ReadBack) -> Problem:
    """Return why a page is not filed by itself, with what its sentence needs."""
    return Problem(reading.why, name=reading.name, code=reading.code, page=reading.page)

"""What a paper that was read back says about itself, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.services.papers.readings import ReadBack
from record.problems import Problem
from record.sheets.paper import SIGNERS

translate = QCoreApplication.translate

SIGNED, BLANK, UNSURE = "signed", "blank", "unsure"
TONES = {SIGNED: "good", BLANK: "bad", UNSURE: "warning"}


def box_name(name: str) -> str:
    """Return whose box it is."""
    who = name.removesuffix("_date")
    words = {
        "customer": translate("ReadingWords", "Customer"),
        "station": translate("ReadingWords", "Station"),
        "witness": translate("ReadingWords", "Witness"),
        "witness_2": translate("ReadingWords", "Second witness"),
        "guard": translate("ReadingWords", "Guard"),
        "officer": translate("ReadingWords", "Measurement officer"),
        "employee": translate("ReadingWords", "Employee"),
        "receiver": translate("ReadingWords", "Receiver"),
        "giver": translate("ReadingWords", "Giver"),
    }.get(who, who)
    if name.endswith("_date"):
        return translate("ReadingWords", "{0}'s date").format(words)
    return words


def boxes(reading: ReadBack) -> tuple[tuple[str, str], ...]:
    """Return words and tone for each box worth showing; an empty optional box is calm."""
    shown = []
    for name, state in reading.boxes.items():
        if not _is_signature(reading, name) and state == BLANK:
            continue
        calm = state == BLANK and name not in reading.wanted
        shown.append((box(name, state), "neutral" if calm else TONES.get(state, "neutral")))
    return tuple(shown)


def box(name: str, state: str) -> str:
    """Say one box: whose it is and whether it is signed."""
    words = {
        SIGNED: translate("ReadingWords", "{0}: signed").format(box_name(name)),
        BLANK: translate("ReadingWords", "{0}: blank").format(box_name(name)),
        UNSURE: translate("ReadingWords", "{0}: not sure").format(box_name(name)),
    }
    if name.endswith("_date"):
        words[SIGNED] = translate("ReadingWords", "{0}: filled in").format(box_name(name))
    return words.get(state, f"{box_name(name)}: {state}")


def unsigned(reading: ReadBack) -> str:
    """Say that a page is not signed, or nothing when it is."""
    if not reading.unsigned:
        return ""
    names = translate("ReadingWords", ", ").join(box_name(name) for name in reading.unsigned)
    return translate("ReadingWords", "Page {0} is not signed: {1}.").format(reading.page, names)


def older(reading: ReadBack) -> str:
    """Say that a newer text was printed since, and which parts changed; "" for the newest."""
    if not reading.case_id or reading.version_is_current:
        return ""
    if not reading.changed:
        return translate(
            "ReadingWords", "This is version {0}: a newer one was printed with the same words."
        ).format(reading.version)
    parts = translate("ReadingWords", ", ").join(reading.changed)
    return translate(
        "ReadingWords", "This is version {0}: a newer text was printed since. Changed: {1}."
    ).format(reading.version, parts)


def known(reading: ReadBack) -> str:
    """Say that this page was filed before, or nothing."""
    if not reading.known:
        return ""
    return translate("ReadingWords", "This page is in the case already, as exhibit {0}.").format(
        reading.known
    )


def missing(reading: ReadBack) -> str:
    """Name the pages of the paper that never came back, or nothing."""
    if not reading.missing:
        return ""
    pages = translate("ReadingWords", ", ").join(str(page) for page in reading.missing)
    return translate("ReadingWords", "Not come back yet: page {0} of {1}.").format(
        pages, reading.pages
    )


def cautions(reading: ReadBack) -> tuple[tuple[str, str], ...]:
    """Return everything a person should know before filing: words and tone, gravest first."""
    told = (
        (unsigned(reading), "bad"),
        (older(reading), "warning"),
        (known(reading), "warning"),
        (missing(reading), "warning"),
    )
    return tuple((words, tone) for words, tone in told if words)


def is_certain(reading: ReadBack) -> bool:
    """Tell whether a page may be filed with one click: its case is known and nothing is open."""
    settled = all(reading.boxes.get(name) == SIGNED for name in reading.wanted)
    sure = reading.version_is_current and not reading.why and not reading.known
    return bool(reading.case_id) and sure and settled


def why(reading: ReadBack) -> Problem:
    """Return why a page is not filed by itself, with what its sentence needs."""
    return Problem(reading.why, name=reading.name, code=reading.code, page=reading.page)


def _is_signature(reading: ReadBack, name: str) -> bool:
    return name in SIGNERS.get(reading.document, ())

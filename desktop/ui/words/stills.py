"""How far a still can be relied on, in words."""

from PySide6.QtCore import QCoreApplication

from record.case import Case
from record.evidence import Exhibit
from record.reading.still_checks import StillStanding, still_standing

translate = QCoreApplication.translate


def doubt(case: Case, exhibit: Exhibit) -> str:
    """Say that a still, or what was made of one, is suspect or being checked; else nothing."""
    found = still_standing(case, exhibit)
    if found == StillStanding.SUSPECT_STILL:
        return translate("StillWords", "suspect: the picture may be wrong")
    if found == StillStanding.BEING_CHECKED:
        return translate("StillWords", "being checked: decoded a second time")
    return ""


def standing(case: Case, exhibit: Exhibit) -> str:
    """Say how far a still can be relied on; nothing for what is none."""
    said = doubt(case, exhibit)
    found = still_standing(case, exhibit)
    if found == StillStanding.DECODED_TWICE:
        return translate("StillWords", "decoded in two ways, which gave the same picture")
    if found == StillStanding.OLDER_STILL:
        return translate("StillWords", "taken before stills were decoded twice")
    return said

"""Why a case stands on the board of the day, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.services.cases.today import Duty, Reason
from desktop.ui.words.case import CaseWords, full, left

translate = QCoreApplication.translate

URGENT_S = 4 * 3600


@dataclass(frozen=True)
class Said:
    """A reason: what about it, what is left or since when, in which tone, and exactly when."""

    what: str
    left: str
    tone: str
    when: str


def said_of(reason: Reason, words: CaseWords) -> Said:
    """Say a reason."""
    what = _what(reason, words)
    if reason.left_s is None:
        if reason.at is None:
            return Said(what, "", "neutral", "")
        since = translate("TodayWords", "since {0}").format(words.short(reason.at))
        return Said(what, since, "neutral", full(reason.at))
    tone = "bad" if reason.left_s < 0 else "warning" if reason.left_s < URGENT_S else "good"
    due = translate("TodayWords", "Due {0}").format(full(reason.at))
    return Said(what, left(reason.left_s, provisional=reason.provisional), tone, due)


def _what(reason: Reason, words: CaseWords) -> str:
    if reason.left_s is not None:
        return words.label("deadline", reason.detail)
    if reason.kind == Duty.WAITING:
        return words.label("status", reason.detail)
    if reason.kind == Duty.UNSIGNED:
        said = translate("TodayWords", "Printed, not signed yet: {0}")
    elif reason.kind == Duty.DAMAGED:
        said = translate("TodayWords", "{0} no longer has the hash it came in with")
    elif reason.kind == Duty.ATTENTION:
        count = int(reason.detail)
        return translate("TodayWords", "%n remark(s) or double version(s) to look at", "", count)
    elif reason.kind == Duty.TASK:
        said = translate("TodayWords", "Returned: {0}")
    else:
        return reason.detail
    return said.format(reason.detail)

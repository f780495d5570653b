"""A page of the main window that somebody asks for, with what it is to show: a value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.review import Tab
from desktop.ui.window.place import Place


@dataclass(frozen=True)
class Visit:
    """What is common to all: the name under which the page was added to the window."""

    page: ClassVar[str]


@dataclass(frozen=True)
class ToToday(Visit):
    """The board of the day."""

    page = "today"


@dataclass(frozen=True)
class ToCases(Visit):
    """The list of cases; ``query`` replaces what it filters by, ``text`` what it searches for."""

    page = "cases"
    query: CaseQuery | None = None
    text: str = ""


@dataclass(frozen=True)
class ToNewCase(Visit):
    """The form of a new complaint."""

    page = "new"


@dataclass(frozen=True)
class ToCase(Visit):
    """One case, at a place of its page, and the ids of those that come before and after it."""

    page = "case"
    case_id: str
    at: Place | None = None
    queue: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class ToReview(Visit):
    """The queue of a region, under a tab."""

    page = "review"
    tab: Tab | None = None


@dataclass(frozen=True)
class ToReviewCase(Visit):
    """One case as a region reads it, and the ids of those that come before and after it."""

    page = "review_case"
    case_id: str
    queue: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToEvidence(Visit):
    """The desk of evidence."""

    page = "evidence"


@dataclass(frozen=True)
class ToStills(Visit):
    """The footage of a case: one recording, or the newest."""

    page = "stills"
    case_id: str
    evidence_id: str = ""


@dataclass(frozen=True)
class ToRegister(Visit):
    """The footage register of a case."""

    page = "register"
    case_id: str


@dataclass(frozen=True)
class ToScanInbox(Visit):
    """The inbox of scanned papers, taking in files."""

    page = "scan_inbox"
    paths: Sequence[Path] = ()


@dataclass(frozen=True)
class ToSync(Visit):
    """How things stand with headquarters."""

    page = "sync"


@dataclass(frozen=True)
class ToSettings(Visit):
    """What a person sets, and what this PC is."""

    page = "settings"


@dataclass(frozen=True)
class Back(Visit):
    """The page before this one."""

    page = ""


PLACES: dict[str, Visit] = {
    visit.page: visit for visit in (ToToday(), ToCases(), ToEvidence(), ToReview())
}
"""The places of the rail in their order, by the name that is remembered."""

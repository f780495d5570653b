"""What the window of an exhibit calls, and the windows that it opens."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog

from desktop.services.cases.cases import Cases
from desktop.services.desk.drafts import Drafts
from desktop.services.desk.session import Session
from desktop.services.evidence.exhibits import Evidence
from desktop.services.papers.prints import Prints
from desktop.services.pictures.derivatives import Derivatives
from desktop.services.pictures.hiding import Hiding
from desktop.services.samples.comparison import Samples
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.words.case import CaseWords
from record.evidence import Exhibit

Works = Callable[[str, Exhibit, QDialog], EnhanceDialog | AnnotateDialog]
Hides = Callable[[str, Exhibit, QDialog], Exhibit | None]


@dataclass(frozen=True)
class ExhibitWindows:
    """How a picture is worked on: each makes a window over another for an exhibit of a case.

    ``hide`` waits, and returns the copy in which bystanders are hidden, or None.
    """

    enhance: Works
    annotate: Works
    hide: Hides


@dataclass(frozen=True)
class ExhibitServices:
    """The services, the words, and the windows that open from here."""

    cases: Cases
    evidence: Evidence
    drafts: Drafts
    derivatives: Derivatives
    hiding: Hiding
    prints: Prints
    samples: Samples
    session: Session
    words: CaseWords
    windows: ExhibitWindows

"""What lies on the table of the stills page, shared by everything that works on it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.clock import Clock
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.drafts import Drafts
from desktop.services.desk.session import Session
from desktop.services.evidence.exhibits import Evidence
from desktop.services.footage.clips import Clips
from desktop.services.footage.contents import Footage
from desktop.services.footage.motions import Motions
from desktop.services.footage.stills import Stills
from desktop.services.footage.viewings import Viewings
from desktop.services.pictures.derivatives import Derivatives
from desktop.services.pictures.hiding import Hiding
from desktop.services.timekeeping.timekeeping import Timekeeping
from desktop.ui.footage.player import FootagePlayer
from desktop.ui.footage.source import FootageSource
from desktop.ui.footage.ui_bench import Ui_FootageBench
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.words import footage as footage_words
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem


@dataclass(frozen=True)
class FootageServices:
    """What works on footage calls, and the words for it."""

    cases: Cases
    clock: Clock
    clips: Clips
    derivatives: Derivatives
    drafts: Drafts
    evidence: Evidence
    hiding: Hiding
    lists: ListDesk
    motions: Motions
    session: Session
    stills: Stills
    timekeeping: Timekeeping
    viewings: Viewings
    words: CaseWords


class FootageBench(QObject):
    """The case, the clip and the player, with what every tool needs to say.

    ``said`` carries words and an undo or None, ``refused`` a Problem; ``changed`` follows what
    was written into the case; ``taken`` carries what was taken from the footage (Handed).
    """

    said = Signal(str, object)
    refused = Signal(object)
    changed = Signal()
    taken = Signal(object)

    def __init__(
        self,
        services: FootageServices,
        theme: Theme,
        prompts: Prompts,
        ui: Ui_FootageBench,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self.services, self.theme, self.prompts = services, theme, prompts
        self.ui, self.page = ui, page
        self.player = FootagePlayer(services.stills, self)
        self.source = FootageSource(ui, page)
        self.case: Case | None = None
        self.clip: Exhibit | None = None

    @property
    def footage(self) -> Footage | None:
        """The footage that can be looked at, or None."""
        return self.player.footage

    @property
    def at(self) -> float | None:
        """Where the frame on screen lies on the time line, in seconds; None without one."""
        footage, shown = self.footage, self.player.current
        return footage_words.place(footage, shown) if footage and shown else None

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the case and the clip, or empty texts."""
        return self.case.id if self.case else "", self.clip.id if self.clip else ""

    def reload(self) -> None:
        """Read the case again and tell everybody."""
        if self.case is None:
            return
        self.case = self.services.cases.get(self.case.id)
        if self.clip is not None:
            self.clip = self.case.evidence.get(self.clip.id, self.clip)
        self.changed.emit()

    def act(self, work: Callable[[], object]) -> bool:
        """Do something quick that may be refused; tells whether it was done."""
        try:
            work()
        except Problem as problem:
            self.refused.emit(problem)
            return False
        self.reload()
        return True

    def start(self, work: Callable[[Progress], object], done: Callable[..., None]) -> tasks.Task:
        """Do something slow; ``done`` gets its result, a refusal is said."""
        task = tasks.start(self, work)
        task.done.connect(done)
        task.failed.connect(self.refused)
        return task

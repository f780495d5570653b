"""The tools beside the picture, and the side they stand in."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui.footage.bench import FootageBench
from desktop.ui.footage.checks import FootageChecks
from desktop.ui.footage.footage_line import Mark
from desktop.ui.footage.keys import Act, FootageHelp
from desktop.ui.footage.marks import FootageMarks
from desktop.ui.footage.motion import FootageMotion
from desktop.ui.footage.ui_bench import Ui_FootageBench
from desktop.ui.stills.derived import FootageDerived
from desktop.ui.stills.stills_list import ANNOTATE, ENHANCE, REDACT, TakenStills
from desktop.ui.stills.taking import FootageCameras, FootageClip, FootageHiding, FootageTaking
from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.pills import Pills
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.page import Page
from desktop.ui.words import footage
from desktop.ui.words import stills as still_words
from record.evidence import Exhibit

STILLS, MARKS, MOTION = "stills", "marks", "motion"


class FootageSide(QObject):
    """Show one of the lists, and how long each is."""

    def __init__(self, ui: Ui_FootageBench, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.pills = Pills(
            ((STILLS, self.tr("Stills")), (MARKS, self.tr("Marks")), (MOTION, self.tr("Motion")))
        )
        self.pills.setMinimumWidth(1)  # it flows: the side decides how wide it is
        self.pills.setAccessibleName(self.tr("Lists"))
        self._hosts = {STILLS: ui.takenHost, MARKS: ui.marksHost, MOTION: ui.motionHost}
        ui.tabRow.addWidget(self.pills, 1)
        self.pills.picked.connect(self.show_list)
        self.show_list(STILLS)

    @property
    def shown(self) -> str:
        """Which list is shown."""
        return self.pills.code()

    def show_list(self, code: str) -> None:
        """Show one list."""
        self.pills.choose(code)
        for each, host in self._hosts.items():
            host.setVisible(each == code)
        self._ui.takenTitle.setVisible(code == STILLS)


class FootageTools(QObject):
    """Join the tools with the buttons and the lists."""

    def __init__(self, bench: FootageBench, page: Page) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page
        ui = bench.ui
        self.side = FootageSide(ui, page)
        self.taken = TakenStills(bench.services.evidence, ui.takenLayout, page)
        self.taking = FootageTaking(bench)
        self.marks = FootageMarks(bench)
        self.motion = FootageMotion(bench)
        self.clip = FootageClip(bench)
        self.checks = FootageChecks(bench)
        self.derived = FootageDerived(bench, self.taking)
        self.cameras = FootageCameras(bench)
        self.hiding = FootageHiding(bench)
        self.taken.chosen.connect(bench.player.go)
        self.taken.acted.connect(self._act)
        self.marks.shown.connect(self._show_on_line)
        on_press(ui.markButton, self.side.show_list, MARKS)
        ui.helpButton.clicked.connect(self.show_help)

    def keys(self) -> dict[str, Act]:
        """Return what the tools do, by the name of its key."""
        return {
            "still": self.taking.take,
            "mark": self.mark,
            "mark_before": lambda: self.marks.next(-1),
            "mark_next": lambda: self.marks.next(1),
            "clip_begin": self.clip.begin_here,
            "clip_end": self.clip.end_here,
            "clip": self.clip.export,
            "area": self.draw_area,
            "motion_next": lambda: self.motion.next(1),
            "motion_before": lambda: self.motion.next(-1),
            "cameras": self.cameras.show_all,
            "enhance": lambda: self.derived.on_screen(ENHANCE),
            "annotate": lambda: self.derived.on_screen(ANNOTATE),
            "hide": self.hiding.on_screen,
            "list": self.show_help,
        }

    def mark(self) -> None:
        """Name the moment on screen, with the list of marks beside it."""
        self.side.show_list(MARKS)
        self.marks.mark()

    def draw_area(self) -> None:
        """Draw where to look for motion."""
        self.side.show_list(MOTION)
        self.motion.areas.begin()

    def clear(self) -> None:
        """Begin with other footage."""
        self.motion.clear()
        self.clip.clear()
        self.checks.clear()
        self.show_clip()

    def show_clip(self) -> None:
        """Show what the case knows of the clip on the table."""
        bench = self._bench
        known = bench.case is not None and bench.clip is not None
        stills = footage.stills_of(bench.case, bench.clip.id) if known else ()  # type: ignore[arg-type, union-attr]
        bench.ui.takenTitle.setText(self.tr("%n stills taken", "", len(stills)))
        write = bench.source.write
        made = bench.case.evidence.values() if bench.case else ()
        self.taken.show_stills(
            stills,
            lambda still: write(footage.still_seconds(still)),
            lambda still: sum(e.derived_from == still.id for e in made),
            self._doubt,
        )
        self.marks.show_marks()
        self.checks.show_verdict()
        self.motion.show_found()

    def _doubt(self, still: Exhibit) -> str:
        case = self._bench.case
        return still_words.doubt(case, still) if case is not None else ""

    def show_help(self) -> None:
        """Show every key."""
        self._bench.player.pause()
        ask_dialog(FootageHelp(self._bench.services.words.language, self._page))

    def _act(self, what: str, still: Exhibit) -> None:
        if what == REDACT:
            self.hiding.cover(still.id)
        else:
            self.derived.act(what, still)

    def _show_on_line(self) -> None:
        bench = self._bench
        marks = [Mark(m.seconds, m.name, named=True) for m in self.marks.marks]
        if bench.case is not None and bench.clip is not None:
            stills = footage.stills_of(bench.case, bench.clip.id)
            marks += [Mark(footage.still_seconds(s), s.title) for s in stills]
        bench.ui.timeLine.show_marks(marks)

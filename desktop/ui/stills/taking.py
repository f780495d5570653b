"""What is taken from footage: stills, panels of several cameras, clips, redacted copies."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.ui.footage.bench import FootageBench
from desktop.ui.footage.sitting import FootageSitting
from desktop.ui.hiding.dialog import HidingDialog, ToHide
from desktop.ui.stills.cameras_dialog import LEAST, CamerasDialog
from desktop.ui.stills.clip_dialog import ClipDialog
from desktop.ui.stills.still_dialog import StillDialog, StillWords
from desktop.ui.window import tasks
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.words import footage
from desktop.ui.words import footage as footage_words
from record.evidence import Exhibit
from record.exhibits.custody import Handed
from record.reading.footage_register import Taken


class FootageTaking(QObject):
    """Ask what the frame on screen shows, and keep it.

    ``kept`` carries the new exhibit; ``busy`` tells whether one is on its way.
    """

    kept = Signal(object)

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.busy = False
        self._checking: tasks.Task | None = None
        bench.ui.takeButton.clicked.connect(self.take)

    def take(self) -> None:
        """Ask for the words and keep exactly this frame."""
        bench = self._bench
        shown, footage = bench.player.current, bench.footage
        if shown is None or footage is None:
            return
        bench.player.pause()
        if bench.source.problem is not None:
            bench.refused.emit(bench.source.problem)
            return
        frame = footage_words.frame(footage, shown)
        moment = bench.source.write(shown.seconds)
        words = StillDialog.ask(moment, frame, shown, bench.page)
        if words is not None:
            self._keep(footage, shown, words)

    def _keep(self, footage: Footage, shown: Shown, words: StillWords) -> None:
        bench, (case_id, clip_id) = self._bench, self._bench.ids
        stills, offset = bench.services.stills, bench.source.offset_s or None
        self.busy = True
        task = bench.start(
            lambda _p: stills.take(
                case_id, clip_id, footage, shown, words.title, words.proves, offset_s=offset
            ),
            self._kept,
        )
        task.finished.connect(self._ended)

    def _ended(self) -> None:
        self.busy = False

    def _kept(self, still: Exhibit) -> None:
        bench, at = self._bench, footage_words.still_seconds(still)
        bench.taken.emit(Handed(what=Taken.STILL, name=still.exhibit_no, from_s=at, to_s=at))
        bench.reload()
        words = self.tr("Kept as exhibit {0}: {1}").format(still.exhibit_no, still.title)
        bench.ui.banner.say(words, "good")
        self.kept.emit(still)
        self.check(bench.ids[0])

    def check(self, case_id: str) -> None:
        """Decode the stills of a case that wait for it a second time, beside everything else."""
        bench = self._bench
        if self._checking is not None or not case_id:
            return
        stills = bench.services.stills
        self._checking = bench.start(
            lambda progress: stills.check_all(case_id, progress), self._checked
        )
        self._checking.finished.connect(self._check_ended)

    def _checked(self, _nothing: object) -> None:
        self._bench.reload()

    def _check_ended(self) -> None:
        self._checking = None


class FootageCameras(QObject):
    """Open the window for several cameras, for the reason given for this one."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.sitting: FootageSitting | None = None
        bench.ui.camerasButton.clicked.connect(self.show_all)

    def show_all(self) -> None:
        """Show the cameras of the case together; with one alone say so."""
        bench, sitting = self._bench, self.sitting
        why = sitting.why if sitting is not None else None
        if bench.case is None or why is None:
            return
        bench.player.pause()
        if len(footage.footage_of(bench.case)) < LEAST:
            words = self.tr("This case has one piece of footage. Add that of other cameras first.")
            bench.ui.banner.say(words, "warning")
            return
        bench.ui.banner.hide()
        dialog = CamerasDialog(bench, why, bench.page)
        dialog.made.connect(self._made)
        ask_dialog(dialog)
        bench.reload()

    def _made(self, exhibit: Exhibit) -> None:
        self._bench.taken.emit(Handed(what=Taken.PICTURE, name=exhibit.exhibit_no))


@dataclass(frozen=True)
class End:
    """A frame where a clip begins or ends: its place on the time line and its time stamp."""

    seconds: float
    pts: int


class FootageClip(QObject):
    """Mark from and to on the time line, and export what lies between."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.start: End | None = None
        self.end: End | None = None
        bench.ui.inButton.clicked.connect(self.begin_here)
        bench.ui.outButton.clicked.connect(self.end_here)
        bench.ui.clipButton.clicked.connect(self.export)

    def clear(self) -> None:
        """Begin with other footage."""
        self.start = self.end = None
        self._show()

    def begin_here(self) -> None:
        """Let the clip begin at the frame on screen."""
        self.start = self._here()
        if self.end is not None and self.start is not None and self.end.pts < self.start.pts:
            self.end = None
        self._show()

    def end_here(self) -> None:
        """Let the clip end at the frame on screen."""
        self.end = self._here()
        if self.start is not None and self.end is not None and self.end.pts < self.start.pts:
            self.start = None
        self._show()

    def export(self) -> None:
        """Ask how the stretch is to be kept; without ends say how to set them."""
        bench = self._bench
        bench.player.pause()
        if self.start is None or self.end is None:
            words = self.tr("Set where the clip begins (I) and where it ends (O) first.")
            bench.ui.banner.say(words, "warning")
            return
        bench.ui.banner.hide()
        dialog = ClipDialog(bench, self.start, self.end, bench.page)
        dialog.kept.connect(self._kept)
        ask_dialog(dialog)

    def _kept(self, name: str, from_s: float, to_s: float) -> None:
        self._bench.taken.emit(Handed(what=Taken.CLIP, name=name, from_s=from_s, to_s=to_s))
        self._bench.reload()

    def _here(self) -> End | None:
        at, shown = self._bench.at, self._bench.player.current
        return End(at, shown.pts) if shown is not None and at is not None else None

    def _show(self) -> None:
        ends = [end.seconds if end is not None else None for end in (self.start, self.end)]
        self._bench.ui.timeLine.show_clip(ends[0], ends[1])


class FootageHiding(QObject):
    """Open the window for what is on screen, or for a still."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        bench.ui.redactButton.clicked.connect(self.on_screen)

    def on_screen(self) -> None:
        """Hide bystanders in the clip, beginning at the frame on screen."""
        shown = self._bench.player.current
        if shown is not None:
            self.cover(self._bench.ids[1], shown.ordinal)

    def cover(self, evidence_id: str, frame: int = 0) -> None:
        """Hide bystanders in an exhibit of the case."""
        bench = self._bench
        exhibit = bench.case.evidence.get(evidence_id) if bench.case else None
        if exhibit is None:
            return
        bench.player.pause()
        services, wanted = bench.services, ToHide(bench.ids[0], exhibit, frame)
        made = HidingDialog.ask(
            services.hiding, services.words.label, bench.prompts, wanted, bench.page
        )
        if made is None:
            return
        bench.taken.emit(Handed(what=Taken.PICTURE, name=made.exhibit_no))
        bench.reload()
        words = self.tr("Kept as exhibit {0}: {1}").format(made.exhibit_no, made.title)
        bench.ui.banner.say(words, "good")

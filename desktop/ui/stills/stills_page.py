"""Taking stills from camera footage: look, step, jump, and keep exactly the frame on screen."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QShowEvent,
)

from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.ui.files.meant import Meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.footage.bench import FootageBench, FootageServices
from desktop.ui.footage.choosing import FootageChoosing
from desktop.ui.footage.clock import FootageClock
from desktop.ui.footage.keys import FootageKeys
from desktop.ui.footage.opening import FootageOpening
from desktop.ui.footage.shape import FootageShape
from desktop.ui.footage.sitting import FootageSitting
from desktop.ui.footage.transport import FootageJump, FootageTransport
from desktop.ui.footage.ui_bench import Ui_FootageBench
from desktop.ui.footage.why import FootageWhy
from desktop.ui.keyboard.shortcuts import INSIDE, on_keys
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.stills.recording_times import RecordingTimes
from desktop.ui.stills.tools import FootageTools
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.window import tasks
from desktop.ui.window.page import Page
from desktop.ui.window.problem_banner import lines_of, show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToCase, ToRegister
from desktop.ui.words import footage as footage_words
from record.evidence import Exhibit
from record.problems import Problem

STRIP_PICTURES = 14
STRIP_EDGE = 160
SIDE_LEAST, SIDE_MOST = 280, 360


class StillsPage(Page):
    """Show one piece of footage of a case. Asks for the pages ``case`` and ``register``."""

    def __init__(self, services: FootageServices, theme: Theme, prompts: Prompts) -> None:
        super().__init__()
        self._services, self._theme, self._prompts = services, theme, prompts
        self.ui = Ui_FootageBench()
        self.ui.setupUi(self)
        self.ui.banner.float_over(self.ui.viewStack)
        self.ui.acts.gather()
        self.ui.transport.gather()
        self.bench = FootageBench(services, theme, prompts, self.ui, self)
        self.player, self.source = self.bench.player, self.bench.source
        self.why = FootageWhy(services.words)
        self.ui.viewStack.addWidget(self.why)
        self.snackbar = Snackbar(self)
        self._opening = FootageOpening(
            services.evidence, services.stills, self.ui.progressStrip, self
        )
        self.transport = FootageTransport(self.ui, self.player, self)
        self.going = FootageJump(self.ui, self.player, self.source, self)
        self.keys = FootageKeys(self, self.player, self.ui.frameView)
        self.sitting = FootageSitting(self.bench, self.why)
        self.tools = FootageTools(self.bench, self)
        self.tools.cameras.sitting = self.sitting
        self.choosing = FootageChoosing(self.bench)
        self.clock = FootageClock(self.bench)
        self.shape = FootageShape(self.bench)
        self.times = RecordingTimes(self.bench)
        meant = Meant(
            self.tr("camera files of this case"),
            endings=footage_words.VIDEO_ENDINGS,
            pictures=False,
        )
        self.files = FileTaking(self, meant, prompts, self._case_shown)
        self._dress()
        theme.changed.connect(self._dress)
        self._connect()
        self._nothing_open()

    def open(self, case_id: str, evidence_id: str = "") -> None:
        """Show one recording of a case; without it the newest footage."""
        bench = self.bench
        bench.case = self._services.cases.get(case_id)
        self._say_place()
        chosen = bench.case.evidence.get(evidence_id)
        if chosen is None or not footage_words.is_footage(chosen):
            chosen = next(iter(footage_words.footage_of(bench.case)), None)
        if chosen is None:
            self._nothing_open()
        elif bench.clip is None or chosen.id != bench.clip.id or self.player.footage is None:
            self._open_clip(chosen)
        else:
            bench.reload()
            self.sitting.resume()

    def leave(self) -> None:
        """Stop playing, and record the look."""
        self.player.pause()
        self.sitting.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Record the look when another page or the gate covers this one."""
        if not event.spontaneous():
            self.leave()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on looking, with a reason of whoever is there now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.sitting.resume()

    def release(self) -> None:
        """Let go of the footage and its file."""
        self.sitting.close()
        footage = self.player.footage
        self.player.unload()
        if footage is not None:
            self._services.stills.close(footage)

    def _times_said(self) -> None:
        self.bench.reload()
        self.snackbar.say(self.tr("Begin and end of the recording are entered."))

    def take(self) -> None:
        """Ask what the frame on screen shows, and keep it."""
        self.tools.taking.take()

    def _case_shown(self) -> str | None:
        return self.bench.case.id if self.bench.case else None

    def _take_files(self, taken: Taken) -> None:
        if taken.at == self._case_shown():
            self.choosing.take(taken.paths)

    def _connect(self) -> None:
        ui = self.ui
        ui.breadcrumb.clicked.connect(self._back)
        self.choosing.chosen.connect(self._open_clip)
        self.choosing.added.connect(self._add)
        self.files.given.connect(self._take_files)
        ui.registerButton.clicked.connect(self._open_register)
        self.clock.dated.connect(self._open_again)
        self.shape.said.connect(self._open_again)
        self.times.said.connect(self._times_said)
        self.source.offset_changed.connect(self._offset_changed)
        self.player.shown.connect(self._show)
        self.player.failed.connect(self._refused)
        self.bench.refused.connect(self._refused)
        self.bench.said.connect(self.snackbar.say)
        self.bench.changed.connect(self._case_changed)
        self.sitting.begun.connect(self._look)
        self._opening.opened.connect(self._opened)
        self._opening.unreadable.connect(self._not_opened)
        self._opening.added.connect(self._added)
        self._opening.refused.connect(self._refused)
        self._opening.stopped.connect(self._stopped)
        self.keys.choose.connect(self.choosing.offer)
        self.keys.add(
            {
                **self.tools.keys(),
                "go": self.going.take_over,
                "slower": self.transport.back,
                "faster": self.transport.on,
            }
        )
        on_keys(self, "stills_page.undo", self.snackbar.take_back, INSIDE)

    def _dress(self) -> None:
        theme = self._theme
        self.ui.timeLine.dress(theme)
        self.ui.sourceCard.setMinimumWidth(round(SIDE_LEAST * (1 + (theme.scale - 1) * 0.65)))
        self.ui.sourceCard.setMaximumWidth(round(SIDE_MOST * (1 + (theme.scale - 1) / 3)))

    def _say_place(self) -> None:
        case = self.bench.case
        if case is None:
            return
        stage = self._services.words.label("stage", case.stage) if case.stage else ""
        here = stage or self._services.words.label("status", case.status)
        number = self.tr("Case {0}").format(case.case_no)
        self.ui.breadcrumb.show_path((("case", number), ("stills", here)))

    def _back(self, _key: str) -> None:
        if self.bench.case:
            self.asked.emit(ToCase(self.bench.case.id))

    def _open_register(self) -> None:
        if self.bench.case:
            self.sitting.end()
            self.asked.emit(ToRegister(self.bench.case.id))

    def _open_again(self) -> None:
        if self.bench.clip is not None:
            self._open_clip(self.bench.clip)

    def _nothing_open(self) -> None:
        self.release()
        self._opening.drop()
        self.bench.clip = None
        self.source.clear()
        self.transport.set_usable(usable=False)
        self.tools.clear()
        self._show_words(
            self.tr("No camera footage in this case yet. Drop a camera file here, or choose one.")
        )

    def _show_words(self, words: str) -> None:
        self.ui.viewStack.setCurrentWidget(self.ui.frameView)
        self.ui.frameView.show_words(words)

    def _open_clip(self, clip: Exhibit) -> None:
        self.release()
        self.bench.clip = clip
        self.source.clear(clip)
        self.transport.set_usable(usable=False)
        self.ui.banner.hide()
        self.ui.timeLine.load(0.0, self.source.write)
        self.tools.clear()
        self._show_words(self.tr("Reading the footage…"))
        self._opening.open(*self.bench.ids)

    def _opened(self, footage: Footage) -> None:
        self.source.show_footage(footage, self.bench.clip, self.bench.case)
        self.ui.timeLine.load(footage_words.length(footage), self.source.write)
        self.ui.timeLine.show_gaps(footage_words.gap_spans(footage))
        self.tools.show_clip()
        self.sitting.open(footage)

    def _look(self) -> None:
        """Show frames: the reason is known."""
        self.ui.frameView.setFocus()
        footage = self.sitting.footage
        if footage is None or self.player.footage is footage:
            return
        self.transport.set_usable(usable=True)
        self.player.load(footage)
        self.tools.show_clip()
        self.tools.taking.check(self.bench.ids[0])
        stills, count = self._services.stills, min(STRIP_PICTURES, footage.frames)
        task = tasks.start(self, lambda _p: stills.strip(footage, count, STRIP_EDGE))
        task.done.connect(partial(self._show_strip, footage))

    def _not_opened(self, problem: Problem) -> None:
        self.transport.set_usable(usable=False)
        self._show_words(lines_of(self._prompts.sentence(problem)))

    def _stopped(self) -> None:
        self._show_words(self.tr("Reading was stopped. Choose the footage again."))

    def _show_strip(self, footage: Footage, strip: list[tuple[int, bytes]]) -> None:
        if self.player.footage is footage:
            per_frame = footage_words.length(footage) / max(1, footage.frames)
            self.ui.timeLine.show_strip(
                [(ordinal * per_frame, QImage.fromData(jpeg)) for ordinal, jpeg in strip]
            )

    def _show(self, shown: Shown) -> None:
        if self.player.footage is None:
            return
        self.ui.frameView.show_image(picture_of(shown.rgb, shown.width, shown.height, shown.aspect))
        at = footage_words.place(self.player.footage, shown)
        self._say_moment(at)
        self.ui.frameText.setText(footage_words.frame(self.player.footage, shown))
        self.ui.timeLine.go(at)
        self.transport.show_suspect(suspect=shown.suspect)

    def _say_moment(self, seconds: float) -> None:
        self.ui.momentText.setText(self.source.write(seconds))
        self.ui.recordedText.setText(self.source.recorded(seconds))

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem))

    def _offset_changed(self) -> None:
        self.ui.timeLine.update()
        if self.bench.at is not None:
            self._say_moment(self.bench.at)
        self.sitting.set_clock()
        self.tools.show_clip()

    def _case_changed(self) -> None:
        self.source.follow(self.bench.clip, self.bench.case)
        self.tools.show_clip()

    def _add(self, paths: tuple[Path, ...]) -> None:
        if self.bench.case is not None:
            self._opening.add(self.bench.case.id, paths)

    def _added(self, clip: Exhibit) -> None:
        if self.bench.case is not None:
            self.bench.case = self._services.cases.get(self.bench.case.id)
            self._open_clip(clip)

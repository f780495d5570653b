"""Taking stills from camera footage: look, step, jump, and keep exactly the frame on screen."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QMenu

from desktop.app import Application
from desktop.services.footage import Footage, Shown
from desktop.ui import footage_words, tasks
from desktop.ui.drop_area import files_in
from desktop.ui.footage_jump import FootageJump
from desktop.ui.footage_keys import FootageKeys
from desktop.ui.footage_line import Mark
from desktop.ui.footage_opening import FootageOpening
from desktop.ui.footage_player import FootagePlayer
from desktop.ui.footage_source import FootageSource
from desktop.ui.footage_transport import FootageTransport
from desktop.ui.frame_view import picture_of
from desktop.ui.generated.ui_stills_page import Ui_StillsPage
from desktop.ui.page import Page
from desktop.ui.problem_banner import lines_of, show_problem
from desktop.ui.prompts import Prompts
from desktop.ui.still_dialog import StillDialog, StillWords
from desktop.ui.taken_stills import TakenStills
from desktop.ui.theme import Theme
from desktop.ui.widgets import verbatim
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem

STRIP_PICTURES = 14
STRIP_EDGE = 160
SIDE_LEAST, SIDE_MOST = 280, 360


class StillsPage(Page):
    """Show one piece of footage of a case. Asks for the page ``case``."""

    def __init__(self, app: Application, theme: Theme, prompts: Prompts) -> None:
        super().__init__()
        self._app, self._theme, self._prompts = app, theme, prompts
        self._case: Case | None = None
        self._clip: Exhibit | None = None
        self.player = FootagePlayer(app.stills, self)
        self.ui = Ui_StillsPage()
        self.ui.setupUi(self)
        self.source = FootageSource(self.ui, self)
        self.taken = TakenStills(app, self.ui.takenLayout, self)
        self._opening = FootageOpening(app, self.ui.progressStrip, self)
        self._transport = FootageTransport(self.ui, self.player, self)
        self._going = FootageJump(self.ui, self.player, self.source, self)
        self._keys = FootageKeys(self, self.player, self.ui.frameView)
        self.setAcceptDrops(True)
        self._dress()
        theme.changed.connect(self._dress)
        self._connect()
        self._nothing_open()

    def open(self, **args: object) -> None:
        """Show ``evidence_id`` of ``case_id``; without it the newest footage of the case."""
        self._case = self._app.cases.get(str(args["case_id"]))
        self._say_place()
        chosen = self._case.evidence.get(str(args.get("evidence_id") or ""))
        if chosen is None or not footage_words.is_footage(chosen):
            chosen = next(iter(footage_words.footage_of(self._case)), None)
        if chosen is None:
            self._nothing_open()
        elif self._clip is None or chosen.id != self._clip.id or self.player.footage is None:
            self._open_clip(chosen)
        else:
            self._show_taken()

    def leave(self) -> None:
        """Stop playing."""
        self.player.pause()

    def release(self) -> None:
        """Let go of the footage and its file."""
        footage = self.player.footage
        self.player.unload()
        if footage is not None:
            self._app.stills.close(footage)

    def take(self) -> None:
        """Ask what the frame on screen shows, and keep it."""
        shown, footage = self.player.current, self.player.footage
        if shown is None or footage is None:
            return
        self.player.pause()
        frame = footage_words.frame(footage, shown)
        words = StillDialog.ask(self, self.source.write(shown.seconds), frame, shown)
        if words is not None:
            self._keep(footage, shown, words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a camera file."""
        if self._case and files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the file to the case and open it."""
        self._add(tuple(files_in(event.mimeData())))

    def _connect(self) -> None:
        ui = self.ui
        ui.breadcrumb.clicked.connect(self._back)
        ui.takeButton.clicked.connect(self.take)
        ui.changeButton.clicked.connect(self._choose)
        self.source.offset_changed.connect(self._offset_changed)
        self.player.shown.connect(self._show)
        self.player.failed.connect(self._refused)
        self.taken.chosen.connect(self.player.go)
        self._opening.opened.connect(self._opened)
        self._opening.unreadable.connect(self._not_opened)
        self._opening.added.connect(self._added)
        self._opening.refused.connect(self._refused)
        self._opening.stopped.connect(self._stopped)
        self._keys.take.connect(self.take)
        self._keys.jump.connect(self._going.take_over)
        self._keys.slower.connect(lambda: self._transport.change_speed(-1))
        self._keys.faster.connect(lambda: self._transport.change_speed(1))
        self._keys.choose.connect(self._choose)

    def _dress(self) -> None:
        theme = self._theme
        self.ui.timeLine.dress(theme)
        self.ui.sourceCard.setMinimumWidth(round(SIDE_LEAST * (1 + (theme.scale - 1) / 2)))
        self.ui.sourceCard.setMaximumWidth(theme.px(SIDE_MOST))

    def _say_place(self) -> None:
        if self._case is None:
            return
        stage = self._app.label("stage", self._case.stage) if self._case.stage else ""
        here = stage or self._app.label("status", self._case.status)
        number = self.tr("Case {0}").format(self._case.case_no)
        self.ui.breadcrumb.show_path((("case", number), ("stills", here)))

    def _back(self, _key: str) -> None:
        if self._case:
            self.asked.emit("case", {"case_id": self._case.id})

    def _nothing_open(self) -> None:
        self.release()
        self._opening.drop()
        self._clip = None
        self.source.clear()
        self._set_usable(usable=False)
        self._show_taken()
        self.ui.frameView.show_words(
            self.tr("No camera footage in this case yet. Drop a camera file here, or choose one.")
        )

    def _set_usable(self, *, usable: bool) -> None:
        self.ui.takeButton.setEnabled(usable)
        self.ui.jumpEdit.setEnabled(usable)
        self._transport.set_usable(usable=usable)

    def _open_clip(self, clip: Exhibit, _checked: bool = False) -> None:  # noqa: FBT002
        self.release()
        self._clip = clip
        self.source.clear(clip)
        self._set_usable(usable=False)
        self.ui.banner.hide()
        self.ui.timeLine.load(0.0, self.source.write)
        self.ui.frameView.show_words(self.tr("Reading the footage…"))
        self._opening.open(self._case.id if self._case else "", clip.id)

    def _opened(self, footage: Footage) -> None:
        self.source.show_footage(footage, self._clip)
        self._set_usable(usable=True)
        self.ui.timeLine.load(footage.seconds, self.source.write)
        self.ui.timeLine.show_gaps(footage_words.gap_spans(footage))
        self._show_taken()
        self.player.load(footage)
        self.ui.frameView.setFocus()
        stills, count = self._app.stills, min(STRIP_PICTURES, footage.frames)
        task = tasks.start(self, lambda _p: stills.strip(footage, count, STRIP_EDGE))
        task.done.connect(lambda strip: self._show_strip(footage, strip))

    def _not_opened(self, problem: Problem) -> None:
        self._set_usable(usable=False)
        self.ui.frameView.show_words(lines_of(self._prompts.sentence(problem)))

    def _stopped(self) -> None:
        self.ui.frameView.show_words(self.tr("Reading was stopped. Choose the footage again."))

    def _show_strip(self, footage: Footage, strip: list[tuple[int, bytes]]) -> None:
        if self.player.footage is footage:
            per_frame = footage.seconds / max(1, footage.frames)
            self.ui.timeLine.show_strip(
                [(ordinal * per_frame, QImage.fromData(jpeg)) for ordinal, jpeg in strip]
            )

    def _show(self, shown: Shown) -> None:
        if self.player.footage is None:
            return
        self.ui.frameView.show_image(picture_of(shown.rgb, shown.width, shown.height))
        self.ui.momentText.setText(self.source.write(shown.seconds))
        self.ui.frameText.setText(footage_words.frame(self.player.footage, shown))
        self.ui.timeLine.go(shown.seconds)
        self._transport.show_suspect(suspect=shown.suspect)

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem))

    def _offset_changed(self) -> None:
        self.ui.timeLine.update()
        if self.player.current is not None:
            self.ui.momentText.setText(self.source.write(self.player.current.seconds))
        self._show_taken()

    def _show_taken(self) -> None:
        found = (
            footage_words.stills_of(self._case, self._clip.id) if self._case and self._clip else ()
        )
        self.ui.takenTitle.setText(self.tr("{0} stills taken").format(len(found)))
        write = self.source.write
        self.taken.show_stills(found, lambda still: write(footage_words.still_seconds(still)))
        self.ui.timeLine.show_marks(
            [Mark(footage_words.still_seconds(still), still.title) for still in found]
        )

    def _choose(self) -> None:
        if self._case is None:
            return
        menu = QMenu(self)
        for clip in footage_words.footage_of(self._case):
            name = f"{clip.exhibit_no}  {clip.title or clip.original_name}"
            menu.addAction(verbatim.caption(name)).triggered.connect(partial(self._open_clip, clip))
        menu.addSeparator()
        menu.addAction(self.tr("Add a camera file…"), self._add_chosen)
        menu.popup(self.ui.changeButton.mapToGlobal(self.ui.changeButton.rect().bottomLeft()))

    def _add_chosen(self) -> None:
        kinds = self.tr("Camera files ({0});;All files (*)").format(footage_words.VIDEO_FILTER)
        self._add(self._prompts.choose_files(self.tr("Choose a camera file"), kinds))

    def _add(self, paths: tuple[Path, ...]) -> None:
        if paths and self._case is not None:
            self._opening.add(self._case.id, paths[0])

    def _added(self, clip: Exhibit) -> None:
        if self._case is not None:
            self._case = self._app.cases.get(self._case.id)
            self._open_clip(clip)

    def _keep(self, footage: Footage, shown: Shown, words: StillWords) -> None:
        case, clip, stills = self._case, self._clip, self._app.stills
        if case is None or clip is None:
            return
        offset = self.source.offset_s or None
        task = tasks.start(
            self,
            lambda _p: stills.take(
                case.id, clip.id, footage, shown, words.title, words.proves, offset_s=offset
            ),
        )
        task.done.connect(self._kept)
        task.failed.connect(self._refused)

    def _kept(self, still: Exhibit) -> None:
        if self._case is None:
            return
        self._case = self._app.cases.get(self._case.id)
        self._show_taken()
        words = self.tr("Kept as exhibit {0}: {1}").format(still.exhibit_no, still.title)
        self.ui.banner.say(words, "good")

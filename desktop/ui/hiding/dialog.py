"""Hiding bystanders in a still, a photo, a paper or a clip: a copy is made, the original stays."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.services.pictures.hiding import Hiding, Key, Look, Subject, Track
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.hiding.hand import HidingHand
from desktop.ui.hiding.side import HidingSide
from desktop.ui.hiding.steps import HidingSteps
from desktop.ui.hiding.ui_dialog import Ui_HidingDialog
from desktop.ui.hiding.works import HidingWorks
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.window.dialog import Dialog, ask_dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.problem_banner import lines_of, show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.undo import undo_by_keys
from record.evidence import Exhibit
from record.problems import Problem


@dataclass(frozen=True)
class ToHide:
    """In what bystanders are to be hidden; ``frame`` is where a clip is opened."""

    case_id: str
    exhibit: Exhibit
    frame: int = 0


class HidingDialog(Dialog):
    """Mark what to hide, confirm, save. ``saved`` carries the redacted copy.

    ``label`` words a code of a group.
    """

    saved = Signal(object)

    def __init__(
        self,
        hiding: Hiding,
        label: Callable[[str, str], str],
        prompts: Prompts,
        wanted: ToHide,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._hiding, self._prompts, self._wanted = hiding, prompts, wanted
        self.subject: Subject | None = None
        self.look: Look | None = None
        self.ui = Ui_HidingDialog()
        self.ui.setupUi(self)
        self.ui.banner.float_over(self.ui.frameView)
        self.ui.tools.gather()
        self.edits = HidingEdits(self)
        self.works = HidingWorks(hiding, self.ui.progressStrip, self)
        self.side = HidingSide(self.ui, self.edits, label, self)
        self.steps = HidingSteps(self.ui, self.edits, self)
        self.hand = HidingHand(self.ui.frameView, self.edits, self.side.name)
        self._shows = Latest(self)
        self.setWindowTitle(wanted.exhibit.exhibit_no)
        screen = self.screen().availableGeometry()
        self.resize(min(1320, screen.width() - 40), min(840, screen.height() - 60))
        self._connect()
        self._open()

    @classmethod
    def ask(
        cls,
        hiding: Hiding,
        label: Callable[[str, str], str],
        prompts: Prompts,
        wanted: ToHide,
        parent: QWidget,
    ) -> Exhibit | None:
        """Let a person hide bystanders; returns the redacted copy, or None."""
        made: list[Exhibit] = []
        dialog = cls(hiding, label, prompts, wanted, parent)
        dialog.saved.connect(made.append)
        ask_dialog(dialog)
        return made[0] if made else None

    def done(self, result: int) -> None:
        """Let go of the file."""
        self._shows.drop()
        self.works.cancel()
        if self.subject is not None:
            self._hiding.close(self.subject)
        super().done(result)

    def reject(self) -> None:
        """Close; what was marked and not saved is asked about first."""
        if not self.edits.tracks or self._prompts.ask(
            self.tr("Close without saving?"),
            self.tr("The places marked are lost; the original stays as it is."),
            self.tr("Close without saving"),
            self.tr("Go on marking"),
        ):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as the button does."""
        event.ignore()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through frames or pages with the Page keys; the rest is for the places."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.steps.step(steps[Qt.Key(event.key())])
        elif not self.hand.press(event):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.ui.closeButton.clicked.connect(self.reject)
        self.ui.undoButton.clicked.connect(self.edits.undo)
        self.ui.redoButton.clicked.connect(self.edits.redo)
        self.ui.removeButton.clicked.connect(self.edits.remove)
        self.ui.fitButton.clicked.connect(self.ui.frameView.fit)
        self.edits.changed.connect(self._changed)
        self.side.propose_asked.connect(self._propose)
        self.side.save_asked.connect(self._save)
        self.side.chosen.connect(self._select)
        self.side.shape_chosen.connect(self._shape)
        self.side.preview_asked.connect(self._preview)
        self.steps.moved.connect(self._go)
        self.steps.follow_asked.connect(self._follow)
        self.works.opened.connect(self._opened)
        self.works.proposed.connect(self._proposed)
        self.works.followed.connect(self._followed)
        self.works.saved.connect(self._saved)
        self.works.failed.connect(self._refused)
        self.works.busy.connect(self._busy)
        self._shows.done.connect(self._show)
        self._shows.failed.connect(self._refused)
        undo_by_keys(self, self.edits.undo, self.edits.redo)

    def _open(self) -> None:
        self.side.set_busy(busy=True)
        self._changed()
        self.works.open(self._wanted.case_id, self._wanted.exhibit.id)

    def _opened(self, subject: Subject) -> None:
        self.subject = subject
        self.edits.begin(subject, self._wanted.frame)
        self.side.open(subject)
        self.steps.open(subject, self.edits.frame)
        self._go(self.edits.frame if subject.footage else 0)
        self.ui.frameView.setFocus()

    def _go(self, to: int) -> None:
        """Show a frame of a clip, or a page."""
        subject, hiding = self.subject, self._hiding
        if subject is None:
            return
        if subject.footage is not None:
            self.edits.go(to, 0)
            self._shows.ask(lambda _p: hiding.frame(subject, to))
        else:
            self.edits.go(0, to)
            self._shows.ask(lambda _p: hiding.look(subject, to))

    def _show(self, look: Look) -> None:
        self.look = look
        self.hand.size = look.whole
        self.ui.frameView.show_image(picture_of(look.rgb, look.width, look.height, look.aspect))

    def _changed(self) -> None:
        self.ui.undoButton.setEnabled(self.edits.can_undo)
        self.ui.redoButton.setEnabled(self.edits.can_redo)
        self.ui.removeButton.setEnabled(self.edits.selected is not None)

    def _select(self, place: int) -> None:
        """Select a place, going to where it is hidden."""
        track = self.edits.tracks[place]
        if self.edits.here(place) is None and self.subject is not None:
            to = track.keys[0].frame if self.subject.footage else track.keys[0].region.page
            self.steps.go(max(to, track.first) if self.subject.footage else to)
        self.edits.select(place)
        self.ui.frameView.setFocus()

    def _shape(self, shape: str) -> None:
        self.hand.shape = shape
        self.edits.replace_shape(shape)

    def _preview(self, on: bool) -> None:
        self.hand.preview = on
        self.ui.frameView.update()

    def _propose(self) -> None:
        if self.subject is not None and self.look is not None:
            self.works.propose(self.subject, self.look, self.edits.page)

    def _proposed(self, tracks: tuple[Track, ...]) -> None:
        before = len(self.edits.tracks)
        self.edits.propose(tracks)
        found = len(self.edits.tracks) - before
        words = self.tr(
            "{0} proposed. Check each, and look yourself: helmets, masks and faces from above "
            "are missed."
        )
        self.ui.banner.say(words.format(found), "accent")

    def _follow(self) -> None:
        place = self.edits.selected
        region = self.edits.here(place) if place is not None else None
        if self.subject is not None and region is not None:
            self.works.follow(self.subject, self.edits.frame, region)

    def _followed(self, found: tuple[tuple[Key, ...], bool]) -> None:
        keys, lost = found
        end = keys[-1].frame
        self.edits.follow(keys, end)
        self.steps.go(end)
        words = (
            self.tr("Lost after frame {0}. Set the box right there and follow on.")
            if lost
            else self.tr("Followed to frame {0}. Look through it: the box can be moved anywhere.")
        )
        self.ui.banner.say(words.format(end + 1), "warning" if lost else "accent")

    def _save(self) -> None:
        if self.subject is not None and self.ui.saveButton.isEnabled():
            title = self._wanted.exhibit.title or self._wanted.exhibit.exhibit_no
            plan = self.side.plan(self.tr("{0}, redacted").format(title))
            self.works.save(self.subject, plan)

    def _saved(self, exhibit: Exhibit) -> None:
        self.saved.emit(exhibit)
        self.accept()

    def _busy(self, busy: bool) -> None:
        self.side.set_busy(busy=busy or self.subject is None)

    def _refused(self, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        if self.look is None:
            self.ui.frameView.show_words(lines_of(words))
        else:
            show_problem(self.ui.banner, words)

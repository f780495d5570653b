"""Annotating a picture: marks on a layer of their own, over a picture that never changes."""

import contextlib

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.services.desk.drafts import Drafts
from desktop.services.pictures.derivatives import Derivatives, Layer, Pixels
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.pictures.annotation_edits import ARROW, NUMBER, SAYS, TEXT, AnnotationEdits, moved
from desktop.ui.pictures.annotation_hand import AnnotationHand
from desktop.ui.pictures.annotation_tools import AnnotationTools
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.pictures.ui_annotate_dialog import Ui_AnnotateDialog
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.problem_banner import lines_of, show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.undo import undo_by_keys
from record.evidence import Exhibit
from record.problems import Problem

DRAFT = "layer"
NUDGE = 0.002


class AnnotateDialog(Dialog):
    """Draw arrows, boxes and words on a still or photo. ``saved`` carries the new exhibit.

    What is drawn is kept as a draft until it is saved; an annotated exhibit opens its layer to
    be edited again.
    """

    saved = Signal(object)

    def __init__(
        self,
        derivatives: Derivatives,
        drafts: Drafts,
        prompts: Prompts,
        case_id: str,
        exhibit: Exhibit,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._derivatives, self._drafts = derivatives, drafts
        self._prompts, self._case_id = prompts, case_id
        self._before = derivatives.layer_of(exhibit)
        self._base = exhibit.derived_from if self._before is not None else exhibit.id
        self._place = f"{case_id}:annotate:{exhibit.id}"
        self._pixels: Pixels | None = None
        self.ui = Ui_AnnotateDialog()
        self.ui.setupUi(self)
        self.ui.banner.float_over(self.ui.frameView)
        self.edits = AnnotationEdits(self)
        self.tools = AnnotationTools(self.ui, self.edits, self)
        self.hand = AnnotationHand(self.ui.frameView, self.edits, self.tools.make)
        self._shows = Latest(self)
        self.setWindowTitle(exhibit.exhibit_no)
        self.ui.titleEdit.setText(self._first_title(exhibit))
        screen = self.screen().availableGeometry()
        self.resize(min(1240, screen.width() - 40), min(800, screen.height() - 60))
        self._connect()
        self._open()

    def done(self, result: int) -> None:
        """Keep what was drawn before the window goes."""
        self._shows.drop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take tools by their letters, nudge and remove the mark that is selected."""
        if not self.tools.press(event) and not self._nudge(event):
            super().keyPressEvent(event)

    def _first_title(self, exhibit: Exhibit) -> str:
        if self._before is not None:
            return exhibit.title
        return self.tr("{0}, annotated").format(exhibit.title or exhibit.exhibit_no)

    def _connect(self) -> None:
        self.ui.saveButton.clicked.connect(self._save)
        self.ui.closeButton.clicked.connect(self.reject)
        self.edits.changed.connect(self._changed)
        self.hand.added.connect(self._added)
        self.tools.taken.connect(self.hand.take)
        self.ui.wordsEdit.textEdited.connect(self.edits.say)
        self.ui.wordsEdit.returnPressed.connect(self.ui.frameView.setFocus)
        self._shows.done.connect(self._show)
        self._shows.failed.connect(self._refused)
        undo_by_keys(self, self.edits.undo, self.edits.redo)
        on_keys(self, "annotate_dialog.save", self._save)

    def _open(self) -> None:
        self.ui.wordsEdit.hide()
        self.ui.saveButton.setEnabled(False)
        self.ui.progressStrip.start(self.tr("Opening the picture"))
        derivatives, case_id, base = self._derivatives, self._case_id, self._base
        purpose = self.tr("Annotating")
        task = tasks.start(self, lambda _p: derivatives.open(case_id, base, purpose, square=True))
        task.done.connect(self._opened)
        task.failed.connect(self._unreadable)
        task.finished.connect(self.ui.progressStrip.stop)

    def _opened(self, pixels: Pixels) -> None:
        self._pixels = pixels
        kept = self._drafts.of(self._place).get(DRAFT, "")
        layer = self._before or Layer(marks=())
        with contextlib.suppress(msgspec.DecodeError):
            layer = msgspec.json.decode(kept, type=Layer) if kept else layer
        self.edits.load(layer.marks)
        self.tools.take(ARROW)

    def _unreadable(self, problem: Problem) -> None:
        self.ui.frameView.show_words(lines_of(self._prompts.sentence(problem)))

    def _changed(self) -> None:
        pixels, layer = self._pixels, self.edits.layer
        if pixels is None:
            return
        self._shows.ask(lambda _p: self._derivatives.render(pixels, layer))
        chosen, words = self.edits.chosen, self.ui.wordsEdit
        words.setVisible(chosen is not None and chosen.kind in SAYS)
        if chosen is not None and words.text() != chosen.text:
            words.setText(chosen.text)
        self.ui.saveButton.setEnabled(bool(self.edits.marks))
        if self.edits.can_undo or self.edits.can_redo:
            text = msgspec.json.encode(layer).decode()
            with contextlib.suppress(Problem):
                self._drafts.keep(self._place, DRAFT, text)

    def _show(self, pixels: Pixels) -> None:
        self.ui.frameView.show_image(picture_of(pixels.rgb, pixels.width, pixels.height))

    def _added(self) -> None:
        chosen = self.edits.chosen
        if chosen is not None and chosen.kind in {TEXT, NUMBER}:
            self.ui.wordsEdit.setFocus()
            self.ui.wordsEdit.selectAll()

    def _nudge(self, event: QKeyEvent) -> bool:
        by, chosen = self.tools.nudge(event, NUDGE), self.edits.chosen
        if by is None or chosen is None:
            return False
        self.edits.change(moved(chosen, by))
        return True

    def _save(self) -> None:
        if not self.edits.marks or self._pixels is None:
            return
        self.ui.saveButton.setEnabled(False)
        self.ui.progressStrip.start(self.tr("Saving"), cancellable=False)
        derivatives, ids, layer = self._derivatives, (self._case_id, self._base), self.edits.layer
        title = self.ui.titleEdit.text().strip() or self.tr("Annotated picture")
        task = tasks.start(self, lambda p: derivatives.add_annotated(*ids, layer, title, p))
        task.done.connect(self._saved)
        task.failed.connect(self._refused)
        task.finished.connect(self._ended)

    def _saved(self, exhibit: Exhibit) -> None:
        with contextlib.suppress(Problem):
            self._drafts.drop(self._place)
        self.saved.emit(exhibit)
        self.accept()

    def _ended(self) -> None:
        self.ui.progressStrip.stop()
        self.ui.saveButton.setEnabled(bool(self.edits.marks))

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem))

"""Annotating a picture: marks on a layer of their own, over a picture that never changes."""

import contextlib

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.app import Application
from desktop.services.pictures.derivatives import Layer, Pixels
from desktop.ui.pictures.annotation_edits import ARROW, NUMBER, SAYS, TEXT, AnnotationEdits, moved
from desktop.ui.pictures.annotation_hand import AnnotationHand
from desktop.ui.pictures.annotation_tools import AnnotationTools
from desktop.ui.pictures.frame_view import FrameView, picture_of
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.latest import Latest
from desktop.ui.window.problem_banner import lines_of, show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.undo import undo_by_keys
from record.evidence import Exhibit
from record.problems import Problem

DRAFT = "layer"
NUDGE = 0.002


class AnnotateDialog(QDialog):
    """Draw arrows, boxes and words on a still or photo. ``saved`` carries the new exhibit.

    What is drawn is kept as a draft until it is saved; an annotated exhibit opens its layer to
    be edited again.
    """

    saved = Signal(object)

    def __init__(
        self, app: Application, prompts: Prompts, case_id: str, exhibit: Exhibit, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._case_id = app, prompts, case_id
        self._before = app.derivatives.layer_of(exhibit)
        self._base = exhibit.derived_from if self._before is not None else exhibit.id
        self._place = f"{case_id}:annotate:{exhibit.id}"
        self._pixels: Pixels | None = None
        self.view, self.banner, self.strip = FrameView(), Banner(), ProgressStrip()
        self.edits = AnnotationEdits(self)
        self.tools = AnnotationTools(self.edits, self)
        self.hand = AnnotationHand(self.view, self.edits, self.tools.make)
        self.words = QLineEdit()
        self.title = QLineEdit(self._first_title(exhibit))
        self.save = Button(self.tr("Save as an exhibit"), "primary", "save")
        self.leave = Button(self.tr("Close"))
        self._shows = Latest(self)
        self._lay_out(exhibit)
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

    def _lay_out(self, exhibit: Exhibit) -> None:
        self.setWindowTitle(exhibit.exhibit_no)
        screen = self.screen().availableGeometry()
        self.resize(min(1240, screen.width() - 40), min(800, screen.height() - 60))
        self.words.setPlaceholderText(self.tr("Words of the mark"))
        self.words.setAccessibleName(self.tr("Words of the mark"))
        self.title.setAccessibleName(self.tr("Title of the exhibit"))
        foot = QHBoxLayout()
        foot.addWidget(Text(self.tr("Title"), "muted"))
        foot.addWidget(self.title, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self.banner, self.tools, self.words, self.strip):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        note = self.tr("The picture below is never changed: the marks are a layer of their own.")
        column.addWidget(Text(note, "muted"))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.edits.changed.connect(self._changed)
        self.hand.added.connect(self._added)
        self.tools.taken.connect(self.hand.take)
        self.words.textEdited.connect(self.edits.say)
        self.words.returnPressed.connect(self.view.setFocus)
        self._shows.done.connect(self._show)
        self._shows.failed.connect(self._refused)
        undo_by_keys(self, self.edits.undo, self.edits.redo)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._save)

    def _open(self) -> None:
        self.save.setEnabled(False)
        self.strip.start(self.tr("Opening the picture"))
        app, case_id, base = self._app, self._case_id, self._base
        purpose = self.tr("Annotating")
        task = tasks.start(self, lambda _p: app.derivatives.open(case_id, base, purpose))
        task.done.connect(self._opened)
        task.failed.connect(self._unreadable)
        task.finished.connect(self.strip.stop)

    def _opened(self, pixels: Pixels) -> None:
        self._pixels = pixels
        kept = self._app.drafts.of(self._place).get(DRAFT, "")
        layer = self._before or Layer(marks=())
        with contextlib.suppress(msgspec.DecodeError):
            layer = msgspec.json.decode(kept, type=Layer) if kept else layer
        self.edits.load(layer.marks)
        self.tools.take(ARROW)

    def _unreadable(self, problem: Problem) -> None:
        self.view.show_words(lines_of(self._prompts.sentence(problem)))

    def _changed(self) -> None:
        pixels, layer = self._pixels, self.edits.layer
        if pixels is None:
            return
        self._shows.ask(lambda _p: self._app.derivatives.render(pixels, layer))
        chosen = self.edits.chosen
        self.words.setVisible(chosen is not None and chosen.kind in SAYS)
        if chosen is not None and self.words.text() != chosen.text:
            self.words.setText(chosen.text)
        self.save.setEnabled(bool(self.edits.marks))
        if self.edits.can_undo:
            text = msgspec.json.encode(layer).decode()
            with contextlib.suppress(Problem):
                self._app.drafts.keep(self._place, DRAFT, text)

    def _show(self, pixels: Pixels) -> None:
        self.view.show_image(picture_of(pixels.rgb, pixels.width, pixels.height))

    def _added(self) -> None:
        chosen = self.edits.chosen
        if chosen is not None and chosen.kind in {TEXT, NUMBER}:
            self.words.setFocus()
            self.words.selectAll()

    def _nudge(self, event: QKeyEvent) -> bool:
        by, chosen = self.tools.nudge(event, NUDGE), self.edits.chosen
        if by is None or chosen is None:
            return False
        self.edits.change(moved(chosen, by))
        return True

    def _save(self) -> None:
        if not self.edits.marks or self._pixels is None:
            return
        self.save.setEnabled(False)
        self.strip.start(self.tr("Saving"), cancellable=False)
        app, ids, layer = self._app, (self._case_id, self._base), self.edits.layer
        title = self.title.text().strip() or self.tr("Annotated picture")
        task = tasks.start(self, lambda p: app.derivatives.add_annotated(*ids, layer, title, p))
        task.done.connect(self._saved)
        task.failed.connect(self._refused)
        task.finished.connect(self._ended)

    def _saved(self, exhibit: Exhibit) -> None:
        with contextlib.suppress(Problem):
            self._app.drafts.drop(self._place)
        self.saved.emit(exhibit)
        self.accept()

    def _ended(self) -> None:
        self.strip.stop()
        self.save.setEnabled(bool(self.edits.marks))

    def _refused(self, problem: Problem) -> None:
        show_problem(self.banner, self._prompts.sentence(problem))

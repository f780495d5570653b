"""One exhibit: what is said of it, a large look at it, and what can be done with it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.app import Application
from desktop.progress import Progress
from desktop.services.evidence.exhibits import HANDOVERS
from desktop.ui.evidence.custody import ExhibitCustody
from desktop.ui.evidence.derived import ExhibitDerived
from desktop.ui.evidence.exhibit_form import ExhibitFields
from desktop.ui.evidence.redacting import ExhibitHiding
from desktop.ui.samples.measuring import ExhibitMeasuring
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from desktop.ui.words import file
from desktop.ui.words.case import CaseWords, full
from desktop.ui.words.footage import is_footage
from desktop.ui.words.photo import photo_lines
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit

LARGE = 1600
SMALL = 640


class ExhibitDialog(QDialog):
    """Show an exhibit. What is changed is recorded when a field is left; nothing asks to save."""

    footage_asked = Signal(str)

    def __init__(
        self, app: Application, prompts: Prompts, case: Case, evidence_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._case = app, prompts, case
        self._words = CaseWords(app.recorder, app.reference, app.people, app.language)
        self.exhibit = case.evidence[evidence_id]
        self.picture = Picture(340, cover=False)
        self.state = Chip()
        self.note = Text("", "muted").wrapped()
        self.fields = ExhibitFields(
            app, self.exhibit.kind, f"{case.id}:exhibit:{evidence_id}", self
        )
        self.fields.live.save_with(self._save)
        self.look = self._button(self.tr("View large…"), "maximize-2", self._view)
        self.play = self._button(self.tr("Take stills"), "camera", self._open_footage)
        self.measuring = ExhibitMeasuring(app.samples, prompts, case.id, self)
        self.derived = ExhibitDerived(app, prompts, case.id, self)
        self.derived.made.connect(self._made)
        self.hiding = ExhibitHiding(app, prompts, self)
        self.hiding.made.connect(self._made)
        self.custody = ExhibitCustody(app, prompts, case.id, self)
        self.custody.changed.connect(self._reload)
        self.custody.said.connect(self.note.setText)
        self._lay_out()
        self._show(self.exhibit)
        self.fields.live.restore()
        self._load(SMALL)

    def done(self, result: int) -> None:
        """Record what was typed before the window goes."""
        self.fields.live.flush()
        super().done(result)

    def _button(self, words: str, icon: str, act: Any) -> Button:
        button = Button(words, "secondary", icon)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.setWindowTitle(self.exhibit.exhibit_no)
        self.resize(980, 640)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.picture)
        left.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.note)
        for button in (
            self.look,
            self.play,
            self.measuring.button,
            self.derived.button,
            self.hiding.button,
            *self.custody.buttons(),
        ):
            left.addWidget(button)
        left.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.fields)
        right = QVBoxLayout()
        right.addWidget(Text(f"{self.exhibit.exhibit_no} · {self.exhibit.title}", "section"))
        right.addWidget(scroll, 1)
        done = Button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
        right.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(left, 9)
        row.addLayout(right, 11)

    def _show(self, exhibit: Exhibit) -> None:
        self.exhibit = exhibit
        original = exhibit.original
        self.fields.show_exhibit(exhibit)
        self.note.setText("\n".join(self._notes()))
        self.play.setVisible(is_footage(exhibit))
        self.derived.show_exhibit(exhibit)
        self.hiding.show_exhibit(self._case, exhibit)
        self.measuring.show_exhibit(exhibit)
        self.look.setVisible(original is not None)
        self.custody.show_exhibit(exhibit, is_open=self._case.is_open)
        if original is None:
            self.state.show_fact(self.tr("Typed in, without a file"))
            return
        state = self._app.evidence.state(original.h)
        tone = file.LOOKS.get(state.state, ("", "neutral"))[1]
        self.state.show_fact(file.file_word(state), "neutral" if tone == "muted" else tone)

    def _notes(self) -> list[str]:
        exhibit, original = self.exhibit, self.exhibit.original
        who = self._app.name_of(exhibit.added_by)
        lines = [self.tr("Added {0} by {1}").format(full(exhibit.added_at), who)]
        if original is not None:
            lines.append(self.tr("{0} · {1:,} bytes").format(exhibit.original_name, original.n))
            lines.append(f"SHA-256 {original.h}")
        lines += self.hiding.notes(self._case, exhibit)
        lines += photo_lines(exhibit, self._words.language)
        for event in self._case.custody:
            if event.event in HANDOVERS and event.evidence_id == exhibit.id:
                what = self._words.label("custody_event", event.event)
                told = (f"{what} {full(event.at)}", event.to, event.purpose, event.place)
                lines.append(" · ".join(part for part in told if part))
        if exhibit.status == ExhibitStatus.WITHDRAWN:
            lines.append(self.tr("Withdrawn: {0}").format(exhibit.withdrawn_reason))
        return lines

    def _load(self, edge: int) -> None:
        if self.exhibit.original is None:
            kind = self._app.rules.evidence_kinds.get(self.exhibit.kind)
            self.picture.show_picture(QPixmap(), kind.icon if kind is not None else "file-text")
            return
        exhibit = self.exhibit

        def read(_progress: Progress) -> QImage:
            return QImage.fromData(self._app.evidence.thumbnail(exhibit, edge))

        task = tasks.start(self, read)
        task.done.connect(self._loaded)

    def _loaded(self, image: QImage) -> None:
        self.picture.show_picture(QPixmap.fromImage(image))

    def _view(self) -> None:
        reasons = [
            Choice(self.tr("Handling the case"), self.tr("Handling the case")),
            Choice(self.tr("Showing it to the customer"), self.tr("Showing it to the customer")),
            Choice(self.tr("Checking what was recorded"), self.tr("Checking what was recorded")),
        ]
        text = self.tr("Every look at evidence is kept with its reason.")
        purpose = self._prompts.pick_one(self.tr("Why do you look at it?"), reasons, text)
        if not purpose:
            return
        case_id, evidence_id = self._case.id, self.exhibit.id

        def read(_progress: Progress) -> QImage:
            return QImage.fromData(self._app.evidence.view(case_id, evidence_id, LARGE, purpose))

        task = tasks.start(self, read)
        task.done.connect(self._enlarge)
        task.failed.connect(self._prompts.show_problem)

    def _enlarge(self, image: QImage) -> None:
        large = QDialog(self)
        large.setWindowTitle(self.exhibit.exhibit_no)
        large.resize(1100, 760)
        picture = Picture(720, cover=False)
        picture.show_picture(QPixmap.fromImage(image))
        column = QVBoxLayout(large)
        column.addWidget(picture, 1)
        show_dialog(large)

    def _made(self, words: str) -> None:
        self._reload()
        self.note.setText(words)

    def _open_footage(self) -> None:
        self.accept()
        self.footage_asked.emit(self.exhibit.id)

    def _save(self, _seen: object, changes: dict[str, Any]) -> None:
        said = self.fields.annotation(changes, self.exhibit)
        if said:
            self._case = self._app.evidence.annotate(self._case.id, self.exhibit.id, said)
            self.exhibit = self._case.evidence[self.exhibit.id]

    def _reload(self) -> None:
        self._case = self._app.cases.get(self._case.id)
        self._show(self._case.evidence[self.exhibit.id])

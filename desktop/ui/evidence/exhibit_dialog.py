"""One exhibit: what is said of it, a large look at it, and what can be done with it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.progress import Progress
from desktop.services.evidence.exhibits import HANDOVERS
from desktop.ui.evidence.custody import ExhibitCustody
from desktop.ui.evidence.derived import ExhibitDerived
from desktop.ui.evidence.exhibit_fields import ExhibitFields
from desktop.ui.evidence.exhibit_services import ExhibitServices
from desktop.ui.evidence.redacting import ExhibitHiding
from desktop.ui.evidence.ui_exhibit_dialog import Ui_ExhibitDialog
from desktop.ui.pictures.enlarged import EnlargedPicture
from desktop.ui.samples.measuring import ExhibitMeasuring
from desktop.ui.widgets.picture import Picture
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen, show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from desktop.ui.words import file
from desktop.ui.words import footage as footage_words
from desktop.ui.words import stills as still_words
from desktop.ui.words.case import full
from desktop.ui.words.photo import photo_lines
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit
from record.problems import Problem

LARGE = 1600
SMALL = 640
SIZE = (1366, 760)
LEAST_PICTURE = 200


class ExhibitDialog(Dialog):
    """Show an exhibit. What is changed is recorded when a field is left; nothing asks to save."""

    footage_asked = Signal(str)

    def __init__(
        self,
        services: ExhibitServices,
        prompts: Prompts,
        case: Case,
        evidence_id: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._cases, self._evidence, self._words = services.cases, services.evidence, services.words
        self._prompts, self._case = prompts, case
        self.exhibit = exhibit = case.evidence[evidence_id]
        self.ui = ui = Ui_ExhibitDialog()
        ui.setupUi(self)
        self.picture = Picture(LEAST_PICTURE, cover=False)
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.fields = ExhibitFields(
            services.drafts,
            self._words,
            case,
            exhibit.kind,
            f"{case.id}:exhibit:{evidence_id}",
            self,
        )
        self.measuring = ExhibitMeasuring(
            services.samples, prompts, case.id, ui.measureButton, self
        )
        self.derived = ExhibitDerived(services, prompts, case.id, ui.workButton, self)
        self.hiding = ExhibitHiding(services, ui.hideButton, self)
        self.custody = ExhibitCustody(services, prompts, ui, self)
        self._lay_out()
        self._connect()
        self._show(exhibit)
        self.fields.live.restore()
        self._load(SMALL)

    def done(self, result: int) -> None:
        """Record what was typed before the window goes."""
        self.fields.live.flush()
        super().done(result)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.exhibit.exhibit_no)
        self.ui.titleText.setText(f"{self.exhibit.exhibit_no} · {self.exhibit.title}")
        self.ui.pictureLayout.addWidget(self.picture)
        self.ui.fieldScroll.setWidget(self.fields)
        for box in (self.ui.pictureBox, self.ui.actBox):
            box.gather()
        fit_screen(self, *SIZE)

    def _connect(self) -> None:
        self.fields.live.save_with(self._save)
        self.ui.lookButton.clicked.connect(self._view)
        self.ui.playButton.clicked.connect(self._open_footage)
        self.ui.closeButton.clicked.connect(self.accept)
        self.derived.made.connect(self._made)
        self.hiding.made.connect(self._made)
        self.custody.changed.connect(self._reload)
        self.custody.said.connect(self._say)
        self.ui.saidText.hide()

    def _show(self, exhibit: Exhibit) -> None:
        self.exhibit = exhibit
        original = exhibit.original
        self.fields.show_exhibit(exhibit)
        self.ui.noteText.setText("\n".join(self._notes()))
        self.ui.playButton.setVisible(footage_words.is_footage(exhibit))
        self.derived.show_exhibit(exhibit)
        self.hiding.show_exhibit(self._case, exhibit)
        self.measuring.show_exhibit(exhibit)
        self.ui.lookButton.setVisible(original is not None)
        self.ui.hashText.setVisible(original is not None)
        self.custody.show_exhibit(self._case, exhibit)
        if original is None:
            self.ui.stateChip.show_fact(self.tr("Typed in, without a file"))
            return
        self.ui.hashText.setText(f"SHA-256 {original.h}")
        state = self._evidence.state(original.h)
        tone = file.LOOKS.get(state.state, ("", "neutral"))[1]
        self.ui.stateChip.show_fact(file.file_word(state), "neutral" if tone == "muted" else tone)

    def _notes(self) -> list[str]:
        exhibit, original = self.exhibit, self.exhibit.original
        who = self._words.person(exhibit.added_by)
        lines = [self.tr("Added {0} by {1}").format(full(exhibit.added_at), who)]
        if original is not None:
            lines.append(self.tr("{0} · {1:,} bytes").format(exhibit.original_name, original.n))
        if how := still_words.standing(self._case, exhibit):
            lines.append(self.tr("Still: {0}").format(how))
        if how := footage_words.decoded(self._case, exhibit):
            lines.append(self.tr("Recording: {0}").format(how))
        lines += self.hiding.notes(self._case, exhibit)
        lines += photo_lines(exhibit, self._words.language)
        for event in self._case.custody:
            if event.event in HANDOVERS and event.evidence_id == exhibit.id:
                what = self._words.label_of(self._case, "custody_event", event.event)
                told = (f"{what} {full(event.at)}", event.to, event.purpose, event.place)
                lines.append(" · ".join(part for part in told if part))
        if exhibit.status == ExhibitStatus.WITHDRAWN:
            lines.append(self.tr("Withdrawn: {0}").format(exhibit.withdrawn_reason))
        return lines

    def _load(self, edge: int) -> None:
        if self.exhibit.original is None:
            kind = self._words.rules_of(self._case).evidence_kinds.get(self.exhibit.kind)
            self.picture.show_picture(QPixmap(), kind.icon if kind is not None else "file-text")
            return
        exhibit = self.exhibit

        def read(_progress: Progress) -> QImage:
            return QImage.fromData(self._evidence.thumbnail(exhibit, edge))

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
            return QImage.fromData(self._evidence.view(case_id, evidence_id, LARGE, purpose))

        task = tasks.start(self, read)
        task.done.connect(self._enlarge)
        task.failed.connect(self._not_viewed)

    def _not_viewed(self, problem: Problem) -> None:
        original = self.exhibit.original
        if problem.code != "evidence.locked" or original is None:
            self._prompts.show_problem(problem)
            return
        password = self._prompts.enter_password(
            self._prompts.sentence(problem).what,
            self.tr("It stays on this device and is not written into the record."),
        )
        if not password:
            return
        try:
            self._evidence.first_look.unlock(original.h, password)
        except Problem as wrong:
            self._prompts.show_problem(wrong)
            return
        self._load(SMALL)

    def _enlarge(self, image: QImage) -> None:
        show_dialog(EnlargedPicture(self.exhibit.exhibit_no, image, self))

    def _made(self, words: str) -> None:
        self._reload()
        self._say(words)

    def tell_added(self, exhibit: Exhibit) -> None:
        """Tell that a file which was given to this window is in the case."""
        self._say(self.tr("Added {0}: {1}").format(exhibit.exhibit_no, exhibit.title))

    def _say(self, words: str) -> None:
        """Tell what came of the last act, beside where the file comes from and its hash."""
        self.ui.saidText.setText(words)
        self.ui.saidText.setVisible(bool(words))

    def _open_footage(self) -> None:
        self.accept()
        self.footage_asked.emit(self.exhibit.id)

    def _save(self, _seen: object, changes: dict[str, Any]) -> None:
        said = self.fields.annotation(changes, self.exhibit)
        if said:
            self._case = self._evidence.annotate(self._case.id, self.exhibit.id, said)
            self.exhibit = self._case.evidence[self.exhibit.id]

    def _reload(self) -> None:
        self._case = self._cases.get(self._case.id)
        self._show(self._case.evidence[self.exhibit.id])

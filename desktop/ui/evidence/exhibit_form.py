"""Adding what is typed in: paper, an object, a system's record, or files with what they are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.desk.drafts import Drafts
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.evidence.exhibit_fields import DETAILS, ExhibitFields
from desktop.ui.evidence.ui_exhibit_form import Ui_TypedExhibit
from desktop.ui.widgets.button import on_press
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import ExhibitKind, Medium

SIZE = (620, 620)


class TypedExhibit(Dialog):
    """Add paper, an object or a system's record that is typed in, or files with what they are.

    ``paths`` are files that were dropped, pasted or scanned meanwhile; ``scan_asked`` wants the
    scanner.
    """

    scan_asked = Signal()

    def __init__(
        self,
        drafts: Drafts,
        words: CaseWords,
        case: Case,
        kind: str,
        source: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.form: ExhibitForm | None = None
        self.wants_files = False
        self.paths: list[Path] = []
        place = f"{case.id}:exhibit:new-{kind.lower()}{source.lower()}"
        self.fields = ExhibitFields(drafts, words, case, kind, place, self)
        self.ui = Ui_TypedExhibit()
        self.ui.setupUi(self)
        self.ui.fieldScroll.setWidget(self.fields)
        on_press(self.ui.filesButton, self._accept, True)
        on_press(self.ui.addButton, self._accept, False)
        self.ui.scanButton.clicked.connect(self.scan_asked)
        self.ui.cancelButton.clicked.connect(self.reject)
        fit_screen(self, *SIZE)
        self._favour(words, case, kind)
        title = self.fields.common["title"].input
        label = words.label_of(case, "evidence_kind", kind)
        if not title.words():
            title.set_words(label)
        if source:
            self.fields.details.rows[f"{DETAILS}source"].input.set_value(source)
        self.fields.live.restore()
        self.fields.focus_on("title")

    def take_files(self, paths: Sequence[Path]) -> None:
        """Hold files until it is said what they are."""
        self.paths += [path for path in paths if path not in self.paths]
        names = self.tr(", ").join(path.name for path in self.paths)
        self.ui.givenText.setText(self.tr("To be added: {0}").format(names))
        self.ui.filesButton.setText(self.tr("Add with %n file(s)", "", len(self.paths)))
        self.ui.filesButton.set_kind("primary")
        self.ui.addButton.set_kind("secondary")

    def done(self, result: int) -> None:
        """Keep what was typed before the window goes."""
        self.fields.live.keep()
        super().done(result)

    def finish(self) -> None:
        """Forget the draft: what it held is recorded."""
        self.fields.live.done()

    def _favour(self, words: CaseWords, case: Case, kind: str) -> None:
        """Offer first what the kind is: a photo is a file, a thing has none."""
        row = words.rules_of(case).evidence_kinds.get(kind)
        is_file = row is not None and row.medium == Medium.FILE and kind != ExhibitKind.OTHER
        self.ui.filesButton.set_kind("primary" if is_file else "secondary")
        self.ui.addButton.set_kind("secondary" if is_file else "primary")

    def _accept(self, files: bool) -> None:
        # Reading the blanks clears what was told of them, so what lacks is told afterwards.
        form = self.fields.form()
        lacking = "" if form is None else self.fields.lacking()
        if form is None or lacking:
            self.fields.focus_on(lacking)
            return
        self.form = form
        self.wants_files = files
        self.accept()

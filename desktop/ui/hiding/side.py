"""Beside the picture: what is hidden, how, what for, and the word that all are covered."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from desktop.services.pictures.hiding import Plan, Region, Style, Subject, reasons
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.hiding.ui_dialog import Ui_HidingDialog
from desktop.ui.widgets.pills import Pills

PLACE = Qt.ItemDataRole.UserRole
LEAST = 280
OTHER = "OTHER"
SOLID = "solid"


class HidingSide(QObject):
    """The controls. It is confirmed from the press until the places change again.

    ``label`` words a code of a group.
    """

    propose_asked = Signal()
    save_asked = Signal()
    chosen = Signal(int)
    shape_chosen = Signal(str)
    preview_asked = Signal(bool)

    def __init__(
        self,
        ui: Ui_HidingDialog,
        edits: HidingEdits,
        label: Callable[[str, str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ui, self._edits, self._label = ui, edits, label
        self._clip = self._ready = False
        self.shape = Pills(
            (
                ("rect", self.tr("Rectangle")),
                ("ellipse", self.tr("Ellipse")),
            )
        )
        self.how = Pills(((SOLID, self.tr("Solid")), ("mosaic", self.tr("Mosaic"))))
        self.reason = Pills([(code, label("redaction_reason", code)) for code in reasons()])
        for pills, row, words in (
            (self.shape, ui.shapeRow, ui.shapeLabel),
            (self.how, ui.fillRow, ui.fillLabel),
            (self.reason, ui.reasonRow, ui.reasonLabel),
        ):
            pills.setProperty("least", LEAST)
            pills.resize(LEAST, pills.height())
            pills.setAccessibleName(words.text())
            row.addWidget(pills)
        self.shape.choose("rect")
        self.how.choose(SOLID)
        self._connect()
        self._show()

    def open(self, subject: Subject) -> None:
        """Fit the controls to what is looked at."""
        self._clip, self._ready = subject.footage is not None, True
        self.how.setVisible(not self._clip)
        self._ui.fillLabel.setVisible(not self._clip)
        self._ui.soundCheck.setVisible(self._clip)
        self._follow()

    def plan(self, title: str) -> Plan:
        """Return everything that was decided."""
        edits = self._edits
        regions = tuple(track.keys[0].region for track in edits.tracks)
        how = SOLID if self._clip else self.how.code() or SOLID
        return Plan(
            regions=() if self._clip else regions,
            tracks=edits.tracks if self._clip else (),
            style=Style(how),
            sound=self._clip and self._ui.soundCheck.isChecked(),
            reason=self.reason.code(),
            note=self._ui.noteEdit.text().strip(),
            title=title,
            proposed=edits.proposed,
            taken_back=edits.taken_back(),
            found_by=tuple(sorted({region.found_by for region in regions} - {""})),
            confirmed=self._ui.confirmButton.isChecked(),
        )

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be saved or proposed while something is under way."""
        self._ready = not busy
        self._ui.proposeButton.setEnabled(not busy)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give every choice its room when the room or the letters change."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        ui = self._ui
        ui.proposeButton.clicked.connect(self.propose_asked)
        ui.saveButton.clicked.connect(self.save_asked)
        ui.previewCheck.toggled.connect(self.preview_asked)
        self.shape.picked.connect(self.shape_chosen)
        ui.placesList.itemClicked.connect(self._choose)
        ui.placesList.itemActivated.connect(self._choose)
        self.reason.picked.connect(self._follow)
        ui.noteEdit.textChanged.connect(self._follow)
        ui.confirmButton.toggled.connect(self._follow)
        self._edits.changed.connect(self._show)
        self._edits.touched.connect(self._unconfirm)
        ui.soundCheck.toggled.connect(self._unconfirm)
        ui.choices.installEventFilter(self)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(PLACE))

    def _unconfirm(self) -> None:
        self._ui.confirmButton.setChecked(False)

    def _show(self) -> None:
        tracks = self._edits.tracks
        self._ui.countText.setText(self.tr("%n places hidden", "", len(tracks)))
        self._ui.placesList.clear()
        for place, track in enumerate(tracks):
            words = self.name(track.keys[0].region)
            if self._clip:
                span = self.tr("frames {0} to {1}").format(track.first, track.last)
                words = f"{place + 1}  {words} · {span}"
            else:
                words = f"{place + 1}  {words}"
            item = QListWidgetItem(words)
            item.setData(PLACE, place)
            self._ui.placesList.addItem(item)
            if place == self._edits.selected:
                self._ui.placesList.setCurrentItem(item)
        self._follow()

    def name(self, region: Region) -> str:
        """Say what a place hides, and whether a model or a person found it."""
        what = self._label("hidden_thing", region.what)
        if not region.found_by:
            return self.tr("Hide") if region.what == OTHER else self.tr("Hide: {0}").format(what)
        return self.tr("Hide: {0}?").format(what)

    def _follow(self, *_: object) -> None:
        self._ui.noteEdit.setVisible(self.reason.code() == OTHER)
        if self._ui.confirmButton.isChecked():
            self._ui.confirmButton.set_kind("soft")
        else:
            self._ui.confirmButton.set_kind("secondary")
        lacks = self._lacking()
        self._ui.lackText.setText(lacks)
        self._ui.lackText.setVisible(bool(lacks))
        self._ui.confirmButton.setEnabled(self._ready)
        self._ui.saveButton.setEnabled(self._ready and not lacks)

    def _fit(self) -> None:
        # A scroll area asks for no height for a width; choices that wrap would be cut off.
        choices, column = self._ui.choices, self._ui.choicesLayout
        margins = column.contentsMargins()
        wide = choices.width() - margins.left() - margins.right()
        for pills in (self.shape, self.how, self.reason):
            pills.setMinimumHeight(pills.flow.heightForWidth(wide))
        choices.setMinimumHeight(column.totalMinimumSize().height())

    def _lacking(self) -> str:
        """Say what is missing before the copy can be saved."""
        if not self.reason.code():
            return self.tr("Choose what the copy is for.")
        if self.reason.code() == OTHER and not self._ui.noteEdit.text().strip():
            return self.tr("Say for whom and what for.")
        if not self._ui.confirmButton.isChecked():
            return self.tr("Look through everything, then press “All bystanders are covered”.")
        return ""

"""Beside the picture: what is hidden, how, what for, and the word that all are covered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.services.pictures.hiding import Plan, Region, Style, Subject, reasons
from desktop.ui.hiding.edits import HidingEdits
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.pills import Pills
from desktop.ui.widgets.text import Text

PLACE = Qt.ItemDataRole.UserRole
WIDTH = 330
OTHER = "OTHER"
SOLID = "solid"


class HidingSide(QWidget):
    """The controls. ``confirmed`` is true from the press until the places change again."""

    propose_asked = Signal()
    save_asked = Signal()
    chosen = Signal(int)
    shape_chosen = Signal(str)
    preview_asked = Signal(bool)

    def __init__(self, app: Application, edits: HidingEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._app, self._edits = app, edits
        self._clip = self._ready = False
        self.propose = Button(self.tr("Look for faces and plates"), "soft", "scan-line")
        self.propose.setToolTip(self.tr("A model proposes; you decide. Nobody is recognised."))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Places to hide"))
        self.heading = Text("", "section")
        self.shape = Pills(
            [
                ("rect", self.tr("Rectangle")),
                ("ellipse", self.tr("Ellipse")),
            ]
        )
        self.how = Pills([("solid", self.tr("Solid")), ("mosaic", self.tr("Mosaic"))])
        self.preview = QCheckBox(self.tr("Show it as it will be"))
        self.sound = QCheckBox(self.tr("Keep the sound (voices are heard)"))
        self.reason = Pills([(code, app.label("redaction_reason", code)) for code in reasons()])
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("For whom, what for"))
        self.note.setAccessibleName(self.tr("For whom, what for"))
        self.confirm = Button(self.tr("All bystanders are covered"), "secondary", "shield-check")
        self.confirm.setCheckable(True)
        self.save = Button(self.tr("Save the redacted copy"), "primary", "save")
        self._lay_out()
        self._connect()

    def open(self, subject: Subject) -> None:
        """Fit the controls to what is looked at."""
        self._clip, self._ready = subject.footage is not None, True
        self.how.setVisible(not self._clip)
        self._how_label.setVisible(not self._clip)
        self.sound.setVisible(self._clip)
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
            sound=self._clip and self.sound.isChecked(),
            reason=self.reason.code(),
            note=self.note.text().strip(),
            title=title,
            proposed=edits.proposed,
            taken_back=edits.taken_back(),
            found_by=tuple(sorted({region.found_by for region in regions} - {""})),
            confirmed=self.confirm.isChecked(),
        )

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be saved or proposed while something is under way."""
        self._ready = not busy
        self.propose.setEnabled(not busy)
        self._follow()

    def _lay_out(self) -> None:
        self._inner = inner = QWidget()
        inner.setFixedWidth(WIDTH - 14)
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(8, 0, 6, 0)
        column.setSpacing(8)
        self._how_label = Text(self.tr("Filled with"), "label")
        for part in (
            self.heading,
            self.propose,
            self.list,
            Text(self.tr("Shape"), "label"),
            self.shape,
            self._how_label,
            self.how,
            self.preview,
            self.sound,
            Text(self.tr("What is the copy for?"), "label"),
            self.reason,
            self.note,
        ):
            column.addWidget(part)
        column.setStretchFactor(self.list, 1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._why_not = Text("", "muted").wrapped()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(scroll, 1)
        for part in (self._why_not, self.confirm, self.save):
            outer.addWidget(part)
        self.setFixedWidth(WIDTH)
        self.list.setMinimumHeight(72)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.shape.choose("rect")
        self.how.choose("solid")

    def _connect(self) -> None:
        self.propose.clicked.connect(self.propose_asked)
        self.save.clicked.connect(self.save_asked)
        self.preview.toggled.connect(self.preview_asked)
        self.shape.picked.connect(self.shape_chosen)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.reason.picked.connect(self._follow)
        self.note.textChanged.connect(self._follow)
        self.confirm.toggled.connect(self._follow)
        self._edits.changed.connect(self._show)
        self._edits.touched.connect(self._unconfirm)
        self.sound.toggled.connect(self._unconfirm)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(PLACE))

    def _unconfirm(self) -> None:
        self.confirm.setChecked(False)

    def _show(self) -> None:
        tracks = self._edits.tracks
        self.heading.setText(self.tr("{0} places hidden").format(len(tracks)))
        self.list.clear()
        for place, track in enumerate(tracks):
            words = self.name(track.keys[0].region)
            if self._clip:
                span = self.tr("frames {0} to {1}").format(track.first, track.last)
                words = f"{place + 1}  {words} · {span}"
            else:
                words = f"{place + 1}  {words}"
            item = QListWidgetItem(words)
            item.setData(PLACE, place)
            self.list.addItem(item)
            if place == self._edits.selected:
                self.list.setCurrentItem(item)
        self._follow()

    def name(self, region: Region) -> str:
        """Say what a place hides, and whether a model or a person found it."""
        what = self._app.label("hidden_thing", region.what)
        if not region.found_by:
            return self.tr("Hide") if region.what == OTHER else self.tr("Hide: {0}").format(what)
        return self.tr("Hide: {0}?").format(what)

    def _follow(self, *_: object) -> None:
        self.note.setVisible(self.reason.code() == OTHER)
        if self.confirm.isChecked():
            self.confirm.set_kind("soft")
        else:
            self.confirm.set_kind("secondary")
        lacks = self._lacking()
        self._why_not.setText(lacks)
        self._why_not.setVisible(bool(lacks))
        self.confirm.setEnabled(self._ready)
        self.save.setEnabled(self._ready and not lacks)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Give every choice its room."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A scroll area asks for no height for a width; choices that wrap would be cut off.
        margins = self._column.contentsMargins()
        wide = self._inner.width() - margins.left() - margins.right()
        for pills in (self.shape, self.how, self.reason):
            pills.setMinimumHeight(pills.flow.heightForWidth(wide))
        self._inner.setMinimumHeight(self._column.totalMinimumSize().height())

    def _lacking(self) -> str:
        """Say what is missing before the copy can be saved."""
        if not self.reason.code():
            return self.tr("Choose what the copy is for.")
        if self.reason.code() == OTHER and not self.note.text().strip():
            return self.tr("Say for whom and what for.")
        if not self.confirm.isChecked():
            return self.tr("Look through everything, then press “All bystanders are covered”.")
        return ""

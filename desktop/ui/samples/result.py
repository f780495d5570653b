"""What a comparison found: both colours, the numbers with their uncertainty, and the limits."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.samples.comparison import Names, Result, Samples
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.text import Text
from record.sheets.sample_comparison import Verdict

_PATCH, _PHOTO = 92, 230
_TONES: dict[str, str] = {Verdict.DIFFERENT: "warning", Verdict.NOT_DIFFERENT: "good"}


class SampleResult(QWidget):
    """Show a result, or what to do to get one. The limits stand under every result."""

    def __init__(self, samples: Samples) -> None:
        super().__init__()
        self._samples = samples
        self.empty = EmptyState(
            "droplets",
            self.tr("Print the card, put both vials before it and add the first photo."),
        )
        self.lead = Text("", "strong").wrapped()
        self.note = Text("", "muted").wrapped()
        self.limits = Text("", "body").wrapped()
        self.patches = [Picture(_PATCH), Picture(_PATCH)]
        self.names = [Text("", "label"), Text("", "label")]
        self.straight = Picture(_PHOTO, cover=False)
        self.table = QGridLayout()
        self._shown = QWidget()
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Wait for photos."""
        self.empty.show()
        self._shown.hide()

    def show_result(self, result: Result, names: Names) -> None:
        """Show what the photos say of the two samples."""
        samples, found = self._samples, result.comparison
        self.lead.setText(samples.lead(result, names))
        set_look(self.lead, tone=_TONES.get(found.colour.verdict, "warning"))
        for label, name in zip(self.names, (names.one, names.two), strict=True):
            label.setText(name)
        for patch, colour in zip(self.patches, found.patches, strict=True):
            pixmap = QPixmap(8, 8)
            pixmap.fill(QColor(*colour))
            patch.show_picture(pixmap)
        self._fill_table(samples.table(result))
        self.note.setText("\n".join(self._notes(result)))
        self.limits.setText("\n".join(samples.limits()))
        image = QImage.fromData(result.photos[-1].reading.straight)
        self.straight.show_picture(QPixmap.fromImage(image))
        self.empty.hide()
        self._shown.show()

    def _notes(self, result: Result) -> list[str]:
        found = result.comparison
        colour, haze = self._samples.rules(result)
        notes = [self.tr("ΔE00: {0}").format(colour), self.tr("Haze: {0}").format(haze)]
        card = result.card or self.tr("serial not read")
        notes.append(self.tr("Card {0} · %n photo(s)", "", found.photos).format(card))
        if not 0 < found.swapped < found.photos:
            notes.append(
                self.tr("One order only: a photo with the vials swapped narrows the uncertainty.")
            )
        return notes

    def _fill_table(self, rows: Sequence[Sequence[str]]) -> None:
        clear(self.table)
        for y, row in enumerate(rows):
            for x, words in enumerate(row):
                role = "label" if y == 0 or x == 0 else "strong" if x == len(row) - 1 else "body"
                cell = Text(words, role)
                self.table.addWidget(
                    cell.wrapped() if role == "label" else cell, y, x, Qt.AlignmentFlag.AlignTop
                )

    def _lay_out(self) -> None:
        colours = QHBoxLayout()
        colours.setSpacing(0)
        for patch, name in zip(self.patches, self.names, strict=True):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(patch)
            column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
            colours.addLayout(column)
        self.table.setHorizontalSpacing(12)
        self.table.setVerticalSpacing(8)
        inside = QVBoxLayout(self._shown)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(10)
        inside.addWidget(self.lead)
        inside.addLayout(colours)
        inside.addLayout(self.table)
        inside.addWidget(Text(self.tr("What this says, and what it does not"), "section"))
        inside.addWidget(self.limits)
        inside.addWidget(self.note)
        inside.addWidget(self.straight)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 1)
        column.addWidget(self._shown, 1)

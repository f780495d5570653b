"""The text of a paper, section by section, to read aloud and to change where it may be."""

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.papers.texts import PaperText, Section
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text

LEAST_LINES, MOST_LINES = 1, 12
NAME_LETTERS = 18


class PaperSections(QObject):
    """Show sections in a layout; ``text`` gives them back as they were changed."""

    def __init__(self, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = layout
        self._loaded: PaperText | None = None
        self._fields: dict[int, GrowingText] = {}

    def load(self, text: PaperText) -> None:
        """Show a text."""
        clear(self._layout)
        self._loaded, self._fields = text, {}
        for place, section in enumerate(text.sections):
            self._layout.addWidget(self._card(place, section))
        self._layout.addStretch(1)

    def text(self) -> PaperText | None:
        """Return the text with what was changed, or None before one was loaded."""
        if self._loaded is None:
            return None
        sections = tuple(
            msgspec.structs.replace(section, text=self._fields[place].toPlainText())
            if place in self._fields
            else section
            for place, section in enumerate(self._loaded.sections)
        )
        return msgspec.structs.replace(self._loaded, sections=sections)

    def field(self, title: str) -> "GrowingText | None":
        """Return the field of the section with this title, if it can be changed."""
        return next((f for f in self._fields.values() if f.accessibleName() == title), None)

    def _card(self, place: int, section: Section) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card" if section.editable else "sunken")
        name = Text(section.title, "strong").named(NAME_LETTERS)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        if section.editable:
            field = GrowingText(section.text)
            field.setAccessibleName(section.title)
            self._fields[place] = field
            row.addWidget(field, 1)
        else:
            row.addWidget(Text(section.text or "—").wrapped(), 1)
        return card

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self._fields:
            self._fields[min(self._fields)].setFocus()


class GrowingText(QPlainTextEdit):
    """A text field as high as its text, within limits. Tab leaves it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def _grow(self) -> None:
        document: QTextDocument = self.document()
        needed = round(document.size().height())
        lines = max(LEAST_LINES, min(MOST_LINES, needed))
        more = needed > MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 28)

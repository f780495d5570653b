"""Widgets as values: what a person typed, what it means, and why it can't be taken."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop import zone
from desktop.services.desk import texts
from desktop.ui.fields.day_picker import offer_days
from desktop.ui.widgets.pills import Pills
from record import moments
from record.fields import MAX_TEXT
from record.measures import NotANumberError, digits, yuan
from record.problems import Problem
from record.rules.limits import USUAL, Limits

translate = QCoreApplication.translate


class Input(QObject):
    """One widget that edits one value. ``edited`` is the person's doing, ``left`` ends it."""

    edited = Signal()
    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        self.composed = ""
        widget.installEventFilter(self)

    def words(self) -> str:
        """Return what stands in the widget, as drafts keep it."""
        raise NotImplementedError

    def seen(self) -> str:
        """Return what a person sees in the widget: its words, and those being composed."""
        return self.words()

    def said(self) -> str:
        """Return the value as it is read where it can't be changed; "" when there is none."""
        return self.words()

    def set_words(self, words: str) -> None:
        """Put words back as they were typed."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return the value typed; None when empty. Raises ``Problem``."""
        return self.words() or None

    def set_value(self, value: Any) -> None:
        """Show a value without counting it as typed."""
        self.set_words("" if value is None else str(value))

    def set_locked(self, locked: bool) -> None:
        """Show the value without letting it be changed."""
        self.widget.setEnabled(not locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice what is composed, and that the person left; a popup or window is not leaving."""
        if isinstance(event, QInputMethodEvent) and watched is self.widget:
            self.composed = event.preeditString()
            self.edited.emit()
        elif event.type() == QEvent.Type.FocusOut and watched is self.widget:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            ):
                self.left.emit()
        return False


class LineInput(Input):
    """One line of text."""

    def __init__(self, widget: QLineEdit) -> None:
        super().__init__(widget)
        self.line = widget
        widget.setMaxLength(MAX_TEXT + 1)
        widget.textEdited.connect(self.edited)

    def words(self) -> str:
        """Return the text as typed."""
        return self.line.text()

    def seen(self) -> str:
        """Return the text with what is being composed at the cursor."""
        return _with(self.words(), self.line.cursorPosition(), self.composed)

    def set_words(self, words: str) -> None:
        """Replace the text, keeping the cursor where it can stay."""
        if words != self.line.text():
            at = self.line.cursorPosition()
            self.line.setText(words)
            self.line.setCursorPosition(min(at, len(words)))

    def value(self) -> Any:
        """Return the trimmed text or None. Raises ``Problem``."""
        return _text(self.words())

    def set_locked(self, locked: bool) -> None:
        """Let the text be read and copied only."""
        self.line.setReadOnly(locked)


class TextInput(Input):
    """Text of several lines. Tab leaves the field."""

    def __init__(self, widget: QPlainTextEdit) -> None:
        super().__init__(widget)
        self.text = widget
        self._quiet = False
        widget.setTabChangesFocus(True)
        widget.textChanged.connect(self._changed)

    def words(self) -> str:
        """Return the text as typed."""
        return self.text.toPlainText()

    def seen(self) -> str:
        """Return the text with what is being composed at the cursor."""
        return _with(self.words(), self.text.textCursor().position(), self.composed)

    def set_words(self, words: str) -> None:
        """Replace the text; this is not counted as typed."""
        if words != self.text.toPlainText():
            self._quiet = True
            self.text.setPlainText(words)
            self._quiet = False

    def value(self) -> Any:
        """Return the trimmed text or None. Raises ``Problem``."""
        return _text(self.words())

    def set_locked(self, locked: bool) -> None:
        """Let the text be read and copied only."""
        self.text.setReadOnly(locked)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class NumberInput(LineInput):
    """A number within its limits, kept with the digits that were typed."""

    def __init__(self, widget: QLineEdit, limits: Limits = USUAL, *, whole: bool = False) -> None:
        super().__init__(widget)
        self._limits, self._whole = limits, whole

    def value(self) -> Any:
        """Return a ``Decimal`` (an int when ``whole``) or None. Raises ``Problem``."""
        typed = self.typed()
        return int(typed) if typed is not None and self._whole else typed

    def typed(self) -> Decimal | None:
        """Return the number as typed, or None. Raises ``Problem``."""
        text = self.line.text().strip()
        return self._limits.read(text, whole=self._whole) if text else None

    def set_value(self, value: Any) -> None:
        """Show a number with its digits."""
        super().set_value(digits(value) if isinstance(value, Decimal) else value)


class MoneyInput(NumberInput):
    """An amount in yuan with at most two decimals."""

    def value(self) -> Any:
        """Return ``Fen`` or None. Raises ``Problem``."""
        typed = self.typed()
        try:
            return None if typed is None else yuan(typed)
        except NotANumberError:
            raise Problem("input.parts_of_a_fen") from None


class MomentInput(LineInput):
    """A moment typed the way people write it: ``11:38``, ``11-20 11:38``, ``下午1:38`` or in full.

    A time alone means today; a time that is still to come means yesterday where only the past
    makes sense. The words are put in full when the field is left.
    """

    def __init__(
        self, widget: QLineEdit, now: Callable[[], datetime], *, past: bool = False
    ) -> None:
        super().__init__(widget)
        self._now, self._past = now, past
        # Words, no example: a time in a field is read as one that was typed.
        widget.setPlaceholderText(translate("MomentInput", "hh:mm / year-month-day hh:mm"))
        self.left.connect(self._tidy)
        offer_days(widget, widget, self._day, now, self._take_day)

    def value(self) -> Any:
        """Return an aware moment or None. Raises ``Problem``."""
        text = self.line.text().strip()
        if not text:
            return None
        return moments.read(text, zone.local(self._now()), past=self._past)

    def set_value(self, value: Any) -> None:
        """Show a moment in local time."""
        self.set_words(written(value) if value is not None else "")

    def _day(self) -> date | None:
        moment = self._read()
        return zone.local(moment).date() if moment is not None else None

    def _take_day(self, day: date) -> None:
        """Put a day before the time that stands there; where none does, it is still to be typed."""
        moment = self._read()
        clock = zone.local(moment).strftime("%H:%M:%S").removesuffix(":00") if moment else ""
        self.line.setText(f"{day.isoformat()} {clock}")
        self.line.setFocus()
        self.edited.emit()

    def _read(self) -> datetime | None:
        try:
            found = self.value()
        except Problem:
            return None
        return found if isinstance(found, datetime) else None

    def _tidy(self) -> None:
        try:
            moment = self.value()
        except Problem:
            return
        if moment is not None:
            self.set_words(written(moment))


class DayInput(LineInput):
    """A day typed as ``2026-11-20`` or ``11-20``."""

    def __init__(self, widget: QLineEdit, now: Callable[[], datetime]) -> None:
        super().__init__(widget)
        self._now = now
        widget.setPlaceholderText(translate("MomentInput", "year-month-day"))
        offer_days(widget, widget, self._day, now, self._take_day)

    def value(self) -> Any:
        """Return the day as ``YYYY-MM-DD`` or None. Raises ``Problem``."""
        text = self.line.text().strip()
        if not text:
            return None
        return moments.read_day(text, zone.local(self._now())).isoformat()

    def _day(self) -> date | None:
        try:
            found = self.value()
        except Problem:
            return None
        return date.fromisoformat(found) if found else None

    def _take_day(self, day: date) -> None:
        self.line.setText(day.isoformat())
        self.line.setFocus()
        self.edited.emit()


class ChoiceInput(Input):
    """One of several codes, shown in words."""

    def __init__(self, widget: QComboBox, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__(widget)
        self.box = widget
        for code, label in choices:
            widget.addItem(label, code)
        widget.setCurrentIndex(-1)
        widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        widget.setMinimumContentsLength(6)
        widget.activated.connect(self._chosen)

    def words(self) -> str:
        """Return the chosen code, or "" for none."""
        return self.box.currentData() or ""

    def said(self) -> str:
        """Return the words of the choice."""
        return self.box.currentText()

    def set_words(self, words: str) -> None:
        """Choose a code; an unknown one is shown as it is."""
        at = self.box.findData(words)
        if at < 0 and words:
            self.box.addItem(words, words)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page unless the list is open."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        self.edited.emit()
        self.left.emit()


class PillsInput(Input):
    """One of a few codes, all of them in sight."""

    def __init__(self, widget: Pills) -> None:
        super().__init__(widget)
        self.pills = widget
        widget.picked.connect(self._picked)

    def words(self) -> str:
        """Return the chosen code, or "" for none."""
        return self.pills.code()

    def said(self) -> str:
        """Return the words of the choice."""
        return self.pills.words()

    def set_words(self, words: str) -> None:
        """Choose a code."""
        self.pills.choose(words)

    def _picked(self) -> None:
        self.edited.emit()
        self.left.emit()


class TickInput(Input):
    """Yes or no."""

    def __init__(self, widget: QCheckBox) -> None:
        super().__init__(widget)
        self.box = widget
        widget.clicked.connect(self._clicked)

    def words(self) -> str:
        """Return ``1`` when ticked."""
        return "1" if self.box.isChecked() else ""

    def said(self) -> str:
        """Return what was ticked."""
        return self.box.text() if self.box.isChecked() else ""

    def set_words(self, words: str) -> None:
        """Tick or clear the box."""
        self.box.setChecked(bool(words))

    def value(self) -> Any:
        """Return whether the box is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or clear the box."""
        self.box.setChecked(bool(value))

    def _clicked(self) -> None:
        self.edited.emit()
        self.left.emit()


def _with(words: str, at: int, composed: str) -> str:
    return words[:at] + composed + words[at:]


def _text(words: str) -> Any:
    return texts.checked(words.strip()) or None


def written(moment: datetime) -> str:
    """Write a moment in full, in local time; seconds only when there are any."""
    local = zone.local(moment)
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")

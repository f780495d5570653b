"""A pad for digits that nobody should read over a shoulder."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button, on_press

LONGEST = 12
_ROWS = ("123", "456", "789")


class PinPad(QWidget):
    """Collect digits by touch, mouse or keyboard; shown are only dots.

    ``entered`` carries the digits when OK or Enter is pressed.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._dots = QLabel()
        self._dots.setTextFormat(Qt.TextFormat.PlainText)
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots.setProperty("role", "title")
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                self._add_digit(digit, row, column)
        self._add_digit("0", 3, 1)
        self._erase = self._add("", "arrow-left", 3, 0)
        self._erase.setAccessibleName(self.tr("Erase one digit"))
        self._erase.setToolTip(self.tr("Erase one digit (Backspace)"))
        self._erase.clicked.connect(self.erase)
        self._ok = self._add(self.tr("OK"), "", 3, 2)
        self._ok.setToolTip(self.tr("Take these digits (Enter)"))
        self._ok.clicked.connect(self.enter)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(12)
        column_of_all.addWidget(self._dots)
        column_of_all.addLayout(self._grid)
        self.clear()

    def clear(self) -> None:
        """Forget the digits."""
        self._digits = ""
        self._show_dots()

    def press(self, digit: str) -> None:
        """Take one digit."""
        if self.isEnabled() and len(self._digits) < LONGEST:
            self._digits += digit
            self._show_dots()

    def erase(self) -> None:
        """Take the last digit back."""
        self._digits = self._digits[:-1]
        self._show_dots()

    def enter(self) -> None:
        """Hand the digits over and forget them."""
        digits = self._digits
        if digits and self.isEnabled():
            self.clear()
            self.entered.emit(digits)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key that was pressed anywhere around the pad; tell whether it was for the pad."""
        if event.text() and event.text() in "0123456789":
            self.press(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.erase()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._digits:
            self.enter()
        else:
            return False
        return True

    def _add_digit(self, digit: str, row: int, column: int) -> None:
        button = self._add(digit, "", row, column)
        on_press(button, self.press, digit)

    def _add(self, text: str, icon: str, row: int, column: int) -> Button:
        button = Button(text, "digit", icon)
        # Keys go to whoever was chosen, so that Enter never presses a digit twice.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid.addWidget(button, row, column)
        return button

    def _show_dots(self) -> None:
        self._dots.setText("●" * len(self._digits) or "○ ○ ○ ○")
        self._dots.setAccessibleName(self.tr("%n digits typed", "", len(self._digits)))

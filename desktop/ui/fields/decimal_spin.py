"""A spin box that keeps the digits that were typed."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from desktop.ui.widgets.look import set_look
from record.measures import compact, digits
from record.problems import Problem
from record.rules.limits import Limits

PLACES = 6


class DecimalSpin(QDoubleSpinBox):
    """A number with a unit behind it; ``12.50`` stays ``12.50`` and is not ``12.5``.

    What is no number, or none that is possible here, stays as it was typed and is marked; the
    value remains the last one that could be read, and ``typed`` says what is wrong.
    """

    doubted = Signal()
    """What stands in the box cannot be read, or can be again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed: Decimal | None = None
        self._wrong: tuple[str, Problem] | None = None
        self.setDecimals(PLACES)

    def typed(self) -> Decimal:
        """Return what stands in the box, digit for digit.

        Raises ``Problem('input.not_a_number')``, ``input.not_whole`` or ``input.out_of_range``.
        """
        if self._wrong is not None:
            raise self._wrong[1]
        return Decimal(self._written(self.value()))

    def problem(self) -> Problem | None:
        """Return what is wrong with what stands in the box, or None."""
        return None if self._wrong is None else self._wrong[1]

    def put(self, value: Decimal) -> None:
        """Show a value with its digits."""
        self._typed = value
        self._mark(None)
        self.setValue(float(value))
        words = f"{self.prefix()}{self.textFromValue(self.value())}{self.suffix()}"
        is_least = self.value() == self.minimum()
        self.lineEdit().setText((self.specialValueText() if is_least else "") or words)

    def setValue(self, value: float) -> None:
        """Show a value, whatever stood in the box."""
        self._mark(None)
        super().setValue(value)

    def stepBy(self, steps: int) -> None:
        """Step from the last value that could be read."""
        self._mark(None)
        super().stepBy(steps)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed: a sign that is dropped on its way makes another number."""
        return QValidator.State.Acceptable, text, pos

    def textFromValue(self, value: float) -> str:
        """Write a value as it was typed; one stepped to has no needless zeros."""
        return self._written(value) if self._wrong is None else self._wrong[0]

    def valueFromText(self, text: str) -> float:
        """Read a value and remember its digits, or what is wrong with it."""
        if self.specialValueText() and text == self.specialValueText():
            self._mark(None)
            return self.minimum()
        said = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        limits = Limits(*(Decimal(compact(e, PLACES)) for e in (self.minimum(), self.maximum())))
        try:
            typed = limits.read(said, whole=self.decimals() == 0)
        except Problem as problem:
            self._mark((said, problem))
            return self.value()
        self._typed = typed
        self._mark(None)
        return float(typed)

    def _written(self, value: float) -> str:
        typed = self._typed
        if typed is not None and float(typed) == value:
            return digits(typed)
        return compact(value, PLACES)

    def _mark(self, wrong: tuple[str, Problem] | None) -> None:
        turned = (wrong is None) != (self._wrong is None)
        self._wrong = wrong
        if turned:
            set_look(self, state="" if wrong is None else "bad")
            self.doubted.emit()

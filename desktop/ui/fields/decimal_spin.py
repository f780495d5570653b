"""A spin box that keeps the digits that were typed."""

from decimal import Decimal

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from record.measures import NotANumberError, compact, digits, number

PLACES = 6


class DecimalSpin(QDoubleSpinBox):
    """A number with a unit behind it; ``12.50`` stays ``12.50`` and is not ``12.5``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed: Decimal | None = None
        self.setDecimals(PLACES)

    def typed(self) -> Decimal:
        """Return what stands in the box, digit for digit."""
        return number(self.textFromValue(self.value()))

    def put(self, value: Decimal) -> None:
        """Show a value with its digits."""
        self._typed = value
        self.setValue(float(value))
        self.lineEdit().setText(f"{self.prefix()}{self.textFromValue(self.value())}{self.suffix()}")

    def textFromValue(self, value: float) -> str:
        """Write a value as it was typed; one stepped to has no needless zeros."""
        typed = self._typed
        if typed is not None and float(typed) == value:
            return digits(typed)
        return compact(value, PLACES)

    def valueFromText(self, text: str) -> float:
        """Read a value and remember its digits."""
        plain = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        try:
            self._typed = number(plain)
        except NotANumberError:
            return super().valueFromText(text)
        return float(self._typed)

"""Change how a widget looks by the properties that ``style.qss`` reads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

TONES = ("neutral", "accent", "good", "warning", "bad")
PADDING = 8


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties such as ``tone``, ``state``, ``kind``, ``role`` and style it anew."""
    changed = [n for n, value in properties.items() if widget.property(n) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        _restyle(widget)


def _restyle(widget: QWidget) -> None:
    for each in (widget, *widget.findChildren(QWidget)):
        # What was never shown is styled when it is.
        if each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            each.style().unpolish(each)
            each.style().polish(each)
            each.update()


def pad(box: QAbstractSpinBox) -> None:
    """Give the words of a spin box the room other fields have; style sheets do not reach them."""
    box.lineEdit().setTextMargins(PADDING, 0, 0, 0)

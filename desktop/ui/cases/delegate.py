"""How a row of cases is painted: words, chips, a line under each row."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.cases.case_lists import CaseRow
from desktop.ui.cases.model import ROW
from desktop.ui.window.theme import Theme

INSET = 12
CHIP_PAD = 12


class Look(NamedTuple):
    """How a cell is painted: ``kind`` is text, strong, muted or chip; ``tone`` as in the style."""

    kind: str = "text"
    tone: str = ""


class CaseDelegate(QStyledItemDelegate):
    """Paint rows of ``CaseRow``; ``look`` says how each cell looks, by its row and column."""

    def __init__(
        self, theme: Theme, look: Callable[[CaseRow, int], Look], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        row: CaseRow | None = index.data(ROW)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("accent_soft"))
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        look = self._look(row, index.column()) if row is not None else Look("muted")
        inside = box.adjusted(INSET, 0, -INSET, 0)
        if look.kind == "chip" and words:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            ground = "hairline" if chosen and look.tone in {"", "neutral"} else ""
            painter.setBrush(self._theme.colour(ground or f"{look.tone or 'neutral'}_soft"))
            self._paint_chip(painter, inside, words, look.tone)
        else:
            self._paint_words(painter, inside, words, look)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, words: str, look: Look) -> None:
        role = "muted" if look.kind == "muted" else "body"
        painter.setFont(self._theme.font(role, strong=look.kind == "strong"))
        painter.setPen(self._ink(look))
        cut = QFontMetricsF(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, box.width()
        )
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(align | Qt.TextFlag.TextSingleLine), cut)

    def _paint_chip(self, painter: QPainter, box: QRectF, words: str, tone: str) -> None:
        painter.setFont(self._theme.font("muted"))
        metrics = QFontMetricsF(painter.font())
        high = float(self._theme.px(22))
        wide = min(box.width(), metrics.horizontalAdvance(words) + 2 * CHIP_PAD)
        chip = QRectF(box.left(), box.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(chip, high / 2, high / 2)
        painter.setPen(self._theme.colour(tone or "neutral"))
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - CHIP_PAD)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), cut)

    def _ink(self, look: Look) -> QColor:
        if look.tone:
            return self._theme.colour(look.tone)
        return self._theme.colour("text_muted" if look.kind == "muted" else "text_body")

"""The list of what was found: headings with counts, hits with the words marked, acts with keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.widgets import icons
from desktop.ui.window.theme import Theme

LINE = Qt.ItemDataRole.UserRole
ROW, HEADING = 36, 34
INSET, GAP, ICON = 12, 12, 18
KEY_PAD = 6


@dataclass(frozen=True)
class HitLine:
    """One line: words with the stretches that were searched for, and what stands at its end.

    ``what`` is whatever the line stands for; a heading stands for nothing and is never chosen.
    """

    words: str
    what: object = None
    icon: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    note: str = ""
    key: str = ""


class HitList(QListWidget):
    """Show lines; the keyboard passes over headings. ``chosen`` follows the current line."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.currentItemChanged.connect(self._tell)

    def dress(self, theme: Theme) -> None:
        """Paint in a theme."""
        self.setItemDelegate(_HitDelegate(theme, self))

    def show_lines(self, lines: Sequence[HitLine]) -> None:
        """Show other lines and choose the first that is no heading."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(_spoken(line), self)
            item.setData(LINE, line)
            if line.what is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.move_on(1, from_row=-1)

    def line(self) -> HitLine | None:
        """Return the line that is chosen."""
        item: QListWidgetItem | None = self.currentItem()
        found: HitLine | None = item.data(LINE) if item is not None else None
        return found

    def lines(self) -> list[HitLine]:
        """Return every line, headings too."""
        return [self.item(row).data(LINE) for row in range(self.count())]

    def move_on(self, step: int, from_row: int | None = None) -> None:
        """Choose the next line (1) or the one before (-1), past headings."""
        row = (self.currentRow() if from_row is None else from_row) + step
        while 0 <= row < self.count():
            if self.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(row)
                return
            row += step

    def next_group(self, step: int) -> None:
        """Choose the first line of the next group (1) or the one before (-1), round and round."""
        heads = [row for row, line in enumerate(self.lines()) if line.what is None]
        here = [n for n, row in enumerate(heads) if row < self.currentRow()]
        if heads:
            at = (here[-1] + step) % len(heads) if here else 0
            self.move_on(1, from_row=heads[at])

    def _tell(self, *_items: object) -> None:
        line = self.line()
        if line is not None:
            self.chosen.emit(line.what)


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give headings and rows their height."""
        line: HitLine = index.data(LINE)
        return QSize(0, self._theme.px(HEADING if line.what is None else ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line: HitLine = index.data(LINE)
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.what is None:
            self._paint_heading(painter, box, line)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent_soft"))
                painter.drawRoundedRect(box, 8, 8)
            self._paint_hit(painter, box.adjusted(INSET, 0, -INSET, 0), line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, line: HitLine) -> None:
        painter.setFont(self._theme.font("body", strong=True))
        painter.setPen(self._theme.colour("text_strong"))
        inside = box.adjusted(INSET, self._theme.px(8), -INSET, 0)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(align), line.words)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(line.words)
        painter.setFont(self._theme.font("muted"))
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(inside.adjusted(wide + 8, 0, 0, 0), int(align), line.note)

    def _paint_hit(self, painter: QPainter, box: QRectF, line: HitLine) -> None:
        side = self._theme.px(ICON)
        ink = self._theme.colour("text_muted").name()
        drawn = icons.tinted(line.icon, ink, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(box.left()), round(box.center().y() - side / 2), drawn)
        end = self._paint_key(painter, box, line.key) if line.key else box.right()
        end = self._paint_note(painter, box, end, line.note) if line.note else end
        start = box.left() + side + GAP
        self._paint_words(painter, QRectF(start, box.top(), end - start, box.height()), line)

    def _paint_key(self, painter: QPainter, box: QRectF, key: str) -> float:
        painter.setFont(self._theme.font("muted"))
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(key) + 2 * KEY_PAD
        high = metrics.height() + 4
        cap = QRectF(box.right() - wide, box.center().y() - high / 2, wide, high)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.colour("text_body"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
        return cap.left() - GAP

    def _paint_note(self, painter: QPainter, box: QRectF, end: float, note: str) -> float:
        painter.setFont(self._theme.font("muted"))
        painter.setPen(self._theme.colour("text_muted"))
        metrics = QFontMetricsF(painter.font())
        room = (end - box.left()) * 0.45
        cut = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(cut)
        place = QRectF(end - wide, box.top(), wide + 1, box.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), cut)
        return end - wide - GAP

    def _paint_words(self, painter: QPainter, box: QRectF, line: HitLine) -> None:
        font = self._theme.font("body")
        metrics = QFontMetricsF(self._theme.font("body", strong=bool(line.marks)))
        cut = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, box.width())
        layout = QTextLayout(cut, font)
        layout.setTextOption(_one_line())
        layout.setFormats([self._marked(*m) for m in line.marks if m[1] <= len(cut)])
        layout.beginLayout()
        drawn = layout.createLine()
        layout.endLayout()
        painter.setPen(self._theme.colour("text_body"))
        if drawn.isValid():
            layout.draw(painter, box.topLeft() + _down((box.height() - drawn.height()) / 2))

    def _marked(self, start: int, end: int) -> QTextLayout.FormatRange:
        shown = QTextCharFormat()
        shown.setFont(self._theme.font("body", strong=True))
        shown.setForeground(self._theme.colour("accent"))
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, end - start, shown
        return marked


def _one_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _down(by: float) -> QPointF:
    return QPointF(0, by)


def _spoken(line: HitLine) -> str:
    return ", ".join(part for part in (line.words, line.note, line.key) if part)

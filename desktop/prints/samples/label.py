"""Labels of fuel samples (form F10) and seal strips (form F11), to be cut out.

A label carries what names a sample (MODEL.md 3.5, number 7) and a code that finds its case
again; a strip goes across cap and body and is signed by both sides.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from desktop.prints.page import styles
from desktop.prints.page.ink import A4, BLACK, Ink
from desktop.prints.page.labels import Words, words
from desktop.prints.page.running import stand_in_note
from desktop.prints.page.text import Line, Style, fitted, one_line

PER_PAGE = 8
_LEFT, _TOP, _WIDTH, _HEIGHT = 8.0, 10.0, 97.0, 69.0
_STRIP_WIDTH, _STRIP_HEIGHT = 194.0, 26.0
_STRIPS_PER_PAGE = 10
_QR = 24.0
_ROW = styles.CELL._replace(size=8.5, leading=11.5)
_LABEL = styles.LABEL._replace(size=7.5, leading=11.5)
_NUMBER = styles.LEAD._replace(size=12, leading=16)
_WARNING = styles.LEAD._replace(size=8.5, leading=12, colour="#B42318")
_STRIP = styles.TITLE._replace(size=22, leading=28)
_TINY = styles.FOOT._replace(align="center")
_NAME_WIDTH = 22.0
_NOTE_TOP = 288.0
# Where the rows of a label may stand: beside the code, above the warning and the pictogram.
_ROWS_TOP, _ROWS_END = 9.5, 62.0
_CODE_END, _HAZARD_TOP, _HAZARD_ROOM = 42.0, 49.0, 18.0
_ROW_SIZES = tuple(_ROW.scaled(share) for share in (1.0, 0.92, 0.84, 0.76, 0.7, 0.65))
_MOST_LINES, _NO_LIMIT = 2, 999


class _Row(NamedTuple):
    """A row of a label: where it begins, and its lines."""

    top: float
    lines: tuple[Line, ...]
    style: Style

    @property
    def foot(self) -> float:
        """Where it ends."""
        return self.top + len(self.lines) * self.style.line


class SampleLabel(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on one label; ``rows`` are pairs of a row's name in ``labels.toml`` and words."""

    number: str
    code: str
    seal_no: str
    day: str
    rows: tuple[tuple[str, str], ...]


def render_labels(
    labels: Sequence[SampleLabel], at: datetime, language: str, *, practice: bool = False
) -> bytes:
    """Return labels and then seal strips as PDF, A4, to be printed at 100 % and cut out.

    Each of the ``practice`` station says that it is one.

    Raises ``Problem('print.font_missing')``.
    """
    said = words(language)
    mark = said("copy.PRACTICE") if practice else ""
    ink = Ink(
        title=said("sample_label.title"),
        author="Forecourt Casebook",
        subject=" ".join(each.number for each in labels),
        at=at,
        lang="zh-CN" if language == "zh" else "en",
    )
    _pages(ink, labels, PER_PAGE, lambda at, each: _label(ink, at, each, said, mark), said)
    _pages(ink, labels, _STRIPS_PER_PAGE, lambda at, each: _strip(ink, at, each, said, mark), said)
    return ink.finish()


def _pages(
    ink: Ink,
    labels: Sequence[SampleLabel],
    each_page: int,
    draw: Callable[[int, SampleLabel], None],
    said: Words,
) -> None:
    for start in range(0, len(labels), each_page):
        ink.begin_page(A4)
        for at, each in enumerate(labels[start : start + each_page]):
            draw(at, each)
        if note := stand_in_note(ink.stand_ins, styles.FOOT, _STRIP_WIDTH, said):
            ink.line_of_text(_LEFT, _NOTE_TOP, note, styles.FOOT)
        ink.end_page()


def _label(ink: Ink, at: int, label: SampleLabel, said: Words, mark: str) -> None:
    x, y = _LEFT + at % 2 * _WIDTH, _TOP + at // 2 * _HEIGHT
    ink.frame((x, y, _WIDTH, _HEIGHT), colour=styles.RULE, weight=0.2)
    _fitted(ink, (x + 3, y + 2.5), label.number, _NUMBER, _WIDTH - 6)
    ink.qr(x + _WIDTH - _QR - 4, y + 10, _QR, label.code)
    _fitted(ink, (x + _WIDTH - _QR - 6, y + 10 + _QR + 1.5), label.code, _TINY, _QR + 4)
    for style in _ROW_SIZES:
        rows = _rows(label, style, most=_MOST_LINES if style is _ROW_SIZES[-1] else None)
        if rows[-1].foot <= _ROWS_END:
            break
    for row, (name, _) in zip(rows, label.rows, strict=True):
        words = said(f"sample_label.{name}")
        _fitted(
            ink, (x + 3, y + row.top), words, _LABEL.scaled(style.size / _ROW.size), _NAME_WIDTH - 1
        )
        for number, line in enumerate(row.lines):
            down = y + row.top + number * row.style.line
            ink.line_of_text(x + 3 + _NAME_WIDTH, down, line, row.style)
    _hazard(ink, x + _WIDTH - 14, y + _HEIGHT - 15)
    warning = mark or said("sample_label.flammable")
    ink.line_of_text(x + 3, y + _HEIGHT - 6, one_line(warning, _WARNING), _WARNING)


def _rows(label: SampleLabel, style: Style, most: int | None) -> list[_Row]:
    """Set the rows of a label beside its code and above its warning, of at most so many lines."""
    rows: list[_Row] = []
    down = _ROWS_TOP
    for _, text in label.rows:
        beside = _QR + 6 if down < _CODE_END else _HAZARD_ROOM if down > _HAZARD_TOP else 0.0
        room = _WIDTH - _NAME_WIDTH - 6 - beside
        kept, shown = fitted(text or "—", style, room, most or _NO_LIMIT)
        rows.append(_Row(down, shown, kept))
        down = rows[-1].foot
    return rows


def _fitted(ink: Ink, at: tuple[float, float], text: str, style: Style, room: float) -> None:
    style, (line,) = fitted(text, style, room)
    ink.line_of_text(*at, line, style, room)


def _hazard(ink: Ink, x: float, y: float) -> None:
    """Draw the frame of the hazard pictogram: a red square on its point, with a flame's bars."""
    half, red = 5.0, "#B42318"
    corners = ((x, y), (x + half, y + half), (x, y + 2 * half), (x - half, y + half))
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    ink.rules([(*start, *end) for start, end in sides], red, 0.7)
    ink.rules(
        [
            (x, y + 2.6, x - 1.5, y + 5.6), (x - 1.5, y + 5.6, x, y + 7.0),
            (x, y + 2.6, x + 1.5, y + 5.6), (x + 1.5, y + 5.6, x, y + 7.0),
            (x - 2.2, y + 7.4, x + 2.2, y + 7.4),
        ],
        BLACK,
        0.5,
    )  # fmt: skip


def _strip(ink: Ink, at: int, label: SampleLabel, said: Words, mark: str) -> None:
    x, y = _LEFT, _TOP + at * (_STRIP_HEIGHT + 1)
    ink.frame((x, y, _STRIP_WIDTH, _STRIP_HEIGHT), colour=BLACK, weight=0.4)
    ink.line_of_text(x, y + 3, one_line(said("sample_label.strip"), _STRIP), _STRIP, 48)
    ink.line_of_text(x, y + 17, one_line(mark or said("sample_label.keep_shut"), _TINY), _TINY, 48)
    column = x + 50
    for row, (name, text) in enumerate(
        (("seal", label.seal_no), ("number", label.number), ("sealed", label.day))
    ):
        top = y + 3 + row * 7
        _fitted(ink, (column, top), said(f"sample_label.{name}"), _LABEL, 17)
        style = _NUMBER if name == "seal" else _ROW
        _fitted(ink, (column + 18, top - (1 if name == "seal" else 0)), text, style, 54)
    for number, name in enumerate(("sign_station", "sign_customer")):
        left = x + 124 + number * 35
        _fitted(ink, (left, y + 3), said(f"sample_label.{name}"), _LABEL, 31)
        ink.rules([(left, y + 21, left + 31, y + 21)], BLACK, 0.2)

"""What runs around the text of every page: head, foot, copy mark, and the note on stand-ins."""

from collections.abc import Collection

from desktop.prints.page import styles
from desktop.prints.page.flow import Frame
from desktop.prints.page.ink import Ink
from desktop.prints.page.labels import Words
from desktop.prints.page.text import Line, Style, fitted, one_line

_HEAD_AT, _HEAD_RULE = 11.5, 16.8
_HEAD_LINES, _PRINTED_LINES = 2, 2
_BETWEEN = 6.0
_FOOT_END = 9.6
_FOOT_RULE_ABOVE = 1.4
_ROOMY, _TIGHT = 3, 3.0
_MOST_CODES = 24


# How long a mark across the page may be, and where wide characters begin.
_MARK_POINTS = 560.0
_LATIN = 0x2E80


def draw_copy_mark(ink: Ink, frame: Frame, text: str, *, wide: bool) -> None:
    """Draw whom the copy is for, large and faint behind the text; ``wide`` words are smaller."""
    across, tall = frame.paper
    ems = sum(1.0 if ord(character) > _LATIN else 0.6 for character in text)
    size = min(60 if wide else 84, _MARK_POINTS / max(1.0, ems))
    ink.turned_text((across / 2, tall / 2), text, size, styles.FAINT)


def draw_head(ink: Ink, frame: Frame, left: str, right: str) -> None:
    """Draw the head: who prints on the left, what is printed on the right."""
    style, to_right = styles.RUNNING, styles.RUNNING._replace(align="right")
    name = one_line(right, to_right)
    style, said = fitted(left, style, frame.width - name.width - _BETWEEN, _HEAD_LINES)
    y = _HEAD_RULE - _FOOT_RULE_ABOVE - len(said) * style.line
    for line in said:
        ink.line_of_text(frame.x, y, line, style)
        y += style.line
    ink.line_of_text(frame.x, _HEAD_AT, name, to_right, frame.width)
    ink.rules(
        [(frame.x, _HEAD_RULE, frame.x + frame.width, _HEAD_RULE)], styles.RULE, styles.HAIRLINE
    )


def draw_foot(ink: Ink, frame: Frame, foot: tuple[str, str, str], said: Words) -> None:
    """Draw the foot: print line, hash line, page number, and the note on stand-ins.

    Draw it last: the note names what stands on the page so far.
    """
    number = one_line(foot[2], styles.FOOT._replace(align="right"))
    room = frame.width - number.width - _BETWEEN
    rows: list[tuple[Line, Style]] = []
    for text, most in ((foot[0], _PRINTED_LINES), (foot[1], 1)):
        style, lines = fitted(text, styles.FOOT, room, most)
        rows += [(line, style) for line in lines]
    codes = ink.stand_ins.union(*(line.stand_ins for line, _ in rows))
    if note := stand_in_note(codes, styles.FOOT, frame.width, said):
        rows.append((note, styles.FOOT))
    step = styles.FOOT.line if len(rows) <= _ROOMY else _TIGHT
    y = frame.paper[1] - _FOOT_END - step * len(rows)
    rule = y - _FOOT_RULE_ABOVE
    ink.rules([(frame.x, rule, frame.x + frame.width, rule)], styles.RULE, styles.HAIRLINE)
    to_right = styles.FOOT._replace(align="right")
    ink.line_of_text(frame.x, y, number, to_right, frame.width)
    for line, style in rows:
        ink.line_of_text(frame.x, y, line, style)
        y += step


def stand_in_note(codes: Collection[int], style: Style, width: float, said: Words) -> Line | None:
    """Return the line that names the stand-ins on a page, as many as fit; None without any."""
    names = [f"U+{code:04X}" for code in sorted(codes)[:_MOST_CODES]]
    for shown in range(len(names), 0, -1):
        more = " …" if shown < len(codes) else ""
        text = "、".join(names[:shown]) + more
        line = one_line(said("page.stand_ins", n=len(codes), codes=text), style)
        if line.width <= width:
            return line
    return None

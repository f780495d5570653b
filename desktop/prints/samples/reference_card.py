"""The reference card for fuel samples: printed at its true size, read back from photos of it.

Everything the reader measures stands where ``record.sheets.sample_card`` says. The upper half of
the sheet is the card, the lower half carries the places of the vials and how to use it.
"""

from datetime import datetime

from desktop.prints.page import styles
from desktop.prints.page.ink import A4, BLACK, Ink
from desktop.prints.page.labels import day, words
from desktop.prints.page.text import Style, lines, one_line
from record.sheets import sample_card as card
from record.sheets.paper import Box

STEPS = ("print", "fold", "vials", "light", "lock", "shoot")
_WHITE = "#FFFFFF"
_TITLE = styles.LEAD._replace(size=11, leading=14)
_SMALL = styles.NOTE._replace(size=7.5, leading=10.5)
_TINY = styles.FOOT._replace(align="center")
_LETTER = styles.NUMBER._replace(size=16, leading=18)
_COLUMNS = ((15.0, "zh"), (109.0, "en"))
_COLUMN_WIDTH = 86.0
_INSTRUCTIONS_TOP = 187.0
_LETTER_TOP = 43.0


def render_card(
    serial: str, at: datetime, version: int = card.VERSION, *, practice: bool = False
) -> bytes:
    """Return the card as PDF, one A4 page to be printed at 100 %, marked where for ``practice``.

    ``serial`` is six characters of ``ids.ALPHABET``. Raises ``ValueError`` for another
    serial or version, ``Problem('print.font_missing')`` without the fonts.
    """
    payload = card.card_payload(serial, version)
    code = card.CardCode(version, serial).text
    ink = Ink(
        title=f"{words('zh')('card.title')} {code}",
        author="Forecourt Casebook",
        subject=code,
        at=at,
        lang="zh-CN",
    )
    ink.begin_page(A4)
    _machine_part(ink, payload, version)
    _ruler(ink)
    _names(ink, code, at, practice=practice)
    _feet(ink)
    _instructions(ink)
    ink.end_page()
    return ink.finish()


def _machine_part(ink: Ink, payload: str, version: int) -> None:
    for mark in card.marks(version):
        step = mark.width / card.MARK_CELLS
        ink.fill(mark.x, mark.y, mark.width, mark.height, BLACK)
        cells = card.white_cells(int(mark.name))
        ink.cells(((mark.x + c * step, mark.y + r * step, step, step) for c, r in cells), _WHITE)
    for step_box in card.grey_steps():
        _fill(ink, step_box, int(step_box.name))
    for stripe in card.stripes():
        _fill(ink, stripe, card.STRIPE_GREY)
    ink.qr(card.QR.x, card.QR.y, card.QR.width, payload)


def _fill(ink: Ink, box: Box, grey: int) -> None:
    ink.fill(box.x, box.y, box.width, box.height, f"#{grey:02X}{grey:02X}{grey:02X}")


def _ruler(ink: Ink) -> None:
    box = card.RULER
    ticks = []
    for mm in range(int(box.width) + 1):
        long = 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.6
        ticks.append((box.x + mm, box.y, box.x + mm, box.y + long))
    ink.rules(ticks, BLACK, 0.12)
    ink.rules([(box.x, box.y, box.right, box.y)], BLACK, 0.12)
    for mm in range(0, int(box.width) + 1, 10):
        ink.line_of_text(box.x + mm - 5, box.y + 4.0, one_line(str(mm), _TINY), _TINY, 10)
    told = "　".join(words(language)("card.ruler") for language in ("zh", "en"))
    ink.line_of_text(box.x, box.y + 8.2, one_line(told, _TINY), _TINY, box.width)


def _names(ink: Ink, code: str, at: datetime, *, practice: bool) -> None:
    zh, en = words("zh"), words("en")
    _stack(ink, card.RULER.x, 27.0, ((zh("card.title"), _TITLE), (en("card.title"), _SMALL)))
    told = f"{zh('card.code', code=code)} · {en('card.code', code=code)}"
    printed = f"{zh('card.printed', day=day(at))} · {en('card.printed', day=day(at))}"
    mark = zh("copy.PRACTICE") if practice else ""
    _stack(
        ink, 118.0, 27.0, ((told, styles.LEAD), (" · ".join(filter(None, (printed, mark))), _SMALL))
    )
    for letter, centre in zip("AB", card.PLACE_CENTRES.values(), strict=True):
        ink.line_of_text(centre - 10, _LETTER_TOP, one_line(letter, _LETTER), _LETTER, 20)
    fold = " · ".join((zh("card.fold"), en("card.fold")))
    ink.line_of_text(9.0, card.HEIGHT - 4.2, one_line(fold, _TINY), styles.FOOT)
    edge = card.HEIGHT
    ink.rules([(0, edge, 36, edge), (card.WIDTH - 36, edge, card.WIDTH, edge)], styles.RULE, 0.2)


def _feet(ink: Ink) -> None:
    y = card.HEIGHT + card.FOOT_BEFORE_FOLD
    for letter, centre in zip("AB", card.PLACE_CENTRES.values(), strict=True):
        ink.dot(centre, y, card.FOOT_RADIUS, styles.RULE)
        ink.dot(centre, y, card.FOOT_RADIUS - 0.3, _WHITE)
        ink.line_of_text(centre - 10, y - 3.2, one_line(letter, _LETTER), _LETTER, 20)


def _instructions(ink: Ink) -> None:
    for x, language in _COLUMNS:
        said = words(language)
        y = _stack(ink, x, _INSTRUCTIONS_TOP, ((said("card.steps"), styles.LEAD),))
        for number, step in enumerate(STEPS, 1):
            y = _wrapped(ink, x, y + 0.8, f"{number}. {said(f'card.step_{step}')}")
        y = _wrapped(ink, x, y + 1.6, said("card.limits"))
        y = _wrapped(ink, x, y + 1.6, said("comparison.limit_screening"))
        y = _wrapped(ink, x, y + 0.8, said("comparison.limit_not"))
        _wrapped(ink, x, y + 0.8, said("comparison.limit_next"))


def _stack(ink: Ink, x: float, y: float, rows: tuple[tuple[str, Style], ...]) -> float:
    for text, style in rows:
        ink.line_of_text(x, y, one_line(text, style), style)
        y += style.line
    return y


def _wrapped(ink: Ink, x: float, y: float, text: str) -> float:
    for line in lines(text, _SMALL, _COLUMN_WIDTH):
        ink.line_of_text(x, y, line, _SMALL)
        y += _SMALL.line
    return y

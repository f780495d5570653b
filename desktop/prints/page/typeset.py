"""From blocks to pieces: text is set, pictures are prepared, rows are built."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop.prints.page import blocks, pieces, rows, styles
from desktop.prints.page.flow import Piece, Space, Turn
from desktop.prints.page.text import Line, Style, lines, longest_word, one_line

_LABEL_SHARE = 0.155
_LABEL_SHARE_WIDE = 0.18
_INDENT = 7.0
_AFTER = 2.2
_MISSING_HEIGHT = 45.0
_SIGNED_WITH = 18.0
_WIDEST_LABEL = 0.35
_SLACK = 0.1
# Coarser than this a picture is shown smaller, not blown up; a narrower one has so wide a frame.
_COARSEST_DPI = 72
_SMALLEST_FRAME = 8.0
_COVER_DROP = 26.0


class Setting(NamedTuple):
    """What setting needs beside the blocks: width in millimetres, pictures, a sentence.

    ``page_of`` is filled once the headings have found their pages.
    """

    width: float
    pictures: Mapping[str, bytes] = {}
    no_picture: str = ""
    page_of: Mapping[str, int] = {}


def typeset(content: Sequence[blocks.Block], setting: Setting) -> list[Piece]:
    """Turn blocks into pieces; ``NewPage`` is left to the page system."""
    return _held([piece for block in content for piece in _SETTERS[type(block)](block, setting)])


def _held(found: list[Piece]) -> list[Piece]:
    """Keep boxes to sign in on one page with the last of what is signed."""
    for place, piece in enumerate(found):
        if not isinstance(piece, pieces.SignBoxes):
            continue
        above, room = place - 1, 0.0
        while above > 0 and room < _SIGNED_WITH and not found[above].stays:
            before = found[above]
            if not isinstance(before, Space | rows.Row | pieces.TextLine | rows.MomentRow):
                break
            found[above] = before._replace(stays=True)
            room += before.height
            above -= 1
    return found


def _title(block: blocks.Title, setting: Setting) -> Iterator[Piece]:
    if block.cover:
        yield pieces.Blank(_COVER_DROP)
    yield from _plain(block.text, styles.TITLE, setting.width, stays=True)
    if block.under:
        yield from _plain(block.under, styles.UNDER, setting.width, stays=True)
    yield Space(4.0)


def _heading(block: blocks.Heading, setting: Setting) -> Iterator[Piece]:
    style = styles.HEADING if block.level == 1 else styles.SUBHEADING
    yield Space(3.5 if block.level == 1 else 1.8)
    yield pieces.HeadingLines(
        lines(block.text, style, setting.width), block.text, block.level, setting.width
    )


def _paragraph(block: blocks.Paragraph, setting: Setting) -> Iterator[Piece]:
    yield from _plain(block.text, styles.PARAGRAPHS[block.style], setting.width)
    yield Space(_AFTER)


def _boxed(block: blocks.Boxed, setting: Setting) -> Iterator[Piece]:
    if block.label:
        yield from _plain(block.label, styles.LEAD, setting.width, stays=True)
    room = setting.width - 2 * rows.PAD_X
    yield rows.Row(
        (rows.Cell(lines(block.text, styles.BODY, room), styles.BODY, 0, setting.width),)
    )
    yield Space(_AFTER + 0.6)


def _items(block: blocks.Items, setting: Setting) -> Iterator[Piece]:
    for place, text in enumerate(block.texts):
        mark = one_line(block.mark(place), styles.BODY)
        indent = max(_INDENT, mark.width + 1.5)
        set_lines = list(_plain(text, styles.BODY, setting.width - indent))
        for number, piece in enumerate(set_lines):
            yield piece._replace(indent=indent, mark=None if number else mark)
    yield Space(_AFTER)


def _fields(block: blocks.Fields, setting: Setting) -> Iterator[Piece]:
    share = _LABEL_SHARE if block.columns == 2 else _LABEL_SHARE_WIDE
    label = setting.width * share
    for name, _ in block.rows:
        label = max(label, longest_word(name, styles.LABEL) + 2 * rows.PAD_X + _SLACK)
    label = min(label, setting.width * _WIDEST_LABEL / block.columns**0.5)
    half = setting.width / 2
    waiting: tuple[str, str] | None = None
    for pair in block.rows:
        long = block.columns == 1 or not _fits(pair[1], half - label)
        if long:
            if waiting is not None:
                yield _field_row((waiting,), label, setting.width)
            yield _field_row((pair,), label, setting.width)
            waiting = None
        elif waiting is None:
            waiting = pair
        else:
            yield _field_row((waiting, pair), label, half)
            waiting = None
    if waiting is not None:
        yield _field_row((waiting,), label, setting.width)
    yield Space(_AFTER + 0.6)


def _fits(value: str, width: float) -> bool:
    return len(lines(value, styles.CELL, width - 2 * rows.PAD_X)) == 1


def _field_row(pairs: tuple[tuple[str, str], ...], label: float, each: float) -> Piece:
    cells: list[rows.Cell] = []
    for place, (name, value) in enumerate(pairs):
        x = place * each
        cells.append(_cell(name, styles.LABEL, x, label, styles.SHADE))
        cells.append(_cell(value, styles.CELL, x + label, each - label))
    return rows.Row(tuple(cells))


def _table(block: blocks.Table, setting: Setting) -> Iterator[Piece]:
    widths = _column_widths(block, setting.width)
    places = [sum(widths[:n]) for n in range(len(widths))]
    spots = list(zip(places, widths, strict=True))
    head = rows.Row(
        tuple(
            _cell(text, styles.CELL_HEAD, x, wide, styles.SHADE)
            for text, (x, wide) in zip(block.head, spots, strict=True)
        ),
        stays=True,
    )
    yield head
    for row in block.rows:
        yield rows.Row(
            tuple(
                _cell(text, styles.CELL_RIGHT if n in block.right else styles.CELL, *spots[n])
                for n, text in enumerate(row)
            ),
            head=head,
        )
    yield Space(_AFTER + 0.6)


def _column_widths(block: blocks.Table, width: float) -> list[float]:
    """Share the width out as asked, but let no column cut the words of its head and cells."""
    whole = sum(block.widths)
    wide = [width * share / whole for share in block.widths]
    need = [longest_word(text, styles.CELL_HEAD) for text in block.head]
    for row in block.rows:
        need = [
            max(most, longest_word(text, styles.CELL)) for most, text in zip(need, row, strict=True)
        ]
    need = [each + 2 * rows.PAD_X + _SLACK if each else 0.0 for each in need]
    lacking = sum(max(0.0, least - has) for least, has in zip(need, wide, strict=True))
    spare = sum(max(0.0, has - least) for least, has in zip(need, wide, strict=True))
    if not lacking:
        return wide
    given = min(1.0, lacking / spare) if spare else 1.0
    wide = [
        has - max(0.0, has - least) * given if has > least else least
        for least, has in zip(need, wide, strict=True)
    ]
    return [each * width / sum(wide) for each in wide]


def _time_line(block: blocks.TimeLine, setting: Setting) -> Iterator[Piece]:
    room = setting.width - rows.TEXT_AT
    last = len(block.moments) - 1
    for place, moment in enumerate(block.moments):
        yield rows.MomentRow(
            at=lines(moment.at, styles.TIME, rows.TIME_WIDTH),
            text=lines(moment.text, styles.EVENT, room),
            by=lines(moment.by, styles.NOTE, room) if moment.by else (),
            first=place == 0,
            last=place == last,
        )
    yield Space(_AFTER)


def _picture(block: blocks.Picture, setting: Setting) -> Iterator[Piece]:
    from desktop.prints.page.pictures import prepare

    data = setting.pictures.get(block.sha256)
    picture = None if data is None else prepare(data, setting.width, block.height)
    tall, wide = _MISSING_HEIGHT, setting.width
    if picture is not None:
        finest = picture.height / _COARSEST_DPI * 25.4
        tall = min(block.height, setting.width / picture.ratio, finest)
        wide = tall * picture.ratio
    yield pieces.PictureBox(
        width=max(wide, _SMALLEST_FRAME),
        tall=max(tall, _SMALLEST_FRAME),
        room=setting.width,
        drawn=(wide, tall),
        picture=picture,
        instead=one_line(setting.no_picture, styles.UNDER),
        caption=lines(block.caption, styles.NOTE, setting.width)
        + lines(f"SHA-256 {block.sha256}", styles.NOTE, setting.width),
    )
    yield Space(_AFTER)


def _signatures(block: blocks.Signatures, setting: Setting) -> Iterator[Piece]:
    count = len(block.labels)
    each = (setting.width - pieces.BETWEEN_BOXES * (count - 1)) / count
    labels = tuple(lines(label, styles.LABEL, each) for label in block.labels)
    yield pieces.SignBoxes(labels, each)


def _contents(block: blocks.Contents, setting: Setting) -> Iterator[Piece]:
    for entry in block.entries:
        line = one_line(entry, styles.BODY)
        yield pieces.ContentsLine(line, entry, setting.page_of, setting.width)
    yield Space(_AFTER)


def _code(block: blocks.Code, setting: Setting) -> Iterator[Piece]:
    yield pieces.QrCode(block.payload, block.side, setting.width)
    yield Space(_AFTER)


def _aside(block: blocks.Aside, setting: Setting) -> Iterator[Piece]:
    yield from typeset(block.blocks, setting)


def _ruled(block: blocks.Lines, setting: Setting) -> Iterator[Piece]:
    for _ in range(block.count):
        yield pieces.RuledLine(setting.width)
    yield Space(_AFTER)


def _turn(_block: blocks.Turn, _setting: Setting) -> Iterator[Piece]:
    yield Turn()


def _gap(block: blocks.Gap, _setting: Setting) -> Iterator[Piece]:
    yield Space(block.height)


def _plain(
    text: str, style: Style, width: float, *, stays: bool = False
) -> Iterator[pieces.TextLine]:
    """Set a paragraph; its first two and last two lines stay together."""
    set_lines = lines(text, style, width)
    last = len(set_lines) - 1
    for place, line in enumerate(set_lines):
        beside = (place in {0, last - 1} and place != last) or (stays and place == last)
        yield pieces.TextLine(line, style, width, stays=beside)


def _cell(text: str, style: Style, x: float, width: float, ground: str = "") -> rows.Cell:
    return rows.Cell(_cell_lines(text, style, width), style, x, width, ground)


def _cell_lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    return lines(text, style, width - 2 * rows.PAD_X)


_SETTERS: dict[type[blocks.Block], Callable[..., Iterator[Piece]]] = {
    blocks.Title: _title,
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Boxed: _boxed,
    blocks.Items: _items,
    blocks.Fields: _fields,
    blocks.Table: _table,
    blocks.TimeLine: _time_line,
    blocks.Picture: _picture,
    blocks.Signatures: _signatures,
    blocks.Lines: _ruled,
    blocks.Contents: _contents,
    blocks.Code: _code,
    blocks.Aside: _aside,
    blocks.Gap: _gap,
    blocks.Turn: _turn,
}

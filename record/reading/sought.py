"""What somebody searches for, matched against single texts as an index matches whole cases."""

from collections.abc import Iterable, Iterator

from record.reading.pinyin import initial
from record.reading.search import Word, identifier, located, words
from record.sheets.paper import read_payload

MOST_TYPED, MOST_TERMS = 400, 8
SHORTEST_IDENTIFIER = 4
"""From this length on a term is matched inside any number, plate, telephone or code."""
SHORTEST_PART = 2

Span = tuple[int, int]


class Sought:
    """The terms of a query, parted by blanks: every one must be found, in any place."""

    def __init__(self, typed: str) -> None:
        kept = typed[:MOST_TYPED]
        self.terms = tuple(term for term in kept.split() if words(term))[:MOST_TERMS]
        self.whole = named(kept)

    def __bool__(self) -> bool:
        return bool(self.terms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where terms stand in a text as it is written, joined where they touch."""
        place = _Placed(text)
        found = sorted(span for term in self.terms for span in place.spans(term))
        return tuple(_joined(found))

    def found_in(self, text: str) -> frozenset[str]:
        """Return the terms that stand in a text."""
        place = _Placed(text)
        may_be_one = len(self.terms) > 1 and len(self.whole) >= SHORTEST_IDENTIFIER
        if may_be_one and any(place.identified(self.whole)):
            return frozenset(self.terms)
        return frozenset(term for term in self.terms if any(place.spans(term)))


def named(term: str) -> str:
    """Return what a term identifies; of a number under a QR code the paper, not the page."""
    sheet = read_payload(term)
    return identifier(sheet.code if sheet is not None else term)


def may_be_part(plain: str) -> bool:
    """Tell whether a short identifier is looked for inside plates and codes.

    Two digits alone would be in nearly everything, and Chinese words are found as words.
    """
    if not SHORTEST_PART <= len(plain) < SHORTEST_IDENTIFIER or not _has_ascii(plain):
        return False
    return len(plain) > SHORTEST_PART or not plain.isdecimal()


def _has_ascii(plain: str) -> bool:
    return any(char.isascii() for char in plain)


class _Placed:
    """One text, split into words once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = located(text)

    def spans(self, term: str) -> Iterator[Span]:
        yield from self._phrases(words(term))
        plain = named(term)
        if len(plain) >= SHORTEST_IDENTIFIER or may_be_part(plain):
            yield from self.identified(plain)
        if term.isascii() and term.isalpha() and len(term) > 1:
            yield from _repeated("".join(initial(c) or " " for c in self._text), term.lower())

    def identified(self, plain: str) -> Iterator[Span]:
        """Yield where an identifier stands, whatever is written between its characters."""
        signs = [(char, at) for word in self._words for char, at in _signs(word)]
        for start, end in _repeated("".join(char for char, _ in signs), plain):
            yield signs[start][1], signs[end - 1][1] + 1

    def _phrases(self, wanted: list[str]) -> Iterator[Span]:
        *before, last = wanted
        have = [word.text for word in self._words]
        for at in range(len(have) - len(before)):
            end = self._words[at + len(before)]
            if have[at : at + len(before)] == before and end.text.startswith(last):
                yield self._words[at].start, _end_of(end, len(last))


def _end_of(word: Word, length: int) -> int:
    """Return where the first characters of a word end; all of one that is written otherwise."""
    as_written = len(word.text) == word.end - word.start
    return word.start + length if as_written else word.end


def _signs(word: Word) -> Iterator[tuple[str, int]]:
    as_written = len(word.text) == word.end - word.start
    for at, char in enumerate(identifier(word.text)):
        yield char, word.start + at if as_written else word.start


def _repeated(text: str, wanted: str) -> Iterator[Span]:
    at = text.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = text.find(wanted, at + 1)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    open_: Span | None = None
    for start, end in spans:
        if open_ is not None and start <= open_[1]:
            open_ = (open_[0], max(open_[1], end))
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end)
    if open_ is not None:
        yield open_

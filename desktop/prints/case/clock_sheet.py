"""The clock sheet: how recorder, dispenser, receipt, phone and computer stand to true time."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from desktop.prints.case.names import person_name
from desktop.prints.page.blocks import Block, Fields, Heading, Paragraph, Signatures, Table, Title
from desktop.prints.page.labels import Labels, Words, naming, when_exactly, words
from desktop.prints.page.page import Content, Imprint, Printed, print_document
from record.case import Case
from record.journal.station import Station
from record.measures import digits
from record.timekeeping import ClockOffset, TimePair, offsets

DOCUMENT = "CLOCKS"
_OFFSETS = ("clock", "offset", "uncertainty", "from")
_PAIRS = ("no", "clock", "showed", "reference", "reference_showed", "half", "way", "by")
_PAIR_WIDTHS = (9, 24, 32, 24, 32, 15, 26, 18)


class ClockSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet is made from; ``people`` maps ids to the names to print."""

    case: Case
    station: Station
    labels: Labels
    people: Mapping[str, str] = {}


def render(sheet: ClockSheet, imprint: Imprint) -> Printed:
    """Print the sheet; raises as ``print_document`` does."""
    return print_document(content(sheet, imprint.language), imprint)


def content(sheet: ClockSheet, language: str = "zh") -> Content:
    """Return what the sheet says, before it is laid out."""
    said = words(language)
    return Content(
        kind=f"{DOCUMENT}/{language}",
        title=said("clock_sheet.title"),
        number=sheet.case.case_no,
        blocks=list(_blocks(sheet, said)),
    )


def clock_name(clock: str, labels: Labels) -> str:
    """Name a clock: its kind, and which one where there are several."""
    kind, _, which = clock.partition(":")
    return f"{labels('clock', kind)} {which}".strip()


def _blocks(sheet: ClockSheet, said: Words) -> Iterator[Block]:
    pairs = sorted(sheet.case.time_pairs.items(), key=lambda item: (item[1].reference_at, item[0]))
    numbers = {name: number for number, (name, _) in enumerate(pairs, 1)}
    yield Title(said("clock_sheet.title"), said("clock_sheet.under"))
    yield Fields(
        (
            (said("field.station"), f"{sheet.station.name}（{sheet.station.code}）"),
            (said("sheet.case_label"), sheet.case.case_no),
        )
    )
    if not pairs:
        yield Paragraph(said("clock_sheet.none"))
        return
    labels = naming(sheet.labels, said)
    yield Heading(said("clock_sheet.result"), 2)
    yield Table(
        tuple(said(f"clock_sheet.{name}") for name in _OFFSETS),
        (50, 44, 34, 52),
        tuple(_offset(each, numbers, labels, said) for each in _known(sheet.case)),
    )
    yield Heading(said("clock_sheet.pairs"), 2)
    yield Table(
        tuple(said(f"clock_sheet.{name}") for name in _PAIRS),
        _PAIR_WIDTHS,
        tuple(_pair(numbers[name], pair, sheet, (labels, said)) for name, pair in pairs),
    )
    yield Paragraph(said("clock_sheet.note"), "note")
    yield Signatures(tuple(said(f"clock_sheet.{name}") for name in ("reader", "witness")))


def _known(case: Case) -> list[ClockOffset]:
    return sorted(offsets(case.time_pairs).values(), key=lambda each: each.clock)


def _offset(
    found: ClockOffset, numbers: Mapping[str, int], labels: Labels, said: Words
) -> tuple[str, ...]:
    key = "fast" if found.offset_s >= 0 else "slow"
    half = said("clock_sheet.plus_minus", seconds=f"{found.uncertainty_s:.1f}")
    via = "、".join(str(numbers[name]) for name in found.via)
    return (
        clock_name(found.clock, labels),
        said(f"clock_sheet.{key}", seconds=f"{abs(found.offset_s):.1f}"),
        half if found.agrees else f"{half}\n{said('clock_sheet.contradict')}",
        said("clock_sheet.via", numbers=via),
    )


def _pair(
    number: int, pair: TimePair, sheet: ClockSheet, words: tuple[Labels, Words]
) -> tuple[str, ...]:
    labels, said = words
    exhibit = sheet.case.evidence.get(pair.evidence_id)
    way = labels("clock_way", pair.way)
    return (
        str(number),
        clock_name(pair.clock, labels),
        _time(pair.shown_at),
        clock_name(pair.reference, labels),
        _time(pair.reference_at),
        f"±{digits(pair.uncertainty_s)} s",
        "\n".join(
            part for part in (way, exhibit.exhibit_no if exhibit else "", pair.remark) if part
        ),
        person_name(sheet.people, pair.read_by, said),
    )


def _time(moment: datetime) -> str:
    return when_exactly(moment).removesuffix(" UTC+8")

"""The register of looks at footage and of what was handed out (form F18)."""

from collections.abc import Iterator, Mapping

import msgspec

from desktop.prints.case.exhibits import ENTRY_SHOWN
from desktop.prints.case.names import person_name
from desktop.prints.page.blocks import (
    Block,
    Fields,
    Heading,
    NewPage,
    Paragraph,
    Signatures,
    Table,
    Title,
)
from desktop.prints.page.labels import Labels, Words, naming, when_exactly, words
from desktop.prints.page.page import Content, Imprint, Printed, print_document
from record.case import Case
from record.codes import CustodyAct
from record.exhibits.custody import Handed, Looked, Stretch
from record.journal.station import Station
from record.measures import compact
from record.reading.footage_register import RegisterRow, moment, rows

DOCUMENT = "F18"
_COLUMNS = ("no", "at", "by", "why", "footage", "range", "speed", "handed", "entry")
_WIDTHS = (8, 34, 20, 42, 34, 58, 15, 42, 18)
_OF_FILES = ("footage", "starts", "clock", "gaps", "hash")
_SIGNERS = ("keeper", "manager", "receiver")
_RANGES_SHOWN = 6


class FootageRegister(msgspec.Struct, frozen=True, kw_only=True):
    """What the register is made from; ``people`` maps ids to the names to print."""

    case: Case
    station: Station
    labels: Labels
    people: Mapping[str, str] = {}


def render(register: FootageRegister, imprint: Imprint) -> Printed:
    """Print the register, landscape; raises as ``print_document`` does."""
    return print_document(content(register, imprint.language), imprint)


def content(register: FootageRegister, language: str = "zh") -> Content:
    """Return what the register says, before it is laid out."""
    said = words(language)
    return Content(
        kind=f"{DOCUMENT}/{language}",
        title=said("footage_register.title"),
        number=register.case.case_no,
        blocks=list(_blocks(register, said)),
    )


def _blocks(register: FootageRegister, said: Words) -> Iterator[Block]:
    found = rows(register.case)
    yield NewPage(landscape=True)
    yield Title(said("footage_register.title"), said("footage_register.under"))
    yield Fields(
        (
            (said("field.station"), f"{register.station.name}（{register.station.code}）"),
            (said("sheet.case_label"), register.case.case_no),
            (said("footage_register.count"), str(len(found))),
            (said("footage_register.company"), register.station.company or "—"),
        )
    )
    if not found:
        yield Paragraph(said("footage_register.none"))
        return
    yield Table(
        tuple(said(f"footage_register.{name}") for name in _COLUMNS),
        _WIDTHS,
        tuple(_row(n, row, register, said) for n, row in enumerate(found, 1)),
    )
    yield from _recordings(found, said)
    yield Paragraph(said("footage_register.note"), "note")
    yield Signatures(tuple(said(f"footage_register.{name}") for name in _SIGNERS))


def _recordings(found: tuple[RegisterRow, ...], said: Words) -> Iterator[Block]:
    held = {row.exhibit_no: row.looked for row in found if row.looked is not None}
    if not held:
        return
    yield Heading(said("footage_register.recordings"), 2)
    yield Table(
        tuple(
            said(f"footage_register.{n}") for n in ("footage", "starts", "clock", "gaps", "hash")
        ),
        (48, 44, 60, 18, 90),
        tuple(_recording(number, looked, said) for number, looked in sorted(held.items())),
    )


def _recording(number: str, looked: Looked, said: Words) -> tuple[str, ...]:
    starts = moment(looked.starts_at, 0.0) or said("footage_register.no_times")
    gaps = str(looked.gaps) if looked.gaps else said("footage_register.no_gaps")
    return f"{number} {looked.file}", starts, _clock(looked, said), gaps, looked.sha256


def _clock(looked: Looked, said: Words) -> str:
    if looked.offset_s is None:
        return said("footage_register.not_compared")
    key = "fast" if looked.offset_s >= 0 else "slow"
    text = said(f"footage_register.{key}", seconds=compact(abs(looked.offset_s)))
    return "\n".join(part for part in (text, looked.clock) if part)


def _row(number: int, row: RegisterRow, register: FootageRegister, said: Words) -> tuple[str, ...]:
    looked, labels = row.looked, naming(register.labels, said)
    person = person_name(register.people, row.person, said)
    event = labels("custody", row.event)
    if looked is None:
        purpose = labels("footage_reason", row.purpose)
        why = "\n".join(part for part in (event, purpose) if part)
        handed = f"{row.file}\n{said('custody_list.to', to=row.to)}" if row.to else row.file
        return (
            str(number), _time(when_exactly(row.at)), person, why, row.exhibit_no, "—", "—",
            "—" if row.event == CustodyAct.VIEWED else handed, row.entry[:ENTRY_SHOWN],
        )  # fmt: skip
    return (
        str(number),
        _between(looked, row),
        _person(person, looked, said),
        "\n".join(_reasons(looked, labels)),
        "\n".join(part for part in (row.exhibit_no, looked.camera, looked.file) if part),
        "\n".join(_ranges(looked, said)),
        "、".join(f"{compact(speed)}×" for speed in looked.speeds) or "—",
        "\n".join(_handed(each, labels) for each in looked.handed) or "—",
        row.entry[:ENTRY_SHOWN],
    )


def _person(person: str, looked: Looked, said: Words) -> str:
    return f"{person}\n{said('footage_register.recovered')}" if looked.recovered else person


def _between(looked: Looked, row: RegisterRow) -> str:
    began = _time(when_exactly(looked.began_at or row.at))
    ended = _time(when_exactly(looked.ended_at or row.at))
    return f"{began}\n– {ended[11:]}" if began[:10] == ended[:10] else f"{began}\n– {ended}"


def _time(text: str) -> str:
    return text.removesuffix(" UTC+8")


def _reasons(looked: Looked, labels: Labels) -> Iterator[str]:
    yield labels("footage_reason", looked.reason)
    yield from (part for part in (looked.unit, looked.caller, looked.text) if part)


def _ranges(looked: Looked, said: Words) -> Iterator[str]:
    for stretch in looked.stretches[:_RANGES_SHOWN]:
        yield _range(stretch, looked, said)
    more = len(looked.stretches) - _RANGES_SHOWN
    if more > 0:
        yield said("footage_register.more", n=more)


def _range(stretch: Stretch, looked: Looked, said: Words) -> str:
    if not looked.has_times:
        return said("footage_register.frames", start=stretch.from_pts, end=stretch.to_pts)
    start, end = (moment(looked.starts_at, at)[11:] for at in (stretch.from_s, stretch.to_s))
    if not start:
        start, end = f"{stretch.from_s:.2f} s", f"{stretch.to_s:.2f} s"
    pts = said("footage_register.pts", start=stretch.from_pts, end=stretch.to_pts)
    if looked.offset_s and looked.starts_at:
        true = moment(looked.starts_at, stretch.from_s, looked.offset_s)[11:]
        until = moment(looked.starts_at, stretch.to_s, looked.offset_s)[11:]
        pts = f"{said('footage_register.corrected', start=true, end=until)} {pts}"
    return f"{start}–{end} {pts}"


def _handed(handed: Handed, labels: Labels) -> str:
    return f"{labels('footage_taken', handed.what)} {handed.name}"

"""The result of a sample comparison on paper: what was seen, in numbers, and what it says not."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from desktop.prints.page.blocks import (
    Block,
    Fields,
    Heading,
    Items,
    Paragraph,
    Picture,
    Table,
    Title,
)
from desktop.prints.page.labels import Words, words
from desktop.prints.page.page import Content, Imprint, Printed, print_document
from record.measures import compact
from record.sheets.sample_comparison import STRIPES_GONE, Comparison, Judged

DOCUMENT = "SAMPLE_COMPARISON"
LIMITS = ("screening", "not", "next")
PICTURE_HEIGHT, PATCH_HEIGHT = 72.0, 20.0
_PHOTO_COLUMNS = ("photo", "order", "gamma", "white", "sharp", "sha")


class PhotoLine(msgspec.Struct, frozen=True, kw_only=True):
    """One photo of a comparison, as its list shows it; ``straight`` names a picture by hash."""

    name: str
    sha256: str
    swapped: bool
    gamma: tuple[float, float, float]
    white_ratio: float
    sharpness: float
    straight: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What the result page is made from; ``card`` is the card's name, "" when it was not read."""

    number: str
    one: str
    two: str
    card: str
    card_version: int
    comparison: Comparison
    photos: tuple[PhotoLine, ...]
    patches: str = ""


class Row(NamedTuple):
    """One measured quantity in words."""

    name: str
    one: str
    two: str
    difference: str
    uncertainty: str
    verdict: str


def render(report: Report, pictures: Mapping[str, bytes], imprint: Imprint) -> Printed:
    """Print the result page; raises as ``print_document`` does."""
    said = words(imprint.language)
    content = Content(
        kind=f"{DOCUMENT}/{imprint.language}",
        title=said("comparison.title"),
        number=report.number,
        blocks=list(_blocks(report, said)),
        pictures=pictures,
    )
    return print_document(content, imprint)


def lead(comparison: Comparison, one: str, two: str, language: str) -> str:
    """Say in one sentence what was observed; never more than the method can say."""
    said = words(language)
    return said(
        "comparison.lead",
        one=one,
        two=two,
        colour=said(f"comparison.colour_{comparison.colour.verdict}"),
        haze="；".join(_haze_found(comparison, (one, two), said)),
    )


def part(comparison: Comparison, quantity: str, language: str) -> str:
    """Say what was observed of ``colour`` or ``haze``, with its number."""
    said, judged = words(language), getattr(comparison, quantity)
    found = said(f"comparison.{quantity}_{judged.verdict}")
    value = _number(judged.difference, quantity)
    measured = f"{found} ({value} ± {_number(judged.uncertainty, quantity)})"
    gone = _gone(comparison, heads(language)[1:3], said) if quantity == "haze" else []
    return "；".join((measured, *gone))


def limits(language: str) -> tuple[str, ...]:
    """Return the sentences that say what a comparison does and does not mean."""
    said = words(language)
    return tuple(said(f"comparison.limit_{name}") for name in LIMITS)


def heads(language: str) -> tuple[str, ...]:
    """Return the heads of the table of numbers."""
    said = words(language)
    names = ("value", "one", "two", "difference", "uncertainty", "verdict")
    return tuple(said(f"comparison.{name}") for name in names)


def rows(comparison: Comparison, language: str) -> tuple[Row, Row]:
    """Return the measured quantities in words: colour, then haze."""
    said = words(language)
    colours = [f"L* {x:.1f}\na* {a:+.1f}\nb* {b:+.1f}" for x, a, b in comparison.labs]
    hazes = [_haze(haze, said) for haze in comparison.hazes]
    return (
        _row("colour", colours, comparison.colour, said),
        _row("haze", hazes, comparison.haze, said),
    )


def rules(comparison: Comparison, language: str) -> tuple[str, str]:
    """Return the decision rules of colour and haze in words."""
    said = words(language)
    return tuple(  # type: ignore[return-value]
        said("comparison.rule_text", least=compact(judged.least), most=compact(judged.most))
        for judged in (comparison.colour, comparison.haze)
    )


def facts(report: Report, language: str) -> tuple[tuple[str, str], ...]:
    """Return what else belongs to the result: card, repeats, components, method."""
    said, found = words(language), report.comparison
    parts = [
        f"{_number(j.bootstrap, q)} / {_number(j.repeatability, q)}"
        for q, j in (("colour", found.colour), ("haze", found.haze))
    ]
    repeats = said("comparison.repeats_text", photos=found.photos, swapped=found.swapped)
    unread = said("comparison.unread", version=report.card_version)
    colour_rule, haze_rule = rules(found, language)
    return (
        (said("comparison.card"), report.card or unread),
        (said("comparison.repeats"), repeats),
        (said("comparison.components"), "；".join(parts)),
        (said("comparison.method"), found.method),
        (f"{said('comparison.rule')} ΔE00", colour_rule),
        (f"{said('comparison.rule')} {said('comparison.haze')}", haze_rule),
    )


def _blocks(report: Report, said: Words) -> Iterator[Block]:
    found, language = report.comparison, said.language
    yield Title(said("comparison.title"), f"{report.one} / {report.two}")
    yield Heading(said("comparison.finding"), 2)
    yield Paragraph(lead(found, report.one, report.two, language), "lead")
    if not 0 < found.swapped < found.photos:
        yield Paragraph(said("comparison.once"), "note")
    yield Heading(said("comparison.limits"), 2)
    yield Items(limits(language))
    yield Heading(said("comparison.numbers"), 2)
    yield Table(heads(language), (44, 26, 26, 18, 30, 26), rows(found, language))
    if report.patches:
        caption = said("comparison.patches", one=report.one, two=report.two)
        yield Picture(report.patches, caption, PATCH_HEIGHT)
    yield Fields(facts(report, language), 1)
    yield Heading(said("comparison.photos"), 2)
    yield Table(
        tuple(
            said(f"comparison.{n}") for n in ("photo", "order", "gamma", "white", "sharp", "sha")
        ),
        (30, 20, 30, 14, 16, 60),
        tuple(_photo(photo, report) for photo in report.photos),
    )
    yield Heading(said("comparison.pictures"), 2)
    for photo in report.photos:
        if photo.straight:
            yield Picture(photo.straight, photo.name, PICTURE_HEIGHT)


def _haze(haze: float, said: Words) -> str:
    gone = f"\n{said('comparison.stripes_gone')}" if haze >= STRIPES_GONE else ""
    return f"{haze:.3f}{gone}"


def _haze_found(comparison: Comparison, names: Sequence[str], said: Words) -> list[str]:
    found = said(f"comparison.haze_{comparison.haze.verdict}")
    return [found, *_gone(comparison, names, said)]


def _gone(comparison: Comparison, names: Sequence[str], said: Words) -> list[str]:
    gone = [name for name, lost in zip(names, comparison.stripes_gone, strict=True) if lost]
    if len(gone) == len(names):
        return [said("comparison.gone_both")]
    return [said("comparison.gone_one", name=name) for name in gone]


def _row(quantity: str, values: list[str], judged: Judged, said: Words) -> Row:
    return Row(
        said(f"comparison.{quantity}"),
        values[0],
        values[1],
        _number(judged.difference, quantity),
        f"± {_number(judged.uncertainty, quantity)}",
        said(f"comparison.verdict_{judged.verdict}"),
    )


def _photo(photo: PhotoLine, report: Report) -> tuple[str, ...]:
    order = (report.two, report.one) if photo.swapped else (report.one, report.two)
    return (
        photo.name,
        " / ".join(order),
        " ".join(f"{g:.2f}" for g in photo.gamma),
        f"{photo.white_ratio:.2f}",
        f"{photo.sharpness:.2f}",
        photo.sha256,
    )


def _number(value: float, quantity: str) -> str:
    return f"{value:.3f}" if quantity == "haze" else f"{value:.2f}"

"""How an exhibit was made from another, in words: a function for each way of making.

A court reads labels and sentences; names of settings and codes stay in the entry. What a way of
making keeps to make its picture again, such as every corner of a hidden place, is counted here.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from desktop.prints.case.names import Names
from desktop.prints.page.labels import when_exactly
from record.derivatives import made
from record.derivatives.clips import ClipManifest, manifest_of
from record.derivatives.comparisons import ComparisonSettings, measured
from record.derivatives.drawn import (
    Annotated,
    Captioned,
    Drawn,
    Enhanced,
    Enhancement,
    Panelled,
    drawn,
)
from record.derivatives.flattened import FlattenedSettings, flattened_of
from record.derivatives.pairs import PairSettings, pair_of
from record.derivatives.redacted import KeptTrack, RedactedSettings, Region, redaction
from record.derivatives.stills import AspectSource, Provenance, TurnRemark, provenance
from record.evidence import Exhibit
from record.measures import compact
from record.sheets.sample_comparison import STRIPES_GONE

Line = tuple[str, str]


def making(exhibit: Exhibit, names: Names, numbers: Mapping[str, str]) -> Iterator[Line]:
    """Yield what is said of how an exhibit was made; ``numbers`` are exhibit numbers by id.

    Of a way that this program does not know it is only said that it is recorded.
    """
    kept = sum(1 for _ in made.settings(exhibit))
    if not kept:
        return
    for read, say in _WAYS:
        said = read(exhibit)
        if said is not None:
            for name, words in say(said, names, numbers):
                if words:
                    yield names.said(f"making.{name}"), words
            return
    yield (
        names.said("making.making"),
        names.said("making.unknown_way", n=kept),
    )


def _still(said: Provenance, names: Names, _numbers: Mapping[str, str]) -> Iterator[Line]:
    word = names.said
    yield "source_file", said.source_name
    yield "source_sha256", said.source_sha256
    yield (
        "frame",
        word("making.frame_of", n=said.number, frames=said.frames, seconds=compact(said.seconds)),
    )
    if said.timing == "STAMPS":
        one, of = said.time_base
        yield "stamp", word("making.stamp_of", pts=said.pts, one=one, of=of)
    else:
        yield "stamp", word("making.no_stamps")
    yield (
        "coding",
        word(
            "making.coding_of",
            container=said.container,
            codec=said.codec,
            stream=said.stream,
            kind=said.picture_type or "—",
            distance=said.key_distance,
        ),
    )
    yield "picture", _picture(said, names)
    yield "conversion", word("making.converted", pixels=said.pixel_format, colour=said.colour)
    yield "decoder", said.decoder
    yield "pixel_sha256", said.pixel_sha256
    yield "plane_sha256", said.plane_sha256
    yield "remarks", "；".join(_still_remarks(said, names))
    if said.suspect:
        yield "damage", word("making.suspect")


def _still_remarks(said: Provenance, names: Names) -> Iterator[str]:
    """Say what a reader of the picture must know of its shape, its turn, its rows and its part."""
    word = names.said
    if said.pixel_aspect != (1, 1):
        wide, high = said.picture
        by = "set" if said.aspect_source == AspectSource.RECORDER else "file"
        yield word(f"making.shape_by_{by}", wide=wide, high=high)
    if said.turn_remark == TurnRemark.UNSUPPORTED:
        yield word("making.not_turned")
    if said.combed:
        yield word("making.combed")
    elif said.interlaced:
        yield word("making.interlaced")
    if said.part:
        yield word("making.part_of", n=said.part)


def _picture(said: Provenance, names: Names) -> str:
    wide, high = said.sample_aspect
    return names.said(
        "making.picture_of",
        width=said.width,
        height=said.height,
        rotation=said.rotation,
        aspect=f"{wide}:{high}",
    )


def _clip(said: ClipManifest, names: Names, _numbers: Mapping[str, str]) -> Iterator[Line]:
    word = names.said
    yield "source_file", said.source_name
    yield "source_sha256", said.source_sha256
    yield (
        "stretch",
        word(
            "making.stretch_of",
            start=compact(said.from_s),
            end=compact(said.to_s),
            first=said.from_number,
            last=said.to_number,
        ),
    )
    if said.recorder_from:
        yield "recorder_time", f"{_moment(said.recorder_from)} – {_moment(said.recorder_to)}"
    if said.corrected_from:
        yield "corrected_time", f"{_moment(said.corrected_from)} – {_moment(said.corrected_to)}"
    yield (
        "copied",
        word(
            "making.copied_of",
            packets=said.packets,
            dropped=said.dropped_packets,
            container=said.container,
            codec=said.codec,
        ),
    )
    if said.compared in ("BYTES", "UNITS"):
        yield "compared", word(f"making.compared_{said.compared}")
    if said.left_out:
        yield "left_out", "；".join(said.left_out)
    if said.damaged:
        yield "damage", word("making.source_damaged")
    yield "decoder", said.decoder
    yield "program", said.program


def _drawn(said: Drawn, names: Names, numbers: Mapping[str, str]) -> Iterator[Line]:
    yield "source_sha256", said.source_sha256
    if isinstance(said, Enhanced):
        yield "steps", "；".join(_steps(said.enhancement, names))
    elif isinstance(said, Annotated):
        kinds = Counter(mark.kind for mark in said.layer.marks)
        yield "marks", _counted("mark", kinds, names)
        legends = [mark.text for mark in said.layer.marks if mark.text]
        yield "legends", "\n".join(legends)
    elif isinstance(said, Captioned):
        yield "caption", "\n".join(f"{name}　{value}" for name, value in said.caption.lines)
    elif isinstance(said, Panelled):
        yield "panel", said.title
        listed = [numbers.get(one.evidence_id, "—") for one in said.sources]
        yield "sources", "、".join(listed)
    if said.width and said.height:
        yield "size", names.said("making.pixels", width=said.width, height=said.height)
    yield "pixel_sha256", said.pixel_sha256
    yield "program", "；".join(part for part in (said.program, said.libraries) if part)


def _steps(said: Enhancement, names: Names) -> Iterator[str]:
    word, plain = names.said, Enhancement()
    if said.neighbours:
        yield word("making.step_neighbours", n=said.neighbours)
    if said.deinterlace in ("TOP", "BOTTOM"):
        yield word(f"making.step_deinterlace_{said.deinterlace}")
    if said.crop is not None:
        x, y, width, height = (compact(round(100 * each, 1)) for each in said.crop)
        yield word("making.step_crop", x=x, y=y, width=width, height=height)
    if said.denoise:
        yield word("making.step_denoise", n=said.denoise)
    yield from _tones(said, names)
    if said.scale != plain.scale:
        yield word("making.step_smooth" if said.smooth else "making.step_scale", n=said.scale)
    if said.sharpen:
        yield word("making.step_sharpen", n=said.sharpen)


def _tones(said: Enhancement, names: Names) -> Iterator[str]:
    plain = Enhancement()
    if (said.black, said.white) != (plain.black, plain.white):
        yield names.said("making.step_levels", black=said.black, white=said.white)
    if said.gamma != plain.gamma:
        yield names.said("making.step_gamma", gamma=compact(said.gamma))


def _pair(said: PairSettings, names: Names, numbers: Mapping[str, str]) -> Iterator[Line]:
    word, how, light = names.said, said.settings, said.light
    listed = [numbers.get(one.exhibit_id) or one.exhibit_no or "—" for one in said.sources]
    yield "sources", "、".join(listed)
    yield "laid", names.said.name("pair_mode", how.mode)
    if how.mode == "SWIPE":
        yield "split", word("making.share", n=compact(round(100 * how.split, 1)))
    elif how.mode == "MIX":
        yield "mix", word("making.share", n=compact(round(100 * how.mix, 1)))
    elif how.mode == "DIFFERENCE":
        yield "gain", word("making.times", n=compact(how.gain))
    yield (
        "light",
        word(
            "making.light_of",
            brightness=compact(round(light.brightness, 3)),
            red=compact(round(light.red, 3)),
            blue=compact(round(light.blue, 3)),
        ),
    )
    if said.light_unequal:
        yield "warning", word("making.light_differs")
    if said.edge:
        yield "looked_at", word("making.edge_of", n=said.edge)
    yield "pixel_sha256", said.pixel_sha256


def _redacted(said: RedactedSettings, names: Names, _numbers: Mapping[str, str]) -> Iterator[Line]:
    word = names.said
    places: list[Region | KeptTrack] = [*said.regions, *said.tracks]
    hidden = Counter(str(one.what) for one in places)
    yield "hidden", _counted("hidden_thing", hidden, names)
    by_model = sum(bool(one.found_by) for one in places)
    if hidden:
        yield "found", word("making.found_of", model=by_model, person=hidden.total() - by_model)
    yield "proposed", word("making.proposed_of", n=said.proposed, back=said.taken_back)
    yield "filled", names.said.name("fill", said.how) if said.how else ""
    if len(said.colour) == 3 and said.how != "mosaic":
        red, green, blue = said.colour
        yield "fill_colour", word("making.rgb", red=red, green=green, blue=blue)
    yield "copy_for", names.labels("redaction_reason", said.reason) if said.reason else ""
    yield "copy_note", said.note
    if said.blanked_frames:
        yield "blanked", word("making.frames", n=said.blanked_frames)
    if isinstance(said.sound, bool):
        yield "sound", word("making.sound_kept" if said.sound else "making.sound_left_out")
    if said.confirmed_by:
        yield "confirmed", f"{names.person(said.confirmed_by)}　{when_exactly(said.confirmed_at)}"
    yield "models", "、".join(f"{one.name} {one.version}".strip() for one in said.models)
    yield "source_sha256", said.source_sha256
    yield "program", said.program


def _comparison(
    said: ComparisonSettings, names: Names, _numbers: Mapping[str, str]
) -> Iterator[Line]:
    word = names.said
    yield (
        "sources",
        "、".join(
            f"{one.exhibit_no}{word('making.swapped') if one.swapped else ''}"
            for one in said.sources
        ),
    )
    for name, judged, digits in (("colour", said.colour, 2), ("haze", said.haze, 3)):
        yield (
            name,
            word(
                "making.judged",
                value=f"{judged.difference:.{digits}f}",
                half=f"{judged.uncertainty:.{digits}f}",
                verdict=names.said.name("comparison", f"verdict_{judged.verdict}"),
            ),
        )
    lab = (" / ".join(f"{value:.1f}" for value in one) for one in said.labs)
    yield "labs", "；".join(lab)
    gone = f" {word('comparison.stripes_gone')}"
    yield "hazes", "；".join(f"{x:.3f}{gone if x >= STRIPES_GONE else ''}" for x in said.hazes)
    yield "repeats", word("comparison.repeats_text", photos=said.photos, swapped=said.swapped)
    yield "card", said.card
    yield "method", said.method
    yield "page_hash", said.page_hash


def _flattened(
    said: FlattenedSettings, names: Names, _numbers: Mapping[str, str]
) -> Iterator[Line]:
    yield "straightened", names.said("making.straightened_of", page=said.page)


def _counted(group: str, kinds: Mapping[str, int], names: Names) -> str:
    """Return how many there are of each kind, in words."""
    return "、".join(
        names.said("making.count_of", name=_named(group, kind, names), n=n)
        for kind, n in sorted(kinds.items())
    )


def _named(group: str, code: str, names: Names) -> str:
    found = names.labels(group, code)
    return names.said("making.other_kind") if found == code else found


def _moment(text: str) -> str:
    """Write a recorder's own time as it stands, without the letter between day and hour."""
    return text.replace("T", " ")


_Read = Callable[[Exhibit], Any]
_Say = Callable[[Any, Names, Mapping[str, str]], Iterator[Line]]
_WAYS: tuple[tuple[_Read, _Say], ...] = (
    (redaction, _redacted),
    (manifest_of, _clip),
    (drawn, _drawn),
    (pair_of, _pair),
    (measured, _comparison),
    (provenance, _still),
    (flattened_of, _flattened),
)

"""Verbs on the frames of camera files: still, frames, reproduce."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from desktop.cli.fields import real, whole
from desktop.cli.opened import CASE, exhibit_named, opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services.evidence.decoding import decoding
from desktop.services.evidence.handing_out import is_same_file, not_saved, write_out
from desktop.services.footage.contents import Footage
from desktop.services.footage.decodings import decode_file
from desktop.services.footage.footage import FootageReader, provenance_facts
from desktop.services.footage.gaps import GAP_S, GapTable, Repeat
from desktop.services.footage.reproducing import Reproduction, provenance_in, reproduce
from desktop.system.choice import this_system
from record.measures import compact
from record.problems import Problem


def declare_still(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``still``."""
    _add_video(verb)
    where = verb.add_mutually_exclusive_group(required=True)
    where.add_argument("--at", type=real, metavar="SECONDS", help="from the first frame")
    where.add_argument("--frame", type=whole, metavar="N", help="counted from 0")
    verb.add_argument("--picture", type=read_shape, metavar="W:H", help="its shape, such as 16:9")
    verb.add_argument("--out", type=Path, required=True, metavar="PNG")
    verb.set_defaults(run=take_still)


def declare_frames(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``frames``."""
    _add_video(verb)
    verb.add_argument("--gaps", action="store_true", help="list where frames lack")
    verb.add_argument("--repeats", action="store_true", help="decode and list equal frames")
    verb.add_argument("--whole", action="store_true", help="decode all of it, count errors")
    verb.add_argument("--limit", type=_positive, default=GAP_S, metavar="SECONDS", help="of a gap")
    verb.add_argument("--from", dest="start", type=real, metavar="SECONDS")
    verb.add_argument("--to", dest="end", type=real, metavar="SECONDS")
    verb.set_defaults(run=count_frames)


def declare_reproduce(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``reproduce``."""
    verb.add_argument("still", nargs="?", type=Path, help="the PNG; it carries how it was taken")
    verb.add_argument("video", nargs="?", type=Path, help="the original camera file")
    verb.add_argument("--provenance", type=Path, metavar="JSON", help="in place of the PNG's own")
    verb.add_argument("--case", default="", help=CASE)
    verb.add_argument("--exhibit", default="", metavar="E05", help="a still of the case")
    verb.set_defaults(run=reproduce_still, fail=verb.error)


def take_still(chosen: argparse.Namespace, output: Output) -> int:
    """Write the exact frame, or refuse; never a neighbour."""
    if is_same_file(chosen.video, chosen.out):
        raise not_saved(chosen.out)
    with _footage(chosen.video, chosen.stream, chosen.picture) as (reader, footage):
        if chosen.frame is None:
            shown = reader.at(footage, _within(footage, chosen.at))
        else:
            shown = reader.frame(footage, chosen.frame)
        png, provenance = reader.checked_still(footage, shown)
    write_out(chosen.out, png)
    facts = {"out": str(chosen.out), "provenance": provenance_facts(provenance)}
    doubt = "  SUSPECT" if provenance.suspect else ""
    line = f"{chosen.out}  frame {shown.ordinal}  {provenance.pixel_sha256}{doubt}"
    return output.result(facts, [line])


def count_frames(chosen: argparse.Namespace, output: Output) -> int:
    """Say what a video file holds, and on request where frames lack or come twice."""
    with _footage(chosen.video, chosen.stream) as (reader, footage):
        facts = {"footage": msgspec.to_builtins(footage)}
        lines = [_line(footage), *_lost_lines(footage)]
        stretch = _stretch(chosen, footage)
        if chosen.whole:
            whole_file = decode_file(chosen.video, this_system(), NoProgress(), chosen.stream)
            facts["decoding"] = msgspec.to_builtins(whole_file)
            lines.append(f"decoded whole: {whole_file.frames} frames, {whole_file.errors} errors")
            lines += [f"  frames {first} to {last}" for first, last in whole_file.spans]
        if chosen.gaps:
            table = reader.gap_table(footage, stretch, chosen.limit)
            facts["gap_table"] = {**msgspec.to_builtins(table), "is_whole": table.is_whole}
            lines += _gap_lines(table)
        if chosen.repeats:
            found = reader.find_repeats(footage, NoProgress(), stretch)
            facts["repeats"] = msgspec.to_builtins(found)
            lines += [_repeat_line(repeat) for repeat in found] or ["no repeated frames"]
    return output.result(facts, lines)


def reproduce_still(chosen: argparse.Namespace, output: Output) -> int:
    """Take a still again; exit 1 when it is not the same, naming what differs."""
    if chosen.case and chosen.exhibit:
        return _reproduce_exhibit(chosen, output)
    if chosen.still is None or chosen.video is None:
        chosen.fail("name a still and its video, or --case and --exhibit")
    expected = provenance_in(chosen.provenance or chosen.still)
    with decoding() as decoder, _footage(chosen.video, expected.stream) as (reader, footage):
        result = reproduce(reader, decoder, footage, expected, chosen.still)
    return _say(result, output)


def _reproduce_exhibit(chosen: argparse.Namespace, output: Output) -> int:
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        found = exhibit_named(case, chosen.exhibit)
        result = application.stills.reproduce(case.id, found.id)
    return _say(result, output)


def _say(result: Reproduction, output: Output) -> int:
    lines = ["equal" if result.equal else "NOT equal"]
    for each in result.differences:
        what = each.name or each.what.lower()
        lines.append(f"{what} differs: {each.expected} -> {each.found}")
    if result.pixels is not None:
        apart = result.pixels
        lines.append(
            f"{apart.pixels} of {apart.of} pixels differ, most by {apart.largest} "
            f"at column {apart.x}, row {apart.y}"
        )
    facts = {"reproduction": msgspec.to_builtins(result)}
    return output.findings(facts, lines, ok=result.equal)


def _add_video(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("video", type=Path, help="a camera file; it is only read")
    verb.add_argument(
        "--stream", type=whole, default=-1, metavar="N", help="of several in the file"
    )


def _stretch(chosen: argparse.Namespace, footage: Footage) -> tuple[float, float] | None:
    if chosen.start is None and chosen.end is None:
        return None
    low, high = chosen.start or 0.0, footage.seconds if chosen.end is None else chosen.end
    if not 0 <= low <= high:
        raise Problem("clips.no_range")
    return low, high


def _positive(text: str) -> float:
    found = real(text)
    if found <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not above zero")
    return found


def _within(footage: Footage, seconds: float) -> float:
    """Refuse a time at which no frame is on screen; the last one stays for its usual time."""
    step = 1 / footage.fps if footage.fps > 0 else 0.0
    end = footage.seconds if footage.has_times else (footage.frames - 1) * step
    if not 0 <= seconds <= end + step:
        raise Problem("evidence.no_such_frame", frame=str(seconds))
    return seconds


def _line(footage: Footage) -> str:
    times = "" if footage.has_times else "  no time stamps in the file: frames are counted"
    return (
        f"{footage.container} {footage.codec} {footage.width}x{footage.height}{_shape(footage)} "
        f"{footage.frames} frames {footage.seconds:.3f} s {footage.sha256}{times}"
    )


def _lost_lines(footage: Footage) -> list[str]:
    lines = []
    if footage.lacks_s:
        lines.append(f"the file says {footage.declared_s:.3f} s; {footage.found_s:.3f} s are there")
    if footage.lacks_frames:
        lines.append(
            f"the file says {footage.declared_frames} frames; {footage.found_frames} are there"
        )
    if footage.unread:
        lines.append(f"{footage.unread} bytes belong to nothing that can be read")
    if footage.declared_fps:
        lines.append(
            f"the file says {compact(footage.declared_fps)} fps; its time stamps say"
            f" {compact(footage.fps)}"
        )
    lines += [
        f"recording {n} begins at frame {first}, {seconds:.3f} s"
        for n, (first, seconds) in enumerate(footage.parts, 1)
    ]
    sound = ", ".join(footage.sound) or "none"
    return [*lines, f"sound: {sound}"]


def _shape(footage: Footage) -> str:
    wide, high = footage.picture
    return "" if footage.pixel_aspect == (1, 1) else f" shown {wide}:{high}"


def read_shape(text: str) -> tuple[int, int]:
    """Read a shape such as 16:9; raises ``ValueError``."""
    wide, high = (int(part) for part in text.replace("：", ":").split(":"))
    return wide, high


def _gap_lines(table: GapTable) -> list[str]:
    if not table.has_times:
        return ["no time stamps in the file: nothing can be said about gaps"]
    between = (
        f"between {table.from_at or f'{table.from_s:.3f} s'} "
        f"and {table.to_at or f'{table.to_s:.3f} s'}"
    )
    limit = compact(table.limit_s)
    long = [gap for gap in table.gaps if gap.is_long]
    said = f"{len(long)} gaps over {limit} s" if long else f"no gap over {limit} s"
    return [
        f"{said} {between}; the longest step is {table.longest_s:.3f} s",
        *(
            f"after frame {gap.frame}: {gap.from_s:.3f} s to {gap.to_s:.3f} s, "
            f"about {gap.missing} frames missing{'' if gap.is_long else ' (short)'}"
            for gap in table.gaps
        ),
    ]


def _repeat_line(repeat: Repeat) -> str:
    what = "stand still, as" if repeat.is_frozen else "come again, like"
    return (
        f"{repeat.count} frames from {repeat.frame} ({repeat.from_s:.3f} s) "
        f"{what} frame {repeat.same_as}"
    )


@contextmanager
def _footage(
    path: Path, stream: int, picture: tuple[int, int] | None = None
) -> Iterator[tuple[FootageReader, Footage]]:
    reader = FootageReader(this_system())
    try:
        footage = reader.open_path(path, NoProgress(), stream=stream)
        if picture is not None:
            footage = reader.shape(footage, picture)
        yield reader, footage
    finally:
        reader.close()

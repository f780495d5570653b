"""Verbs on pictures made from pictures: enhance, caption, panel, remake, compare-pictures."""

import argparse
import hashlib
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.fields import numbers, read_moment_if_given, real, whole
from desktop.cli.opened import CASE, exhibit_named, opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services.footage.reproducing import provenance_in
from desktop.services.pictures import pixels as drawing
from desktop.services.pictures.captions import ShownTime, Stated, caption, shown_time
from desktop.services.pictures.derivatives import Enhancement
from desktop.services.pictures.pairs import MODES, SIDE, Pairing
from desktop.services.pictures.picture_files import read_picture, save_picture
from desktop.services.pictures.pixels import Pixels
from record.derivatives.drawn import KeptCaption
from record.derivatives.made import settings
from record.problems import Problem


def declare_enhance(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``enhance``."""
    verb.add_argument("picture", type=Path, help="a picture file; it is only read")
    for name, most in (("black", 254), ("white", 255), ("denoise", 100), ("sharpen", 200)):
        default = 255 if name == "white" else 0
        verb.add_argument(f"--{name}", type=whole, default=default, metavar=f"0..{most}")
    verb.add_argument("--gamma", type=real, default=1.0, metavar="0.1..10")
    verb.add_argument("--deinterlace", choices=("TOP", "BOTTOM"), default="")
    verb.add_argument("--crop", metavar="X,Y,W,H", help="0 to 1 from the top left")
    verb.add_argument("--scale", type=whole, default=1, metavar="1..8")
    verb.add_argument("--whole-pixels", action="store_true", help="enlarge without smoothing")
    verb.add_argument("--out", type=Path, required=True, metavar="PNG")
    verb.set_defaults(run=enhance_picture)


def declare_caption(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``caption``."""
    verb.add_argument("still", type=Path, help="a PNG of the verb still; it is only read")
    for name in ("case-no", "exhibit-no", "camera", "file", "offset-source"):
        verb.add_argument(f"--{name}", default="")
    verb.add_argument("--starts-at", metavar="TIME", help="recorder's time of the first frame")
    verb.add_argument("--offset", type=real, metavar="SECONDS", help="recorder fast by")
    verb.add_argument("--out", type=Path, required=True, metavar="PNG")
    verb.set_defaults(run=caption_still)


def declare_panel(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``panel``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("exhibits", nargs="+", metavar="E05", help="two to four pictures")
    verb.add_argument("--title", default="")
    verb.set_defaults(run=add_panel)


def declare_remake(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``remake``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("exhibit", metavar="E05", help="enhanced, annotated, captioned; a clip")
    verb.set_defaults(run=remake_exhibit)


def declare_compare_pictures(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``compare-pictures``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("first", help="exhibit number such as E01")
    verb.add_argument("second", help="exhibit number such as E02")
    verb.add_argument("--mode", choices=MODES, default=SIDE)
    verb.add_argument("--title", required=True)
    verb.set_defaults(run=compare_pictures)


def enhance_picture(chosen: argparse.Namespace, output: Output) -> int:
    """Write an enhanced copy and say with which settings."""
    wanted = Enhancement(
        deinterlace=chosen.deinterlace,
        crop=_crop(chosen.crop),
        denoise=chosen.denoise,
        black=chosen.black,
        white=chosen.white,
        gamma=chosen.gamma,
        scale=chosen.scale,
        smooth=not chosen.whole_pixels,
        sharpen=chosen.sharpen,
    )
    made = drawing.enhanced(read_picture(chosen.picture), wanted)
    return _written(
        chosen, chosen.picture, made, {"enhancement": msgspec.to_builtins(wanted)}, output
    )


def caption_still(chosen: argparse.Namespace, output: Output) -> int:
    """Write a copy of a still with its facts below it."""
    provenance = provenance_in(chosen.still)
    pixels = read_picture(chosen.still)
    if hashlib.sha256(pixels.rgb).hexdigest() != provenance.pixel_sha256:
        raise Problem("derivatives.footage_differs")
    starts_at = read_moment_if_given(chosen.starts_at)
    time = ShownTime()
    if starts_at is not None and provenance.timing == "STAMPS":
        time = shown_time(starts_at, provenance.seconds, chosen.offset, chosen.offset_source)
    said = Stated(
        case_no=chosen.case_no,
        exhibit_no=chosen.exhibit_no,
        camera=chosen.camera,
        file=chosen.file,
        sha256=provenance.source_sha256,
        time=time,
        provenance=provenance,
    )
    words = caption(said, chosen.language)
    made = drawing.with_caption(pixels, KeptCaption(lines=words.lines, warning=words.warning))
    return _written(chosen, chosen.still, made, {"caption": msgspec.to_builtins(words)}, output)


def add_panel(chosen: argparse.Namespace, output: Output) -> int:
    """Add a sheet of several pictures to a case."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        ids = [exhibit_named(case, number).id for number in chosen.exhibits]
        made = application.derivatives.add_panel(
            case.id, ids, chosen.title, chosen.language, NoProgress()
        )
    facts = {"exhibit_no": made.exhibit_no, "settings": dict(settings(made))}
    return output.result(facts, [f"{made.exhibit_no}  {made.title}"])


def remake_exhibit(chosen: argparse.Namespace, output: Output) -> int:
    """Make a derivative again; exit 1 when it is not the same."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        exhibit = exhibit_named(case, chosen.exhibit)
        again = application.derivatives.again(case.id, exhibit.id, NoProgress())
    facts = {"remade": msgspec.to_builtins(again)}
    line = "equal" if again.equal else f"NOT equal: {again.was} -> {again.now}"
    return output.findings(facts, [line], ok=again.equal)


def compare_pictures(chosen: argparse.Namespace, output: Output) -> int:
    """Keep two pictures of a case together as an exhibit; by eye only, no numbers."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        first, second = (exhibit_named(case, n).id for n in (chosen.first, chosen.second))
        made = application.pairs.keep(
            case.id, first, second, Pairing(mode=chosen.mode), chosen.title
        )
    facts = {"exhibit_no": made.exhibit_no, "settings": dict(settings(made))}
    return output.result(facts, [f"{made.exhibit_no}  {made.title}"])


def _written(
    chosen: argparse.Namespace, source: Path, made: Pixels, facts: dict[str, Any], output: Output
) -> int:
    pixel_sha256 = save_picture(made, source, chosen.out)
    told = {"out": str(chosen.out), "pixel_sha256": pixel_sha256, **facts}
    return output.result(told, [f"{chosen.out}  {made.width}x{made.height}  {pixel_sha256}"])


def _crop(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        x, y, width, height = numbers(text)
    except ValueError as error:
        raise Problem("derivatives.bad_settings", field="crop") from error
    return x, y, width, height

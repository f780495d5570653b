"""Verbs on pictures made from pictures: enhance, caption, panel, remake."""

import argparse
import hashlib
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.clips import aware_time
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.names import shown_name
from desktop.evidence.pictures.encoding import png
from desktop.progress import NoProgress
from desktop.services.evidence.handing_out import handed_out
from desktop.services.footage.footage import provenance_facts
from desktop.services.footage.reproducing import provenance_in
from desktop.services.pictures import pixels as drawing
from desktop.services.pictures.captions import ShownTime, Stated, caption, shown_time
from desktop.services.pictures.derivatives import Enhancement
from desktop.services.pictures.pixels import Pixels
from desktop.system.choice import this_system
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem

_LONGEST_SIDE = 65_500


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    _add_enhance(verbs, shared)
    _add_caption(verbs, shared)
    panel = verbs.add_parser("panel", parents=[shared], help="put exhibits side by side")
    panel.add_argument("case", help=CASE)
    panel.add_argument("exhibits", nargs="+", metavar="E05", help="two to four pictures")
    panel.add_argument("--title", default="")
    panel.set_defaults(run=add_panel)
    remake = verbs.add_parser(
        "remake", parents=[shared], help="make a derivative again and say whether it is the same"
    )
    remake.add_argument("case", help=CASE)
    remake.add_argument("exhibit", metavar="E05", help="enhanced, annotated, captioned; a clip")
    remake.set_defaults(run=remake_exhibit)


def _add_enhance(verbs: Any, shared: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("enhance", parents=[shared], help="make more of a picture visible")
    verb.add_argument("picture", type=Path, help="a picture file; it is only read")
    for name, most in (("black", 254), ("white", 255), ("denoise", 100), ("sharpen", 200)):
        default = 255 if name == "white" else 0
        verb.add_argument(f"--{name}", type=int, default=default, metavar=f"0..{most}")
    verb.add_argument("--gamma", type=float, default=1.0, metavar="0.1..10")
    verb.add_argument("--deinterlace", choices=("TOP", "BOTTOM"), default="")
    verb.add_argument("--crop", metavar="X,Y,W,H", help="0 to 1 from the top left")
    verb.add_argument("--scale", type=int, default=1, metavar="1..8")
    verb.add_argument("--whole-pixels", action="store_true", help="enlarge without smoothing")
    verb.add_argument("--out", type=Path, required=True, metavar="PNG")
    verb.set_defaults(run=enhance_picture)


def _add_caption(verbs: Any, shared: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser(
        "caption", parents=[shared], help="set a still's facts below it, outside the picture"
    )
    verb.add_argument("still", type=Path, help="a PNG of the verb still; it is only read")
    for name in ("case-no", "exhibit-no", "camera", "file", "offset-source"):
        verb.add_argument(f"--{name}", default="")
    verb.add_argument("--starts-at", metavar="TIME", help="recorder's time of the first frame")
    verb.add_argument("--offset", type=float, metavar="SECONDS", help="recorder fast by")
    verb.add_argument("--out", type=Path, required=True, metavar="PNG")
    verb.set_defaults(run=caption_still)


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
    made = drawing.enhanced(_pixels(chosen.picture), wanted)
    return _written(chosen, made, {"enhancement": msgspec.to_builtins(wanted)}, output)


def caption_still(chosen: argparse.Namespace, output: Output) -> int:
    """Write a copy of a still with its facts below it."""
    provenance = provenance_in(chosen.still)
    pixels = _pixels(chosen.still)
    if hashlib.sha256(pixels.rgb).hexdigest() != provenance.pixel_sha256:
        raise Problem("derivatives.footage_differs")
    starts_at = aware_time(chosen.starts_at)
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
        provenance=provenance_facts(provenance),
    )
    words = caption(said, chosen.language)
    made = drawing.with_caption(pixels, {"lines": words.lines, "warning": words.warning})
    return _written(chosen, made, {"caption": msgspec.to_builtins(words)}, output)


def add_panel(chosen: argparse.Namespace, output: Output) -> int:
    """Add a sheet of several pictures to a case."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        ids = [_exhibit(case, number).id for number in chosen.exhibits]
        made = application.derivatives.add_panel(
            case.id, ids, chosen.title, chosen.language, NoProgress()
        )
    facts = {"exhibit_no": made.exhibit_no, "settings": made.settings}
    return output.result(facts, [f"{made.exhibit_no}  {made.title}"])


def remake_exhibit(chosen: argparse.Namespace, output: Output) -> int:
    """Make a derivative again; exit 1 when it is not the same."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        exhibit = _exhibit(case, chosen.exhibit)
        again = application.derivatives.again(case.id, exhibit.id, NoProgress())
    facts = {"remade": msgspec.to_builtins(again)}
    line = "equal" if again.equal else f"NOT equal: {again.was} -> {again.now}"
    return output.findings(facts, [line], ok=again.equal)


def _pixels(path: Path) -> Pixels:
    decoder = Decoder(this_system())
    try:
        shown = decoder.preview(path, _LONGEST_SIDE, _LONGEST_SIDE)
    finally:
        decoder.close()
    return Pixels(shown.width, shown.height, shown.rgb)


def _written(
    chosen: argparse.Namespace, made: Pixels, facts: dict[str, Any], output: Output
) -> int:
    refusal = Problem("prints.not_saved", name=shown_name(chosen.out.name))
    source = getattr(chosen, "picture", None) or chosen.still
    if chosen.out.exists() and chosen.out.samefile(source):
        raise refusal
    with handed_out(chosen.out, refusal) as staged:
        staged.write_bytes(png(made.width, made.height, made.rgb))
    digest = hashlib.sha256(made.rgb).hexdigest()
    told = {"out": str(chosen.out), "pixel_sha256": digest, **facts}
    return output.result(told, [f"{chosen.out}  {made.width}x{made.height}  {digest}"])


def _crop(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        x, y, width, height = (float(part) for part in text.split(","))
    except ValueError as error:
        raise Problem("derivatives.bad_settings", field="crop") from error
    return x, y, width, height


def _exhibit(case: Case, number: str) -> Exhibit:
    wanted = number.strip().upper()
    found = next((e for e in case.evidence.values() if e.exhibit_no == wanted), None)
    if found is None:
        raise Problem("evidence.unknown")
    return found

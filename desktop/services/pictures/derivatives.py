"""Pictures made from exhibits: enhanced, annotated, captioned, put side by side; made again.

The original is never touched. A derivative is an exhibit that names its origin and holds every
setting it was made with, so that it can be made again and compared.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from desktop.services.footage.clips import Clips
from desktop.services.footage.stills import frames_around
from desktop.services.pictures import pixels as drawing
from desktop.services.pictures.captions import Caption, caption, stated, still_of
from desktop.services.pictures.pixels import Pixels
from desktop.system.interface import System
from desktop.version import VERSION
from record.case import Case
from record.codes import CustodyAct, Method
from record.derivatives.clips import manifest_of
from record.derivatives.drawn import (
    ANNOTATED,
    CAPTIONED,
    ENHANCED,
    PANEL,
    Annotated,
    Captioned,
    Drawn,
    Enhanced,
    Enhancement,
    KeptCaption,
    Layer,
    Mark,
    Panelled,
    PanelSource,
    drawn,
)
from record.derivatives.stills import provenance
from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.problems import Problem

__all__ = [
    "Derivatives", "Enhancement", "Layer", "Mark", "Pixels", "Remade", "remade_from",
]  # fmt: skip

WORKING = "derivatives.working"
FEWEST, MOST = 2, 4
_METHODS = {
    ENHANCED: Method.ENHANCED,
    ANNOTATED: Method.ANNOTATED,
    CAPTIONED: Method.CAPTIONED,
    PANEL: Method.PANEL,
}
_LONGEST_SIDE = 65_500


class Remade(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a derivative made again is the same; ``why`` is a message code, or ""."""

    equal: bool
    why: str = ""
    was: str = ""
    now: str = ""


class Derivatives:
    """Make derivatives of the pictures of cases."""

    def __init__(
        self, cases: Cases, evidence: Evidence, clips: Clips, decoder: Decoder, system: System
    ) -> None:
        self._cases = cases
        self._evidence = evidence
        self._clips = clips
        self._decoder = decoder
        self._system = system

    def open(
        self, case_id: str, evidence_id: str, purpose: str = "", *, square: bool = False
    ) -> Pixels:
        """Return all pixels of a picture to work on; the look is recorded first.

        ``square``: to draw on, whatever the shape of its own pixels.

        Raises ``derivatives.not_a_picture``, and what the decoder and the vault raise.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._path(exhibit)
        self._evidence.record(case_id, CustodyAct.VIEWED, evidence_id, purpose)
        pixels = self._pixels(path)
        return drawing.squared(pixels) if square else pixels

    def preview(self, pixels: Pixels, wanted: Enhancement, edge: int = 1280) -> Pixels:
        """Return what an enhancement looks like within ``edge`` pixels, at a slider's pace."""
        return drawing.previewed(pixels, wanted, edge)

    def render(self, pixels: Pixels, layer: Layer) -> Pixels:
        """Return a picture with marks in coordinates of the upright picture drawn on it."""
        return drawing.marked(pixels, layer)

    def add_enhanced(
        self,
        case_id: str,
        evidence_id: str,
        wanted: Enhancement,
        title: str,
        progress: Progress,
    ) -> Exhibit:
        """Add an enhanced picture; raises ``derivatives.bad_settings`` and as ``open`` does."""
        return self._add(case_id, evidence_id, Enhanced(enhancement=wanted), title, progress)

    def add_annotated(
        self, case_id: str, evidence_id: str, layer: Layer, title: str, progress: Progress
    ) -> Exhibit:
        """Add a picture with marks; they go in and come out in upright coordinates.

        Raises ``derivatives.bad_mark`` and as ``open`` does.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        orientation = self._orientation(self._path(exhibit))
        made = Annotated(orientation=orientation, layer=drawing.stored(layer, orientation))
        return self._add(case_id, evidence_id, made, title, progress)

    def add_captioned(
        self, case_id: str, evidence_id: str, title: str, language: str, progress: Progress
    ) -> Exhibit:
        """Add a picture with its words below it, outside the picture."""
        said = self.caption(case_id, evidence_id, language)
        return self._add(case_id, evidence_id, Captioned(caption=_kept(said)), title, progress)

    def add_panel(
        self,
        case_id: str,
        evidence_ids: Sequence[str],
        title: str,
        language: str,
        progress: Progress,
    ) -> Exhibit:
        """Add two to four pictures on one sheet, each with its words, on one time line.

        Raises ``derivatives.wrong_count`` and as ``open`` does.
        """
        if not FEWEST <= len(evidence_ids) <= MOST:
            raise Problem("derivatives.wrong_count")
        case = self._cases.get(case_id)
        sources = []
        for evidence_id in evidence_ids:
            exhibit = self._evidence.exhibit(case_id, evidence_id)
            said = stated(case, exhibit)
            heading = " ".join(part for part in (exhibit.exhibit_no, said.camera) if part)
            kept = _kept(caption(said, language))
            sources.append(
                PanelSource(
                    evidence_id=evidence_id,
                    sha256=exhibit.original.h if exhibit.original else "",
                    heading=heading,
                    caption=kept,
                )
            )
        made = Panelled(title=title or case.case_no, sources=tuple(sources))
        return self._add(case_id, evidence_ids[0], made, title, progress)

    def caption(self, case_id: str, evidence_id: str, language: str) -> Caption:
        """Return the words that belong below a picture, in the language asked for."""
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        return caption(stated(self._cases.get(case_id), exhibit), language)

    def layer_of(self, exhibit: Exhibit) -> Layer | None:
        """Return the marks of an annotated picture in upright coordinates, to edit them again."""
        said = drawn(exhibit)
        return drawing.layer_in(said) if isinstance(said, Annotated) else None

    def again(self, case_id: str, evidence_id: str, progress: Progress) -> Remade:
        """Make a derivative once more from its origin, and compare it with the one kept.

        Raises ``derivatives.not_remade`` for what was not made here.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        if manifest_of(exhibit) is not None:
            kept = exhibit.original.h if exhibit.original else ""
            new = self._clips.again(case_id, exhibit, progress)
            why = "" if new == kept else "derivatives.file_differs"
            return Remade(equal=not why, why=why, was=kept, now=new)
        said = drawn(exhibit)
        if said is None:
            raise Problem("derivatives.not_remade")
        was = said.pixel_sha256
        made = self._made(case_id, exhibit.derived_from, said, progress)
        now, stored = _hash(made), _hash(self._pixels(self._path(exhibit)))
        why = "" if now == was == stored else "derivatives.pixels_differ"
        return Remade(equal=not why, why=why, was=was, now=now)

    def _add(
        self,
        case_id: str,
        evidence_id: str,
        said: Drawn,
        title: str,
        progress: Progress,
    ) -> Exhibit:
        source = self._evidence.exhibit(case_id, evidence_id)
        made = self._made(case_id, evidence_id, said, progress)
        kept = msgspec.structs.replace(
            said,
            source_sha256=source.original.h if source.original else "",
            pixel_sha256=_hash(made),
            width=made.width,
            height=made.height,
            program=f"Forecourt Casebook {VERSION}",
            libraries=drawing.libraries(),
        )
        name = f"{source.exhibit_no}-{said.made_by}.png"
        form = ExhibitForm(
            kind=source.kind,
            title=title.strip() or name,
            captured_at=source.captured_at,
            captured_by=source.captured_by,
            place=source.place,
            source=source.exhibit_no,
            method=_METHODS[said.made_by],
            details=answered(source, _legend(said)),
        )
        data = drawing.png_of(made)
        progress.check()
        origin = Origin(exhibit_id=evidence_id, settings=kept)
        return self._evidence.add_bytes(case_id, data, name, form, origin)

    def _made(self, case_id: str, evidence_id: str, said: Drawn, progress: Progress) -> Pixels:
        """Make a picture from settings and nothing else but the exhibits they name."""
        progress.report(0, 2, WORKING)
        if isinstance(said, Panelled):
            below = [self._of(case_id, source.evidence_id) for source in said.sources]
            return drawing.sheet(below, said)
        pixels = self._of(case_id, evidence_id)
        progress.check()
        progress.report(1, 2, WORKING)
        if isinstance(said, Enhanced):
            around = self._around(case_id, evidence_id, said.enhancement, pixels, progress)
            return drawing.enhanced(around, said.enhancement)
        if isinstance(said, Annotated):
            return drawing.marked(pixels, drawing.layer_in(said))
        if isinstance(said, Captioned):
            return drawing.with_caption(pixels, said.caption)
        raise Problem("derivatives.not_remade")

    def _around(
        self,
        case_id: str,
        evidence_id: str,
        wanted: Enhancement,
        pixels: Pixels,
        progress: Progress,
    ) -> Pixels:
        """Return the middle of a still's neighbours in its footage, or the picture itself."""
        if wanted.neighbours == 0:
            return pixels
        case, exhibit = self._cases.get(case_id), self._evidence.exhibit(case_id, evidence_id)
        still = provenance(exhibit)
        if still is None or still_of(case, exhibit) is not exhibit:
            raise Problem("derivatives.bad_settings", field="neighbours")
        footage = self._evidence.exhibit(case_id, exhibit.derived_from)
        path = self._evidence.path(footage)
        frames = frames_around(path, still, wanted.neighbours, self._system, progress)
        if frames[len(frames) // 2] != pixels.rgb:
            raise Problem("derivatives.footage_differs")
        return drawing.middle(pixels, frames)

    def _of(self, case_id: str, evidence_id: str) -> Pixels:
        return self._pixels(self._path(self._evidence.exhibit(case_id, evidence_id)))

    def _path(self, exhibit: Exhibit) -> Path:
        if exhibit.original is None or not exhibit.original.t.startswith("image/"):
            raise Problem("derivatives.not_a_picture")
        return self._evidence.path(exhibit)

    def _pixels(self, path: Path) -> Pixels:
        shown = self._decoder.preview(path, _LONGEST_SIDE, _LONGEST_SIDE, as_stored=True)
        orientation = self._orientation(path)
        return Pixels(shown.width, shown.height, shown.rgb, orientation, shown.aspect)

    def _orientation(self, path: Path) -> int:
        return self._decoder.describe(path).orientation


def remade_from(case: Case, exhibit: Exhibit) -> tuple[str, ...]:
    """Return the ids of the exhibits a derivative is made from; empty for what is none."""
    said = drawn(exhibit)
    if isinstance(said, Panelled):
        named = (source.evidence_id for source in said.sources)
        return tuple(n for n in named if n in case.evidence)
    return (exhibit.derived_from,) if exhibit.derived_from in case.evidence else ()


def _kept(said: Caption) -> KeptCaption:
    at = said.corrected_at
    return KeptCaption(
        lines=said.lines, warning=said.warning, corrected_at=at.isoformat() if at else ""
    )


def _legend(said: Drawn) -> dict[str, str]:
    """Return what the numbers on a picture stand for, as it is listed with the exhibit."""
    marks = said.layer.marks if isinstance(said, Annotated) else ()
    numbered = sorted((m.number, m.text) for m in marks if m.kind == "NUMBER")
    legend = "; ".join(f"{number} {text}".strip() for number, text in numbered)
    return {"legend": legend} if legend else {}


def _hash(pixels: Pixels) -> str:
    return hashlib.sha256(pixels.rgb).hexdigest()

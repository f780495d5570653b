"""Samples compared by photo: card out, photos in, a result with its limits, kept as an exhibit."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.asking import samples as asking
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.asking.samples import MeasuredPhoto
from desktop.evidence.files.names import shown_name
from desktop.evidence.pictures.encoding import png
from desktop.prints.page.page import Imprint, Printed
from desktop.prints.samples import comparison as paper
from desktop.prints.samples.reference_card import render_card
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Recorder
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from desktop.services.evidence.handing_out import handed_out
from desktop.services.papers.imprints import Imprints
from desktop.version import VERSION as PROGRAM
from record.codes import CheckFinding, CustodyAct, ExhibitKind, Method
from record.derivatives.comparisons import ComparisonSettings, PhotoMeasured, PhotoSource, measured
from record.evidence import Exhibit
from record.exhibits.samples import ComparisonDetails, SamplePhotoDetails
from record.exhibits.tables import written
from record.journal.ids import ALPHABET
from record.problems import Problem
from record.sheets.sample_card import VERSION, CardCode
from record.sheets.sample_comparison import Comparison

__all__ = ["MeasuredPhoto", "Samples"]


# As shot, swapped, swapped back: both orders count the same, and one of them twice.
ORDER = (False, True, False)

# What a comparison says of its case, which no photo tells.
_OF_THE_CASE = frozenset({"sources", "samples", "page_hash"})
_SERIAL = 6
_PATCH = 120, 40


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Photos that were measured, and what they say of the two samples."""

    photos: tuple[MeasuredPhoto, ...]
    comparison: Comparison

    @property
    def card(self) -> str:
        """The card's name, or "" when its serial could not be read."""
        serials = [photo.reading.serial for photo in self.photos if photo.reading.serial]
        return CardCode(VERSION, serials[0]).text if serials else ""


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """Which samples are compared, and who did it before whom."""

    one: str
    two: str
    tester: str = ""
    witness: str = ""


class Reproduced(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the same photos gave the same numbers again, and which do not agree."""

    equal: bool
    differences: tuple[str, ...] = ()


class InWords(msgspec.Struct, frozen=True, kw_only=True):
    """A result in words: one sentence, the rows of colour and haze, and what it can not say."""

    lead: str
    rows: tuple[tuple[str, ...], ...]
    limits: tuple[str, ...]


def usual_order(count: int) -> list[bool]:
    """Return which of ``count`` photos show the vials swapped: every second one."""
    return [n % 2 == 1 for n in range(count)]


def measure(
    decoder: Decoder, paths: Sequence[Path], swapped: Sequence[bool], progress: Progress
) -> Result:
    """Measure photos and compare the samples; needs no data folder.

    Raises ``samples.*`` for photos that must not be measured, and what the decoder raises.
    """
    photos = asking.measure_photos(decoder, list(paths), list(swapped), progress)
    return Result(photos=photos, comparison=asking.compare_photos(photos))


def save_card(target: Path, at: datetime) -> str:
    """Write a new reference card as PDF; returns its name. Raises ``prints.not_saved``."""
    serial, pdf = new_card(at)
    refusal = Problem("prints.not_saved", name=shown_name(target.name))
    with handed_out(target, refusal) as staged:
        staged.write_bytes(pdf)
    return CardCode(VERSION, serial).text


def new_card(at: datetime, *, practice: bool = False) -> tuple[str, bytes]:
    """Return the serial and the PDF of a new reference card, marked where for practice."""
    serial = "".join(secrets.choice(ALPHABET) for _ in range(_SERIAL))
    return serial, render_card(serial, at, practice=practice)


def report(result: Result, names: Names, number: str, imprint: Imprint) -> Printed:
    """Lay out the result page."""
    patches = patch_picture(result.comparison)
    pictures = {_hash(photo.reading.straight): photo.reading.straight for photo in result.photos}
    pictures[_hash(patches)] = patches
    page = paper.Report(
        number=number,
        one=names.one,
        two=names.two,
        card=result.card,
        card_version=VERSION,
        comparison=result.comparison,
        photos=tuple(_line(photo) for photo in result.photos),
        patches=_hash(patches),
    )
    return paper.render(page, pictures, imprint)


def in_words(result: Result, names: Names, language: str) -> InWords:
    """Say a result in ``language`` (``zh`` or ``en``)."""
    return InWords(
        lead=paper.lead(result.comparison, names.one, names.two, language),
        rows=paper.rows(result.comparison, language),
        limits=paper.limits(language),
    )


def plain_report(result: Result, names: Names, language: str, at: datetime) -> bytes:
    """Return the result page of photos that belong to no case, printed ``at``."""
    imprint = Imprint(
        company="",
        station="",
        operator="",
        printed_at=at,
        version=PROGRAM,
        language=language,
    )
    return report(result, _said(names), result.card, imprint).pdf


def patch_picture(comparison: Comparison) -> bytes:
    """Return both colours over white side by side as PNG, without a gap between them."""
    wide, high = _PATCH
    one, two = (bytes(colour) * wide for colour in comparison.patches)
    return png(2 * wide, high, (one + two) * high)


def measured_of(result: Result) -> ComparisonSettings:
    """Return all numbers of a result as they stand in an exhibit and on the command line."""
    found = {name: getattr(result.comparison, name) for name in Comparison.__struct_fields__}
    photos = tuple(map(_measured, result.photos))
    return ComparisonSettings(**found, card=result.card, photos_measured=photos)


def numbers(result: Result) -> dict[str, Any]:
    """Return all numbers of a result by their names."""
    return _numbers(measured_of(result))


class Samples:
    """Compare the samples of a case."""

    def __init__(
        self,
        recorder: Recorder,
        cases: Cases,
        evidence: Evidence,
        decoder: Decoder,
        imprints: Imprints,
        language: Callable[[], str],
    ) -> None:
        self._recorder = recorder
        self._cases = cases
        self._evidence = evidence
        self._decoder = decoder
        self._imprints = imprints
        self._language = language

    def measure_photo(self, path: Path, progress: Progress, *, swapped: bool) -> MeasuredPhoto:
        """Measure one photo of a guided series; raises why it must be taken again."""
        return asking.measure_photo(self._decoder, path, progress, swapped=swapped)

    def compare(self, photos: Sequence[MeasuredPhoto]) -> Result:
        """Compare the samples of photos that were measured one by one."""
        kept = tuple(photos)
        return Result(photos=kept, comparison=asking.compare_photos(kept))

    def measure(self, paths: Sequence[Path], swapped: Sequence[bool], progress: Progress) -> Result:
        """Measure several photos at once."""
        return measure(self._decoder, paths, swapped, progress)

    def photo_path(self, case_id: str, evidence_id: str) -> Path:
        """Return the unchanged original of an exhibit, to be measured."""
        return self._evidence.path(self._evidence.exhibit(case_id, evidence_id))

    def new_card(self) -> tuple[str, bytes]:
        """Return the name and the PDF of a new reference card, to be looked at and printed."""
        practice = self._recorder.session.device.practice
        serial, pdf = new_card(self._recorder.clock.now(), practice=practice)
        return CardCode(VERSION, serial).text, pdf

    def report(self, case_id: str, result: Result, names: Names) -> Printed:
        """Lay out the result page of a case."""
        case = self._cases.get(case_id)
        return report(result, _said(names), case.case_no, self._imprints.of(case))

    def save(
        self,
        case_id: str,
        result: Result,
        names: Names,
        paths: Sequence[Path],
        progress: Progress,
    ) -> Exhibit:
        """Keep the photos and the result page as exhibits; returns the comparison's.

        Photos that are exhibits already are not taken in again. Raises ``samples.names_missing``,
        and what taking in raises; what was taken in until then stays.
        """
        said = _said(names)
        printed = self.report(case_id, result, said)
        photos = [
            self._evidence.add_once(case_id, path, self._photo_form(said), progress)
            for path in paths
        ]
        settings = msgspec.structs.replace(
            measured_of(result),
            sources=tuple(
                PhotoSource(
                    exhibit_no=photo.exhibit_no, evidence_id=photo.id, swapped=taken.swapped
                )
                for photo, taken in zip(photos, result.photos, strict=True)
            ),
            samples=(said.one, said.two),
            page_hash=printed.text_hash,
        )
        form = self._form(case_id, result, said)
        origin = Origin(exhibit_id=photos[0].id, settings=settings)
        name = f"{photos[0].exhibit_no}-comparison.pdf"
        return self._evidence.add_bytes(case_id, printed.pdf, name, form, origin)

    def reproduce(self, case_id: str, evidence_id: str, progress: Progress) -> Reproduced:
        """Measure the same originals again and compare every number, bit for bit.

        Raises ``samples.not_a_comparison`` for an exhibit that was typed in, and what reading the
        originals raises.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        kept = measured(exhibit)
        if kept is None:
            raise Problem("samples.not_a_comparison")
        paths = [self.photo_path(case_id, source.evidence_id) for source in kept.sources]
        result = self.measure(paths, [source.swapped for source in kept.sources], progress)
        again, before = _unnamed(numbers(result)), _unnamed(_numbers(kept))
        off = tuple(sorted(key for key in again if again[key] != before[key]))
        verdict = CheckFinding.REPRODUCED if not off else CheckFinding.NOT_REPRODUCED
        self._evidence.record(case_id, CustodyAct.CHECKED, evidence_id, found=verdict)
        return Reproduced(equal=not off, differences=off)

    def lead(self, result: Result, names: Names) -> str:
        """Say in one sentence what was observed."""
        return paper.lead(result.comparison, names.one, names.two, self._language())

    def limits(self) -> tuple[str, ...]:
        """Return the sentences that go with every result."""
        return paper.limits(self._language())

    def table(self, result: Result) -> tuple[tuple[str, ...], ...]:
        """Return the numbers in words: heads first, then colour and haze."""
        language = self._language()
        return (paper.heads(language), *paper.rows(result.comparison, language))

    def rules(self, result: Result) -> tuple[str, str]:
        """Return the decision rules of colour and haze in words."""
        return paper.rules(result.comparison, self._language())

    def _photo_form(self, names: Names) -> ExhibitForm:
        return ExhibitForm(
            kind=ExhibitKind.SAMPLE_PHOTO,
            title=f"{names.one} / {names.two}",
            method=Method.PHOTO,
            details=written(SamplePhotoDetails(samples=f"{names.one} / {names.two}")),
        )

    def _form(self, case_id: str, result: Result, names: Names) -> ExhibitForm:
        language = self._language()
        told = [paper.lead(result.comparison, names.one, names.two, language)]
        member = self._recorder.session.member
        rules = self._recorder.rules_of(self._cases.get(case_id))
        kind = rules.label("evidence_kind", ExhibitKind.SAMPLE_COMPARISON, language)
        return ExhibitForm(
            kind=ExhibitKind.SAMPLE_COMPARISON,
            title=f"{kind} {names.one} / {names.two}",
            what_it_proves=told[0],
            captured_at=self._recorder.clock.now(),
            captured_by=member.person_id if member else "",
            method=Method.MEASURED,
            details=written(
                ComparisonDetails(
                    samples=f"{names.one} / {names.two}",
                    colour=paper.part(result.comparison, "colour", language),
                    clarity=paper.part(result.comparison, "haze", language),
                    tester=names.tester or (member.name if member else ""),
                    witness=names.witness,
                    observation="\n".join((*told, *paper.limits(language))),
                )
            ),
        )


def _said(names: Names) -> Names:
    one, two = names.one.strip(), names.two.strip()
    if not one or not two or one == two:
        raise Problem("samples.names_missing")
    return msgspec.structs.replace(names, one=one, two=two)


def _line(photo: MeasuredPhoto) -> paper.PhotoLine:
    reading = photo.reading
    return paper.PhotoLine(
        name=photo.name,
        sha256=photo.sha256,
        swapped=photo.swapped,
        gamma=reading.gamma,
        white_ratio=reading.white_ratio,
        sharpness=reading.sharpness,
        straight=_hash(reading.straight),
    )


def _measured(photo: MeasuredPhoto) -> PhotoMeasured:
    reading = photo.reading
    return PhotoMeasured(
        name=photo.name,
        sha256=photo.sha256,
        swapped=photo.swapped,
        gamma=tuple(round(g, 4) for g in reading.gamma),
        white_ratio=round(reading.white_ratio, 4),
        sharpness=round(reading.sharpness, 4),
        px_per_mm=round(reading.px_per_mm, 3),
        chroma_step=reading.chroma_step,
    )


def _numbers(said: ComparisonSettings) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(said)
    return {name: value for name, value in found.items() if name not in _OF_THE_CASE}


def _unnamed(found: dict[str, Any]) -> Any:
    """Return numbers without file names, which say nothing of the pixels, as JSON reads them."""
    kept = msgspec.json.decode(msgspec.json.encode(found))
    for photo in kept.get("photos_measured") or ():
        photo.pop("name", None)
    return kept


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

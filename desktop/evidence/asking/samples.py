"""Photos of samples measured by the confined child; refusals come back as Problems."""

from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.copying import hash_file
from desktop.evidence.files.names import shown_name
from desktop.evidence.samples import refusing
from desktop.evidence.samples.comparing import Shot, compare
from desktop.evidence.samples.messages import MeasureSamples, SamplesReading
from desktop.progress import Progress
from record.problems import Problem
from record.sheets.sample_comparison import Comparison

SECONDS = 30.0
MOST_PHOTOS = 6


class MeasuredPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """A photo that was measured: its name, its hash, and whether sample one stood on the right."""

    name: str
    sha256: str
    swapped: bool
    reading: SamplesReading


def measure_photo(
    decoder: Decoder, path: Path, progress: Progress, *, swapped: bool = False
) -> MeasuredPhoto:
    """Measure one photo.

    Raises ``Problem`` ``samples.*`` for a photo that must not be measured, with ``photo`` among
    its facts, what the decoder raises, and ``evidence.source_vanished``.
    """
    kind = decoder.kind(path)
    try:
        sha256 = hash_file(path, progress)
    except OSError as error:
        raise Problem("evidence.source_vanished") from error
    reading = decoder.send(path, MeasureSamples(kind), SamplesReading, seconds=SECONDS)
    name = shown_name(path.name)
    if reading.why_not:
        raise Problem(reading.why_not, photo=name, **reading.facts)
    return MeasuredPhoto(name=name, sha256=sha256, swapped=swapped, reading=reading)


def measure_photos(
    decoder: Decoder, paths: list[Path], swapped: list[bool], progress: Progress
) -> tuple[MeasuredPhoto, ...]:
    """Measure repeats; the first that is refused refuses them all.

    Raises as ``measure_photo`` does; ``samples.separate_photos`` when several photos show no card.
    """
    if len(paths) > MOST_PHOTOS:
        raise Problem("samples.too_many_photos", limit=MOST_PHOTOS)
    measured = []
    for number, (path, is_swapped) in enumerate(zip(paths, swapped, strict=True)):
        progress.check()
        progress.report(number, len(paths), "samples.measuring")
        try:
            measured.append(measure_photo(decoder, path, progress, swapped=is_swapped))
        except Problem as problem:
            if problem.code == refusing.NO_CARD and len(paths) > 1:
                raise Problem("samples.separate_photos", photo=path.name) from problem
            raise
    progress.report(len(paths), len(paths), "samples.measuring")
    return tuple(measured)


def compare_photos(photos: tuple[MeasuredPhoto, ...]) -> Comparison:
    """Compare the samples of photos of one card.

    Raises ``samples.different_cards`` and ``samples.same_photo_twice``.
    """
    if len({photo.sha256 for photo in photos}) < len(photos):
        raise Problem("samples.same_photo_twice")
    serials = sorted({photo.reading.serial for photo in photos} - {""})
    if len(serials) > 1:
        raise Problem("samples.different_cards", cards="、".join(serials))
    return compare([Shot(photo.reading, photo.swapped) for photo in photos])

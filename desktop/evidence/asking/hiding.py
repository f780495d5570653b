"""The parent's side of hiding: foreign files are opened and written anew in confined children."""

from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.decoder import Decoder, shown_kind
from desktop.evidence.files.file_types import is_video
from desktop.evidence.footage.geometry import PixelShape
from desktop.evidence.hiding.filling import HOWS, SOLID
from desktop.evidence.hiding.image_pdf import PagePicture, image_pdf
from desktop.evidence.hiding.messages import (
    Followed,
    FollowOn,
    HiddenIn,
    HideIn,
    HidingPiece,
    HidingStarted,
    MeasureSheets,
    MoreHiding,
    Propose,
    Proposed,
    Sheets,
    StartFollowing,
    StartHiding,
)
from desktop.evidence.hiding.regions import PAGE_DPI, Key, Track, checked, checked_tracks
from desktop.evidence.pictures.answers import Picture
from desktop.progress import Progress
from desktop.system.interface import System
from record.derivatives.redacted import Region
from record.problems import Problem

HIDING = "hiding.writing"

PIECE_SECONDS = 0.5
_INDEX_SECONDS, _ANSWER_SECONDS, _PROPOSE_SECONDS, _PAGE_SECONDS = 120.0, 60.0, 60.0, 60.0
_JPEG, _PDF = "image/jpeg", "application/pdf"


class Style(msgspec.Struct, frozen=True):
    """How regions are filled: ``solid`` in a colour, or ``mosaic`` (pictures and pages only)."""

    how: str = SOLID
    colour: tuple[int, int, int] = (0, 0, 0)


class WrittenClip(msgspec.Struct, frozen=True):
    """A clip written anew: its frames, and how many of them were filled wholly."""

    frames: int
    blanked: int


class Hider:
    """Propose, fill and follow, for any thread."""

    def __init__(self, decoder: Decoder, system: System) -> None:
        self._decoder = decoder
        self._system = system

    def sheets(self, path: Path) -> tuple[tuple[int, int], ...]:
        """Return the size in pixels of a picture, or of each page of a PDF."""
        kind = self._still_kind(path)
        asked = MeasureSheets(kind)
        return self._decoder.send(path, asked, Sheets, seconds=_PAGE_SECONDS).sizes

    def look(self, path: Path, width: int, height: int, page: int = 0) -> Picture:
        """Return upright pixels of a picture or page within a size, as they are stored."""
        return self._decoder.preview(path, width, height, page, as_stored=True)

    def propose(self, width: int, height: int, rgb: bytes) -> tuple[Region, ...]:
        """Return what may be faces and plates in RGB pixels; a second when first needed."""
        asked = Propose(width, height, rgb)
        return self._decoder.send(None, asked, Proposed, seconds=_PROPOSE_SECONDS).regions

    def hide(
        self, path: Path, regions: tuple[Region, ...], style: Style, *, jpeg: bool | None = None
    ) -> bytes:
        """Return a picture with regions filled: JPEG for a JPEG, unless said, else PNG.

        Raises ``Problem`` ``hiding.bad_region``, and those of ``Decoder``.
        """
        _refuse_bad(style)
        kind = self._still_kind(path)
        chosen = kind == _JPEG if jpeg is None else jpeg
        return self._filled(path, kind, 0, checked(regions), style, jpeg=chosen).data

    def hide_pages(
        self, path: Path, regions: tuple[Region, ...], style: Style, progress: Progress
    ) -> bytes:
        """Return a PDF whose pages are pictures of the old ones with regions filled."""
        _refuse_bad(style)
        kind = self._still_kind(path)
        checked(regions)
        count = self._decoder.count_pages(path)
        if any(region.page >= count for region in regions):
            raise Problem("hiding.bad_region")
        pages = []
        for page in range(count):
            progress.check()
            progress.report(page, count, HIDING)
            here = tuple(region for region in regions if region.page == page)
            made = self._filled(path, kind, page, here, style, jpeg=True)
            pages.append(PagePicture(made.data, made.width, made.height))
        return image_pdf(pages, PAGE_DPI)

    def hide_in_clip(  # noqa: PLR0913 (what, from where, to where)
        self,
        path: Path,
        tracks: tuple[Track, ...],
        style: Style,
        target: BinaryIO,
        progress: Progress,
        *,
        sound: bool = False,
        shapes: tuple[PixelShape, ...] = (),
    ) -> WrittenClip:
        """Write a clip anew with tracks filled; sound is left out unless asked for.

        ``shapes`` are what somebody said of the recorder's pixels.

        Raises ``Problem`` ``hiding.bad_region``, ``hiding.no_mosaic``, those of ``VideoSession``,
        ``OSError`` of the target, and ``Cancelled``.
        """
        _refuse_bad(style)
        if style.how != SOLID:
            raise Problem("hiding.no_mosaic")
        kind = shown_kind(path, self._system)
        child = ChildProcess(self._system)
        try:
            asked = StartHiding(
                kind=kind,
                tracks=checked_tracks(tracks),
                colour=style.colour,
                sound=sound,
                shapes=shapes,
            )
            with self._system.open_regular(path) as file:
                started = child.ask(asked, file, _INDEX_SECONDS, progress)
            if not isinstance(started, HidingStarted):
                raise Problem("evidence.undecodable")
            return _written(child, started, target, progress)
        finally:
            child.end()

    def follow(
        self, path: Path, frame: int, last: int, region: Region, progress: Progress
    ) -> tuple[tuple[Key, ...], bool]:
        """Follow a region from a frame on; returns keys, and whether it was lost on the way."""
        kind = shown_kind(path, self._system)
        child = ChildProcess(self._system)
        keys: list[Key] = []
        try:
            asked = StartFollowing(kind=kind, frame=frame, last=last, region=checked((region,))[0])
            with self._system.open_regular(path) as file:
                answer = child.ask(asked, file, _INDEX_SECONDS, progress)
            while isinstance(answer, Followed):
                keys += answer.keys
                progress.report(answer.frame - frame, max(1, last - frame), "hiding.following")
                if answer.done:
                    return tuple(keys), answer.lost
                progress.check()
                answer = child.ask(FollowOn(PIECE_SECONDS), None, _ANSWER_SECONDS, progress)
            raise Problem("evidence.undecodable")
        finally:
            child.end()

    def _still_kind(self, path: Path) -> str:
        kind = self._decoder.kind(path)
        if is_video(kind):
            raise Problem("hiding.is_clip")
        return kind

    def _filled(
        self,
        path: Path,
        kind: str,
        page: int,
        regions: tuple[Region, ...],
        style: Style,
        *,
        jpeg: bool,
    ) -> HiddenIn:
        asked = HideIn(
            kind=kind, page=page, regions=regions, how=style.how, colour=style.colour, jpeg=jpeg
        )
        return self._decoder.send(path, asked, HiddenIn, seconds=_PAGE_SECONDS)


def is_pages(kind: str) -> bool:
    """Whether a file of this type has pages."""
    return kind == _PDF


def _written(
    child: ChildProcess, started: HidingStarted, target: BinaryIO, progress: Progress
) -> WrittenClip:
    while True:
        piece = child.ask(MoreHiding(PIECE_SECONDS), None, _ANSWER_SECONDS, progress)
        if not isinstance(piece, HidingPiece):
            raise Problem("evidence.undecodable")
        target.write(piece.data)
        progress.report(piece.frames, max(1, started.frames), HIDING)
        progress.check()
        if piece.done:
            return WrittenClip(piece.frames, piece.blanked)


def _refuse_bad(style: Style) -> None:
    if style.how not in HOWS or not all(0 <= value <= 255 for value in style.colour):
        raise Problem("hiding.bad_style")


__all__ = ["Hider", "Style", "WrittenClip", "is_pages"]

"""Hide bystanders in a file that is no exhibit: what the command line does."""

from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.asking.hiding import Hider, Style
from desktop.evidence.files.copying import hash_file
from desktop.evidence.files.file_types import is_picture, is_video
from desktop.evidence.hiding.linking import linked
from desktop.evidence.hiding.regions import Track, region_of, track_of
from desktop.progress import NoProgress, Progress
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import FootageReader
from desktop.system.interface import System
from record.derivatives.redacted import Region
from record.problems import Problem

VIEW_EDGE = 1920
PROPOSING = "hiding.proposing"
# Half a second of footage: nobody comes and goes unseen within it.
PROPOSE_EVERY_S = 0.5
_ASSUMED_FPS = 25.0
_JPEG_NAMES = frozenset({".jpg", ".jpeg"})
_PICTURE_NAMES = _JPEG_NAMES | {".png"}
_PAGES_NAMES, _CLIP_NAMES = frozenset({".pdf"}), frozenset({".mp4", ".m4v"})


class Found(msgspec.Struct, frozen=True):
    """Places to hide: regions of a picture or of pages, or tracks through a clip."""

    regions: tuple[Region, ...] = ()
    tracks: tuple[Track, ...] = ()

    def joined(self, other: "Found") -> "Found":
        """Return both together."""
        return Found(self.regions + other.regions, self.tracks + other.tracks)

    def facts(self) -> dict[str, Any]:
        """Return it as JSON that can be given back as boxes."""
        if self.tracks:
            return {"boxes": [_track_json(track) for track in self.tracks]}
        return {"boxes": msgspec.to_builtins(self.regions)}

    def flat(self) -> list[dict[str, Any]]:
        """Return one line of facts for each place; a track as it is at its first key."""
        first = [track.keys[0].region for track in self.tracks]
        return [msgspec.to_builtins(region) for region in (*self.regions, *first)]


class FileHiding:
    """One file: propose, and write a copy with places filled."""

    def __init__(self, path: Path, decoder: Decoder, system: System) -> None:
        """Look at the file; raises ``hiding.not_hideable`` and the Problems of the decoder."""
        self._path, self._decoder = path, decoder
        self._hider = Hider(decoder, system)
        self._reader = FootageReader(system)
        self._kind = decoder.kind(path)
        self._footage: Footage | None = None
        if is_video(self._kind):
            self._footage = self._reader.open_path(path, NoProgress())
        elif not is_picture(self._kind) and self._kind != "application/pdf":
            raise Problem("hiding.not_hideable")

    def propose(self, progress: Progress) -> Found:
        """Return what may be faces and plates anywhere in the file."""
        if self._footage is not None:
            return Found(tracks=propose_tracks(self._hider, self._reader, self._footage, progress))
        found: list[Region] = []
        for page, (width, height) in enumerate(self._hider.sheets(self._path)):
            look = self._hider.look(self._path, VIEW_EDGE, VIEW_EDGE, page)
            for region in self._hider.propose(look.width, look.height, look.rgb):
                placed = scaled(region, (width / look.width, height / look.height))
                found.append(msgspec.structs.replace(placed, page=page))
        return Found(regions=tuple(found))

    def wanted(self, boxes: list[dict[str, Any]]) -> Found:
        """Read boxes from JSON.

        Raises ``hiding.bad_region``, also for a box of which nothing lies on its picture, page or
        clip: a copy in which it hid nothing would pass for one that does.
        """
        if self._footage is None:
            regions = tuple(region_of(box) for box in boxes)
            if regions:
                _refuse_outside(regions, self._hider.sheets(self._path))
            return Found(regions=regions)
        tracks = tuple(track_of(box, self._footage.frames) for box in boxes)
        edge = max(self._footage.width, self._footage.height)
        for track in tracks:
            if not any(_is_within(key.region, (edge, edge)) for key in track.keys):
                raise Problem("hiding.bad_region")
        return Found(tracks=tracks)

    def refuse_name(self, suffix: str) -> None:
        """Raise ``hiding.wrong_name`` when a file name's ending promises another type."""
        fitting = _PAGES_NAMES
        if self._footage is not None:
            fitting = _CLIP_NAMES
        elif is_picture(self._kind):
            fitting = _PICTURE_NAMES
        if suffix and suffix.lower() not in fitting:
            raise Problem("hiding.wrong_name", fitting=", ".join(sorted(fitting)))

    def write(
        self, wanted: Found, style: Style, target: Path, suffix: str, *, sound: bool = False
    ) -> dict[str, Any]:
        """Write the copy; returns its hash, and what a clip's frames came to."""
        facts: dict[str, Any] = {}
        if self._footage is not None:
            with target.open("wb") as file:
                written = self._hider.hide_in_clip(
                    self._path, wanted.tracks, style, file, NoProgress(), sound=sound
                )
            facts = {"frames": written.frames, "blanked_frames": written.blanked}
        elif is_picture(self._kind):
            jpeg = suffix.lower() in _JPEG_NAMES
            target.write_bytes(self._hider.hide(self._path, wanted.regions, style, jpeg=jpeg))
        else:
            made = self._hider.hide_pages(self._path, wanted.regions, style, NoProgress())
            target.write_bytes(made)
        hidden = Found(wanted.regions, wanted.tracks).facts()
        return {"sha256": hash_file(target, NoProgress()), **facts, **hidden}

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()


def propose_tracks(
    hider: Hider, reader: FootageReader, footage: Footage, progress: Progress
) -> tuple[Track, ...]:
    """Return tracks of what may be faces and plates, looked for every half second."""
    every = max(1, round((footage.fps or _ASSUMED_FPS) * PROPOSE_EVERY_S))
    wanted = range(0, footage.frames, every)
    seen = []
    for place, number in enumerate(wanted):
        progress.check()
        progress.report(place, len(wanted), PROPOSING)
        try:
            shown = reader.frame(footage, number, exact=False)
        except Problem:
            continue
        scale = shown.whole[0] / shown.width, shown.whole[1] / shown.height
        regions = hider.propose(shown.width, shown.height, shown.rgb)
        seen.append((number, tuple(scaled(region, scale) for region in regions)))
    return linked(seen, every, footage.frames)


def _refuse_outside(regions: tuple[Region, ...], sheets: tuple[tuple[int, int], ...]) -> None:
    for region in regions:
        if region.page >= len(sheets) or not _is_within(region, sheets[region.page]):
            raise Problem("hiding.bad_region")


def _is_within(region: Region, size: tuple[int, int]) -> bool:
    """Tell whether any of a region lies on a picture of a size in pixels."""
    ends = region.x + region.width > 0 and region.y + region.height > 0
    return ends and region.x < size[0] and region.y < size[1]


def scaled(region: Region, scale: tuple[float, float]) -> Region:
    """Return a region of another picture in pixels of the whole one, scaled across and down."""
    if scale == (1.0, 1.0):
        return region
    across, down = scale
    x, width = (round(value * across, 1) for value in (region.x, region.width))
    y, height = (round(value * down, 1) for value in (region.y, region.height))
    return region.resized(x, y, width, height)


def _track_json(track: Track) -> dict[str, Any]:
    return {
        "first": track.first,
        "last": track.last,
        "keys": [{"frame": key.frame, **msgspec.to_builtins(key.region)} for key in track.keys],
    }

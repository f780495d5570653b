"""The places to hide while they are edited; every change can be taken back."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject

from desktop.services.pictures.hiding import Key, Region, Subject, Track
from desktop.ui.pictures.edits import PictureEdits
from desktop.ui.pictures.hand import DRAG


class HidingEdits(PictureEdits[Track]):
    """Hold the places. A picture's place is a track of one frame; a page's names its page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.frame = self.page = 0
        self.frames = 1
        self.proposed = 0

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The places, each through the frames in which it is hidden."""
        return self.things

    def begin(self, subject: Subject, frame: int) -> None:
        """Begin with nothing hidden."""
        self.frames, self.frame = subject.frames, min(frame, subject.frames - 1)

    def go(self, frame: int, page: int) -> None:
        """Look at another frame or page."""
        self.frame, self.page = max(0, min(frame, self.frames - 1)), page
        self.rest()
        if self.selected is not None and self.here(self.selected) is None:
            self.selected = None
        self.changed.emit()

    def here(self, place: int) -> Region | None:
        """Return where a place is on screen; None when it is not."""
        region = self.tracks[place].at(self.frame)
        return region if region is not None and region.page == self.page else None

    def on_screen(self) -> list[tuple[int, Region]]:
        """Return every place on screen with its number."""
        shown = ((place, self.here(place)) for place in range(len(self.tracks)))
        return [(place, region) for place, region in shown if region is not None]

    def cover(self, region: Region) -> None:
        """Hide a region a person drew: on this page, or through the whole clip."""
        placed = msgspec.structs.replace(region, page=self.page)
        self.add(Track(keys=(Key(self.frame, placed),), first=0, last=self.frames - 1))

    def propose(self, tracks: Sequence[Track]) -> None:
        """Add what a model proposed, without what is hidden already."""
        fresh = [track for track in tracks if not self._covered(track)]
        self.proposed += len(fresh)
        self._steps.become((*self.tracks, *fresh))

    def move(self, region: Region) -> None:
        """Set where the selected place is on screen; one drag is one change."""
        track = self.chosen
        if track is not None:
            self.change(track.with_key(self.frame, region), DRAG)

    def cut(self, *, first: int | None = None, last: int | None = None) -> None:
        """Hide the selected place only from, or only up to, a frame."""
        track = self.chosen
        if track is None:
            return
        start = track.first if first is None else first
        end = track.last if last is None else last
        if start <= end:
            self.change(track.cut(start, end))

    def follow(self, keys: Sequence[Key], last: int) -> None:
        """Take over where the selected place was seen, up to a frame; it ends there."""
        track = self.chosen
        if track is None:
            return
        seen = {key.frame for key in keys}
        kept = [k for k in track.keys if k.frame not in seen and k.frame <= self.frame]
        joined = tuple(sorted([*kept, *keys], key=lambda key: key.frame))
        first = track.first if len(track.keys) > 1 else self.frame
        self.change(Track(keys=joined, first=first, last=last))

    def replace_shape(self, shape: str) -> None:
        """Hide the selected place in another shape."""
        track = self.chosen
        if track is not None:
            keys = tuple(
                Key(key.frame, msgspec.structs.replace(key.region, shape=shape, points=()))
                for key in track.keys
            )
            self.change(msgspec.structs.replace(track, keys=keys))

    def next(self, step: int) -> None:
        """Select the next or the previous place on screen."""
        shown = [place for place, _region in self.on_screen()]
        if shown:
            at = shown.index(self.selected) + step if self.selected in shown else 0
            self.select(shown[at % len(shown)])

    def taken_back(self) -> int:
        """Return how many proposals are no longer among the places."""
        kept = sum(1 for track in self.tracks if track.keys[0].region.found_by)
        return max(0, self.proposed - kept)

    def _covered(self, track: Track) -> bool:
        key = track.keys[0]
        middle = key.region.x + key.region.width / 2, key.region.y + key.region.height / 2
        return any(
            region.page == key.region.page and _holds(region, *middle)
            for other in self.tracks
            if (region := other.at(key.frame)) is not None
        )


def _holds(region: Region, x: float, y: float) -> bool:
    return region.x <= x <= region.right and region.y <= y <= region.bottom

"""Camera files opened for looking: exact frames by number, by time, or the next ones."""

import hashlib
import math
import threading
from pathlib import Path
from typing import Any, Protocol

import msgspec

from desktop.evidence.asking.decoder import VideoSession
from desktop.evidence.files.copying import hash_file
from desktop.evidence.footage.geometry import PixelShape, aspect_for, sane
from desktop.evidence.footage.stills import Frame, Still
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from desktop.evidence.pictures.encoding import jpeg, png, with_note
from desktop.progress import NoProgress, Progress
from desktop.services.footage.contents import GAP_S, Footage, held
from desktop.services.footage.gaps import GapTable, Repeat, clock_of, gap_table, repeats
from desktop.system.interface import System
from record.derivatives.stills import (
    RULE,
    Aspect,
    Provenance,
    StillCheck,
)
from record.problems import Problem

VIEW_WIDTH, VIEW_HEIGHT = 1920, 1080
PLAYED_WIDTH, PLAYED_HEIGHT = 1280, 720
PLAYED_FPS = 30
HASHED_AT_ONCE = 250


class KnownIndexes(Protocol):
    """Where what was indexed is kept from one opening to the next."""

    def get(self, sha256: str, stream: int) -> bytes:
        """Return what is known of a file's video stream; empty when nothing is."""

    def put(self, sha256: str, stream: int, data: bytes) -> None:
        """Keep what was found."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One frame on screen: its RGB pixels, number (from 0), time stamp and seconds.

    ``aspect`` is the shape of these pixels, width to height; ``whole`` is the width and height of
    the upright frame in its own pixels, ``turn_remark`` what is to be said of how it was turned.
    """

    rgb: bytes
    width: int
    height: int
    ordinal: int
    pts: int
    seconds: float
    suspect: bool
    aspect: Aspect = (1, 1)
    whole: tuple[int, int] = (0, 0)
    turn_remark: str = ""

    @property
    def pixel_hash(self) -> str:
        """SHA-256 of the pixels; 5 ms for a frame of 1080p, so only for whoever asks."""
        return hashlib.sha256(self.rgb).hexdigest()


class FootageReader:
    """Open camera files and hand out their frames; each file has a child of its own."""

    def __init__(self, system: System, known: KnownIndexes | None = None) -> None:
        self._system = system
        self.known = known
        self._sessions: dict[str, VideoSession] = {}
        self._streams: dict[str, int] = {}
        self._paths: dict[str, Path] = {}
        self._shapes: dict[str, tuple[PixelShape, ...]] = {}
        self._lock = threading.Lock()

    def open_path(
        self,
        path: Path,
        progress: Progress,
        sha256: str = "",
        name: str = "",
        stream: int = -1,
        shapes: tuple[PixelShape, ...] = (),
    ) -> Footage:
        """Open a file; an unknown hash is computed first. Raises the Problems of the decoder.

        ``stream`` chooses among several video streams by index; -1 takes the first. ``shapes`` are
        what somebody said of the recorder's pixels.
        """
        with self._system.open_regular(path) as file:
            size = file.seek(0, 2)
        try:
            known = sha256 or hash_file(path, progress)
        except OSError as error:
            raise Problem("evidence.source_vanished") from error
        with self._lock:
            before = self._streams.get(known, stream), self._shapes.get(known, shapes)
            if before != (stream, shapes) and known in self._sessions:
                self._sessions.pop(known).close()
            self._streams[known], self._shapes[known] = stream, shapes
            session = self._session(known, path, progress)
        return held(session, known, name or path.name, size)

    def shape(self, footage: Footage, picture: Aspect) -> Footage:
        """Open footage again with pictures of a shape, such as (16, 9), before any turn.

        Raises ``stills.no_shape``.
        """
        refuse_bad_shape(picture, footage)
        size = footage.width, footage.height
        shapes = (PixelShape(*size, aspect_for(picture, size)),)
        path = self._paths[footage.sha256]
        return self.open_path(
            path, NoProgress(), footage.sha256, footage.name, footage.stream, shapes
        )

    def frame(self, footage: Footage, ordinal: int, *, exact: bool = True) -> Shown:
        """Return the frame of this number; raises ``evidence.no_such_frame``.

        With ``exact`` its pixels are those of its still, unless the frame is larger than the view.
        """
        with self._lock:
            session = self._again(footage)
            if not 0 <= ordinal < session.index.count:
                raise Problem("evidence.no_such_frame", frame=ordinal)
            pts = session.index.pts_of(ordinal)
            return _shown(_frame(session, pts, exact=exact), session.index)

    def at(self, footage: Footage, seconds: float) -> Shown:
        """Return the frame that is on screen at a time, in seconds from the first frame.

        Raises ``evidence.no_such_frame`` for a time that is no time.
        """
        if not math.isfinite(seconds):
            raise Problem("evidence.no_such_frame", frame=str(seconds))
        with self._lock:
            session = self._again(footage)
            pts = session.index.at_seconds(seconds)
            return _shown(_frame(session, pts, exact=True), session.index)

    def stream(self, footage: Footage, ordinal: int, count: int, speed: float = 1.0) -> list[Shown]:
        """Return up to ``count`` frames from a number on, made quickly and small, for playing.

        Faster than the eye follows, frames are passed over, and those nothing refers to are not
        even decoded; what is shown always says its own number.
        """
        every = max(1, math.ceil(footage.fps * speed / PLAYED_FPS))
        with self._lock:
            session = self._again(footage)
            stamps = session.index.pts[max(0, ordinal) :: every][:count]
            frames = (
                session.frames(stamps, PLAYED_WIDTH, PLAYED_HEIGHT, fast=every > 2)
                if stamps
                else ()
            )
            return [_shown(frame, session.index) for frame in frames]

    def gap_table(
        self,
        footage: Footage,
        stretch: tuple[float, float] | None = None,
        limit_s: float = GAP_S,
    ) -> GapTable:
        """Return the gaps of a stretch in seconds from the first frame; None takes all of it."""
        with self._lock:
            index = self._again(footage).index
        return gap_table(index, clock_of(footage.starts_at), stretch, limit_s)

    def find_repeats(
        self,
        footage: Footage,
        progress: Progress,
        stretch: tuple[float, float] | None = None,
    ) -> tuple[Repeat, ...]:
        """Return pictures that stand still and stretches shown twice; decodes every frame.

        Can be cancelled.
        """
        with self._lock:
            index = self._again(footage).index
        first, last = 0, index.count - 1
        if stretch is not None and index.timing == STAMPS:
            first = index.number_of(index.at_seconds(stretch[0]))
            last = index.number_of(index.at_seconds(stretch[1]))
        hashes: list[bytes] = []
        while first + len(hashes) <= last:
            progress.check()
            progress.report(len(hashes), last - first + 1, "stills.comparing_frames")
            left = last - first + 1 - len(hashes)
            with self._lock:
                session = self._again(footage)
                hashes += session.hashes(first + len(hashes), min(HASHED_AT_ONCE, left))
        return repeats(hashes, first, index)

    def strip(self, footage: Footage, count: int, edge: int = 160) -> list[tuple[int, bytes]]:
        """Return small JPEGs of key frames spread over the file, with their numbers."""
        with self._lock:
            session = self._again(footage)
            keys = session.index.key_pts or session.index.pts[:1]
            step = max(1, len(keys) // max(1, count))
            pictures = []
            for pts in keys[::step][:count]:
                frame = session.frame(pts, edge, edge)
                pictures.append((frame.number, jpeg(frame.width, frame.height, frame.rgb)))
        return pictures

    def still(self, footage: Footage, shown: Shown) -> tuple[bytes, Provenance]:
        """Return the frame's exact pixels as PNG, with their provenance, which the PNG carries."""
        return self.still_at(footage, shown.pts)

    def still_at(self, footage: Footage, pts: int, rule: int = RULE) -> tuple[bytes, Provenance]:
        """Return the still of exactly this time stamp; raises ``Problem`` rather than another.

        ``rule`` says how its pixels are made, so that an older still can be taken again.
        """
        with self._lock:
            still = self._again(footage).still(pts, rule)
        return _noted(still, footage)

    def checked_still(self, footage: Footage, shown: Shown) -> tuple[bytes, Provenance]:
        """Return a still as ``still`` does, after a second decoding whose finding it carries."""
        with self._lock:
            session = self._again(footage)
            still = session.still(shown.pts)
            made = still.provenance
            agrees = made.suspect or session.agrees(shown.pts, made.plane_sha256)
        checked = StillCheck.AGREED if agrees else StillCheck.DISAGREED
        made = msgspec.structs.replace(
            made, suspect=made.suspect or not agrees, checked="" if made.suspect else checked
        )
        return _noted(msgspec.structs.replace(still, provenance=made), footage)

    def pixels(
        self, footage: Footage, pts: int, width: int, height: int, rule: int = RULE
    ) -> Frame:
        """Return a frame's pixels as RGB, those of its still by ``rule`` where the size allows."""
        with self._lock:
            return self._again(footage).frame(pts, width, height, exact=True, rule=rule)

    def png(self, shown: Shown) -> bytes:
        """Return what is on screen as PNG."""
        return png(shown.width, shown.height, shown.rgb)

    def close(self, footage: Footage | None = None) -> None:
        """Let go of one file, or of all."""
        with self._lock:
            for sha256 in [footage.sha256] if footage else list(self._sessions):
                session = self._sessions.pop(sha256, None)
                if session is not None:
                    session.close()

    def _session(self, sha256: str, path: Path, progress: Progress | None) -> VideoSession:
        session = self._sessions.get(sha256)
        if session is None or not session.is_open:
            stream = self._streams.get(sha256, -1)
            known = self.known.get(sha256, stream) if self.known else b""
            shapes = self._shapes.get(sha256, ())
            session = VideoSession(path, sha256, self._system, progress, stream, known, shapes)
            if self.known and session.found:
                self.known.put(sha256, stream, session.found)
            self._sessions[sha256] = session
            self._paths[sha256] = path
        return session

    def _again(self, footage: Footage) -> VideoSession:
        path = self._paths.get(footage.sha256)
        if path is None:
            raise Problem("evidence.decoder_gone")
        return self._session(footage.sha256, path, None)


def _noted(still: Still, footage: Footage) -> tuple[bytes, Provenance]:
    provenance = msgspec.structs.replace(
        still.provenance, source_name=footage.name, source_size=footage.size
    )
    return with_note(still.png, msgspec.json.encode(provenance).decode()), provenance


def refuse_bad_shape(picture: Aspect, footage: Footage) -> None:
    """Raise ``Problem('stills.no_shape')`` for a shape that would need absurdly long pixels."""
    if min(picture) > 0:
        wanted = aspect_for(picture, (footage.width, footage.height))
        if sane(wanted) == wanted:
            return
    raise Problem("stills.no_shape", shape=f"{picture[0]}:{picture[1]}")


def provenance_facts(provenance: Provenance) -> dict[str, Any]:
    """Return a provenance as it stands in an entry."""
    facts: dict[str, Any] = msgspec.to_builtins(provenance)
    return facts


def _frame(session: VideoSession, pts: int, *, exact: bool) -> Frame:
    return session.frame(pts, VIEW_WIDTH, VIEW_HEIGHT, exact=exact)


def _shown(frame: Frame, index: VideoIndex) -> Shown:
    return Shown(
        rgb=frame.rgb,
        width=frame.width,
        height=frame.height,
        ordinal=frame.number,
        pts=frame.pts,
        seconds=index.seconds(frame.pts),
        suspect=frame.suspect,
        aspect=frame.aspect,
        whole=frame.whole,
        turn_remark=frame.turn_remark,
    )

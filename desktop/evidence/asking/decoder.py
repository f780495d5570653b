"""Show foreign files without trusting them: every decoder runs in the child.

The files come from the vault or from anywhere; only an open file goes to the child, and only
pixels, numbers and pictures it encoded itself come back.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import BinaryIO, TypeVar

from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.codec import NEEDS_MODELS, Answer, Request, Unlocked
from desktop.evidence.files.inspection import inspect_open
from desktop.evidence.footage.geometry import PixelShape
from desktop.evidence.footage.messages import (
    CheckedStill,
    CheckStill,
    HashedFrames,
    HashFrames,
    OnTheWay,
    Opened,
    OpenVideo,
    ShowFrame,
    ShowFrames,
    Shown,
    ShownFrames,
    TakeStill,
    Took,
)
from desktop.evidence.footage.stills import Frame, Still
from desktop.evidence.footage.video_index import VideoIndex
from desktop.evidence.papers.messages import (
    FormReading,
    ReadForm,
    ReadFormFully,
    ReadText,
    TextLine,
    TextLines,
)
from desktop.evidence.pictures.answers import Encoded, Picture
from desktop.evidence.pictures.messages import (
    CountPages,
    Describe,
    Described,
    LookAt,
    LookedAt,
    Pages,
    Preview,
    Thumbnail,
)
from desktop.progress import Progress
from desktop.system.interface import System
from record.derivatives.stills import RULE
from record.problems import Problem

PICTURE_SECONDS = 10.0
LOOK_SECONDS = 20.0
LOCKED = "evidence.locked"
INDEX_SECONDS = 120.0
FRAME_SECONDS = 30.0
T = TypeVar("T")


class Decoder:
    """Pictures, pages and forms, for any thread; the child is started when first needed.

    A child that crashed or hung is replaced with the next request. Every method raises
    ``Problem`` ``evidence.undecodable``, ``evidence.picture_too_large`` or
    ``evidence.kept_not_shown`` for files that cannot be shown, those of
    ``System.open_regular``, and ``evidence.decoder_gone``.
    """

    def __init__(self, system: System) -> None:
        self._system = system
        self._plain = _Place(system, models=False)
        self._with_models = _Place(system, models=True)
        self.password_of: Callable[[Path], str] = _no_password

    def describe(self, path: Path) -> Described:
        """Return size, EXIF and quality of a picture."""
        return self._ask(path, Describe, Described)

    def look_at(self, path: Path, progress: Progress | None = None) -> LookedAt:
        """Return what of a PDF or a clip cannot be shown; raises why nothing can."""
        asked = LookAt(self.kind(path))
        return self.send(path, asked, LookedAt, seconds=LOOK_SECONDS, progress=progress)

    def unlock(self, path: Path, password: str) -> None:
        """Try a password; raises ``Problem('evidence.wrong_password')`` when it opens nothing."""
        asked = Unlocked(CountPages(), password)
        with self._system.open_regular(path) as file:
            self._plain.ask(asked, file, PICTURE_SECONDS, None)

    def thumbnail(self, path: Path, edge: int, shapes: tuple[PixelShape, ...] = ()) -> bytes:
        """Return a JPEG within ``edge`` pixels of a picture, a PDF's first page or a clip.

        ``shapes`` are what somebody said of the pixels of the clip's recorder.
        """
        kind = self.kind(path)
        return self.send(path, Thumbnail(kind, edge, shapes), Encoded).data

    def preview(
        self, path: Path, width: int, height: int, page: int = 0, *, as_stored: bool = False
    ) -> Picture:
        """Return upright RGB pixels within a size of a picture, or of a PDF's page (from 0).

        They are square; with ``as_stored`` those of a picture have the shape that it says.
        """
        kind = self.kind(path)
        return self.send(path, Preview(kind, width, height, page, as_stored), Picture)

    def count_pages(self, path: Path) -> int:
        """Return how many pages a PDF has."""
        self.kind(path)
        return self.send(path, CountPages(), Pages).count

    def read_form(self, path: Path, page: int = 0) -> FormReading:
        """Read a photo or scan of a printed form, or one page (from 0) of a PDF scan.

        Where the models that read writing cannot run, the QR code alone names the sheet.
        """
        kind = self.kind(path)
        try:
            return self.send(path, ReadFormFully(kind, page), FormReading)
        except Problem as problem:
            if problem.code != "evidence.decoder_gone":
                raise
        return self.send(path, ReadForm(kind, page), FormReading)

    def read_text(self, width: int, height: int, rgb: bytes) -> tuple[TextLine, ...]:
        """Read the writing in upright RGB pixels; the models take a second when first needed."""
        return self.send(None, ReadText(width, height, rgb), TextLines).lines

    def send(
        self,
        path: Path | None,
        request: Request,
        wanted: type[T],
        *,
        seconds: float = PICTURE_SECONDS,
        progress: Progress | None = None,
    ) -> T:
        """Ask a child something about a file (or about nothing but the request).

        Every subject's own module asks through this. Raises ``Problem`` as the class says, and
        ``Cancelled``.
        """
        try:
            return self._sent(path, request, wanted, seconds, progress)
        except Problem as problem:
            password = self.password_of(path) if path and problem.code == LOCKED else ""
            if not password:
                raise
            return self._sent(path, Unlocked(request, password), wanted, seconds, progress)

    def _sent(
        self,
        path: Path | None,
        request: Request | Unlocked,
        wanted: type[T],
        seconds: float,
        progress: Progress | None,
    ) -> T:
        inner = request.request if isinstance(request, Unlocked) else request
        if not isinstance(inner, NEEDS_MODELS):
            return self._asked(self._plain, path, request, wanted, seconds, progress)
        try:
            return self._asked(self._with_models, path, request, wanted, seconds, progress)
        except Problem as problem:
            if problem.code != "evidence.undecodable":
                raise
        # Models that ran before fill a child's memory: a fresh one looks before it is said.
        self._with_models.close()
        return self._asked(self._with_models, path, request, wanted, seconds, progress)

    def _asked(
        self,
        place: "_Place",
        path: Path | None,
        request: Request | Unlocked,
        wanted: type[T],
        seconds: float,
        progress: Progress | None,
    ) -> T:
        if path is None:
            return _expected(place.ask(request, None, seconds, progress), wanted)
        with self._system.open_regular(path) as file:
            return _expected(place.ask(request, file, seconds, progress), wanted)

    def kind(self, path: Path) -> str:
        """Return the media type of a file that may be decoded; raises why it may not."""
        return shown_kind(path, self._system)

    def close(self) -> None:
        """End the children; a later request starts another."""
        self._plain.close()
        self._with_models.close()

    def _ask(self, path: Path, request: type[Describe], wanted: type[T]) -> T:
        return self.send(path, request(self.kind(path)), wanted)


class _Place:
    """One child, started when first needed and replaced when it is gone; for any thread."""

    def __init__(self, system: System, *, models: bool) -> None:
        self._system = system
        self._models = models
        self._lock = Lock()
        self._child: ChildProcess | None = None

    def ask(
        self,
        request: Request | Unlocked,
        file: BinaryIO | None,
        seconds: float,
        progress: Progress | None,
    ) -> Answer:
        with self._lock:
            if self._child is None or not self._child.is_alive:
                self._child = ChildProcess(self._system, models=self._models)
            return self._child.ask(request, file, seconds, progress)

    def close(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.end()
                self._child = None


class VideoSession:
    """One camera file kept open in a child of its own. Not for two threads at once.

    When the child dies the session is over: ``is_open`` turns false and every call raises
    ``Problem('evidence.decoder_gone')``; open another.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (the file, and what is known of it)
        self,
        path: Path,
        source_sha256: str,
        system: System,
        progress: Progress | None = None,
        stream: int = -1,
        known: bytes = b"",
        shapes: tuple[PixelShape, ...] = (),
    ) -> None:
        """Open and index a file (0.2 s for ten minutes of footage); can be cancelled.

        ``known`` is what an earlier session had in ``found`` for the same file and stream; then
        nothing is indexed unless the decoder is another. ``shapes`` are what somebody said of the
        recorder's pixels; ``aspect`` is the shape they are shown in. Raises ``Problem``
        ``evidence.no_video``, ``evidence.undecodable`` and ``evidence.kept_not_shown``.
        """
        kind = shown_kind(path, system)
        self._child = ChildProcess(system)
        try:
            with system.open_regular(path) as file:
                request = OpenVideo(kind, source_sha256, stream, known, shapes)
                answer = self._child.ask(request, file, INDEX_SECONDS, progress)
            opened = _expected(answer, Opened)
        except BaseException:
            self._child.end()
            raise
        self.index: VideoIndex = opened.index
        self.found = opened.known
        self.aspect, self.aspect_source = opened.aspect, opened.aspect_source

    @property
    def is_open(self) -> bool:
        """Whether frames can still be asked for."""
        return self._child.is_alive

    def frame(
        self, pts: int, width: int, height: int, *, exact: bool = False, rule: int = RULE
    ) -> Frame:
        """Return the frame of exactly this time stamp, scaled down to fit a size in pixels.

        With ``exact`` a frame that fits has the very pixels of its still by ``rule``, which takes
        longer; else its pixels are square.
        Raises ``Problem`` ``evidence.no_such_frame`` or ``evidence.frame_not_exact``: never a
        neighbour. Asking for the next frame again and again is how footage plays.
        """
        return self._ask(ShowFrame(pts, width, height, exact, rule), Shown).frame

    def still(self, pts: int, rule: int = RULE) -> Still:
        """Return the frame of exactly this time stamp as PNG with its provenance."""
        return self._ask(TakeStill(pts, rule), Took).still

    def agrees(self, pts: int, plane_sha256: str) -> bool:
        """Whether the frame of a time stamp, decoded again in another way, has these planes.

        Best asked of a session of its own: whoever looks on waits for none of it then.
        """
        return self._ask(CheckStill(pts, plane_sha256), CheckedStill).agrees

    def frames(
        self, stamps: tuple[int, ...], width: int, height: int, *, fast: bool = False
    ) -> tuple[Frame, ...]:
        """Return the frames of these rising time stamps, made quickly for playing.

        ``fast`` decodes those between only when they are needed. A frame that can't be decoded is
        left out; when time runs out the rest is.
        """
        return self._ask(ShowFrames(stamps, width, height, fast), ShownFrames).frames

    def hashes(self, first: int, count: int) -> tuple[bytes, ...]:
        """Return hashes of the decoded frames from a number on, at least one, up to ``count``.

        Empty for a frame that can't be decoded.
        """
        return self._ask(HashFrames(first, count), HashedFrames).hashes

    def close(self) -> None:
        """End the child."""
        self._child.end()

    def _ask(self, request: Request, wanted: type[T]) -> T:
        reached = -1
        while True:
            if not self._child.is_alive:
                raise Problem("evidence.decoder_gone")
            answer = self._child.ask(request, None, FRAME_SECONDS)
            if not isinstance(answer, OnTheWay):
                return _expected(answer, wanted)
            if answer.reached <= reached:
                raise Problem("evidence.frame_not_exact")
            reached = answer.reached


def _no_password(_path: Path) -> str:
    return ""


def shown_kind(path: Path, system: System) -> str:
    """Return the media type of a file that may be decoded; raises ``Problem`` that says why not."""
    with system.open_regular(path) as file:
        seen = inspect_open(file, path.name)
    if seen.why_not_shown:
        raise Problem(seen.why_not_shown)
    return seen.media_type


def _expected(answer: Answer, wanted: type[T]) -> T:
    if not isinstance(answer, wanted):
        raise Problem("evidence.undecodable")
    return answer

"""Decode a camera file whole, in a child of its own that works when nobody else does."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.decoder import shown_kind
from desktop.evidence.footage.messages import MoreWhole, StartWhole, WholePiece, WholeStarted
from desktop.evidence.footage.video_index import VideoIndex
from desktop.evidence.footage.whole_decoding import Span, merged
from desktop.progress import Progress
from desktop.system.interface import System
from record.problems import Problem

DECODING = "stills.decoding_whole"
PIECE_SECONDS = 1.0
_INDEX_SECONDS, _ANSWER_SECONDS = 120.0, 60.0


class SoFar(msgspec.Struct, frozen=True):
    """How far a file is decoded: the next step, and the frames found not to be relied on."""

    reached: int = 0
    spans: tuple[Span, ...] = ()


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """A file decoded whole: its index, the frames not to be relied on, and the decoder."""

    index: VideoIndex
    spans: tuple[Span, ...]
    decoder: str


def decode_whole(  # noqa: PLR0913, PLR0917 (what is decoded, and who hears of it)
    path: Path,
    system: System,
    progress: Progress,
    so_far: SoFar | None = None,
    known: bytes = b"",
    told: Callable[[SoFar], None] | None = None,
    stream: int = -1,
) -> Whole:
    """Decode a file from where it was left; ``told`` hears after every second how far it is.

    Raises ``Problem`` as ``VideoSession`` does, and ``Cancelled``.
    """
    so_far = so_far or SoFar()
    kind = shown_kind(path, system)
    child = ChildProcess(system)
    try:
        child.work_behind()
        with system.open_regular(path) as file:
            asked = StartWhole(kind, so_far.reached, stream, known)
            started = child.ask(asked, file, _INDEX_SECONDS, progress)
        if not isinstance(started, WholeStarted):
            raise Problem("evidence.undecodable")
        while so_far.reached < started.steps:
            progress.check()
            progress.report(so_far.reached, started.steps, DECODING)
            piece = child.ask(MoreWhole(PIECE_SECONDS), None, _ANSWER_SECONDS, progress)
            if not isinstance(piece, WholePiece):
                raise Problem("evidence.undecodable")
            so_far = SoFar(piece.reached, merged([*so_far.spans, *piece.spans]))
            if told is not None:
                told(so_far)
        return Whole(index=started.index, spans=so_far.spans, decoder=started.decoder)
    finally:
        child.end()

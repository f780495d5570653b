"""What a decode child keeps between two requests, and how work is entered in its tables."""

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Protocol

from desktop.evidence.asking.codec import Answer
from desktop.evidence.footage.geometry import PixelShape
from desktop.evidence.footage.known_video import KnownVideo
from desktop.evidence.footage.video import Video
from record.problems import Problem


class Tool(Protocol):
    """Work on a file that goes on over several requests."""

    def close(self) -> None:
        """Let go of the file."""


class Opened:
    """At most one camera file stays open; ``source`` is the hash of its bytes.

    ``tool`` is what works on a file of its own in place of it, piece by piece.
    """

    def __init__(self) -> None:
        self._video: Video | None = None
        self.source = ""
        self.tool: Tool | None = None

    @property
    def video(self) -> Video:
        """The open camera file; raises ``Problem('evidence.decoder_gone')`` when there is none."""
        if self._video is None:
            raise Problem("evidence.decoder_gone")
        return self._video

    def keep(
        self,
        file: BinaryIO,
        kind: str,
        source: str,
        *,
        stream: int | None = None,
        known: KnownVideo | None = None,
        shapes: Sequence[PixelShape] = (),
    ) -> Video:
        """Open and index a camera file in place of the one before, unless its index is known."""
        self.let_go()
        self._video = Video(file, kind, stream, known, shapes)
        self.source = source
        return self._video

    def let_go(self) -> None:
        """Close the open camera file and the tool, if any."""
        if self._video is not None:
            self._video.close()
            self._video = None
        if self.tool is not None:
            self.tool.close()
            self.tool = None


# The file is open only for requests of ``codec.WITH_FILE``.
Work = dict[type[Any], Callable[[Opened, Any, Any], Answer]]

"""Open a camera file with the one demuxer its content called for, and no other.

No play lists, no image sequences, nothing but the bytes of the open file is ever read
(MEASURED.md 8). A program stream that does not name its codec gets the name added on the way to
the demuxer.
"""

import contextlib
import io
import os
from enum import Enum, auto
from typing import TYPE_CHECKING, BinaryIO, Literal

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet as AnyPacket
from av.video.stream import VideoStream

from desktop.evidence.bitstream.container_checks import lacks_index
from desktop.evidence.bitstream.program_stream import missing_map
from desktop.evidence.bitstream.units import length_size
from desktop.evidence.bitstream.without_index import Pictures, PicturesFile, find_pictures
from record.problems import Problem

if TYPE_CHECKING:
    Packet = AnyPacket[VideoStream]
else:
    Packet = AnyPacket  # generic for the type checker only

FORMATS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/x-matroska": "matroska",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "video/mp2t": "mpegts",
    "video/mpeg": "mpeg",
    "video/mpv": "mpegvideo",
    "video/x-dav": "dhav",
    "video/h264": "h264",
    "video/h265": "hevc",
    "video/x-flv": "flv",
    "video/x-ms-asf": "asf",
    "video/x-mjpeg": "mjpeg",
}
# Where these are opened anew at a packet's place, reading begins with that packet.
BY_PLACE = frozenset({"mpegts", "mpeg", "mpegvideo", "h264", "hevc", "mjpeg"})
_MAX_SIDE = 8192
_MAX_STREAMS = 64
_BUFFER = 256 * 1024
av.logging.set_level(None)


class Care(Enum):
    """How to decode.

    STRICT takes a damaged picture for an error, and what whole pictures never have, such as bits
    left over at their end. STEADY conceals damage with one thread: several
    conceal differently from time to time and may forget to say so. SHARED lets four threads share
    each picture, each beginning where a row or slice is said to begin: a decoder that lost its way
    without noticing makes another picture then (MEASURED.md 3.4). QUICK leaves out what nothing
    refers to, for playing fast.
    """

    STRICT = auto()
    STEADY = auto()
    SHARED = auto()
    QUICK = auto()


_NOTICED = "crccheck+bitstream+buffer+explode+careful+compliant+aggressive"
_THREADS: dict[Care, Literal["NONE", "SLICE"]] = {Care.STEADY: "NONE", Care.SHARED: "SLICE"}
_COUNTS = {Care.STEADY: 1, Care.SHARED: 4}


class Source:
    """One camera file, open for reading packets of one of its video streams.

    ``pictures`` are those of an MP4 without its index, read without times.
    ``stream`` chooses among several by their index; None takes the first that is no cover picture.
    The file belongs to the source from the start: it is closed too when it cannot be opened.
    """

    def __init__(self, file: BinaryIO, kind: str, stream: int | None = None) -> None:
        """Open; raises ``Problem`` ``evidence.undecodable`` or ``evidence.no_video``."""
        self.file = file
        self._wanted = stream
        self.layered = False
        self.care = Care.STRICT
        self.pictures: Pictures | None = None
        try:
            self.format = _format(kind)
            self._added = missing_map(file) if self.format == "mpeg" else (0, b"")
            self.container, self.stream = self._open()
        except BaseException:
            file.close()
            raise

    def reopen(self, care: Care | None = None) -> None:
        """Begin again at the first byte, decoding with ``care`` from now on (None: as before)."""
        self.container.close()
        self.care = care or self.care
        self.container, self.stream = self._open()

    def another(self) -> tuple[InputContainer, VideoStream]:
        """Open the file once more, for reading that does not disturb this one.

        The caller closes the container. Raises ``Problem`` as opening does.
        """
        return self._open(apart=True)

    def seek(self, place: int, stamp: int) -> None:
        """Go to a packet by its place in the file or, where that is not possible, by its stamp.

        Raises ``Problem('evidence.frame_not_exact')``.
        """
        try:
            self._go(place, stamp)
        except FFmpegError:
            # Some demuxers find only what they passed before (DAV): let this one pass everything.
            try:
                self._pass_through()
                self._go(place, stamp)
            except (FFmpegError, OverflowError) as error:
                raise Problem("evidence.frame_not_exact") from error
        except OverflowError as error:
            raise Problem("evidence.frame_not_exact") from error

    def _go(self, place: int, stamp: int) -> None:
        by_place = self.format in BY_PLACE and place >= 0
        self.container.seek(
            place if by_place else stamp,
            stream=self.stream,
            backward=True,
            unsupported_byte_offset=by_place,
        )

    def _pass_through(self) -> None:
        with contextlib.suppress(FFmpegError, EOFError):
            for _ in self.container.demux(self.stream):
                pass

    def close(self) -> None:
        """Let go of the file."""
        self.container.close()
        self.file.close()

    def _open(self, *, apart: bool = False) -> tuple[InputContainer, VideoStream]:
        try:
            container = self._container(apart=apart)
        except (FFmpegError, ValueError, OSError) as error:
            if self.format != "mov" or not lacks_index(self.file):
                raise Problem("evidence.undecodable") from error
            self.pictures = find_pictures(self.file)
            self.format = self.pictures.codec
            return self._open(apart=apart)
        videos = [s for s in container.streams.video[:_MAX_STREAMS] if not _is_cover(s)]
        wanted = [s for s in videos if self._wanted in {None, s.index}]
        if not wanted or not 0 < wanted[0].width * wanted[0].height <= _MAX_SIDE**2:
            container.close()
            raise Problem("evidence.undecodable" if wanted else "evidence.no_video")
        stream = wanted[0]
        strict = self.care == Care.STRICT
        stream.codec_context.options = {"err_detect": _NOTICED} if strict else {}
        stream.thread_type = _THREADS.get(self.care, "AUTO")
        stream.codec_context.thread_count = _COUNTS.get(self.care, min(4, os.cpu_count() or 1))
        return container, stream

    def _container(self, *, apart: bool) -> InputContainer:
        number = self.file.fileno()
        if self.pictures is not None:
            alone = PicturesFile(number, self.pictures)
            options = {"protocol_whitelist": ""}
            return av.open(
                alone, mode="r", format=self.format, options=options, buffer_size=_BUFFER
            )
        if self._added[1] or apart:
            spliced = _Spliced(number, *self._added)
            options = {"protocol_whitelist": ""}
            return av.open(
                spliced, mode="r", format=self.format, options=options, buffer_size=_BUFFER
            )
        os.lseek(number, 0, os.SEEK_SET)
        options = {"fd": str(number), "protocol_whitelist": "fd"}
        return av.open("fd:", format=self.format, options=options)

    @property
    def lengths(self) -> int:
        """How many bytes say the length of a unit of H.264 or H.265; 0: start codes part them."""
        context = self.stream.codec_context
        return length_size(context.name, bytes(context.extradata or b""))

    @property
    def others(self) -> tuple[tuple[int, str, int, int], ...]:
        """Every video stream of the file: index, codec, width and height in pixels."""
        return tuple(
            (s.index, s.codec_context.name, s.width, s.height)
            for s in self.container.streams.video[:_MAX_STREAMS]
            if not _is_cover(s)
        )


class _Spliced(io.RawIOBase):
    """An open file with some bytes added at a place, and a position of its own."""

    def __init__(self, number: int, place: int, added: bytes) -> None:
        self._number = number
        self._place = place
        self._added = added
        self._size = os.fstat(number).st_size + len(added)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        size = self._size if size < 0 else size
        inside = self._at - self._place
        if inside < 0:
            piece = self._from_file(self._at, min(size, -inside))
        elif inside < len(self._added):
            piece = self._added[inside : inside + size]
        else:
            piece = self._from_file(self._at - len(self._added), size)
        self._at += len(piece)
        return piece

    def _from_file(self, place: int, size: int) -> bytes:
        before = os.lseek(self._number, 0, os.SEEK_CUR)
        os.lseek(self._number, place, os.SEEK_SET)
        piece = os.read(self._number, size)
        os.lseek(self._number, before, os.SEEK_SET)
        return piece


def _format(kind: str) -> str:
    if kind not in FORMATS:
        raise Problem("evidence.undecodable")
    return FORMATS[kind]


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & stream.disposition.attached_pic)

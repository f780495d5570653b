"""The child process that decodes foreign files, and can do nothing else.

Everything is imported before the door closes; after that no file can be opened, no connection
made, no process started. It answers one request after the other until the parent goes away.
"""

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, BinaryIO

import av
import cv2
import msgspec
from PIL import Image

from desktop.evidence import documents, forms_reader, frame_pixels, images
from desktop.evidence.file_types import is_picture, is_video
from desktop.evidence.video import Video
from desktop.evidence.wire import (
    READY,
    WITH_FILE,
    Answer,
    CloseVideo,
    CountPages,
    Describe,
    Done,
    Encoded,
    Opened,
    OpenVideo,
    Preview,
    ReadForm,
    Refused,
    Request,
    ShowFrame,
    Shown,
    TakeStill,
    Thumbnail,
    Took,
    encode,
    read_request,
)
from desktop.system.choice import this_system
from desktop.system.interface import Limits
from record.problems import Problem

LIMITS = Limits(cpu_seconds=90)
_UNDECODABLE = Refused("evidence.undecodable")
_LATE = ("numpy.ma", "numpy.linalg", "numpy.fft", "PIL.TiffImagePlugin", "PIL.ImageOps")
_NOT_OPEN = Refused("evidence.decoder_gone")


class Child:
    """One request after the other; at most one camera file stays open between them."""

    def __init__(self) -> None:
        self._video: Video | None = None
        self._source = ""

    def answer(self, request: Request, file: BinaryIO | None) -> Answer:
        """Answer a request; every failure of a decoder is a refusal."""
        keep = isinstance(request, OpenVideo)
        try:
            return _WORK[type(request)](self, request, file)
        except Problem as problem:
            return Refused(problem.code)
        except MemoryError:
            return Refused("evidence.picture_too_large")
        except Exception:  # noqa: BLE001 - whatever a hostile file provokes stays in here
            return _UNDECODABLE
        finally:
            if file is not None and not keep:
                file.close()

    def open_video(self, request: OpenVideo, file: BinaryIO) -> Answer:
        """Open and index a camera file in place of the one before."""
        self.close_video()
        try:
            self._video = Video(file, request.kind)
        except BaseException:
            file.close()
            raise
        self._source = request.source_sha256
        return Opened(self._video.index)

    def show(self, request: ShowFrame, _file: None) -> Answer:
        """Give a frame of the open file to be looked at."""
        if self._video is None:
            return _NOT_OPEN
        size = request.width, request.height
        exact = request.exact
        return Shown(frame_pixels.frame_within(self._video, request.pts, *size, exact=exact))

    def take(self, request: TakeStill, _file: None) -> Answer:
        """Take a still from the open file."""
        if self._video is None:
            return _NOT_OPEN
        return Took(frame_pixels.still_at(self._video, request.pts, self._source))

    def close_video(self, _request: CloseVideo | None = None, _file: None = None) -> Answer:
        """Let go of the open file, if any."""
        if self._video is not None:
            self._video.close()
            self._video = None
        return Done()


def main(arguments: list[str]) -> int:
    """Serve the parent at the other end of the connection named by the last argument."""
    system = this_system()
    connection = system.adopt_connection(arguments[-1])
    _load_everything()
    holds = system.confine(LIMITS)
    connection.send_bytes(READY + b" " + holds.encode("ascii"))
    child = Child()
    while (data := _next(connection)) is not None:
        system.renew_cpu(LIMITS.cpu_seconds)
        request = read_request(data)
        file = None
        if isinstance(request, WITH_FILE):
            file = os.fdopen(system.receive_file(connection), "rb")
        connection.send_bytes(encode(child.answer(request, file)))
    return 0


def _next(connection: Connection) -> bytes | None:
    try:
        return connection.recv_bytes(1 << 20)
    except (EOFError, OSError):
        return None


def _load_everything() -> None:
    """Import what libraries import late, and start their threads, while that is possible."""
    Image.init()
    names = [module.name for module in pkgutil.walk_packages(av.__path__, "av.")]
    for name in [*names, *_LATE]:
        if not name.endswith("__main__"):
            importlib.import_module(name)
    cv2.setNumThreads(2)
    for encoding in ("utf-16", "utf-32", "gb18030", "latin-1", "cp1252", "idna", "ascii"):
        "".encode(encoding)
    encode(_UNDECODABLE)
    msgspec.msgpack.decode(b"\x80")


def _describe(_child: Child, request: Describe, file: BinaryIO) -> Answer:
    return images.describe(file, request.kind)


def _thumbnail(_child: Child, request: Thumbnail, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        return images.thumbnail(file, request.kind, request.edge)
    if is_video(request.kind):
        return _first_frame(file, request)
    page = documents.page_picture(file, 0, request.edge, request.edge)
    return images.as_thumbnail(page)


def _first_frame(file: BinaryIO, request: Thumbnail) -> Encoded:
    video = Video(file, request.kind)
    pts = video.index.key_pts[0] if video.index.key_pts else video.index.pts[0]
    frame = frame_pixels.frame_within(video, pts, request.edge, request.edge)
    video.close()
    return images.as_thumbnail(Image.frombytes("RGB", (frame.width, frame.height), frame.rgb))


def _preview(_child: Child, request: Preview, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        return images.preview(file, request.kind, request.width, request.height)
    return documents.page_pixels(file, request.page, request.width, request.height)


def _count_pages(_child: Child, _request: CountPages, file: BinaryIO) -> Answer:
    return documents.count_pages(file)


def _read_form(_child: Child, request: ReadForm, file: BinaryIO) -> Answer:
    return forms_reader.read_form(file, request.kind, request.page)


_WORK: dict[type[Any], Callable[[Child, Any, Any], Answer]] = {
    Describe: _describe,
    Thumbnail: _thumbnail,
    Preview: _preview,
    CountPages: _count_pages,
    ReadForm: _read_form,
    OpenVideo: Child.open_video,
    ShowFrame: Child.show,
    TakeStill: Child.take,
    CloseVideo: Child.close_video,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv))

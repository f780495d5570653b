"""The child process that decodes foreign files, and can do nothing else.

Everything is imported before the door closes; after that no file can be opened, no connection
made, no process started. It answers one request after the other until the parent goes away.
"""

import importlib
import os
import pkgutil
import sys
from multiprocessing.connection import Connection
from typing import BinaryIO

import av
import cv2
import msgspec
from PIL import Image

from desktop.evidence.asking.child_process import MODELS_FLAG
from desktop.evidence.asking.codec import (
    MAX_REQUEST,
    READY,
    WITH_FILE,
    Answer,
    Request,
    Unlocked,
    encode,
    read_request,
)
from desktop.evidence.child import clips, hiding, motion, papers, pictures, samples, videos
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.footage.messages import OpenVideo
from desktop.evidence.hiding import proposing
from desktop.evidence.papers import writing
from desktop.evidence.pictures import documents
from desktop.evidence.pictures.answers import Refused
from desktop.system.choice import this_system
from desktop.system.interface import Limits
from record.problems import Problem

LIMITS = Limits(cpu_seconds=90)
_UNDECODABLE = Refused("evidence.undecodable")
_LATE = ("heapq", "numpy.ma", "numpy.linalg", "numpy.fft", "PIL.TiffImagePlugin", "PIL.ImageOps")
WORK: Work = {
    **pictures.WORK,
    **papers.WORK,
    **samples.WORK,
    **videos.WORK,
    **motion.WORK,
    **clips.WORK,
    **hiding.WORK,
}


def answer(opened: Opened, request: Request, file: BinaryIO | None) -> Answer:
    """Answer a request; every failure of a decoder is a refusal."""
    keep = isinstance(request, OpenVideo)
    try:
        return WORK[type(request)](opened, request, file)
    except Problem as problem:
        return Refused(problem.code)
    except MemoryError:
        return Refused("evidence.picture_too_large")
    except Exception:  # noqa: BLE001 - whatever a hostile file provokes stays in here
        return _UNDECODABLE
    finally:
        if file is not None and not keep:
            file.close()


def main(arguments: list[str]) -> int:
    """Serve the parent at the other end of the connection named by the last argument."""
    system = this_system()
    connection = system.adopt_connection(arguments[-1])
    _load_everything()
    if MODELS_FLAG in arguments:
        writing.load()
        proposing.load()
    holds = system.confine(LIMITS)
    connection.send_bytes(READY + b" " + holds.encode("ascii"))
    opened = Opened()
    while (data := _next(connection)) is not None:
        system.renew_cpu(LIMITS.cpu_seconds)
        asked = read_request(data)
        request, password = (
            (asked.request, asked.password) if isinstance(asked, Unlocked) else (asked, "")
        )
        file = None
        if isinstance(request, WITH_FILE):
            file = os.fdopen(system.receive_file(connection), "rb")
        with documents.unlocked(password):
            answered = answer(opened, request, file)
        system.send_large(connection, encode(answered))
    return 0


def _next(connection: Connection) -> bytes | None:
    try:
        return connection.recv_bytes(MAX_REQUEST)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv))

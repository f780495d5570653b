"""How coarsely a JPEG keeps colour: chat programs compress photos until small differences move."""

from typing import BinaryIO

_HEADER = 1 << 20
_SOI, _SOS, _DQT = b"\xff\xd8", 0xDA, 0xDB
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
UNKNOWN = 5


def chroma_step(file: BinaryIO, kind: str) -> int:
    """Return the step of the mean colour in an 8 by 8 block of a JPEG (ITU T.81, B.2.4.1).

    1 or 2 is nearly lossless, 9 what many programs write, 17 and more a chat program. 0 for PNG;
    5 where the file does not say.
    """
    if kind == "image/png":
        return 0
    file.seek(0)
    head = file.read(_HEADER)
    if not head.startswith(_SOI):
        return UNKNOWN
    steps, chroma = _tables(head)
    return steps.get(chroma, UNKNOWN)


def _tables(head: bytes) -> tuple[dict[int, int], int]:
    """Return the first step of every table, and which table colour uses."""
    steps: dict[int, int] = {}
    chroma, place = 1, 2
    while place + 4 <= len(head) and head[place] == 0xFF:
        marker, size = head[place + 1], int.from_bytes(head[place + 2 : place + 4], "big")
        body = head[place + 4 : place + 2 + size]
        if marker == _SOS or size < 2:
            break
        if marker == _DQT:
            steps.update(_first_steps(body))
        elif marker in _FRAMES and len(body) >= 12:
            chroma = body[11]
        place += 2 + size
    return steps, chroma


def _first_steps(body: bytes) -> dict[int, int]:
    found: dict[int, int] = {}
    place = 0
    while place + 3 <= len(body):
        wide, table = body[place] >> 4, body[place] & 15
        found[table] = int.from_bytes(body[place + 1 : place + 2 + bool(wide)], "big")
        place += 1 + 64 * (2 if wide else 1)
    return found

"""Camera files as recorders write them, which no muxer of ours does: DAV, PS with a map, wraps."""

import contextlib
import random
import struct
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import av

DAHUA_CODECS = {"h264": 2, "hevc": 0x0C, "mjpeg": 3, "mpeg4": 1}
HIK_TYPES = {"h264": 0x1B, "hevc": 0x24, "mpeg4": 0x10, "mpeg2video": 0x02}
WRAP = 1 << 33


class Picture(NamedTuple):
    """One coded picture with start codes, its times in 90 kHz, and whether decoding may begin."""

    data: bytes
    pts: int
    dts: int
    key: bool


def pictures(source: Path) -> list[Picture]:
    """Read the coded pictures of a transport stream or raw stream at 25 pictures a second."""
    found = []
    with av.open(str(source)) as container:
        for packet in container.demux(video=0):
            if not packet.size:
                continue
            scale = 90_000 * packet.time_base
            pts = 3600 * len(found) if packet.pts is None else int(packet.pts * scale)
            dts = pts if packet.dts is None else int(packet.dts * scale)
            found.append(Picture(bytes(packet), pts, dts, packet.is_keyframe))
    return found


def dahua(target: Path, coded: list[Picture], codec: str, start: datetime) -> Path:
    """Write a DAV file: each picture in a chunk with the recorder's clock to the millisecond."""
    out = bytearray()
    for number, picture in enumerate(coded):
        at = start + timedelta(milliseconds=number * 40)
        ext = bytes((0x81, 0, DAHUA_CODECS[codec], 25)) + struct.pack("<B3xHH", 0x82, 160, 96)
        length = 24 + len(ext) + len(picture.data) + 8
        head = b"DHAV" + bytes((0xFD if picture.key else 0xFC, 0, 1, 0))
        head += struct.pack("<IIIH", number, length, _dahua_date(at), at.microsecond // 1000)
        head += bytes((len(ext),))
        head += bytes((sum(head) & 0xFF,))
        out += head + ext + picture.data + b"dhav" + struct.pack("<I", length)
    target.write_bytes(out)
    return target


def _dahua_date(at: datetime) -> int:
    date = (at.year - 2000) << 26 | at.month << 22 | at.day << 17
    return date | at.hour << 12 | at.minute << 6 | at.second


def hikvision(
    target: Path, coded: list[Picture], codec: str, *, first: int = 0, named: bool = True
) -> Path:
    """Write a program stream as Hikvision recorders do: own header, map, private packets."""
    out = bytearray(b"IMKH" + struct.pack("<HHI", 0x0102, 1, 0x00010000) + bytes(28))
    for picture in coded:
        clock = (picture.dts + first) % WRAP
        out += _pack_header(clock)
        if picture.key:
            out += b"\0\0\1\xbb" + struct.pack(">H", 12) + bytes.fromhex("80c4e1047fe0e0808080c008")
            out += _map(codec) if named else b""
        out += b"\0\0\1\xbd" + struct.pack(">H", 12) + b"\x80\0\0" + b"HKMI\0\1\0\0\0"
        out += _pes(picture, (picture.pts + first) % WRAP, clock)
    target.write_bytes(out + b"\0\0\1\xb9")
    return target


def _pack_header(clock: int) -> bytes:
    bits = 1 << 46 | (clock >> 30 & 7) << 43 | 1 << 42 | (clock >> 15 & 0x7FFF) << 27 | 1 << 26
    bits |= (clock & 0x7FFF) << 11 | 1 << 10 | 1
    return b"\0\0\1\xba" + bits.to_bytes(6) + bytes((0x01, 0x5F, 0x93, 0xF8))


def _map(codec: str) -> bytes:
    streams = bytes((HIK_TYPES[codec], 0xE0, 0, 0, 0x90, 0xC0, 0, 0))
    body = b"\xe1\xff\0\0" + struct.pack(">H", len(streams)) + streams + bytes(4)
    return b"\0\0\1\xbc" + struct.pack(">H", len(body)) + body


def _pes(picture: Picture, pts: int, dts: int) -> bytes:
    out = b""
    data, first = picture.data, True
    while data:
        piece, data = data[:60_000], data[60_000:]
        times = _stamp(3, pts) + _stamp(1, dts) if first else b""
        head = b"\x80" + (b"\xc0" if first else b"\0") + bytes((len(times),)) + times
        out += b"\0\0\1\xe0" + struct.pack(">H", len(head) + len(piece)) + head + piece
        first = False
    return out


def _stamp(mark: int, value: int) -> bytes:
    high, middle, low = value >> 30 & 7, value >> 15 & 0x7FFF, value & 0x7FFF
    return bytes((mark << 4 | high << 1 | 1,)) + struct.pack(">HH", middle << 1 | 1, low << 1 | 1)


def transport(target: Path, coded: list[Picture], codec: str, first: int) -> Path:
    """Write a transport stream whose clock starts at ``first`` (90 kHz) and may wrap."""
    out, counters = bytearray(), {0: 0, 0x1000: 0, 0x100: 0}

    def put(pid: int, payload: bytes, *, starts: bool, key: bool = False) -> None:
        while payload:
            flags = b"\x40" if key else b""
            field = bytes((len(flags),)) + flags if flags else b""
            room = 184 - len(field)
            piece, payload = payload[:room], payload[room:]
            if len(piece) < room:
                stuffing = room - len(piece)
                if not field:
                    field = b"\0" if stuffing == 1 else b"\1\0"
                    stuffing -= len(field)
                field = bytes((field[0] + stuffing,)) + field[1:] + b"\xff" * stuffing
            control = 0x30 if field else 0x10
            head = bytes((0x47, (0x40 if starts else 0) | pid >> 8, pid & 0xFF))
            out.extend(head + bytes((control | counters[pid],)) + field + piece)
            counters[pid] = counters[pid] + 1 & 15
            starts = key = False

    for picture in coded:
        if picture.key:
            put(0, b"\0" + _section(b"\0\1\xc1\0\0\0\1\xf0\0", 0), starts=True)
            streams = bytes((HIK_TYPES[codec], 0xE1, 0x00, 0xF0, 0))
            put(0x1000, b"\0" + _section(b"\0\1\xc1\0\0\xe1\0\xf0\0" + streams, 2), starts=True)
        times = _stamp(3, (picture.pts + first) % WRAP) + _stamp(1, (picture.dts + first) % WRAP)
        pes = b"\0\0\1\xe0\0\0\x84\xc0" + bytes((len(times),)) + times + picture.data
        put(0x100, pes, starts=True, key=picture.key)
    target.write_bytes(out)
    return target


def _section(body: bytes, table: int) -> bytes:
    data = bytes((table,)) + struct.pack(">H", 0xB000 | len(body) + 4) + body
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return data + struct.pack(">I", crc)


def turned(target: Path, source: Path, degrees: int) -> Path:
    """Write an MP4 whose track says it is to be shown turned."""
    data = bytearray(source.read_bytes())
    at = data.index(b"tkhd")
    matrix = at + 4 + 4 + 20 + 8 + 8
    one = 0x10000
    cells = {90: (0, one, -one, 0), 180: (-one, 0, 0, -one), 270: (0, -one, one, 0)}[degrees]
    a, b, c, d = cells
    data[matrix : matrix + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    target.write_bytes(data)
    return target


def cut(target: Path, source: Path, share: float) -> Path:
    """Write the first part of a file."""
    data = source.read_bytes()
    target.write_bytes(data[: int(len(data) * share)])
    return target


def cut_in_packet(target: Path, source: Path, number: int) -> Path:
    """Write a file up to the middle of one of its pictures, the first being 0."""
    with av.open(str(source)) as container:
        pictures = [packet for packet in container.demux(video=0) if packet.size]
    packet = pictures[number]
    target.write_bytes(source.read_bytes()[: (packet.pos or 0) + packet.size // 2])
    return target


def scattered(target: Path, source: Path, chance: random.Random) -> Path:
    """Write a file with random bytes over a dozen places of its middle."""
    data, size = bytearray(source.read_bytes()), 64
    low, high = len(data) // 20, len(data) * 19 // 20 - size
    for _ in range(12):
        at = chance.randrange(low, high)
        data[at : at + size] = chance.randbytes(size)
    target.write_bytes(data)
    return target


def noticed(path: Path, form: str | None = None) -> list[int]:
    """Return the stamps of frames that a plain decoder flags while reading from the start.

    Where the plain reader gives up, nothing further is known.
    """
    found: list[int] = []
    with contextlib.suppress(av.error.FFmpegError), av.open(str(path), format=form) as container:
        stream = container.streams.video[0]
        stream.thread_type = "NONE"
        for packet in container.demux(stream):
            try:
                bad = [frame.pts for frame in packet.decode() if frame.is_corrupt]
            except (av.error.FFmpegError, EOFError):
                bad = [packet.pts]
            found += [pts for pts in bad if pts is not None]
    return found


def hiding_first(target: Path, source: Path, frames: int) -> Path:
    """Write an MP4 whose edit list leaves its first frames out."""
    data = bytearray(source.read_bytes())
    scale_at = data.index(b"mdhd") + 4 + 12
    scale = int.from_bytes(data[scale_at : scale_at + 4])
    entry = data.index(b"elst") + 4 + 8
    start = int.from_bytes(data[entry + 4 : entry + 8]) + frames * scale // 25
    data[entry + 4 : entry + 8] = start.to_bytes(4)
    target.write_bytes(data)
    return target


def miscounted(target: Path, source: Path, frames: int) -> Path:
    """Write an AVI that claims a wrong number of frames."""
    data = bytearray(source.read_bytes())
    for at in (data.index(b"avih") + 8 + 16, data.index(b"strh") + 8 + 32):
        data[at : at + 4] = frames.to_bytes(4, "little")
    target.write_bytes(data)
    return target

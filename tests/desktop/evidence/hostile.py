"""Hostile files without end: each seed draws one, always the same."""

import io
import random
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from tests.desktop.evidence import films

Draw = Callable[[random.Random], bytes]
NAMES = (
    "../../逃.jpg", "..\\逃.jpg", "C:\\a.jpg", "\\\\srv\\s.png", "a.jpg:x", "CON", "NUL.jpg",
    "尾 .", "a" * 300 + ".jpg", "a\nb.png", "\u202egpj.exe", "a\u200bb.jpg", "100%d.png", "http://h/a.m3u8",
    "img_%04d.jpg", "a.mp4", "concat:a|b.ts", "发票.pdf", "-rf", "$(touch x).jpg", "'; --.tif",
    "data:image/png;base64,AAAA", "file:///etc/passwd", "pipe:0", ".htaccess", "a.heic",
    "a.jpg.lnk",
)  # fmt: skip
PICTURES = ("JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP")
FILMS = (
    ("mp4", "libx264", "mp4"), ("mkv", "libx264", "matroska"), ("avi", "mpeg4", "avi"),
    ("ts", "libx264", "mpegts"), ("ps", "mpeg2video", "mpeg"), ("h264", "libx264", "h264"),
    ("h265", "libx265", "hevc"), ("mov", "mpeg4", "mov"),
)  # fmt: skip


def draw(seed: int) -> tuple[str, bytes]:
    """Return the name and the content of one hostile file."""
    chance = random.Random(seed)
    kind = _DRAWN[seed % len(_DRAWN)]
    return chance.choice(NAMES), kind(chance)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut, flip, repeat, blow up numbers, or drop a piece."""
    raw = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        if raw:
            chance.choice(_HARMS)(raw, chance.randrange(len(raw)), chance)
    return bytes(raw)


def _cut(raw: bytearray, at: int, _chance: random.Random) -> None:
    del raw[max(8, at) :]


def _flip(raw: bytearray, _at: int, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 5, 50))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _blow_up(raw: bytearray, at: int, chance: random.Random) -> None:
    raw[at : at + 4] = chance.choice((b"\xff" * 4, b"\x7f\xff\xff\xff", bytes(4)))


def _repeat(raw: bytearray, at: int, chance: random.Random) -> None:
    raw[at:at] = raw[at : at + chance.randrange(1, 4096)] * chance.randrange(1, 5)


def _drop(raw: bytearray, at: int, chance: random.Random) -> None:
    del raw[at : at + chance.randrange(1, 200)]


def _overwrite(raw: bytearray, at: int, chance: random.Random) -> None:
    raw[at : at + 16] = chance.randbytes(16)


def _lie(raw: bytearray, _at: int, chance: random.Random) -> None:
    early = chance.randrange(min(200, len(raw)))
    raw[early : early + 2] = struct.pack(">H", chance.choice((0, 1, 0x7FFF, 0xFFFF)))


_HARMS = (_cut, _flip, _blow_up, _repeat, _drop, _overwrite, _lie)


@cache
def picture(form: str, number: int = 0) -> bytes:
    """Return a small good picture with some structure."""
    rows = np.random.default_rng(number).integers(0, 255, (90, 120, 3), np.uint8)
    image = Image.fromarray(rows)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = number % 8 + 1, "Maker\0\0" * 40
    out = io.BytesIO()
    how = {} if form in ("GIF", "BMP") else {"exif": exif}
    image.save(out, form, **how)
    return out.getvalue()


@cache
def film(number: int) -> bytes:
    """Return a small good clip."""
    ending, codec, form = FILMS[number % len(FILMS)]
    with tempfile.TemporaryDirectory() as folder, films.quiet():
        path = films.write(Path(folder) / f"a.{ending}", codec, 24, form=form, gop=8, b_frames=1)
        return path.read_bytes()


def dav(payload: bytes) -> bytes:
    """Wrap bytes in frames such as Dahua recorders write."""
    out = b"DHII" + bytes(28)
    for at in range(0, len(payload), 2000):
        part = payload[at : at + 2000]
        size = len(part) + 32
        head = b"DHAV\xfd\0\0\0" + struct.pack("<III", at // 2000, size, 0x6A000000)
        out += head + bytes(24 - len(head)) + part + b"dhav" + struct.pack("<I", size)
    return out


def _of_pictures(chance: random.Random) -> bytes:
    return damaged(picture(chance.choice(PICTURES), chance.randrange(8)), chance)


def _of_films(chance: random.Random) -> bytes:
    return damaged(film(chance.randrange(len(FILMS))), chance)


def _of_dav(chance: random.Random) -> bytes:
    return damaged(dav(film(5)), chance)


def _png_chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _png_bomb(chance: random.Random) -> bytes:
    width, height = chance.choice(((10_900, 10_900), (120_000_000, 1), (65_000, 1_800), (9, 9)))
    depth, colour = chance.choice(((8, 2), (16, 6), (1, 0), (8, 3), (8, 6), (3, 9)))
    packed = zlib.compress(bytes(chance.choice((1 << 20, 1 << 26))), 9)
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, chance.choice((0, 1)))
    text = b"k\0\0" + zlib.compress(b"t" * (1 << 22))
    return b"".join((
        b"\x89PNG\r\n\x1a\n", _png_chunk(b"IHDR", head),
        _png_chunk(chance.choice((b"zTXt", b"iCCP")), text) * chance.choice((0, 1, 40)),
        _png_chunk(b"acTL", struct.pack(">II", 1 << 30, 0)) if chance.random() < 0.3 else b"",
        _png_chunk(b"IDAT", packed), _png_chunk(b"IEND", b""),
    ))  # fmt: skip


def _jpeg_bomb(chance: random.Random) -> bytes:
    raw = picture("JPEG", chance.randrange(8))
    at = raw.index(b"\xff\xc0") + 5
    size = chance.choice(
        ((65_535, 65_535), (10_000, 11_900), (1, 65_535), (0, 10), (7_789, 56_321))
    )
    raw = raw[:at] + struct.pack(">HH", *size) + raw[at + 4 :]
    if chance.random() < 0.4:
        raw = raw.replace(b"\xff\xc0", b"\xff\xc2", 1)
        scan = raw[raw.index(b"\xff\xda") : -2]
        raw = raw[:-2] + scan * chance.choice((20, 400)) + raw[-2:]
    return raw


def _gif_bomb(chance: random.Random) -> bytes:
    size = chance.choice((65_535, 10_900, 300))
    head = b"GIF89a" + struct.pack("<HHBBB", size, size, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    inner = struct.pack("<HHHHB", 0, 0, chance.choice((1, size)), chance.choice((1, size)), 0)
    frame = b"!\xf9\4\0\0\0\0\0," + inner + b"\2\2\x4c\1\0"
    return head + frame * chance.choice((1, 3_000, 30_000)) + b";"


def _tiff_bomb(chance: random.Random) -> bytes:
    order = chance.choice("<>")
    wide, high = chance.choice(((10_900, 10_900), (60_000, 1_900), (1 << 31, 3), (100, 100)))
    packing = chance.choice((1, 5, 8, 7, 32773, 2, 50000, 34712))
    tags = [
        (256, wide), (257, high), (258, chance.choice((1, 8, 16, 64))), (259, packing),
        (262, chance.choice((1, 2, 5, 6, 8))), (273, 200), (277, chance.choice((1, 3, 4, 60000))),
        (278, chance.choice((high, 1))), (279, chance.choice((100, 1 << 31))),
    ]  # fmt: skip
    entries = b"".join(struct.pack(order + "HHII", t, 4, 1, v) for t, v in tags)
    again = chance.choice((0, 8, 1 << 31))
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(order + "I", 8) + struct.pack(order + "H", len(tags)) + entries
    return (head + struct.pack(order + "I", again)).ljust(200, b"\0") + chance.randbytes(5000)


def _bmp_bomb(chance: random.Random) -> bytes:
    wide, high = chance.choice(((10_900, -10_900), (1 << 30, 1), (-5, 5), (30_000, 3_900)))
    head = struct.pack(
        "<IiiHHIIiiII", 40, wide, high, 1, chance.choice((1, 4, 8, 24, 32)),
        chance.choice((0, 1, 2, 3, 99)), 0, 0, 0, chance.choice((0, 256, 1 << 31)), 0,
    )  # fmt: skip
    return b"BM" + struct.pack("<IHHI", 99, 0, 0, 54) + head + chance.randbytes(2000)


def _webp_bomb(chance: random.Random) -> bytes:
    canvas = chance.choice((16_383, 10_900, 1 << 23)).to_bytes(3, "little")
    flags = bytes((chance.choice((0, 2, 0x10, 0x3E)), 0, 0, 0))
    body = b"VP8X" + struct.pack("<I", 10) + flags + canvas + canvas
    frame = bytes(6) + canvas + canvas + b"\x0a\0\0\0" + picture("WEBP")[12:]
    body += (b"ANMF" + struct.pack("<I", len(frame)) + frame) * chance.choice((1, 500))
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


_HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\2\0meta"


def _heic(chance: random.Random) -> bytes:
    return damaged(_HEIC + chance.randbytes(400), chance)


def _pdf(chance: random.Random) -> bytes:
    stream = zlib.compress(chance.choice((b"q ", b"0 0 m 9 9 l S ", b"/F0 Do ")) * 400_000)
    box = chance.choice(("0 0 612 792", "0 0 1e9 1e9", "0 0 0 0", "-9 -9 -1 -1", "0 0 14400 1"))
    kids = "3 0 R " * chance.choice((1, 1, 20_000))
    kids = chance.choice((kids, "2 0 R", "99 0 R"))
    image = "/Subtype/Image/Width 65000/Height 65000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    script = "/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</O<</S/Launch/F(/bin/sh)>>>>"
    parts = [
        f"1 0 obj<</Type/Catalog/Pages 2 0 R{script}>>endobj\n",
        f"2 0 obj<</Type/Pages/Count {chance.choice((1, 2**31, -1))}/Kids[{kids}]>>endobj\n",
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R",
        "/Resources<</XObject<</F0 5 0 R>>>>>>endobj\n",
        f"4 0 obj<</Length {len(stream)}/Filter/FlateDecode>>stream\n",
    ]
    form = chance.choice((image, "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F0 5 0 R>>>>"))
    tail = f"5 0 obj<<{form}/Length {len(stream)}/Filter/FlateDecode>>stream\n"
    out = b"%PDF-1.7\n" + "".join(parts).encode() + stream + b"\nendstream endobj\n"
    out += tail.encode() + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    return damaged(out, chance) if chance.random() < 0.4 else out


def _good_pdf(chance: random.Random) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(picture("JPEG"))).save(out, "PDF")
    return damaged(out.getvalue(), chance)


def _playlist(chance: random.Random) -> bytes:
    return chance.choice((
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        b"#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
        b"<?xml version='1.0'?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1:9/'/></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd)(r) file 9 string readstring\n",
        b"[InternetShortcut]\nURL=http://127.0.0.1:9/\n", b"<html><script>alert(1)</script>",
        b"push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1:9/x.jpg'\n",
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
        b"L\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0F", b"MZ\x90\0" + bytes(500), b"\x7fELF\2\1\1",
    ))  # fmt: skip


def _zip(chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(chance.choice(("word/document.xml", "../../x", "a")), bytes(1 << 22))
    return damaged(out.getvalue(), chance)


def _polyglot(chance: random.Random) -> bytes:
    """Return one format's start with another's body: what one reader believes another doubts."""
    first = chance.choice([picture(form) for form in PICTURES])
    second = chance.choice((film(0), picture("PNG"), b"%PDF-1.7\n", b"PK\3\4", b"MZ\x90\0"))
    cut = chance.choice((4, 12, 30, len(first)))
    return first[:cut] + second + first[cut:]


def _headed(chance: random.Random) -> bytes:
    """Return every format's first bytes over noise."""
    heads = (
        b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08", b"%PDF-1.4\n", b"DHAV", b"\0\0\1\xba", b"IMKH",
        b"\0\0\1\xb3", b"BM\0\0\0\0\0\0\0\0",
        b"RIFF\xff\xff\xff\x7fWEBPVP8 ", b"RIFF\xff\xff\xff\x7fAVI LIST", b"\x1a\x45\xdf\xa3",
        b"\0\0\0\x18ftypisom", b"\0\0\0\x01\x67", b"\0\0\0\x01\x40\x01", b"G" + bytes(187),
    )  # fmt: skip
    noise = chance.randbytes(chance.choice((0, 20, 3_000, 60_000)))
    head = chance.choice(heads)
    return head * 5 + noise if head[:1] == b"G" and len(head) == 188 else head + noise


def _mp4_boxes(chance: random.Random) -> bytes:
    """Return a clip whose tables claim what the file cannot hold."""
    raw = bytearray(film(0))
    for name in (b"stsz", b"stts", b"ctts", b"stco", b"stsc", b"trak", b"moov", b"avcC", b"mvhd"):
        at = raw.find(name)
        if at > 4 and chance.random() < 0.3:
            where = at + chance.choice((-4, 4, 8, 12, 16))
            raw[where : where + 4] = chance.choice((b"\x7f\xff\xff\xff", b"\0\1\0\0", b"\xff" * 4))
    return bytes(raw)


def _nested(chance: random.Random) -> bytes:
    """Return Matroska or MP4 boxes inside boxes inside boxes."""
    if chance.random() < 0.5:
        parts = (b"\x1a\x45\xdf\xa3\x80", b"\x18\x53\x80\x67\x01", b"\xff" * 7)
        return b"".join(parts) + b"\x1f\x43\xb6\x75\xff" * 9_000
    box = b""
    for _ in range(400):
        box = struct.pack(">I", len(box) + 8) + b"moov" + box
    return b"\0\0\0\x18ftypisom\0\0\2\0isommp41" + box


_DRAWN: tuple[Draw, ...] = (
    _of_pictures, _of_films, _of_pictures, _jpeg_bomb, _png_bomb, _of_films, _gif_bomb, _tiff_bomb,
    _bmp_bomb, _webp_bomb, _heic, _pdf, _good_pdf, _playlist, _zip, _polyglot, _headed, _mp4_boxes,
    _of_dav, _nested, _of_pictures,
)  # fmt: skip

import io
import os
import struct
import wave
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from desktop.evidence.files.dimensions import claimed_size
from desktop.evidence.files.file_types import UNKNOWN, is_shown, media_type
from desktop.evidence.files.inspection import inspect
from desktop.evidence.files.names import extension_misleads, shown_name
from desktop.system.choice import this_system
from record.problems import Problem
from tests.patience import spent_s

PICTURES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "BMP": "image/bmp",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
}


def picture(form: str, size: tuple[int, int] = (37, 21)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "orange").save(out, form)
    return out.getvalue()


def huge_jpeg(width: int = 56_321, height: int = 7_789) -> bytes:
    """Return a few hundred bytes that claim 438 megapixels."""
    small = picture("JPEG", (8, 8))
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + struct.pack(">HH", height, width) + small[at + 4 :]


@pytest.mark.parametrize(("form", "kind"), PICTURES.items())
def test_a_picture_is_known_by_its_content_and_its_header_tells_its_size(
    form: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "没有扩展名"
    path.write_bytes(picture(form))
    seen = inspect(path, this_system())
    assert (seen.media_type, seen.width, seen.height, seen.shown) == (kind, 37, 21, True)


@pytest.mark.parametrize("lossless", [True, False])
def test_every_kind_of_webp_tells_its_size(lossless: bool) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (301, 17), (1, 2, 3, 100)).save(out, "WEBP", lossless=lossless)
    assert claimed_size(out, "image/webp") == (301, 17)


def _wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 8000, 8, "NONE", "NONE"))
        sound.writeframes(bytes(16))
    return out.getvalue()


def _docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("word/document.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\0\0\0\x18ftypisom\0\0\2\0", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x23\x42\x82\x88matroska", "video/x-matroska"),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo"),
        (b"G" + bytes(187) + b"G" + bytes(187) + b"G" + bytes(187), "video/mp2t"),
        (b"\0\0\1\xba" + bytes(30), "video/mpeg"),
        (b"DHAV\xfd\0\0\0" + bytes(30), "video/x-dav"),
        (b"\0\0\0\1\x67\x64\0\x1f", "video/h264"),
        (b"\0\0\1\x09\xf0\0\0\1\x67", "video/h264"),
        (b"\0\0\0\1\x40\1\x0c\1", "video/h265"),
        (b"ID3\4\0\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + bytes(30), "audio/mpeg"),
        (_wav(), "audio/wav"),
        (_docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\5\6" + bytes(18), "application/zip"),
        ("车牌号 冀A·12345".encode(), "text/plain"),
        ("车牌号".encode("gb18030"), "text/plain"),
        (b"<html><body onload=alert(1)>", "text/plain"),
        (b"MZ\x90\0", "application/x-msdownload"),
        (b"\x01\x02\x03\x04", UNKNOWN),
    ],
)
def test_content_decides_the_type(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


@pytest.mark.parametrize("name", ["证据.jpg", "证据.pdf", "证据.mp4"])
def test_a_program_under_another_name_is_kept_and_never_decoded(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"MZ\x90\0" + bytes(100))
    seen = inspect(tmp_path / name, this_system())
    assert seen.why_not_shown == "evidence.kept_not_shown"


def test_a_picture_of_400_megapixels_is_refused_from_its_header(tmp_path: Path) -> None:
    (tmp_path / "bomb.jpg").write_bytes(huge_jpeg())
    started = spent_s()
    seen = inspect(tmp_path / "bomb.jpg", this_system())
    assert spent_s() - started < 0.3
    assert (seen.width, seen.height) == (56_321, 7_789)
    assert seen.why_not_shown == "evidence.picture_too_large"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "空").touch()
    with pytest.raises(Problem, match=r"evidence\.empty_file"):
        inspect(tmp_path / "空", this_system())


@pytest.mark.parametrize("form", PICTURES)
def test_a_cut_header_is_kept_and_not_decoded(form: str, tmp_path: Path) -> None:
    content = picture(form)
    for length in (4, 9, 13, 20, len(content) // 3):
        (tmp_path / "x").write_bytes(content[:length])
        seen = inspect(tmp_path / "x", this_system())
        assert not seen.shown or seen.width > 0


def test_noise_never_upsets_the_look(tmp_path: Path) -> None:
    for form in PICTURES:
        content = bytearray(picture(form))
        for turn in range(40):
            at = (turn * 7919) % len(content)
            content[at] = os.urandom(1)[0]
            (tmp_path / "x").write_bytes(content)
            inspect(tmp_path / "x", this_system())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("油枪 照片.jpg", "油枪 照片.jpg"),
        ("\u202egpj.exe", "⟨U+202E⟩gpj.exe"),
        ("a\u200bb\n.png", "a⟨U+200B⟩b⟨U+000A⟩.png"),
        ("x\0y\udc80", "x⟨U+0000⟩y⟨U+DC80⟩"),
        ("𠮷野家.jpg", "𠮷野家.jpg"),
    ],
)
def test_a_name_is_shown_so_that_it_deceives_nobody(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_end() -> None:
    shown = shown_name("很" * 500 + ".mp4")
    assert len(shown) == 255
    assert shown.endswith(".mp4")


def test_an_extension_that_disagrees_with_the_content_is_told() -> None:
    assert extension_misleads("a.pdf", "image/jpeg")
    assert not extension_misleads("a.JPG", "image/jpeg")
    assert not extension_misleads("a.xyz", UNKNOWN)
    assert is_shown("video/x-dav")
    assert not is_shown("application/zip")

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from desktop.evidence.files.file_types import UNKNOWN, media_type
from desktop.evidence.files.inspection import inspect
from desktop.system.choice import this_system

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"
NOTE = "2026-06-11 10:00 4号枪 加油 345.67 元\r\n"


def _picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (37, 21), "orange").save(out, form)
    return out.getvalue()


def _archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("a.txt", "x")
    return out.getvalue()


def _iso(brand: bytes, *others: bytes) -> bytes:
    body = b"ftyp" + brand + bytes(4) + b"".join(others)
    return (len(body) + 4).to_bytes(4) + body + bytes(64)


@pytest.mark.parametrize(
    "leading",
    [
        b"\xef\xbb\xbf",
        b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n",
        b"\x1b%-12345X@PJL JOB\r\n",
        bytes(range(256)) * 3,
        b"x" * 1000,
    ],
)
def test_a_pdf_may_begin_anywhere_in_its_first_kibibyte(leading: bytes) -> None:
    assert media_type(leading + PDF) == "application/pdf"


def test_what_only_speaks_of_a_pdf_or_names_it_too_late_is_none() -> None:
    assert media_type(b"files begin with %PDF-1.4, as everybody knows") == "text/plain"
    assert media_type(b"x" * 1100 + PDF) == "text/plain"


def test_a_picture_with_a_pdf_in_its_words_stays_a_picture() -> None:
    assert media_type(b"\xff\xd8\xff\xe1\0\x20" + PDF) == "image/jpeg"


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    "leading", [b"\xef\xbb\xbf", b"\n", b"--frame\r\nContent-Type: image/jpeg\r\n\r\n"]
)
def test_a_picture_behind_the_head_of_an_answer_is_known_with_its_size(
    form: str, leading: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "截图"
    path.write_bytes(leading + _picture(form))
    seen = inspect(path, this_system())
    assert (seen.media_type, seen.width, seen.height) == (f"image/{form.lower()}", 37, 21)


def test_a_picture_within_an_unknown_file_is_not_taken_for_the_whole() -> None:
    assert media_type(b"\x01\x02VENDOR\0\0" + _picture("JPEG")) == UNKNOWN


def test_an_archive_behind_text_is_one() -> None:
    assert media_type(b"#!/bin/sh\nexit\n" + _archive()) == "application/zip"


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "utf-8"]
)
def test_text_is_text_in_every_encoding(encoding: str) -> None:
    assert media_type((NOTE * 3).encode(encoding)) == "text/plain"


def test_text_in_utf_16_is_no_sound() -> None:
    """Its mark, FF FE, is also how a frame of MPEG audio may begin."""
    assert media_type("2026\r\n".encode("utf-16-le").join([b"\xff\xfe", b""])) == "text/plain"
    assert media_type(b"\xff\xfe") == "text/plain"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        *((_iso(brand), "image/heic") for brand in (b"heic", b"heix", b"heim", b"heis")),
        *((_iso(brand), "image/heic") for brand in (b"hevc", b"hevx", b"hevm", b"hevs")),
        *((_iso(brand), "image/heic") for brand in (b"mif1", b"msf1")),
        (_iso(b"mif1", b"mif1", b"heic"), "image/heic"),
        (_iso(b"mif1", b"miaf", b"avif"), "image/avif"),
        (_iso(b"avif", b"mif1"), "image/avif"),
        (_iso(b"avis"), "image/avif"),
        (_iso(b"mp42", b"isom", b"heic"), "video/mp4"),
        *((_iso(brand), "video/mp4") for brand in (b"isom", b"avc1", b"3gp5", b"M4V ", b"dash")),
        (_iso(b"qt  "), "video/quicktime"),
        (_iso(b"M4A "), "audio/mp4"),
        (b"\0\0\0\x18styp" + bytes(40), "video/mp4"),
        (b"\0\0\0\x18moof" + bytes(40), "video/mp4"),
    ],
)
def test_brands_tell_pictures_from_films_and_sound(head: bytes, kind: str) -> None:
    assert media_type(head) == kind

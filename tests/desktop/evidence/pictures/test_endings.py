import io
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image

from desktop.evidence.pictures import endings, images
from desktop.evidence.pictures.endings import Loaded
from desktop.evidence.pictures.messages import Described
from record.problems import Problem

SIZE = (320, 240)


def photo(mode: str = "RGB") -> Image.Image:
    chance = np.random.default_rng(5).integers(60, 200, (30, 40, 3), np.uint8)
    return Image.fromarray(chance).resize(SIZE, Image.Resampling.BICUBIC).convert(mode)


def encoded(form: str, mode: str = "RGB", **how: Any) -> bytes:
    out = io.BytesIO()
    photo(mode).save(out, form, **how)
    return out.getvalue()


def loaded(data: bytes) -> Loaded:
    with endings.leniently():
        image = Image.open(io.BytesIO(data))
    return endings.load(image, SIZE)


def first_missing_row(told: Loaded) -> int:
    assert told.gap is not None
    left, top, right, bottom = told.gap
    assert (left, right, bottom) == (0, *SIZE)
    return top


@pytest.mark.parametrize(
    ("form", "how"),
    [
        ("JPEG", {"quality": 90}),
        ("JPEG", {"quality": 90, "mode": "L"}),
        ("JPEG", {"quality": 90, "mode": "CMYK"}),
        ("JPEG", {"quality": 90, "restart_marker_rows": 1}),
        ("PNG", {}),
        ("PNG", {"mode": "L"}),
        ("PNG", {"mode": "P"}),
        ("PNG", {"mode": "RGBA"}),
        ("GIF", {"mode": "P", "interlace": 0}),
        ("TIFF", {}),
    ],
)
def test_of_a_file_cut_in_half_what_is_there_is_shown(form: str, how: dict[str, Any]) -> None:
    data = encoded(form, **how)
    assert loaded(data)[1:] == (False, None, False)
    told = loaded(data[: len(data) // 2])
    top = first_missing_row(told)
    assert told.early
    assert SIZE[1] * 0.35 < top < SIZE[1] * 0.6
    whole = loaded(data).image
    there = (0, 0, SIZE[0], top - 1)
    assert told.image.crop(there).tobytes() == whole.crop(there).tobytes()


@pytest.mark.parametrize("share", [0.99, 0.9, 0.7, 0.3, 0.15])
def test_what_is_shown_of_a_cut_jpeg_is_what_was_photographed(share: float) -> None:
    data = encoded("JPEG", quality=85)
    told = loaded(data[: int(len(data) * share)])
    there = (0, 0, SIZE[0], first_missing_row(told))
    assert told.image.crop(there).tobytes() == loaded(data).image.crop(there).tobytes()


def test_a_stick_that_was_pulled_out_leaves_zeros_and_they_are_no_picture() -> None:
    data = encoded("JPEG", quality=90)
    half = data[: len(data) // 2]
    filled = half + bytes(len(data) - len(half))
    assert loaded(filled).gap == loaded(half).gap


def test_only_the_end_may_be_missing() -> None:
    for data in (encoded("JPEG")[:-2], encoded("PNG")[:-12]):
        assert loaded(data)[1:] == (True, None, False)


@pytest.mark.parametrize("behind", [b"dhav" * 40, bytes(4096), b"\xff\xd8\xff" + bytes(900)])
def test_bytes_behind_the_end_are_none_of_the_picture(behind: bytes) -> None:
    for form in ("JPEG", "PNG"):
        assert loaded(encoded(form) + behind)[1:] == (False, None, False)


def test_a_progressive_jpeg_that_ends_early_is_whole_and_coarse() -> None:
    data = encoded("JPEG", quality=90, progressive=True)
    assert loaded(data[: len(data) // 2])[1:] == (True, None, True)
    assert loaded(data[:-2])[1:] == (True, None, False)
    assert first_missing_row(loaded(data[: len(data) // 20])) < SIZE[1]


def in_pieces(size: int = 9000) -> bytes:
    """Return a PNG whose packed pixels lie in many chunks."""
    whole = encoded("PNG")
    head, end = whole[:33], whole[-12:]
    rows = np.asarray(photo()).reshape(SIZE[1], -1)
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows))
    parts = [b"IDAT" + packed[n : n + size] for n in range(0, len(packed), size)]
    chunks = [len(p[4:]).to_bytes(4) + p + zlib.crc32(p).to_bytes(4) for p in parts]
    return head + b"".join(chunks) + end


def test_a_png_is_not_trusted_from_where_its_check_sum_is_wrong() -> None:
    data = bytearray(in_pieces())
    assert loaded(bytes(data)).early is False
    data[len(data) // 2] ^= 0xFF
    top = first_missing_row(loaded(bytes(data)))
    there = (0, 0, SIZE[0], top)
    assert 0 < top < SIZE[1] * 0.6
    assert loaded(bytes(data)).image.crop(there).tobytes() == photo().crop(there).tobytes()


def test_an_interlaced_gif_that_ends_early_is_filled_from_the_rows_that_came_first() -> None:
    data = encoded("GIF", mode="P", interlace=1)
    told = loaded(data[: len(data) // 2])
    assert (told.early, told.gap, told.coarse) == (True, None, True)
    apart = np.abs(np.asarray(told.image).astype(int) - np.asarray(photo())).mean()
    assert apart < 25
    assert first_missing_row(loaded(data[: len(data) // 16])) > 40


def test_words_beside_a_png_may_be_damaged_without_harm() -> None:
    data = encoded("PNG")
    words = b"tEXtnote\0x"
    broken = (6).to_bytes(4) + words + zlib.crc32(b"another").to_bytes(4)
    assert loaded(data[:33] + broken + data[33:]).gap is None


def test_a_bitmap_lacks_its_upper_part() -> None:
    data = encoded("BMP")
    told = loaded(data[: len(data) // 2])
    assert told.gap is not None
    assert (told.gap[1], told.gap[3]) == (0, 121)


def described(data: bytes, kind: str = "image/jpeg") -> Described:
    return images.describe(io.BytesIO(data), kind)


@pytest.mark.parametrize(
    ("orientation", "side"),
    [
        (1, "lower"),
        (2, "lower"),
        (3, "upper"),
        (4, "upper"),
        (5, "right"),
        (6, "left"),
        (8, "right"),
    ],
)
def test_the_missing_part_is_named_where_it_is_seen(orientation: int, side: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    data = encoded("JPEG", quality=90, exif=exif)
    told = described(data[: len(data) * 2 // 3])
    assert told.missing_side == side
    assert 25 <= told.missing <= 45
    shown = images.preview(io.BytesIO(data[: len(data) * 2 // 3]), "image/jpeg", (320, 320))
    pixels = np.frombuffer(shown.rgb, np.uint8).reshape(shown.height, shown.width, 3)
    edge = {
        "lower": pixels[-9:],
        "upper": pixels[:9],
        "left": pixels[:, :9],
        "right": pixels[:, -9:],
    }
    # Only the stripes are grey without any colour.
    assert (np.ptp(edge[side], axis=2) == 0).all()


def test_the_stripes_do_not_count_for_quality() -> None:
    dark = io.BytesIO()
    photo().point(lambda v: v // 8).save(dark, "JPEG", quality=90)
    data = dark.getvalue()
    assert "DARK" in described(data[: len(data) // 2]).remarks


def test_a_picture_of_which_a_part_is_missing_is_not_measured() -> None:
    data = encoded("JPEG")
    with pytest.raises(Problem, match=r"evidence\.cut_short"):
        images.measured_pixels(io.BytesIO(data[: len(data) // 2]), "image/jpeg", 400)
    assert images.measured_pixels(io.BytesIO(data[:-2]), "image/jpeg", 400).size == SIZE


@pytest.mark.parametrize(("form", "kind"), [("WEBP", "image/webp"), ("PNG", "image/png")])
def test_a_file_of_which_nothing_can_be_shown_is_said_to_be_cut_short(form: str, kind: str) -> None:
    data = encoded(form)
    with pytest.raises(Problem, match=r"evidence\.cut_short"):
        described(data[: len(data) // 2] if form == "WEBP" else data[:60], kind)

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.evidence.pictures import lettering
from desktop.evidence.pictures.captions import Moment, Panel, captioned, together
from desktop.evidence.pictures.lettering import fitted, text_width
from desktop.paths import resources
from record.problems import Problem


def picture(width: int, height: int, seed: int = 1) -> bytes:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8).tobytes()


LINES = (("案件", "SY-1203-2026-0173"), ("来源 SHA-256", "9f2c71ab" * 8))


def test_every_pixel_of_the_picture_stays() -> None:
    rgb = picture(640, 360)
    sheet = captioned(640, 360, rgb, LINES, "存疑")
    rows = np.frombuffer(sheet.pixels, np.uint8).reshape(sheet.height, sheet.width, 3)
    assert rows[:360, :640].tobytes() == rgb
    strip = rows[360:]
    assert (strip < 100).all(axis=2).any()
    red = (strip[:, :, 0] > 150) & (strip[:, :, 1] < 60)
    assert red.any()


def test_a_narrow_picture_gets_room_for_its_words() -> None:
    sheet = captioned(96, 64, picture(96, 64), LINES)
    assert sheet.width >= 480
    assert sheet.places == ((0, 0, 96, 64),)


def test_panels_keep_their_pixels_and_do_not_overlap() -> None:
    sizes = [(320, 180), (200, 150), (320, 240), (96, 64)]
    panels = [
        Panel(w, h, picture(w, h, seed), LINES, f"E0{seed}") for seed, (w, h) in enumerate(sizes)
    ]
    sheet = together(panels, "四路对照", [Moment(0, "11:38:24"), Moment(3, "11:38:27")])
    rows = np.frombuffer(sheet.pixels, np.uint8).reshape(sheet.height, sheet.width, 3)
    for panel, (x, y, width, height) in zip(panels, sheet.places, strict=True):
        assert rows[y : y + height, x : x + width].tobytes() == panel.rgb
    last = max(y + height for _, y, _, height in sheet.places)
    assert (rows[last + 120 :] < 120).all(axis=2).any()


def test_long_words_are_broken_where_they_must() -> None:
    lines = fitted("9f2c71ab" * 12, 16, 200)
    assert "".join(lines) == "9f2c71ab" * 12
    assert all(text_width(line, 16) <= 200 for line in lines)
    assert fitted("出自 录像机屏幕", 16, 60)[0].startswith("出自")
    assert fitted("", 16, 60) == [""]


def rows_of(text: str) -> np.ndarray:
    sheet = captioned(640, 8, picture(640, 8), (("文件", text),))
    return np.frombuffer(sheet.pixels, np.uint8).reshape(sheet.height, sheet.width, 3)[9:]


def test_what_no_font_draws_stands_as_a_frame_with_its_own_code() -> None:
    one, two = rows_of("\U0001f44c"), rows_of("\U0001f44d")
    assert not np.array_equal(one, two)
    assert np.array_equal(one, rows_of("\U0001f44c"))
    dark = (one < 90).all(axis=2)
    # The frame's upper edge is a line as long as a letter is wide.
    longest = max(len(run) for row in dark for run in "".join("01"[int(v)] for v in row).split("0"))
    assert longest >= 12
    assert text_width("\U0001f44c好", 20) > text_width("好", 20)


@pytest.fixture
def other_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "字体 夹" / "fonts"
    shutil.copytree(resources() / "fonts", folder, copy_function=shutil.copy)
    monkeypatch.setattr(lettering, "resources", lambda: folder.parent)
    for known in (lettering._font, lettering._font_of):
        known.cache_clear()
    yield folder
    for known in (lettering._font, lettering._font_of):
        known.cache_clear()


def test_a_broken_rare_font_costs_only_its_own_characters(other_fonts: Path) -> None:
    for name in ("HanaMinA.ttf", "HanaMinB.ttf"):
        (other_fonts / name).write_bytes(b"\0" * 100)
    assert text_width("好\U00020bb7", 20) > text_width("好", 20)


def test_a_missing_text_font_is_said_by_name(other_fonts: Path) -> None:
    (other_fonts / lettering.REGULAR).unlink()
    with pytest.raises(Problem) as caught:
        rows_of("案件")
    assert (caught.value.code, caught.value.facts["file"]) == (
        "print.font_missing", lettering.REGULAR,
    )  # fmt: skip

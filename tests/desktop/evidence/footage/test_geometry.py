import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageOps

from desktop.evidence.footage.frame_pixels import frame_within, still_at
from desktop.evidence.footage.geometry import (
    PixelShape,
    Turn,
    aspect_for,
    sane,
    squared_size,
    turn_of,
    with_aspect,
)
from desktop.evidence.footage.turning import turned
from desktop.evidence.footage.video import Video
from record.derivatives.stills import RULE, AspectSource, TurnRemark
from tests.desktop.evidence import films
from tests.desktop.evidence.conftest import Open

ONE, W = 1 << 16, 1 << 30
MATRICES = {
    1: (ONE, 0, 0, ONE), 2: (-ONE, 0, 0, ONE), 3: (-ONE, 0, 0, -ONE), 4: (ONE, 0, 0, -ONE),
    5: (0, ONE, ONE, 0), 6: (0, ONE, -ONE, 0), 7: (0, -ONE, -ONE, 0), 8: (0, -ONE, ONE, 0),
}  # fmt: skip
LEANING = (60_000, 26_000, -26_000, 60_000)
Turned = Callable[[tuple[int, int, int, int]], Video]


def nine(a: int, b: int, c: int, d: int) -> tuple[int, ...]:
    return a, b, 0, c, d, 0, 0, 0, W


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("方向") / "正.mp4", "mpeg4", 3, b_frames=0)


@pytest.fixture
def film(plain: Path, tmp_path: Path, opened: Open) -> Turned:
    def made(numbers: tuple[int, int, int, int], **how: object) -> Video:
        path = films.with_matrix(plain, tmp_path / "转.mp4", nine(*numbers))
        return opened(path, **how)

    return made


def still(video: Video, rule: int = RULE) -> Image.Image:
    return Image.open(io.BytesIO(still_at(video, video.index.pts[1], "0" * 64, rule).png))


def exif_turned(picture: Image.Image, orientation: int) -> Image.Image:
    """Turn a picture as Pillow does, which shares nothing with our way."""
    picture = picture.convert("RGB")
    picture.getexif()[ExifTags.Base.Orientation] = orientation
    return ImageOps.exif_transpose(picture)


@pytest.mark.parametrize("orientation", MATRICES)
def test_every_quarter_turn_and_mirror_moves_the_pixels_and_changes_none(
    orientation: int, plain: Path, film: Turned, opened: Open
) -> None:
    wanted = exif_turned(still(opened(plain)), orientation)
    video = film(MATRICES[orientation])
    taken = still(video)
    assert (taken.size, taken.tobytes()) == (wanted.size, wanted.tobytes())
    seen = frame_within(video, video.index.pts[1], 80, 80)
    small = wanted.resize((seen.width, seen.height), Image.Resampling.BOX)
    apart = np.frombuffer(seen.rgb, np.uint8).astype(int) - np.asarray(small).reshape(-1)
    assert abs(apart).mean() < 6
    assert seen.whole == wanted.size
    assert still_at(video, video.index.pts[1], "").provenance.orientation == orientation


def test_an_empty_matrix_is_unity_and_a_leaning_one_is_shown_as_stored_and_said(
    plain: Path, film: Turned, opened: Open
) -> None:
    upright = still(opened(plain)).tobytes()
    for numbers, remark in (((0, 0, 0, 0), TurnRemark.EMPTY), (LEANING, TurnRemark.UNSUPPORTED)):
        video = film(numbers)
        made = still_at(video, video.index.pts[1], "").provenance
        assert still(video).tobytes() == upright
        assert (made.turn_remark, made.orientation, made.matrix[:2]) == (remark, 1, numbers[:2])


@pytest.mark.parametrize(
    ("numbers", "turn"),
    [
        ((ONE - 3, 2, -2, ONE + 1), Turn()),
        ((2 * ONE, 0, 0, ONE), Turn()),
        ((1, ONE, -ONE, 1), Turn(6)),
        ((ONE, 0, 0, 0), Turn(remark=TurnRemark.UNSUPPORTED)),
        ((ONE, ONE, 0, ONE), Turn(remark=TurnRemark.UNSUPPORTED)),
    ],
)
def test_rounding_is_no_lean_and_a_lean_is_no_turn(
    numbers: tuple[int, int, int, int], turn: Turn
) -> None:
    assert turn_of(nine(*numbers)) == turn


def test_a_still_of_the_first_rule_is_taken_again_as_it_was(film: Turned) -> None:
    turned_right = film(MATRICES[6])
    upright = np.asarray(still(turned_right))
    first = still_at(turned_right, turned_right.index.pts[1], "", 1)
    again = np.asarray(Image.open(io.BytesIO(first.png)))
    assert again.shape == upright.shape
    assert (first.provenance.rule, first.provenance.orientation) == (1, 0)
    mirrored = film(MATRICES[2])
    # What the first rule made of a mirror: half a turn.
    old = np.asarray(still(mirrored, 1)).astype(int)
    half = turned(np.asarray(still(mirrored)), Turn(4)).astype(int)
    assert abs(old - half).mean() < 4
    assert "full chroma" not in first.provenance.colour


def test_white_is_white(tmp_path: Path, opened: Open) -> None:
    path = films.write_white(tmp_path / "白.mp4")
    video = opened(path)
    assert np.asarray(still(video)).min() == 255
    assert np.asarray(still(video, 1)).max() == 253


def test_what_somebody_said_of_a_recorder_counts_before_what_its_file_declares(
    plain: Path, opened: Open
) -> None:
    shapes = (PixelShape(1, 1, (5, 1)), PixelShape(films.WIDTH, films.HEIGHT, (2, 1)))
    video = opened(plain, shapes=shapes)
    frame = frame_within(video, video.index.pts[0], 640, 480)
    assert (frame.width, frame.height, frame.aspect) == (films.WIDTH * 2, films.HEIGHT, (1, 1))
    exact = frame_within(video, video.index.pts[0], 640, 480, exact=True)
    assert (exact.width, exact.height, exact.aspect) == (films.WIDTH, films.HEIGHT, (2, 1))
    made = still_at(video, video.index.pts[0], "").provenance
    assert (made.pixel_aspect, made.aspect_source) == ((2, 1), AspectSource.RECORDER)
    assert still(video).info["aspect"] == (1, 2)
    assert still(opened(plain)).info.get("aspect") is None


def test_a_turned_picture_has_its_pixels_turned_too(film: Turned) -> None:
    shapes = (PixelShape(films.WIDTH, films.HEIGHT, (2, 1)),)
    video = film(MATRICES[8], shapes=shapes)
    frame = frame_within(video, video.index.pts[0], 640, 640)
    assert (frame.width, frame.height) == (films.HEIGHT, films.WIDTH * 2)
    assert still_at(video, video.index.pts[0], "").provenance.pixel_aspect == (1, 2)


def test_shapes_are_reckoned_without_losing_a_pixel() -> None:
    assert squared_size((704, 288), (6, 11)) == (704, 528)
    assert squared_size((704, 576), (16, 11)) == (1024, 576)
    assert aspect_for((16, 9), (960, 1080)) == (2, 1)
    assert aspect_for((4, 3), (704, 288)) == (6, 11)
    assert sane((32, 22)) == (16, 11)
    assert [sane(bad) for bad in ((0, 1), (1, 0), (1, 65_535), (9, 1))] == [(1, 1)] * 4


def test_a_png_says_the_shape_of_its_pixels_and_stays_whole() -> None:
    target = io.BytesIO()
    Image.new("RGB", (8, 4), "red").save(target, "PNG")
    assert with_aspect(target.getvalue(), (1, 1)) == target.getvalue()
    said = Image.open(io.BytesIO(with_aspect(target.getvalue(), (16, 11))))
    said.load()
    assert (said.info["aspect"], said.size) == ((11, 16), (8, 4))

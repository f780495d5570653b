import io
import json
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import films


def _box(**more: int) -> str:
    return json.dumps([{"x": 1, "y": 1, "width": 20, "height": 20} | more])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    rows = np.random.default_rng(1).integers(0, 256, (120, 200, 3), np.uint8)
    path = tmp_path / "现场.jpg"
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    Image.fromarray(rows).save(path, exif=exif)
    return path


def test_boxes_of_a_picture_are_filled_in_a_copy_without_metadata(
    run: Run, photo: Path, tmp_path: Path
) -> None:
    out = tmp_path / "copy.png"
    boxes = '[{"x": 20, "y": 30, "w": 50, "h": 40}]'
    before = photo.read_bytes()

    code, said = run("redact", photo, "--boxes", boxes, "--out", out, "--colour", "00ff00")

    assert code == 0
    rows = np.asarray(Image.open(out))
    assert (rows[30:70, 20:70] == (0, 255, 0)).all()
    assert b"CameraMaker" not in out.read_bytes()
    assert photo.read_bytes() == before
    assert said["boxes"][0]["width"] == 50


def test_proposing_writes_nothing_and_prints_boxes_that_can_be_given_back(
    run: Run, photo: Path, tmp_path: Path
) -> None:
    code, said = run("redact", photo, "--propose", "--out", tmp_path / "copy.png")
    assert (code, said["boxes"]) == (0, [])
    assert list(tmp_path.iterdir()) == [photo]

    given = tmp_path / "boxes.json"
    given.write_text(json.dumps({"boxes": [{"x": 1, "y": 2, "width": 30, "height": 30}]}))
    assert run("redact", photo, "--boxes", given, "--out", tmp_path / "a.png")[0] == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ((), "hiding.nothing_given"),
        (("--boxes", "[{}]", "--out", "x.png"), "hiding.bad_region"),
        (("--boxes", "nowhere.json", "--out", "x.png"), "hiding.bad_region"),
        (("--boxes", "[]", "--out", "x.png", "--colour", "red"), "hiding.bad_style"),
        (("--boxes", "[" * 5000, "--out", "x.png"), "hiding.bad_region"),
        (("--boxes", _box(x=-50), "--out", "x.png"), "hiding.bad_region"),
        (("--boxes", _box(y=120), "--out", "x.png"), "hiding.bad_region"),
        (("--boxes", _box(page=1), "--out", "x.png"), "hiding.bad_region"),
        (("--boxes", "[]", "--out", "x.gif"), "hiding.wrong_name"),
        (("--boxes", "[]", "--out", "x.mp4"), "hiding.wrong_name"),
    ],
)
def test_what_can_not_be_done_is_refused_and_leaves_nothing(
    run: Run, photo: Path, tmp_path: Path, more: tuple[str, ...], code: str
) -> None:
    placed = [tmp_path / each if each.startswith("x.") else each for each in more]
    status, said = run("redact", photo, *placed)
    assert (status, said["problem"]["code"]) == (1, code)
    assert list(tmp_path.iterdir()) == [photo]


def test_a_copy_never_replaces_its_original(run: Run, photo: Path) -> None:
    before = photo.read_bytes()
    status, said = run("redact", photo, "--boxes", "[]", "--out", photo)
    assert (status, said["problem"]["code"]) == (1, "hiding.would_overwrite")
    assert photo.read_bytes() == before


def test_a_clip_is_hidden_from_frame_to_frame(run: Run, tmp_path: Path) -> None:
    clip, out = films.write(tmp_path / "clip.mp4", frames=20), tmp_path / "copy.mp4"
    boxes = '[{"x": 0, "y": 0, "w": 160, "h": 96, "first": 5, "last": 9}]'
    code, said = run("redact", clip, "--boxes", boxes, "--out", out)
    assert (code, said["frames"], said["blanked_frames"]) == (0, 20, 0)
    code, said = run("frames", out)
    assert said["footage"]["codec"] == "vp9"
    still = tmp_path / "still.png"
    for frame, hidden in ((4, False), (5, True), (9, True), (10, False)):
        assert run("still", out, "--frame", frame, "--out", still)[0] == 0
        assert bool(np.asarray(Image.open(still)).max() < 16) is hidden


def test_a_box_beside_a_clip_is_refused(run: Run, tmp_path: Path) -> None:
    clip, out = films.write(tmp_path / "clip.mp4", frames=5), tmp_path / "copy.mp4"
    status, said = run("redact", clip, "--boxes", _box(x=5000), "--out", out)
    assert (status, said["problem"]["code"], out.exists()) == (1, "hiding.bad_region", False)


def test_a_pdf_becomes_pictures_of_its_pages(run: Run, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    paper, out = tmp_path / "paper.pdf", tmp_path / "copy.pdf"
    canvas = Canvas(str(paper), pagesize=(200, 100))
    canvas.drawString(10, 50, "Wang Wu 13800000000")
    canvas.save()
    boxes = '[{"x": 0, "y": 80, "width": 500, "height": 80, "page": 0}]'
    assert run("redact", paper, "--boxes", boxes, "--out", out)[0] == 0
    document = pypdfium2.PdfDocument(io.BytesIO(out.read_bytes()))
    assert document[0].get_textpage().get_text_range() == ""
    document.close()

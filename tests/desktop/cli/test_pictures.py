import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.app import open_application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.codes import ExhibitKind
from tests.builders import MANAGER, PIN
from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import films
from tests.desktop.services.timekeeping.test_timekeeping import a_screen


@pytest.fixture
def still(run: Run, tmp_path: Path) -> Path:
    video = films.write(tmp_path / "CAM-03.mp4", frames=30)
    out = tmp_path / "截图.png"
    assert run("still", video, "--frame", 10, "--out", out)[0] == 0
    return out


def rows(path: Path) -> Any:
    return np.asarray(Image.open(path).convert("RGB"))


def test_a_caption_stands_below_the_very_pixels(run: Run, still: Path, tmp_path: Path) -> None:
    out = tmp_path / "说明.png"
    code, answer = run(
        "caption", still, "--out", out, "--camera", "CAM-03", "--case-no", "SY-1", "--offset", 42,
        "--starts-at", "2026-02-14T11:38:24+08:00", "--language", "en",
    )  # fmt: skip
    lines = dict(answer["caption"]["lines"])
    assert (code, lines["Camera"], lines["Recorder clock"]) == (0, "CAM-03", "fast by 42 s")
    assert answer["caption"]["corrected_at"] == "2026-02-14T11:37:42.400000+08:00"
    assert np.array_equal(rows(out)[: films.HEIGHT, : films.WIDTH], rows(still))


def test_a_picture_without_provenance_gets_no_caption(run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "a.png"
    Image.new("RGB", (40, 30), "red").save(plain)
    code, answer = run("caption", plain, "--out", tmp_path / "b.png")
    assert (code, answer["problem"]["code"]) == (1, "stills.no_provenance")


def test_an_enhanced_copy_tells_its_settings(run: Run, still: Path, tmp_path: Path) -> None:
    out = tmp_path / "清晰.png"
    words = ("--gamma", 1.5, "--scale", 2, "--crop", "0,0,0.5,0.5", "--out", out)
    code, answer = run("enhance", still, *words)
    assert (code, answer["enhancement"]["scale"]) == (0, 2)
    assert rows(out).shape == (films.HEIGHT, films.WIDTH, 3)
    assert answer["pixel_sha256"] == hashlib.sha256(rows(out).tobytes()).hexdigest()
    code, answer = run("enhance", still, "--gamma", 99, "--out", tmp_path / "x.png")
    assert (code, answer["problem"]["code"]) == (1, "derivatives.bad_settings")
    assert run("enhance", still, "--out", still)[0] == 1


def test_a_panel_is_added_and_made_again(casebook: Run, folder: Path, still: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    app = open_application(folder)
    app.people.sign_in(MANAGER.person_id, PIN)
    for _ in range(2):
        case_id = app.cases.by_number(number).id
        app.evidence.add_file(case_id, still, ExhibitForm(kind=ExhibitKind.OTHER), NoProgress())
    app.close()
    code, answer = casebook("panel", number, "E01", "E02", "--title", "对照")
    assert (code, answer["settings"]["made_by"]) == (0, "panel")
    code, answer = casebook("remake", number, answer["exhibit_no"])
    assert (code, answer["remade"]["equal"]) == (0, True)
    assert casebook("remake", number, "E01")[1]["problem"]["code"] == "derivatives.not_remade"


def test_two_pictures_are_kept_together(casebook: Run, folder: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    app = open_application(folder)
    app.session.member = MANAGER
    case = app.cases.by_number(number)
    one, two = (
        app.evidence.add_bytes(
            case.id, a_screen(text), "a.png", ExhibitForm(kind=ExhibitKind.PHOTO)
        )
        for text in ("A", "B")
    )
    app.close()
    code, kept = casebook(
        "compare-pictures", number, one.exhibit_no, two.exhibit_no, "--mode", "SWIPE",
        "--title", "封签对比",
    )  # fmt: skip
    assert (code, kept["settings"]["settings"]["mode"]) == (0, "SWIPE")
    refused = casebook("compare-pictures", number, "E90", "E91", "--title", "x")
    assert refused[1]["problem"]["code"] == "evidence.unknown"

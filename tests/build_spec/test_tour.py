import pytest

from build_spec.tour.arguments import parse
from build_spec.tour.timing import LONGEST, Timing


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "照片 两张"
    folder.mkdir()
    made = [folder / "车 1.jpg", folder / "车 2.jpg"]
    for photo in made:
        photo.write_bytes(b"jpeg")
    return made


def test_the_files_of_a_person_are_taken_in_their_order(photos, tmp_path):
    given = [part for photo in photos for part in ("--photo", str(photo))]
    chosen = parse([*given, "--video", str(photos[0]), "--out", str(tmp_path / "图 片")])
    assert chosen.photos == tuple(photos)
    assert chosen.video == photos[0]
    assert chosen.out == tmp_path / "图 片"


def test_without_wishes_the_tour_is_chinese_and_light_at_1440_by_900(tmp_path):
    chosen = parse(["--out", str(tmp_path)])
    assert (chosen.language, chosen.theme, chosen.size) == ("zh", "light", (1440, 900))
    assert chosen.video is None
    assert chosen.photos == ()


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["--out", "x", "--photo", "/no/such/photo.jpg"],
        ["--out", "x", "--size", "wide"],
        ["--out", "x", "--size", "10x900"],
        ["--out", "x", "--language", "fr"],
    ],
)
def test_a_wrong_command_line_ends_with_two(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(wrong)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_size_is_read(tmp_path):
    assert parse(["--out", str(tmp_path), "--size", "1280x720"]).size == (1280, 720)


def test_the_table_names_every_step_with_its_seconds_and_what_failed(tmp_path):
    timing = Timing()
    timing.add("first run", 1.25)
    timing.add("stills", 10.0, "NotSeen: the first | frame\nof the clip")
    timing.figures["decision"] = 0.874
    written = timing.write(tmp_path).read_text("utf-8")
    assert "| first run | 1.2 | ok |" in written
    assert "| stills | 10.0 | FAILED: NotSeen: the first / frame of the clip |" in written
    assert "| **2 steps** | **11.2** | 1 FAILED |" in written
    assert "| decision | 0.87 |" in written
    assert [row.name for row in timing.failed] == ["stills"]


def test_a_tour_without_a_failure_says_so():
    timing = Timing()
    timing.add("first run", 1.0)
    assert not timing.failed
    assert "all ok" in timing.table()


def test_a_long_reason_does_not_fill_the_table():
    row = Timing().add("stills", 1.0, "x" * 5000)
    assert len(row.why) == LONGEST + 1

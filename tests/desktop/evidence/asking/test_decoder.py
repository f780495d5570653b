import io
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageDraw, ImageFont

from desktop.evidence.asking import child_process
from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.decoder import Decoder, VideoSession
from desktop.evidence.papers.messages import FormReading, ReadForm
from desktop.evidence.pictures.answers import Encoded
from desktop.evidence.pictures.messages import CountPages
from desktop.paths import resources
from desktop.progress import Cancelled, NoProgress
from desktop.system.choice import this_system
from record.problems import Problem
from tests.desktop.evidence import drawn_forms, films, heics
from tests.desktop.evidence.files.test_intake import huge_jpeg
from tests.patience import PATIENCE_S, spent_s


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    shared = Decoder(this_system())
    yield shared
    shared.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "案卷 数据"
    place.mkdir()
    return place


def saved(folder: Path, image: Image.Image, form: str, **how: Any) -> Path:
    path = folder / f"图片.{form}"
    image.save(path, form, **how)
    return path


def refused(call: Any, *args: Any) -> str:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value.code


def half_and_half() -> Image.Image:
    image = Image.new("RGB", (400, 300), (250, 250, 250))
    image.paste((200, 20, 20), (0, 0, 200, 300))
    return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF", "AVIF"])
def test_a_picture_is_shown_within_the_size_asked_for(
    decoder: Decoder, folder: Path, form: str
) -> None:
    path = saved(folder, half_and_half(), form)
    shown = decoder.preview(path, 200, 200)
    assert (shown.width, shown.height, len(shown.rgb)) == (200, 150, 200 * 150 * 3)
    assert shown.rgb[0] > 150 > shown.rgb[1]
    small = Image.open(io.BytesIO(decoder.thumbnail(path, 64)))
    assert (small.format, small.size) == ("JPEG", (64, 48))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_turned_upright_as_its_camera_says(
    decoder: Decoder, folder: Path, form: str, orientation: int
) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = half_and_half()
    stored = upright.transpose(turns[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    shown = decoder.preview(saved(folder, stored, form, exif=exif), 400, 400)
    assert (shown.width, shown.height) == (400, 300)
    pixels = Image.frombytes("RGB", (400, 300), shown.rgb)
    red, white = pixels.getpixel((50, 150)), pixels.getpixel((350, 150))
    assert isinstance(red, tuple)
    assert isinstance(white, tuple)
    assert red[1] < 80
    assert white[1] > 200


def test_what_the_camera_wrote_is_read(decoder: Decoder, folder: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "HUAWEI", "HUAWEI P60"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2026:11:20 11:39:06"
    details[ExifTags.Base.OffsetTimeOriginal] = "+08:00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (38.0, 2.0, 24.0)
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "W", (114.0, 30.0, 0.0)
    told = decoder.describe(saved(folder, half_and_half(), "JPEG", exif=exif))
    assert (told.captured_at, told.device) == ("2026-11-20T11:39:06+08:00", "HUAWEI P60")
    assert (told.latitude, told.longitude) == (38.04, -114.5)
    assert (told.width, told.height) == (400, 300)


@pytest.mark.parametrize("text", ["", "yesterday", "2026:11:20", "0000:00:00 xx:00:00"])
def test_a_camera_time_that_is_none_is_left_out(decoder: Decoder, folder: Path, text: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = text
    assert decoder.describe(saved(folder, half_and_half(), "JPEG", exif=exif)).captured_at == ""


@pytest.mark.parametrize("leading", [b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_picture_behind_foreign_bytes_is_shown(
    decoder: Decoder, folder: Path, leading: bytes
) -> None:
    path = saved(folder, half_and_half(), "JPEG")
    path.write_bytes(leading + path.read_bytes())
    shown = decoder.preview(path, 200, 200)
    assert (shown.width, shown.height) == (200, 150)
    assert decoder.describe(path).width == 400


def test_a_telephones_heic_is_shown_in_the_child(decoder: Decoder, folder: Path) -> None:
    path = folder / "IMG_0001.HEIC"
    path.write_bytes(heics.heic(half_and_half()))
    told = decoder.describe(path)
    assert (told.width, told.height) == (400, 300)
    shown = decoder.preview(path, 200, 200)
    assert (shown.width, shown.height) == (200, 150)
    assert shown.rgb[0] > 150 > shown.rgb[1]
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(decoder.describe, path) in {"evidence.undecodable", "evidence.cut_short"}


def test_blur_and_darkness_are_noticed(decoder: Decoder, folder: Path) -> None:
    chance = random.Random(3)
    image = Image.new("L", (900, 700), 150)
    for _ in range(600):
        x, y = chance.randrange(880), chance.randrange(680)
        image.paste(chance.randrange(90, 230), (x, y, x + 20, y + 20))
    sharp = decoder.describe(saved(folder, image, "PNG"))
    soft = decoder.describe(saved(folder, image.resize((90, 70)).resize((900, 700)), "PNG"))
    dark = decoder.describe(saved(folder, image.point(lambda v: v // 6), "PNG"))
    assert (sharp.remarks, "BLURRED" in soft.remarks, "DARK" in dark.remarks) == ((), True, True)
    assert soft.reblur > sharp.reblur


def test_a_bomb_is_refused_in_time_and_without_a_decoder(decoder: Decoder, folder: Path) -> None:
    (folder / "bomb.jpg").write_bytes(huge_jpeg())
    started = spent_s()
    assert refused(decoder.thumbnail, folder / "bomb.jpg", 200) == "evidence.picture_too_large"
    assert spent_s() - started < 0.3


@pytest.mark.parametrize("seed", range(30))
def test_damaged_pictures_are_refused_or_shown_and_the_child_lives(
    decoder: Decoder, folder: Path, seed: int
) -> None:
    chance = random.Random(seed)
    out = io.BytesIO()
    half_and_half().save(out, chance.choice(["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "PDF"]))
    content = bytearray(out.getvalue())
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)
    (folder / "x").write_bytes(content[: chance.randrange(10, len(content))])
    assert outcome(decoder, folder / "x") in {
        "shown",
        "evidence.undecodable",
        "evidence.cut_short",
        "evidence.picture_too_large",
        "evidence.kept_not_shown",
    }


def outcome(decoder: Decoder, path: Path) -> str:
    try:
        return "shown" if len(decoder.thumbnail(path, 100)) > 100 else "nothing"
    except Problem as problem:
        return problem.code


def test_what_cannot_be_shown_says_so(decoder: Decoder, folder: Path) -> None:
    (folder / "x.jpg").write_bytes(b"MZ\x90\0 not a picture")
    assert refused(decoder.preview, folder / "x.jpg", 10, 10) == "evidence.kept_not_shown"
    (folder / "locked.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert refused(decoder.count_pages, folder / "locked.pdf") == "evidence.undecodable"


def test_pages_of_a_pdf_are_counted_and_drawn(decoder: Decoder, folder: Path) -> None:
    path = folder / "扫描.pdf"
    half_and_half().save(path, save_all=True, append_images=[Image.new("RGB", (100, 200), "blue")])
    assert decoder.count_pages(path) == 2
    page = decoder.preview(path, 300, 300, 1)
    assert (page.width, page.height) == (150, 300)
    assert page.rgb[2] > 200 > page.rgb[0]
    assert refused(decoder.preview, path, 300, 300, 2) == "evidence.undecodable"
    assert len(decoder.thumbnail(path, 100)) > 100


def test_a_form_is_read_through_the_child(decoder: Decoder, folder: Path) -> None:
    paper = drawn_forms.sheet("1203B9")
    drawn_forms.sign(paper, "customer", 4)
    (folder / "回传.jpg").write_bytes(drawn_forms.jpeg(drawn_forms.photo(paper, 2, turn=90)))
    reading = decoder.read_form(folder / "回传.jpg")
    assert (reading.code, reading.boxes["customer"], reading.boxes["witness"]) == (
        "1203B9",
        "signed",
        "blank",
    )


def test_a_form_is_read_by_a_child_without_models(decoder: Decoder, folder: Path) -> None:
    path = folder / "回传 1.jpg"
    path.write_bytes(drawn_forms.jpeg(drawn_forms.photo(drawn_forms.sheet("1203B9"), 2)))
    assert decoder.send(path, ReadForm("image/jpeg"), FormReading).code == "1203B9"


def test_a_form_is_read_by_a_fresh_child_when_the_first_one_fails_over_it(
    decoder: Decoder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, failed = decoder._with_models.ask, []

    def fail_once(*request: Any) -> Any:
        if not failed:
            failed.append(request)
            raise Problem("evidence.undecodable")
        return ask(*request)

    monkeypatch.setattr(decoder._with_models, "ask", fail_once)
    (folder / "回传 2.jpg").write_bytes(
        drawn_forms.jpeg(drawn_forms.photo(drawn_forms.sheet("1203B9"), 2))
    )
    assert decoder.read_form(folder / "回传 2.jpg").code == "1203B9"


def test_a_child_that_was_killed_is_replaced(decoder: Decoder, folder: Path) -> None:
    path = saved(folder, half_and_half(), "PNG")
    decoder.thumbnail(path, 50)
    child = decoder._plain._child
    assert child is not None
    os.kill(child.process_id, signal.SIGKILL)
    child._process.wait(PATIENCE_S)
    assert len(decoder.thumbnail(path, 50)) > 100


def test_many_threads_share_one_decoder(decoder: Decoder, folder: Path) -> None:
    path = saved(folder, half_and_half(), "PNG")
    sizes: list[int] = []
    threads = [
        threading.Thread(target=lambda: sizes.append(len(decoder.thumbnail(path, 80))))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert len(sizes) == 6
    assert len(set(sizes)) == 1


STUB = """
import sys, time
from multiprocessing.connection import Connection
line = Connection(int(sys.argv[-1])); line.send_bytes(b"ready")
line.recv_bytes()
{act}
"""


@pytest.mark.parametrize(
    "act",
    [
        "import signal; signal.pause()",
        "sys.exit(3)",
        "import os; line.send_bytes((3).to_bytes(8)); os.write(line.fileno(), b'\\xc1\\xc1\\xc1')",
        "import os; os.write(line.fileno(), b'\\x7f\\xff\\xff\\xff' + b'x' * 5000)",
        "line.send_bytes((1 << 40).to_bytes(8))",
        "import signal; line.send_bytes((9).to_bytes(8)); signal.pause()",
    ],
    ids=["hangs", "crashes", "lies", "shouts", "boasts", "stops midway"],
)
def test_a_child_that_misbehaves_is_ended_in_time(
    monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    command = [sys.executable, "-c", STUB.format(act=act)]
    monkeypatch.setattr(child_process, "_command", lambda **_models: command)
    child = ChildProcess(this_system())
    started = time.monotonic()
    assert refused(child.ask, CountPages(), None, 0.5) == "evidence.undecodable"
    assert time.monotonic() - started < PATIENCE_S
    assert not child.is_alive


WORKS = "began = time.process_time()\nwhile time.process_time() - began < {seconds}: pass"


def test_a_child_is_ended_by_the_time_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-c", STUB.format(act=WORKS.format(seconds=PATIENCE_S))]
    monkeypatch.setattr(child_process, "_command", lambda **_models: command)
    child = ChildProcess(this_system())
    assert refused(child.ask, CountPages(), None, 0.5) == "evidence.undecodable"
    assert this_system().processor_seconds(child._process) < PATIENCE_S


def test_a_child_that_a_busy_machine_lets_work_now_and_then_may_take_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act = f"""
from desktop.evidence.asking.codec import encode
from desktop.evidence.pictures.answers import Encoded
from desktop.system.choice import this_system
for _ in range(8):
    time.sleep(0.25)
    {WORKS.format(seconds=0.03).replace(chr(10), chr(10) + "    ")}
this_system().send_large(line, encode(Encoded(b"at last")))
"""
    command = [sys.executable, "-c", STUB.format(act=act)]
    monkeypatch.setattr(child_process, "_command", lambda **_models: command)
    child = ChildProcess(this_system())
    assert child.ask(CountPages(), None, 1.5) == Encoded(b"at last")
    child.end()


def test_a_child_that_never_starts_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_command", lambda **_models: [sys.executable, "-c", "0"])
    assert refused(ChildProcess, this_system()) == "evidence.decoder_gone"


def test_waiting_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-c", STUB.format(act="import signal; signal.pause()")]
    monkeypatch.setattr(child_process, "_command", lambda **_models: command)

    class Stop(NoProgress):
        def check(self) -> None:
            raise Cancelled

    child = ChildProcess(this_system())
    with pytest.raises(Cancelled):
        child.ask(CountPages(), None, 30, Stop())
    assert not child.is_alive


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_the_real_child_is_confined() -> None:
    child = ChildProcess(this_system())
    assert child.confinement == "filtered"
    status = Path(f"/proc/{child.process_id}/status").read_text()
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status
    child.end()


def test_a_session_shows_exact_frames_and_takes_stills(folder: Path) -> None:
    path = films.write(folder / "监控 录像.mp4", vfr=True)
    session = VideoSession(path, "cd" * 32, this_system())
    for number in (0, 61, 60, 5, 89):
        frame = session.frame(session.index.pts_of(number), 80, 80)
        assert (frame.number, frame.width, frame.height) == (number, 80, 48)
        assert films.read_number(frame.rgb, 80, 48) == number
    still = session.still(session.index.pts_of(33))
    assert still.provenance.source_sha256 == "cd" * 32
    picture = Image.open(io.BytesIO(still.png)).convert("RGB")
    assert films.read_number(picture.tobytes()) == 33
    assert refused(session.frame, session.index.pts[3] + 1, 80, 80) == "evidence.no_such_frame"
    assert session.is_open
    session.close()
    assert refused(session.frame, 0, 80, 80) == "evidence.decoder_gone"


def test_a_clip_has_a_thumbnail_and_a_text_is_no_clip(decoder: Decoder, folder: Path) -> None:
    path = films.write(folder / "a.mkv")
    assert len(decoder.thumbnail(path, 64)) > 100
    (folder / "b.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(2000))
    with pytest.raises(Problem) as caught:
        VideoSession(folder / "b.mp4", "00" * 32, this_system())
    assert caught.value.code in {"evidence.undecodable", "evidence.no_index", "evidence.no_video"}


def test_writing_is_read_in_a_child_that_holds_the_models(decoder: Decoder) -> None:
    canvas = Image.new("RGB", (640, 120), "white")
    font = ImageFont.truetype(str(resources() / "fonts" / "NotoSansSC_400Regular.ttf"), 40)
    ImageDraw.Draw(canvas).text((30, 30), "三堰加油站 1203", font=font, fill="black")

    lines = decoder.read_text(640, 120, canvas.tobytes())

    assert "".join(line.text for line in lines).replace(" ", "") == "三堰加油站1203"

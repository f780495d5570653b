from pathlib import Path

import av
import pypdfium2
import pytest

from desktop.app import Application
from desktop.evidence.asking import whole as asking
from desktop.evidence.asking.whole import SoFar, decode_whole
from desktop.progress import Cancelled, NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.decodings import Decodings
from desktop.system.choice import this_system
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.reading.decodings import decoding_of
from record.reading.still_checks import StillStanding, still_standing
from tests.desktop.evidence import films

NOBODY = NoProgress()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("整段")
    return films.write(folder / "整.mp4", "mpeg4", 30, b_frames=0, gop=10, grain=True)


@pytest.fixture(scope="module")
def damaged(whole: Path) -> Path:
    with av.open(str(whole)) as container:
        packets = [p for p in container.demux(video=0) if p.size]
        at, size = packets[15].pos or 0, packets[15].size
    raw = bytearray(whole.read_bytes())
    raw[at + size // 2 : at + size] = bytes(255 for _ in range(size - size // 2))
    path = whole.with_name("坏.mp4")
    path.write_bytes(raw)
    return path


def added(station: Application, case: Case, file: Path) -> Exhibit:
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="录像")
    return station.evidence.add_file(case.id, file, form, NOBODY)


def test_a_whole_file_is_decoded_in_idle_time_and_recorded_once(
    station: Application, case: Case, whole: Path
) -> None:
    clip = added(station, case, whole)
    assert decoding_of(station.cases.get(case.id), clip.id) is None
    assert station.decodings.step(NOBODY)
    found = decoding_of(station.cases.get(case.id), clip.id)
    assert found is not None
    assert (found.frames, found.errors, found.declared_frames) == (30, 0, 0)
    assert "PyAV" in found.decoder
    events = len(station.cases.get(case.id).custody)
    assert not station.decodings.step(NOBODY)
    station.decodings.decode(case.id, clip.id)
    assert len(station.cases.get(case.id).custody) == events


def test_the_dossier_says_whether_a_recording_was_decoded_whole(
    station: Application, case: Case, whole: Path
) -> None:
    clip = added(station, case, whole)
    assert "整段解码尚未整段解码" in printed(station, case)
    station.decodings.decode(case.id, clip.id)
    assert "整段解码已整段解码：30帧，0处错误" in printed(station, case)


def printed(station: Application, case: Case) -> str:
    document = pypdfium2.PdfDocument(station.prints.render(case.id, "dossier", NOBODY).pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def test_a_still_out_of_a_stretch_found_damaged_is_suspect(
    station: Application, case: Case, damaged: Path
) -> None:
    clip = added(station, case, damaged)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    found = station.decodings.decode(case.id, clip.id)
    assert found.errors >= 1
    first, last = found.spans[0]
    assert 1 < first <= last
    expected = {1: StillStanding.BEING_CHECKED, first: StillStanding.SUSPECT_STILL}
    for number, standing in expected.items():
        shown = station.stills.frame(footage, number)
        still = station.stills.take(case.id, clip.id, footage, shown, "加油")
        assert still_standing(station.cases.get(case.id), still) == standing


def test_what_was_broken_off_goes_on_where_it_was_left(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PIECE_SECONDS", 0.0)
    heard: list[SoFar] = []

    class Once(NoProgress):
        def check(self) -> None:
            if heard:
                raise Cancelled

    with pytest.raises(Cancelled):
        decode_whole(whole, this_system(), Once(), SoFar(28), told=heard.append)
    assert heard == [SoFar(29)]
    again: list[SoFar] = []
    found = decode_whole(whole, this_system(), NOBODY, heard[0], told=again.append)
    assert (found.spans, again) == ((), [SoFar(30)])


def test_a_file_that_nobody_can_decode_is_passed_over(
    station: Application, case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "空.avi"
    path.write_bytes(b"RIFF\x24\0\0\0AVI LIST" + bytes(200))
    added(station, case, path)
    work = Decodings(station.recorder, station.evidence, None, this_system())
    assert not work.step(NOBODY)
    assert not work.step(NOBODY)

from pathlib import Path

import pypdfium2
import pytest

from desktop.app import Application
from desktop.evidence.asking.decoder import VideoSession
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import CheckFinding, ExhibitKind
from record.derivatives.stills import provenance
from record.evidence import Exhibit
from record.reading.still_checks import StillStanding, being_checked, still_standing
from tests.desktop.evidence import films

NOBODY = NoProgress()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像") / "核.mp4", "mpeg4", 6, b_frames=0)


@pytest.fixture
def still(station: Application, case: Case, file: Path) -> Exhibit:
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="录像")
    clip = station.evidence.add_file(case.id, file, form, NOBODY)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    shown = station.stills.frame(footage, 3)
    return station.stills.take(case.id, clip.id, footage, shown, "加油")


def standing(station: Application, case: Case, exhibit: Exhibit) -> StillStanding:
    return still_standing(station.cases.get(case.id), exhibit)


def printed(station: Application, case: Case) -> str:
    document = pypdfium2.PdfDocument(station.prints.render(case.id, "dossier", NOBODY).pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def test_a_still_is_being_checked_until_a_second_decoding_agrees(
    station: Application, case: Case, still: Exhibit
) -> None:
    assert standing(station, case, still) == StillStanding.BEING_CHECKED
    copy = station.derivatives.add_captioned(case.id, still.id, "说明", "en", NOBODY)
    assert standing(station, case, copy) == StillStanding.BEING_CHECKED
    assert station.derivatives.caption(case.id, still.id, "en").warning.startswith("Being checked")
    assert station.stills.check(case.id, still.id)
    for exhibit in (still, copy):
        assert standing(station, case, exhibit) == StillStanding.DECODED_TWICE
    assert station.derivatives.caption(case.id, still.id, "en").warning == ""
    event = station.cases.get(case.id).custody[-1]
    assert (event.evidence_id, event.found) == (still.id, CheckFinding.REPRODUCED)
    assert station.stills.check(case.id, still.id)
    assert station.cases.get(case.id).custody[-1] == event


def test_a_second_decoding_that_differs_makes_the_still_suspect_everywhere(
    station: Application, case: Case, still: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VideoSession, "agrees", lambda *_: False)
    assert not station.stills.check(case.id, still.id)
    assert standing(station, case, still) == StillStanding.SUSPECT_STILL
    assert station.derivatives.caption(case.id, still.id, "en").warning.startswith("Suspect")
    assert being_checked(station.cases.get(case.id)) == ()
    assert "存疑" in printed(station, case)


def test_printing_waits_for_the_check_and_says_what_could_not_be_checked(
    station: Application, case: Case, still: Exhibit
) -> None:
    station.prints.checker = None
    assert "尚未" in printed(station, case)
    station.prints.checker = station.stills.check_all
    assert "两种方式解码，画面一致" in printed(station, case)
    assert standing(station, case, still) == StillStanding.DECODED_TWICE


def test_the_decoded_planes_are_recorded_and_decide_where_only_a_conversion_differs(
    station: Application, case: Case, still: Exhibit
) -> None:
    said = provenance(still)
    assert said is not None
    assert len(said.plane_sha256) == 64
    assert said.plane_sha256 != said.pixel_sha256
    assert station.stills.reproduce(case.id, still.id).equal

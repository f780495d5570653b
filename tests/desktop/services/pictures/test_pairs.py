import pytest

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.pairs import Pairing
from record.case import Case
from record.codes import CustodyAct, ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem
from tests.desktop.services.timekeeping.test_timekeeping import a_screen


@pytest.fixture
def photos(station: Application, case: Case) -> tuple[Exhibit, Exhibit]:
    one, two = (
        station.evidence.add_bytes(
            case.id, a_screen(text), "a.png", ExhibitForm(kind=ExhibitKind.PHOTO)
        )
        for text in ("SEAL F-1", "SEAL F-2")
    )
    return one, two


def test_two_pictures_are_kept_together_and_can_be_made_again(
    station: Application, case: Case, photos: tuple[Exhibit, Exhibit]
) -> None:
    one, two = photos
    kept = station.pairs.keep(case.id, one.id, two.id, Pairing(mode="DIFFERENCE"), "封签对比")
    assert kept.derived_from == one.id
    assert [s["exhibit_no"] for s in kept.settings["sources"]] == [one.exhibit_no, two.exhibit_no]
    assert kept.settings["light_unequal"] is False
    assert station.pairs.again(case.id, kept.id)
    viewed = [
        e.evidence_id for e in station.cases.get(case.id).custody if e.event == CustodyAct.VIEWED
    ]
    assert {one.id, two.id} <= set(viewed)
    with pytest.raises(Problem, match=r"pairs\.not_a_pair"):
        station.pairs.again(case.id, one.id)


def test_settings_nobody_can_set_are_refused_and_nothing_is_kept(
    station: Application, case: Case, photos: tuple[Exhibit, Exhibit]
) -> None:
    before = len(station.cases.get(case.id).evidence)
    with pytest.raises(Problem, match=r"pairs\.bad_settings"):
        station.pairs.keep(case.id, photos[0].id, photos[1].id, Pairing(gain=99), "x")
    assert len(station.cases.get(case.id).evidence) == before
    offered = [e.id for e in station.pairs.choices(case.id)]
    assert [e.id for e in photos] == offered

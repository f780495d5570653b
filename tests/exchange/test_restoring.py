"""A damaged original comes back from headquarters by its hash, by itself or when asked."""

from desktop.app import Application
from desktop.progress import NoProgress
from record.codes import CheckFinding, CustodyAct, ExhibitStatus
from tests.exchange.desks import Region, attach, record, settle, sync
from tests.headquarters.world import Headquarters

CONTENT = b"the only original " * 50


def harm(desk: Application, h: str) -> bytes:
    path = desk.vault.path_of(h)
    path.chmod(0o600)
    path.write_bytes(b"somebody changed this")
    return b"somebody changed this"


def exhibit_id(desk: Application, case_id: str) -> str:
    return next(iter(desk.cases.get(case_id).evidence))


def test_a_file_found_altered_is_whole_again_after_the_next_round(
    hq: Headquarters, region: Region
) -> None:
    station, desk = region.station(), region.desk()
    case = record(station)
    h = attach(station, case, CONTENT)
    sync(station)
    altered = harm(station, h)
    assert station.sweep.step()
    assert (
        station.cases.get(case.id).evidence[exhibit_id(station, case.id)].status
        == ExhibitStatus.DAMAGED
    )
    sync(station)
    assert station.vault.check(h)
    assert station.evidence.state(h).state == "VERIFIED"
    found = [e.found for e in station.cases.get(case.id).custody if e.event == CustodyAct.CHECKED]
    assert found == [CheckFinding.DAMAGED, CheckFinding.INTACT]
    [kept] = station.evidence.integrity.troubles.altered
    assert station.vault.path_of(kept.found).read_bytes() == altered
    sync(station)
    settle(hq)
    sync(desk)
    seen = [e.found for e in desk.cases.get(case.id).custody if e.event == CustodyAct.CHECKED]
    assert seen == ["DAMAGED", "INTACT"]


def test_a_person_may_have_it_restored_at_once(hq: Headquarters, region: Region) -> None:
    station = region.station()
    case = record(station)
    h = attach(station, case, CONTENT)
    sync(station)
    harm(station, h)
    evidence_id = exhibit_id(station, case.id)
    assert not station.evidence.check(case.id, evidence_id)
    station.evidence.restore(case.id, evidence_id, NoProgress())
    assert station.cases.get(case.id).evidence[evidence_id].status == ExhibitStatus.ACTIVE
    assert station.vault.check(h)


def test_a_file_that_headquarters_never_had_is_noticed_at_sending_and_stays_marked(
    hq: Headquarters, region: Region
) -> None:
    station = region.station()
    case = record(station)
    h = attach(station, case, CONTENT)
    harm(station, h)
    sync(station)
    sync(station)
    assert station.evidence.state(h).state == "NEEDS_ATTENTION"
    assert (
        station.cases.get(case.id).evidence[exhibit_id(station, case.id)].status
        == ExhibitStatus.DAMAGED
    )

"""Every way a file can go wrong, noticed wherever it is opened, printed, exported, or idle."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.cases.today import Duty
from desktop.services.evidence.exhibits import ExhibitForm, Handover
from record.case import Case
from record.codes import CheckFinding, CustodyAct, ExhibitStatus
from record.evidence import Exhibit
from record.problems import Problem
from tests.builders import SetClock

CONTENT = b"what the customer handed over " * 40


@pytest.fixture
def exhibit(station: Application, case: Case) -> Exhibit:
    return station.evidence.add_bytes(case.id, CONTENT, "录像.bin", ExhibitForm(title="录像"))


def place(station: Application, exhibit: Exhibit) -> Path:
    return station.vault.path_of(exhibit.files[0].h)


def flip(path: Path) -> None:
    seen = path.stat()
    path.chmod(0o600)
    raw = bytearray(path.read_bytes())
    raw[7] ^= 1
    path.write_bytes(bytes(raw))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def truncate(path: Path) -> None:
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1])


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"another file altogether")


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere/at/all")


HARM = (flip, truncate, delete, replace, make_folder, make_link)


def opens(station: Application, case: Case, exhibit: Exhibit, _tmp: Path) -> None:
    station.evidence.view(case.id, exhibit.id, 300, "核对")


def hands_out(station: Application, case: Case, exhibit: Exhibit, tmp: Path) -> None:
    station.evidence.export_file(case.id, exhibit.id, tmp / "x.bin", "12315 调取")


def prints(station: Application, case: Case, _exhibit: Exhibit, _tmp: Path) -> None:
    station.prints.render(case.id, "dossier", NoProgress())


def packs(station: Application, case: Case, _exhibit: Exhibit, tmp: Path) -> None:
    station.exports.export(case.id, tmp / "out", NoProgress(), "移交")


def sweeps(station: Application, _case: Case, _exhibit: Exhibit, _tmp: Path) -> None:
    assert station.sweep.step()
    raise Problem("evidence.damaged")


@pytest.mark.parametrize("use", [opens, hands_out, prints, packs, sweeps])
@pytest.mark.parametrize("harm", HARM)
def test_harm_is_noticed_said_once_and_shown(
    station: Application,
    case: Case,
    exhibit: Exhibit,
    tmp_path: Path,
    harm: Callable[[Path], None],
    use: Callable[[Application, Case, Exhibit, Path], None],
) -> None:
    harm(place(station, exhibit))
    with pytest.raises(Problem, match=r"(evidence\.damaged|export\.file_(changed|missing))"):
        use(station, case, exhibit, tmp_path)
    case = station.cases.get(case.id)
    checks = [(e.event, e.found) for e in case.custody if e.event == CustodyAct.CHECKED]
    assert checks == [("CHECKED", "DAMAGED")]
    assert case.evidence[exhibit.id].status == ExhibitStatus.DAMAGED
    assert station.evidence.state(exhibit.files[0].h).state == "NEEDS_ATTENTION"
    assert Duty.DAMAGED in [r.kind for item in station.today.items() for r in item.reasons]
    assert not (tmp_path / "x.bin").exists()


def test_an_altered_file_is_kept_under_its_real_hash_and_named_in_custody(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    replace(place(station, exhibit))
    assert not station.evidence.check(case.id, exhibit.id)
    found = hashlib.sha256(b"another file altogether").hexdigest()
    assert station.vault.path_of(found).read_bytes() == b"another file altogether"
    assert not place(station, exhibit).exists()
    last = station.cases.get(case.id).custody[-1]
    assert last.facts == {"altered_sha256": found}
    assert station.evidence.integrity.altered_files() == {found}


def test_two_files_that_changed_places_are_both_noticed(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    other = station.evidence.add_bytes(case.id, b"other" * 99, "b.bin", ExhibitForm(title="b"))
    one, two = place(station, exhibit), place(station, other)
    between = one.with_name("between")
    one.rename(between)
    two.rename(one)
    between.rename(two)
    assert not station.evidence.check(case.id, exhibit.id)
    assert station.evidence.check(case.id, other.id)
    assert station.evidence.check(case.id, exhibit.id)
    assert (one.read_bytes(), two.read_bytes()) == (CONTENT, b"other" * 99)
    found = [e.found for e in station.cases.get(case.id).custody if e.event == CustodyAct.CHECKED]
    assert found == [CheckFinding.DAMAGED, CheckFinding.INTACT, CheckFinding.INTACT]


def test_damage_found_while_nobody_is_on_duty_is_said_when_somebody_is(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    member, station.session.member = station.session.member, None
    flip(place(station, exhibit))
    station.sweep.step()
    assert station.cases.get(case.id).evidence[exhibit.id].status == ExhibitStatus.ACTIVE
    station.session.member = member
    station.evidence.integrity.settle()
    assert station.cases.get(case.id).evidence[exhibit.id].status == ExhibitStatus.DAMAGED
    station.evidence.integrity.settle()
    assert [
        e.found for e in station.cases.get(case.id).custody if e.event == CustodyAct.CHECKED
    ] == ["DAMAGED"]


def test_the_sweep_takes_the_one_checked_longest_ago_and_then_rests(
    station: Application, case: Case, exhibit: Exhibit, clock: SetClock
) -> None:
    station.evidence.add_bytes(case.id, b"second", "b.txt", ExhibitForm(title="b"))
    assert station.sweep.status().checked == 0
    assert [station.sweep.step() for _ in range(3)] == [True, True, False]
    assert (station.sweep.status().files, station.sweep.status().checked) == (2, 2)
    clock.move(days=8)
    assert station.sweep.status().checked == 0
    assert station.sweep.step()


def test_only_files_that_nobody_names_and_nobody_altered_are_swept_away(
    station: Application, case: Case, exhibit: Exhibit, clock: SetClock
) -> None:
    clock.at = clock.at.now(clock.at.tzinfo)
    replace(place(station, exhibit))
    station.evidence.check(case.id, exhibit.id)
    orphan = station.vault.take_bytes(b"a crash left this", "x").sha256
    assert station.sweep.sweep_orphans() == 0
    clock.move(hours=25)
    assert station.sweep.sweep_orphans() == 1
    assert not station.vault.holds(orphan)
    assert station.evidence.integrity.altered_files() == {
        p.name for p in station.folder.vault.glob("??/*")
    }


def test_a_thing_changes_hands_on_record(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    act = Handover(
        event=CustodyAct.HANDED_OVER, giver="陈立", to="市场监管所 李科", purpose="抽检",
        place="站长室", condition="完好", seal="F-0031",
    )  # fmt: skip
    last = station.evidence.hand_over(case.id, exhibit.id, act).custody[-1]
    assert (last.event, last.to, last.purpose, last.place) == (
        "HANDED_OVER", "市场监管所 李科", "抽检", "站长室",
    )  # fmt: skip
    assert last.facts == {"from": "陈立", "condition": "完好", "seal": "F-0031"}
    for bad in (
        Handover(event="GIVEN", to="x", purpose="y"),
        Handover(event=CustodyAct.RECEIVED, to="", purpose="y"),
    ):
        with pytest.raises(Problem, match=r"cases\.bad_field"):
            station.evidence.hand_over(case.id, exhibit.id, bad)

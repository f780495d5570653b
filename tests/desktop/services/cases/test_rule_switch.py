"""What another rule set would change is shown beforehand; a switch is an entry with its reason."""

import msgspec
import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.store import projection, rule_sets
from record.case import Case
from record.folding.fold import place
from record.journal import kinds
from record.problems import Problem
from record.rules.releases import Release
from tests import builders
from tests.record.writers import OTHER_DESK, Writer
from tests.rulebooks import NEXT, later, shipped

IN_FORCE = shipped().in_force(builders.NOON.date()).version

STRICTER = later(
    states=('guards = ["manager_named"]', 'guards = ["manager_named", "proposal"]'),
    deadlines=('id = "D01"', 'id = "D99"'),
)


def learn(desk: Application, release: Release = STRICTER) -> None:
    with desk.database.write() as connection:
        rule_sets.put(connection, release)
    desk._rule_sets.reload()


def take(desk: Application, case: Case, kind: str, body: msgspec.Struct) -> None:
    """Let an entry of the case's station arrive."""
    writer = Writer(dev=OTHER_DESK)
    entry = writer.write(
        kind, body, case=case.id, stream=f"st:{case.station}", hlc=case.last_key[0] + 1
    )
    with desk.database.write() as connection:
        projection.fold_in(connection, [place(entry)], desk.recorder.book, desk.device.dev)


@pytest.fixture
def sent(region: Application) -> Case:
    """A case of a station at the region's desk, which knows next year's rules."""
    case = builders.a_case(region, station="1203")
    learn(region)
    return region.cases.get(case.id)


def test_the_known_sets_say_who_follows_them(region: Application, sent: Case) -> None:
    known = region.rule_switch.known()
    assert tuple(k.version for k in known) == (*shipped().versions, NEXT)
    found = {k.version: (k.is_in_force, k.open_cases) for k in known}
    assert (found[IN_FORCE], found[NEXT]) == ((True, 1), (False, 0))
    assert sent.ruleset == IN_FORCE


def test_a_new_case_names_the_set_in_force_and_no_case_follows_by_itself(
    region: Application, sent: Case
) -> None:
    assert builders.a_case(region, station="1203").ruleset == IN_FORCE
    learn(region, later("2098.1", in_force=sent.recorded_at.date()))
    new = builders.a_case(region, station="1203")
    assert (new.ruleset, region.cases.get(sent.id).ruleset) == ("2098.1", IN_FORCE)


def test_what_would_change_is_said_before_and_nothing_is_written(
    region: Application, sent: Case
) -> None:
    [preview] = region.rule_switch.preview(NEXT, NoProgress())
    assert (preview.case_id, preview.followed, preview.refusal) == (sent.id, IN_FORCE, "")
    said = {each.code: each.text for each in preview.differences}
    assert "rules.change.asked" in said
    assert all(text and "{" not in text and "…" not in text for text in said.values())
    assert region.cases.get(sent.id) == sent


def test_the_preview_names_clocks_that_come_go_and_move(region: Application) -> None:
    case = builders.a_case(region, station="1203")
    first = case.deadlines[-1]
    moved = msgspec.structs.replace(first, due=first.due.replace(year=first.due.year + 1))
    before = msgspec.structs.replace(
        case, deadlines=(moved, msgspec.structs.replace(first, rule="D00"))
    )
    learn(region)
    found = [d.code for d in region.rule_switch.preview_of(before, NEXT).differences]
    assert {"rules.change.clock_moved", "rules.change.clock_gone"} <= set(found)


def test_a_switch_is_recorded_with_its_reason_and_the_case_follows_from_there(
    region: Application, sent: Case
) -> None:
    [switched] = region.rule_switch.switch([sent.id, sent.id], NEXT, " 新办法生效 ")
    assert (switched.ruleset, switched.entries) == (NEXT, sent.entries + 1)
    line = switched.activity[-1]
    assert (line.code, line.facts["reason"]) == ("rules.switched", "新办法生效")
    assert region.cases.missing(switched, "ON_SITE", "LISTEN")
    assert region.rule_switch.preview(NEXT, NoProgress()) == ()
    with region.database.read() as connection:
        assert projection.count_behind(connection, region.recorder.book) == 0


@pytest.mark.parametrize(
    ("to", "reason", "code"),
    [
        ("2100.1", "新办法", "rules.unknown_version"),
        (IN_FORCE, "新办法", "rules.no_other"),
        (NEXT, "  ", "rules.reason_missing"),
    ],
)
def test_a_switch_that_cannot_be_changes_no_case(
    region: Application, sent: Case, to: str, reason: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        region.rule_switch.switch([sent.id], to, reason)
    assert refused.value.code == code
    assert region.cases.get(sent.id) == sent


def test_money_keeps_a_case_with_its_rules_and_the_others_wait_with_it(
    region: Application, sent: Case
) -> None:
    other = builders.a_case(region, station="1203")
    offer = {"remedy": "REFUND", "amount": 900}
    body = kinds.CasePatch(changes={"proposals.p1": offer})
    take(region, other, kinds.CASE_PATCH, body)
    region.review.approve_money(other.id, "p1")
    refusals = {p.case_id: p.refusal for p in region.rule_switch.preview(NEXT, NoProgress())}
    assert refusals == {sent.id: "", other.id: "rules.applied_to_money"}
    with pytest.raises(Problem, match=r"rules\.applied_to_money"):
        region.rule_switch.switch([sent.id, other.id], NEXT, "新办法")
    assert region.cases.get(sent.id) == sent


def test_a_station_looks_but_does_not_switch(station: Application, case: Case) -> None:
    learn(station)
    assert not station.rule_switch.is_allowed
    [preview] = station.rule_switch.preview(NEXT, NoProgress())
    assert preview.refusal == "rules.not_allowed"
    with pytest.raises(Problem, match=r"rules\.not_allowed"):
        station.rule_switch.switch([case.id], NEXT, "新办法")

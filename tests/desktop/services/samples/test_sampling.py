from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.samples.sets import Portion, SampleSet, keep_until, photo_pairs
from record.case import Case
from record.codes import CustodyAct, ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem
from tests.builders import COPY, NOON, a_case
from tests.desktop.services.timekeeping.test_timekeeping import a_screen

THREE = (
    Portion(portion="TEST", seal_no="F-000481", amount_ml=Decimal(1000)),
    Portion(portion="RESERVE", seal_no="F-000482", amount_ml=Decimal(1000)),
    Portion(portion="CUSTOMER", seal_no="F-000483", amount_ml=Decimal(1000)),
)


def drawn(**more: Any) -> SampleSet:
    said: dict[str, Any] = {
        "source": "NOZZLE", "equipment": "05 号枪", "product": "92# E10", "drawn_at": NOON,
        "sealed_at": NOON + timedelta(minutes=4), "sampler": "陈立", "guard": "赵磊",
        "witness": "周先生", "flush_l": Decimal("4.0"), "portions": THREE,
    }  # fmt: skip
    return SampleSet(**(said | more))


@pytest.fixture
def three(station: Application, case: Case) -> tuple[Exhibit, ...]:
    return station.sampling.draw(case.id, drawn())


def test_a_set_is_three_exhibits_with_numbers_codes_and_seals(
    station: Application, case: Case, three: tuple[Exhibit, ...]
) -> None:
    numbers = [e.details["sample_no"] for e in three]
    assert numbers == [f"S-{case.case_no}-0{n}" for n in (1, 2, 3)]
    assert {e.details["together"] for e in three} == {numbers[0]}
    assert [r.seal.state for r in station.sampling.rows(case.id)] == ["SEALED"] * 3
    assert station.sampling.warnings(drawn()) == ()
    again = station.sampling.draw(
        case.id, drawn(portions=(msgspec.structs.replace(THREE[0], seal_no="F-000490"),))
    )
    assert again[0].details["sample_no"].endswith("-04")


def test_a_label_s_code_finds_the_case(
    station: Application, case: Case, three: tuple[Exhibit, ...]
) -> None:
    assert station.cases.by_number(three[1].details["code"]).id == case.id


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"guard": " 陈立"}, "samples.same_person"),
        ({"guard": ""}, "samples.same_person"),
        ({"portions": ()}, "samples.no_portion"),
        ({"sealed_at": NOON - timedelta(minutes=1)}, "samples.sealed_before_drawn"),
        ({"portions": (THREE[0], THREE[0])}, "samples.seal_twice"),
        (
            {"portions": (Portion(portion="TEST", seal_no=" ", amount_ml=Decimal(1)),)},
            "samples.seal_missing",
        ),
    ],
)
def test_a_set_that_cannot_be_is_refused_whole(
    station: Application, case: Case, wrong: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem, match=code.replace(".", r"\.")):
        station.sampling.draw(case.id, drawn(**wrong))
    assert station.sampling.rows(case.id) == ()


def test_a_seal_used_in_another_case_is_refused(
    station: Application, three: tuple[Exhibit, ...]
) -> None:
    assert three
    other = a_case(station)
    with pytest.raises(Problem, match=r"samples\.seal_twice"):
        station.sampling.draw(other.id, drawn(portions=THREE[:1]))


def test_what_should_be_known_of_a_set_is_said(station: Application) -> None:
    poor = drawn(
        flush_l=Decimal("1.0"), sealed_at=NOON + timedelta(minutes=30),
        portions=(Portion(portion="TEST", seal_no="x", amount_ml=Decimal(300)),),
    )  # fmt: skip
    assert station.sampling.warnings(poor) == (
        "samples.sealed_late", "samples.flushed_little", "samples.little_fuel",
    )  # fmt: skip


def test_a_torn_seal_makes_the_sample_doubtful_until_both_sides_accept(
    station: Application, case: Case, three: tuple[Exhibit, ...]
) -> None:
    sample = three[1].id
    assert station.sampling.check_seal(case.id, sample, "TORN", "F-000482").doubts == ("TORN",)
    assert [r.code for r in station.cases.get(case.id).remarks] == ["sample.doubtful"]
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.sampling.accept_doubt(case.id, sample, " ")
    assert station.sampling.accept_doubt(case.id, sample, "双方书面同意").usable
    others = [r.seal.state for r in station.sampling.rows(case.id) if r.exhibit.id != sample]
    assert others == ["SEALED", "SEALED"]


def test_a_reserve_portion_opened_alone_is_recorded_and_doubtful(
    station: Application, case: Case, three: tuple[Exhibit, ...]
) -> None:
    state = station.sampling.open(case.id, three[1].id, "", "复检")
    assert state.doubts == ("OPENED_WITHOUT_CONSENT",)
    assert station.sampling.open(case.id, three[0].id, "LABORATORY", "送检").state == "OPENED"


def test_seal_photos_stand_side_by_side_by_the_moment_they_were_made(
    station: Application, case: Case, three: tuple[Exhibit, ...], tmp_path: Path
) -> None:
    for moment, text in (("SEALING", "F-000481"), ("OPENING", "F-000481 !")):
        photo = tmp_path / f"{moment}.png"
        photo.write_bytes(a_screen(text))
        station.sampling.photograph(case.id, three[0].id, photo, moment, NoProgress())
    pairs = photo_pairs(station.cases.get(case.id), three[0])
    assert [len(pairs[m]) for m in ("SEALING", "OPENING")] == [1, 1]
    assert photo_pairs(station.cases.get(case.id), three[1]) == {}


def test_a_sample_is_kept_ninety_days_after_closing_and_through_an_objection(
    case: Case, three: tuple[Exhibit, ...]
) -> None:
    assert keep_until(case, three[0]) is None
    closed = msgspec.structs.replace(case, closed_at=NOON + timedelta(days=30))
    assert keep_until(closed, three[0]) == (NOON + timedelta(days=120)).date()
    until = (NOON + timedelta(days=200)).date()
    report = Exhibit(
        id="r", exhibit_no="E99", kind=ExhibitKind.LAB_REPORT, title="", added_at=NOON, added_by="",
        entry="", details={"objection_until": until.isoformat()},
    )  # fmt: skip
    running = msgspec.structs.replace(closed, evidence={"r": report})
    assert keep_until(running, three[0]) == until


def test_labels_and_strips_are_printed_and_the_print_is_recorded(
    station: Application, case: Case, three: tuple[Exhibit, ...]
) -> None:
    document = pypdfium2.PdfDocument(station.sampling.labels(case.id, [e.id for e in three]))
    labels, strips = (page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for each in three:
        assert each.details["code"] in labels
        assert each.details["seal_no"] in strips
    station.sampling.record_labels(case.id, [e.id for e in three], COPY)
    printed = [e for e in station.cases.get(case.id).custody if e.event == CustodyAct.PRINTED]
    assert [e.evidence_id for e in printed] == [e.id for e in three]

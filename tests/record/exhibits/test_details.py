"""What exhibits say is written, folded and read as one value, whoever wrote it, whenever."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import wire
from record.codes import CustodyAct
from record.evidence import CustodyEvent, Exhibit
from record.exhibits import asked, custody, papers, photos, tables
from record.exhibits.footage import FootageDetails, footage_of
from record.exhibits.samples import SampleDetails, sample_of
from record.folding.fold import fold_all
from record.journal import kinds
from record.measures import Fen
from tests.previous.releases import RELEASES
from tests.record.made_up import FEW, SAID, structs
from tests.record.writers import Writer, folded
from tests.rulebooks import shipped

OF_ANY_KIND = (papers.FiledPaper, papers.PadSignature, photos.PhotoDetails)
DETAILS = sorted({*asked.DETAILS.values(), *OF_ANY_KIND}, key=lambda kind: kind.__name__)
FACTS = (custody.SealFacts, custody.HandoverFacts, custody.CheckFacts, custody.ExportFacts)
KIND = {kind: code for code, kind in asked.DETAILS.items()}


def folded_details(details: dict[str, Any], kind: str, method: str) -> Exhibit:
    station = Writer()
    body = kinds.EvidenceAdd(
        evidence_id="e1", exhibit_no="E01", kind=kind, title="一件", method=method, details=details
    )
    case = folded(station.open(), station.write(kinds.EVIDENCE_ADD, body))
    return case.evidence["e1"]


def exactly(value: Any) -> tuple[Any, dict[str, Any]]:
    """Return a value with its digits: 12.50 is not 12.5."""
    return value, tables.written(value)


@pytest.mark.parametrize("kind", DETAILS)
@FEW
@given(data=st.data())
def test_details_are_read_with_the_digits_that_were_written(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    said = data.draw(structs(kind))
    exhibit = folded_details(tables.written(said), KIND.get(kind, "OTHER"), papers.PAD)
    assert exactly(tables.read(kind, exhibit.details)) == exactly(said)
    stored = wire.decoder(Exhibit)(wire.encode(exhibit))
    assert exactly(tables.read(kind, stored.details)) == exactly(said)


@pytest.mark.parametrize("kind", FACTS)
@FEW
@given(data=st.data())
def test_facts_of_custody_are_read_as_they_were_written(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    said = data.draw(structs(kind))
    assert tables.read(kind, folded_facts(tables.written(said)).facts) == said


def test_a_sitting_is_read_as_it_was_written() -> None:
    said = custody.Looked(
        sitting="s1", person="p1", reason="COMPLAINT", offset_s=42.5,
        began_at=datetime(2026, 11, 20, 3, tzinfo=UTC), speeds=(1.0, 4.0),
        stretches=(custody.Stretch(0.04, 9.5, 3, 9),),
        handed=(custody.Handed(what="STILL", name="E02", from_s=1.2),),
    )  # fmt: skip
    assert custody.looked_of(folded_facts(wire.plain(said), CustodyAct.VIEWED)) == said
    assert custody.looked_of(folded_facts({"sitting": "s1"}, CustodyAct.VIEWED)) is None


def folded_facts(facts: dict[str, Any], event: str = "SEAL_CHECKED") -> CustodyEvent:
    station = Writer()
    body = kinds.AccessLog(event=event, facts=facts)
    return folded(station.open(), station.write(kinds.ACCESS_LOG, body)).custody[-1]


@pytest.mark.parametrize("kind", [*DETAILS, *FACTS])
@FEW
@given(data=st.data())
def test_values_of_any_shape_read_as_the_defaults(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    anything = st.recursive(
        st.none() | st.booleans() | st.floats() | SAID | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(SAID, inner),
        max_leaves=5,
    )
    table = {name: data.draw(anything) for name in tables.names(kind)}
    assert isinstance(tables.read(kind, table), kind)
    assert tables.read(kind, {}) == kind()
    assert tables.read(kind, data.draw(anything)) is not None


def test_an_old_entry_reads_with_names_unknown_and_missing_and_numbers_as_floats() -> None:
    said = {"flush_l": 4.5, "amount_ml": 1000.0, "drawn_at": "gestern", "seal_no": 80, "new": [1]}
    read = sample_of(folded_details(said, "FUEL_SAMPLE", ""))
    assert read == SampleDetails(
        flush_l=Decimal("4.5"), amount_ml=Decimal(1000), drawn_at=None, seal_no="80"
    )


def test_what_is_said_anew_leaves_what_nobody_here_knows() -> None:
    exhibit = folded_details({"camera": "CAM-03", "from_tomorrow": {"x": 1}}, "CCTV_CLIP", "")
    details = asked.answered(exhibit, tables.written(FootageDetails(offset_s=Decimal("42.0"))))
    assert details == {"camera": "CAM-03", "from_tomorrow": {"x": 1}, "offset_s": "42.0"}
    assert "camera" not in asked.answered(exhibit, {"camera": None})
    assert footage_of(msgspec.structs.replace(exhibit, details=details)).camera == "CAM-03"


TYPES = {"number": Decimal, "whole": int, "bool": bool, "date": date, "past": datetime,
         "time": datetime}  # fmt: skip


@pytest.mark.parametrize("version", shipped().versions)
def test_every_blank_of_a_form_is_a_field_of_its_kind_s_struct(version: str) -> None:
    for code, kind in shipped().of(version).evidence_kinds.items():
        known = tables.names(asked.DETAILS[code]) if kind.fields else {}
        for field in kind.fields:
            wanted = Fen if field.unit == "元" else TYPES.get(field.type, str)
            assert known.get(field.key) is wanted, f"{code}.{field.key}"


def test_every_struct_is_that_of_a_kind_in_the_rules() -> None:
    known = {code for v in shipped().versions for code in shipped().of(v).evidence_kinds}
    assert set(asked.DETAILS) <= known


@pytest.mark.parametrize("release", RELEASES, ids=str)
def test_the_fold_keeps_every_table_of_an_entry_as_it_stands(release: Any) -> None:
    compared = 0
    for case_id in release.cases:
        entries = release.entries_of(case_id)
        case = fold_all(entries, shipped())
        assert case is not None
        changed = {
            b.evidence_id for b in bodies(entries, kinds.EvidenceAnnotate) if "details" in b.changes
        }
        for body in bodies(entries, kinds.EvidenceAdd):
            exhibit = case.evidence[body.evidence_id]
            assert wire.encode(exhibit.settings) == wire.encode(body.settings)
            if body.evidence_id not in changed:
                assert wire.encode(exhibit.details) == wire.encode(body.details)
            compared += 1
        facts = [wire.encode(event.facts) for event in case.custody if event.facts]
        for body in bodies(entries, kinds.AccessLog):
            assert not body.facts or wire.encode(body.facts) in facts
    assert compared


def bodies(entries: Any, kind: Any) -> list[Any]:
    code = next(name for name, body in kinds.BODIES.items() if body is kind)
    found = [p.entry for p in entries if p.entry.header.kind == code]
    return [wire.decoder(kind)(entry.body()) for entry in found]

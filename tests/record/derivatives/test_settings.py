"""How exhibits were made is written, folded and read as one value."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import wire
from record.codes import Method
from record.derivatives import clips, comparisons, drawn, flattened, made, pairs, redacted, stills
from record.evidence import Exhibit
from record.exhibits import tables
from record.folding.fold import fold_all
from record.journal import kinds
from record.sheets.sample_comparison import Comparison
from tests.previous.releases import RELEASES
from tests.record.made_up import FEW, structs
from tests.record.writers import Writer, folded
from tests.rulebooks import shipped

WAYS = (
    drawn.Enhanced, drawn.Annotated, drawn.Captioned, drawn.Panelled, pairs.PairSettings,
    redacted.RedactedSettings, flattened.FlattenedSettings, stills.Provenance,
    comparisons.ComparisonSettings,
)  # fmt: skip


def made_with(settings: dict[str, Any], kind: str = "OTHER", method: str = "") -> Exhibit:
    station = Writer()
    body = kinds.EvidenceAdd(
        evidence_id="e1",
        exhibit_no="E01",
        kind=kind,
        title="一件",
        method=method,
        settings=settings,
    )
    case = folded(station.open(), station.write(kinds.EVIDENCE_ADD, body))
    return case.evidence["e1"]


decoded = wire.decoder(dict)


@pytest.mark.parametrize("way", WAYS)
@FEW
@given(data=st.data())
def test_settings_are_read_as_they_were_written(
    way: type[msgspec.Struct], data: st.DataObject
) -> None:
    said = data.draw(structs(way))
    exhibit = made_with(wire.plain(said))
    assert tables.whole(way, exhibit.settings) == said
    stored = wire.decoder(Exhibit)(wire.encode(exhibit))
    assert tables.whole(way, stored.settings) == said


def test_each_way_is_known_by_what_its_settings_say() -> None:
    enhanced = drawn.Enhanced(enhancement=drawn.Enhancement(gamma=1.1, scale=2))
    assert drawn.drawn(made_with(wire.plain(enhanced))) == enhanced
    layer = drawn.Layer(marks=(drawn.Mark(kind="NUMBER", points=((0.5, 0.5),), number=1),))
    annotated = drawn.Annotated(orientation=6, layer=layer)
    assert drawn.drawn(made_with(wire.plain(annotated))) == annotated
    hidden = redacted.RedactedSettings(
        reason="CUSTOMER", regions=(redacted.Region(x=1, y=2, width=3, height=4),),
        confirmed_at=datetime(2026, 11, 20, tzinfo=UTC), sound=True,
    )  # fmt: skip
    assert redacted.redaction(made_with(wire.plain(hidden), method=Method.REDACTED)) == hidden
    assert redacted.redaction(made_with(wire.plain(hidden))) is None


@pytest.mark.parametrize(
    "settings",
    [{}, {"made_by": "clip"}, {"made_by": 7}, {"made_by": "annotations", "layer": "no"},
     {"method": Method.PAIR, "sources": []}, {"sources": 1}, {"made_by": "something newer"}],
)  # fmt: skip
def test_settings_of_another_shape_are_those_of_no_way(settings: dict[str, Any]) -> None:
    exhibit = made_with(settings, "SAMPLE_COMPARISON")
    assert drawn.drawn(exhibit) is None
    assert clips.manifest_of(exhibit) is None
    assert pairs.pair_of(exhibit) is None
    assert stills.provenance(exhibit) is None
    assert comparisons.measured(exhibit) is None
    assert dict(made.settings(exhibit)) == settings


def test_settings_without_a_sound_say_nothing_of_it() -> None:
    assert "sound" not in wire.plain(redacted.RedactedSettings())
    assert wire.plain(redacted.RedactedSettings(sound=False))["sound"] is False


def test_numbers_of_settings_are_reckoned_not_typed() -> None:
    """Settings hold what a program reckoned: binary floats, which FORMAT.md lets them be."""
    said = tables.whole(drawn.Enhanced, {"enhancement": {"gamma": 1.1}})
    assert said is not None
    assert not isinstance(said.enhancement.gamma, Decimal)


ADDED = {pairs.PairSettings: {"settings": {"keeps_shape": False}}}


@pytest.mark.parametrize("release", RELEASES, ids=str)
def test_what_an_earlier_release_made_reads_and_would_be_written_the_same(release: Any) -> None:
    found: set[str] = set()
    for case_id in release.cases:
        case = fold_all(release.entries_of(case_id), shipped())
        assert case is not None
        for exhibit in case.evidence.values():
            for said in (
                drawn.drawn(exhibit), pairs.pair_of(exhibit), comparisons.measured(exhibit),
            ):  # fmt: skip
                if said is not None:
                    written = decoded(wire.encode(said))
                    assert _without(written, ADDED.get(type(said), {})) == exhibit.settings
                    found.add(type(said).__name__)
    assert found == {"Panelled", "PairSettings", "ComparisonSettings"}


def _without(written: dict[str, Any], added: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Take away what was added since, which says of older settings how they were made."""
    rest = dict(written)
    for group, names in added.items():
        assert names.items() <= rest[group].items()
        rest[group] = {n: value for n, value in rest[group].items() if n not in names}
    return rest


def test_a_comparison_s_settings_hold_every_number_of_the_comparison() -> None:
    kept = comparisons.ComparisonSettings.__struct_fields__
    assert set(Comparison.__struct_fields__) <= set(kept)

import pytest

from desktop.ui.window.place import (
    AtClock,
    AtDecisions,
    AtExhibit,
    AtPoint,
    AtRow,
    AtValidity,
    InEntry,
    InField,
    NewEvidence,
    place_of,
)
from record.codes import PersonKind
from tests.desktop.ui.desks import a_complaint


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ("item:step0.privacy", AtRow("step0.privacy")),
        ("evidence:CONFIRMATION", NewEvidence("CONFIRMATION")),
        ("exhibit:e-1", AtExhibit("e-1")),
        ("task:t-1", AtPoint("t-1")),
        ("clock:D10", AtClock("D10")),
        ("validity", AtValidity()),
        ("decisions", AtDecisions()),
        ("confirmed_by", AtDecisions()),
        ("facts.litres", InField("facts.litres")),
        ("complainant.phone", InField("complainant.phone")),
        ("proposals", InField("proposals")),
        ("proposals.unknown", InField("proposals.unknown")),
    ],
)
def test_what_the_record_names_is_a_place_on_the_page(desk, about, place):
    assert place_of(a_complaint(desk), about) == place


def test_an_entry_and_an_exhibit_of_the_case_are_found_by_their_ids(desk):
    case = a_complaint(desk)
    desk.cases.change(case, {"people.p1": {"name": "王丽", "kind": PersonKind.WITNESS}})
    case = desk.cases.get(case.id)
    assert place_of(case, "people.p1") == InEntry("people", "p1")

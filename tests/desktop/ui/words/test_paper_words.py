import msgspec
import pytest

from desktop.services.papers.readings import ReadBack
from desktop.ui.words import reading as words
from record.sheets.paper import SIGNERS

PAGE = ReadBack(
    name="page.png", code="K7Q2", document="F6", case_id="c1", paper_id="p1", page=1, pages=2,
    version=2, boxes={"customer": "signed", "station": "signed"}, wanted=("customer", "station"),
)  # fmt: skip


def _page(**more):
    return msgspec.structs.replace(PAGE, **more)


@pytest.mark.parametrize("name", sorted({box for boxes in SIGNERS.values() for box in boxes}))
def test_every_box_that_is_signed_on_a_paper_is_told_by_whose_it_is(qapp, name):
    assert words.box_name(name) != name
    assert words.box_name(f"{name}_date") == f"{words.box_name(name)}'s date"


@pytest.mark.parametrize(
    ("name", "state", "told"),
    [
        ("customer", "signed", "Customer: signed"),
        ("customer", "blank", "Customer: blank"),
        ("customer", "unsure", "Customer: not sure"),
        ("customer_date", "signed", "Customer's date: filled in"),
        ("customer", "torn", "Customer: torn"),
    ],
)
def test_a_box_is_told_with_its_state(qapp, name, state, told):
    assert words.box(name, state) == told


def test_the_boxes_of_a_page_are_told_gravely_only_where_they_are_needed(qapp):
    page = _page(boxes={"customer": "blank", "station": "signed", "witness": "blank"})
    assert words.boxes(page) == (
        ("Customer: blank", "bad"),
        ("Station: signed", "good"),
        *((("Witness: blank", "neutral"),) if "witness" in SIGNERS["F6"] else ()),
    )


def test_a_date_that_is_not_filled_in_is_not_worth_a_word(qapp):
    page = _page(boxes={"customer": "signed", "customer_date": "blank"})
    assert words.boxes(page) == (("Customer: signed", "good"),)


def test_a_signed_page_of_the_newest_text_needs_no_caution(qapp):
    assert words.cautions(PAGE) == ()
    assert words.is_certain(PAGE)


def test_an_unsigned_page_says_who_has_not_signed(qapp):
    page = _page(boxes={"customer": "blank", "station": "blank"})
    assert words.unsigned(page) == "Page 1 is not signed: Customer, Station."
    assert not words.is_certain(page)


def test_an_older_text_says_what_changed_since(qapp):
    changed = _page(version_is_current=False, changed=("The demand", "The facts"))
    assert words.older(changed) == (
        "This is version 2: a newer text was printed since. Changed: The demand, The facts."
    )
    same = _page(version_is_current=False)
    assert "with the same words" in words.older(same)
    assert words.older(_page(version_is_current=False, case_id="")) == ""
    assert not words.is_certain(changed)


def test_a_page_that_was_filed_before_names_its_exhibit(qapp):
    page = _page(known="E04")
    assert words.known(page) == "This page is in the case already, as exhibit E04."
    assert not words.is_certain(page)


def test_pages_that_never_came_back_are_named(qapp):
    assert words.missing(_page(missing=(2, 3), pages=3)) == "Not come back yet: page 2, 3 of 3."


def test_cautions_stand_the_gravest_first(qapp):
    page = _page(
        boxes={"customer": "blank", "station": "signed"}, version_is_current=False,
        known="E04", missing=(2,),
    )  # fmt: skip
    tones = [tone for _words, tone in words.cautions(page)]
    assert tones == ["bad", "warning", "warning", "warning"]


@pytest.mark.parametrize(
    "more",
    [{"case_id": ""}, {"why": "papers.unknown"}, {"boxes": {"customer": "unsure"}},
     {"known": "E01"}, {"version_is_current": False}],
)  # fmt: skip
def test_a_page_is_certain_only_when_nothing_about_it_is_open(more):
    assert not words.is_certain(_page(**more))


def test_why_a_page_is_not_filed_carries_what_its_sentence_needs():
    problem = words.why(_page(why="papers.unknown"))
    assert problem.code == "papers.unknown"
    assert (problem.facts["name"], problem.facts["code"], problem.facts["page"]) == (
        "page.png", "K7Q2", 1,
    )  # fmt: skip

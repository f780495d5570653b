import pytest

from desktop.services.cases.case_lists import CaseQuery
from desktop.ui.cases.filters import CaseFilters
from desktop.ui.desk.pages import desk_words
from tests.fakes import FakePrompts


@pytest.fixture
def prompts():
    return FakePrompts()


@pytest.fixture
def filters(desk, prompts, theme, qtbot):
    made = CaseFilters(desk.cases, desk_words(desk), prompts)
    qtbot.addWidget(made)
    made.show()
    return made


def _lines(pill):
    """Fill the menu of a pill as opening it does."""
    pill.menu().aboutToShow.emit()
    return {act.text(): act for act in pill.menu().actions() if act.text()}


@pytest.mark.parametrize(
    ("pill", "field"), [("open_only", "open_only"), ("overdue", "overdue"), ("points", "has_tasks")]
)
def test_a_pill_that_is_pressed_filters_and_pressed_again_does_not(filters, qtbot, pill, field):
    button = getattr(filters, pill)
    was = getattr(filters.query, field)
    for wanted in (not was, was):
        with qtbot.waitSignal(filters.changed) as heard:
            button.click()
        assert getattr(heard.args[0], field) is wanted
        assert button.isChecked() is wanted


def test_a_category_is_chosen_from_its_menu_and_the_pill_says_which(filters, desk, qtbot):
    name = desk.label("category", "H")
    with qtbot.waitSignal(filters.changed) as heard:
        _lines(filters.categories)[name].trigger()
    assert heard.args[0].categories == ("H",)
    assert name in filters.categories.text()
    assert filters.categories.isChecked()
    assert _lines(filters.categories)[name].isChecked()


def test_a_third_choice_is_counted_instead_of_named(filters, desk):
    for code in ("A", "B", "D"):
        _lines(filters.categories)[desk.label("category", code)].trigger()
    assert filters.categories.text().endswith(": 3")


def test_choosing_again_takes_the_choice_back(filters, desk):
    name = desk.label("category", "H")
    for _ in range(2):
        _lines(filters.categories)[name].trigger()
    assert filters.query.categories == ()
    assert not filters.categories.isChecked()


def test_clearing_is_offered_only_where_something_is_filtered(filters, qtbot):
    filters.show_query(CaseQuery())
    assert filters.clear.isHidden()
    filters.show_query(CaseQuery(overdue=True))
    assert not filters.clear.isHidden()
    with qtbot.waitSignal(filters.changed) as heard:
        filters.clear.click()
    assert heard.args == [CaseQuery()]


def test_a_view_is_saved_under_its_name_shown_by_it_and_taken_from_the_menu(
    filters, desk, prompts, qtbot
):
    prompts.answers["enter_reason"] = "overdue ones"
    filters.show_query(CaseQuery(overdue=True))
    _lines(filters.views)["Save this view…"].trigger()
    assert desk.cases.views()["overdue ones"].overdue
    assert filters.views.text() == "overdue ones"
    filters.clear.click()
    assert filters.views.text() == "Views"
    with qtbot.waitSignal(filters.changed) as heard:
        _lines(filters.views)["overdue ones"].trigger()
    assert heard.args[0].overdue


def test_a_view_without_a_name_is_not_saved(filters, desk):
    _lines(filters.views)["Save this view…"].trigger()
    assert desk.cases.views() == {}


@pytest.mark.parametrize("sure", [True, False])
def test_a_view_is_deleted_only_after_asking(filters, desk, prompts, sure):
    desk.cases.save_view("stalls", CaseQuery(overdue=True))
    prompts.answers["ask"] = sure
    _lines(filters.views)
    menu = next(act.menu() for act in filters.views.menu().actions() if act.menu() is not None)
    menu.actions()[0].trigger()
    assert prompts.asked[-1][0] == "ask"
    assert ("stalls" in desk.cases.views()) is not sure

import pytest
from PySide6.QtWidgets import QMenu

from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from record.codes import Status
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def prompts():
    return FakePrompts()


@pytest.fixture
def page(desk, case, prompts, theme, qtbot):
    made = Pages(desk, theme, prompts, Changes()).case()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    made.open(case_id=case.id)
    return made


def _lines(button):
    """Fill the menu of a button as opening it does; lines of its parts stand beside its own."""
    menu: QMenu = button.menu()
    menu.aboutToShow.emit()
    found = {}
    for act in menu.actions():
        found[act.text()] = act
        if act.menu() is not None:
            found |= {inner.text(): inner for inner in act.menu().actions()}
    return found


def test_the_confirmation_is_the_first_thing_to_print(page, case, qtbot):
    lines = _lines(page.ui.printButton)
    first = "Confirmation for signature (F6)…"
    assert next(iter(lines)) == first
    with qtbot.waitSignal(page.paper_asked) as asked:
        lines[first].trigger()
    assert asked.args[0] == case.id


def test_other_papers_and_documents_are_offered_by_name(page, case, qtbot):
    lines = _lines(page.ui.printButton)
    with qtbot.waitSignal(page.print_asked) as asked:
        lines["Evidence dossier…"].trigger()
    assert asked.args == [case.id, "dossier"]
    assert "Footage register (F18)…" not in lines
    assert "Other papers for signature" in lines


def test_handing_up_without_a_reason_moves_nothing(page, desk, case):
    lines = _lines(page.ui.escalateButton)
    next(act for words, act in lines.items() if words.startswith("Hand up to")).trigger()
    assert desk.cases.get(case.id).status != Status.ESCALATED


def test_handing_up_names_who_and_says_where_the_case_is_now(page, desk, case, prompts):
    prompts.answers["enter_reason"] = "The demand exceeds my authority"
    lines = _lines(page.ui.escalateButton)
    handing = next(words for words in lines if words.startswith("Hand up to"))
    lines[handing].trigger()
    kept = desk.cases.get(case.id)
    assert (kept.status, kept.status_reason) == (
        Status.ESCALATED,
        "The demand exceeds my authority",
    )
    assert ("enter_reason", handing) in prompts.asked


def test_the_footage_register_is_offered_only_where_somebody_looked(page):
    assert not page.proof.register.isVisible()


def test_all_that_happened_is_folded_and_unfolded(page, desk, case, qtbot):
    for n in range(12):
        desk.cases.note(case.id, f"note {n}")
    page.refresh()
    more = page.proof.more
    assert more.isVisible()
    assert more.text().startswith("Show all")
    more.click()
    assert more.text() == "Show fewer"
    more.click()
    assert more.text().startswith("Show all")


@pytest.mark.parametrize(("keys", "part"), [("step_on", 1), ("step_back", -1)])
def test_control_page_down_and_up_walk_along_the_parts(page, keys, part):
    tabs = page.ui.tabs
    getattr(page.parts, keys)()
    assert tabs.currentIndex() == part % tabs.count()

"""The rule switch through its window: what would change, a reason, the switch, and its refusals."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.store import rule_sets
from desktop.ui.desk.pages import Pages
from desktop.ui.desk.rule_switch_dialog import RuleSwitchDialog
from desktop.ui.desk.sync_card import SyncCard
from desktop.ui.window.changes import Changes
from record.codes import ProposalAnswer
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS
from tests.rulebooks import IN_FORCE, NEXT, later


@pytest.fixture
def region(desk):
    """A region's desk that knows next year's rules and holds two cases, one with money agreed."""
    desk.session.device = msgspec.structs.replace(desk.session.device, role="region")
    with desk.database.write() as connection:
        rule_sets.put(
            connection,
            later(states=('guards = ["manager_named"]', 'guards = ["manager_named", "proposal"]')),
        )
    desk._rule_sets.reload()
    return desk


@pytest.fixture
def cases(desk):
    open_case, settled = a_complaint(desk), a_complaint(desk)
    desk.cases.add(
        settled, "proposals", {"remedy": "REFUND", "amount": 300, "answer": ProposalAnswer.ACCEPTED}
    )
    return open_case, settled


def shown(region, qtbot, case_id="", parent=None):
    dialog = RuleSwitchDialog(region.rule_switch, FakePrompts(), "en", case_id, parent)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.ui.caseTree.topLevelItemCount() > 0, timeout=PATIENCE_MS)
    return dialog


def rows(dialog):
    tree = dialog.ui.caseTree
    found = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return {row.text(0): [row.child(n).text(0) for n in range(row.childCount())] for row in found}


def test_what_would_change_is_listed_and_a_ticked_case_is_switched(cases, region, qtbot):
    open_case, settled = cases
    dialog = shown(region, qtbot)
    listed = rows(dialog)
    [change] = listed[f"{open_case.case_no} · {IN_FORCE}"]
    assert change.startswith("the next step also asks: ")
    assert listed[f"{settled.case_no} · {IN_FORCE}"] == [
        "stays: money was approved, agreed or paid under its rules"
    ]
    assert not dialog.ui.switchButton.isEnabled()
    tree = dialog.ui.caseTree
    for number in range(tree.topLevelItemCount()):
        row = tree.topLevelItem(number)
        if row.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            row.setCheckState(0, Qt.CheckState.Checked)
    assert not dialog.ui.switchButton.isEnabled()
    QTest.keyClicks(dialog.ui.reasonEdit, "new year")
    with qtbot.waitSignal(dialog.switched, timeout=PATIENCE_MS) as done:
        QTest.mouseClick(dialog.ui.switchButton, Qt.MouseButton.LeftButton)
    assert done.args == [[open_case.id]]
    assert region.cases.get(open_case.id).ruleset == NEXT
    assert region.cases.get(settled.id).ruleset == IN_FORCE
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1, timeout=PATIENCE_MS)
    assert region.cases.get(open_case.id).activity[-1].facts["reason"] == "new year"


def test_money_agreed_meanwhile_refuses_the_switch_with_a_sentence(cases, region, qtbot):
    open_case, _ = cases
    dialog = shown(region, qtbot)
    region.session.device = msgspec.structs.replace(region.session.device, role="station")
    offer = {"remedy": "REFUND", "amount": 300, "answer": ProposalAnswer.ACCEPTED}
    region.cases.add(region.cases.get(open_case.id), "proposals", offer)
    region.session.device = msgspec.structs.replace(region.session.device, role="region")
    dialog.ui.caseTree.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    dialog.ui.reasonEdit.setText("new year")
    dialog.ui.switchButton.click()
    assert dialog.ui.problemText.isVisible()
    assert region.cases.get(open_case.id).ruleset == IN_FORCE


def test_a_station_sees_but_cannot_switch(desk, qtbot):
    a_complaint(desk)
    dialog = shown(desk, qtbot)
    assert list(rows(dialog)) == ["Every open case follows this rule set."]
    assert not dialog.ui.reasonEdit.isEnabled()


def test_the_dialog_opens_from_the_settings(desk, theme, qtbot):
    page = Pages(desk, theme, FakePrompts(), Changes()).settings()
    qtbot.addWidget(page)
    page.show()
    page.ui.rulesButton.click()
    dialog = page.findChild(RuleSwitchDialog)
    assert dialog.isVisible()
    dialog.ui.closeButton.click()


def _reviewed(region, theme, qtbot, case):
    changes = Changes()
    region.on_changed(changes.tell_cases)
    page = Pages(region, theme, FakePrompts(), changes).review_case()
    qtbot.addWidget(page)
    page.resize(1064, 720)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.open(case_id=case.id, queue=[case.id])
    return page


def test_a_region_switches_a_case_where_it_reviews_it(cases, region, theme, qtbot):
    _, settled = cases
    other = region.cases.get(cases[0].id)
    page = _reviewed(region, theme, qtbot, other)
    assert page.ui.rulesButton.text() == f"Rules {IN_FORCE}…"
    QTest.mouseClick(page.ui.rulesButton, Qt.MouseButton.LeftButton)
    dialog = page.findChild(RuleSwitchDialog)
    tree = dialog.ui.caseTree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2, timeout=PATIENCE_MS)
    assert tree.topLevelItem(0).text(0) == f"{other.case_no} · {IN_FORCE}"
    assert dialog.ticked() == [other.id]
    QTest.keyClicks(dialog.ui.reasonEdit, "new year")
    dialog.ui.switchButton.click()
    assert region.cases.get(other.id).ruleset == NEXT
    assert region.cases.get(settled.id).ruleset == IN_FORCE
    qtbot.waitUntil(lambda: page.ui.rulesButton.text() == f"Rules {NEXT}…")
    dialog.ui.closeButton.click()


def test_a_case_that_may_not_be_switched_stands_first_unticked_with_the_reason(
    cases, region, theme, qtbot
):
    _, settled = cases
    page = _reviewed(region, theme, qtbot, settled)
    page.setFocus()
    QTest.keyClick(page, "s")
    dialog = page.findChild(RuleSwitchDialog)
    tree = dialog.ui.caseTree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2, timeout=PATIENCE_MS)
    assert tree.topLevelItem(0).text(0).startswith(settled.case_no)
    assert dialog.ticked() == []
    assert tree.topLevelItem(0).child(0).text(0).startswith("stays: ")
    dialog.ui.closeButton.click()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_switch_names_the_rule_set_in_the_language_of_the_window(
    cases, region, theme, qtbot, speak, language
):
    speak(language)
    page = _reviewed(region, theme, qtbot, cases[0])
    words = f"Rules {IN_FORCE}…" if language == "en" else f"规则 {IN_FORCE}…"
    assert page.ui.rulesButton.text() == words


def test_a_station_that_reads_a_case_is_offered_no_switch(cases, region, theme, qtbot):
    region.session.device = msgspec.structs.replace(region.session.device, role="station")
    page = _reviewed(region, theme, qtbot, cases[0])
    assert not page.ui.rulesButton.isVisible()
    QTest.keyClick(page, "s")
    assert page.findChild(RuleSwitchDialog) is None


def test_folding_again_is_told_on_the_card_until_it_is_over(qtbot):
    card, changes = SyncCard(), Changes()
    qtbot.addWidget(card)
    changes.folding_changed.connect(card.show_folding)
    with qtbot.waitSignal(changes.folding_changed):
        changes.tell_folding(20, 45)
    assert "rules: 20 of 45 cases" in card.accessibleName()
    with qtbot.waitSignal(changes.folding_changed):
        changes.tell_folding(45, 45)
    assert "rules" not in card.accessibleName()

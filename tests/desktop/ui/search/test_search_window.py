"""Search from everywhere by keyboard alone, in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.cases.place import to_case
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.search.search_window import SearchWindow
from desktop.ui.window.place import AtExhibit
from desktop.ui.window.visit import ToCase, ToToday
from record.codes import ExhibitKind
from tests.desktop.ui.desks import AREA, MANAGER, a_complaint, at_the_region
from tests.patience import PATIENCE_MS

CONTROL = Qt.KeyboardModifier.ControlModifier
GROUPS = {"zh": ["案件", "证据", "操作"], "en": ["Cases", "Exhibits", "Acts"]}


@pytest.fixture
def window(desk, theme, language, qtbot):
    desk.settings.change(language=language)
    made = desk_window(desk, theme)
    qtbot.addWidget(made)
    made.show()
    made.sign_in.signed_in.emit(MANAGER)
    qtbot.waitExposed(made)
    made.open(ToToday())
    return made


@pytest.fixture
def case(desk):
    made = a_complaint(desk, summary="跳枪后多扣 7.30 元", narrative="顧客稱 7 號槍跳槍三次")
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="7 号枪铅封 A-20931")
    desk.evidence.add_bytes(made.id, b"seal", "铅封.txt", form)
    return desk.cases.get(made.id)


def _search(window, qtbot, typed: str) -> SearchWindow:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    found = QApplication.activeModalWidget()
    assert isinstance(found, SearchWindow)
    found.ui.searchEdit.setText(typed)
    count = found.ui.countText
    qtbot.waitUntil(lambda: bool(count.text()) or not typed, timeout=PATIENCE_MS)
    return found


def _heads(found: SearchWindow) -> list[str]:
    return [line.words for line in found.ui.hits.lines() if line.what is None]


def _press(found: SearchWindow, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(found.ui.searchEdit, key, held)


def test_groups_stand_in_their_order_and_hits_are_marked_as_written(
    window, desk, case, language, qtbot
):
    found = _search(window, qtbot, "7号枪")
    assert _heads(found) == GROUPS[language]
    marked = [line.words[start:end] for line in found.ui.hits.lines() for start, end in line.marks]
    assert marked == ["7 號槍", "7 号枪", "7号枪"]
    found.reject()


def test_enter_opens_what_is_chosen_and_tab_goes_to_the_next_group(window, desk, case, qtbot):
    asked = []
    found = _search(window, qtbot, "7号枪")
    found.asked.connect(asked.append)
    _press(found, Qt.Key.Key_Tab)
    _press(found, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == case.case_no
    _press(found, Qt.Key.Key_Return)
    [exhibit] = case.evidence
    assert asked == [to_case(desk.device, case.id, AtExhibit(exhibit))]
    for open_one in QApplication.topLevelWidgets():
        if open_one.isVisible() and open_one.isModal():
            open_one.close()


def test_acts_carry_their_key_and_are_done(window, desk, case, language, qtbot):
    found = _search(window, qtbot, {"zh": "登记投诉", "en": "new complaint"}[language])
    [line] = [each for each in found.ui.hits.lines() if each.key == "Ctrl+N"]
    while found.ui.hits.line() is not line:
        _press(found, Qt.Key.Key_Down)
    _press(found, Qt.Key.Key_Return)
    assert window.current == "new"


def test_nothing_found_says_why_and_offers_ways_on_and_is_kept_beside(
    window, desk, case, language, qtbot
):
    found = _search(window, qtbot, "7号枪 飞机")
    told = " ".join(label.text() for label in found.ui.besideInside.findChildren(QLabel))
    wanted = {
        "zh": ("“飞机”哪里都没有", "有横线", "别的站"),
        "en": ("“飞机” stands nowhere", "dashes", "other stations"),
    }
    assert all(words in told for words in wanted[language]), told
    _press(found, Qt.Key.Key_Return)
    assert found.ui.searchEdit.text() == "7号枪"
    qtbot.waitUntil(lambda: len(_heads(found)) == 3, timeout=PATIENCE_MS)
    found._keep_failure()
    found.reject()


def test_personal_data_stay_masked_everywhere_in_the_window(window, desk, case, qtbot):
    found = _search(window, qtbot, "13900002046")
    shown = " ".join(line.words for line in found.ui.hits.lines() if line.key == "")
    shown += " ".join(label.text() for label in found.ui.besideInside.findChildren(QLabel))
    assert "139****2046" in shown
    assert "周建国" not in shown
    found.reject()


def test_recent_cases_are_led_to_by_key(window, desk, case, qtbot):
    window.open(ToCase(case.id))
    qtbot.waitUntil(lambda: bool(desk.finding.recent()), timeout=PATIENCE_MS)
    window.open(ToToday())
    found = _search(window, qtbot, "")
    assert found.ui.hits.line().words.endswith(case.summary)
    found.resize(1200, 700)
    _press(found, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: found.focusWidget() is found.beside.links[0], timeout=PATIENCE_MS)
    QTest.keyClick(found.beside.links[0], Qt.Key.Key_Space)
    assert window.current == "case"


def test_the_next_case_and_the_one_before_are_reached_from_the_page(window, desk, case, qtbot):
    other = a_complaint(desk)
    window.open(ToCase(case.id, queue=(other.id, case.id)))
    page = window.page("case")
    qtbot.mouseClick(page.ui.beforeButton, Qt.MouseButton.LeftButton)
    assert page.case.id == other.id
    qtbot.mouseClick(page.ui.nextButton, Qt.MouseButton.LeftButton)
    assert page.case.id == case.id
    qtbot.mouseClick(page.ui.nextButton, Qt.MouseButton.LeftButton)
    assert page.case.id == case.id
    assert page.snackbar.isVisible()


def test_a_region_finds_its_stations(desk, case):
    with at_the_region(desk, AREA):
        groups = {g.group: [h.ref for h in g.hits] for g in desk.finding.find("三堰").groups}
    assert groups["PLACES"] == ["1203"]

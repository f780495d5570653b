import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from desktop.services.cases.review import Tab
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.review.decision_dialog import DecisionDialog
from desktop.ui.review.exhibit_look import ExhibitLook
from desktop.ui.review.return_dialog import ReturnDialog
from desktop.ui.review.table import ReviewColumn
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import ToReview, ToReviewCase
from record.codes import Channel, ExhibitKind, NoticeKind, PersonKind, Severity, Validity
from tests.desktop.ui.desks import AREA, a_complaint, open_desk
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS


@pytest.fixture(scope="module")
def region(qapp, tmp_path_factory):
    """A regional desk with its area manager; made once, each test records its own cases."""
    app = open_desk(tmp_path_factory.mktemp("片区") / "案卷 数据", AREA)
    app.session.device = msgspec.structs.replace(app.session.device, role="region", station="")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture
def cases(region):
    """Three complaints, the first with an exhibit."""
    made = [a_complaint(region, station="1203", summary=f"投诉 {n}") for n in range(3)]
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="小票")
    region.evidence.add_bytes(made[0].id, b"receipt", "小票.txt", form)
    return [region.cases.get(case.id) for case in made]


@pytest.fixture
def page(region, theme, qtbot, cases):
    page = Pages(region, theme, FakePrompts(), Changes()).review_case()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.open(case_id=cases[0].id, queue=[case.id for case in cases])
    return page


@pytest.fixture
def asked(page):
    """What the page asked the window to open; it opens its own next case at once."""
    seen = []

    def follow(visit):
        seen.append(visit)
        if isinstance(visit, ToReviewCase):
            page.open(**vars(visit))

    page.asked.connect(follow)
    return seen


def _in_modal(kind, act):
    def do():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)

    QTimer.singleShot(0, do)


def _decide(text, value=""):
    def act(dialog):
        if value:
            dialog.choose(value)
        assert dialog.ui.decideButton.isEnabled() == (dialog._asked.words_needed is False)
        dialog.ui.groundEdit.setPlainText(text)
        dialog.ui.decideButton.click()

    _in_modal(DecisionDialog, act)


def test_a_decision_of_validity_is_recorded_and_the_next_case_comes(page, region, cases, asked):
    _decide("检测报告与现场比对一致", Validity.VALID)
    page.ui.validityButton.click()
    decided = region.cases.get(cases[0].id)
    assert (decided.validity, decided.validity_reason) == (Validity.VALID, "检测报告与现场比对一致")
    assert page.case_id == cases[1].id
    assert page.ui.countText.text() == "2 / 3"


def test_confirming_needs_no_words_and_ends_the_queue_at_the_list(page, region, cases, asked):
    page.open(case_id=cases[2].id)
    _decide("")
    page.ui.confirmButton.click()
    assert region.cases.get(cases[2].id).confirmed_by == AREA.person_id
    assert asked[-1] == ToReview()


def test_returned_points_become_tasks_tied_to_what_they_are_about(page, region, cases, asked):
    exhibit = next(iter(cases[0].evidence))

    def write(dialog):
        assert not dialog.ui.returnButton.isEnabled()
        first = dialog.points[0]
        first.about.setCurrentIndex(first.about.findData(exhibit))
        first.text.setPlainText("请补拍清晰的小票")
        second = dialog.add_point("vehicle.plate")
        second.text.setPlainText("请核对车牌")
        dialog.ui.returnButton.click()

    _in_modal(ReturnDialog, write)
    page.ui.returnButton.click()
    points = [(t.text, t.about) for t in region.cases.get(cases[0].id).open_tasks]
    assert points == [("请补拍清晰的小票", exhibit), ("请核对车牌", "vehicle.plate")]
    assert page.case_id == cases[1].id


def test_a_raised_class_stays_on_the_case_and_lower_ones_are_not_offered(page, region, cases):
    region.review.raise_class(cases[0].id, Severity.IMPORTANT, "第二起")
    page.open(case_id=cases[0].id)
    _decide("微博传播", Severity.HOT)
    page.ui.classButton.click()
    assert region.cases.get(cases[0].id).severity == Severity.HOT
    assert page.case_id == cases[0].id


def test_the_report_of_the_station_and_its_witnesses_are_read_at_the_region(page, region, cases):
    region.session.device = msgspec.structs.replace(region.session.device, role="station")
    now = region.clock.now()
    notice = {
        "kind": NoticeKind.REPORT,
        "to": "area",
        "channel": Channel.PHONE,
        "sent_at": now,
        "text": "invalid",
    }
    case = region.cases.add(cases[0], "notices", notice)
    case = region.cases.add(case, "people", {"name": "王丽", "kind": PersonKind.WITNESS})
    region.session.device = msgspec.structs.replace(region.session.device, role="region")
    page.open(case_id=case.id)
    told = " ".join(label.text() for label in page.ui.factScroll.findChildren(QLabel))
    assert "invalid" in told
    assert "王丽" in told


def test_a_look_at_an_exhibit_says_what_is_said_of_it(page, region, cases, qtbot):
    details = {"serial": "8842017", "nozzle": "4", "litres": "13.28"}
    form = ExhibitForm(
        kind=ExhibitKind.TRANSACTION, title="till", what_it_proves="the fill", details=details
    )
    typed = region.evidence.add_without_file(cases[0].id, form)
    case = region.cases.get(cases[0].id)
    look = ExhibitLook(
        region.evidence, desk_words(region), FakePrompts(), case, case.evidence[typed.id], page
    )
    qtbot.addWidget(look)
    told = " ".join(label.text() for label in look.findChildren(QLabel))
    for words in ("8842017", "13.28 L", "the fill"):
        assert words in told


def test_a_look_at_a_file_shows_its_hash(page, region, cases, qtbot):
    exhibit = next(iter(cases[0].evidence.values()))
    look = ExhibitLook(region.evidence, desk_words(region), FakePrompts(), cases[0], exhibit, page)
    qtbot.addWidget(look)
    look.show()
    told = " ".join(label.text() for label in look.findChildren(QLabel))
    assert exhibit.original.h in told
    side = look.findChild(QScrollArea)
    assert side.widget().minimumSizeHint().width() <= side.viewport().width()
    assert tasks.wait_all(PATIENCE_MS)


def test_a_remark_stands_beside_the_field_it_is_about(page, region, cases, qtbot):
    _decide("车牌照片不清楚")
    page.facts.remark_asked.emit("vehicle.plate")
    decision = region.cases.get(cases[0].id).decisions[-1]
    assert (decision.action, decision.about) == ("COMMENT", "vehicle.plate")
    shown = [w.text() for w in page.ui.fieldHost.findChildren(type(page.ui.titleText))]
    said = [label.text() for label in page.ui.fieldHost.findChildren(type(page.ui.stateText))]
    assert any("车牌照片不清楚" in words for words in [*shown, *said])


def test_a_decision_made_offline_says_that_it_is_not_sent(page, region, cases):
    region.review.comment(cases[0].id, "请说明")
    page.open(case_id=cases[0].id)
    assert "not yet sent" in page.ui.stateText.text()
    assert page.ui.stateText.isVisible()


def test_what_happened_since_the_last_look_is_shown_apart(page, region, cases):
    assert not page.ui.sinceCard.isVisible()
    page.leave()
    region.cases.note(cases[0].id, "客户来电催问")
    page.open(case_id=cases[1].id)
    page.open(case_id=cases[0].id)
    assert page.ui.sinceCard.isVisible()


def test_keys_walk_through_the_queue(page, cases, asked):
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_J)
    assert page.case_id == cases[1].id
    QTest.keyClick(page, Qt.Key.Key_K)
    assert page.case_id == cases[0].id


def test_exhibits_say_how_many_files_are_held(page):
    assert page.ui.evidenceText.text() == "1 of 1 file held"


@pytest.fixture
def queue(region, theme, qtbot, cases):
    queue = Pages(region, theme, FakePrompts(), Changes()).review()
    qtbot.addWidget(queue)
    queue.resize(1200, 700)
    queue.show()
    queue.open(tab=Tab.ALL)
    qtbot.waitUntil(lambda: queue.model.rowCount() >= 3)
    return queue


def _column(queue, column):
    rows = range(queue.model.rowCount())
    return [queue.model.index(row, column).data() for row in rows]


def test_the_queue_lists_cases_and_counts_its_tabs(queue, region, cases):
    total = region.review.tabs()["ALL"]
    assert queue._buttons["ALL"].text() == f"All {total}"
    assert any("投诉 0" in words for words in _column(queue, ReviewColumn.CASE))
    assert set(_column(queue, ReviewColumn.STATION)) == {"三堰加油站"}


def test_the_queue_is_walked_by_keyboard_from_the_first_moment(queue, region, qtbot):
    queue.open()
    qtbot.waitUntil(lambda: queue.ui.table.hasFocus() and queue.model.rowCount() > 1)
    first = queue.ui.table.currentIndex().row()
    qtbot.keyClick(queue.ui.table, Qt.Key.Key_Down)
    assert queue.ui.table.currentIndex().row() == first + 1


def test_searching_narrows_the_queue(queue, qtbot, region):
    case = a_complaint(region, station="1203", summary="洗车刮擦前保险杠")
    queue.ui.searchField.setText("保险杠")
    queue.ui.searchField.returnPressed.emit()
    qtbot.waitUntil(lambda: queue.model.rowCount() == 1)
    assert queue.model.row_at(0).id == case.id


def test_enter_opens_the_selected_case_with_its_queue(queue, qtbot):
    queue.ui.table.setFocus()
    queue.ui.table.selectRow(1)
    with qtbot.waitSignal(queue.asked) as opened:
        QTest.keyClick(queue.ui.table, Qt.Key.Key_Return)
    [visit] = opened.args
    assert visit == ToReviewCase(queue.model.row_at(1).id, visit.queue)
    assert visit.queue[1] == visit.case_id


def test_a_tab_without_cases_says_so(queue, qtbot, region):
    empty = next((tab for tab, count in region.review.tabs().items() if not count), None)
    if empty is None:
        pytest.skip("every tab has cases by now")
    queue.choose_tab(empty)
    qtbot.waitUntil(queue.ui.emptyState.isVisible)
    assert not queue.ui.openButton.isEnabled()

import threading

import pytest
from PySide6.QtWidgets import QWidget

from desktop.app import Application
from desktop.services.cases.review import Tab
from desktop.services.evidence.intake import ExhibitForm
from desktop.services.papers.readings import ReadBack
from desktop.store import cases as store
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from record.codes import ExhibitKind
from tests.builders import a_printed_paper
from tests.desktop.ui.desks import a_complaint, at_the_region
from tests.desktop.ui.papers.conftest import open_inbox
from tests.fakes import FakePrompts


@pytest.fixture
def decoded_in(monkeypatch):
    """The threads in which cases were decoded."""
    threads = []
    decode = store.decode

    def noted(raw):
        threads.append(threading.current_thread())
        return decode(raw)

    monkeypatch.setattr(store, "decode", noted)
    return threads


@pytest.fixture
def asked_in(monkeypatch):
    """The threads in which lists of cases were queried."""
    threads = []
    for name in ("find", "count", "find_documents"):
        whole = getattr(store, name)

        def noted(*args, _whole=whole, **kwargs):
            threads.append(threading.current_thread())
            return _whole(*args, **kwargs)

        monkeypatch.setattr(store, name, noted)
    return threads


@pytest.fixture(params=["today", "cases", "evidence", "scans"])
def page(request, desk, qtbot, theme):
    """One list after the other, of a desk with a case that a photographed page waits for."""
    case = a_complaint(desk)
    printed = a_printed_paper(desk, case.id)
    desk.evidence.add_bytes(
        case.id, b"oil", "oil.txt", ExhibitForm(kind=ExhibitKind.OTHER, title="oil")
    )
    code = desk.cases.get(case.id).papers[printed.paper_id].code
    kept = desk.scans._kept
    kept.put(kept.new(ReadBack(name="page.png", code=code, page=1)), b"")
    prompts = FakePrompts()
    made = {
        "today": lambda: Pages(desk, theme, prompts, Changes()).today(),
        "cases": lambda: Pages(desk, theme, prompts, Changes()).cases(),
        "evidence": lambda: Pages(desk, theme, prompts, Changes()).evidence(),
        "scans": lambda: open_inbox(desk, prompts),
    }[request.param]()
    made.setObjectName(request.param)
    qtbot.addWidget(made)
    made.show()
    _settled(qtbot)
    return made


def test_a_list_reads_its_cases_outside_the_thread_of_the_windows(
    page, qtbot, decoded_in, asked_in
):
    decoded_in.clear()
    asked_in.clear()
    page.open()
    _settled(qtbot)
    assert threading.main_thread() not in decoded_in + asked_in
    # The list of cases alone comes from columns.
    assert bool(decoded_in) == (page.objectName() != "cases")
    assert decoded_in or asked_in


def test_the_queue_of_a_region_is_read_outside_the_thread_of_the_windows(
    desk, qtbot, theme, decoded_in, asked_in
):
    a_complaint(desk)
    with at_the_region(desk):
        page = Pages(desk, theme, FakePrompts(), Changes()).review()
        qtbot.addWidget(page)
        decoded_in.clear()
        asked_in.clear()
        page.show()
        page.open(tab=Tab.ALL)
        qtbot.waitUntil(lambda: page.model.rowCount() == 1)
        with qtbot.waitSignal(page.asked):
            page.open_current()
    assert threading.main_thread() not in decoded_in
    assert threading.main_thread() not in asked_in
    assert asked_in


def test_the_numbers_on_the_rail_are_counted_outside_the_thread_of_the_windows(
    desk, qtbot, theme, asked_in
):
    a_complaint(desk)
    window = desk_window(desk, theme)
    qtbot.addWidget(window)
    asked_in.clear()
    window.person_changed.emit(desk.session.member)
    _settled(qtbot)
    assert asked_in
    assert threading.main_thread() not in asked_in


def test_a_case_is_picked_from_a_list_read_outside_the_thread_of_the_windows(
    desk: Application, qtbot, asked_in
):
    case = a_complaint(desk)
    owner = QWidget()
    qtbot.addWidget(owner)
    asked_in.clear()
    picker = CasePicker(desk.cases, desk_words(desk), "why", owner)
    picker.show()
    qtbot.waitUntil(lambda: picker.chosen() == case.id)
    picker.ui.searchField.setText("nothing of this kind")
    qtbot.waitUntil(picker.ui.emptyState.isVisible)
    assert not picker.ui.chooseButton.isEnabled()
    assert threading.main_thread() not in asked_in


def _settled(qtbot):
    """Let every answer arrive that is on its way."""
    assert tasks.wait_all(5000)
    for _ in range(3):
        qtbot.wait(1)
        assert tasks.wait_all(5000)
    qtbot.wait(1)

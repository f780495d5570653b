import threading
from datetime import UTC, datetime

import pytest

from desktop.services.desk import headquarters
from desktop.services.desk.headquarters import FileState, SyncItem, SyncStatus
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from record.codes import ExhibitKind
from record.problems import Problem
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_S

ALL_SENT = "Everything is verified at headquarters"


class FakeHeadquarters:
    """Answer from ``now`` and ``waiting``.

    ``gate`` holds a round up until the test lets it go, ``files_gate`` the list of files.
    """

    def __init__(self) -> None:
        self.now = SyncStatus(state=headquarters.WORKING, waiting_files=4, percent=62)
        self.waiting: tuple[SyncItem, ...] = ()
        self.gate, self.files_gate = threading.Event(), threading.Event()
        self.files_gate.set()
        self.rounds = self.lists = 0

    def status(self) -> SyncStatus:
        return self.now

    def items(self) -> tuple[SyncItem, ...]:
        self.lists += 1
        self.files_gate.wait(PATIENCE_S)
        return self.waiting

    def sync_now(self, progress) -> SyncStatus:
        self.rounds += 1
        self.gate.wait(PATIENCE_S)
        return self.now

    def pause(self) -> None:
        self.now = SyncStatus(state=headquarters.PAUSED)

    def resume(self) -> None:
        self.now = SyncStatus(state=headquarters.IDLE, last_at=datetime.now(UTC))


@pytest.fixture
def far(desk):
    real, desk.headquarters = desk.headquarters, FakeHeadquarters()
    yield desk.headquarters
    desk.headquarters.gate.set()
    desk.headquarters.files_gate.set()
    desk.headquarters = real


@pytest.fixture
def changes():
    return Changes()


@pytest.fixture
def page(desk, theme, qtbot, far, changes):
    page = Pages(desk, theme, FakePrompts(), changes).sync()
    qtbot.addWidget(page)
    page.show()
    return page


def _lines(page):
    tree = page.ui.itemList
    rows = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return [[row.text(column) for column in range(5)] for row in rows]


def test_each_file_says_one_of_the_four_words(page, far, qtbot):
    states = (
        FileState("ONLY_HERE"), FileState("UNDER_WAY", 62), FileState("VERIFIED"),
        FileState("NEEDS_ATTENTION", 0, "evidence.source_vanished"),
    )  # fmt: skip
    far.waiting = tuple(SyncItem(f"证据 {n}", "TS-1", 1_500_000, s) for n, s in enumerate(states))
    page.open()
    qtbot.waitUntil(lambda: len(_lines(page)) == 4)
    words = [line[3] for line in _lines(page)]
    assert words == [
        "On this PC only", "Under way 62 %", "Verified at headquarters", "Needs attention",
    ]  # fmt: skip
    assert _lines(page)[0][2] == "1.5 MB"
    assert _lines(page)[3][4]


def test_sending_now_never_blocks_and_happens_once(page, far, qtbot):
    page.open()
    page.send_now()
    page.send_now()
    assert not page.ui.sendButton.isEnabled()
    qtbot.waitUntil(lambda: far.rounds == 1)
    far.now = SyncStatus(state=headquarters.IDLE, last_at=datetime.now(UTC))
    far.gate.set()
    qtbot.waitUntil(page.ui.sendButton.isEnabled)
    qtbot.waitUntil(lambda: page.ui.stateText.text() == ALL_SENT)


def test_a_change_while_the_page_reads_is_shown_in_the_end(page, far, changes, qtbot):
    far.now = SyncStatus(state=headquarters.WAITING, waiting_files=1)
    far.files_gate.clear()
    page.open()
    qtbot.waitUntil(lambda: far.lists == 1)
    far.now = SyncStatus(state=headquarters.IDLE, last_at=datetime.now(UTC))
    changes.tell_sync(far.now)
    far.files_gate.set()
    qtbot.waitUntil(lambda: far.lists == 2)
    qtbot.waitUntil(lambda: page.ui.stateText.text() == ALL_SENT)


def test_pausing_is_remembered_and_undone(page, far, qtbot, desk):
    page.open()
    qtbot.waitUntil(lambda: page.ui.stateText.text() == "Sending")
    page.ui.pauseButton.click()
    qtbot.waitUntil(lambda: page.ui.stateText.text() == "Paused by you")
    assert desk.settings.now.sync_paused
    page.ui.pauseButton.click()
    qtbot.waitUntil(lambda: page.ui.pauseButton.text() == "Pause")
    assert not desk.settings.now.sync_paused


def test_why_it_waits_is_said_in_a_sentence(page, far, qtbot):
    problem = Problem("evidence.source_vanished", name="U 盘")
    far.now = SyncStatus(state=headquarters.OFFLINE, waiting_entries=3, problem=problem)
    page.open()
    qtbot.waitUntil(page.ui.banner.isVisible)
    assert "3 entries on this PC only" in page.ui.detailText.text()


def test_a_real_desk_lists_the_file_it_has_not_sent(desk, theme, qtbot):
    case = a_complaint(desk)
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="小票照片")
    desk.evidence.add_bytes(case.id, b"receipt", "小票.txt", form)
    page = Pages(desk, theme, FakePrompts(), Changes()).sync()
    qtbot.addWidget(page)
    page.show()
    page.open()
    qtbot.waitUntil(lambda: bool(_lines(page)))
    assert _lines(page)[0][:2] == ["小票照片", case.case_no]
    assert _lines(page)[0][3] == "On this PC only"

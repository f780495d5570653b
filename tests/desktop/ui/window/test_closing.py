"""A window is closed while work is under way: what was not finished has not happened."""

import pytest

from desktop.app import open_application
from desktop.evidence.files import copying
from desktop.ui.desk.pages import Pages
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts

BLOCK = 64 * 1024
SIZE = 40 * 1024 * 1024


@pytest.fixture
def page(desk, qtbot, theme):
    made = Pages(desk, theme, FakePrompts(), Changes()).case()
    qtbot.addWidget(made)
    made.show()
    made.open(case_id=a_complaint(desk).id)
    return made


@pytest.fixture
def big(tmp_path, monkeypatch):
    """A file whose import takes long enough to be seen under way."""
    monkeypatch.setattr(copying, "BLOCK", BLOCK)
    path = tmp_path / "录像 一.bin"
    with path.open("wb") as file:
        file.truncate(SIZE)
    return path


def test_an_import_under_way_leaves_nothing_half_when_the_program_ends(desk, page, big, qtbot):
    page.proof.intake.add_paths(page.case, [big])
    qtbot.waitUntil(lambda: any(p.stat().st_size > BLOCK for p in desk.folder.spool.iterdir()))
    page.close()
    assert tasks.end_all(5000)
    assert list(desk.folder.spool.iterdir()) == []
    assert [path for path in desk.folder.vault.rglob("*") if path.is_file()] == []
    assert desk.cases.get(page.case.id).evidence == {}
    assert big.stat().st_size == SIZE


def test_work_that_has_not_begun_never_begins(desk, qtbot, page):
    begun = []
    tasks.end_all(5000)
    waiting = [tasks.start(page, lambda progress: _slow(progress, begun)) for _ in range(20)]
    assert tasks.end_all(5000)
    assert len(begun) < len(waiting)


def test_a_killed_import_is_swept_at_the_next_start(desk):
    folder = desk.folder.root
    (desk.folder.spool / "half").write_bytes(b"half a file")
    desk.close()
    again = open_application(folder)
    assert list(again.folder.spool.iterdir()) == []
    again.close()


def _slow(progress, begun):
    begun.append(1)
    while True:
        progress.check()

"""A disk without room, or one that can't be written: a sentence, and nothing is lost."""

import pytest
from PySide6.QtTest import QTest

from desktop.app import open_application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import ballast
from desktop.ui.desk.pages import Pages
from desktop.ui.papers.printing import write_whole
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import InField
from record.problems import Problem
from tests import builders
from tests.desktop.disks import fill_up, mount, small_disk
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

DISK_MIB = 120


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "小盘", DISK_MIB) as place:
        yield place


@pytest.fixture
def desk(qapp, disk):
    app = builders.open_desk(disk / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


def _note_on_and_on(desk, case_id, words):
    for _ in range(200):
        desk.cases.note(case_id, words)


def _refused(code, work, *args):
    with pytest.raises(Problem, match=code.replace(".", r"\.")):
        work(*args)


def test_every_kind_of_work_is_refused_on_a_full_disk_and_goes_on_when_there_is_room(desk, disk):
    case = builders.a_case(desk)
    receipt = ExhibitForm(title="小票")
    assert ballast.fill(desk.database.path, 1 << 40)
    filler = fill_up(disk)

    desk.cases.note(case.id, "the case at hand")
    assert not ballast.place_of(desk.database.path).exists()
    fill_up(disk)
    long = "字" * 20_000
    _refused("database.disk_full", _note_on_and_on, desk, case.id, long)
    at_hand = desk.cases.get(case.id)
    _refused("evidence.disk_full", desk.evidence.add_bytes, case.id, b"x" * 4096, "a.txt", receipt)
    _refused("printing.not_saved", write_whole, b"x" * 100_000, disk / "F6.pdf")
    assert desk.cases.get(case.id) == at_hand
    assert at_hand.notes
    assert not (disk / "F6.pdf").exists()
    assert list((desk.folder.spool).iterdir()) == []

    filler.unlink()
    kept = desk.cases.change(desk.cases.get(case.id), {"narrative": long})
    desk.evidence.add_bytes(case.id, b"x" * 4096, "a.txt", receipt)
    write_whole(b"x" * 100_000, disk / "F6.pdf")
    assert kept.narrative == long
    assert len(desk.cases.get(case.id).evidence) == 1
    assert kept.notes == at_hand.notes


def test_typing_on_a_full_disk_is_told_and_kept_as_soon_as_there_is_room(desk, disk, theme, qtbot):
    page = Pages(desk, theme, FakePrompts(), Changes()).case()
    qtbot.addWidget(page)
    page.show()
    page.open(case_id=builders.a_case(desk).id)
    page.go_to(InField("narrative"))
    row = next(
        f.rows["narrative"]
        for p in page.parts.panels.values() for f in p._forms if "narrative" in f.rows
    )  # fmt: skip
    filler = fill_up(disk)
    row.input.set_words("x" * 19_000)
    QTest.keyClicks(row.input.widget, "said")
    qtbot.waitUntil(lambda: "disk is full" in row.note.text())
    typed = row.input.words()
    filler.unlink()
    drafts = desk.drafts.of
    qtbot.waitUntil(lambda: drafts(page.case.id).get("narrative") == typed)
    qtbot.waitUntil(lambda: "disk is full" not in row.note.text())
    page.leave()
    assert desk.cases.get(page.case.id).narrative == typed


def test_a_folder_that_can_not_be_written_is_named_at_the_start(qapp, disk):
    folder = builders.make_desk(disk / "案卷 数据")
    if not mount("-o", "remount,ro", str(disk)):
        pytest.skip("a read-only disk needs the right to mount one")
    _refused("system.folder_denied", open_application, folder)


def test_a_disk_that_turns_read_only_is_told_and_loses_nothing(desk, disk):
    case = builders.a_case(desk)
    journal = desk.database.path.with_name("casebook.db-wal")
    with desk.database.write() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        _refused("database.not_writable", _write_in, desk, connection)
        connection.exec_driver_sql("PRAGMA query_only = OFF")
    assert journal.exists()
    assert desk.cases.note(case.id, "again").notes


def _write_in(desk, connection):
    with desk.database._as_problems():
        connection.exec_driver_sql("DELETE FROM draft")

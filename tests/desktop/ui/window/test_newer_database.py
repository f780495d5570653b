"""A folder that a newer program wrote is shown, and nothing in it is changed."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from desktop.app import open_application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.window import tasks
from desktop.ui.window.place import InField
from desktop.ui.window.visit import ToCase
from record.problems import Problem
from tests import builders
from tests.builders import AREA, MANAGER
from tests.desktop.ui.desks import visits
from tests.patience import PATIENCE_MS

PAGES = ("today", "cases", "evidence", "new", "case", "stills", "scan_inbox", "sync", "settings")


@pytest.fixture(scope="module")
def newer(qapp, tmp_path_factory):
    folder = tmp_path_factory.mktemp("新版") / "案卷 数据"
    app = builders.open_desk(folder)
    case = builders.a_case(app)
    app.evidence.add_bytes(case.id, b"receipt", "小票.txt", ExhibitForm(title="小票"))
    app.settings.change(language="en")
    with app.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    app.close()
    app = open_application(folder)
    yield app, case.id
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture
def window(newer, theme, qtbot, request):
    app, _case_id = newer
    role, member = getattr(request, "param", ("station", MANAGER))
    device = app.device
    app.device = app.session.device = msgspec.structs.replace(device, role=role)
    app.session.member = member
    made = desk_window(app, theme)
    made.show()
    made.come_on_duty(member)
    yield made
    made.close()
    assert tasks.wait_all(PATIENCE_MS)
    made.deleteLater()
    app.device = app.session.device = device


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_and_says_that_it_can_only_be_read(newer, window, qtbot, page):
    app, case_id = newer
    assert app.database.read_only
    window.open(visits(case_id)[page])
    qtbot.waitUntil(lambda: tasks.wait_all(0))
    qtbot.wait(30)
    assert window.ui.notice.isVisible()
    assert "newer program" in window.ui.notice._title.text()


@pytest.mark.parametrize("window", [("region", AREA)], indirect=True)
@pytest.mark.parametrize("page", ["review", "review_case"])
def test_every_page_of_the_region_opens(newer, window, qtbot, page):
    _app, case_id = newer
    window.open(visits(case_id)[page])
    qtbot.waitUntil(lambda: tasks.wait_all(0))
    qtbot.wait(30)
    assert window.ui.notice.isVisible()


def test_what_is_typed_is_not_taken_and_the_page_says_why(newer, window, qtbot):
    app, case_id = newer
    window.open(ToCase(case_id))
    page = window.page("case")
    page.go_to(InField("place_detail"))
    row = next(
        f.rows["place_detail"]
        for p in page.parts.panels.values() for f in p._forms if "place_detail" in f.rows
    )  # fmt: skip
    QTest.keyClicks(row.input.widget, "lane 2")
    qtbot.waitUntil(lambda: "newer program" in row.note.text())
    QTest.keyClick(row.input.widget, Qt.Key.Key_Tab)
    assert row.input.words() == "lane 2"
    assert app.cases.get(case_id).place_detail == ""
    with pytest.raises(Problem, match=r"database\.read_only"):
        app.cases.note(case_id, "x")

"""A record never says less than the screen: an input method was still composing (case 08)."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.desk.pages import Pages
from desktop.ui.keyboard.composing import Composing
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import InField
from desktop.ui.window.theme import Theme
from tests.desktop.ui import hands
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def desk(qapp, tmp_path_factory):
    app = open_desk(tmp_path_factory.mktemp("站") / "案卷")
    app.settings.change(language="zh")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def pages(desk, qapp):
    composing, look = Composing(qapp), Theme(qapp)
    look.use("light", 100)
    yield Pages(desk, look, FakePrompts(), Changes())
    composing.deleteLater()
    look.deleteLater()


def _to_front(page, qtbot):
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def test_a_new_complaint_records_what_stands_on_the_screen(desk, pages, qtbot):
    page = pages.new()
    _to_front(page, qtbot)
    page.open()
    asked = []
    page.asked.connect(asked.append)
    rows = page.form.rows
    for path, words in {
        "summary": "加油后抖动",
        "category": "A",
        "occurred_at": "0:01",
        "complainant.phone": "13900002046",
        "demand_text": "要求退款并",
    }.items():
        hands.put(rows[path].input.widget, words)
    box = rows["demand_text"].input.widget
    box.setFocus()
    hands.compose("赔偿380元", box)
    shown = box.toPlainText() + box.textCursor().block().layout().preeditAreaText()
    assert shown == "要求退款并赔偿380元"
    hands.key(Qt.Key.Key_Return, box, CONTROL)
    assert desk.cases.get(asked[-1].case_id).demand_text == shown


def test_finishing_a_step_records_what_stands_on_the_screen(desk, pages, qtbot):
    case = a_complaint(desk)
    page = pages.case()
    _to_front(page, qtbot)
    page.open(case_id=case.id)
    page.go_to(InField("demand_text"))
    box = page.parts.panels["demand"].findChild(hands.QPlainTextEdit, "demand_text")
    box.setFocus()
    hands.write("要求退款并", box)
    hands.compose("赔偿380元", box)
    hands.key(Qt.Key.Key_Return, box, CONTROL)
    assert desk.cases.get(case.id).demand_text == "要求退款并赔偿380元"

"""A field of date and time takes what an input method writes and a paste brings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest

from desktop.ui.fields.moment_edit import MomentEdit, moment_of, put_moment
from tests.builders import NOON


@pytest.fixture
def edit(qtbot):
    made = MomentEdit()
    made.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
    qtbot.addWidget(made)
    put_moment(made, NOON)
    made.show()
    return made


def commit(edit, words):
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QGuiApplication.sendEvent(edit.lineEdit(), event)


@pytest.mark.parametrize(
    ("brought", "shown"),
    [
        ("2026-05-09 13:38:20", "2026-05-09 13:38:20"),
        ("２０２６－０５－０９　１３：３８：２０", "2026-05-09 13:38:20"),
        ("2026年5月9日 下午1:38", "2026-05-09 13:38:00"),
        ("2026-05-09T13:38", "2026-05-09 13:38:00"),
        ("13时38分", "2026-06-11 13:38:00"),
    ],
)
def test_a_moment_pasted_over_it_is_read(edit, brought, shown):
    for bring in (commit, lambda edit, words: edit.lineEdit().insert(words)):
        put_moment(edit, NOON)
        edit.lineEdit().selectAll()
        bring(edit, brought)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert edit.text() == shown
        assert f"{moment_of(edit):%Y-%m-%d %H:%M:%S}" == shown


@pytest.mark.parametrize("brought", ["soon", "2026-13-01 10:00", "25:00"])
def test_what_is_no_moment_changes_nothing(edit, brought):
    edit.lineEdit().selectAll()
    commit(edit, brought)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert moment_of(edit) == NOON

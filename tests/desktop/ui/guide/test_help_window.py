import unicodedata

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from desktop import keys
from desktop.ui.guide.help_keys import HelpKeys, topic_of
from desktop.ui.guide.help_window import HelpWindow
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.window.page import Page

KEY_WORDS = {"zh": "登记新投诉", "en": "Record a new complaint"}


class TodayPage(Page):
    """A page of that name with a field."""

    def __init__(self):
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


@pytest.fixture
def answering(qapp):
    heard = HelpKeys(qapp, lambda: "en")
    yield
    qapp.removeEventFilter(heard)
    heard.deleteLater()


@pytest.fixture
def page(qtbot, theme):
    shown = TodayPage()
    qtbot.addWidget(shown)
    shown.show()
    shown.field.setFocus()
    return shown


def help_of(window):
    return window.findChild(HelpWindow)


def test_f1_opens_the_help_of_the_page_in_front_and_esc_returns(page, answering, qtbot):
    QTest.keyClick(page.field, Qt.Key.Key_F1)
    shown = help_of(page)
    assert (shown.topic, shown.ui.titleText.text()) == ("today_page", "Today")
    assert "A case stands here once" in shown.ui.page.toPlainText()
    QTest.keyClick(shown, Qt.Key.Key_F1)
    assert len(page.findChildren(HelpWindow)) == 1
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: help_of(page) is None)


def test_shift_f1_lists_every_key(page, answering):
    QTest.keyClick(page.field, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    shown = help_of(page)
    told = shown.ui.page.toPlainText()
    assert shown.topic == "keys"
    for place in keys.places():
        for key in place.keys:
            assert key.shown in told
            assert key.en in told
    shown.reject()


def test_a_dialog_has_its_own_help(page, qtbot):
    from desktop.services.papers.copies import Copy

    dialog = CopyDialog(Copy(reader="客户", purpose="客户留存"), page, printing=False)
    assert topic_of(dialog, "en") == "copy_dialog"
    dialog.deleteLater()


def test_what_has_no_help_gets_the_overview(qtbot):
    window = QLineEdit()
    qtbot.addWidget(window)
    assert topic_of(window, "en") == "overview"


def test_the_help_is_searched_by_any_words(theme, qtbot, language):
    window = HelpWindow("today_page", language, None)
    qtbot.addWidget(window)
    window.search({"zh": "封签 破损", "en": "seal torn"}[language])
    assert window.topic == "samples_dialog"
    window.search("qqqq")
    assert window.ui.topics.count() == 0
    assert not window.ui.nothing.isHidden()
    window.search("")
    assert window.ui.topics.count() > 50


def test_the_list_of_keys_is_printed(theme, qtbot, language):
    window = HelpWindow("keys", language, None)
    qtbot.addWidget(window)
    document = QPdfDocument()
    held = QBuffer()
    held.setData(window.pdf())
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    pages = [document.getAllText(number).text() for number in range(document.pageCount())]
    assert len(pages) > 1
    # A PDF may give a radical for the character that looks like it.
    told = unicodedata.normalize("NFKC", "".join(pages))
    assert "Ctrl+K" in told
    assert KEY_WORDS[language] in " ".join(told.split())


def test_every_shortcut_of_a_window_is_told_in_the_list(desk, theme, qtbot):
    from PySide6.QtGui import QShortcut

    from desktop.ui.desk.desk_window import desk_window

    window = desk_window(desk, theme)
    qtbot.addWidget(window)
    found = window.findChildren(QShortcut)
    assert len(found) > 8
    for shortcut in found:
        known = keys.key(shortcut.whatsThis())
        assert [QKeySequence(each) for each in known.keys] == shortcut.keys()
    assert QApplication.instance() is not None

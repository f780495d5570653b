import pytest

from desktop.settings import SettingsFile
from desktop.ui.settings_page import SettingsPage
from desktop.ui.widgets.text import Text
from tests.fakes import FakePrompts


@pytest.fixture
def page(desk, theme, qtbot):
    page = SettingsPage(desk, theme, FakePrompts())
    qtbot.addWidget(page)
    page.show()
    yield page
    theme.use("light", 100)


def test_a_change_holds_at_once_and_after_a_restart(page, desk, theme):
    page.ui.themeCombo.setCurrentIndex(page.ui.themeCombo.findData("dark"))
    page.ui.scaleSlider.setValue(6)
    page.ui.compactCheck.click()
    assert theme.dark
    assert theme.scale == 1.5
    kept = SettingsFile(desk.folder.root).now
    assert (kept.theme, kept.text_scale, kept.compact_rows) == ("dark", 150, True)


def test_another_language_asks_for_a_new_window(page, desk, qtbot):
    with qtbot.waitSignal(page.language_chosen) as chosen:
        page.ui.languageCombo.setCurrentIndex(page.ui.languageCombo.findData("zh"))
    assert chosen.args == ["zh"]
    assert desk.settings.now.language == "zh"


def test_the_idle_lock_is_told_in_minutes(page, desk, qtbot):
    with qtbot.waitSignal(page.idle_chosen) as chosen:
        page.ui.lockSpin.setValue(0)
    assert chosen.args == [0]
    assert page.ui.lockSpin.text() == "never"
    assert desk.settings.now.idle_lock_minutes == 0


def test_this_pc_is_described_without_its_keys(page, desk):
    said = [text.text() for text in page.ui.deviceHost.findChildren(Text)]
    device = desk.session.device
    assert device.dev[:12] in said
    assert device.dev not in said
    assert device.address in said
    assert "In a file that only this account can read" in said


def test_practice_is_announced_only_where_it_is_practice(page):
    assert not page.ui.practiceBanner.isVisible()

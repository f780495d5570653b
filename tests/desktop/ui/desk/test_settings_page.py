import pytest

from desktop.settings import SettingsFile
from desktop.ui.desk.pages import Pages
from desktop.ui.widgets.text import Text
from desktop.ui.window.changes import Changes
from tests.fakes import FakePrompts


@pytest.fixture
def page(desk, theme, qtbot):
    page = Pages(desk, theme, FakePrompts(), Changes()).settings()
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


def test_the_scanners_folder_is_chosen_and_given_back(page, desk, qtbot, tmp_path):
    folder = tmp_path / "扫描仪 输出"
    folder.mkdir()
    page._prompts.answers["choose_folder"] = folder
    assert not page.ui.scanInboxButton.isEnabled()
    with qtbot.waitSignal(page.scan_folder_chosen):
        page.ui.scanFolderButton.click()
    assert page.ui.scanFolderText.text() == str(folder)
    assert SettingsFile(desk.folder.root).now.scan_folder == str(folder)
    page._prompts.answers["choose_folder"] = tmp_path / "没有"
    page.ui.scanFolderButton.click()
    assert "cannot be read" in page.ui.problemText.text()
    page.ui.scanInboxButton.click()
    assert desk.scans.watch.folder == desk.folder.inbox

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.settings import SettingsFile
from desktop.ui.desk.person_menu import PersonMenu
from record.problems import Problem
from tests.fakes import FakePrompts


class Host(QObject):
    """A window with the few things the menu needs."""

    language_chosen = Signal(str)
    package_asked = Signal()

    def __init__(self, theme, settings):
        super().__init__()
        self.theme, self.settings, self.prompts = theme, settings, FakePrompts()
        self.done: list[str] = []
        self.pages = {"settings"}

    def has_page(self, name):
        return name in self.pages

    def open(self, name, **_args):
        self.done.append(f"open {name}")

    def lock(self):
        self.done.append("lock")

    def switch_person(self):
        self.done.append("switch")

    def show_help(self):
        self.done.append("help")

    def show_keys(self):
        self.done.append("keys")


@pytest.fixture
def host(theme, tmp_path):
    settings = SettingsFile(tmp_path / "案卷 数据")
    settings.change(language="en")
    return Host(theme, settings)


@pytest.fixture
def menu(host, qtbot):
    made = QMenu()
    qtbot.addWidget(made)
    PersonMenu(made, host)
    return made


def _lines(menu):
    """Fill the menu as opening it does; lines of its parts stand beside its own."""
    menu.aboutToShow.emit()
    found = {}
    for act in menu.actions():
        found[act.text()] = act
        if act.menu() is not None:
            found |= {inner.text(): inner for inner in act.menu().actions()}
    return found


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("Switch person", "switch"),
        ("Lock", "lock"),
        ("Settings…", "open ToSettings()"),
        ("Help for this page", "help"),
        ("List of keys", "keys"),
    ],
)
def test_a_line_does_what_it_says(menu, host, line, done):
    _lines(menu)[line].trigger()
    assert host.done == [done]


def test_a_window_without_settings_offers_none(menu, host):
    host.pages.clear()
    assert "Settings…" not in _lines(menu)


def test_what_is_set_now_is_ticked(menu, host):
    host.settings.change(theme="dark", text_scale=150)
    lines = _lines(menu)
    ticked = {words for words, act in lines.items() if act.isChecked()}
    assert ticked == {"English", "Dark", "150 %"}


def test_another_text_size_holds_at_once_and_is_kept(menu, host, theme):
    _lines(menu)["125 %"].trigger()
    assert theme.scale == 1.25
    assert host.settings.now.text_scale == 125


def test_another_language_is_asked_of_whoever_made_the_window(menu, host, qtbot):
    with qtbot.waitSignal(host.language_chosen) as heard:
        _lines(menu)["中文"].trigger()
    assert heard.args == ["zh"]
    assert host.settings.now.language == "zh"


def test_a_choice_that_cannot_be_kept_is_told(menu, host, monkeypatch):
    def full(**_values):
        raise Problem("settings.not_written")

    monkeypatch.setattr(host.settings, "change", full)
    _lines(menu)["Dark"].trigger()
    assert [problem.code for problem in host.prompts.problems] == ["settings.not_written"]


def test_about_tells_the_version_and_the_licence(menu, host):
    told = []
    host.prompts.tell = lambda _title, text: told.append(text)
    _lines(menu)["About…"].trigger()
    assert "Apache License" in told[0]

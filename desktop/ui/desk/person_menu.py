"""What the person on duty may choose for the window."""

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from desktop import keys
from desktop.settings import SettingsFile
from desktop.ui.widgets.button import on_press
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToSettings, Visit
from desktop.version import VERSION
from record.problems import Problem

TEXT_SIZES = (100, 125, 150, 175, 200)


def _key(name: str) -> str:
    return keys.key(f"everywhere.{name}").shown


class Host(Protocol):
    """The window that the menu belongs to."""

    settings: SettingsFile
    theme: Theme
    prompts: WindowPrompts
    language_chosen: Any
    package_asked: Any

    def has_page(self, name: str) -> bool:
        """Tell whether a page of that name was added."""

    def open(self, visit: Visit) -> None:
        """Open a page."""

    def lock(self) -> None:
        """Close the gate before the same person."""

    def switch_person(self) -> None:
        """Close the gate and let another person come on duty."""

    def show_help(self) -> None:
        """Open the help for what is open."""

    def show_keys(self) -> None:
        """Open the list of keys."""


class PersonMenu(QObject):
    """Fill a menu: switch person, lock, language, colours, text size, settings, packages, about."""

    def __init__(self, menu: QMenu, window: Host) -> None:
        super().__init__(menu)
        self._menu = menu
        self._window = window
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        menu, window = self._menu, self._window
        menu.clear()
        menu.addAction(self.tr("Switch person"), _key("switch"), window.switch_person)
        menu.addAction(self.tr("Lock"), _key("lock"), window.lock)
        menu.addSeparator()
        self._add_choice(
            self.tr("Language"), "language", {"zh": "中文", "en": "English"},
        )  # fmt: skip
        self._add_choice(
            self.tr("Colours"),
            "theme",
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
        )
        self._add_choice(
            self.tr("Text size"), "text_scale", {size: f"{size} %" for size in TEXT_SIZES}
        )
        menu.addSeparator()
        if window.has_page(ToSettings.page):
            menu.addAction(self.tr("Settings…"), partial(window.open, ToSettings()))
        menu.addAction(self.tr("Check a case package…"), window.package_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Help for this page"), _key("help"), window.show_help)
        menu.addAction(self.tr("List of keys"), _key("keys"), window.show_keys)
        menu.addSeparator()
        menu.addAction(self.tr("About…"), self._about)

    def _add_choice(
        self, title: str, setting: str, choices: dict[str, str] | dict[int, str]
    ) -> None:
        menu = self._menu.addMenu(title)
        group = QActionGroup(menu)
        now = getattr(self._window.settings.now, setting)
        for value, words in choices.items():
            action = group.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            on_press(action, self._choose, setting, value)
            menu.addAction(action)

    def _choose(self, setting: str, value: object) -> None:
        window = self._window
        try:
            window.settings.change(**{setting: value})
        except Problem as problem:
            window.prompts.show_problem(problem)
        now = window.settings.now
        if setting == "language":
            window.language_chosen.emit(now.language)
        else:
            window.theme.use(now.theme, now.text_scale)

    def _about(self) -> None:
        self._window.prompts.tell(
            self.tr("Forecourt Casebook"),
            self.tr("Version {0}. Free software under the Apache License 2.0.").format(VERSION),
        )

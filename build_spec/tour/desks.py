"""The two desks of the tour: a station and its region, each in its window, one headquarters."""

from PySide6.QtCore import QSize

from build_spec.tour import hands, sight
from build_spec.tour.script import wait
from desktop.app import Application
from desktop.practice.preparing import PIN
from desktop.ui.desk.main_window import MainWindow
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.window.page import Page


class Desk:
    """One desk: its application is only read; everything is done in its window."""

    def __init__(self, window: MainWindow, application: Application) -> None:
        self.window = window
        self.application = application

    async def front(self) -> MainWindow:
        """Bring this desk's window to the front."""
        await hands.activate(self.window)
        return self.window

    async def size(self, size: tuple[int, int]) -> None:
        """Give the window a size, as dragging its corner would."""
        self.window.showNormal()
        self.window.resize(QSize(*size))
        await wait(f"a window of {size}", lambda: self.window.size() == QSize(*size))

    async def sign_in(self, name: str) -> None:
        """Choose a person and type the PIN."""
        gate = self.window.sign_in
        card = await sight.seen(gate, Clickable, lambda c: name in c.accessibleName(), name)
        await hands.click(card)
        await wait("the PIN pad", gate.ui.pad.isEnabled)
        await hands.write(PIN)
        await hands.key("Return")
        await wait(f"{name} to be on duty", lambda: self.window.person is not None)
        await wait("a page", lambda: self.window.current)

    async def go(self, keys: str, name: str) -> Page:
        """Open a place by its key."""
        await self.front()
        await hands.key(keys)
        return await self.on(name)

    async def on(self, name: str) -> Page:
        """Wait for a page to be open and return it."""
        await wait(f"the page {name}", lambda: self.window.current == name)
        page = self.window.page(name)
        await wait(f"the page {name} to show", page.isVisible)
        return page

    async def pick_for_person(self, *path: str) -> None:
        """Choose from the menu of the person on duty: entry, then entry of its submenu."""
        await self.front()
        await hands.click(self.window.ui.personButton)
        for entry in path:
            await hands.pick(entry)

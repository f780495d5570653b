"""Walking one part: every window in each of its states, looked at by every check."""

import inspect
import time
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from build_spec.walk import checks, contrast
from build_spec.walk.faults import Fault
from build_spec.walk.making import asks
from build_spec.walk.parts import Part
from build_spec.walk.stock import stock_of
from build_spec.walk.windows import windows
from build_spec.walk.world import CLOSED, EMPTY, FULL, SENTENCES, World
from desktop.messages import Sentence
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.desk.main_window import MainWindow
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.widgets.banner import Banner
from desktop.ui.window import tasks
from desktop.ui.window import visit as visits
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.page import Page
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.tab_order import order_tabs
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind, Role

TROUBLED = "troubled"
STATES = (EMPTY, FULL, TROUBLED, CLOSED)
SETTLE_ROUNDS, TASK_MS = 3, 90_000
CANNOT = "cannot be made"


@dataclass
class Walk:
    """One part as it is walked: what was found, and how many windows in how many states.

    ``every`` draws all that is looked at, not only what has faults.
    """

    part: Part
    world: World
    theme: Theme
    pictures: Path
    states: tuple[str, ...] = STATES
    every: bool = False
    faults: set[Fault] = field(default_factory=set)
    looked: list[str] = field(default_factory=list)
    _drawn: set[str] = field(default_factory=set)

    def go(self) -> None:
        """Walk every window."""
        self.theme.use(self.part.theme, self.part.text)
        found = windows()
        pages = {each for each in found if issubclass(each, (Page, QMainWindow))}
        seen: set[type] = set()
        for role in (Role.STATION, Role.REGION):
            with self.world.seated(role), self._desk() as window:
                seen |= self._pages(window)
                if role == Role.STATION:
                    self._footage(window)
                    for made in found:
                        if made not in pages:
                            self._dialogs(made, window)
        for missed in pages - seen - {MainWindow}:
            self.faults.add(Fault(missed.__name__, CANNOT, "", "no page of the main window"))

    @contextmanager
    def _desk(self) -> Iterator[MainWindow]:
        window = desk_window(self.world.app, self.theme)
        try:
            self._put(window)
            window.resize(QSize(self.part.screen.wide, self.part.screen.high))
            window.show()
            window.ask_who()
            settle()
            self._look(window, "gate", FULL)
            window.come_on_duty(self.world.app.session.require())
            yield window
        finally:
            window.close()
            settle()
            window.deleteLater()
            _drop()

    def _put(self, window: QWidget) -> None:
        """Put a window on the screen of this part."""
        screens = QApplication.screens()
        screen = next(each for each in screens if each.name() == self.part.screen.name)
        window.setScreen(screen)
        window.move(screen.geometry().topLeft())

    def _pages(self, window: MainWindow) -> set[type]:
        seen: set[type] = set()
        for state in self.states:
            window.ui.notice.say("")
            stock = stock_of(self.world, self.theme, window, state)
            for asked in _visits():
                if not window.has_page(asked.page):
                    continue
                if state in {EMPTY, CLOSED} and not _asks_for_a_case(asked):
                    continue
                window.open(stock.build(asked))
                page = window.page(asked.page)
                seen.add(type(page))
                settle()
                if state == TROUBLED:
                    trouble(window, self.world.language)
                for number in range(_tabs(page)):
                    _show_tab(page, number)
                    settle()
                    self._look(window, f"{type(page).__name__}/{number or ''}".rstrip("/"), state)
        return seen

    def _footage(self, window: MainWindow) -> None:
        """Look at a recording: what opens over it needs one that is on screen."""
        clip = self.world.exhibit(ExhibitKind.CCTV_CLIP)
        window.open(visits.ToStills(self.world.cases[FULL], clip.id))
        page = window.page(visits.ToStills.page)
        if not isinstance(page, StillsPage):
            raise TypeError(page)
        settle(lambda: page.ui.viewStack.currentWidget() is page.why)
        page.why.cards["COMPLAINT"].click()
        settle(lambda: page.player.current is not None)
        self._look(window, "StillsPage/footage", FULL)

    def _dialogs(self, made: type[QWidget], window: MainWindow) -> None:
        asked = asks(made)
        for state in self.states:
            if state in {EMPTY, CLOSED} and not ("case_id" in asked or Case in asked.values()):
                continue
            if state == EMPTY and "evidence_id" in asked:
                continue
            stock = stock_of(self.world, self.theme, window, state)
            try:
                for _label, given in stock.variants(made):
                    dialog = stock.build(made, **given)
                    self._dialog(dialog, state)
            except Exception as trouble:  # noqa: BLE001 - what cannot be made is a fault of the walk
                self.faults.add(Fault(made.__name__, CANNOT, "", f"{state}: {trouble!r}"))

    def _dialog(self, dialog: QWidget, state: str) -> None:
        try:
            self._put(dialog)
            dialog.show()
            settle()
            if state == FULL:
                fill(dialog, SENTENCES[self.world.language])
            if state == TROUBLED:
                trouble(dialog, self.world.language)
            settle()
            self._look(dialog, type(dialog).__name__, state)
        finally:
            if isinstance(dialog, QDialog):
                dialog.done(0)
            dialog.close()
            settle()
            dialog.deleteLater()
            _drop()

    def _look(self, root: QWidget, name: str, state: str) -> None:
        self.looked.append(f"{name} {state}")
        if isinstance(root, (Dialog, MainWindow)):
            order_tabs(root)  # as the first press of Tab does
        found: list[Fault] = []
        for check in (*checks.CHECKS, *((contrast.faint,) if self.part.colours else ())):
            found += check(root, self.part.screen)
        found = [replace(each, window=name) for each in found]
        fresh = {each.key for each in found} - {each.key for each in self.faults}
        self.faults |= {each for each in found if each.key in fresh}
        if self.every or (fresh and name not in self._drawn):
            self._drawn.add(name)
            self._draw(root, f"{name.replace('/', '-')}-{state}")

    def _draw(self, root: QWidget, name: str) -> None:
        self.pictures.mkdir(parents=True, exist_ok=True)
        file = self.pictures / f"{name}.png"
        number = 1
        while file.exists():
            number += 1
            file = self.pictures / f"{name}-{number}.png"
        root.grab().save(str(file))


def settle(until: Callable[[], bool] = bool) -> None:
    """Wait until nothing works aside, and the windows have laid themselves out."""
    ends = time.monotonic() + TASK_MS / 1000
    for _ in range(SETTLE_ROUNDS):
        QApplication.processEvents()
        while not tasks.all_answered() and time.monotonic() < ends:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    while until is not bool and not until() and time.monotonic() < ends:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    QApplication.sendPostedEvents()


def trouble(root: QWidget, language: str) -> None:
    """Say the longest words in every banner and wherever a window says what is wrong."""
    words = SENTENCES[language]
    for banner in root.findChildren(Banner):
        above = banner.parentWidget()
        if above is not None and above.isVisibleTo(root):
            show_problem(banner, Sentence(words, words, words))
            break
    for said in root.findChildren(QLabel):
        if said.objectName() == "problemText":
            said.setText(words)
            said.show()


def fill(root: QWidget, words: str) -> None:
    """Write the longest words into every empty field."""
    for line in root.findChildren(QLineEdit):
        if line.isVisibleTo(root) and line.isEnabled() and not (line.text() or line.isReadOnly()):
            line.setText(words)
    for text in root.findChildren(QPlainTextEdit):
        if text.isVisibleTo(root) and text.isEnabled() and not text.toPlainText():
            text.setPlainText(words)


def _visits() -> list[type[visits.Visit]]:
    """Return every page that can be asked for."""
    return [
        made
        for _, made in inspect.getmembers(visits, inspect.isclass)
        if issubclass(made, visits.Visit) and hasattr(made, "page") and made.page
    ]


def _asks_for_a_case(asked: type[visits.Visit]) -> bool:
    return "case_id" in typing.get_type_hints(asked)


def _tabs(page: QWidget) -> int:
    found = page.findChild(QTabWidget)
    return found.count() if found is not None else 1


def _show_tab(page: QWidget, number: int) -> None:
    if (found := page.findChild(QTabWidget)) is not None:
        found.setCurrentIndex(number)


def _drop() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

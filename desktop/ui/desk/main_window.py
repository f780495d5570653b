"""The window: the rail at left, the pages at right, and the gate of who is on duty."""

import base64
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop import keys, messages
from desktop.help import KEYS
from desktop.paths import resources
from desktop.services.desk.session import PRACTICE_PIN
from desktop.services.evidence.exhibits import Landing
from desktop.settings import SettingsFile
from desktop.ui.desk.cover import Cover
from desktop.ui.desk.history import History
from desktop.ui.desk.idle import IdleWatch
from desktop.ui.desk.person_menu import PersonMenu
from desktop.ui.desk.place_button import FoldingRail, PlaceButton
from desktop.ui.desk.sign_in import People, SignIn
from desktop.ui.desk.ui_main_window import Ui_MainWindow
from desktop.ui.guide.help_keys import show_help
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.search.find_bar import FindBar
from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.window.changes import Changes
from desktop.ui.window.dialog import free_area
from desktop.ui.window.folding import PageRoom
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.window.tab_order import order_tabs
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import (
    PLACES,
    Back,
    ToCases,
    ToEvidence,
    ToReview,
    ToSync,
    ToToday,
    Visit,
)
from record.journal.station import Member
from record.problems import Problem

_LOG = logging.getLogger(__name__)
_MINUTE_MS = 60_000
LOGO = 26
"""How large the mark of the program is at 100 %, in pixels."""

ICONS = {
    ToToday.page: "layout-dashboard",
    ToCases.page: "folder-open",
    ToEvidence.page: "camera",
    ToReview.page: "clipboard-check",
}


@dataclass(frozen=True)
class Desk:
    """Whose desk this is: ``line`` stands under the name of the program; ``practice`` marks it."""

    line: str
    practice: bool = False


@dataclass(frozen=True)
class Frame:
    """What a window is given besides its desk: objects that pages of the window share."""

    theme: Theme
    settings: SettingsFile
    changes: Changes
    landing: Landing | None = None


class MainWindow(QMainWindow):
    """One desk over one data folder. Pages are added by name and opened by name.

    ``person_changed`` carries the Member who came on duty. ``language_chosen`` asks whoever made
    the window to make it anew in ``zh`` or ``en``. ``pause_asked`` carries True to pause sending;
    ``package_asked`` follows the wish to check a case package, ``search_asked`` that to search;
    ``visited`` carries the Visit of each page that came to the front.
    """

    person_changed = Signal(object)
    language_chosen = Signal(str)
    pause_asked = Signal(bool)
    package_asked = Signal()
    search_asked = Signal()
    visited = Signal(object)

    def __init__(self, desk: Desk, people: People, frame: Frame) -> None:
        super().__init__()
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.theme, self.settings, self.changes = frame.theme, frame.settings, frame.changes
        self.person: Member | None = None
        mark = self.tr("PRACTICE ") if desk.practice else ""
        language = self.settings.now.language
        self.prompts = WindowPrompts(self, language, mark, frame.landing, self.settings)
        self.sign_in = SignIn(people, self._gate_line(desk), self.settings.now.language)
        self._cover: Cover | None = None
        self._pages: dict[str, Page | Callable[[], Page]] = {}
        self._place_of: dict[str, str] = {}
        self._places: dict[str, PlaceButton] = {}
        self._rooms: dict[Page, PageRoom] = {}
        self._rail = FoldingRail(self.ui)
        self._history = History()
        self._current = ""
        self._show_desk(desk)
        self._menu = PersonMenu(self.ui.personButton.choices, self)
        self._idle = IdleWatch(self, self.settings.now.idle_lock_minutes * _MINUTE_MS)
        self._connect()
        self._restore()
        self._fit_rail()
        self.theme.changed.connect(self._fit_rail)
        self.ui.gateColumn.addWidget(self.sign_in)

    # Places and pages

    def add_place(self, name: str, page: Page | Callable[[], Page]) -> None:
        """Add a page with an entry in the rail; Ctrl+1 to Ctrl+4 open them in their order.

        A function in place of a page makes the page when it is first opened.
        """
        key = f"everywhere.{name}"
        button = PlaceButton(name, self.title_of(name), ICONS[name], keys.key(key).shown)
        on_press(button, self.open, PLACES[name])
        on_keys(self.ui.desk, key, partial(self.open, PLACES[name]))
        self._places[name] = button
        self.add_page(name, page, place=name)
        order = [n for n in PLACES if n in self._places]
        self.ui.placesColumn.insertWidget(order.index(name), button)
        self._fit_rail()

    def add_page(self, name: str, page: Page | Callable[[], Page], place: str = "") -> None:
        """Add a page that other pages open, such as one case; ``place`` is lit meanwhile."""
        self._pages[name] = page
        self._place_of[name] = place
        if isinstance(page, Page):
            self._take_in(page)

    def open(self, visit: Visit) -> None:
        """Open a page with what it is to show. A page that was not added is a bug."""
        if isinstance(visit, Back):
            self.back()
            return
        self._history.go(visit)
        self._show(visit)

    def back(self) -> None:
        """Go back to the page before this one."""
        if visit := self._history.step(-1):
            self._show(visit)

    def forward(self) -> None:
        """Go forward again."""
        if visit := self._history.step(1):
            self._show(visit)

    def has_page(self, name: str) -> bool:
        """Tell whether a page of that name was added."""
        return name in self._pages

    def page(self, name: str) -> Page:
        """Return a page by name, made if it is not there yet."""
        found = self._pages[name]
        if not isinstance(found, Page):
            found = self._pages[name] = found()
            self._take_in(found)
        return found

    @property
    def current(self) -> str:
        """The name of the page that is open, or "" before the first one."""
        return self._current

    def show_count(self, name: str, count: int) -> None:
        """Show at a place of the rail how many things wait there."""
        if name in self._places:
            self._places[name].show_count(count)

    def warn(self, problem: Problem) -> None:
        """Say above every page, until the window closes, what holds for all of them."""
        words = self.prompts.sentence(problem)
        text = f"{words.kept} {words.next}"
        self.ui.notice.say(text, "warning", title=words.what, dismissible=False)

    def remark(self, problem: Problem, put_away: Callable[[], object]) -> None:
        """Say above every page what is worth knowing, until a person puts it away."""
        words = self.prompts.sentence(problem)
        self.ui.notice.dismissed.connect(put_away)
        self.ui.notice.say(f"{words.kept} {words.next}", "warning", title=words.what)

    # Who is on duty

    def ask_who(self, preferred: str = "") -> None:
        """Close the gate and ask who is on duty; ``preferred`` is a person id."""
        self.ui.seats.setCurrentWidget(self.ui.gate)
        self.sign_in.show_people(preferred)
        if QApplication.activeModalWidget() is not None and self._cover is None:
            self._cover = Cover(self.sign_in, self)

    def come_on_duty(self, member: Member) -> None:
        """Open the gate to a person who said who they are."""
        if self._cover is not None:
            self._cover.lift()
            self._cover = None
            self.ui.gateColumn.addWidget(self.sign_in)
        self.person = member
        role = messages.phrase(f"role.{member.role}", self.settings.now.language)
        self.ui.personButton.show_person(member.name, role)
        focused = self.ui.desk.focusWidget()
        self.ui.seats.setCurrentWidget(self.ui.desk)
        self._idle.wake()
        self.person_changed.emit(member)
        if not self._current:
            self._open_first()
        elif focused is not None:
            QTimer.singleShot(0, focused, focused.setFocus)

    def lock(self) -> None:
        """Close the gate before the same person; everything stays as it was behind it."""
        if self.person is not None and self.ui.seats.currentWidget() is self.ui.desk:
            self.ask_who(self.person.person_id)

    def switch_person(self) -> None:
        """Close the gate and let another person come on duty."""
        self.ask_who()

    def show_help(self) -> None:
        """Open the help for the page in front."""
        show_help(self, self.settings.now.language)

    def show_keys(self) -> None:
        """Open the list of keys."""
        show_help(self, self.settings.now.language, KEYS)

    def set_idle_limit(self, minutes: int) -> None:
        """Lock after so many minutes without input; 0 means never."""
        self._idle.set_limit(minutes * _MINUTE_MS)

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where there is no room for names."""
        super().resizeEvent(event)
        self._fit_rail()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go through the window as it is read."""
        order_tabs(self)
        return super().focusNextPrevChild(forwards)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the open page finish, and remember where and how large we were."""
        if self._current:
            self.page(self._current).leave()
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        place = self._place_of.get(self._current, "") or self.settings.now.place
        with contextlib.suppress(Problem):
            self.settings.change(window=geometry, place=place)
        super().closeEvent(event)

    def _connect(self) -> None:
        self.sign_in.signed_in.connect(self.come_on_duty)
        self.changes.sync_changed.connect(self.ui.syncCard.show_status)
        self.changes.folding_changed.connect(self.ui.syncCard.show_folding)
        self.ui.syncCard.pause_asked.connect(self.pause_asked)
        self.ui.syncCard.clicked.connect(self._open_sync)
        self.ui.searchButton.clicked.connect(self.search_asked)
        self._idle.idle.connect(self.lock)
        for name, slot in (
            ("back", self.back),
            ("forward", self.forward),
            ("lock", self.lock),
            ("switch", self.switch_person),
        ):
            on_keys(self.ui.desk, f"everywhere.{name}", slot)

    def _show_desk(self, desk: Desk) -> None:
        picture = QIcon(str(resources() / "icons" / "casebook.svg"))
        self.setWindowIcon(picture)
        self.ui.logo.show_icon("casebook-mark", "accent", LOGO)
        self.ui.logo.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.ui.logo.setAccessibleName(self.ui.brand.text())
        self.ui.stationLine.setText(desk.line)
        self.ui.practice.setVisible(desk.practice)
        if desk.practice:
            self.setWindowTitle(self.tr("{0} – practice").format(self.windowTitle()))

    def _gate_line(self, desk: Desk) -> str:
        if not desk.practice:
            return desk.line
        hint = self.tr("Practice: everybody's PIN is {0}").format(PRACTICE_PIN)
        return f"{desk.line} · {hint}"

    def _fit_rail(self) -> None:
        self._rail.fit(self.width(), self.theme.scale, self._places.values())

    def _restore(self) -> None:
        kept = base64.b64decode(self.settings.now.window or "")
        if not (kept and self.restoreGeometry(QByteArray(kept))):
            self.resize(QSize(1440, 900))
        self.resize(self.size().boundedTo(free_area(self)))

    def title_of(self, name: str) -> str:
        """Return the words of a place of the rail."""
        return {
            ToToday.page: self.tr("Today"),
            ToCases.page: self.tr("Cases"),
            ToEvidence.page: self.tr("Evidence"),
            ToReview.page: self.tr("Review"),
        }[name]

    def _take_in(self, page: Page) -> None:
        page.asked.connect(self.open)
        # A page that does not fit, with large letters, scrolls; the window stays on its screen.
        room = self._rooms[page] = PageRoom(page)
        self.ui.pages.addWidget(room)
        if page.findChild(SearchField) is None:
            on_keys(page, "everywhere.find", FindBar(page).begin)

    def _open_sync(self) -> None:
        if self.has_page(ToSync.page):
            self.open(ToSync())

    def _show(self, visit: Visit) -> None:
        if self._current:
            self.page(self._current).leave()
        page = self.page(visit.page)
        self._current = visit.page
        self.ui.pages.setCurrentWidget(self._rooms[page])
        lit = self._place_of[visit.page]
        for name, button in self._places.items():
            button.show_current(current=name == lit)
        page.open(**vars(visit))
        self.visited.emit(visit)

    def _open_first(self) -> None:
        remembered = self.settings.now.place
        first = next((n for n in (remembered, *PLACES) if n in self._places), "")
        if first:
            self.open(PLACES[first])

"""Search from everywhere: cases, what is in them, places and acts, by keyboard alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.finding import Finding, Found, Group, Hit, Hits
from desktop.services.desk.session import Session
from desktop.ui.cases.place import to_case
from desktop.ui.search.beside import Beside, snippet
from desktop.ui.search.hit_list import HitLine
from desktop.ui.search.ui_search_window import Ui_SearchWindow
from desktop.ui.widgets.chip import Chip
from desktop.ui.window.act import Act
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.latest import Latest
from desktop.ui.window.place import AtExhibit, InEntry, InField, Place
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToCases, Visit
from desktop.ui.words import finding as finding_words
from desktop.ui.words.case import CaseWords
from record.case_numbers import short as short_number
from record.codes import Role
from record.reading.sought import Sought

PAUSE_MS = 120
SHOWN = 3
KEPT_AFTER_MS = 1_000
WIDE, HIGH, AROUND = 1040, 788, 56
NARROW = 72
"""So many letters wide the window must be to show anything beside the hits."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ICONS = {
    Group.CASES: "folder-open",
    Group.EXHIBITS: "camera",
    Group.PAPERS: "file-text",
    Group.PEOPLE: "user",
    Group.PLACES: "map-pin",
}


@dataclass(frozen=True)
class SearchServices:
    """What the search asks, and whose desk this is."""

    finding: Finding
    session: Session


@dataclass(frozen=True)
class SearchStart:
    """From where one searches: what may be done there, and the case that is open, or ""."""

    acts: Sequence[Act]
    case_id: str = ""


@dataclass(frozen=True)
class More:
    """The rest of a group, which a line at its end shows."""

    group: Group


@dataclass(frozen=True)
class Instead:
    """Other words that would find something."""

    typed: str


class SearchWindow(Dialog):
    """Find anything from anywhere. ``asked`` carries the Visit of what was opened."""

    asked = Signal(object)

    def __init__(
        self,
        services: SearchServices,
        words: CaseWords,
        theme: Theme,
        prompts: Prompts,
        start: SearchStart,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._finding, self._device = services.finding, services.session.device
        self._words, self._acts, self._here = words, tuple(start.acts), start.case_id
        self._found = Found(text="")
        self._whole: frozenset[Group] = frozenset()
        self.ui = Ui_SearchWindow()
        self.ui.setupUi(self)
        self.ui.searchIcon.show_icon("search", "accent")
        self.ui.hits.dress(theme)
        self._say_scope()
        self.beside = Beside(services.finding, words, self._device, self.ui.besideLayout)
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(prompts.show_problem)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search)
        # What is only typed through on the way to something else is no failure.
        self._failed = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._failed.timeout.connect(self._keep_failure)
        self._connect()
        self._fit(parent)
        self._show(self._found)
        self.ui.searchEdit.setFocus()

    def search(self) -> None:
        """Read what the words find; typing goes on meanwhile."""
        self._pause.stop()
        self._whole = frozenset()
        typed = self.ui.searchEdit.text()
        self._reading.ask(lambda _progress: self._finding.find(typed))

    def open_chosen(self) -> None:
        """Open, or do, the chosen line."""
        if self._pause.isActive():
            # What is seen belongs to words that were typed over since.
            self.search()
            return
        line = self.ui.hits.line()
        if line is not None:
            self._open(line.what)

    def show_in_list(self) -> None:
        """Show the cases with these words in the list of cases."""
        self._go(self._in_list())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows, Tab, Enter and Ctrl+C of the search field move and use the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the list where it is narrow."""
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self.ui.beside.setVisible(letters > NARROW)
        self.ui.hintText.setVisible(letters > NARROW)

    def _pressed(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Down:
            self._go_to_recent()
            return True
        if (
            event.matches(QKeySequence.StandardKey.Copy)
            and not self.ui.searchEdit.hasSelectedText()
        ):
            self._copy()
            return True
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Down: partial(self.ui.hits.move_on, 1),
            Qt.Key.Key_Up: partial(self.ui.hits.move_on, -1),
            Qt.Key.Key_Tab: partial(self.ui.hits.next_group, 1),
            Qt.Key.Key_Backtab: partial(self.ui.hits.next_group, -1),
            Qt.Key.Key_Return: self.open_chosen,
            Qt.Key.Key_Enter: self.open_chosen,
        }
        if held == Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            self.show_in_list()
            return True
        act = acts.get(Qt.Key(event.key()))
        if act is None or held & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        act()
        return True

    def _say_scope(self) -> None:
        device = self._device
        at_region = device.role == Role.REGION
        where = (
            self.tr("all stations of the region")
            if at_region
            else self._words.station(device.station)
        )
        for words in (where, self.tr("all time"), self.tr("closed and archived too")):
            self.ui.scopes.flow.addWidget(Chip(words, "accent" if words == where else "neutral"))

    def _connect(self) -> None:
        ui = self.ui
        ui.searchEdit.installEventFilter(self)
        ui.searchEdit.textChanged.connect(self._typed)
        ui.clearButton.clicked.connect(self._clear)
        ui.closeButton.clicked.connect(self.reject)
        ui.hits.chosen.connect(self._chosen)
        ui.hits.itemClicked.connect(self.open_chosen)
        ui.openButton.clicked.connect(self.open_chosen)
        ui.listButton.clicked.connect(self.show_in_list)
        self.beside.searched.connect(ui.searchEdit.setText)
        self.beside.asked.connect(self._go)

    def _show(self, found: Found) -> None:
        self._found = found
        sought = Sought(found.text)
        lines = [line for group in found.groups for line in self._lines(sought, group)]
        if found.nothing is not None:
            lines = self._ways_on(found)
        if not sought:
            lines = self._recent_lines()
        lines += self._act_lines(sought)
        self.ui.hits.show_lines(lines)
        self.ui.countText.setText(self.tr("{0:,} found").format(found.total) if sought else "")
        self.ui.clearButton.setVisible(bool(found.text))
        self.ui.listButton.setVisible(bool(found.groups))
        self.beside.show_failure(found)
        self._failed.stop()
        if found.nothing is not None:
            self._failed.start()

    def _lines(self, sought: Sought, group: Hits) -> Iterator[HitLine]:
        count = f"{group.total:,}" if group.whole else self.tr("{0:,} and more").format(group.total)
        yield HitLine(self._group_name(group.group), note=count)
        whole = group.group in self._whole
        shown = group.hits if whole else group.hits[:SHOWN]
        for hit in shown:
            yield self._hit_line(sought, hit)
        if len(group.hits) > len(shown):
            words = self.tr("All {0:,}").format(len(group.hits))
            yield HitLine(words, More(group.group), "chevron-down")

    def _hit_line(self, sought: Sought, hit: Hit) -> HitLine:
        words = hit.title
        if hit.group == Group.CASES:
            words = f"{short_number(hit.case_no)} {hit.title}"
            if not sought.spans(words) and hit.why:
                words = f"{words} · {snippet(hit.why[0], sought)}"
        elif hit.group == Group.PAPERS:
            words = f"{self._words.label('paper', hit.code)} {hit.title}"
        return HitLine(
            words, hit, ICONS[hit.group], sought.spans(words), self._note(hit),
            self.tr("Enter") if hit.group == Group.PLACES else "",
        )  # fmt: skip

    def _note(self, hit: Hit) -> str:
        if hit.group == Group.PLACES:
            return self.tr("cases of this station")
        number = short_number(hit.case_no)
        if hit.case_id == self._here:
            here = self.tr("this case")
            return here if hit.group == Group.CASES else f"{number} · {here}"
        if hit.row is None:
            return number
        row = hit.row
        known = [self._words.short(hit.at), self._words.progress(row.status, row.stage)]
        if self._device.role == Role.REGION:
            known.insert(0, row.station_name)
        return " · ".join(known)

    def _ways_on(self, found: Found) -> list[HitLine]:
        nothing = found.nothing
        why = finding_words.cause(nothing) if nothing is not None else ""
        lines = [HitLine(self.tr("Nothing found"), note=why)]
        if nothing is not None and nothing.instead:
            words = self.tr("Search for {0} instead").format(nothing.instead)
            note = self.tr("%Ln case(s)", "", nothing.found_instead)
            lines.append(HitLine(words, Instead(nothing.instead), "search", note=note))
        words = self.tr("Show all cases in the list")
        return [*lines, HitLine(words, ToCases(query=CaseQuery()), "list-filter")]

    def _recent_lines(self) -> list[HitLine]:
        others = [(row, at) for row, at in self._finding.recent() if row.id != self._here]
        lines = [
            HitLine(
                f"{short_number(row.case_no)} {row.summary}",
                to_case(self._device, row.id),
                "clock",
                note=self._words.short(at),
            )
            for row, at in others[:SHOWN]
        ]
        return [HitLine(self.tr("Recent"), note=f"{len(lines)}"), *lines] if lines else []

    def _go_to_recent(self) -> None:
        if self.ui.beside.isVisible():
            self.beside.focus_recent()
        else:
            self.ui.searchEdit.clear()

    def _act_lines(self, sought: Sought) -> list[HitLine]:
        fitting = [
            act for act in self._acts if sought.found_in(act.name) == frozenset(sought.terms)
        ]
        lines = [
            HitLine(act.name, act, act.icon, sought.spans(act.name), key=act.key) for act in fitting
        ]
        if self._found.groups and sought:
            words = self.tr("Only cases with {0}").format(self._found.text.strip())
            lines.append(HitLine(words, self._in_list(), "list-filter", sought.spans(words)))
        if not lines:
            return []
        return [HitLine(self.tr("Acts"), note=f"{len(lines):,}"), *lines]

    def _in_list(self) -> Visit:
        return ToCases(query=CaseQuery(), text=self.ui.searchEdit.text().strip())

    def _chosen(self, what: object) -> None:
        hit = what if isinstance(what, Hit) else None
        self.beside.show_hit(hit, Sought(self._found.text))
        name = short_number(hit.case_no) if hit is not None and hit.case_no else ""
        self.ui.openButton.setText(self.tr("Open {0}").format(name) if name else self.tr("Open"))

    def _open(self, what: object) -> None:
        match what:
            case Hit():
                self._go(self._visit(what))
            case Visit():
                self._go(what)
            case Act():
                self.accept()
                what.do()
            case More(group):
                self._whole |= {group}
                self._show(self._found)
            case Instead(typed):
                self.ui.searchEdit.setText(typed)

    def _visit(self, hit: Hit) -> Visit:
        if hit.group == Group.PLACES:
            return ToCases(query=CaseQuery(stations=(hit.ref,)))
        at: Place | None = None
        if hit.group == Group.EXHIBITS:
            at = AtExhibit(hit.ref)
        elif hit.group == Group.PEOPLE:
            collection, _, member = hit.ref.partition(".")
            at = InEntry(collection, member) if member else InField("complainant.name")
        return to_case(self._device, hit.case_id, at)

    def _go(self, visit: Visit) -> None:
        self.accept()
        self.asked.emit(visit)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _clear(self) -> None:
        self.ui.searchEdit.clear()
        self.ui.searchEdit.setFocus()

    def _keep_failure(self) -> None:
        self._finding.last_failure = self._found

    def _copy(self) -> None:
        line = self.ui.hits.line()
        if line is not None and isinstance(line.what, Hit):
            QGuiApplication.clipboard().setText(line.what.case_no or line.what.ref)

    def _fit(self, over: QWidget) -> None:
        """Lie over the window with some of it seen around, as far as there is room."""
        window = over.window()
        wide = min(WIDE, window.width() - 2 * AROUND) if window.isVisible() else WIDE
        high = min(HIGH, window.height() - 2 * AROUND) if window.isVisible() else HIGH
        fit_screen(self, max(wide, self.minimumSizeHint().width()), high)

    def _group_name(self, group: Group) -> str:
        return {
            Group.CASES: self.tr("Cases"),
            Group.EXHIBITS: self.tr("Exhibits"),
            Group.PAPERS: self.tr("Papers"),
            Group.PEOPLE: self.tr("People"),
            Group.PLACES: self.tr("Stations"),
        }[group]

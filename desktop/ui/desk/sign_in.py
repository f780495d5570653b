"""Who is on duty: choose a person, type a PIN."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.progress import Progress
from desktop.ui.desk.ui_sign_in import Ui_SignIn
from desktop.ui.widgets.avatar import Avatar
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import label
from desktop.ui.window import tasks
from record.journal.station import Member
from record.problems import Problem

PIN, START, NEW, AGAIN = "pin", "start", "new", "again"


class People(Protocol):
    """Who may sign in at this device (``desktop.services.desk.people``)."""

    def members(self) -> tuple[Member, ...]:
        """Return who may sign in."""

    def has_pin(self, person_id: str) -> bool:
        """Tell whether a person has a PIN of their own here."""

    def set_first_pin(self, person_id: str, start_pin: str, new_pin: str) -> Member:
        """Replace headquarters' start PIN by one's own, and sign in."""

    def sign_in(self, person_id: str, pin: str) -> Member:
        """Put a person on duty."""


class SignIn(QWidget):
    """Let a person come on duty; ``signed_in`` carries the Member."""

    signed_in = Signal(object)

    def __init__(
        self, people: People, place: str, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_SignIn()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._people = people
        self._language = language
        self._cards: dict[str, _PersonCard] = {}
        self._member: Member | None = None
        self._step = PIN
        self._start_pin = self._new_pin = ""
        self._locked_s = 0
        self._count_down = QTimer(self, interval=1000)
        self._count_down.timeout.connect(self._tick)
        self.ui.place.setText(place)
        self.ui.pad.entered.connect(self._take)
        self._show_step()

    def show_people(self, preferred: str = "") -> None:
        """Read who may sign in, and choose ``preferred`` (a person id) or the only one."""
        task = tasks.start(self, lambda _: self._people.members())
        task.done.connect(partial(self._show_members, preferred))
        task.failed.connect(self._fail)

    def choose(self, person_id: str) -> None:
        """Choose a person and ask for the PIN."""
        for key, card in self._cards.items():
            card.setChecked(key == person_id)
        self._member = self._cards[person_id].member
        self._say_trouble("")
        self._count_down.stop()
        self._locked_s = 0
        self._ask(PIN)
        self.ui.pad.setEnabled(False)
        task = tasks.start(self, lambda _: (person_id, self._people.has_pin(person_id)))
        task.done.connect(self._know_pin)
        task.failed.connect(self._fail)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits wherever the focus is."""
        if not self.ui.pad.take_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for keys at once."""
        super().showEvent(event)
        self.setFocus()

    def _show_members(self, preferred: str, members: tuple[Member, ...]) -> None:
        column = self.ui.peopleColumn
        clear(column)
        self._cards = {}
        for member in members:
            card = _PersonCard(member, messages.phrase(f"role.{member.role}", self._language))
            card.clicked.connect(self._chooser(member.person_id))
            self._cards[member.person_id] = card
            column.addWidget(card)
        if not members:
            column.addWidget(
                EmptyState("users", self.tr("Headquarters has not named anyone for this desk yet."))
            )
        column.addStretch(1)
        if preferred in self._cards:
            self.choose(preferred)
        elif len(members) == 1:
            self.choose(members[0].person_id)

    def _chooser(self, person_id: str) -> Callable[[], None]:
        return lambda: self.choose(person_id)

    def _know_pin(self, known: tuple[str, bool]) -> None:
        person_id, has_pin = known
        if self._member and self._member.person_id == person_id:
            self._ask(PIN if has_pin else START)
            self.ui.pad.setEnabled(True)

    def _ask(self, step: str) -> None:
        self._step = step
        self.ui.pad.clear()
        self._show_step()

    def _show_step(self) -> None:
        name = self._member.name if self._member else ""
        self.ui.avatar.show_name(name)
        self.ui.avatar.setVisible(bool(name))
        self.ui.who.setText(name)
        self.ui.pad.setEnabled(bool(name) and not self._locked_s)
        self.ui.step.setText(self._instruction() if name else self.tr("Choose your name."))

    def _instruction(self) -> str:
        return {
            PIN: self.tr("Type your PIN."),
            START: self.tr("First time here: type the start PIN that headquarters gave you."),
            NEW: self.tr("Now choose a PIN of your own: four digits or more."),
            AGAIN: self.tr("Type the same PIN once more."),
        }[self._step]

    def _take(self, digits: str) -> None:
        member = self._member
        if member is None:
            return
        self._say_trouble("")
        if self._step == PIN:
            self._work(lambda _: self._people.sign_in(member.person_id, digits))
        elif self._step == START:
            self._start_pin = digits
            self._ask(NEW)
        elif self._step == NEW:
            self._new_pin = digits
            self._ask(AGAIN)
        elif digits != self._new_pin:
            self._ask(NEW)
            self._say_trouble(self.tr("The two PINs are not the same. Choose again."))
        else:
            start = self._start_pin
            self._work(lambda _: self._people.set_first_pin(member.person_id, start, digits))

    def _work(self, work: Callable[[Progress], object]) -> None:
        self.ui.pad.setEnabled(False)
        task = tasks.start(self, work)
        task.done.connect(self._succeed)
        task.failed.connect(self._fail)

    def _succeed(self, member: Member) -> None:
        self._start_pin = self._new_pin = ""
        self._ask(PIN)
        self.signed_in.emit(member)

    def _fail(self, problem: Problem) -> None:
        if self._step == AGAIN:
            self._ask(START if problem.code == "people.wrong_start_pin" else NEW)
        self._locked_s = int(problem.facts.get("seconds", 0))
        self.ui.pad.setEnabled(not self._locked_s)
        if self._locked_s:
            self._count_down.start()
            self._say_locked()
        else:
            words = messages.sentence(problem, self._language)
            self._say_trouble(f"{words.what} {words.next}".strip())

    def _tick(self) -> None:
        self._locked_s = max(0, self._locked_s - 1)
        self._say_locked()
        if not self._locked_s:
            self._count_down.stop()
            self._say_trouble("")
            self.ui.pad.setEnabled(True)

    def _say_locked(self) -> None:
        self._say_trouble(
            self.tr("Too many wrong PINs. Try again in {0} s.").format(self._locked_s)
        )

    def _say_trouble(self, text: str) -> None:
        self.ui.trouble.setText(text)


class _PersonCard(Clickable):
    def __init__(self, member: Member, role: str) -> None:
        super().__init__("card")
        self.member = member
        self.setCheckable(True)
        self.setAccessibleName(f"{member.name}, {role}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(member.name, "strong"))
        words.addWidget(label(role, "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(Avatar(member.name))
        row.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits, and Enter once chosen, to the pad."""
        if self.isChecked() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

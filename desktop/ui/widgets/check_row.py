"""One row of a step's checklist."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.text import Text
from record.codes import RowState

_ICONS: dict[str, tuple[str, str]] = {
    RowState.OPEN: ("circle", "muted"),
    RowState.DONE: ("circle-check", "good"),
    RowState.NOT_POSSIBLE: ("circle-slash", "warning"),
    RowState.NOT_APPLICABLE: ("minus", "muted"),
}


class CheckRow(QFrame):
    """A checklist item: state icon, title, the fact in one line, one button that does the thing.

    The menu beside the button offers what else can be said of the item: ``answered`` carries the
    item's key and one of DONE, OPEN, NOT_POSSIBLE or NOT_APPLICABLE; the page asks for the reason.
    ``acted`` carries the key when the button is pressed.
    """

    acted = Signal(str)
    answered = Signal(str, str)

    def __init__(
        self, key: str, title: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._state = ""
        self.setProperty("look", "row")
        self._icon = Icon("circle", "muted")
        self.title = Text().wrapped()
        self.must = Text(self.tr("compulsory"), "muted")
        self.must.set_tone("warning")
        self.must.hide()
        self.fact = Text("", "muted").wrapped()
        self.action = Button(action, "soft")
        self.action.setVisible(bool(action))
        on_press(self.action, self._act)
        self._more = Button("", "quiet", "ellipsis")
        self._more.setToolTip(self.tr("More answers for this item"))
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        self._lay_out()
        self.ask(key, title)
        self.show_state(RowState.OPEN)

    def ask(self, key: str, title: str) -> None:
        """Ask for an item, in place of another one."""
        self.key = key
        self.title.setText(title)
        self._more.setAccessibleName(self.tr("More answers: {0}").format(title))

    def show_state(self, state: str, fact: str = "") -> None:
        """Show OPEN, DONE, NOT_POSSIBLE or NOT_APPLICABLE with its fact or reason."""
        icon, tone = _ICONS[state]
        self._icon.show_icon(icon, tone)
        self._icon.setToolTip(self._word(state))
        self.fact.setText(self._with_word(state, fact))
        self.fact.setVisible(bool(self.fact.text()))
        self.setAccessibleName(f"{self.title.text()}: {self._word(state)}")
        self.action.setAccessibleName(f"{self.action.text()}: {self.title.text()}")
        self._fill_menu(state)

    def show_must(self, *, must: bool) -> None:
        """Say that the step cannot be finished while this is open, as long as it is."""
        self.must.setVisible(must and self._state == RowState.OPEN)

    def set_action(self, text: str) -> None:
        """Name the button after what it does; without a name it is hidden."""
        self.action.setText(text)
        self.action.setVisible(bool(text))

    def set_answerable(self, *, answerable: bool) -> None:
        """Show or hide what changes the item (a closed case only shows it)."""
        self.action.setVisible(answerable and bool(self.action.text()))
        self._more.setVisible(answerable)

    def _act(self) -> None:
        # A row is asked for one item after another: its key is that of the press, not of its birth.
        self.acted.emit(self.key)

    def _answer(self, answer: str) -> None:
        self.answered.emit(self.key, answer)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.must)
        words.addLayout(head)
        words.addWidget(self.fact)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _fill_menu(self, state: str) -> None:
        if state == self._state:
            return
        self._state = state
        self._menu.clear()
        for answer, text in (
            (RowState.DONE, self.tr("Done")),
            (RowState.NOT_POSSIBLE, self.tr("Not possible, with a reason…")),
            (RowState.NOT_APPLICABLE, self.tr("Does not apply, with a reason…")),
            (RowState.OPEN, self.tr("Open again")),
        ):
            if answer != state:
                act = self._menu.addAction(text)
                on_press(act, self._answer, answer)

    def _word(self, state: str) -> str:
        return {
            RowState.OPEN: self.tr("Open"),
            RowState.DONE: self.tr("Done"),
            RowState.NOT_POSSIBLE: self.tr("Not possible"),
            RowState.NOT_APPLICABLE: self.tr("Does not apply"),
        }[RowState(state)]

    def _with_word(self, state: str, fact: str) -> str:
        if state in {RowState.OPEN, RowState.DONE}:
            return fact
        return self.tr("{0}: {1}").format(self._word(state), fact) if fact else self._word(state)

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from build_spec.tour import hands, sight
from build_spec.tour.script import NotSeen, Player, wait


class Asking(QWidget):
    """A window whose button asks in a modal dialog, as the pages do."""

    def __init__(self):
        super().__init__()
        self.heard = ""
        self.button = QPushButton("ask", self)
        self.button.clicked.connect(self.ask)
        QVBoxLayout(self).addWidget(self.button)

    def ask(self):
        dialog = QDialog(self)
        field = QLineEdit(dialog)
        field.setObjectName("field")
        field.returnPressed.connect(dialog.accept)
        QVBoxLayout(dialog).addWidget(field)
        if dialog.exec():
            self.heard = field.text()


@pytest.fixture
def window(qtbot):
    made = Asking()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_dialog_that_holds_the_click_is_answered_by_mouse_and_keys(window):
    async def script():
        await hands.click(window.button)
        dialog = await sight.dialog("QDialog")
        await hands.click(await sight.named(dialog, "field"))
        await hands.write("ok 油品")
        await hands.key("Return")
        await sight.gone(dialog)
        await wait("the answer", lambda: window.heard)

    Player().play(script())
    assert window.heard == "ok 油品"


def test_what_never_comes_is_named_and_ends_the_script(qapp):
    async def script():
        await wait("a page that is not there", lambda: False, 0.05)

    with pytest.raises(NotSeen, match="a page that is not there"):
        Player().play(script())


def test_a_script_goes_on_after_what_it_caught(qapp):
    seen = []

    async def script():
        try:
            await wait("nothing", lambda: None, 0.05)
        except NotSeen:
            seen.append("caught")
        seen.append(await wait("something", lambda: "there"))

    Player().play(script())
    assert seen == ["caught", "there"]

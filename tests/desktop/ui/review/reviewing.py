"""The page on which a region reviews, in a test: what is decided there and what is recorded."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from PySide6.QtWidgets import QApplication

from desktop.app import Application
from desktop.ui.desk.pages import Pages
from desktop.ui.review.decision_dialog import DecisionDialog
from desktop.ui.review.review_case import ReviewCase
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToReviewCase, Visit
from record.case import Case
from tests.builders import HOME, MANAGER
from tests.desktop.ui import hands
from tests.fakes import FakePrompts


@contextmanager
def at_the_station(app: Application) -> Iterator[None]:
    """Let the station's manager write at the station, as what comes with the exchange."""
    own, member = app.session.device, app.session.member
    app.session.device = msgspec.structs.replace(own, role="station", station=HOME)
    app.session.member = MANAGER
    try:
        yield
    finally:
        app.session.device, app.session.member = own, member


class Reviewing:
    """The review of some cases, one after the other; it opens the page's own next case at once."""

    def __init__(self, app: Application, theme: Theme, case_ids: list[str]) -> None:
        self.app, self.queue = app, case_ids
        self.prompts, self.changes = FakePrompts(), Changes()
        app.on_changed(self.changes.tell_cases)
        self.page: ReviewCase = Pages(app, theme, self.prompts, self.changes).review_case()
        self.asked: list[Visit] = []
        self.page.asked.connect(self._follow)

    @property
    def record(self) -> Case:
        """What is recorded of the first case."""
        return self.app.cases.get(self.queue[0])

    def show(self) -> None:
        self.page.resize(1064, 720)
        self.page.show()
        self.page.open(case_id=self.queue[0], queue=self.queue)
        self.rest()

    def rest(self) -> None:
        """Let the page do what it put off until the person's act was over, and show it."""
        for _ in range(3):
            QApplication.processEvents()

    def decide(self, button: str, words: str = "", value: str = "", about: str = "") -> None:
        """Press a button of the page and decide in the dialog that it opens."""

        def act(dialog: DecisionDialog) -> None:
            if value:
                dialog.choose(value)
            if about:
                hands.choose(dialog.ui.aboutCombo, about)
            hands.write(words, dialog.ui.groundEdit)
            hands.press(dialog, dialog.ui.decideButton.text())

        hands.in_dialog(DecisionDialog, act)
        hands.press(self.page, button)
        self.rest()

    def _follow(self, visit: Visit) -> None:
        self.asked.append(visit)
        if isinstance(visit, ToReviewCase):
            self.page.open(**vars(visit))

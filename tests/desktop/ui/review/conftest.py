"""A region's desk with its area manager, and the cases that its tests review."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind
from tests import builders
from tests.desktop.ui.review.reviewing import Reviewing, at_the_station
from tests.patience import PATIENCE_MS


@pytest.fixture(scope="module")
def _desks_of_region(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Application]]:
    """Return the desk of the last test, or a new one: none records earlier than before."""
    made: list[Application] = []

    def at_noon() -> Application:
        if not made or made[-1].clock.now() != builders.NOON:
            folder = tmp_path_factory.mktemp("站") / "案卷 数据"
            made.append(builders.open_desk(folder, builders.SetClock(), role="region"))
        return made[-1]

    yield at_noon
    tasks.wait_all(PATIENCE_MS)
    for app in made:
        app.close()


@pytest.fixture
def desk_of_region(_desks_of_region: Callable[[], Application]) -> Iterator[Application]:
    """The desk of a region at noon; a file's tests share it, not their cases."""
    app = _desks_of_region()
    own = app.session.device
    app.session.member = builders.AREA
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.session.device, app.session.member = own, builders.AREA


@pytest.fixture
def record(desk_of_region: Application) -> Callable[..., Case]:
    """Record a complaint of a station, as it comes with the exchange."""

    def record(receipt: bool = False, **fields: Any) -> Case:
        with at_the_station(desk_of_region):
            case = builders.a_case(desk_of_region, **fields)
            if receipt:
                form = ExhibitForm(kind=ExhibitKind.OTHER, title="小票")
                desk_of_region.evidence.add_bytes(case.id, b"receipt", "小票.txt", form)
        return desk_of_region.cases.get(case.id)

    return record


@pytest.fixture
def review(
    desk_of_region: Application, record: Callable[..., Case], theme: Theme, qtbot: Any
) -> Iterator[Callable[..., Reviewing]]:
    """Open cases for review, the first of them on the page; without any, one is recorded."""
    opened = []

    def review(*cases: Case) -> Reviewing:
        made = Reviewing(desk_of_region, theme, [case.id for case in cases or (record(),)])
        qtbot.addWidget(made.page)
        made.show()
        opened.append(made)
        return made

    yield review
    for each in opened:
        each.page.hide()


@pytest.fixture(params=["en", "zh"])
def language(
    request: pytest.FixtureRequest, desk_of_region: Application, speak: Callable[[str], None]
) -> str:
    """Both languages, one after the other, as the settings choose them."""
    speak(request.param)
    desk_of_region.settings.change(language=request.param)
    return str(request.param)

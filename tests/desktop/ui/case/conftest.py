"""A case open on its page at a station, worked on as a person does."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import Application
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.codes import Stage
from tests import builders
from tests.desktop.ui.case.open_case import OpenCase, walked
from tests.patience import PATIENCE_MS


@pytest.fixture(scope="module")
def _stations(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Application]]:
    """Return the desk of the last test, or a new one: none records earlier than before."""
    made: list[Application] = []

    def at_noon() -> Application:
        if not made or made[-1].clock.now() != builders.NOON:
            folder = tmp_path_factory.mktemp("站") / "案卷 数据"
            made.append(builders.open_desk(folder, builders.SetClock()))
        return made[-1]

    yield at_noon
    tasks.wait_all(PATIENCE_MS)
    for app in made:
        app.close()


@pytest.fixture
def station(_stations: Callable[[], Application]) -> Iterator[Application]:
    """A station at noon with its manager on duty; a file's tests share it, not their cases."""
    app = _stations()
    own = app.session.device
    app.session.member = builders.MANAGER
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.session.device, app.session.member = own, builders.MANAGER


@pytest.fixture
def begin(station: Application, theme: Theme, qtbot: Any) -> Iterator[Callable[..., OpenCase]]:
    """Record a complaint, walk to a step and open it; ``a__b`` in a name is the path ``a.b``."""
    opened = []

    def begin(at: str = Stage.LISTEN, **fields: Any) -> OpenCase:
        case = OpenCase(station, theme, walked(station, at, **fields).id)
        qtbot.addWidget(case.page)
        case.show()
        opened.append(case)
        return case

    yield begin
    for case in opened:
        case.page.hide()


@pytest.fixture
def opened(begin: Callable[..., OpenCase]) -> OpenCase:
    """A complaint about fuel at its first step, open on its page."""
    return begin()


@pytest.fixture(params=["en", "zh"])
def language(
    request: pytest.FixtureRequest, station: Application, speak: Callable[[str], None]
) -> str:
    """Both languages, one after the other, as the settings choose them."""
    speak(request.param)
    station.settings.change(language=request.param)
    return str(request.param)

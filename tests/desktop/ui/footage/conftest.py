"""One station and one film for the tests of footage, and the page on which it is looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.desk.language import Speech
from desktop.ui.desk.pages import Pages
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from record.case import Case
from record.evidence import Exhibit
from tests.desktop.evidence import films
from tests.desktop.ui.desks import MANAGER, a_complaint, open_desk
from tests.desktop.ui.footage.looking import FRAMES, add_clip
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS


@pytest.fixture(scope="module")
def station(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One enrolled station for the tests of a module: a child process per test would be slow."""
    app = open_desk(tmp_path_factory.mktemp("登记") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return 60 frames of a camera, 25 a second, with their number in the picture."""
    path = tmp_path_factory.mktemp("录像 文件") / "4 号枪.mp4"
    return films.write(path, "mpeg4", FRAMES, b_frames=0)


@pytest.fixture(scope="session")
def other_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return 40 frames of another camera."""
    path = tmp_path_factory.mktemp("录像 文件") / "7 号枪.mp4"
    return films.write(path, "mpeg4", 40, b_frames=0, first=100)


@pytest.fixture
def language(
    request: pytest.FixtureRequest, qapp: QApplication, station: Application
) -> Iterator[str]:
    """The language of the windows: English unless a test asks for both."""
    spoken = str(getattr(request, "param", "en"))
    before, speech = QLocale(), Speech(qapp)
    speech.use(spoken)
    station.settings.change(language=spoken)
    yield spoken
    speech.use("en")
    station.settings.change(language="en")
    QLocale.setDefault(before)
    speech.deleteLater()


@pytest.fixture
def filmed(station: Application, film: Path) -> tuple[Case, Exhibit]:
    """A case of its own with one clip of camera CAM-03."""
    station.session.member = MANAGER
    case = a_complaint(station)
    return case, add_clip(station, case, film)


@pytest.fixture
def prompts(language: str) -> FakePrompts:
    """What answers the questions of the page."""
    made = FakePrompts()
    made.language = language
    return made


@pytest.fixture
def asking(
    station: Application,
    theme: Theme,
    qtbot: QtBot,
    filmed: tuple[Case, Exhibit],
    prompts: FakePrompts,
) -> Iterator[StillsPage]:
    """The page with the clip, asking why somebody looks."""
    case, clip = filmed
    made = Pages(station, theme, prompts, Changes()).stills()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open(case_id=case.id, evidence_id=clip.id)
    qtbot.waitUntil(lambda: made.ui.viewStack.currentWidget() is made.why)
    yield made
    made.release()
    tasks.wait_all(PATIENCE_MS)


@pytest.fixture
def page(asking: StillsPage, qtbot: QtBot) -> StillsPage:
    """The page at the first frame: somebody looks because of the complaint."""
    asking.why.cards["COMPLAINT"].click()
    qtbot.waitUntil(lambda: asking.player.current is not None)
    return asking

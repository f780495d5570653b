"""Footage of a station, and the page on which stills are taken from it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import Pages
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from record.case import Case
from record.evidence import Exhibit
from tests.desktop.evidence import films
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

STARTED = datetime.fromisoformat("2026-11-20T11:38:00+08:00")
AddCamera = Callable[..., Exhibit]
OpenPage = Callable[..., StillsPage]


@pytest.fixture(scope="module")
def station(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One enrolled station for all tests of a module."""
    app = open_desk(tmp_path_factory.mktemp("截图") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def film_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("录像 文件")


@pytest.fixture(scope="module")
def add_camera(station: Application, film_folder: Path) -> AddCamera:
    """Add footage of one camera to a case; each file is encoded once."""

    def add(case: Case, number: int, frames: int, starts: datetime | None = STARTED) -> Exhibit:
        path = film_folder / f"CAM-0{number}-{frames}.mp4"
        if not path.exists():
            films.write(path, "mpeg4", frames, b_frames=0)
        form = ExhibitForm(
            kind="CCTV_CLIP",
            title=f"{number} 号枪",
            captured_at=starts,
            details={"camera": f"CAM-0{number}"},
        )
        return station.evidence.add_file(case.id, path, form, NoProgress())

    return add


@pytest.fixture
def case(station: Application) -> Case:
    return a_complaint(station)


@pytest.fixture
def open_page(station: Application, theme: Theme, qtbot: QtBot) -> Iterator[OpenPage]:
    """Open the page on a case, with the reason given and the first frame on screen."""
    opened: list[StillsPage] = []

    def open_it(
        case: Case, clip: Exhibit | None = None, prompts: FakePrompts | None = None
    ) -> StillsPage:
        page = Pages(station, theme, prompts or FakePrompts(), Changes()).stills()
        qtbot.addWidget(page)
        opened.append(page)
        page.resize(1280, 720)
        page.show()
        page.open(case_id=case.id, evidence_id=clip.id if clip else "")
        qtbot.waitUntil(lambda: page.ui.viewStack.currentWidget() is page.why)
        QTest.keyClicks(page.why.cards["COMPLAINT"], "1")
        qtbot.waitUntil(lambda: page.player.current is not None)
        return page

    yield open_it
    for page in opened:
        page.release()
    tasks.wait_all(PATIENCE_MS)


@pytest.fixture
def go_to(qtbot: QtBot) -> Callable[[StillsPage, int], None]:
    """Go to a frame and wait until it is on screen."""

    def go(page: StillsPage, ordinal: int) -> None:
        page.player.go(ordinal)
        qtbot.waitUntil(
            lambda: page.player.current is not None and page.player.current.ordinal == ordinal
        )

    return go


@pytest.fixture
def evidence_of(station: Application) -> Callable[[Case, str], list[Exhibit]]:
    """Return what a case holds now of one kind, or all."""

    def held(case: Case, kind: str = "") -> list[Exhibit]:
        found = station.cases.get(case.id).evidence.values()
        return [each for each in found if not kind or each.kind == kind]

    return held

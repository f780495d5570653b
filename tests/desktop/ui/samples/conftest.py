"""What the tests of the sample windows start from: a case, its windows, and whoever answers."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.desk.pages import desk_words
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.samples.samples_dialog import SamplesDialog
from desktop.ui.samples.set_dialog import SampleServices, SampleSetDialog
from desktop.ui.window.theme import Theme
from record.case import Case
from tests.builders import a_case
from tests.fakes import FakePrompts

OpenForm = Callable[..., SampleSetDialog]
OpenList = Callable[[], SamplesDialog]


@pytest.fixture
def case(desk: Application) -> Case:
    return a_case(desk)


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def services(desk: Application) -> SampleServices:
    return SampleServices(
        desk.sampling, list_desk(desk.lists, FakePrompts()), desk.cases, desk.session, desk.clock
    )


@pytest.fixture
def open_form(
    qtbot: QtBot,
    theme: Theme,
    desk: Application,
    services: SampleServices,
    case: Case,
    prompts: FakePrompts,
) -> OpenForm:
    """Open the form of a set, drawn from a source."""

    def opened(source: str = "") -> SampleSetDialog:
        made = SampleSetDialog(services, desk_words(desk), prompts, case, source, None)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


@pytest.fixture
def open_list(
    qtbot: QtBot,
    theme: Theme,
    desk: Application,
    services: SampleServices,
    case: Case,
    prompts: FakePrompts,
) -> OpenList:
    """Open the list of the samples of the case."""

    def pair(case_id: str, two: tuple[str, ...], over: QWidget) -> QDialog:
        return PairDialog(desk.pairs, prompts, case_id, two, over)

    def opened() -> SamplesDialog:
        made = SamplesDialog(services, desk_words(desk), prompts, pair, case.id, None)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened

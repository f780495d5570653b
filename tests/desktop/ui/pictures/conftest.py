"""A station with a case of pictures, and the window over which the others open."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.patience import PATIENCE_MS

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def station(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One enrolled station for all these tests."""
    app = open_desk(tmp_path_factory.mktemp("照片") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def held(station: Application) -> tuple[Case, Exhibit, Exhibit]:
    """A case with a photo and a file that is no picture."""
    case = a_complaint(station)
    rows = np.random.default_rng(1).integers(40, 200, (150, 200, 3), np.uint8)
    data = io.BytesIO()
    Image.fromarray(rows).save(data, "PNG")
    photo = station.evidence.add_bytes(
        case.id, data.getvalue(), "枪口.png", ExhibitForm(kind=ExhibitKind.OTHER, title="枪口")
    )
    archive = station.evidence.add_bytes(
        case.id,
        b"PK\x05\x06" + bytes(18),
        "a.zip",
        ExhibitForm(kind=ExhibitKind.OTHER, title="archive"),
    )
    return case, photo, archive


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made

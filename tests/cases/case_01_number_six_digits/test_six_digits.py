"""Money and totalisers are recorded, shown and printed with every digit that was typed."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.ui.desk.pages import desk_words
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.codes import Stage
from tests import builders
from tests.desktop.ui.case.open_case import OpenCase, walked
from tests.patience import PATIENCE_MS

FACTS = {"charged": "12345.67", "expected": "99999.99"}
DETAILS = (
    ("TRANSACTION", "totaliser_after", "1482937.51"),
    ("TANK_STATE", "volume_l", "18345.672"),
    ("TRANSACTION", "litres", "12.50"),
    ("DISPENSER_STATE", "totaliser", "123456789.125"),
)


@pytest.fixture(scope="module")
def station(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    app = builders.open_desk(tmp_path_factory.mktemp("站") / "案卷 数据", builders.SetClock())
    app.settings.change(language="zh")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


def test_amounts_typed_into_the_facts_are_recorded_shown_and_printed(
    station: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    theme = Theme(qapp)
    theme.use("light", 100)
    case = walked(station, Stage.LISTEN, category="D", summary="加油卡充值未到账")
    opened = OpenCase(station, theme, case.id)
    qtbot.addWidget(opened.page)
    opened.show()
    for key, typed in FACTS.items():
        opened.fill(f"facts.{key}", typed)
    assert {key: opened.record.facts[key].value for key in FACTS} == FACTS
    opened.refresh()
    assert {key: opened.row(f"facts.{key}").input.words() for key in FACTS} == FACTS
    opened.page.hide()
    printed = station.prints.render(case.id, "dossier", NoProgress())
    document = pypdfium2.PdfDocument(printed.pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert all(f"{typed}元" in text.replace(" ", "") for typed in FACTS.values())
    theme.deleteLater()


@pytest.mark.parametrize(("kind", "key", "typed"), DETAILS)
def test_readings_typed_for_an_exhibit_keep_every_digit(
    station: Application, qtbot: QtBot, kind: str, key: str, typed: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    case = builders.a_case(station)
    made = TypedExhibit(station.drafts, desk_words(station), case, kind, "", window)
    made.fields.common["title"].input.set_words("记录")
    made.fields.details.rows[f"details.{key}"].input.set_words(typed)
    form = made.fields.form()
    assert form is not None
    assert form.details[key] == typed

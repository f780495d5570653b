"""What can lie below zero can be recorded so, and nothing else can: a property of each blank."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.desk.pages import desk_words
from desktop.ui.evidence.exhibit_form import TypedExhibit
from record.case import Case
from tests import builders
from tests.rulebooks import shipped


@pytest.fixture(scope="module")
def station(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    app = builders.open_desk(tmp_path_factory.mktemp("站") / "案卷 数据", builders.SetClock())
    app.settings.change(language="zh")
    yield app
    app.close()


@pytest.fixture(scope="module")
def case(station: Application) -> Case:
    return builders.a_case(station)


def answered(
    station: Application, case: Case, qtbot: QtBot, kind: str, key: str, typed: str
) -> str:
    """Type an answer and return what would be recorded, or the sentence beside the blank."""
    window = QWidget()
    qtbot.addWidget(window)
    made = TypedExhibit(station.drafts, desk_words(station), case, kind, "", window)
    made.fields.common["title"].input.set_words("记录")
    row = made.fields.details.rows[f"details.{key}"]
    row.input.set_words(typed)
    form = made.fields.form()
    return str(form.details[key]) if form is not None else row.note.text()


@pytest.mark.parametrize(
    ("kind", "key", "typed"),
    [
        ("TANK_STATE", "temperature_c", "-3.5"),
        ("CCTV_CLIP", "offset_s", "-37"),
        ("CCTV_STILL", "offset_s", "-37"),
        ("INVENTORY", "difference_l", "-12.5"),
        ("DELIVERY_NOTE", "difference_l", "-0.5"),
        ("MEASURE_TEST", "mean_error", "-0.31"),
    ],
)
def test_what_can_lie_below_zero_is_recorded_as_typed(
    station: Application, case: Case, qtbot: QtBot, kind: str, key: str, typed: str
) -> None:
    assert answered(station, case, qtbot, kind, key, typed) == typed
    assert answered(station, case, qtbot, kind, key, typed.replace("-", "－")) == typed


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("TANK_STATE", "volume_l"),
        ("TANK_STATE", "water_mm"),
        ("TRANSACTION", "litres"),
        ("TRANSACTION", "amount"),
        ("CCTV_CLIP", "retention_days"),
        ("MEASURE_TEST", "repeatability"),
    ],
)
def test_litres_money_and_heights_refuse_it(
    station: Application, case: Case, qtbot: QtBot, kind: str, key: str
) -> None:
    assert "超出了可能的范围" in answered(station, case, qtbot, kind, key, "-3")


@pytest.mark.parametrize("version", shipped().versions)
def test_every_rule_set_lets_the_same_blanks_lie_below_zero(version: str) -> None:
    from record.rules.limits import of_field

    kinds = shipped().of(version).evidence_kinds.values()
    fields = [field for kind in kinds for field in kind.fields if field.type == "number"]
    signed = {field.key for field in fields if of_field(field).low < 0}
    assert signed == {"temperature_c", "offset_s", "difference_l", "mean_error"}

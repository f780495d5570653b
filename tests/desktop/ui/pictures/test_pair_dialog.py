import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.pictures.pair_view import BLINK, DIFFERENCE, SIDE, SWIPE
from record.case import Case
from record.codes import ExhibitKind
from tests.builders import a_case
from tests.desktop.services.timekeeping.test_timekeeping import a_screen
from tests.fakes import FakePrompts


@pytest.fixture
def case(desk: Application) -> Case:
    case = a_case(desk)
    for text in ("SEAL F-000481", "SEAL F-000482"):
        desk.evidence.add_bytes(
            case.id, a_screen(text), "a.png", ExhibitForm(kind=ExhibitKind.PHOTO)
        )
    return case


@pytest.fixture
def dialog(qtbot: QtBot, desk: Application, case: Case) -> PairDialog:
    made = PairDialog(desk.pairs, FakePrompts(), case.id, (), None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._pair is not None)
    return made


def test_both_pictures_are_zoomed_and_placed_together(dialog: PairDialog) -> None:
    dialog.ui.pairView.zoom_by(2.0)
    left, right = dialog.ui.pairView.places()
    assert left.size() == right.size()
    assert right.x() - left.x() == pytest.approx(dialog.ui.pairView.width() / 2, abs=4)


def test_a_swipe_moves_by_key_and_is_kept_with_its_settings(
    qtbot: QtBot, dialog: PairDialog, desk: Application, case: Case
) -> None:
    dialog.ways._pick(SWIPE)
    qtbot.keyClick(dialog.ui.pairView, Qt.Key.Key_Right)
    assert dialog.settings().split == pytest.approx(0.52)
    assert not dialog.ui.keepButton.isEnabled()
    dialog.ui.titleEdit.setText("封签前后对比")
    with qtbot.waitSignal(dialog.accepted):
        dialog.ui.keepButton.click()
    assert dialog.kept is not None
    assert dialog.kept.settings["settings"]["mode"] == SWIPE
    assert dialog.kept.id in desk.cases.get(case.id).evidence


def test_blinking_runs_only_while_it_is_looked_at(dialog: PairDialog) -> None:
    dialog.ways._pick(BLINK)
    assert dialog.ui.pairView._timer.isActive()
    dialog.ways._pick(SIDE)
    assert not dialog.ui.pairView._timer.isActive()


def test_the_difference_is_stronger_with_the_slider(dialog: PairDialog) -> None:
    dialog.ways._pick(DIFFERENCE)
    assert dialog.ui.slider.isVisible()
    dialog.ui.slider.setValue(100)
    assert dialog.settings().gain == 16
    assert not dialog.ui.pairView._difference.isNull()


def test_one_picture_twice_is_no_pair(qtbot: QtBot, dialog: PairDialog) -> None:
    dialog.ui.titleEdit.setText("x")
    dialog.ui.secondCombo.setCurrentIndex(dialog.ui.firstCombo.currentIndex())
    assert dialog.ui.banner.isVisible()
    assert not dialog.ui.keepButton.isEnabled()


def test_beside_each_other_a_picture_keeps_its_own_shape(dialog: PairDialog) -> None:
    wide = QImage(80, 60, QImage.Format.Format_RGB32)
    tall = QImage(60, 80, QImage.Format.Format_RGB32)
    dialog.ui.pairView.show_pair(wide, tall)
    shapes = [place.width() / place.height() for place in dialog.ui.pairView.places()]
    assert shapes == [pytest.approx(80 / 60), pytest.approx(60 / 80)]

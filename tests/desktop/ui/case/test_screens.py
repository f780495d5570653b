"""The page of a case and the form of a new one at the smallest screen and the largest text."""

import pytest
from PySide6.QtWidgets import QScrollArea

from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from record.codes import PersonKind, Stage
from tests.desktop.ui import hands
from tests.fakes import FakePrompts

SCREENS = [(100, 1064, 720), (200, 1900, 1000)]
"""Sizes of text with the room a page has: beside the rail at 1280 by 720, and on a large screen."""
PARTS = ["step", "facts", "demand", "people", "contacts", "outcome", "review"]


def _runs_out(root):
    """Return the scroll areas that must be moved sideways to be read."""
    areas = [a for a in root.findChildren(QScrollArea) if a.isVisible()]
    return [a.objectName() for a in areas if a.widget().width() > a.viewport().width()]


@pytest.fixture
def full(begin):
    """A case with something in every part of its page."""
    case = begin(at=Stage.LOOK, place_detail="lane 2")
    case.app.cases.add(case.record, "claims", {"kind": "REPAIR", "amount_claimed": 128050})
    case.app.cases.add(case.record, "people", {"name": "王丽", "kind": PersonKind.WITNESS})
    with case.at_the_region():
        points = [("Which nozzle, and who saw the display before it was reset?", "facts.nozzle")]
        case.app.review.return_points(case.id, points, "by Friday")
        case.app.review.comment(case.id, "The plate cannot be read on E01.", "vehicle.plate")
    case.refresh()
    return case


@pytest.mark.parametrize(("size", "wide", "high"), SCREENS)
@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_a_case_is_cut_or_runs_out_sideways(full, theme, size, wide, high, part):
    theme.use("light", size)
    full.page.resize(wide, high)
    full.part(part)
    full.rest()
    assert _runs_out(full.page) == []
    assert full.page.minimumSizeHint().width() <= wide
    assert full.page.minimumSizeHint().height() <= high
    shown = full.page.parts._stack.currentWidget()
    assert hands.cut(shown) == []


@pytest.mark.parametrize(("size", "wide", "high"), SCREENS)
def test_the_head_of_a_case_keeps_its_buttons_on_the_screen(full, theme, size, wide, high):
    theme.use("light", size)
    full.page.resize(wide, high)
    full.rest()
    ui = full.page.ui
    for each in (ui.finishButton, ui.printButton, ui.escalateButton):
        right = each.mapTo(full.page, each.rect().bottomRight())
        assert full.page.rect().contains(right)
        assert each.width() >= each.fontMetrics().horizontalAdvance(each.text())


@pytest.mark.parametrize("screen", SCREENS)
def test_a_new_complaint_is_written_without_moving_sideways(
    station, theme, qtbot, language, screen
):
    size, wide, high = screen
    theme.use("light", size)
    page = Pages(station, theme, FakePrompts(), Changes()).new()
    qtbot.addWidget(page)
    page.resize(wide, high)
    page.show()
    page.open()
    qtbot.waitExposed(page)
    assert _runs_out(page) == []
    assert page.minimumSizeHint().width() <= wide
    assert page.minimumSizeHint().height() <= high
    assert hands.cut(page) == []

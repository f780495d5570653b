import msgspec
import pytest

from desktop.ui.case.head import CaseBanners
from record.case import Remark
from tests.desktop.ui.desks import a_complaint, at_the_region


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def banners(theme, qtbot):
    made = CaseBanners()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_case_with_nothing_to_say_has_no_banner(banners, case):
    banners.show_case(case, "")
    assert banners.isHidden()


def test_returned_points_are_counted_and_lead_to_their_place(banners, desk, case, qtbot):
    with at_the_region(desk):
        desk.review.return_points(case.id, [("which bay?", ""), ("whose receipt?", "")])
    banners.show_case(desk.cases.get(case.id), "")
    assert banners.points.isVisible()
    assert not banners.versions.isVisible()
    with qtbot.waitSignal(banners.acted):
        banners.points.acted.emit()


def test_a_remark_that_was_dismissed_stays_away_until_there_is_another(banners, case):
    banners.show_case(case, "a rule refused this")
    assert banners.remarks.isVisible()
    banners.remarks.dismissed.emit()
    banners.show_case(case, "a rule refused this")
    assert not banners.remarks.isVisible()
    more = Remark(code="move.refused", at=case.recorded_at, actor="", entry="e")
    case = msgspec.structs.replace(case, remarks=(*case.remarks, more))
    banners.show_case(case, "a rule refused that")
    assert banners.remarks.isVisible()


def test_a_dismissed_remark_is_shown_again_on_another_case(banners, desk, case):
    banners.show_case(case, "a rule refused this")
    banners.remarks.dismissed.emit()
    other = a_complaint(desk)
    banners.show_case(other, "a rule refused this")
    assert banners.remarks.isVisible()

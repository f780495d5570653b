"""One line that is cut where it does not fit: what its tooltip tells."""

import pytest

from desktop.ui.widgets.elided import ElidedLabel

HASH = "74808761a94994eb"


@pytest.fixture
def label(qtbot, theme):
    """A line with more words than it has room for."""
    made = ElidedLabel("4 号枪 监控录像 2026-11-20 上午 三堰加油站")
    qtbot.addWidget(made)
    made.resize(80, 20)
    made.show()
    return made


def test_the_tooltip_has_all_of_a_cut_line_and_nothing_of_a_whole_one(label):
    assert "三堰加油站" in label.toolTip()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_what_is_told_of_a_line_stays_when_the_window_changes_its_size(label):
    label.setToolTip(HASH)
    for wide in (900, 60):
        label.resize(wide, 20)
        assert label.toolTip() == HASH


def test_what_was_told_of_a_line_is_not_told_of_the_next(label):
    label.setToolTip(HASH)
    label.setText("短")
    label.resize(900, 20)
    assert label.toolTip() == ""

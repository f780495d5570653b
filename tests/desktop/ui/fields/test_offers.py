from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.desk.pages import desk_words
from desktop.ui.fields.offers import VALUE, offer


def test_the_station_says_what_is_offered_for_a_field(desk):
    words = desk_words(desk)
    assert words.offered("details.nozzle") == (("4", "4 · 92# 乙醇汽油"),)
    assert words.offered("product") == (("92# 乙醇汽油", "92# 乙醇汽油"),)
    assert words.offered("camera") == (("CAM-03", "CAM-03 · 4 号枪"),)
    assert "陈立" in [value for value, _shown in words.offered("captured_by")]
    assert words.offered("summary") == ()


def test_what_is_offered_is_taken_or_not(theme, qtbot):
    line, heard = QLineEdit(), []
    qtbot.addWidget(line)
    completer = offer(
        line, (("CAM-03", "CAM-03 · 4 号枪"), ("CAM-01", "CAM-01")), lambda: heard.append(1)
    )
    line.show()
    line.setFocus()
    QTest.keyClicks(line, "03")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "CAM-03"
    completer.activated.emit("CAM-03")
    assert heard == [1]
    line.setText("CAM-99")
    assert line.text() == "CAM-99"
    line.actions()[-1].trigger()
    assert completer.popup().isVisible()
    shown = completer.completionModel()
    assert [shown.data(shown.index(row, 0), VALUE) for row in range(shown.rowCount())] == [
        "CAM-03",
        "CAM-01",
    ]
    QTest.keyClick(completer.popup(), Qt.Key.Key_Escape)
    assert line.text() == "CAM-99"

import ast
from collections import Counter

from tests.architecture.sources import imports, modules, named, nodes, nothing_in

MOST_LAMBDAS = 0.05
WIRING = {
    "desktop/ui/desk/case_windows.py",
    "desktop/ui/desk/desk_window.py",
    "desktop/ui/desk/pages.py",
}
MOST_CONTROLS = 3
CONTROLS = {
    "Button",
    "CheckRow",
    "ComboBox",
    "DecimalSpin",
    "FieldForm",
    "MomentEdit",
    "PinPad",
    "QCheckBox",
    "QComboBox",
    "QDateTimeEdit",
    "QDoubleSpinBox",
    "QLineEdit",
    "QListWidget",
    "QPlainTextEdit",
    "QRadioButton",
    "QSlider",
    "QSpinBox",
    "QTableWidget",
    "QTreeWidget",
    "SearchField",
}
MADE_FROM_DATA = {
    "desktop/ui/case/fields_panel.py",
    "desktop/ui/case/region_panel.py",
}
"""Parts of a drawn page whose rows are what the rule set asks or the case holds."""


def test_only_what_wires_the_windows_knows_the_application() -> None:
    found = {file for file, name in imports("desktop/ui") if name == "desktop.app"}
    assert found == WIRING


def test_signals_are_answered_by_slots_and_hardly_ever_by_a_lambda() -> None:
    connects: Counter[str] = Counter()
    lambdas: Counter[str] = Counter()
    for file, node in nodes(ast.Call, "desktop/ui"):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            room = file.split("/")[2]
            connects[room] += 1
            lambdas[room] += any(
                isinstance(part, ast.Lambda) for each in node.args for part in ast.walk(each)
            )
    nothing_in(
        f"{room}: {lambdas[room]} of {connects[room]}"
        for room in connects
        if lambdas[room] > MOST_LAMBDAS * connects[room]
    )


def test_every_window_and_panel_is_drawn_in_designer() -> None:
    calls = list(nodes(ast.Call, "desktop/ui"))
    drawn = {
        file
        for file, node in calls
        if isinstance(node.func, ast.Attribute) and node.func.attr == "setupUi"
    }
    controls = Counter(
        file for file, node in calls if isinstance(node.func, ast.Name) and node.func.id in CONTROLS
    )
    undrawn = {file for file in controls if controls[file] > MOST_CONTROLS} - drawn
    assert undrawn == MADE_FROM_DATA


def test_every_shortcut_is_made_where_composed_words_become_text_first() -> None:
    made = {
        file
        for file, node in nodes(ast.Call, "desktop/ui")
        if isinstance(node.func, ast.Name) and node.func.id == "QShortcut"
    }
    assert made == {"desktop/ui/keyboard/shortcuts.py"}


def test_no_picture_leaves_a_window_but_as_a_recorded_copy() -> None:
    ways = ("QDrag(", "clipboard().setImage(", "clipboard().setPixmap(", "clipboard().setMimeData(")
    nothing_in(
        f"{named(file)}: {way}"
        for file in modules("desktop")
        for way in ways
        if way in file.read_text("utf-8")
    )

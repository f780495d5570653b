"""Numbers are read by one reader: nothing else turns what a person typed into a number."""

import ast
from xml.etree import ElementTree as ET

from tests.architecture.sources import ROOT, nodes, nothing_in

NUMBERS = {"int", "float", "Decimal"}
TYPED = {"text", "typed", "words", "said"}


def test_no_argument_of_a_command_line_is_read_by_pythons_own_numbers() -> None:
    nothing_in(
        f"{file}:{node.value.lineno}"
        for file, node in nodes(ast.keyword, "desktop", "headquarters")
        if "/cli/" in file
        and node.arg == "type"
        and isinstance(node.value, ast.Name)
        and node.value.id in NUMBERS
    )


def test_what_stands_in_a_widget_is_read_by_the_one_reader() -> None:
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Call, "desktop/ui")
        if isinstance(node.func, ast.Name)
        and node.func.id in NUMBERS
        and node.args
        and isinstance(of := node.args[0], ast.Call)
        and isinstance(of.func, ast.Attribute)
        and of.func.attr in TYPED
    )


def test_numbers_and_times_are_typed_into_boxes_that_drop_no_sign() -> None:
    """The boxes of Qt pass over a comma or a letter, and make another number of the rest."""
    nothing_in(
        f"{file.name}: {widget.get('name')}"
        for file in sorted((ROOT / "forms").rglob("*.ui"))
        for widget in ET.parse(file).iter("widget")
        if widget.get("class") in {"QSpinBox", "QDoubleSpinBox", "QDateTimeEdit", "QTimeEdit"}
    )

"""Times are shown, printed and typed in one zone, that of the rules: nobody asks for the PC's."""

import ast

from tests.architecture.sources import PRODUCT, nodes, nothing_in

PCS_OWN = "desktop/clock.py"
# What is written as it stood in a picture or a file has no zone; a day has none either.
WITHOUT_A_ZONE = {"shown", "day"}
MARKS = ("%H", "%d", "%Y", "%m-")


def test_no_moment_is_turned_into_the_zone_of_the_pc() -> None:
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Call, *PRODUCT)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == "astimezone"
        and not node.args
        and file != PCS_OWN
    )


def test_no_time_is_made_without_its_zone() -> None:
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Call, *PRODUCT)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in {"fromtimestamp", "now"}
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "datetime"
        and len(node.args) + len(node.keywords) < (2 if node.func.attr == "fromtimestamp" else 1)
    )


def test_the_clock_gives_no_day_before_it_is_in_the_zone() -> None:
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Call, "desktop")
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in {"date", "time", "strftime", "replace"}
        and isinstance(of := node.func.value, ast.Call)
        and isinstance(of.func, ast.Attribute)
        and of.func.attr == "now"
    )


def test_no_moment_is_written_before_it_is_in_the_zone() -> None:
    """A moment of the record is an attribute; what is written of it goes through a function."""
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.FormattedValue, "desktop")
        if isinstance(node.format_spec, ast.JoinedStr)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr not in WITHOUT_A_ZONE
        and any(mark in ast.unparse(node.format_spec) for mark in MARKS)
    )


def test_date_and_time_of_qt_are_known_to_their_field_alone() -> None:
    allowed = {"desktop/ui/fields/moment_edit.py"}
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Name, "desktop/ui")
        if node.id in {"QDateTime", "QTime", "QTimeZone"} and file not in allowed
    )

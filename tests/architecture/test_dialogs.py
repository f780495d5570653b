import ast
from collections.abc import Iterator

from tests.architecture.sources import nodes, nothing_in

ONE_SHAPE = "desktop/ui/window/dialog.py"
# the program's own loop, and the dialogs of the system
OF_QT = {"desktop/ui/desk/program.py", "desktop/ui/window/printers.py"}


def test_every_dialog_is_opened_and_deleted_in_one_way() -> None:
    assert set(_opened()) == {ONE_SHAPE, *OF_QT}


def test_every_dialog_has_the_one_shape_that_keeps_it_on_its_screen() -> None:
    own = {file for file, _node in _classes("QDialog")}
    assert own == {ONE_SHAPE}


def test_the_last_thing_a_dialog_is_given_is_the_window_it_lies_over() -> None:
    nothing_in(_made_otherwise())


def _opened() -> Iterator[str]:
    for file, node in nodes(ast.Attribute, "desktop/ui"):
        if node.attr in {"exec", "WA_DeleteOnClose"}:
            yield file


def _made_otherwise() -> Iterator[str]:
    for file, node in (*_classes("QDialog"), *_classes("Dialog")):
        made = (n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
        if any(init.args.args[-1].arg != "parent" for init in made):
            yield file


def _classes(of: str) -> Iterator[tuple[str, ast.ClassDef]]:
    for file, node in nodes(ast.ClassDef, "desktop/ui"):
        if any(isinstance(base, ast.Name) and base.id == of for base in node.bases):
            yield file, node

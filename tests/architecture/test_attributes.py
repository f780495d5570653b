import ast
from collections.abc import Iterator

from tests.architecture.sources import PRODUCT, nodes, nothing_in

MAKING = {"__init__", "__post_init__", "__new__", "__enter__"}
MADE_BY_QT = {
    "header", "horizontalHeader", "verticalHeader", "viewport", "selectionModel", "windowHandle",
    "horizontalScrollBar", "verticalScrollBar", "lineEdit", "document",
}  # fmt: skip
OF_OTHERS = {
    # an attribute of the server's own that its signal handler sets
    "headquarters/asgi.py: Server.should_exit",
}


def test_every_attribute_is_born_where_its_object_is_made() -> None:
    classes = {node.name: node for _, node in nodes(ast.ClassDef, *PRODUCT)}
    found = {
        f"{file}: {node.name}.{name}"
        for file, node in nodes(ast.ClassDef, *PRODUCT)
        for name in _set_later(node) - _declared(node, classes)
    }
    nothing_in(found - OF_OTHERS)


def test_nobody_asks_whether_his_own_attribute_is_there_yet() -> None:
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Call, *PRODUCT)
        if isinstance(node.func, ast.Name) and node.func.id == "hasattr"
        if isinstance(node.args[0], ast.Name) and node.args[0].id == "self"
    )


def _methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def _set_later(node: ast.ClassDef) -> set[str]:
    later = (method for method in _methods(node) if method.name not in MAKING)
    return {name for method in later for name in _set_in(method)}


def _declared(node: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> set[str]:
    """Return what a class or one that it is made from declares or sets while it is made."""
    found = {method.name for method in _methods(node)}
    for line in node.body:
        if isinstance(line, ast.Assign | ast.AnnAssign):
            targets = line.targets if isinstance(line, ast.Assign) else [line.target]
            found |= {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    found |= {n for m in _methods(node) if m.name in MAKING for n in _set_in(m)}
    for base in node.bases:
        name = base.value if isinstance(base, ast.Subscript) else base
        above = classes.get(name.id) if isinstance(name, ast.Name) else None
        if above is not None and above is not node:
            found |= _declared(above, classes)
    return found


def _set_in(method: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    return {
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def test_nobody_keeps_what_qt_made_of_its_own() -> None:
    # What Python knows of such a part can be taken for that of a window which is gone, and dies
    # with it: it is asked for anew each time.
    kept = (ast.Assign, ast.AnnAssign)
    nothing_in(
        f"{file}:{node.lineno}: {call.func.attr}"
        for kind in kept
        for file, node in nodes(kind, "desktop/ui", "build_spec")
        if _is_own(node)
        for call in _either(node.value)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in MADE_BY_QT
    )


def _either(value: ast.expr | None) -> tuple[ast.expr | None, ...]:
    return (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)


def _is_own(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(
        isinstance(t, ast.Attribute) and isinstance(t.value, ast.Name) and t.value.id == "self"
        for t in targets
    )

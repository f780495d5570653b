import ast

from tests.architecture.sources import nodes, nothing_in

# Tables of an entry by the attribute that holds them in a case, with everything else of that name
# outside the record, by who has it: forms and windows, the settings of this device, the facts of
# a problem, a row, or a line that fills a sentence. Whoever is not named here holds a table, and
# only the record reads it: ``record/exhibits``, ``record/derivatives``, ``Paper.said``.
OTHERS = {
    "details": {"form", "said", "self", "fields", "wording"},
    "settings": {
        *("self", "app", "_app", "application", "services", "pages", "frame", "window", "_window"),
        *("pairView", "origin", "said", "made"),
    },
    "facts": {
        *("problem", "refusal", "lack", "reading", "why", "Found", "said", "remark", "line"),
        *("case", "_case", "row", "item", "self", "found", "footage_words", "clocks"),
    },
}
PAPERS = {"paper", "offered", "printed"}


def test_only_the_record_reads_the_tables_of_an_entry() -> None:
    nothing_in(
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file, node in nodes(ast.Attribute, "desktop", "headquarters", "build_spec")
        if isinstance(node.ctx, ast.Load)
        and (
            (node.attr in OTHERS and _owner(node.value) not in OTHERS[node.attr])
            or (node.attr == "text" and _owner(node.value) in PAPERS)
        )
    )


def test_whoever_is_let_off_has_something_of_that_name() -> None:
    found = {
        (node.attr, _owner(node.value))
        for _, node in nodes(ast.Attribute, "desktop", "headquarters", "build_spec")
    }
    nothing_in(
        f"{attribute} of {owner}"
        for attribute, owners in OTHERS.items()
        for owner in owners
        if (attribute, owner) not in found
    )


def _owner(node: ast.expr) -> str:
    """Return the last name of an expression: ``app`` of ``self.app`` and of ``app()[0]``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        return _owner(node.func)
    if isinstance(node, ast.Subscript):
        return _owner(node.value)
    return node.id if isinstance(node, ast.Name) else ""

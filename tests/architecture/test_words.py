import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from record.codes import Code
from tests.architecture.sources import PRODUCT, ROOT, modules, named, nodes, nothing_in, tree

LISTS = {"Code", "StrEnum"}
COLLIDE = {
    # placeholders of an argument in the help of a verb
    "desktop/cli/footage.py": {"FILE"},
    "desktop/cli/hiding.py": {"FILE"},
    "desktop/cli/verbs.py": {"PERSON"},
    # a talk face to face
    "desktop/practice/filling.py": {"FACE"},
    # how PyAV calls threads of its own choice
    "desktop/evidence/footage/picture_ends.py": {"NONE"},
    "desktop/evidence/footage/video_source.py": {"NONE"},
    # the print, which is named like the evidence that comes of it
    "desktop/prints/samples/comparison.py": {"SAMPLE_COMPARISON"},
    # what is hidden, and what for: both may be something else
    "desktop/ui/hiding/side.py": {"OTHER"},
    # nobody's consent
    "desktop/ui/samples/samples_dialog.py": {"NONE"},
    # kinds of the journal for who has no more than this folder
    "record/proof/journal.py": {"EXPORTED"},
}
"""Words of something else that are spelled like one of the record's, by module."""


def test_a_closed_word_is_written_once_and_meant_by_its_member() -> None:
    words = {code.value for kind in _kinds() for code in kind if code.value.isupper()}
    assert len(words) > 100
    nothing_in(
        f"{file}:{node.lineno}: {node.value}"
        for file, node in nodes(ast.Constant, *PRODUCT)
        if node.value in words and node.value not in COLLIDE.get(file, set())
        if id(node) not in _members(file)
    )


def test_the_module_of_the_case_is_no_bag_of_words() -> None:
    nothing_in(
        f"{file}: {alias.name}"
        for file, node in nodes(ast.ImportFrom, *PRODUCT, "build_spec", "tests")
        for alias in node.names
        if (node.module, alias.name) == ("record", "case")
    )


def _kinds() -> list[type[Code]]:
    for file in modules(*PRODUCT):
        if any(isinstance(base, ast.Name) and base.id == "Code" for base in _bases(file)):
            importlib.import_module(named(file).removesuffix(".py").replace("/", "."))
    return Code.__subclasses__()


def _bases(file: Path) -> Iterator[ast.expr]:
    for node in tree(file).body:
        if isinstance(node, ast.ClassDef):
            yield from node.bases


@cache
def _members(file: str) -> frozenset[int]:
    """Return the constants that stand in the body of a list of words, by their identity."""
    return frozenset(
        id(line.value)
        for each in tree(ROOT / file).body
        if isinstance(each, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in LISTS for base in each.bases)
        for line in each.body
        if isinstance(line, ast.Assign)
    )

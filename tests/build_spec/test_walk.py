"""The walk finds every window by itself, and a part of it is walked with the ordinary tests."""

import subprocess
import sys

import msgspec
import pytest
from PySide6.QtWidgets import QDialog

from build_spec import places
from build_spec.walk import report
from build_spec.walk.faults import judge, read_known
from build_spec.walk.making import CannotMake, Stock
from build_spec.walk.parts import QUICK, parts, scaled
from build_spec.walk.walking import CANNOT
from build_spec.walk.windows import windows
from desktop.ui.window.page import Page
from tests.architecture.sources import nodes, nothing_in
from tests.patience import PATIENCE_S

import ast  # isort: skip


def test_every_window_is_found_in_the_package() -> None:
    names = {each.__name__ for each in windows()}
    assert {"MainWindow", "FirstRun", "Question", "RecordDialog", "ExhibitDialog"} <= names
    pages = [each for each in Page.__subclasses__() if each.__module__.startswith("desktop.")]
    assert {each.__name__ for each in pages} <= names
    assert {each for each in names if each.startswith("Ui_")} == set()


def test_no_window_is_hidden_from_the_walk_inside_a_function() -> None:
    nothing_in(
        f"{file}:{node.lineno}"
        for file, node in nodes(ast.Call, "desktop/ui")
        if isinstance(node.func, ast.Name) and node.func.id in {"QDialog", "Dialog"}
    )


class Wanted(msgspec.Struct, frozen=True):
    """What only this test knows."""

    text: str


class Known:
    """Something that a stock has."""


class New(QDialog):
    """A window that nobody listed."""

    def __init__(self, known: Known, wanted: Wanted, parent: QDialog | None) -> None:
        super().__init__(parent)
        self.known, self.wanted = known, wanted


class Strange(QDialog):
    """A window that asks for what nobody has."""

    def __init__(self, asked: complex) -> None:
        super().__init__()


def test_a_new_window_is_made_of_what_it_asks_for_and_else_the_walk_says_so(qtbot) -> None:
    known = Known()
    stock = Stock({Known: known}, {}, {}, "words")
    made = stock.build(New)
    qtbot.addWidget(made)
    assert made.known is known
    assert made.wanted.text == "words"
    with pytest.raises(CannotMake, match="asked"):
        stock.build(Strange)


def test_the_parts_are_every_size_text_and_language() -> None:
    names = [part.name for part in parts()]
    assert len(names) == len(set(names)) == 22
    assert {"1366x696-100-zh-light", "1280x648-200-en-light", "1366x696-100-en-dark"} <= set(names)
    assert (scaled(1366, 768, 1.25).name, scaled(1366, 768, 1.5).name) == ("1092x542", "910x440")


@pytest.mark.gui
def test_nothing_is_cut_hidden_or_off_screen(tmp_path) -> None:
    command = [sys.executable, "-m", "build_spec.walk.one", str(tmp_path)]
    done = subprocess.run(
        [*command, *(part.name for part in QUICK), "--quick"],
        cwd=places.ROOT,
        capture_output=True,
        text=True,
        timeout=10 * PATIENCE_S,
        check=False,
    )
    for part in QUICK:
        found = report.read(tmp_path / part.name)
        assert found is not None, done.stderr[-4000:]
        assert [fault for fault in found.faults if fault.kind == CANNOT] == []
        told = judge(found.faults, read_known().get(f"quick-{part.name}", set()))
        assert not told, f"{part.name}: {told}"

"""Which windows there are: found in the package, listed nowhere."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

import desktop.ui
from build_spec import places
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.page import Page


def windows() -> tuple[type[QWidget], ...]:
    """Return every page, every dialog and every other window of ``desktop/ui``, by name."""
    titled = set(_titled_forms())
    found = {
        made
        for module in _modules()
        for _, made in inspect.getmembers(importlib.import_module(module), inspect.isclass)
        if made.__module__ == module and issubclass(made, QWidget) and _is_window(made, titled)
    }
    return tuple(sorted(found, key=lambda each: each.__name__))


def _modules() -> Iterator[str]:
    package = desktop.ui
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.rpartition(".")[2].startswith("ui_"):
            yield found.name


def _is_window(made: type[QWidget], titled: set[str]) -> bool:
    if issubclass(made, (QDialog, QMainWindow, Page)):
        return made not in {Page, Dialog}
    return made.__name__ in titled


def _titled_forms() -> Iterator[str]:
    """Yield the classes of the forms that are windows: those that have a title."""
    for form in (places.ROOT / "forms").rglob("*.ui"):
        root = ET.parse(form).getroot()  # noqa: S314 - our own form
        widget = root.find("widget")
        if widget is not None and widget.find("property[@name='windowTitle']") is not None:
            yield str(root.findtext("class"))

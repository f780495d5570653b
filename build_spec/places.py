"""Where things lie in a checkout, and which interpreter is ours."""

import os
import sys
from pathlib import Path

ON_WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "build_spec"
VENV = ROOT / ".venv"
FORMS = ROOT / "forms"
WINDOWS = ROOT / "desktop" / "ui"
RESOURCES = ROOT / "resources"
TRANSLATIONS = RESOURCES / "translations"
CHINESE = TRANSLATIONS / "casebook_zh_CN.ts"
ENGLISH = TRANSLATIONS / "casebook_en.ts"
"""Only the strings with a number: one, and several."""


def tool(name: str, venv: Path = VENV) -> Path:
    """Return a program of the environment, such as ``python`` or ``pyside6-uic``."""
    if ON_WINDOWS:
        return venv / "Scripts" / f"{name}.exe"
    return venv / "bin" / name


def base_python() -> str:
    """Return an interpreter to make the environment with, never the environment's own."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def is_compiled(module: Path) -> bool:
    """Tell whether a module of the windows is made from a form: built, never committed."""
    return module.name.startswith("ui_")

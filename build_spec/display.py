"""Whether windows can be shown here."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def missing() -> bool:
    """Tell whether this is a Linux without a display and nobody chose another platform for Qt."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in chosen)


def wide_screen(folder: Path) -> str:
    """Describe a screen of 1920 by 1080 for Qt's drawing off screen; return the platform's name.

    Without a description Qt draws on 800 by 800, where no dialog has its size.
    """
    return off_screen(folder, {"screen": (1920, 1080)})


def off_screen(folder: Path, sizes: Mapping[str, tuple[int, int]]) -> str:
    """Describe screens by name, of this width and height, for Qt's drawing off screen."""
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens, x = [], 0
    for name, (wide, high) in sizes.items():
        screens.append({"name": name, "x": x, "y": 0, "width": wide, "height": high} | dots)
        x += wide
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={file}"

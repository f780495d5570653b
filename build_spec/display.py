"""Whether windows can be shown here."""

import os
import sys


def missing() -> bool:
    """Tell whether this is a Linux without a display and nobody chose another platform for Qt."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in chosen)

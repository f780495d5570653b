"""Choose the branch for the machine we run on, once."""

import sys
from functools import cache
from importlib import import_module

from desktop.system.interface import System


@cache
def this_system() -> System:
    """Return the one object that stands for the operating system."""
    if sys.platform == "win32":
        calls = import_module("desktop.system.windows_calls").KernelCalls()
        windows: System = import_module("desktop.system.windows").WindowsSystem(calls)
        return windows
    linux: System = import_module("desktop.system.linux").LinuxSystem()
    return linux

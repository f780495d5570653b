import subprocess
import sys

from tests.architecture.sources import PRODUCT, ROOT, imports, nothing_in

POSIX_OR_WINDOWS_ONLY = {
    *("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog"),
    *("msvcrt", "winreg", "winsound", "ctypes"),
}


def test_every_module_imports_only_what_lies_below_it() -> None:
    # In a process of its own: it silences every logger it finds.
    lint = (
        "from importlinter.cli import lint_imports as lint; raise SystemExit(lint(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_qt_is_known_to_the_windows_only() -> None:
    nothing_in(
        file
        for file, name in imports(*PRODUCT)
        if name.split(".")[0] in {"PySide6", "shiboken6"} and not file.startswith("desktop/ui/")
    )


def test_only_the_system_package_knows_the_operating_system() -> None:
    nothing_in(
        f"{file}: {name}"
        for file, name in imports("record", "desktop")
        if name.split(".")[0] in POSIX_OR_WINDOWS_ONLY and not file.startswith("desktop/system")
    )


def test_only_the_stores_and_their_sessions_know_sqlalchemy() -> None:
    stores = ("desktop/store/", "headquarters/store/", "headquarters/settings.py")
    sessions = ("desktop/services/", "desktop/sync/", "headquarters/services/")
    nothing_in(
        file
        for file, name in imports(*PRODUCT)
        if name.split(".")[0] == "sqlalchemy" and not file.startswith(stores + sessions)
    )

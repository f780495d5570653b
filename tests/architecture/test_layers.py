import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.architecture.sources import PRODUCT, ROOT, imports, nodes, nothing_in

POSIX_OR_WINDOWS_ONLY = {
    *("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog"),
    *("msvcrt", "winreg", "winsound", "ctypes"),
}
WALL_CLOCKS = {
    *(("datetime", name) for name in ("now", "utcnow", "today")),
    *(("time", name) for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")),
    *(("QDateTime", name) for name in ("currentDateTime", "currentDateTimeUtc")),
    *(("QDateTime", name) for name in ("currentMSecsSinceEpoch", "currentSecsSinceEpoch")),
    *(("date", "today"), ("QDate", "currentDate"), ("QTime", "currentTime")),
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


def test_no_clock_is_read_but_the_clock() -> None:
    nothing_in(
        f"{file}: {node.value.id}.{node.attr}"
        for file, node in nodes(ast.Attribute, "desktop")
        if isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in WALL_CLOCKS
        and file != "desktop/clock.py"
    )
    # An import by name would hide the module that the test looks for.
    nothing_in(
        file for file, name in _imported("desktop") if name in {"time.time", "time.localtime"}
    )


def _imported(*packages: str) -> Iterator[tuple[str, str]]:
    for file, part in nodes(ast.ImportFrom, *packages):
        for alias in part.names:
            yield file, f"{part.module}.{alias.name}"

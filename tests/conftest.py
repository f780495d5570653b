"""What holds for every test: no screen, one language, one time zone, and nothing left behind."""

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from tests.patience import PATIENCE_MS, PATIENCE_S

if TYPE_CHECKING:
    from tests.headquarters.servers import Servers

StartServers = Callable[[], "Servers"]

WORLD = {
    "TZ": "Asia/Shanghai",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "QT_LOGGING_RULES": "qt.qpa.*=false;qt.svg.*=false",
    "QT_ENABLE_HIGHDPI_SCALING": "0",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}
PERSONAL_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")


# Neither a slow example nor slow drawing of examples is a fault of the code on a busy machine.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--onscreen",
        action="store_true",
        help="show the windows instead of drawing them off screen",
    )


def pytest_configure(config: pytest.Config) -> None:
    os.environ.update(WORLD)
    os.environ.pop("LANGUAGE", None)
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if hasattr(time, "tzset"):
        time.tzset()


class PatientBot(QtBot):
    """Wait as long as a busy machine takes."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> PatientBot:
    """Take the place of the bot that gives up after five seconds."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the folders of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in PERSONAL_FOLDERS:
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session", autouse=True)
def _garbage_in_this_thread_only() -> Iterator[None]:
    """Collect as the program does (``desktop/ui/desk/garbage.py``): Qt dies of it elsewhere."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _due_garbage_collected(_garbage_in_this_thread_only: None) -> Iterator[None]:
    """Collect after each test what the collector's own thresholds say is due."""
    yield
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [number for number, (count, most) in enumerate(pairs) if 0 < most < count]
    if due:
        gc.collect(due[-1])


@pytest.fixture(scope="session")
def real_servers() -> Iterator[StartServers]:
    """Start PostgreSQL and an S3 store when a test first asks for them."""
    from tests.headquarters import servers

    with ExitStack() as stack:
        yield cache(lambda: stack.enter_context(servers.running()))


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running or the process in another folder."""
    folder = Path.cwd()
    before = set(threading.enumerate())
    yield
    strangers = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in strangers:
        thread.join(PATIENCE_S)
    alive = [thread.name for thread in strangers if thread.is_alive()]
    assert not alive, f"threads outlive the test: {alive}"
    moved = Path.cwd()
    if moved != folder:
        os.chdir(folder)
    assert moved == folder, f"the test left the process in {moved}"

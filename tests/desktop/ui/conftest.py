"""What every window test needs: the application, its look, and no work left running."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from desktop.app import Application
from desktop.services.papers.copies import Copy
from desktop.ui.desk.language import Speech
from desktop.ui.keyboard.composing import Composing
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from tests.desktop.ui.desks import open_desk
from tests.patience import PATIENCE_MS


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> Theme:
    Composing(qapp)
    before = QLocale()
    Speech(qapp).use("en")  # one and several
    QLocale.setDefault(before)
    return Theme(qapp)


@pytest.fixture
def theme(_look: Theme) -> Theme:
    """The theme of the application, light at 100 %."""
    _look.use("light", 100)
    return _look


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Let the windows made from now on speak ``zh`` or ``en``, until the test is over."""
    before, speech = QLocale(), Speech(qapp)
    yield speech.use
    speech.use("en")
    speech.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _no_work_left(qapp: QApplication) -> Iterator[None]:
    yield
    assert tasks.wait_all(PATIENCE_MS), "a task outlives its test"
    qapp.sendPostedEvents()
    # Deleted widgets would otherwise be styled again with the next test's theme.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    """An enrolled station without headquarters, with its manager on duty."""
    app = open_desk(tmp_path / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """One language after the other, spoken by every window; a desk is told it by its settings."""
    before, speech = QLocale(), Speech(qapp)
    speech.use(request.param)
    yield request.param
    speech.use("en")
    QLocale.setDefault(before)


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[Copy | None]:
    """Who is asked whom a copy is for says the last of these, or else what is offered."""
    said: list[Copy | None] = []

    def answered(first: Copy, _parent: object, *, printing: bool) -> Copy | None:
        return said[-1] if said else first

    monkeypatch.setattr(CopyDialog, "ask", answered)
    return said


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the pages go: whoever is asked for a printer takes one that writes a file."""
    target = tmp_path / "打印.pdf"

    def taken(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", taken)
    return target

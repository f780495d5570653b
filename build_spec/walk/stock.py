"""What the windows of the walk are made of: services, a case in a state, and long words."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from build_spec.walk.making import Stock
from build_spec.walk.world import FULL, SENTENCES, World
from desktop.app import Application
from desktop.services.evidence.batches import Batch, Came, Outcome
from desktop.services.footage.footage import Shown
from desktop.services.footage.viewings import Why
from desktop.ui.case.entry_dialog import Entry
from desktop.ui.case.entry_kinds import KINDS, RecordKind
from desktop.ui.desk.main_window import MainWindow
from desktop.ui.desk.pages import desk_words
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.stills.taking import End
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToStills
from record.codes import ExhibitKind, Role
from record.evidence import Exhibit
from record.problems import Problem
from record.sheets.paper import CONFIRMATION
from record.timekeeping import ClockKind
from tests.fakes import FakePrompts

FRAME = (640, 360)
MOMENT = "2026-11-20 11:38:01.320"
TERMS = {
    "zh": "车辆加油后无法启动，现场油样对比结果",
    "en": "Engine would not start after refuelling",
}


def stock_of(world: World, theme: Theme, window: MainWindow, state: str) -> Stock:
    """Return what a window is made of in a state; what shows pictures shows the full case's."""
    app, words = world.app, SENTENCES[world.language]
    full = world.case(FULL)
    case = world.case(state) if state in world.cases else full
    shown = case if case.evidence else full
    prompts = FakePrompts()
    prompts.language = world.language
    photo = next(iter(e for e in shown.evidence.values() if e.kind == ExhibitKind.VEHICLE_PHOTO))
    given = (prompts, theme, case, photo, _batch(photo, words), Why(reason="COMPLAINT"), app.clock,
             End(0.2, 5), *world.paper(full), desk_words(app), *_services(app),
             *_footage(app, window))  # fmt: skip
    typed: dict[Any, Any] = {type(each): each for each in given}
    typed[Shown] = Shown(
        rgb=bytes(FRAME[0] * FRAME[1] * 3), width=FRAME[0], height=FRAME[1],
        ordinal=33, pts=33, seconds=1.3, suspect=True,
    )  # fmt: skip
    typed |= {
        QImage: QImage(*FRAME, QImage.Format.Format_RGB32),
        QWidget: window,
        QWidget | None: window,
        Path: app.folder.root,
    }
    scan = app.scans.all()[0].id
    named = {
        "case_id": case.id, "evidence_id": photo.id, "language": world.language,
        "document": CONFIRMATION, "queue": (case.id,), "chosen": (), "scan_id": scan,
        "kind": ExhibitKind.FUEL_SAMPLE, "source": "NOZZLE", "clock": ClockKind.RECORDER,
        "gate": QWidget(), "moment": MOMENT, "frame": "33 / 100",
        "label": lambda _group, code: code.title(), "text": words, "why": words, "verdict": words,
    }  # fmt: skip
    varied = {Entry: {kind.collection: _entry(world, kind) for kind in KINDS}}
    return Stock(typed, named, varied, TERMS[world.language])


def _services(app: Application) -> list[Any]:
    app.assemble()
    found = [*vars(app).values()]
    return [each for each in found if type(each).__module__.startswith("desktop.")]


def _footage(app: Application, window: MainWindow) -> tuple[Any, ...]:
    """Return the bench of the page of footage and what it shows, when that page was opened."""
    if app.device.role != Role.STATION or window.current == "":
        return ()
    page = window.page(ToStills.page)
    if not isinstance(page, StillsPage) or page.bench.footage is None:
        return ()
    return page.bench, page.bench.footage


def _entry(world: World, kind: RecordKind) -> Entry:
    return Entry(kind, "", kind.starts(world.app.clock.now(), ""))


def _batch(photo: Exhibit, words: str) -> Batch:
    lines = [
        Outcome(name=f"{words[:40]}.jpg", outcome=Came.ADDED, exhibit=photo),
        Outcome(name="b.mov", outcome=Came.REFUSED, problem=Problem("database.read_only")),
    ]
    return Batch(tuple(lines))

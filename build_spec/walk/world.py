"""What the windows show: a station and a region, and a case in each of its states."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import Application, open_application
from desktop.practice import scenery
from desktop.practice.filling import Walker
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case, Paper
from record.codes import ExhibitKind, Role, Stage, Status, Validity
from record.evidence import Exhibit
from tests import builders
from tests.builders import SetClock

EMPTY, FULL, CLOSED = "empty", "full", "closed"
MANY_DAYS = 40
NAMES = {"zh": "司马欧阳慕容诸葛", "en": "Bartholomew Featherstonehaugh-Cholmondeley"}
PLACES = {
    "zh": "湖北省十堰市丹江口市均县镇武当山特区旅游经济开发区环城东路一百零八号加油站东侧出口处",
    "en": "the eastern exit of the filling station at 108 Ring Road East, Wudangshan Tourism Zone",
}
SENTENCES = {
    "zh": "客户称加注九十二号乙醇汽油约六十升后行驶不足两公里即出现加速无力、怠速抖动"
    "并伴有故障灯点亮，要求本站赔偿维修费、拖车费、误工费并书面致歉",
    "en": "The customer says that less than two kilometres after sixty litres of 92 ethanol petrol "
    "the engine lost power, idled roughly and lit its warning lamp, and wants repair, towing and "
    "lost earnings paid and an apology in writing",
}


@dataclass
class World:
    """One desk with its cases by state, and the pictures and film of the full one."""

    app: Application
    language: str
    cases: dict[str, str]
    _printed: dict[str, bytes] = field(default_factory=dict)

    def case(self, state: str) -> Case:
        """Return the case of a state."""
        return self.app.cases.get(self.cases[state])

    def exhibit(self, kind: str) -> Exhibit:
        """Return the first exhibit of a kind of the full case."""
        found = self.case(FULL).evidence.values()
        return next(each for each in found if each.kind == kind)

    def paper(self, case: Case) -> tuple[Paper, bytes]:
        """Return the first paper of a case and its PDF."""
        paper_id, paper = next(iter(case.papers.items()))
        if paper_id not in self._printed:
            self._printed[paper_id] = self.app.papers.pdf(case.id, paper_id)
        return paper, self._printed[paper_id]

    @contextmanager
    def seated(self, role: str) -> Iterator[None]:
        """Let the desk be the ``station``'s or the ``region``'s."""
        app = self.app
        device, member = app.device, app.session.member
        app.device = app.session.device = msgspec.structs.replace(device, role=role)
        app.session.member = builders.AREA if role == "region" else builders.MANAGER
        try:
            yield
        finally:
            app.device = app.session.device = device
            app.session.member = member


@dataclass(frozen=True)
class Template:
    """A world that was made once, in a folder; every part of the walk opens a copy of it."""

    folder: Path
    cases: dict[str, str]
    at: datetime

    @contextmanager
    def opened(self, folder: Path, language: str) -> Iterator[World]:
        """Open a copy of it in an empty folder, on a desk that speaks ``language``."""
        copy = shutil.copytree(self.folder, folder / self.folder.name)
        app = open_application(copy, clock=SetClock(self.at))
        app.session.member = builders.MANAGER
        app.settings.change(language=language)
        try:
            yield World(app, language, dict(self.cases))
        finally:
            app.close()


def build(folder: Path, language: str, states: Collection[str]) -> Template:
    """Make the world in an empty folder, with a case for each of the states."""
    clock = SetClock()
    desk = folder / "案卷 数据"
    app = builders.open_desk(desk, clock)
    try:
        app.settings.change(language=language)
        world = World(app, language, {})
        if EMPTY in states:
            world.cases[EMPTY] = builders.a_case(app).id
        if CLOSED in states:
            _close(world)
        _fill(world, folder)
        clock.move(days=MANY_DAYS)
    finally:
        app.close()
    return Template(desk, world.cases, clock.at)


def _close(world: World) -> None:
    walker = Walker(world.app)
    closed = builders.a_case(world.app, **_long(world.language))
    world.cases[CLOSED] = walker.walk(closed, Status.CLOSED).id
    words = SENTENCES[world.language]
    with world.seated(Role.REGION):
        world.app.review.decide_validity(world.cases[CLOSED], Validity.INVALID, words)
        world.app.review.confirm(world.cases[CLOSED], words)
    walker.walk(world.case(CLOSED), Status.CLOSED)


def _fill(world: World, folder: Path) -> None:
    app, walker = world.app, Walker(world.app)
    full = walker.walk(builders.a_case(app, **_long(world.language)), Stage.COMMUNICATE)
    world.cases[FULL] = full.id
    _prove(world, folder)
    walker.talk(full)
    walker.propose(app.cases.get(full.id))


def _long(language: str) -> dict[str, Any]:
    words, place = SENTENCES[language], PLACES[language]
    return {
        "summary": words,
        "complainant__name": NAMES[language],
        "place_detail": place,
        "narrative": words * 4,
        "demand_text": words,
        "vehicle__model": place,
    }


def _prove(world: World, folder: Path) -> None:
    """Add a photo, a still, two cameras, samples and papers to the full case."""
    from tests.desktop.evidence import films

    app, case = world.app, world.case(FULL)
    words = SENTENCES[world.language]
    now = app.clock.now()
    for number in range(2):
        film = films.write(folder / f"CAM-0{number + 3}.mp4", "mpeg4", 40, b_frames=0)
        form = ExhibitForm(
            kind=ExhibitKind.CCTV_CLIP,
            title=words,
            what_it_proves=words,
            captured_at=now - timedelta(hours=2),
            details={"camera": f"CAM-0{number + 3}"},
        )
        app.evidence.add_file(case.id, film, form, NoProgress())
    picture = scenery.vials((222, 160, 44), (240, 222, 148), "油枪 / 油箱")
    for kind in (ExhibitKind.PHOTO, ExhibitKind.PHOTO, ExhibitKind.FUEL_SAMPLE):
        source = "NOZZLE" if kind == ExhibitKind.FUEL_SAMPLE else ""
        form = ExhibitForm(
            kind=kind, title=words, what_it_proves=words, place=PLACES[world.language],
            source=source, captured_at=now - timedelta(hours=1),
        )  # fmt: skip
        data = (
            picture
            if kind == ExhibitKind.FUEL_SAMPLE
            else scenery.paper(kind, (f"{len(app.cases.get(case.id).evidence)}",))
        )
        app.evidence.add_bytes(case.id, data, f"{kind.lower()}.jpg", form)
    app.papers.write(case.id, app.papers.draft(case.id))
    app.scans.take(
        [_kept(folder / "维修单.jpg", scenery.paper("维修单", (words[:20],)))], NoProgress()
    )


def _kept(target: Path, data: bytes) -> Path:
    target.write_bytes(data)
    return target

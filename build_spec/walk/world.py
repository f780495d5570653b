"""What the windows show: a station and a region, and a case in each of its states."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import Application
from desktop.practice import scenery
from desktop.practice.filling import Walker
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
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

    def case(self, state: str) -> Case:
        """Return the case of a state."""
        return self.app.cases.get(self.cases[state])

    def exhibit(self, kind: str) -> Exhibit:
        """Return the first exhibit of a kind of the full case."""
        found = self.case(FULL).evidence.values()
        return next(each for each in found if each.kind == kind)

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


def build(folder: Path, language: str) -> World:
    """Make the world in an empty folder."""
    clock = SetClock()
    app = builders.open_desk(folder / "案卷 数据", clock)
    app.settings.change(language=language)
    walker = Walker(app)
    cases = {EMPTY: builders.a_case(app).id}
    closed = builders.a_case(app, **_long(language))
    cases[CLOSED] = walker.walk(closed, Status.CLOSED).id
    full = walker.walk(builders.a_case(app, **_long(language)), Stage.COMMUNICATE)
    cases[FULL] = full.id
    world = World(app, language, cases)
    _decide(world)
    walker.walk(world.case(CLOSED), Status.CLOSED)
    _prove(world, folder)
    walker.talk(full)
    walker.propose(app.cases.get(full.id))
    clock.move(days=MANY_DAYS)
    return world


def _decide(world: World) -> None:
    words = SENTENCES[world.language]
    with world.seated(Role.REGION):
        world.app.review.decide_validity(world.cases[CLOSED], Validity.INVALID, words)
        world.app.review.confirm(world.cases[CLOSED], words)


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

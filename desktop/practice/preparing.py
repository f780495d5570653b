"""Make the practice world once, then open it: headquarters, fourteen stations, forty cases."""

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from os import urandom
from pathlib import Path

from desktop.app import Application, open_application
from desktop.clock import SystemClock
from desktop.paths import DataFolder, resources
from desktop.practice.office import PracticeOffice
from desktop.practice.story import HOME, PastClock, Story
from desktop.progress import NoProgress, Progress
from desktop.services.desk.device import DATABASE_KEY, KEY_BYTES
from desktop.services.desk.enrolment import Enrolment
from desktop.services.desk.session import PRACTICE_PIN
from desktop.store.opening import open_database
from desktop.system.choice import this_system
from desktop.system.keys import KeyStore
from record.codes import Role
from record.journal.station import Member
from record.problems import Problem

STATION, REGION = "station", "region"
PIN = PRACTICE_PIN
START_PIN = "1111"
READY, MADE = "ready.json", "blank"


class Practice:
    """The practice world in one folder; making it again only opens it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.office = PracticeOffice(folder / "headquarters")
        self.address = ""

    def prepare(self, desk: str, progress: Progress) -> Path:
        """Return the data folder of a desk, ``station`` or ``region``, making it when needed.

        Raises ``practice.failed``; a world that was left half made is made anew.
        """
        if not (self._folder / READY).exists():
            try:
                self._make(progress)
            except BaseException:
                self.close()
                raise
        if not self.address:
            progress.report(0, 1, "practice.headquarters")
            self.address = self.office.start()
        return self._folder / (f"station-{HOME}" if desk == STATION else "region")

    def close(self) -> None:
        """Stop the practice headquarters."""
        self.office.stop()
        self.address = ""

    def _make(self, progress: Progress) -> None:
        self.close()
        _clear(self._folder)
        progress.report(0, 10, "practice.people")
        world = resources() / "practice" / "world.toml"
        answer = self.office.verb("load", str(_loadable(world, self._folder)))
        progress.report(1, 10, "practice.headquarters")
        self.address = self.office.start()
        with ExitStack() as stack:
            desks = self._enrol_all(answer["codes"], progress, stack)
            story = stack.enter_context(closing(Story(desks, progress)))
            story.tell()
        for code in [c["station"] for c in answer["codes"] if c["station"] not in ("", HOME)]:
            _remove(self._folder / f"station-{code}")
        _remove(self._folder / MADE)
        (self._folder / READY).write_text("{}", encoding="utf-8")

    def _enrol_all(
        self, codes: list[dict[str, str]], progress: Progress, stack: ExitStack
    ) -> dict[str, Application]:
        desks: dict[str, Application] = {}
        blank = _Blank(self._folder / MADE)
        for number, invited in enumerate(codes):
            progress.check()
            progress.report(number, len(codes), "practice.people")
            name = f"station-{invited['station']}" if invited["station"] else "region"
            folder = self._folder / name
            blank.lay_out(folder)
            Enrolment(this_system(), SystemClock()).enrol(
                folder, self.address, invited["code"], NoProgress(), practice=True
            )
            desk = stack.enter_context(_open(folder))
            if invited["station"] in (HOME, ""):
                for member in desk.people.members():
                    desk.people.set_first_pin(member.person_id, START_PIN, PIN)
            desk.session.member = _leader(desk.people.members())
            desks[invited["station"]] = desk
        return desks


class _Blank:
    """An empty database made once: making it anew for every desk takes most of the enrolling."""

    def __init__(self, folder: Path) -> None:
        self._key = urandom(KEY_BYTES)
        self._file = DataFolder(folder).database
        folder.mkdir(parents=True, exist_ok=True)
        open_database(self._file, self._key).close()

    def lay_out(self, folder: Path) -> None:
        """Prepare a desk's folder with the empty database and its key."""
        system, place = this_system(), DataFolder(folder)
        place.prepare(system)
        KeyStore(place.keys, system).put(DATABASE_KEY, self._key)
        shutil.copyfile(self._file, place.database)


@contextmanager
def _open(folder: Path) -> Iterator[Application]:
    application = open_application(folder, clock=PastClock())
    try:
        yield application
    finally:
        application.close()


def _leader(members: tuple[Member, ...]) -> Member:
    roles = (Role.MANAGER, Role.AREA_MANAGER, Role.REGIONAL_MANAGER)
    return min(members, key=lambda m: roles.index(m.role) if m.role in roles else len(roles))


def _loadable(world: Path, folder: Path) -> Path:
    """Write the world as headquarters loads it, with the start PIN of everybody."""
    text = world.read_text(encoding="utf-8")
    given = text.replace("[[member]]\n", f'[[member]]\nstart_pin = "{START_PIN}"\n')
    target = folder / "world.toml"
    target.write_text(given, encoding="utf-8")
    return target


def _clear(folder: Path) -> None:
    """Remove what is left of a world; raises ``practice.failed`` when it is held by somebody."""
    try:
        if folder.exists():
            _remove(folder)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("practice.failed", why=error.strerror or "folder") from error
    if any(folder.iterdir()):
        raise Problem("practice.failed", why=folder.name)


def _remove(folder: Path) -> None:
    system = this_system()
    for path in folder.rglob("*"):
        if path.is_file():
            # Windows does not remove what is read-only, and the vault's files are.
            with contextlib.suppress(OSError):
                system.make_writable(path)
    shutil.rmtree(folder, ignore_errors=True)

"""Putting everything together: one object holds one device's services. No globals."""

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path

from desktop.clock import Clock, SystemClock
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.vault import Vault
from desktop.paths import DataFolder, resources
from desktop.services.cases.cases import Cases
from desktop.services.cases.exports import Exports
from desktop.services.cases.review import Review
from desktop.services.cases.today import Today
from desktop.services.desk.drafts import Drafts
from desktop.services.desk.enrolment import database_key, device_key, get_device
from desktop.services.desk.headquarters import Headquarters
from desktop.services.desk.people import People
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.session import Device, Session
from desktop.services.evidence.erasing import erase_files
from desktop.services.evidence.exhibits import Evidence
from desktop.services.evidence.phones import Phones
from desktop.services.evidence.sweeping import Sweep
from desktop.services.footage.clips import Clips
from desktop.services.footage.kept_indexes import KeptIndexes
from desktop.services.footage.motions import Motions
from desktop.services.footage.stills import Stills
from desktop.services.footage.viewings import Viewings
from desktop.services.papers.imprints import Imprints
from desktop.services.papers.kept_scans import KeptScans
from desktop.services.papers.papers import Papers
from desktop.services.papers.prints import Prints
from desktop.services.papers.readings import Readings
from desktop.services.papers.scan_folder import Watch
from desktop.services.papers.scans import Scans
from desktop.services.papers.signing import Signing
from desktop.services.pictures.derivatives import Derivatives
from desktop.services.pictures.hiding import Hiding
from desktop.services.pictures.pairs import Pairs
from desktop.services.samples.comparison import Samples
from desktop.services.samples.sampling import Sampling
from desktop.services.timekeeping.timekeeping import Timekeeping
from desktop.settings import SettingsFile
from desktop.store import ballast, projection
from desktop.store.database import Database
from desktop.store.opening import open_database
from desktop.sync.blobs import Sender
from desktop.sync.exchange import Exchange
from desktop.sync.fetching import Fetcher
from desktop.sync.transport import Line, Transport
from desktop.system.choice import this_system
from desktop.system.interface import FolderLock, System
from desktop.system.keys import KeyStore
from desktop.version import VERSION
from record.problems import Problem
from record.rules.book import Ruleset
from record.rules.ruleset import parse

LOG = logging.getLogger(__name__)


class Application:
    """One enrolled data folder, opened; several may live in one process."""

    def __init__(
        self, folder: Path, clock: Clock, system: System, lock: FolderLock, address: str = ""
    ) -> None:
        self.folder = DataFolder(folder)
        self.system = system
        self.clock = clock
        self._lock = lock
        self.settings = SettingsFile(folder)
        self.rules = load_rules()
        self.keys = KeyStore(self.folder.keys, system)
        self.database = _database(self.folder, self.keys, self.rules)
        self.device = _device(self.database)
        self._address = address or self.device.address
        self.session = Session(self.device)
        self.reference = ReferenceData(self.database)
        self.recorder = Recorder(
            self.database, self.session, device_key(self.keys), self.rules, clock
        )
        self.vault = Vault(self.folder, system)
        self.vault.sweep_spool()
        erase_files(self.database, self.vault)
        self.decoder = Decoder(system)
        self.people = People(self.recorder, self.reference)
        self.cases = Cases(self.recorder, self.reference, self.language)
        self.drafts = Drafts(self.recorder)
        self.today = Today(self.recorder, self.cases)
        self.review = Review(self.recorder, self.cases)
        self.evidence = Evidence(self.recorder, self.cases, self.vault, self.decoder, system)
        self._look_at_footage()
        self._handle_papers()
        self.exports = Exports(self.recorder, self.reference, self.cases, self.vault)
        self.headquarters = self._headquarters()
        self.evidence.fetcher = self.headquarters.fetch
        self._watch_files()

    @property
    def practice(self) -> bool:
        """Whether everything here is made up."""
        return self.device.practice

    def language(self) -> str:
        """Return the interface language: ``zh`` or ``en``."""
        return self.settings.now.language

    def label(self, group: str, code: str) -> str:
        """Return the words for a code in the interface language."""
        return self.rules.label(group, code, self.language())

    def name_of(self, person_id: str) -> str:
        """Return a person's name."""
        return self.reference.name_of(person_id)

    def station_name(self, code: str) -> str:
        """Return a station's name."""
        return self.reference.station(code).name

    def on_changed(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call a listener, from any thread, with the cases that changed."""
        self.recorder.listen(listener)

    def keep_ballast(self) -> bool:
        """Keep room for the case at hand on a disk that is full; tells whether it is kept."""
        if self.database.read_only:
            return False
        return ballast.fill(self.database.path, self.system.free_bytes(self.folder.root))

    def close(self) -> None:
        """Stop the background work and let another program open the folder."""
        self.sweep.stop()
        self.headquarters.stop()
        self.viewings.end_all()
        self.stills.close()
        self.hiding.close()
        self.decoder.close()
        self.database.close()
        self._lock.release()

    def _look_at_footage(self) -> None:
        known = KeptIndexes(self.database)
        self.stills = Stills(
            self.evidence, self.cases, self.vault, self.decoder, known, self.system
        )
        self.motions = Motions(self.evidence, self.system)
        self.clips = Clips(self.recorder, self.cases, self.evidence, self.folder.spool, self.system)
        self.derivatives = Derivatives(
            self.cases, self.evidence, self.clips, self.decoder, self.system
        )
        self.hiding = Hiding(
            self.recorder, self.evidence, self.cases, self.decoder, self.folder.spool, self.system
        )
        self.viewings = Viewings(self.recorder, self.cases)
        self.timekeeping = Timekeeping(self.recorder, self.cases, self.evidence, self.decoder)
        self.pairs = Pairs(self.cases, self.evidence, self.decoder)
        self.sampling = Sampling(
            self.recorder, self.reference, self.cases, self.evidence, self.language
        )

    def _handle_papers(self) -> None:
        imprints = Imprints(self.recorder, self.reference, self.language)
        self.papers = Papers(self.recorder, self.reference, self.cases, imprints, self.language)
        self.signing = Signing(self.recorder, self.cases, self.evidence, self.papers)
        self.readings = Readings(self.papers, self.signing, self.evidence, self.decoder)
        kept = KeptScans(self.database, self.clock, self.system, self.folder.inbox)
        watch = Watch(self.database, self.settings, self.folder.inbox)
        self.scans = Scans(kept, watch, self.readings, self.evidence, self.decoder)
        self.prints = Prints(
            self.recorder, self.reference, self.cases, self.evidence, self.papers, imprints
        )
        self.samples = Samples(
            self.recorder, self.cases, self.evidence, self.decoder, imprints, self.language
        )

    def _watch_files(self) -> None:
        """Let damage be noticed wherever a file is opened, and be repaired from headquarters."""
        integrity = self.evidence.integrity
        self.sweep = Sweep(self.recorder, self.vault, integrity)
        self.phones = Phones(self.recorder, self.decoder, self.system)
        integrity.on_damage = self.headquarters.kick
        self.headquarters.after_files = integrity.settle
        self.exports.alarm = integrity.found_damaged

    def _headquarters(self) -> Headquarters:
        sending, listening = self.new_exchange(), self.new_exchange()
        return Headquarters(
            self.recorder,
            self.reference,
            sending,
            listening,
            paused=self.settings.now.sync_paused,
        )

    def new_exchange(self) -> Exchange:
        """Return a line of its own to headquarters, for one thread; the caller closes it."""
        transport = Transport(self._address, self.clock, VERSION)
        line = Line(
            transport, self.device.dev, device_key(self.keys), self.device.hq_key, self.clock
        )
        sender = Sender(line, self.database, self.vault)
        fetcher = Fetcher(line, self.database, self.vault, self.folder.spool)
        return Exchange(line, self.database, sender, fetcher, self.rules)


def open_application(
    folder: Path,
    *,
    clock: Clock | None = None,
    system: System | None = None,
    address: str = "",
) -> Application:
    """Open an enrolled folder; ``address`` is where headquarters listens today, if it moved.

    Raises ``device.not_enrolled``, ``system.already_running``, ``system.key_unreachable`` or
    ``database.damaged``.
    """
    system = system or this_system()
    place = DataFolder(folder)
    if not is_enrolled(folder):
        raise Problem("device.not_enrolled")
    lock = system.lock_folder(place.lock)
    try:
        return Application(folder, clock or SystemClock(), system, lock, address)
    except BaseException:
        lock.release()
        raise


def is_enrolled(folder: Path) -> bool:
    """Tell whether a folder holds a database at all."""
    return DataFolder(folder).database.exists()


@cache
def load_rules() -> Ruleset:
    """Read the rules that came with the program, once: they never change while it runs."""
    folder = resources() / "rules"
    files = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.toml"))}
    return parse(files)


def _database(folder: DataFolder, keys: KeyStore, rules: Ruleset) -> Database:
    database = open_database(folder.database, database_key(keys))
    if not database.read_only:
        projection.catch_up(database, rules)
    return database


def _device(database: Database) -> Device:
    device = get_device(database)
    if device is None:
        database.close()
        raise Problem("device.not_enrolled")
    return device

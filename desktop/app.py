"""Putting everything together: one object holds one device's services. No globals."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.clock import Clock, SystemClock
from desktop.evidence.files.vault import Vault
from desktop.paths import DataFolder
from desktop.progress import Progress
from desktop.rules import shipped_rules
from desktop.services.cases.cases import Cases
from desktop.services.cases.finding import Finding
from desktop.services.cases.review import Review
from desktop.services.cases.rule_switch import RuleSwitch
from desktop.services.cases.today import Today
from desktop.services.desk.device import database_key, device_key, require_device
from desktop.services.desk.drafts import Drafts
from desktop.services.desk.people import People
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.refolding import Refolding
from desktop.services.desk.session import Session
from desktop.services.evidence.erasing import erase_files
from desktop.settings import SettingsFile
from desktop.store import ballast
from desktop.store.opening import open_database
from desktop.store.rule_sets import RuleSets
from desktop.system.choice import this_system
from desktop.system.interface import System
from desktop.system.keys import KeyStore
from desktop.version import VERSION
from record.problems import Problem
from record.rules.book import Ruleset

if TYPE_CHECKING:
    from desktop.evidence.asking.decoder import Decoder
    from desktop.services.cases.exports import Exports
    from desktop.services.desk.headquarters import Headquarters
    from desktop.services.evidence.exhibits import Evidence
    from desktop.services.evidence.phones import Phones
    from desktop.services.evidence.sweeping import Sweep
    from desktop.services.footage.clips import Clips
    from desktop.services.footage.decodings import Decodings
    from desktop.services.footage.motions import Motions
    from desktop.services.footage.stills import Stills
    from desktop.services.footage.viewings import Viewings
    from desktop.services.lists.lists import Lists
    from desktop.services.papers.imprints import Imprints
    from desktop.services.papers.papers import Papers
    from desktop.services.papers.prints import Prints
    from desktop.services.papers.readings import Readings
    from desktop.services.papers.scans import Scans
    from desktop.services.papers.signing import Signing
    from desktop.services.pictures.derivatives import Derivatives
    from desktop.services.pictures.hiding import Hiding
    from desktop.services.pictures.pairs import Pairs
    from desktop.services.samples.comparison import Samples
    from desktop.services.samples.sampling import Sampling
    from desktop.services.timekeeping.timekeeping import Timekeeping
    from desktop.sync.exchange import Exchange


class Application:
    """One enrolled data folder, opened; several may live in one process.

    What a verb of the command line does not use is neither put together nor imported for it.
    """

    def __init__(
        self, folder: Path, clock: Clock, system: System, closing: ExitStack, address: str = ""
    ) -> None:
        self.folder = DataFolder(folder)
        self.system = system
        self.clock = clock
        self._closing = closing
        self.settings = SettingsFile(folder)
        self.keys = KeyStore(self.folder.keys, system)
        self.database = open_database(self.folder.database, database_key(self.keys))
        self._closing.callback(self.database.close)
        self._rule_sets = RuleSets(self.database, shipped_rules())
        self.device = require_device(self.database)
        self._address = address or self.device.address
        self.session = Session(self.device)
        self.reference = ReferenceData(self.database)
        key = device_key(self.keys)
        self.recorder = Recorder(self.database, self.session, key, self._rule_sets, clock)
        self.vault = Vault(self.folder, system)
        self.vault.sweep_spool()
        erase_files(self.database, self.vault)
        self.people = People(self.recorder, self.reference)
        self.cases = Cases(self.recorder, self.reference, self.language)
        self.finding = Finding(self.recorder, self.reference, self.cases)
        self.drafts = Drafts(self.recorder)
        self.today = Today(self.recorder, self.cases)
        self.review = Review(self.recorder, self.cases)
        self.rule_switch = RuleSwitch(self.recorder, self.cases, self.language)
        self.refolding = Refolding(self.recorder)
        self._closing.callback(self.refolding.stop)

    @property
    def rules(self) -> Ruleset:
        """The rule set in force today, which new cases name."""
        return self.recorder.rules

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
        free = self.system.free_bytes(self.folder.root)
        return not self.database.read_only and ballast.fill(self.database.path, free)

    def assemble(self) -> None:
        """Put every service together at once: the windows' threads share them."""
        for name, made in vars(type(self)).items():
            if isinstance(made, cached_property):
                getattr(self, name)

    def close(self) -> None:
        """Stop the background work and let another program open the folder."""
        self._closing.close()

    @cached_property
    def decoder(self) -> "Decoder":
        """The child process that decodes pictures and footage."""
        from desktop.evidence.asking.decoder import Decoder

        made = Decoder(self.system)
        self._closing.callback(made.close)
        return made

    @cached_property
    def evidence(self) -> "Evidence":
        """Exhibits; damage is repaired from headquarters."""
        from desktop.services.evidence.exhibits import Evidence

        made = Evidence(self.recorder, self.cases, self.vault, self.decoder, self.system)
        made.fetcher = self._fetch
        made.integrity.on_damage = lambda: self.headquarters.kick()  # noqa: PLW0108 (made late)
        return made

    @cached_property
    def stills(self) -> "Stills":
        """Exact frames of footage."""
        from desktop.services.footage.kept_indexes import KeptIndexes
        from desktop.services.footage.stills import Stills

        known = KeptIndexes(self.database)
        made = Stills(self.evidence, self.cases, self.vault, self.decoder, known, self.system)
        self._closing.callback(made.close)
        return made

    @cached_property
    def decodings(self) -> "Decodings":
        """Camera files decoded whole in the background."""
        from desktop.services.footage.decodings import Decodings

        made = Decodings(self.recorder, self.evidence, self.stills.known, self.system)
        self._closing.callback(made.stop)
        return made

    @cached_property
    def motions(self) -> "Motions":
        """Movement searched in footage."""
        from desktop.services.footage.motions import Motions

        return Motions(self.evidence, self.system)

    @cached_property
    def clips(self) -> "Clips":
        """Clips copied out of footage."""
        from desktop.services.footage.clips import Clips

        return Clips(self.recorder, self.cases, self.evidence, self.folder.spool, self.system)

    @cached_property
    def derivatives(self) -> "Derivatives":
        """Pictures made from pictures."""
        from desktop.services.pictures.derivatives import Derivatives

        return Derivatives(self.cases, self.evidence, self.clips, self.decoder, self.system)

    @cached_property
    def hiding(self) -> "Hiding":
        """Copies with bystanders hidden."""
        from desktop.services.pictures.hiding import Hiding

        made = Hiding(
            self.recorder, self.evidence, self.cases, self.decoder, self.folder.spool, self.system
        )
        self._closing.callback(made.close)
        return made

    @cached_property
    def viewings(self) -> "Viewings":
        """Sittings before footage."""
        from desktop.services.footage.viewings import Viewings

        made = Viewings(self.recorder, self.cases)
        self._closing.callback(made.end_all)
        return made

    @cached_property
    def timekeeping(self) -> "Timekeeping":
        """The clock sheet of a case."""
        from desktop.services.timekeeping.timekeeping import Timekeeping

        return Timekeeping(self.recorder, self.cases, self.evidence, self.decoder)

    @cached_property
    def pairs(self) -> "Pairs":
        """Two pictures looked at together."""
        from desktop.services.pictures.pairs import Pairs

        return Pairs(self.cases, self.evidence, self.decoder)

    @cached_property
    def sampling(self) -> "Sampling":
        """Samples, their seals and labels."""
        from desktop.services.samples.sampling import Sampling

        return Sampling(self.recorder, self.reference, self.cases, self.evidence, self.language)

    @cached_property
    def _imprints(self) -> "Imprints":
        """What stands at the foot of every paper."""
        from desktop.services.papers.imprints import Imprints

        return Imprints(self.recorder, self.reference, self.language)

    @cached_property
    def papers(self) -> "Papers":
        """Papers to be signed."""
        from desktop.services.papers.papers import Papers

        return Papers(self.recorder, self.reference, self.cases, self._imprints, self.language)

    @cached_property
    def signing(self) -> "Signing":
        """Papers signed or refused."""
        from desktop.services.papers.signing import Signing

        return Signing(self.recorder, self.cases, self.evidence, self.papers)

    @cached_property
    def readings(self) -> "Readings":
        """Signed papers read back."""
        from desktop.services.papers.readings import Readings

        return Readings(self.papers, self.signing, self.evidence, self.decoder)

    @cached_property
    def scans(self) -> "Scans":
        """The inbox of scanned papers."""
        from desktop.services.papers.scans import KeptScans, Scanning, Scans, Watch

        kept = KeptScans(self.database, self.clock, self.system, self.folder.inbox)
        watch = Watch(self.database, self.settings, self.folder.inbox)
        scanning = Scanning(self.vault.landing, self.system, self.settings, self.clock)
        return Scans(kept, watch, self.readings, self.evidence, self.decoder, scanning)

    @cached_property
    def prints(self) -> "Prints":
        """Documents of a case as PDF."""
        from desktop.services.papers.prints import Prints

        made = Prints(
            self.recorder, self.reference, self.cases, self.evidence, self.papers, self._imprints
        )
        made.checker = self.stills.check_all
        return made

    @cached_property
    def lists(self) -> "Lists":
        """What every list can do."""
        from desktop.services.lists.lists import Lists

        return Lists(self.recorder, self._imprints, self.cases, self.language)

    @cached_property
    def samples(self) -> "Samples":
        """Fuel samples compared by their pictures."""
        from desktop.services.samples.comparison import Samples

        return Samples(
            self.recorder, self.cases, self.evidence, self.decoder, self._imprints, self.language
        )

    @cached_property
    def exports(self) -> "Exports":
        """Cases handed out for verification."""
        from desktop.services.cases.exports import Exports

        made = Exports(self.recorder, self.reference, self.cases, self.vault)
        made.alarm = self.evidence.integrity.found_damaged
        return made

    @cached_property
    def headquarters(self) -> "Headquarters":
        """What goes to headquarters and comes back."""
        from desktop.services.desk.headquarters import Headquarters

        lines, paused = (self.new_exchange(), self.new_exchange()), self.settings.now.sync_paused
        made = Headquarters(self.recorder, self.reference, *lines, paused=paused)
        made.after_files = self.evidence.integrity.settle
        made.after_rules = self.refolding.start
        self._closing.callback(made.stop)
        return made

    @cached_property
    def phones(self) -> "Phones":
        """Pictures received from telephones."""
        from desktop.services.evidence.phones import Phones

        return Phones(self.recorder, self.decoder, self.system)

    @cached_property
    def sweep(self) -> "Sweep":
        """Files checked again in the background."""
        from desktop.services.evidence.sweeping import Sweep

        made = Sweep(self.recorder, self.vault, self.evidence.integrity)
        self._closing.callback(made.stop)
        return made

    def new_exchange(self) -> "Exchange":
        """Return a line of its own to headquarters, for one thread; the caller closes it."""
        from desktop.sync.exchange import Exchange
        from desktop.sync.transport import Line, Transport

        transport = Transport(self._address, self.clock, VERSION)
        key, device = device_key(self.keys), self.device
        line = Line(transport, device.dev, key, device.hq_key, self.clock)
        return Exchange(line, self.database, self.vault, self.folder.spool, self._rule_sets)

    def _fetch(self, sha256: str, progress: Progress) -> None:
        self.headquarters.fetch(sha256, progress)


def open_application(
    folder: Path,
    *,
    clock: Clock | None = None,
    system: System | None = None,
    address: str = "",
    whole: bool = True,
) -> Application:
    """Open an enrolled folder; ``address`` is where headquarters listens today, if it moved.

    Without ``whole`` each service is put together by its first use, in one thread.

    Raises ``device.not_enrolled``, ``system.already_running``, ``system.key_unreachable`` or
    ``database.damaged``.
    """
    system = system or this_system()
    place = DataFolder(folder)
    if not is_enrolled(folder):
        raise Problem("device.not_enrolled")
    closing = ExitStack()
    closing.callback(system.lock_folder(place.lock).release)
    try:
        application = Application(folder, clock or SystemClock(), system, closing, address)
        if whole:
            application.assemble()
    except BaseException:
        closing.close()
        raise
    return application


def is_enrolled(folder: Path) -> bool:
    """Tell whether a folder holds a database at all."""
    return DataFolder(folder).database.exists()

"""A station's desk without windows: database, journal, vault and the services on top."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nacl.signing import SigningKey

from desktop.evidence.files.vault import Vault
from desktop.paths import DataFolder
from desktop.rules import shipped_rules
from desktop.services.cases.cases import Cases
from desktop.services.cases.exports import Exports
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.session import Device, Session
from desktop.store import journal
from desktop.store.database import Database
from desktop.store.opening import open_database
from desktop.store.reference import REFERENCE
from desktop.store.rule_sets import RuleSets
from desktop.system.choice import this_system
from record.case import Case
from record.codes import ExhibitKind
from record.journal import kinds
from record.journal.entry import FIRST, BlobRef, verify
from record.journal.station import Member, Reference, Station
from tests.desktop.blank import lay_blank

DEV = "01HF7YAT00ABCDEFGHJKMNPQRS"
KEY = SigningKey(bytes(range(32)))
HQ = SigningKey(bytes(range(1, 33)))
DATABASE_KEY = bytes(range(32))
BOOK = shipped_rules()
START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


class Watch:
    """A clock that moves on by a second at every look."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def monotonic(self) -> float:
        return (self.at - START).total_seconds()


class Desk:
    """Everything of one device, opened in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = DataFolder(folder)
        self.system = this_system()
        self.folder.prepare(self.system)
        lay_blank(self.folder.database, DATABASE_KEY)
        self.database: Database = open_database(self.folder.database, DATABASE_KEY)
        self.watch = Watch()
        self.rule_sets = RuleSets(self.database, BOOK)
        device = Device(
            dev=DEV, role="station", station="1203", hq_key=bytes(HQ.verify_key), log="l"
        )
        self.session = Session(device)
        self.session.member = Member(person_id="u_1", name="陈立", role="manager", station="1203")
        self._keep_reference()
        self.reference = ReferenceData(self.database)
        self.recorder = Recorder(self.database, self.session, KEY, self.rule_sets, self.watch)
        self.vault = Vault(self.folder, self.system)
        self.cases = Cases(self.recorder, self.reference, lambda: "zh")
        self.exports = Exports(self.recorder, self.reference, self.cases, self.vault)

    def a_case(self, **fields: object) -> Case:
        given = {"category": "A", "summary": "加油后车辆抖动", "complainant.phone": "13800132046"}
        return self.cases.open(given | fields)

    def add_file(self, case: Case, data: bytes, name: str = "照片 一.jpg") -> Case:
        taken = self.vault.take_bytes(data, name)
        body = kinds.EvidenceAdd(
            evidence_id=f"x{taken.sha256[:8]}", exhibit_no="E01", kind=ExhibitKind.PHOTO, title=name
        )
        files = (BlobRef(taken.sha256, taken.size, taken.media_type),)
        return self.recorder.change(case.id, lambda _case: [Draft(kinds.EVIDENCE_ADD, body, files)])

    def broken_entries(self) -> list[int]:
        """Return the numbers of our entries that do not verify or do not follow each other."""
        with self.database.read() as connection:
            entries = journal.find_after(connection, DEV, "st:1203", 0, 100_000)
        broken, before = [], FIRST
        for number, entry in enumerate(entries, start=1):
            verify(entry, bytes(KEY.verify_key))
            if (entry.header.seq, entry.header.prev) != (number, before):
                broken.append(entry.header.seq)
            before = entry.id
        return broken

    def _keep_reference(self) -> None:
        reference = Reference(stations=(Station(code="1203", name="老河口站", region="xy"),))
        with self.database.write() as connection:
            REFERENCE.put(connection, reference)


@contextmanager
def a_desk(folder: Path) -> Iterator[Desk]:
    """Open a desk and close its database at the end."""
    desk = Desk(folder)
    try:
        yield desk
    finally:
        desk.database.close()

"""Devices that write entries in memory."""

from datetime import UTC, datetime
from typing import Any

from nacl.signing import SigningKey

from record import wire
from record.case import Case
from record.codes import ExhibitKind
from record.folding.fold import fold_all, place
from record.journal import kinds
from record.journal.entry import FIRST, BlobRef, ClockReading, Entry, Header, sign
from record.journal.hlc import pack
from record.journal.ids import key_id
from tests.rulebooks import IN_FORCE, shipped

START_MS = 1_795_226_400_000
CASE = "0199f2aa-7000-7000-8000-000000000001"
OTHER_DESK = "01HF7YAT00CCCCCCCCCCCCCCCC"
DEVICES = {"station": "01HF7YAT00AAAAAAAAAAAAAAAA", "region": "01HF7YAT00BBBBBBBBBBBBBBBB"}


class Writer:
    """One device: its chain, its clock in minutes, its person."""

    def __init__(self, role: str = "station", dev: str = "", actor: str = "u_1") -> None:
        self.role, self.actor = role, actor
        self.dev = dev or DEVICES[role]
        self.key = SigningKey(self.dev.encode().ljust(32, b"k")[:32])
        self.seq, self.prev, self.minute = 0, FIRST, 0

    def write(self, kind: str, body: Any, *, minute: int | None = None, **header: Any) -> Entry:
        self.minute = self.minute + 1 if minute is None else minute
        self.seq += 1
        raw = body if isinstance(body, bytes) else wire.encode(body)
        fields = {
            "dev": self.dev,
            "kid": key_id(bytes(self.key.verify_key)),
            "stream": "st:1203",
            "seq": self.seq,
            "prev": self.prev,
            "hlc": pack(START_MS + self.minute * 60_000),
            "clk": ClockReading(datetime.fromtimestamp(START_MS / 1000, UTC)),
            "kind": kind,
            "case": CASE,
            "actor": self.actor,
            "role": self.role,
        } | header
        entry = sign(Header(**fields), {"b": raw}, {"b": b"s" * 16}, self.key)
        self.prev = entry.id
        return entry

    def open(self, **fields: Any) -> Entry:
        given = {"category": "A", "summary": "加油后抖动"} | fields
        body = kinds.CaseOpen(case_no="TS-1203-1", ruleset=IN_FORCE, fields=given)
        return self.write(kinds.CASE_OPEN, body)

    def patch(self, changes: dict[str, Any], minute: int | None = None, **said: Any) -> Entry:
        body = kinds.CasePatch(changes=changes, **said)
        return self.write(kinds.CASE_PATCH, body, minute=minute)

    def exhibit(self, name: str, number: str, minute: int | None = None) -> Entry:
        body = kinds.EvidenceAdd(
            evidence_id=name, exhibit_no=number, kind=ExhibitKind.PHOTO, title=name
        )
        blob = BlobRef("a" * 64, 3, "image/jpeg")
        return self.write(kinds.EVIDENCE_ADD, body, minute=minute, blobs=(blob,))


def folded(*entries: Entry) -> Case:
    """Fold entries in their common order."""
    case = fold_all([place(entry) for entry in entries], shipped())
    assert case is not None
    return case


def codes(case: Case) -> list[str]:
    """Return the codes of the remarks on a case."""
    return [remark.code for remark in case.remarks]

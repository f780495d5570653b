"""Check everything that is held: chains, signatures, parts, files and receipts."""

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from headquarters.services.house import House
from headquarters.store import audit
from headquarters.store.audit import Kept
from headquarters.store.blobs import Blob
from record.journal.entry import FIRST, entry_hash, read, verify
from record.journal.envelope import Envelope
from record.journal.receipts import Ack, BlobReceipt, read_ack, read_blob_receipt
from record.problems import Fact, Problem


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at and what is off; ``findings`` are Problems with their facts."""

    chains: int
    entries: int
    files: int
    receipts: int
    findings: tuple[Problem, ...]


class Checks:
    """Verify what is stored without believing any column."""

    def __init__(self, house: House) -> None:
        self._house = house

    def run(self) -> Report:
        """Check everything once; nothing is changed."""
        findings: list[Problem] = []
        counts = {"chains": 0, "entries": 0, "files": 0, "receipts": 0}
        with self._house.database.reading() as connection:
            for dev, stream, seq, eh in audit.chains(connection):
                counts["chains"] += 1
                counts["entries"] += seq
                findings += _chain(connection, (dev, stream), (seq, eh))
            placed, last = audit.positions(connection)
            if placed != last:
                findings.append(Problem("hq.check_positions", placed=placed, last=last))
            for alike in audit.alike_devices(connection):
                findings.append(Problem("hq.check_alike", devices=", ".join(alike)))
            for blob in audit.files(connection):
                counts["files"] += 1
                findings += self._file(blob)
            for subject, envelope in audit.receipts(connection):
                counts["receipts"] += 1
                findings += self._receipt(connection, subject, envelope)
        return Report(**counts, findings=tuple(findings))

    def _file(self, blob: Blob) -> Iterator[Problem]:
        seen = hashlib.sha256()
        size = 0
        try:
            for piece in self._house.objects.read(blob.object):
                seen.update(piece)
                size += len(piece)
        except Problem:
            yield Problem("hq.check_file_missing", file=blob.h)
            return
        if (seen.hexdigest(), size) != (blob.h, blob.size):
            yield Problem("hq.check_file_changed", file=blob.h)

    def _receipt(
        self, connection: Connection, subject: str, envelope: Envelope
    ) -> Iterator[Problem]:
        kind, _, rest = subject.partition(":")
        keys = {key.kid: key.key for key in self._house.keys}
        key = keys.get(envelope.signatures[0].keyid if envelope.signatures else "", b"")
        try:
            receipt = _opened(kind, envelope, key)
        except (Problem, ValueError):
            yield Problem("hq.check_receipt", subject=subject)
            return
        if isinstance(receipt, BlobReceipt):
            agrees = receipt.sha256 == rest
        else:
            held = audit.find_hash(connection, receipt.dev, receipt.stream, receipt.seq)
            agrees = rest == f"{receipt.dev}:{receipt.stream}" and held == receipt.eh
        if not agrees:
            yield Problem("hq.check_receipt", subject=subject)


def _opened(kind: str, envelope: Envelope, key: bytes) -> Ack | BlobReceipt:
    return read_blob_receipt(envelope, key) if kind == "blob" else read_ack(envelope, key)


def _chain(
    connection: Connection, name: tuple[str, str], end: tuple[int, str]
) -> Iterator[Problem]:
    dev, stream = name
    keys = audit.keys(connection, dev)
    seq, before = 0, FIRST
    for kept in audit.entries(connection, dev, stream):
        if (kept.seq, kept.eh) != (seq + 1, entry_hash(kept.header)):
            yield Problem("hq.check_chain", dev=dev, stream=stream, seq=kept.seq)
        yield from _entry(kept, keys, before)
        seq, before = kept.seq, kept.eh
    if (seq, before) != (end if end[0] else (0, FIRST)):
        yield Problem("hq.check_chain", dev=dev, stream=stream, seq=seq + 1)


def _entry(kept: Kept, keys: dict[str, bytes], before: str) -> Iterator[Problem]:
    facts: dict[str, Fact] = {"dev": kept.dev, "stream": kept.stream, "seq": kept.seq}
    try:
        entry = read(kept.header, kept.signatures, kept.parts)
        verify(entry, keys.get(entry.header.kid, b""))
    except (Problem, KeyError):
        yield Problem("hq.check_entry", **facts)
        return
    claimed = (entry.header.dev, entry.header.stream, entry.header.seq, entry.header.prev)
    if claimed != (kept.dev, kept.stream, kept.seq, before):
        yield Problem("hq.check_chain", **facts)

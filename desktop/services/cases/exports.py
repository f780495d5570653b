"""A case handed out whole: every file hashed, every entry with its signature, the act recorded."""

import base64
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from desktop import zone
from desktop.evidence.files.vault import Vault
from desktop.prints.case import bag
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.texts import checked
from desktop.store import blobs, journal, keep
from desktop.version import VERSION
from record import wire
from record.case import Case
from record.case_numbers import file_name
from record.codes import CustodyAct
from record.exhibits.custody import ExportFacts
from record.exhibits.tables import written
from record.journal import kinds
from record.journal.entry import Entry
from record.journal.exchange import station_of, stream_of
from record.journal.ids import key_id
from record.journal.station import DeviceKey
from record.problems import Problem
from record.proof import verifying
from record.proof.findings import Finding, Verdict
from record.reading.redaction import withheld_files

RESERVE = 64 * 1024 * 1024
_SMALL_FILES = 64 * 1024
# What every DER encoding of an Ed25519 public key begins with (RFC 8410).
_DER = bytes.fromhex("302a300506032b6570032100")


class Chain(msgspec.Struct, frozen=True):
    """A stretch of one chain: from the case's first entry to its last, nothing left out."""

    dev: str
    stream: str
    entries: tuple[Entry, ...]

    @property
    def folder(self) -> str:
        """The name of its folder in a bag."""
        return f"{self.dev}.{self.stream}".replace(":", "-")

    @property
    def last(self) -> int:
        """The sequence number it ends with."""
        return self.entries[-1].header.seq if self.entries else 0


class Content(msgspec.Struct, frozen=True):
    """What goes into a bag besides files: chains, receipts by name, and the files named."""

    case: Case
    own: Chain
    chains: tuple[Chain, ...]
    receipts: dict[str, bytes]
    files: dict[str, int]
    erased: frozenset[str]
    withheld: frozenset[str] = frozenset()

    @property
    def left_out(self) -> frozenset[str]:
        """The hashes of files that do not go into the bag."""
        return self.erased | self.withheld


class Scope(msgspec.Struct, frozen=True):
    """Whom a package is for: everybody else, or a body that must see everything.

    Others get redacted copies in place of what may show bystanders; ``included`` names exhibits
    (by id) that are handed out unredacted all the same, and ``reason`` says why. ``full`` hands
    out every file; that is for courts and regulators, and ``reason`` is kept as well.
    """

    full: bool = False
    included: frozenset[str] = frozenset()
    reason: str = ""


FULL = Scope(full=True)
# Stands before the name of every package of the practice station.
PRACTICE = "PRACTICE-"
OTHERS = Scope()


class Exports:
    """Hand out cases as packages that anybody can verify."""

    def __init__(
        self, recorder: Recorder, reference: ReferenceData, cases: Cases, vault: Vault
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._cases = cases
        self._vault = vault
        self.alarm: Callable[[str], None] | None = None

    def export(
        self,
        case_id: str,
        target: Path,
        progress: Progress,
        purpose: str = "",
        dossier: bytes = b"",
        scope: Scope = FULL,
    ) -> Path:
        """Write the case as a BagIt bag into the folder ``target``; returns the bag's folder.

        The act is recorded with ``purpose``, with the hash of what was sealed, and with what the
        ``scope`` left out. Raises ``export.reason_missing``,
        ``export.file_missing`` or ``export.file_changed`` when an original is not what it was,
        ``export.disk_full``, ``export.not_written``, ``export.case_changed`` when somebody wrote
        in the case meanwhile, and ``Cancelled``; nothing is left at the target then.
        """
        self._recorder.session.require()
        if scope.included and not scope.reason.strip():
            raise Problem("export.reason_missing")
        content = self._content(case_id, scope)
        total = sum(content.files.values()) + _SMALL_FILES
        mark = PRACTICE if self._recorder.session.device.practice else ""
        folder = _free_name(_ready(target, total), content.case.case_no, mark)
        with bag.Bag(folder, total, progress) as packed:
            self._copy_files(packed, content)
            self._add_texts(packed, content, dossier)
            _add_chains(packed, case_id, content.chains)
            sealed = packed.seal()
            progress.check()
            body = kinds.AccessLog(
                event=CustodyAct.EXPORTED,
                purpose=checked(purpose),
                to=folder.name,
                found=sealed,
                facts=written(_scope_facts(scope, content)),
            )
            self._recorder.change(case_id, lambda _case: [Draft(kinds.ACCESS_LOG, body)])
            _add_chains(packed, case_id, (self._last(content.own),))
            return packed.finish()

    def _content(self, case_id: str, scope: Scope) -> Content:
        device = self._recorder.session.device
        with self._recorder.database.read() as connection:
            case = self._cases.get(case_id)
            entries = [placed.entry for placed in journal.find_case(connection, case_id)]
            own = stream_of(case.station)
            names = {(e.header.dev, e.header.stream) for e in entries} | {(device.dev, own)}
            chains = tuple(
                _chain(connection, *name, entries, whole=name == (device.dev, own))
                for name in sorted(names)
            )
            files = {ref.h: ref.n for entry in entries for ref in entry.header.blobs}
            held = blobs.find_receipts(connection, list(files))
            receipts = {f"file-{h}": raw for h, raw in held.items()}
            return Content(
                case=case,
                own=next(c for c in chains if (c.dev, c.stream) == (device.dev, own)),
                chains=tuple(c for c in chains if c.entries),
                receipts=receipts | _acknowledged(connection, device.dev, chains),
                files=files,
                erased=frozenset(blobs.find_erased(connection, list(files))),
                withheld=frozenset() if scope.full else withheld_files(case, scope.included),
            )

    def _copy_files(self, packed: bag.Bag, content: Content) -> None:
        numbers = {f.h: e.exhibit_no for e in content.case.evidence.values() for f in e.files}
        for h in content.files:
            if h in content.left_out:
                continue
            try:
                self._copy(packed, h, numbers.get(h, h[:12]))
            except Problem as problem:
                self._warn(problem, h)
                raise

    def _copy(self, packed: bag.Bag, h: str, exhibit: str) -> None:
        if not self._vault.holds(h):
            raise Problem("export.file_missing", exhibit=exhibit)
        packed.copy(f"data/blobs/{h}", self._vault.path_of(h), h)

    def _warn(self, problem: Problem, h: str) -> None:
        """Raise the alarm for a file that lay here and is not what it was."""
        if self.alarm is None or problem.code not in ("export.file_missing", "export.file_changed"):
            return
        with self._recorder.database.read() as connection:
            row = blobs.get(connection, h)
        if row is not None and row.here:
            self.alarm(h)

    def _add_texts(self, packed: bag.Bag, content: Content, dossier: bytes) -> None:
        today = zone.local(self._recorder.clock.now()).date().isoformat()
        practice = self._recorder.session.device.practice
        for name, data in bag.tags(content.case, today, VERSION, practice=practice).items():
            packed.add(name, data)
        packed.add(bag.CASE, msgspec.json.format(wire.encode(content.case)))
        held = content.files.keys() - content.left_out
        packed.add(bag.INDEX, bag.index(content.case, held, self._names(content.case)))
        if dossier:
            packed.add("data/dossier.pdf", dossier)
        for name, raw in content.receipts.items():
            packed.add(f"data/receipts/{name}.json", raw)
        self._add_keys(packed, content)

    def _names(self, case: Case) -> Callable[[str, str], str]:
        """Return how codes are called: a package is read by people of either language."""
        rules = self._recorder.rules_of(case)
        return lambda group, code: " / ".join(
            rules.label(group, code, language) for language in ("zh", "en")
        )

    def _add_keys(self, packed: bag.Bag, content: Content) -> None:
        device = self._recorder.session.device
        own = self._recorder.public_key
        known = {key.kid: key for key in self._reference.now.devices}
        known[key_id(own)] = DeviceKey(
            dev=device.dev, kid=key_id(own), key=own, role=device.role, station=device.station
        )
        used = {e.header.kid for chain in content.chains for e in chain.entries} | {key_id(own)}
        keys = [known[kid] for kid in sorted(used & known.keys())]
        hq = [{"kid": key_id(device.hq_key), "key": device.hq_key}] if device.hq_key else []
        packed.add(
            bag.KEYS,
            msgspec.json.format(msgspec.json.encode({"devices": keys, "headquarters": hq})),
        )
        for key in [*(k.key for k in keys), *([device.hq_key] if device.hq_key else [])]:
            packed.add(f"data/keys/{key_id(key)}.pem", _pem(key))

    def _last(self, own: Chain) -> Chain:
        with self._recorder.database.read() as connection:
            after = journal.find_after(connection, own.dev, own.stream, own.last, 2)
        if len(after) != 1:
            raise Problem("export.case_changed")
        return Chain(own.dev, own.stream, tuple(after))


def _scope_facts(scope: Scope, content: Content) -> ExportFacts:
    numbers = {e.id: e.exhibit_no for e in content.case.evidence.values()}
    return ExportFacts(
        scope="FULL" if scope.full else "OTHERS",
        withheld=tuple(sorted(content.withheld)),
        included=tuple(sorted(numbers.get(each, each) for each in scope.included)),
        reason=checked(scope.reason),
    )


def _chain(
    connection: Connection, dev: str, stream: str, entries: Iterable[Entry], *, whole: bool
) -> Chain:
    """Read a chain from the case's first entry in it to the last, or to its end."""
    mine = [e.header.seq for e in entries if (e.header.dev, e.header.stream) == (dev, stream)]
    head = journal.get_head(connection, dev, stream).seq
    first, last = min(mine, default=head), head if whole else max(mine, default=head)
    found = journal.find_after(connection, dev, stream, max(first - 1, 0), last - first + 1)
    return Chain(dev, stream, tuple(found))


def _acknowledged(connection: Connection, dev: str, chains: Iterable[Chain]) -> dict[str, bytes]:
    """Return headquarters' latest receipt for each chain of ours, if it speaks of what we show."""
    receipts: dict[str, bytes] = {}
    kept = keep.get_receipts(connection, "ack")
    for chain in chains:
        shown = {e.header.seq for e in chain.entries}
        own = chain.dev == dev
        seqs = {int(r.rpartition(":")[2]): r for r in kept if r.rpartition(":")[0] == chain.stream}
        latest = max(seqs.keys() & shown, default=0) if own else 0
        if latest:
            name = f"chain-{station_of(chain.stream)}-{latest}"
            receipts[name] = kept[seqs[latest]]
    return receipts


def _add_chains(packed: bag.Bag, case_id: str, chains: Iterable[Chain]) -> None:
    """Add entries; of other cases only header and signature, which link the chain."""
    for chain in chains:
        for entry in chain.entries:
            place = f"data/journal/{chain.folder}/{entry.header.seq:010d}"
            packed.add(f"{place}.hdr", entry.signed)
            packed.add(f"{place}.sig", entry.signatures[0])
            for name, part in entry.parts.items() if entry.header.case == case_id else ():
                packed.add(f"{place}.{name}.part", part)


def _ready(target: Path, total: int) -> Path:
    try:
        target.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(target).free
    except OSError as error:
        raise Problem("export.not_written", why=error.strerror or "") from error
    if free < total + RESERVE:
        raise Problem("export.disk_full")
    return target


def _free_name(folder: Path, case_no: str, mark: str = "") -> Path:
    name = f"{mark}{file_name(case_no)}"
    names = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(folder / n for n in names if not (folder / n).exists())


def _pem(key: bytes) -> bytes:
    text = base64.b64encode(_DER + key).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n".encode()


__all__ = ["Finding", "Verdict", "verify"]


def verify(path: Path, fingerprint: str = "") -> Verdict:
    """Say what holds of the bag in a folder or a zip, and what does not.

    ``fingerprint`` names headquarters' key when it is known from elsewhere. Raises
    ``Problem('verify.nothing_there')``.
    """
    if not path.exists():
        raise Problem("verify.nothing_there", name=path.name)
    return verifying.verify(path, fingerprint)

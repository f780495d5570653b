"""Accept entries: verify, then one transaction that extends a chain, or says why not."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from headquarters.services.house import House
from headquarters.services.limits import Limit
from headquarters.store import blobs, devices, entries, scope
from headquarters.store.devices import Device
from headquarters.store.entries import FORKED, Arrival, ChainEnd
from record.journal import hlc
from record.journal.entry import Entry, verify
from record.journal.exchange import MAX_BATCH, Push, Pushed, from_wire, station_of
from record.journal.receipts import Ack, make_ack
from record.problems import Problem

MAX_LEAD_MS = 2 * 60 * 1000
MAX_BRANCH = 5_000

Linked = tuple[str, Entry]


class Arrivals:
    """Take in what devices push. ``wake`` is called when there is something to sequence."""

    def __init__(self, house: House, wake: Callable[[], None]) -> None:
        self._house = house
        self._wake = wake
        self._forged = Limit(per_minute=2, burst=20)

    def accept(self, device: Device, push: Push) -> Pushed:
        """Keep a batch of one chain and sign a receipt for it.

        Whatever is well formed, well signed and well linked is kept, also what a rule will
        refuse later and what this program is too old to understand. Raises ``Problem`` with
        code ``hq.log_changed``, ``hq.malformed``, ``hq.too_many``, ``hq.bad_signature``,
        ``hq.part_hash``, ``hq.scope``, ``hq.gap``, ``hq.fork`` or ``hq.too_fast``.
        """
        if push.log != self._house.log:
            raise Problem("hq.log_changed", log=self._house.log)
        self._forged.check(device.dev)
        chain = _read(push)
        owner = self._verify(device, chain)
        with self._house.database.writing() as connection:
            answer = self._extend(connection, device, owner, chain)
        if isinstance(answer, Problem):
            raise answer
        self._wake()
        return answer

    def _verify(self, device: Device, chain: Sequence[Linked]) -> Device:
        first = chain[0][1].header
        with self._house.database.reading() as connection:
            owner = devices.get_device(connection, first.dev)
            key = devices.find_key(connection, first.dev, first.kid)
        if owner is None or key is None:
            self._forged.take(device.dev)
            raise Problem("hq.bad_signature", seq=first.seq)
        try:
            for _, entry in chain:
                verify(entry, key)
        except Problem as problem:
            self._forged.take(device.dev)
            code = "part_hash" if problem.code == "entry.part_hash" else "bad_signature"
            raise Problem(f"hq.{code}", seq=problem.facts.get("seq", first.seq)) from problem
        return owner

    def _extend(
        self, connection: Connection, device: Device, owner: Device, chain: Sequence[Linked]
    ) -> Pushed | Problem:
        """Do the whole transaction; a fork is an answer, because its evidence must be kept."""
        first = chain[0][1].header
        station = station_of(first.stream)
        if device.dev != owner.dev and not scope.covers(connection, device.scope, station):
            return Problem("hq.scope", station=station)
        now = self._house.clock()
        end = entries.lock_chain(connection, first.dev, first.stream, now)
        known = entries.find_hashes(connection, first.dev, first.stream, _lowest(chain), end.seq)
        same = [link for link in chain if known.get(link[1].header.seq) == link[0]]
        other = [link for link in chain if known.get(link[1].header.seq) != link[0]]
        if end.state == FORKED or _departs(end, other):
            return _keep_branch(connection, end, other, now)
        if [entry.header.seq for _, entry in other] != _following(end, other):
            return Problem("hq.gap", have=end.seq)
        _complete(connection, same)
        arrivals = self._arrivals(connection, device, owner, end, other)
        if arrivals:
            end = _ended(end, arrivals[-1])
            entries.put_arrivals(connection, arrivals)
            entries.put_chain(connection, end)
        return self._answer(connection, end, chain, arrivals)

    def _arrivals(
        self,
        connection: Connection,
        device: Device,
        owner: Device,
        end: ChainEnd,
        chain: Sequence[Linked],
    ) -> list[Arrival]:
        recv = max(self._house.clock(), end.recv)
        latest = hlc.pack(int(recv.timestamp() * 1000) + MAX_LEAD_MS)
        eff = end.eff
        held = _held(connection, owner, chain)
        arrivals = []
        for eh, entry in chain:
            eff = max(eff, min(entry.header.hlc, latest))
            arrivals.append(
                Arrival(
                    eh=eh,
                    entry=entry,
                    station=station_of(entry.header.stream),
                    eff=eff,
                    recv=recv,
                    held=held or ("" if entry.header.role == owner.role else "role"),
                    via="" if device.dev == owner.dev else device.dev,
                )
            )
        return arrivals

    def _answer(
        self,
        connection: Connection,
        end: ChainEnd,
        chain: Sequence[Linked],
        arrivals: Sequence[Arrival],
    ) -> Pushed:
        now = self._house.clock()
        ack = Ack(
            dev=end.dev,
            stream=end.stream,
            seq=end.seq,
            eh=end.eh,
            recv=end.recv,
            log=self._house.log,
            hq_kid=self._house.kid,
        )
        envelope = make_ack(ack, self._house.key)
        if arrivals:
            blobs.put_receipt(connection, f"ack:{end.dev}:{end.stream}", envelope, now)
        files = [ref.h for _, entry in chain for ref in entry.header.blobs]
        return Pushed(
            new=len(arrivals),
            seq=end.seq,
            eh=end.eh,
            ack=envelope,
            wanted_blobs=entries.find_unheld_files(connection, station_of(end.stream), files),
            quarantined=sum(1 for arrival in arrivals if arrival.held),
            server_time=now,
        )


def _read(push: Push) -> list[Linked]:
    if len(push.entries) > MAX_BATCH:
        raise Problem("hq.too_many", most=MAX_BATCH)
    if not push.entries:
        raise Problem("hq.malformed", why="no entries")
    try:
        chain = [(entry.id, entry) for entry in map(from_wire, push.entries)]
    except Problem as problem:
        raise Problem("hq.malformed", why=str(problem.facts.get("why", ""))) from problem
    first = chain[0][1].header
    for _, entry in chain:
        header = entry.header
        if (header.dev, header.stream, header.kid) != (first.dev, first.stream, first.kid):
            raise Problem("hq.malformed", why="more than one chain")
    return chain


def _lowest(chain: Sequence[Linked]) -> int:
    return min(entry.header.seq for _, entry in chain)


def _following(end: ChainEnd, chain: Sequence[Linked]) -> list[int]:
    return list(range(end.seq + 1, end.seq + 1 + len(chain)))


def _departs(end: ChainEnd, chain: Sequence[Linked]) -> bool:
    """Say whether entries contradict the chain: a number used twice, or another past."""
    if any(entry.header.seq <= end.seq for _, entry in chain):
        return True
    past = {end.seq: end.eh, **{entry.header.seq: eh for eh, entry in chain}}
    return any(
        past.get(entry.header.seq - 1, entry.header.prev) != entry.header.prev for _, entry in chain
    )


def _keep_branch(
    connection: Connection, end: ChainEnd, branch: Sequence[Linked], now: datetime
) -> Problem:
    if entries.count_branch(connection, end.dev) + len(branch) <= MAX_BRANCH:
        entries.put_branch(connection, branch, now)
    entries.put_chain(connection, msgspec.structs.replace(end, state=FORKED))
    return Problem("hq.fork", seq=branch[0][1].header.seq if branch else end.seq)


def _complete(connection: Connection, same: Sequence[Linked]) -> None:
    lacking = entries.find_lacking(connection, [eh for eh, entry in same if entry.parts])
    for eh, entry in same:
        if eh in lacking:
            entries.attach_parts(connection, eh, entry)


def _held(connection: Connection, owner: Device, chain: Sequence[Linked]) -> str:
    """Say why a whole chain is held back for a person to look at, or ""."""
    if not chain or owner.revoked_at is not None:
        return "revoked" if chain else ""
    station = station_of(chain[0][1].header.stream)
    return "" if scope.covers(connection, owner.scope, station) else "station"


def _ended(end: ChainEnd, last: Arrival) -> ChainEnd:
    return msgspec.structs.replace(
        end, seq=last.entry.header.seq, eh=last.eh, eff=last.eff, recv=last.recv
    )

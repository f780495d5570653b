"""A service on loopback and devices that speak to it: small, real, with a clock to turn."""

import base64
import hashlib
import itertools
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
from nacl.signing import SigningKey
from uuid_utils import uuid7

from headquarters.asgi import Server
from headquarters.services.office import Office
from headquarters.services.places import World
from headquarters.settings import Settings
from headquarters.store import log
from headquarters.store import settings as kept
from record.codes import ExhibitKind
from record.journal import entry, exchange, hlc, ids, kinds
from record.journal.entry import BlobRef, Entry
from record.journal.envelope import Envelope, seal
from record.journal.station import Region, Station
from record.rules.releases import Rulebook
from tests.patience import PATIENCE_S

_numbers = itertools.count(1)


class Clock:
    """The time, and how far a test has turned it forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Headquarters:
    """A running service; ``region`` and ``station`` add places that no other test knows."""

    office: Office
    url: str
    http: httpx.Client
    clock: Clock
    settings: Settings

    def settle(self) -> None:
        """Wait until everything that arrived has its place and is folded."""
        pause = threading.Event()
        for _ in range(500):
            with self.office.house.database.reading() as connection:
                waiting = log.oldest_unplaced(connection)
                folded = int(kept.get(connection, "folded") or 0)
                if waiting is None and folded == log.last_position(connection):
                    return
            pause.wait(0.01)
        raise AssertionError("headquarters does not come to rest")

    def region(self) -> str:
        code = f"R{next(_numbers)}"
        self.office.places.add(World(region=(Region(code=code, name=f"第{code}区"),)))
        return code

    def station(self, region: str = "") -> str:
        code = f"S{next(_numbers)}"
        station = Station(code=code, name=f"{code} 站", region=region or self.region())
        self.office.places.add(World(station=(station,)))
        return code

    def device(self, station: str = "", region: str = "") -> "Device":
        if not station and not region:
            station = self.station()
        device = Device(self, SigningKey.generate(), station=station)
        code = self.office.enrolments.invite(station=station, region=region).code
        answer = self.http.post("/v1/enrol", content=device.asking(code))
        assert answer.status_code == 201, answer.text
        enrolled = exchange.decode(answer.content, exchange.Enrolled)
        device.dev, device.role = enrolled.dev, enrolled.role
        device.sign_in()
        return device


@dataclass
class Device:
    """A device with its key and its chains, one for each station it writes to."""

    hq: Headquarters
    key: SigningKey
    station: str = ""
    dev: str = ""
    role: str = "station"
    token: str = ""
    chains: dict[str, tuple[int, str, int]] = field(default_factory=dict)

    @property
    def public_key(self) -> bytes:
        return bytes(self.key.verify_key)

    def asking(self, code: str) -> bytes:
        wanted = exchange.Enrol(code=code, pubkey=self.public_key, app="0.1.0", keyprot="none")
        return msgspec.json.encode(seal(wanted, exchange.ENROL_TYPE, self.key))

    def proof(self) -> Envelope:
        nonce = exchange.decode(self.hq.http.get("/v1/session/nonce").content, exchange.Nonce)
        proof = exchange.SessionProof(
            dev=self.dev, nonce=nonce.nonce, aud=self.hq.office.house.kid, time=nonce.server_time
        )
        return seal(proof, exchange.SESSION_TYPE, self.key)

    def sign_in(self) -> None:
        answer = self.hq.http.post("/v1/session", content=msgspec.json.encode(self.proof()))
        assert answer.status_code == 201, answer.text
        self.token = exchange.decode(answer.content, exchange.Session).token

    def make(
        self,
        kind: str = kinds.NOTE_ADD,
        body: Any = None,
        *,
        case: str = "",
        station: str = "",
        blobs: tuple[BlobRef, ...] = (),
        **header: Any,
    ) -> Entry:
        """Sign the next entry of a chain; ``header`` overrides what would be right."""
        stream = exchange.stream_of(station or self.station)
        seq, prev, last = self.chains.get(stream, (0, entry.FIRST, 0))
        now = self.hq.clock()
        tick = hlc.after(last, int(now.timestamp() * 1000))
        right: dict[str, Any] = {
            "dev": self.dev,
            "kid": ids.key_id(self.public_key),
            "stream": stream,
            "seq": seq + 1,
            "prev": prev,
            "hlc": tick,
            "clk": entry.ClockReading(wall=now),
            "kind": kind,
            "case": case or str(uuid7()),
            "actor": "u_1",
            "role": self.role,
            "blobs": blobs,
        }
        content = msgspec.json.encode(kinds.NoteAdd(text="漏油") if body is None else body)
        signed = entry.sign(
            entry.Header(**{**right, **header}),
            {entry.BODY: content},
            {entry.BODY: secrets.token_bytes(16)},
            self.key,
        )
        self.chains[stream] = (signed.header.seq, signed.id, tick)
        return signed

    def open_case(self, case: str = "", station: str = "", **fields: Any) -> Entry:
        body = kinds.CaseOpen(case_no=f"TS-{next(_numbers)}", ruleset="2026.1", fields=fields)
        return self.make(kinds.CASE_OPEN, body, case=case, station=station)

    def with_file(self, content: bytes, case: str = "", **more: Any) -> Entry:
        ref = BlobRef(hashlib.sha256(content).hexdigest(), len(content), "image/jpeg")
        body = kinds.EvidenceAdd(
            evidence_id="e1", exhibit_no="A1", kind=ExhibitKind.PHOTO, title="照片", **more
        )
        return self.make(kinds.EVIDENCE_ADD, body, case=case, blobs=(ref,))

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return self.hq.http.request(method, f"/v1{path}", headers=headers, **more)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, document: Any) -> httpx.Response:
        return self.request("POST", path, content=msgspec.json.encode(document))

    def push(self, *entries: Entry, log: str = "") -> httpx.Response:
        wire = tuple(exchange.to_wire(value) for value in entries)
        return self.post(
            "/entries", exchange.Push(log=log or self.hq.office.house.log, entries=wire)
        )

    def pushed(self, *entries: Entry) -> exchange.Pushed:
        answer = self.push(*entries)
        assert answer.status_code == 200, answer.text
        return exchange.decode(answer.content, exchange.Pushed)

    def pull(self, cursor: str = "", wait: int = 0, limit: int = 500) -> exchange.FeedPage:
        asked = {"cursor": cursor, "wait": wait, "limit": limit}
        answer = self.get("/feed", params=asked, timeout=wait + 10)
        assert answer.status_code == 200, answer.text
        return exchange.decode(answer.content, exchange.FeedPage)

    def pull_until(self, count: int) -> list[exchange.FeedEntry]:
        """Pull from the beginning until so many entries have come."""
        found: list[exchange.FeedEntry] = []
        cursor = ""
        for _ in range(100):
            page = self.pull(cursor, wait=5)
            found += page.entries
            cursor = page.next
            if len(found) >= count:
                return found
        raise AssertionError(f"only {len(found)} of {count} entries came")

    def tus(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Tus-Resumable": "1.0.0", **more.pop("headers", {})}
        return self.request(method, path, headers=headers, **more)

    def begin(self, content: bytes, **headers: str) -> httpx.Response:
        digest = hashlib.sha256(content).hexdigest()
        wanted = {
            "Upload-Length": str(len(content)),
            "Upload-Metadata": f"sha256 {base64.b64encode(digest.encode()).decode()}",
        }
        return self.tus("POST", "/uploads", headers={**wanted, **headers})

    def patch(self, location: str, offset: int, piece: bytes, **headers: str) -> httpx.Response:
        wanted = {
            "Upload-Offset": str(offset),
            "Content-Type": exchange.TUS_CHUNK_TYPE,
            "Upload-Checksum": checksum(piece),
        }
        path = location.removeprefix(exchange.PREFIX)
        return self.tus("PATCH", path, content=piece, headers={**wanted, **headers})

    def upload(self, content: bytes, size: int = exchange.MAX_CHUNK) -> str:
        """Send a whole file in pieces and return its hash."""
        begun = self.begin(content)
        assert begun.status_code in {200, 201}, begun.text
        for start in range(0, len(content) if begun.status_code == 201 else 0, size):
            sent = self.patch(begun.headers["Location"], start, content[start : start + size])
            assert sent.status_code == 204, sent.text
        return hashlib.sha256(content).hexdigest()

    def receipt(self, h: str) -> Envelope:
        """Ask for a file's receipt until headquarters has finished with the file."""
        pause = threading.Event()
        for _ in range(100):
            answer = self.get(f"/blobs/{h}/receipt")
            if answer.status_code == 200:
                return exchange.decode(answer.content, Envelope)
            pause.wait(0.05)
        raise AssertionError(answer.text)


def checksum(piece: bytes) -> str:
    return f"sha256 {base64.b64encode(hashlib.sha256(piece).digest()).decode()}"


def refused(answer: httpx.Response) -> tuple[int, str]:
    """Return status and code of a refusal."""
    assert answer.headers["content-type"] == exchange.PROBLEM_TYPE, answer.text
    read = exchange.decode(answer.content, exchange.Refusal)
    assert read.status == answer.status_code
    return read.status, read.code


def facts(answer: httpx.Response) -> Mapping[str, Any]:
    return exchange.decode(answer.content, exchange.Refusal).facts


@contextmanager
def serving(settings: Settings, book: Rulebook | None = None) -> Iterator[Headquarters]:
    """Run the service in a thread until the block ends."""
    clock = Clock()
    office = Office(settings, clock, book)
    server = Server(office)
    listening = server.listen("127.0.0.1", 0)
    ready = threading.Event()
    server.on_listening = lambda _address: ready.set()  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, args=([listening],), name="headquarters")
    thread.start()
    try:
        assert ready.wait(PATIENCE_S), "headquarters did not start"
        url = server.address(listening)
        with httpx.Client(base_url=url, timeout=30) as http:
            yield Headquarters(office, url, http, clock, settings)
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)

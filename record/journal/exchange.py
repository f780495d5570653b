"""Requests, answers and limits of a round with headquarters: protocol SJ1.

Paths are under ``/v1``; bytes travel as base64. Unknown fields are ignored, so both sides may
add fields. A refusal is ``application/problem+json`` (RFC 9457) with a stable ``code``.
"""

from datetime import datetime
from typing import TypeVar

import msgspec

from record.codes import Role
from record.journal.entry import Entry, read
from record.journal.envelope import Envelope, opened
from record.journal.station import Reference, RuleFiles
from record.problems import Fact, Problem

PROTOCOL = "SJ1"
PREFIX = "/v1"
WELL_KNOWN = "/.well-known/sj"
PROBLEM_TYPE = "application/problem+json"
TUS_VERSION = "1.0.0"
TUS_CHUNK_TYPE = "application/offset+octet-stream"
METHOD_OVERRIDE = "X-HTTP-Method-Override"
CHECKSUM_MISMATCH = 460

ENROL_TYPE = "application/vnd.sj.enrol.v1+json"
ROTATE_TYPE = "application/vnd.sj.rotate.v1+json"
SESSION_TYPE = "application/vnd.sj.session.v1+json"
REFERENCE_TYPE = "application/vnd.sj.reference.v1+json"
RULES_TYPE = "application/vnd.sj.rules.v1+json"
KEYS_TYPE = "application/vnd.sj.keys.v1+json"

MAX_BATCH = 200
MAX_BODY = 4 * 1024 * 1024
MAX_FEED_PAGE = 500
MAX_FEED_BYTES = 1024 * 1024
MAX_ASKED = 500
MAX_BLOB = 2 * 1024**3
MIN_CHUNK = 256 * 1024
MAX_CHUNK = 8 * 1024 * 1024
MAX_OPEN_UPLOADS = 3
MAX_DAILY_BYTES = 5 * 1024**3
MAX_WAIT_S = 30
TOKEN_LIFE_S = 15 * 60


# What the server may answer instead of 2xx; sentences are under ``hq.`` in the messages.
STATUS: dict[str, int] = {
    "malformed": 400,
    "token": 401,
    "proof": 401,
    "revoked": 403,
    "scope": 403,
    "not_referenced": 403,
    "not_found": 404,
    "bad_code": 404,
    "not_stored_yet": 404,
    "gap": 409,
    "fork": 409,
    "upload_offset": 409,
    "scope_changed": 409,
    "log_changed": 410,
    "used_code": 410,
    "expired_code": 410,
    "upload_gone": 410,
    "erased": 410,
    "tus_version": 412,
    "too_large": 413,
    "media_type": 415,
    "range": 416,
    "bad_signature": 422,
    "part_hash": 422,
    "too_many": 422,
    "upload_busy": 423,
    "too_fast": 429,
    "too_many_uploads": 429,
    "daily_quota": 429,
    "checksum": CHECKSUM_MISMATCH,
    "failed": 500,
    "unavailable": 503,
    "storage": 507,
}


class WireEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry on the wire: header bytes, signatures, and the salted parts that are held."""

    h: bytes
    s: tuple[bytes, ...]
    p: dict[str, bytes] = {}


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with its place: ``pos`` in the log, ``eff`` its effective clock, ``recv``.

    A device's own entries come back without parts: their place is the news.
    """

    pos: int
    eff: int
    recv: datetime
    h: bytes
    s: tuple[bytes, ...]
    p: dict[str, bytes] = {}


class HqKey(msgspec.Struct, frozen=True):
    """A signing key of headquarters, current or kept for old receipts."""

    kid: str
    key: bytes
    current: bool = True


class ServerInfo(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /.well-known/sj``, no token: who is there; ``signed_keys`` seals ``keys``."""

    protocol: str
    versions: tuple[str, ...]
    log: str
    server_time: datetime
    keys: tuple[HqKey, ...]
    signed_keys: Envelope
    limits: dict[str, int]


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """Payload of ``POST /enrol``, sealed with ``ENROL_TYPE`` by the new key.

    ``code`` is the first 12 characters of what was typed; ``fingerprint`` names the machine;
    ``keyprot`` says how the private key is kept (``keyring``, ``password`` or ``none``).
    """

    code: str
    pubkey: bytes
    fingerprint: str = ""
    app: str = ""
    keyprot: str = ""


class Rotate(msgspec.Struct, frozen=True, kw_only=True):
    """Payload of ``POST /enrol/rotate``, sealed with ``ROTATE_TYPE`` by the old and the new key."""

    dev: str
    pubkey: bytes
    fingerprint: str = ""
    app: str = ""
    keyprot: str = ""


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """201 of ``/enrol`` and ``/enrol/rotate``. ``streams`` are those the device may write."""

    dev: str
    role: Role
    station: str = ""
    region: str = ""
    streams: tuple[str, ...] = ()
    hq_keys: tuple[HqKey, ...] = ()
    log: str = ""
    server_time: datetime | None = None


class Nonce(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /session/nonce``: to be proved within a minute, once."""

    nonce: str
    server_time: datetime


class SessionProof(msgspec.Struct, frozen=True, kw_only=True):
    """Payload of ``POST /session``, sealed with ``SESSION_TYPE``; ``aud`` is HQ's ``kid``."""

    dev: str
    nonce: str
    aud: str
    time: datetime


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The end of one chain at headquarters; ``state`` is ``ok`` or ``forked``."""

    stream: str
    seq: int
    eh: str
    state: str = "ok"


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """201 of ``POST /session``: ``token`` for ``Authorization: Bearer`` until ``exp``."""

    token: str
    exp: datetime
    server_time: datetime
    heads: tuple[Head, ...]
    log: str


class Heads(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /heads``: this device's chains as headquarters holds them."""

    heads: tuple[Head, ...]
    log: str
    server_time: datetime


class Push(msgspec.Struct, frozen=True, kw_only=True):
    """``POST /entries``: one stream of one device, ascending ``seq`` without gaps."""

    log: str
    entries: tuple[WireEntry, ...]


class Pushed(msgspec.Struct, frozen=True, kw_only=True):
    """200 of a push: ``new`` entries were added, the chain now ends at ``seq`` with ``eh``.

    ``quarantined`` counts entries kept but held back because role or station are not the
    device's; ``wanted_blobs`` are files named in the batch that headquarters does not hold.
    """

    new: int
    seq: int
    eh: str
    ack: Envelope
    wanted_blobs: tuple[str, ...] = ()
    quarantined: int = 0
    server_time: datetime | None = None


class FeedPage(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /feed?cursor=&limit=&wait=``: store entries and ``next`` in one transaction.

    ``next`` is the cursor for the next question, also when ``entries`` is empty. ``wait``
    (seconds, at most 30) holds the answer back until there is news.
    """

    entries: tuple[FeedEntry, ...]
    next: str
    more: bool
    server_time: datetime
    log: str


class EntriesAsked(msgspec.Struct, frozen=True):
    """``POST /entries:have``: at most 500 entry hashes."""

    eh: tuple[str, ...]


class EntriesMissing(msgspec.Struct, frozen=True):
    """Those of the hashes asked for that headquarters does not hold in the device's scope."""

    missing: tuple[str, ...]


class BlobsAsked(msgspec.Struct, frozen=True):
    """``POST /blobs:have``: at most 500 SHA-256 hashes."""

    h: tuple[str, ...]


class BlobState(msgspec.Struct, frozen=True, kw_only=True):
    """One file: ``stored``, ``uploading`` (``url``, ``offset``), ``wanted`` or ``refused``."""

    h: str
    state: str
    url: str = ""
    offset: int = 0
    reason: str = ""


class BlobStates(msgspec.Struct, frozen=True):
    """Answer of ``POST /blobs:have``, in the order asked."""

    blobs: tuple[BlobState, ...]


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``GET /cases``: what headquarters lists, without personal data."""

    case: str
    station: str
    case_no: str
    status: str
    stage: str
    severity: str
    validity: str
    category: str
    recorded_at: datetime
    files_named: int = 0
    files_held: int = 0


class CaseLines(msgspec.Struct, frozen=True):
    """Answer of ``GET /cases?text=&status=&limit=``, newest first."""

    cases: tuple[CaseLine, ...]


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of ``GET /statistics``: counts within the device's scope."""

    total: int
    by_status: dict[str, int]
    by_station: dict[str, int]
    by_severity: dict[str, int]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A problem+json answer; ``facts`` carry what the client needs, such as ``have`` or ``seq``."""

    type: str = "about:blank"
    title: str = ""
    status: int
    code: str
    facts: dict[str, Fact] = {}

    def problem(self) -> Problem:
        """Return the refusal as the Problem ``hq.<code>``."""
        return Problem(f"hq.{self.code}", **self.facts)


T = TypeVar("T")


def decode(raw: bytes, document: type[T]) -> T:
    """Read a request or an answer; raises ``Problem('hq.malformed')`` for anything else."""
    try:
        return msgspec.json.decode(raw, type=document)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("hq.malformed", why=str(error)[:200]) from error


def to_wire(entry: Entry, *, parts: bool = True) -> WireEntry:
    """Write an entry for a push."""
    return WireEntry(entry.signed, entry.signatures, entry.parts if parts else {})


def from_wire(wire: WireEntry | FeedEntry) -> Entry:
    """Read an entry as it arrived; raises ``Problem('entry.malformed')``. Verify it afterwards."""
    return read(wire.h, wire.s, wire.p)


def stream_of(station: str) -> str:
    """Name the stream of a station."""
    return f"st:{station}"


def station_of(stream: str) -> str:
    """Return the station whose stream this is, or "" for any other stream."""
    return stream[3:] if stream.startswith("st:") else ""


def reference_of(envelope: Envelope, public_key: bytes) -> Reference:
    """Verify and read the answer of ``GET /ref/reference`` (an envelope, with an ETag).

    Raises the Problems of ``envelope.opened``.
    """
    return opened(envelope, Reference, REFERENCE_TYPE, public_key)


def rules_of(envelope: Envelope, public_key: bytes) -> RuleFiles:
    """Verify and read the answer of ``GET /ref/rules/<version>``.

    Raises the Problems of ``envelope.opened``.
    """
    return opened(envelope, RuleFiles, RULES_TYPE, public_key)

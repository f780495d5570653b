"""Journal entries: header, hash, signature and detached parts, as FORMAT.md says.

The header is written once and kept verbatim; nothing is ever canonicalised. Signatures cover
the DSSE pre-authentication encoding of the header, so the type is bound and a reader verifies
before it parses.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from record.ids import key_id
from record.problems import Problem

TYPE = "application/vnd.sj.entry.v1+json"
FIRST = "0" * 64
BODY = "b"
MAX_HEADER = 8 * 1024
MAX_PART = 64 * 1024
MAX_ATTACHED = 16
SALT = 16
_PART_DOMAIN = b"sj.part.v1\x00"


class PartRef(msgspec.Struct, frozen=True):
    """What the header says of a detached part: ``h`` its salted hash, ``n`` the body's bytes."""

    h: str
    n: int


class BlobRef(msgspec.Struct, frozen=True):
    """A file named by an entry: SHA-256 in hexadecimal, bytes, media type and role."""

    h: str
    n: int
    t: str
    role: str = "original"


class ClockReading(msgspec.Struct, frozen=True):
    """What the device's clock said: ``off`` ms from headquarters, known ``age`` seconds ago."""

    wall: datetime
    off: int | None = None
    age: int | None = None
    boot: str = ""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The signed part of an entry: ids, times and hashes, never names or free text."""

    v: int = 1
    dev: str
    kid: str
    stream: str
    seq: int
    prev: str
    hlc: int
    clk: ClockReading
    kind: str
    kv: int = 1
    case: str
    actor: str
    role: str
    parts: dict[str, PartRef] = {}
    blobs: tuple[BlobRef, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """A header as it was signed, its signatures, and the parts that are still held.

    A part is 16 random bytes followed by its body; it is absent once erased.
    """

    signed: bytes
    signatures: tuple[bytes, ...]
    parts: dict[str, bytes]
    header: Header

    @property
    def id(self) -> str:
        """The entry hash in hexadecimal: chain link, log leaf and name of the entry."""
        return entry_hash(self.signed)

    def body(self, name: str = BODY) -> bytes | None:
        """Return a part's body without its salt, or None when it was erased."""
        part = self.parts.get(name)
        return None if part is None else part[SALT:]


def pae(signed: bytes) -> bytes:
    """Return DSSE's pre-authentication encoding of a header."""
    return b"DSSEv1 %d %s %d %s" % (len(TYPE), TYPE.encode(), len(signed), signed)


def entry_hash(signed: bytes) -> str:
    """Return SHA-256 over the pre-authentication encoding, in hexadecimal."""
    return hashlib.sha256(pae(signed)).hexdigest()


def part_hash(part: bytes) -> str:
    """Return the hash of a salted part, in hexadecimal."""
    return hashlib.sha256(_PART_DOMAIN + part).hexdigest()


def sign(
    header: Header, bodies: Mapping[str, bytes], salts: Mapping[str, bytes], key: SigningKey
) -> Entry:
    """Sign a header over its bodies; ``header.parts`` is filled in here.

    Raises ``ValueError`` when a limit of the format is exceeded: callers split before that.
    """
    parts = {name: salts[name] + body for name, body in bodies.items()}
    refs = {name: PartRef(part_hash(part), len(part) - SALT) for name, part in parts.items()}
    header = msgspec.structs.replace(header, parts=refs)
    signed = msgspec.json.encode(header)
    problem = _limit_broken(signed, parts, header)
    if problem:
        raise ValueError(problem)
    return Entry(signed, (key.sign(pae(signed)).signature,), parts, header)


def read(signed: bytes, signatures: tuple[bytes, ...], parts: dict[str, bytes]) -> Entry:
    """Parse an entry without checking its signature.

    Raises ``Problem('entry.malformed')`` for anything that is not a version 1 header within
    the limits, or that carries a part the header does not name.
    """
    try:
        header = msgspec.json.decode(signed, type=Header)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("entry.malformed", why=str(error)[:200]) from error
    why = _limit_broken(signed, parts, header) or _ill_formed(header, parts)
    if why or _repeats_a_key(signed):
        raise Problem("entry.malformed", why=why or "a key is repeated")
    return Entry(signed, signatures, parts, header)


def verify(entry: Entry, public_key: bytes) -> None:
    """Check the signature and every part that is held.

    Raises ``Problem`` ``entry.wrong_key``, ``entry.bad_signature`` or ``entry.part_hash``.
    """
    if key_id(public_key) != entry.header.kid:
        raise Problem("entry.wrong_key", kid=entry.header.kid)
    try:
        VerifyKey(public_key).verify(pae(entry.signed), entry.signatures[0])
    except (BadSignatureError, IndexError, ValueError) as error:
        raise Problem("entry.bad_signature", seq=entry.header.seq) from error
    for name, part in entry.parts.items():
        if part_hash(part) != entry.header.parts[name].h:
            raise Problem("entry.part_hash", seq=entry.header.seq, part=name)


def _limit_broken(signed: bytes, parts: Mapping[str, bytes], header: Header) -> str:
    if len(signed) > MAX_HEADER:
        return "header too large"
    if any(len(part) > MAX_PART + SALT for part in parts.values()):
        return "part too large"
    if len(header.parts) + len(header.blobs) > MAX_ATTACHED:
        return "too many parts and files"
    return ""


def _ill_formed(header: Header, parts: Mapping[str, bytes]) -> str:
    if header.v != 1:
        return "not version 1"
    if header.seq < 1 or header.hlc < 0 or len(header.prev) != len(FIRST):
        return "a number or hash is out of range"
    if any(name not in header.parts or len(part) < SALT for name, part in parts.items()):
        return "a part is not named by the header"
    return ""


def _repeats_a_key(signed: bytes) -> bool:
    # msgspec keeps the last of two equal keys, so two readers could disagree about the first.
    return len(signed) != len(msgspec.json.encode(msgspec.json.decode(signed)))

"""Journal entries: header, hash, signature and detached parts, as FORMAT.md says.

The header is written once and kept verbatim; nothing is ever canonicalised. Signatures cover
the DSSE pre-authentication encoding of the header, so the type is bound and a reader verifies
before it parses.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from record.codes import BlobRole, Role
from record.journal.ids import key_id
from record.problems import Problem

TYPE = "application/vnd.sj.entry.v1+json"
FIRST = "0" * 64
BODY = "b"
MAX_HEADER = 8 * 1024
MAX_PART = 64 * 1024
MAX_ATTACHED = 16
MAX_SIGNATURES = 8
SALT = 16
_PART_DOMAIN = b"sj.part.v1\x00"

_NAME = re.compile(r"[0-9A-Za-z._:-]{0,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[\x20-\x7e]{0,80}")
_MAX_DEVICE, _MAX_PART_NAME = 26, 16
_MAX_NUMBER, _MAX_VERSION = 2**63 - 1, 2**31 - 1


class PartRef(msgspec.Struct, frozen=True):
    """What the header says of a detached part: ``h`` its salted hash, ``n`` the body's bytes."""

    h: str
    n: int


class BlobRef(msgspec.Struct, frozen=True):
    """A file named by an entry: SHA-256 in hexadecimal, bytes, media type and role."""

    h: str
    n: int
    t: str
    role: BlobRole = BlobRole.ORIGINAL


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
    role: Role
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
    Whether anybody would take the header is for ``read`` to say.
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
    if len(signed) > MAX_HEADER:
        raise Problem("entry.malformed", why="header too large")
    try:
        header = msgspec.json.decode(signed, type=Header)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("entry.malformed", why=str(error)[:200]) from error
    why = _limit_broken(signed, parts, header) or _ill_formed(header, signatures, parts)
    if why or _repeats_a_key(signed):
        raise Problem("entry.malformed", why=why or "a key is repeated")
    return Entry(signed, signatures, parts, header)


def verify(entry: Entry, public_key: bytes) -> None:
    """Check the signature and every part that is held.

    The first signature is the device's; others are kept for keys of persons. Raises ``Problem``
    ``entry.wrong_key``, ``entry.bad_signature`` or ``entry.part_hash``.
    """
    if key_id(public_key) != entry.header.kid:
        raise Problem("entry.wrong_key", kid=entry.header.kid)
    try:
        VerifyKey(public_key).verify(pae(entry.signed), entry.signatures[0])
    except (BadSignatureError, IndexError, ValueError) as error:
        raise Problem("entry.bad_signature", seq=entry.header.seq) from error
    for name, part in entry.parts.items():
        ref = entry.header.parts.get(name)
        if ref is None or (part_hash(part), len(part) - SALT) != (ref.h, ref.n):
            raise Problem("entry.part_hash", seq=entry.header.seq, part=name)


def _limit_broken(signed: bytes, parts: Mapping[str, bytes], header: Header) -> str:
    if len(signed) > MAX_HEADER:
        return "header too large"
    if any(len(part) > MAX_PART + SALT for part in parts.values()):
        return "part too large"
    if len(header.parts) + len(header.blobs) > MAX_ATTACHED:
        return "too many parts and files"
    return ""


def _ill_formed(header: Header, signatures: tuple[bytes, ...], parts: Mapping[str, bytes]) -> str:
    if header.v != 1:
        return "not version 1"
    if (header.seq == 1) != (header.prev == FIRST):
        return "only the first entry of a chain has none before it"
    if len(signatures) > MAX_SIGNATURES:
        return "too many signatures"
    if any(name not in header.parts or len(part) < SALT for name, part in parts.items()):
        return "a part is not named by the header"
    return _unkeepable(header)


def _unkeepable(header: Header) -> str:
    """Say what of a header no store could hold; its meaning is nobody's business here."""
    names = [header.dev, header.kid, header.stream, header.kind, header.case, header.actor]
    names += [header.role, header.clk.boot, *header.parts, *(ref.role for ref in header.blobs)]
    hashes = [header.prev, *(ref.h for ref in header.parts.values())]
    hashes += [ref.h for ref in header.blobs]
    if not all(_NAME.fullmatch(name) for name in names) or not header.dev:
        return "a name is not plain"
    if len(header.dev) > _MAX_DEVICE or any(len(name) > _MAX_PART_NAME for name in header.parts):
        return "a name is too long"
    if not all(_HASH.fullmatch(value) for value in hashes):
        return "a hash is not one"
    if not _in_range(header):
        return "a number is out of range"
    if not all(_MEDIA_TYPE.fullmatch(ref.t) for ref in header.blobs):
        return "a media type is not plain"
    return ""


def _in_range(header: Header) -> bool:
    clk = header.clk
    numbers = [header.hlc, abs(clk.off or 0), abs(clk.age or 0)]
    numbers += [ref.n for ref in header.parts.values()]
    numbers += [ref.n for ref in header.blobs]
    return (
        all(0 <= number <= _MAX_NUMBER for number in numbers)
        and 0 < header.seq <= _MAX_NUMBER
        and 0 < header.kv <= _MAX_VERSION
        and clk.wall.tzinfo is not None
    )


def _repeats_a_key(signed: bytes) -> bool:
    # msgspec keeps the last of two equal keys, so two readers could disagree about the first.
    try:
        json.loads(signed.decode(), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        return True
    return False


def _unique(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a key is repeated")

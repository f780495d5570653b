"""Hashes, signatures and strict JSON, as FORMAT.md defines them."""

import base64
import hashlib
import json
from typing import Any

ENTRY_TYPE = "application/vnd.sj.entry.v1+json"
ACK_TYPE = "application/vnd.sj.ack.v1+json"
BLOB_TYPE = "application/vnd.sj.blob-receipt.v1+json"
FIRST, SALT = "0" * 64, 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

# What strict reading of bytes that somebody else made may raise.
UNREADABLE = (KeyError, TypeError, ValueError, RecursionError, AttributeError, IndexError)


def pae(kind: str, payload: bytes) -> bytes:
    """Return DSSE's pre-authentication encoding."""
    name = kind.encode()
    return b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether an Ed25519 signature of a public key over a message holds."""
    if len(key) != 32 or len(signature) != 64:
        return False
    return _with_nacl(key, message, signature)


def part_hash(part: bytes) -> str:
    """Return the hash of a salted part."""
    return hashlib.sha256(b"sj.part.v1\x00" + part).hexdigest()


def key_id(key: bytes) -> str:
    """Return the name of a public key."""
    return hashlib.sha256(key).hexdigest()[:16]


def fingerprint(key: bytes) -> str:
    """Return the 12 characters (60 bits of SHA-256) by which people compare a public key."""
    number = int.from_bytes(hashlib.sha256(key).digest(), "big") >> 196
    code = "".join(_ALPHABET[number >> shift & 31] for shift in range(55, -5, -5))
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def strictly(raw: bytes) -> Any:
    """Read JSON that repeats no key; raises ``ValueError`` for anything else."""
    return json.loads(raw.decode(), object_pairs_hook=_unique, parse_constant=_refuse)


def decoded(text: str) -> bytes:
    """Read base64; raises ``ValueError``."""
    return base64.b64decode(text, validate=True)


def _with_nacl(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        from nacl.exceptions import BadSignatureError
        from nacl.signing import VerifyKey
    except ImportError:
        return _with_cryptography(key, message, signature)
    try:
        VerifyKey(key).verify(message, signature)
    except BadSignatureError:
        return False
    return True


def _with_cryptography(key: bytes, message: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a key is repeated")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise ValueError(constant)

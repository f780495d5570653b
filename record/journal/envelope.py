"""Signed documents other than entries: DSSE envelopes around JSON (secure-systems-lab/dsse)."""

import hashlib
from typing import Any, TypeVar

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from record.journal.ids import key_id
from record.problems import Problem

T = TypeVar("T")


class Signature(msgspec.Struct, frozen=True):
    """One signature over an envelope: the key's name and 64 bytes of Ed25519."""

    keyid: str
    sig: bytes


class Envelope(msgspec.Struct, frozen=True, rename="camel"):
    """A signed document. ``payload_type`` is part of what is signed; verify, then parse."""

    payload_type: str
    payload: bytes
    signatures: tuple[Signature, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the payload, in hexadecimal."""
        return hashlib.sha256(self.payload).hexdigest()


def encoding(payload_type: str, payload: bytes) -> bytes:
    """Return DSSE's pre-authentication encoding."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def seal(document: Any, payload_type: str, *keys: SigningKey) -> Envelope:
    """Sign ``document`` (any msgspec value) as JSON with every key."""
    payload = msgspec.json.encode(document)
    message = encoding(payload_type, payload)
    return Envelope(
        payload_type,
        payload,
        tuple(Signature(key_id(bytes(k.verify_key)), k.sign(message).signature) for k in keys),
    )


def opened(envelope: Envelope, document: type[T], payload_type: str, *public_keys: bytes) -> T:
    """Return the document after checking the type and one signature by every public key.

    Raises ``Problem`` with code ``envelope.wrong_type``, ``envelope.bad_signature`` or
    ``envelope.malformed``.
    """
    if envelope.payload_type != payload_type:
        raise Problem("envelope.wrong_type", expected=payload_type)
    for public_key in public_keys:
        _check(envelope, public_key)
    return unchecked(envelope, document)


def unchecked(envelope: Envelope, document: type[T]) -> T:
    """Parse the document without trusting it, to learn which key should have signed.

    Raises ``Problem('envelope.malformed')``.
    """
    try:
        return msgspec.json.decode(envelope.payload, type=document)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("envelope.malformed", why=str(error)[:200]) from error


def _check(envelope: Envelope, public_key: bytes) -> None:
    kid = key_id(public_key)
    message = encoding(envelope.payload_type, envelope.payload)
    for signature in envelope.signatures:
        if signature.keyid != kid:
            continue
        try:
            VerifyKey(public_key).verify(message, signature.sig)
        except (BadSignatureError, ValueError) as error:
            raise Problem("envelope.bad_signature", kid=kid) from error
        return
    raise Problem("envelope.bad_signature", kid=kid)

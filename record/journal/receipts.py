"""Receipts signed by headquarters: for entries it holds and files it has read back."""

from datetime import datetime

import msgspec
from nacl.signing import SigningKey

from record.journal.envelope import Envelope, opened, seal
from record.journal.ids import crockford, grouped

ACK_TYPE = "application/vnd.sj.ack.v1+json"
BLOB_TYPE = "application/vnd.sj.blob-receipt.v1+json"
CODE_LENGTH = 12


class Ack(msgspec.Struct, frozen=True, kw_only=True):
    """Headquarters holds this stream up to ``seq``, whose entry hash is ``eh``, since ``recv``."""

    dev: str
    stream: str
    seq: int
    eh: str
    recv: datetime
    log: str
    hq_kid: str


class BlobReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """Headquarters stored a file and read it back with this SHA-256 and size in bytes."""

    sha256: str
    size: int
    recv: datetime
    store: str
    log: str
    hq_kid: str


def make_ack(ack: Ack, key: SigningKey) -> Envelope:
    """Sign the receipt for a chain."""
    return seal(ack, ACK_TYPE, key)


def make_blob_receipt(receipt: BlobReceipt, key: SigningKey) -> Envelope:
    """Sign the receipt for a file."""
    return seal(receipt, BLOB_TYPE, key)


def read_ack(envelope: Envelope, public_key: bytes) -> Ack:
    """Verify and read a receipt for a chain; raises the Problems of ``envelope.opened``."""
    return opened(envelope, Ack, ACK_TYPE, public_key)


def read_blob_receipt(envelope: Envelope, public_key: bytes) -> BlobReceipt:
    """Verify and read a receipt for a file; raises the Problems of ``envelope.opened``."""
    return opened(envelope, BlobReceipt, BLOB_TYPE, public_key)


def short_code(envelope: Envelope) -> str:
    """Return 12 characters (60 bits of the payload's SHA-256) to print beside what it proves."""
    number = int(envelope.digest, 16) >> (256 - 5 * CODE_LENGTH)
    return grouped(crockford(number, CODE_LENGTH))

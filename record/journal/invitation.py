"""What headquarters hands out to enrol a device: a one-time code and its key's fingerprint.

Read aloud it is 24 characters: 12 of the code, 12 of the fingerprint, so that a device knows
headquarters even through an intercepting proxy. As a QR code it also carries the address.
"""

import hashlib
from urllib.parse import parse_qs, quote, urlsplit

import msgspec

from record.journal.ids import ALPHABET, crockford, grouped, read_code
from record.problems import Problem

CODE_LENGTH = 12
_SCHEME = "casebook"


class Invitation(msgspec.Struct, frozen=True):
    """A one-time ``code``, the ``fingerprint`` of headquarters' key, and its address if known.

    ``fingerprint`` is "" when only the short code was typed; then nothing is pinned.
    """

    code: str
    fingerprint: str = ""
    address: str = ""

    @property
    def text(self) -> str:
        """The characters to read aloud, in groups of four."""
        return grouped(self.code + self.fingerprint)

    @property
    def link(self) -> str:
        """The text of the QR code."""
        return f"{_SCHEME}://enrol?hq={quote(self.address, safe='')}&code={self.text}"


def fingerprint(public_key: bytes) -> str:
    """Return 12 characters (60 bits of SHA-256) that name a public key."""
    number = int.from_bytes(hashlib.sha256(public_key).digest()) >> (256 - 5 * CODE_LENGTH)
    return crockford(number, CODE_LENGTH)


def read(typed: str) -> Invitation:
    """Read a typed code of 12 or 24 characters, or the text of the QR code.

    Raises ``Problem('hq.unreadable_code')``.
    """
    address, typed = _from_link(typed.strip())
    code = read_code(typed)
    if len(code) not in {CODE_LENGTH, 2 * CODE_LENGTH} or any(c not in ALPHABET for c in code):
        raise Problem("hq.unreadable_code")
    return Invitation(code[:CODE_LENGTH], code[CODE_LENGTH:], address)


def _from_link(text: str) -> tuple[str, str]:
    if not text.lower().startswith(f"{_SCHEME}://"):
        return "", text
    asked = parse_qs(urlsplit(text).query)
    return asked.get("hq", [""])[0], asked.get("code", [""])[0]

"""Identifiers made without a network, and codes people read aloud."""

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_CHARACTERS, _BITS_EACH = 8, 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def crockford(number: int, length: int) -> str:
    """Write ``number`` in Crockford's base 32 with ``length`` characters."""
    digits = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def device_id(milliseconds: int, randomness: bytes) -> str:
    """Make a ULID from a time in milliseconds and 10 random bytes (ULID specification)."""
    return crockford(milliseconds << 80 | int.from_bytes(randomness[:10], "big"), 26)


def key_id(public_key: bytes) -> str:
    """Name a public key: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def read_code(typed: str) -> str:
    """Normalise a code as a person typed it: case, spaces, dashes and look-alike letters."""
    kept = "".join(c for c in typed.upper() if c.isalnum())
    return kept.translate(_MISREAD)


def grouped(code: str, size: int = 4) -> str:
    """Write a code in groups so that it can be read aloud."""
    return "-".join(code[i : i + size] for i in range(0, len(code), size))


def check_characters(text: str) -> str:
    """Return two check characters for a printed code, from SHA-256 of its text."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    return crockford(number, 7)[-2:]


def check_code(text_hash: str) -> str:
    """Return the short code of a hash for reading aloud: its first 40 bits as ``XXXX-XXXX``.

    Raises ``ValueError`` for what is no SHA-256 in hexadecimal.
    """
    first = int(text_hash, 16) >> (256 - _CHECK_CHARACTERS * _BITS_EACH)
    return grouped(crockford(first, _CHECK_CHARACTERS))

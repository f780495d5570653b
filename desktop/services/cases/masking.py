"""How personal data look in lists: enough to recognise, too little to copy."""

import re

_PHONE = re.compile(r"\d")
_KEEP_HEAD, _KEEP_TAIL = 3, 4


def phone(number: str) -> str:
    """Mask a telephone number: ``138****2046``; short ones keep two digits."""
    digits = "".join(_PHONE.findall(number))
    if len(digits) <= _KEEP_HEAD + _KEEP_TAIL:
        return digits[:2] + "*" * max(0, len(digits) - 2)
    return f"{digits[:_KEEP_HEAD]}****{digits[-_KEEP_TAIL:]}"


def plate(text: str) -> str:
    """Mask a number plate: ``鄂C·6Q***``."""
    kept = max(0, len(text) - _KEEP_HEAD)
    return text[:kept] + "*" * (len(text) - kept)


def name(text: str) -> str:
    """Mask a name: the family name stays."""
    return text[:1] + "*" * min(2, max(0, len(text) - 1))

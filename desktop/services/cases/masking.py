"""How personal data look in lists: enough to recognise, too little to copy."""

import re

_PHONE = re.compile(r"\d")
_KEEP_HEAD, _KEEP_TAIL = 3, 4
_IN_TEXT = re.compile(r"(?<!\d)(?:1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8})(?!\d)")
_PLATE_IN_TEXT = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}"
)


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


def in_text(text: str) -> str:
    """Mask telephone numbers and plates that stand in running text."""
    masked = _IN_TEXT.sub(lambda found: phone(found[0]), text)
    return _PLATE_IN_TEXT.sub(lambda found: plate(found[0]), masked)

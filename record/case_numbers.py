"""Case numbers: how they are written, read as people type them, and shortened (FORMAT.md 4.2).

``TS-<station>-<yyyymmdd>-<device>-<count>``: the device part is the end of the id of the device
that drew the number, which headquarters gives to no second device; the count starts at 01 each
day. Numbers drawn before that pattern end in one character of the device id and the count
without a dash between them; they stay as they are.
"""

import re
import unicodedata
from datetime import date, datetime

import msgspec

DEVICE_LENGTH = 6
_PREFIX = "TS"
_NUMBER = re.compile(
    rf"{_PREFIX}-(?P<station>.+)-(?P<day>[0-9]{{8}})"
    rf"-(?:(?P<device>[0-9A-Z]{{{DEVICE_LENGTH}}})-(?P<count>[0-9]{{2,}})"
    r"|(?P<letter>[0-9A-Z])(?P<old_count>[0-9]{2,}))",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*[-‐‑‒–—―−－﹣\s]\s*")
_UNFIT = re.compile(r"[^0-9A-Za-z-]")


class CaseNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A case number in its parts; ``device`` has one character in a number of the old pattern."""

    station: str
    day: date
    device: str
    count: int

    @property
    def text(self) -> str:
        """The number as it stands in the record."""
        return f"{_PREFIX}-{self.station}-{self.day:%Y%m%d}-{self._end}"

    @property
    def short(self) -> str:
        """The number as people of one station say it: month and day, device and count."""
        return f"{self.day:%m%d}-{self._end}"

    @property
    def _end(self) -> str:
        between = "-" if len(self.device) == DEVICE_LENGTH else ""
        return f"{self.device}{between}{self.count:02d}"


def device_part(dev: str) -> str:
    """Return what a device's numbers carry of its id: its last characters."""
    return dev[-DEVICE_LENGTH:].upper().rjust(DEVICE_LENGTH, "0")


def read(typed: str) -> CaseNumber | None:
    """Read a number of either pattern as it was typed, or None for anything else.

    Lower case, full width, and blanks or other dashes between the parts are taken as meant.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", typed).strip())
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    try:
        day = datetime.strptime(found["day"], "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None
    return CaseNumber(
        station=found["station"],
        day=day,
        device=(found["device"] or found["letter"]).upper(),
        count=int(found["count"] or found["old_count"]),
    )


def spelled(typed: str) -> str:
    """Return a typed number as the record spells it; anything else as it was typed."""
    number = read(typed)
    return number.text if number is not None else typed


def short(case_no: str) -> str:
    """Return a number as people of one station say it, or all of one that is no such number."""
    number = read(case_no)
    return number.short if number is not None else case_no


def file_name(case_no: str) -> str:
    """Return a number as part of a file's name, which every system takes."""
    return _UNFIT.sub("_", case_no)

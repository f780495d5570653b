"""Who sits at this device, and what device it is."""

import msgspec

from record.codes import Role
from record.journal.station import Member
from record.problems import Problem

# Everybody in the practice world signs in with this; the gate says so.
PRACTICE_PIN = "2580"


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """The device as headquarters enrolled it; ``role`` is ``station`` or ``region``."""

    dev: str
    role: Role
    station: str = ""
    region: str = ""
    address: str = ""
    hq_key: bytes = b""
    log: str = ""
    practice: bool = False


class Session:
    """The person on duty at one device."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.member: Member | None = None

    def require(self) -> Member:
        """Return the person on duty; raises ``Problem('people.signed_out')``."""
        if self.member is None:
            raise Problem("people.signed_out")
        return self.member

    def sign_out(self) -> None:
        """Leave the device to the next person."""
        self.member = None

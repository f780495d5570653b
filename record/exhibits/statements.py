"""What people say: written statements and recordings."""

from datetime import date, datetime

import msgspec


class CustomerStatementDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a customer's written statement."""

    signed_at: datetime | None = None
    own_hand: bool | None = None
    witness: str = ""


class EmployeeStatementDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an employee's written statement."""

    employee: str = ""
    relation: str = ""
    dated: date | None = msgspec.field(default=None, name="date")
    signed: bool | None = None


class WitnessStatementDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a witness's statement."""

    person: str = ""
    relation: str = ""
    contact: str = ""


class RecordingDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks on a recording of sound, and whether they knew of it."""

    speakers: str = ""
    notice_given: bool | None = None
    whole: bool | None = None

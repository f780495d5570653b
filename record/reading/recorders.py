"""What an exhibit of footage says of the recorder it comes from."""

from decimal import Decimal, InvalidOperation

from record.evidence import Exhibit


def camera_of(footage: Exhibit) -> str:
    """Return the camera's name as entered, or ""."""
    return str(footage.details.get("camera", ""))


def offset_of(footage: Exhibit) -> Decimal | None:
    """Return how many seconds the recorder's clock is fast, as typed; None when nobody compared."""
    return seconds_of(footage, "offset_s")


def seconds_of(footage: Exhibit, name: str) -> Decimal | None:
    """Return a number of seconds among the details, as typed; None for anything else."""
    try:
        found = Decimal(str(footage.details.get(name, "")))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None

"""Case numbers, drawn in the transaction that opens the case."""

from datetime import datetime

from sqlalchemy import Connection

from desktop.store import keep
from record.case_numbers import CaseNumber, device_part


def draw(connection: Connection, station: str, dev: str, at: datetime) -> str:
    """Draw the next number of a station's day at this device.

    The count is kept by day and becomes durable with the opening, so that a clock set back goes
    on where that day ended, and no number stands twice in the chain of a device.
    """
    name = f"number:{station}:{at:%Y%m%d}"
    count = int(keep.get_kept(connection, name) or b"0") + 1
    keep.put_kept(connection, name, str(count).encode())
    number = CaseNumber(station=station, day=at.date(), device=device_part(dev), count=count)
    return number.text

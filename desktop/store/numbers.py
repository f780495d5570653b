"""Case numbers, drawn in the transaction that opens the case."""

from datetime import datetime

from sqlalchemy import Connection

from desktop.store import keep


def draw(connection: Connection, station: str, dev: str, at: datetime) -> str:
    """Draw the next number of a station's day at this device.

    Two devices of one station may be offline on the same day, so each numbers with its own
    letter: the last character of its id (MODEL.md 5.8).
    """
    day = at.strftime("%Y%m%d")
    name = f"number:{station}:{day}"
    count = int(keep.get_kept(connection, name) or b"0") + 1
    keep.put_kept(connection, name, str(count).encode())
    return f"TS-{station}-{day}-{dev[-1:]}{count:02d}"

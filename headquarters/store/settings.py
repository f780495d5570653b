"""What headquarters remembers of itself: the log's id, its public keys, how far it has folded."""

import sqlalchemy as sa
from sqlalchemy import Connection

from headquarters.store.tables import setting


def get(connection: Connection, name: str) -> bytes | None:
    """Get a value by name."""
    return connection.scalar(sa.select(setting.c.value).where(setting.c.name == name))


def put(connection: Connection, name: str, value: bytes) -> None:
    """Put a value under a name, in place of an earlier one."""
    changed = connection.execute(setting.update().where(setting.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(setting.insert().values(name=name, value=value))

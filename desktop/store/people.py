"""PIN verifiers of the people who sign in at this device."""

from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import pin


def get(connection: Connection, person_id: str) -> Any | None:
    """Return a person's verifier, failures and lock, or None."""
    return connection.execute(select(pin).where(pin.c.person_id == person_id)).first()


def put(connection: Connection, person_id: str, verifier: str) -> None:
    """Keep a person's verifier and forget earlier failures."""
    new = insert(pin).values(person_id=person_id, verifier=verifier, failures=0, locked_until=0)
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["person_id"],
            set_={"verifier": verifier, "failures": 0, "locked_until": 0},
        )
    )


def put_failure(connection: Connection, person_id: str, failures: int, locked_until: int) -> None:
    """Note a wrong PIN."""
    connection.execute(
        update(pin)
        .where(pin.c.person_id == person_id)
        .values(failures=failures, locked_until=locked_until)
    )

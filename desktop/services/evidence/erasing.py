"""Files that an order of headquarters erased are taken out of the vault."""

from desktop.evidence.files.vault import Vault
from desktop.services.evidence import passwords
from desktop.store import blobs
from desktop.store.database import Database


def erase_files(database: Database, vault: Vault) -> int:
    """Remove every file named by an order to erase; returns how many were removed.

    The row stays and says that the file is not here; its hash proves what was destroyed.
    """
    if database.read_only:
        return 0
    with database.read() as connection:
        gone = blobs.find_erased_here(connection)
    for h in gone:
        vault.discard(h)
    if gone:
        with database.write() as connection:
            for h in gone:
                blobs.put_state(connection, h, here=False)
                passwords.KEPT.drop(connection, h)
    return len(gone)

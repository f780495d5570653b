"""What passes between this device and its headquarters: learnt where it was refused, and kept.

A proxy or a server in between may take less at once than headquarters does, or no PATCH. That
does not change from one hour to the next, so nothing is tried again that was refused once.
"""

import msgspec

from desktop.store.database import Database
from desktop.store.slots import Slots

TOO_LARGE = ("sync.too_large", "hq.too_large")
LEAST = 16 * 1024
"""What every way lets through: smaller bodies are not tried."""


class Known(msgspec.Struct, frozen=True):
    """``most`` bytes pass in one request, 0 while nothing was refused; PATCH may go as POST."""

    most: int = 0
    patch_by_post: bool = False


KNOWN = Slots("passage:", Known)


class Passage:
    """The way to one headquarters, by its address; safe from any thread."""

    def __init__(self, database: Database, address: str) -> None:
        self._database = database
        self._address = address

    @property
    def patch_by_post(self) -> bool:
        """Whether a PATCH must be sent as a POST that names it."""
        return self._known().patch_by_post

    def most(self, wanted: int) -> int:
        """Return how many of the bytes wanted pass in one body."""
        most = self._known().most
        return min(wanted, most) if most else wanted

    def most_raw(self, wanted: int) -> int:
        """Return how many bytes of entries, of those wanted, pass in one body as JSON."""
        # Four characters carry three bytes, and each entry has names and hashes around it.
        return min(wanted, self.most(2 * wanted) * 9 // 16)

    def narrow(self, refused: int) -> bool:
        """Note that a body of so many bytes was refused; False when nothing smaller is tried."""
        if refused <= LEAST:
            return False
        known = self._known()
        half = max(LEAST, refused // 2)
        self._keep(msgspec.structs.replace(known, most=min(half, known.most or half)))
        return True

    def go_by_post(self) -> None:
        """Note that PATCH is refused and passes as a POST."""
        self._keep(msgspec.structs.replace(self._known(), patch_by_post=True))

    def _known(self) -> Known:
        with self._database.read() as connection:
            return KNOWN.get(connection, self._address) or Known()

    def _keep(self, known: Known) -> None:
        with self._database.write() as connection:
            KNOWN.put(connection, self._address, known)

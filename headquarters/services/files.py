"""Stored files: which are held, their receipts, and reading them."""

from headquarters.services.finaliser import Finaliser
from headquarters.services.house import House
from headquarters.store import blobs
from headquarters.store.blobs import Blob
from headquarters.store.devices import Device
from headquarters.store.objects import Objects
from record.journal.envelope import Envelope
from record.journal.exchange import MAX_ASKED, BlobState, BlobStates
from record.problems import Problem


class Files:
    """Answer about files, by reference: only what entries in scope name exists for a device."""

    def __init__(self, house: House, finaliser: Finaliser) -> None:
        self._house = house
        self._finaliser = finaliser

    @property
    def objects(self) -> Objects:
        """Where the bytes are read from."""
        return self._house.objects

    def states(self, device: Device, hashes: tuple[str, ...]) -> BlobStates:
        """Say of each file whether it is stored, uploading, wanted or refused.

        Raises ``Problem('hq.too_many')``.
        """
        if len(hashes) > MAX_ASKED:
            raise Problem("hq.too_many", most=MAX_ASKED)
        with self._house.database.reading() as connection:
            complete = [
                upload.id
                for h in hashes
                if (upload := blobs.find_upload(connection, device.dev, h)) and upload.complete
            ]
        for upload_id in complete:
            self._finaliser.submit(upload_id)
        with self._house.database.reading() as connection:
            named = blobs.find_named(connection, device.scope, hashes)
            held = blobs.find_held(connection, device.scope, hashes)
            states = []
            for h in hashes:
                if h not in named:
                    states.append(BlobState(h=h, state="refused", reason="not_referenced"))
                elif h in held:
                    states.append(BlobState(h=h, state="stored"))
                elif upload := blobs.find_upload(connection, device.dev, h):
                    url = f"/v1/uploads/{upload.id}"
                    states.append(BlobState(h=h, state="uploading", url=url, offset=upload.offset))
                else:
                    states.append(BlobState(h=h, state="wanted"))
        return BlobStates(tuple(states))

    def find(self, device: Device, h: str) -> Blob:
        """Find a stored file; raises ``Problem('hq.not_found')`` or ``'hq.not_stored_yet'``."""
        with self._house.database.reading() as connection:
            if blobs.named_size(connection, device.scope, h) is None:
                raise Problem("hq.not_found")
            held = blobs.find_held(connection, device.scope, [h])
            found = blobs.get_blob(connection, h) if held else None
        if found is None:
            raise Problem("hq.not_stored_yet")
        return found

    def receipt(self, device: Device, h: str) -> Envelope:
        """Get the receipt of a stored file; raises the Problems of ``find``."""
        self.find(device, h)
        with self._house.database.reading() as connection:
            found = blobs.get_receipt(connection, f"blob:{h}")
        if found is None:
            raise Problem("hq.not_stored_yet")
        return found

"""The list, the search and the statistics of cases, within a device's scope."""

from headquarters.services.house import House
from headquarters.store import cases, log
from headquarters.store.devices import Device
from record import wire
from record.folding.fold import edition, fold_all
from record.journal.exchange import CaseLines, Statistics
from record.problems import Problem

_MOST = 200


class Overview:
    """Look at folded cases without pulling their entries."""

    def __init__(self, house: House) -> None:
        self._house = house

    def lines(self, device: Device, text: str, status: str, limit: int) -> CaseLines:
        """List cases by words and status ("" for any), newest first, at most 200."""
        most = max(1, min(limit, _MOST))
        with self._house.database.reading() as connection:
            return CaseLines(cases.find_lines(connection, device.scope, text, status, most))

    def document(self, device: Device, case_id: str) -> bytes:
        """Get the JSON document of a case; raises ``Problem('hq.not_found')``."""
        with self._house.database.reading() as connection:
            found = cases.find_document(connection, device.scope, case_id)
            if found is None:
                raise Problem("hq.not_found")
            station, document, folded_by = found
            if folded_by >= edition(self._house.book):
                return document
            # Its turn to be folded again has not come: it is folded for whoever asks.
            last = log.last_position(connection)
            case = fold_all(log.read_case(connection, station, case_id, last), self._house.book)
        return wire.encode(case)

    def statistics(self, device: Device) -> Statistics:
        """Count cases by status, station and class."""
        with self._house.database.reading() as connection:
            return cases.count(connection, device.scope)

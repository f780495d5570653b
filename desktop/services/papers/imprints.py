"""Who prints, where and when: the same line on every paper and document."""

from collections.abc import Callable

from desktop.prints.page.page import Imprint
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.version import VERSION
from record.case import Case


class Imprints:
    """Make the imprint of a print from who is on duty."""

    def __init__(
        self, recorder: Recorder, reference: ReferenceData, language: Callable[[], str]
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._language = language

    def of_desk(self) -> Imprint:
        """Return the imprint of a print about no case in particular: a list."""
        device = self._recorder.session.device
        station = self._reference.station(device.station)
        region = self._reference.region(device.region)
        member = self._recorder.session.member
        return Imprint(
            company=station.company,
            station=station.name if device.station else region.name,
            operator=member.name if member is not None else "—",
            printed_at=self._recorder.clock.now(),
            version=VERSION,
            language=self._language(),
            practice=device.practice,
        )

    def of(self, case: Case, *, outside: bool = False) -> Imprint:
        """Return the imprint of a print about a case; ``outside`` names nobody but by number."""
        station = self._reference.station(case.station)
        member = self._recorder.session.member
        operator = ""
        if member is not None:
            operator = (member.staff_no or "—") if outside else member.name
        return Imprint(
            company=station.company,
            station=station.name,
            operator=operator,
            printed_at=self._recorder.clock.now(),
            version=VERSION,
            language=self._language(),
            practice=self._recorder.session.device.practice,
        )

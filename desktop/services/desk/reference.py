"""Stations, regions and people as headquarters describes them, kept for offline use."""

from desktop.store.database import Database
from desktop.store.reference import REFERENCE
from record.journal.station import Member, Recorder, Reference, Region, Station


class ReferenceData:
    """The world around the cases; reloaded when a sync round brings news."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._now = Reference()
        self.reload()

    @property
    def now(self) -> Reference:
        """The whole reference document."""
        return self._now

    def reload(self) -> None:
        """Read what is kept."""
        with self._database.read() as connection:
            self._now = REFERENCE.get(connection)

    def station(self, code: str) -> Station:
        """Return a station; an unknown code stands for itself."""
        found = (s for s in self._now.stations if s.code == code)
        return next(found, Station(code=code, name=code, region=""))

    def region(self, code: str) -> Region:
        """Return a region; an unknown code stands for itself."""
        return next((r for r in self._now.regions if r.code == code), Region(code=code, name=code))

    def member(self, person_id: str) -> Member | None:
        """Return a person, or None."""
        return next((m for m in self._now.members if m.person_id == person_id), None)

    def name_of(self, person_id: str) -> str:
        """Return a person's name; an unknown id stands for itself."""
        member = self.member(person_id)
        return member.name if member else person_id

    def cameras(self, station: str) -> tuple[Recorder, ...]:
        """Return the cameras of a station."""
        return self.station(station).cameras

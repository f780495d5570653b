"""What a person is typing, kept within a second and given back to the same person only."""

from datetime import UTC, datetime

import msgspec

from desktop.services.desk.recording import Recorder
from desktop.store import keep

NEW_CASE = "new"
"""The place of a complaint that is not recorded yet."""


class Begun(msgspec.Struct, frozen=True):
    """What was left half typed at a place: its words by path, and when the last were kept."""

    words: dict[str, str]
    at: datetime


class Drafts:
    """Texts on their way into a case. A place is ``new`` or a case id."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def keep(self, place: str, path: str, text: str) -> None:
        """Keep the text of a field; it is on the disk when this returns."""
        person = self._recorder.session.require().person_id
        at = int(self._recorder.clock.now().timestamp())
        storable = text.replace("\x00", "").encode("utf-8", "replace").decode()
        self._recorder.database.written(
            lambda connection: keep.put_draft(connection, person, place, path, storable, at)
        )

    def of(self, place: str) -> dict[str, str]:
        """Return what the person on duty was typing at a place, by path."""
        member = self._recorder.session.member
        if member is None:
            return {}
        with self._recorder.database.read() as connection:
            return keep.get_drafts(connection, member.person_id, place)

    def begun(self, place: str) -> Begun | None:
        """Return what the person on duty left half typed at a place; None when it is nothing."""
        member = self._recorder.session.member
        if member is None:
            return None
        with self._recorder.database.read() as connection:
            kept = keep.get_drafts(connection, member.person_id, place)
            at = keep.drafted_at(connection, member.person_id, place)
        words = {path: text.strip() for path, text in kept.items() if text.strip()}
        return Begun(words, datetime.fromtimestamp(at, UTC)) if words else None

    def drop(self, place: str, path: str | None = None) -> None:
        """Forget the draft of a field, or of a whole place."""
        person = self._recorder.session.require().person_id
        with self._recorder.database.read() as connection:
            kept = keep.get_drafts(connection, person, place)
        # Nothing to forget is nothing to wait for the disk for.
        if path in kept or (path is None and kept):
            with self._recorder.database.write() as connection:
                keep.drop_drafts(connection, person, place, path)

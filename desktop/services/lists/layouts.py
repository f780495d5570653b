"""What a person chose of a list: its columns and their order, their widths, and what sorts it."""

import msgspec

from desktop.services.desk.recording import Recorder
from desktop.store.slots import Slots


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen. ``columns`` are those shown, in their order; empty means as they come.

    ``widths`` are in pixels at text of 100 %; ``sort`` is a column, or "" for the list's own order.
    """

    columns: tuple[str, ...] = ()
    widths: dict[str, int] = {}
    sort: str = ""
    descending: bool = False


_LAYOUTS = Slots("list:", Layout)


class Layouts:
    """Keep the layout of each list for each person of this device."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def get(self, name: str) -> Layout:
        """Return what the person on duty chose of a list."""
        member = self._recorder.session.member
        if member is None:
            return Layout()
        with self._recorder.database.read() as connection:
            try:
                return _LAYOUTS.get(connection, f"{member.person_id}/{name}") or Layout()
            except msgspec.DecodeError:
                return Layout()

    def keep(self, name: str, layout: Layout) -> None:
        """Keep what the person on duty chose; nothing where nobody is, or nothing can be kept."""
        member = self._recorder.session.member
        if member is None or self._recorder.database.read_only:
            return
        with self._recorder.database.write() as connection:
            _LAYOUTS.put(connection, f"{member.person_id}/{name}", layout)

"""One signal for each thing that changed, so that open pages know when to read again."""

import threading

from PySide6.QtCore import QObject, Qt, Signal


class Changes(QObject):
    """Tell the windows of one data folder what changed; any thread may call ``tell_*``.

    ``cases_changed`` carries a frozenset of case ids (empty: everything may have changed);
    what is told in a burst arrives as one signal. ``sync_changed`` carries the newest state only,
    ``folding_changed`` how many of how many cases were folded again.
    """

    cases_changed = Signal(object)
    sync_changed = Signal(object)
    folding_changed = Signal(int, int)
    _told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._cases: set[str] = set()
        self._everything = False
        self._sync: list[object] = []
        self._folding: list[tuple[int, int]] = []
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def tell_cases(self, case_ids: frozenset[str] = frozenset()) -> None:
        """Say that these cases changed; without ids anything may have changed."""
        with self._lock:
            self._cases |= case_ids
            self._everything = self._everything or not case_ids
        self._told.emit()

    def tell_sync(self, state: object) -> None:
        """Say how the exchange with headquarters stands now."""
        with self._lock:
            self._sync = [state]
        self._told.emit()

    def tell_folding(self, done: int, total: int) -> None:
        """Say how many of how many cases were folded again."""
        with self._lock:
            self._folding = [(done, total)]
        self._told.emit()

    def _pass_on(self) -> None:
        with self._lock:
            changed = frozenset() if self._everything else frozenset(self._cases)
            anything = self._everything or bool(self._cases)
            sync, self._sync = self._sync, []
            folding, self._folding = self._folding, []
            self._cases, self._everything = set(), False
        if anything:
            self.cases_changed.emit(changed)
        for state in sync:
            self.sync_changed.emit(state)
        for done, total in folding:
            self.folding_changed.emit(done, total)

"""Keeping what is typed: a draft while it is typed, a change of the case when the field is left."""

import contextlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.services.desk.drafts import Drafts
from desktop.ui.fields.inputs import Input
from desktop.ui.keyboard.composing import finish_composing
from record.problems import Problem

PAUSE_MS = 400
RETRY_MS = 2000
# Until the disk has room again; what else hinders a draft does not pass by itself.
_PASSES = frozenset({"database.disk_full", "database.busy", "database.not_writable"})


class LiveFields(QObject):
    """Fields by path, of one case or of a form that is not recorded yet.

    While a field is typed in, its words go to the drafts within ``PAUSE_MS``. With ``save``, a
    field that is left becomes one change. ``save`` gets what was on the screen when typing began
    and the changes; it raises ``Problem`` when they can't be kept now, and the draft stays.
    """

    told = Signal(str, str)
    """A sentence for a field's path: why it can't be taken, or "" when it can."""

    restored = Signal(str)
    """The words of a field came back from a draft."""

    saved = Signal(str)
    """A field's value was recorded."""

    edited = Signal(str)

    def __init__(
        self,
        drafts: Drafts,
        place: str,
        parent: QObject,
        save: Callable[[Any, dict[str, Any]], None] | None = None,
        say: Callable[[Problem], str] = str,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._place = place
        self._save = save
        self._say = say
        self._inputs: dict[str, Input] = {}
        self._seen: Any = None
        self._begun: dict[str, Any] = {}
        self._unkept: set[str] = set()
        self._hindered: set[str] = set()
        self._held: set[str] = set()
        self._wraps: dict[str, Callable[[Any], Any]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep)
        # A key or an input method may still reach a field after its window was closed.
        if (program := QCoreApplication.instance()) is not None:
            program.aboutToQuit.connect(self.flush)

    def save_with(self, save: Callable[[Any, dict[str, Any]], None]) -> None:
        """Record each field that is left with ``save``."""
        self._save = save

    def open_place(self, place: str) -> None:
        """Turn to another case or form; what was typed at the last one is recorded or kept."""
        self.flush()
        self._begun.clear()
        self._place = place

    def bind(self, path: str, source: Input, *, held: bool = False) -> None:
        """Watch one input. One that is ``held`` is kept as a draft but not recorded when left."""
        self._inputs[path] = source
        if held:
            self._held.add(path)
        source.destroyed.connect(partial(self._gone, path, source))
        source.edited.connect(partial(self._edited, path))
        source.left.connect(partial(self._left, path))

    def bind_value(self, path: str, wrap: Callable[[Any], Any]) -> None:
        """Turn what the input of a path gives into what the path holds."""
        self._wraps[path] = wrap

    def show(self, seen: Any, values: dict[str, Any]) -> None:
        """Show values by path; a field that is being typed in keeps its words."""
        self._seen = seen
        for path, value in values.items():
            source = self._inputs.get(path)
            if source is not None and path not in self._begun:
                source.set_value(value)

    def has_drafts(self) -> bool:
        """Tell whether words are kept for this place that are not recorded yet."""
        return bool(self._drafts.of(self._place))

    def restore(self) -> int:
        """Bring back the words of drafts; return how many fields had some."""
        kept = self._drafts.of(self._place)
        count = 0
        for path, source in self._inputs.items():
            words = kept.get(path)
            if words is None or path in self._begun or words == source.words():
                continue
            source.set_words(words)
            self._begun[path] = self._seen
            self.restored.emit(path)
            count += 1
        return count

    def keep(self) -> None:
        """Write the drafts of what was typed since the last time; try again while they can't be."""
        self._timer.stop()
        self._unkept &= self._inputs.keys()
        for path in sorted(self._unkept):
            try:
                self._drafts.keep(self._place, path, self._inputs[path].seen())
            except Problem as problem:
                self._hindered.add(path)
                self.told.emit(path, self._say(problem))
                if problem.code in _PASSES:
                    self._timer.start(RETRY_MS)
                continue
            self._unkept.discard(path)
            if path in self._hindered:
                self._hindered.discard(path)
                self.told.emit(path, "")

    def flush(self) -> bool:
        """Record every field that was typed in; False when one of them can't be taken."""
        finish_composing()
        self.keep()
        taken = [self._record(path) for path in list(self._begun) if path in self._inputs]
        return all(taken)

    def values(self, paths: Iterable[str] = ()) -> dict[str, Any] | None:
        """Return all values by path, or None after telling what can't be taken."""
        finish_composing()
        found: dict[str, Any] = {}
        fine = True
        for path in paths or self._inputs:
            value, taken = self._value(path)
            fine = fine and taken
            found[path] = value
        return found if fine else None

    def done(self) -> None:
        """Forget the drafts of this place: what they held is recorded or given up."""
        self._timer.stop()
        self._unkept.clear()
        self._begun.clear()
        for path in self._inputs:
            self._forget(path)

    def settle(self, path: str) -> None:
        """Forget the draft of one field and empty it: what it held is recorded elsewhere."""
        self._begun.pop(path, None)
        self._unkept.discard(path)
        self._forget(path)
        if path in self._inputs:
            self._inputs[path].set_words("")

    def is_dirty(self, path: str) -> bool:
        """Tell whether a field holds words that are not recorded yet."""
        return path in self._begun

    def _gone(self, path: str, source: Input, *_of: object) -> None:
        if self._inputs.get(path) is source:
            del self._inputs[path]
            self._begun.pop(path, None)

    def _edited(self, path: str) -> None:
        self._begun.setdefault(path, self._seen)
        self._unkept.add(path)
        if not self._timer.isActive():
            self._timer.start(PAUSE_MS)
        self.told.emit(path, "")
        self.edited.emit(path)

    def _left(self, path: str) -> None:
        if path not in self._begun:
            return
        self.keep()
        self._record(path)

    def _record(self, path: str) -> bool:
        value, taken = self._value(path)
        if not taken or self._save is None or path in self._held:
            return taken
        wrap = self._wraps.get(path)
        begun = self._begun.pop(path)
        try:
            self._save(begun, {path: wrap(value) if wrap is not None else value})
        except Problem as problem:
            self._begun[path] = begun
            self.told.emit(path, self._say(problem))
            return False
        except BaseException:
            self._begun[path] = begun  # a bug must not empty the field at the next look
            raise
        self._forget(path)
        self.saved.emit(path)
        return True

    def _forget(self, path: str) -> None:
        # The words are recorded: a draft that a full disk keeps says the same, and goes later.
        with contextlib.suppress(Problem):
            self._drafts.drop(self._place, path)

    def _value(self, path: str) -> tuple[Any, bool]:
        try:
            value = self._inputs[path].value()
        except Problem as problem:
            self.told.emit(path, self._say(problem))
            return None, False
        self.told.emit(path, "")
        return value, True

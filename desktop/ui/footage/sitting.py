"""One look at footage: asked for its reason, noted while it lasts, recorded when it ends."""

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.progress import Progress
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.services.footage.viewings import Clocked, Why
from desktop.ui.footage.bench import FootageBench
from desktop.ui.footage.why import FootageWhy
from desktop.ui.window import tasks
from desktop.ui.words import footage as footage_words
from record.exhibits.custody import Handed
from record.problems import Problem

KEEP_EVERY_MS = 1000
REMEMBERED_S = 1800
"""A reason holds for the same person and case until half an hour after the last look."""


class FootageSitting(QObject):
    """Ask for the reason, then fill the register while a person works.

    ``begun`` follows when the frames may be shown.
    """

    begun = Signal()

    def __init__(self, bench: FootageBench, cards: FootageWhy) -> None:
        super().__init__(bench.page)
        self._bench, self.cards = bench, cards
        self._id = ""
        self._person = ""
        self._footage: Footage | None = None
        self._known: dict[tuple[str, str], tuple[Why, float]] = {}
        self._keeping: tasks.Task | None = None
        self._timer = QTimer(self, interval=KEEP_EVERY_MS)
        self._timer.timeout.connect(self._keep)
        cards.chosen.connect(self._begin)
        bench.player.shown.connect(self._note)
        bench.taken.connect(self._hand_out)
        bench.ui.whyButton.clicked.connect(self._ask_again)
        bench.ui.whyBox.hide()

    @property
    def under_way(self) -> bool:
        """Whether what is shown is being noted."""
        return bool(self._id)

    @property
    def footage(self) -> Footage | None:
        """The footage that is looked at, or is to be."""
        return self._footage

    @property
    def why(self) -> Why | None:
        """The reason of the look under way, or None."""
        return self._known.get(self._key(), (None, 0.0))[0] if self._id else None

    def set_clock(self) -> None:
        """Note how the recorder's clock stands by now."""
        if self._id:
            self._bench.services.viewings.set_clock(self._id, self._clock())

    def open(self, footage: Footage) -> None:
        """Begin with the reason given before, or ask for one."""
        self.end()
        self._footage = footage
        why, last = self._known.get(self._key(), (None, 0.0))
        if why is not None and self._bench.services.clock.monotonic() - last < REMEMBERED_S:
            self._begin(why)
        else:
            self._ask()

    def end(self) -> None:
        """Record the look that is under way, if there is one."""
        self._timer.stop()
        ended, self._id = self._id, ""
        if not ended:
            return
        try:
            self._bench.services.viewings.end(ended)
        except Problem as problem:
            self._bench.refused.emit(problem)

    def close(self) -> None:
        """Record the look and forget the footage."""
        self.end()
        self._footage = None
        self._bench.ui.whyBox.hide()

    def resume(self) -> None:
        """Go on after the page was covered; another person is asked anew."""
        if self._footage is not None and not self._id:
            self.open(self._footage)

    def _ask(self) -> None:
        self._bench.player.pause()
        self._bench.ui.whyBox.hide()
        self._bench.ui.viewStack.setCurrentWidget(self.cards)
        self.cards.ask()

    def _ask_again(self) -> None:
        self.end()
        self._known.pop(self._key(), None)
        self._ask()

    def _begin(self, why: Why) -> None:
        bench, footage = self._bench, self._footage
        if bench.case is None or bench.clip is None or footage is None:
            return
        try:
            self._id = bench.services.viewings.begin(
                bench.case.id, bench.clip, footage, why, self._clock()
            )
        except Problem as problem:
            bench.refused.emit(problem)
            return
        self._person = self._who()
        self._remember(why)
        words = bench.services.words.label("footage_reason", why.reason)
        told = " · ".join(part for part in (words, why.unit, why.caller, why.text) if part)
        bench.ui.whyText.setText(self.tr("Looked at for: {0}").format(told))
        bench.ui.whyBox.show()
        bench.ui.viewStack.setCurrentWidget(bench.ui.frameView)
        self._timer.start()
        if bench.player.current is not None:
            self._note(bench.player.current)
        self.begun.emit()

    def _note(self, shown: Shown) -> None:
        if not self._id:
            return
        if self._who() != self._person and self._footage is not None:
            self.open(self._footage)
            return
        player, footage = self._bench.player, self._footage
        if footage is not None:
            at = footage_words.place(footage, shown)
            shown = msgspec.structs.replace(shown, seconds=at)
        self._bench.services.viewings.see(self._id, shown, player.speed if player.playing else 0.0)

    def _hand_out(self, handed: Handed) -> None:
        if self._id:
            self._bench.services.viewings.hand_out(self._id, handed)

    def _keep(self) -> None:
        why, _last = self._known.get(self._key(), (None, 0.0))
        if why is not None:
            self._remember(why)
        if self._keeping is None:
            self._keeping = tasks.start(self, self._kept)
            self._keeping.finished.connect(self._forget)

    def _kept(self, _progress: Progress) -> None:
        self._bench.services.viewings.keep()

    def _forget(self) -> None:
        self._keeping = None

    def _clock(self) -> Clocked:
        source = self._bench.source
        return Clocked(offset_s=source.offset_s if source.compared else None, source=source.via)

    def _remember(self, why: Why) -> None:
        self._known[self._key()] = (why, self._bench.services.clock.monotonic())

    def _key(self) -> tuple[str, str]:
        return self._who(), self._bench.ids[0]

    def _who(self) -> str:
        member = self._bench.services.session.member
        return member.person_id if member else ""

"""When a recording begins and ends, offered from its file; nobody has to take it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from desktop.ui.footage.bench import FootageBench
from desktop.ui.window.question import Choice
from desktop.ui.words.case import full

AS_IT_STANDS, CORRECTED = "AS_IT_STANDS", "CORRECTED"


class RecordingTimes(QObject):
    """Offer the times of the file for the exhibit; ``said`` follows when somebody took them.

    The recorder's own time and the one that the clock sheet makes of it are told apart.
    """

    said = Signal()

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench)
        self._bench = bench
        bench.ui.timesButton.clicked.connect(self.ask)

    def ask(self) -> None:
        """Say what the file says, with and without what the recorder's clock is off by."""
        bench, footage, source = self._bench, self._bench.footage, self._bench.source
        began = source.starts_at
        if bench.clip is None or footage is None:
            return
        bench.player.pause()
        if began is None or not footage.has_times:
            bench.said.emit(self.tr("The file does not say when it was recorded."), None)
            return
        off = timedelta(seconds=source.offset_s)
        spans = {AS_IT_STANDS: _span(began, footage.seconds)}
        choices = [
            Choice(AS_IT_STANDS, _shown(spans[AS_IT_STANDS]), self.tr("as the recorder's clock"))
        ]
        if source.compared:
            spans[CORRECTED] = _span(began - off, footage.seconds)
            choices.insert(0, Choice(CORRECTED, _shown(spans[CORRECTED]), source.via))
        chosen = bench.prompts.pick_one(
            self.tr("Enter these times for the recording?"),
            choices,
            self.tr("Begin and end as they stand in the file. You may type others at the exhibit."),
        )
        if chosen not in spans:
            return
        ids, timekeeping = bench.ids, bench.services.timekeeping
        if bench.act(lambda: timekeeping.time_footage(*ids, *spans[chosen])):
            self.said.emit()


def _span(began: datetime, seconds: float) -> tuple[datetime, datetime]:
    return began, began + timedelta(seconds=seconds)


def _shown(span: tuple[datetime, datetime]) -> str:
    return f"{full(span[0])} – {full(span[1])}"

"""The recorder's clock beside the footage: its sheet, and what is burnt into the picture."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop import zone
from desktop.services.timekeeping.readings import Suggestion
from desktop.ui.footage.bench import FootageBench
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from desktop.ui.timekeeping.pair_form import ClockServices
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.question import Choice
from record.exhibits.footage import footage_of
from record.problems import Problem
from record.timekeeping import ClockKind

_OFFERED = 6


class FootageClock(QObject):
    """Open the clock sheet, and read the clock in the picture as a suggestion to confirm.

    ``dated`` follows when somebody said what the recorder's clock showed.
    """

    dated = Signal()

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench)
        self._bench = bench
        bench.ui.clockBox.flow.setSpacing(0)  # links have room of their own
        ui = bench.ui
        for each in (ui.clockButton, ui.readClockButton, ui.timesButton, ui.shapeButton):
            bench.ui.clockBox.flow.addWidget(each)
        bench.ui.clockButton.clicked.connect(self._open_sheet)
        bench.ui.readClockButton.clicked.connect(self._read)

    def _open_sheet(self) -> None:
        bench = self._bench
        if bench.case is None:
            return
        bench.player.pause()
        camera = footage_of(bench.clip).camera if bench.clip else ""
        clock = f"{ClockKind.RECORDER}:{camera}" if camera else ClockKind.RECORDER
        services = bench.services
        clocks = ClockServices(services.cases, services.timekeeping, services.lists, services.words)
        dialog = ClockSheetDialog(clocks, bench.prompts, bench.case.id, clock, bench.page)
        ask_dialog(dialog)
        bench.reload()

    def _read(self) -> None:
        bench, shown = self._bench, self._bench.player.current
        if bench.case is None or bench.clip is None or shown is None:
            return
        bench.player.pause()
        near = bench.clip.captured_at or bench.case.recorded_at
        day = zone.local(near).replace(tzinfo=None)
        size, timekeeping = (shown.width, shown.height), bench.services.timekeeping
        bench.ui.readClockButton.setEnabled(False)
        task = bench.start(
            lambda _p: timekeeping.read_pixels(*size, shown.rgb, day, shown.aspect),
            lambda found: self._offer(found, shown.seconds, shown.ordinal),
        )
        task.finished.connect(partial(bench.ui.readClockButton.setEnabled, True))

    def _offer(self, found: tuple[Suggestion, ...], seconds: float, ordinal: int) -> None:
        bench = self._bench
        if not found:
            bench.refused.emit(Problem("clocks.nothing_read"))
            return
        ambiguous = self.tr("day and month could be swapped: check")
        choices = [
            Choice(str(at), f"{s.shown:%Y-%m-%d %H:%M:%S}", ambiguous if s.ambiguous else s.text)
            for at, s in enumerate(found[:_OFFERED])
        ]
        chosen = bench.prompts.pick_one(
            self.tr("Which of these is the recorder's clock?"),
            choices,
            self.tr("Read off the frame by the computer: compare it with the picture first."),
        )
        if not chosen:
            return
        case_id, clip_id = bench.ids
        read, timekeeping = found[int(chosen)], bench.services.timekeeping
        if bench.act(lambda: timekeeping.date_footage(case_id, clip_id, read, seconds, ordinal)):
            self.dated.emit()

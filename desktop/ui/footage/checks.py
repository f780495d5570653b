"""Whether frames lack: one line beside the footage, and a table of every stretch."""

from PySide6.QtCore import QObject

from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.ui.footage.bench import FootageBench
from desktop.ui.footage.gap_dialog import GapDialog
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.words import footage as footage_words

TOLD_S = 1


class FootageChecks(QObject):
    """Say the verdict on gaps in a line, and show the table behind it."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self._doubtful: list[tuple[float, float]] = []
        bench.ui.checkButton.clicked.connect(self.show_table)
        bench.player.shown.connect(self._note)

    def clear(self) -> None:
        """Say nothing."""
        self._doubtful = []
        self._bench.ui.checkButton.setToolTip("")

    def show_verdict(self) -> None:
        """Say the verdict where a person rests the pointer, and in the table's head."""
        footage = self._bench.footage
        if footage is not None:
            self._bench.ui.checkButton.setToolTip(self.verdict(footage))

    def verdict(self, footage: Footage) -> str:
        """Return the verdict on a whole recording in one sentence."""
        write = self._bench.source.write
        if not footage.has_times:
            return self.tr("No time stamps in this file: gaps cannot be told.")
        start, end = (_whole(write(at)) for at in (0.0, footage.seconds))
        if not footage.gaps:
            words = self.tr("No gap over {0} s between {1} and {2}.")
            return words.format(TOLD_S, start, end)
        lacking = sum(b - a for a, b in footage_words.gap_spans(footage))
        count = len(footage.gaps)
        words = self.tr("%n gaps over {0} s between {1} and {2}, {3} s in all.", "", count)
        return words.format(TOLD_S, start, end, f"{lacking:.1f}")

    def show_table(self) -> None:
        """Show every gap; a double click goes there."""
        bench, footage = self._bench, self._bench.footage
        if footage is None:
            return
        bench.player.pause()
        dialog = GapDialog(
            bench.services, bench.prompts, footage,
            bench.source.write, self.verdict(footage), bench.page,
        )  # fmt: skip
        dialog.chosen.connect(bench.player.go_seconds)
        ask_dialog(dialog)

    def _note(self, shown: Shown) -> None:
        """Tint what follows damage as it is seen: only decoding tells how far it reaches."""
        footage, at = self._bench.footage, self._bench.at
        if not shown.suspect or footage is None or at is None:
            return
        if any(start <= at < end for start, end in self._doubtful):
            return
        self._doubtful = _widened(self._doubtful, at, 1.5 / footage_words.pace(footage))
        self._bench.ui.timeLine.show_gaps(footage_words.gap_spans(footage), self._doubtful)


def _widened(spans: list[tuple[float, float]], at: float, step: float) -> list[tuple[float, float]]:
    near = [s for s in spans if s[0] - step <= at <= s[1] + step]
    start = min([at, *(s[0] for s in near)])
    end = max([at + step, *(s[1] for s in near)])
    return [*(s for s in spans if s not in near), (start, end)]


def _whole(moment: str) -> str:
    return moment.split(".", maxsplit=1)[0]

"""Finding motion inside drawn areas: bars on the time line and a list to jump to."""

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from desktop.progress import Progress
from desktop.services.footage.motions import Area, MotionFound, MotionQuery, Movement, rectangle
from desktop.ui.footage.bench import FootageBench
from desktop.ui.pictures.frame_areas import FrameAreas
from desktop.ui.window import tasks

SENSITIVITIES = (0.25, 0.5, 0.8)
AREA_COLOUR = "#FFB020"
ROWS_HIGH = 8
NEAR_S = 0.02
MOVEMENT = Qt.ItemDataRole.UserRole


class FootageMotion(QObject):
    """Search the clip on the table for motion; partial results show while it goes on.

    ``searched`` follows the end of a search, also of one that was cancelled.
    """

    searched = Signal()
    _partly = Signal(object)

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench, self._ui = bench, bench.ui
        self.areas = FrameAreas(bench.ui.frameView, AREA_COLOUR)
        self.found: MotionFound | None = None
        self._task: tasks.Task | None = None
        self._cancelled = False
        self._searched = 0
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Forget areas and results."""
        self._drop()
        self.areas.clear()
        self.found, self._cancelled = None, False
        self.show_found()

    def next(self, way: int) -> None:
        """Go to the next motion (1) or the one before (−1)."""
        at = self._bench.at
        if at is None or self.found is None:
            return
        starts = [m.from_s for m in self.found.movements]
        later = [s for s in starts if (s - at) * way > NEAR_S]
        if later:
            self._bench.player.pause()
            self._bench.player.go_seconds(later[0] if way > 0 else later[-1])

    def search(self) -> None:
        """Search from the beginning, or stop what is under way."""
        bench, (case_id, clip_id) = self._bench, self._bench.ids
        if bench.footage is None:
            return
        self._drop()
        sensitivity = SENSITIVITIES[self._ui.sensitivityCombo.currentIndex()]
        query = MotionQuery(areas=self._areas(), sensitivity=sensitivity)
        motions, footage = bench.services.motions, bench.footage

        def work(progress: Progress) -> MotionFound:
            return motions.search(case_id, clip_id, query, progress, self._partly.emit)

        self.found, self._cancelled, self._searched = None, False, len(query.areas)
        self._ui.motionStrip.start(self.tr("Looking for motion"))
        task = bench.start(work, lambda found: self._take(found, footage.sha256))
        task.progressed.connect(self._ui.motionStrip.show_count)
        task.finished.connect(self._ended)
        self._task = task
        self.show_found()

    def _lay_out(self) -> None:
        for each in (self._ui.areaButton, self._ui.everywhereButton):
            self._ui.areaBox.flow.addWidget(each)
        self._ui.motionList.setMinimumHeight(self._ui.motionList.fontMetrics().height() * ROWS_HIGH)
        self._ui.motionLayout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self._ui.areaButton.clicked.connect(self.areas.begin)
        self._ui.everywhereButton.clicked.connect(self.clear)
        self._ui.motionButton.clicked.connect(self.search)
        self._ui.motionStrip.cancelled.connect(self._cancel)
        self.areas.drawn.connect(self.show_found)
        self._ui.motionList.itemActivated.connect(self._go)
        self._ui.motionList.itemClicked.connect(self._go)
        self._partly.connect(self._show_partly, Qt.ConnectionType.QueuedConnection)

    def _areas(self) -> tuple[Area, ...]:
        return tuple(_area(area) for area in self.areas.areas)

    def _cancel(self) -> None:
        self._cancelled = True
        if self._task is not None:
            self._task.cancel()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._ui.motionStrip.stop()

    def _show_partly(self, found: MotionFound) -> None:
        if self._task is not None or self._cancelled:
            self.found = found
            self.show_found()

    def _take(self, found: MotionFound, sha256: str) -> None:
        if self._bench.footage is not None and self._bench.footage.sha256 == sha256:
            self.found = found
            self._task = None
            self.show_found()

    def _ended(self) -> None:
        self._task = None
        self._ui.motionStrip.stop()
        self.show_found()
        self.searched.emit()

    def show_found(self) -> None:
        """Show what is known by now: bars, list and words."""
        found = self.found
        movements = found.movements if found else ()
        self._ui.timeLine.show_motion(
            found.curve if found else (), tuple((m.from_s, m.to_s) for m in movements)
        )
        self._fill(movements)
        self._ui.motionList.setVisible(bool(movements))
        self._ui.motionButton.setEnabled(self._task is None and self._bench.footage is not None)
        self._ui.motionText.setText(self._words())

    def _fill(self, movements: tuple[Movement, ...]) -> None:
        found, write = self._ui.motionList, self._bench.source.write
        chosen = found.currentRow()
        found.clear()
        for move in movements:
            start, end = (write(at).split(".", maxsplit=1)[0] for at in (move.from_s, move.to_s))
            share = f"{move.strength * 100:.0f} %"
            item = QListWidgetItem(f"{start} – {end}   {share}", found)
            item.setData(MOVEMENT, move.from_s)
            item.setToolTip(self.tr("Go to this motion; at most {0} changed").format(share))
        found.setCurrentRow(chosen)

    def _words(self) -> str:
        found = self.found
        count = len(self.areas.areas) if found is None else self._searched
        where = self.tr("in %n areas", "", count) if count else self.tr("in the whole picture")
        if found is None:
            return self.tr("Looks {0}. N and P jump from motion to motion.").format(where)
        said = self.tr("%n movements {0}", "", len(found.movements)).format(where)
        if found.whole:
            return said
        reached = self._bench.source.write(found.reached_s).split(".", maxsplit=1)[0]
        return self.tr("{0}, looked through up to {1}").format(said, reached)

    def _go(self, item: QListWidgetItem) -> None:
        self._bench.player.pause()
        self._bench.player.go_seconds(float(item.data(MOVEMENT)))


def _area(area: QRectF) -> Area:
    return rectangle(area.x(), area.y(), area.width(), area.height())

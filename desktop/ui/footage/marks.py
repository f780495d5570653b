"""Named moments of a clip, kept with it in the case, and the list to go to them."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.footage.bench import FootageBench
from desktop.ui.footage.mark_dialog import MarkDialog
from desktop.ui.keyboard.sight import take_away
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.text import Text
from desktop.ui.words import moments
from record.exhibits.footage import footage_of
from record.reading.footage_marks import Named, marks_of, with_marks, written

NEAR_S = 0.02


class FootageMarks(QObject):
    """Set, rename and remove marks; every act can be undone. ``shown`` follows each change."""

    shown = Signal()

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.rows: list[Clickable] = []
        self._layout = bench.ui.marksLayout
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty = Text(
            self.tr("No marks yet. M names the moment on screen: arrives, refuels, leaves."),
            "muted",
        ).wrapped()
        self._layout.addWidget(self._empty)
        bench.ui.markButton.clicked.connect(self.mark)
        bench.changed.connect(self.show_marks)

    @property
    def marks(self) -> tuple[Named, ...]:
        """The marks of the clip on the table."""
        return marks_of(self._bench.clip) if self._bench.clip else ()

    def mark(self) -> None:
        """Ask for the name of the moment on screen, and keep it."""
        shown, at = self._bench.player.current, self._bench.at
        if shown is None or at is None:
            return
        self._bench.player.pause()
        here = next((m for m in self.marks if abs(m.seconds - at) < NEAR_S), None)
        moment = self._bench.source.write(at)
        name = MarkDialog.ask(moment, here.name if here else "", self._bench.page)
        if name:
            self.put(Named(name, at, shown.pts))

    def put(self, mark: Named) -> None:
        """Keep a mark; one at the same frame is renamed."""
        others = tuple(m for m in self.marks if m.pts != mark.pts)
        self._write((*others, mark), self.tr("Marked: {0}").format(mark.name))

    def remove(self, mark: Named) -> None:
        """Take a mark away."""
        others = tuple(m for m in self.marks if m != mark)
        self._write(others, self.tr("Mark removed: {0}").format(mark.name))

    def next(self, way: int) -> None:
        """Go to the next mark (1) or the one before (−1)."""
        at = self._bench.at
        if at is None:
            return
        later = [m for m in self.marks if (m.seconds - at) * way > NEAR_S]
        if later:
            self._go(later[0] if way > 0 else later[-1])

    def show_marks(self) -> None:
        """Fill the list."""
        for row in self.rows:
            take_away(row)
        self.rows = [self._row(mark) for mark in self.marks]
        for row in self.rows:
            self._layout.addWidget(row)
        self._empty.setVisible(not self.rows)
        self.shown.emit()

    def _write(self, marks: tuple[Named, ...], words: str) -> None:
        clip = self._bench.clip
        if clip is None:
            return
        # By then other footage may lie on the table: what is undone stays with its clip.
        ids, before = self._bench.ids, footage_of(clip).marks
        if self._keep(ids, written(marks)):
            self._bench.said.emit(words, lambda: self._keep(ids, before))

    def _keep(self, ids: tuple[str, str], text: str) -> bool:
        services, (case_id, clip_id) = self._bench.services, ids

        def keep() -> None:
            # The case as it stands now: details are written as one table.
            clip = services.cases.get(case_id).evidence[clip_id]
            services.evidence.annotate(*ids, {"details": with_marks(clip, text)})

        return self._bench.act(keep)

    def _go(self, mark: Named) -> None:
        self._bench.player.pause()
        self._bench.player.go_seconds(mark.seconds)

    def _row(self, mark: Named) -> Clickable:
        row = Clickable("card")
        words = ElidedLabel(mark.name, "strong")
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        moment = self._bench.source.write(mark.seconds)
        when = Text(moment.split(".", maxsplit=1)[0], "muted")
        when.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        gone = Button("", "tiny", "x")
        gone.setAccessibleName(self.tr("Remove the mark {0}").format(mark.name))
        gone.setToolTip(self.tr("Remove this mark"))
        on_press(gone, self.remove, mark)
        line = QHBoxLayout(row)
        line.setContentsMargins(10, 6, 4, 6)
        line.addWidget(words, 1)
        line.addWidget(when)
        line.addWidget(gone)
        row.setAccessibleName(f"{mark.name}, {moments.length(mark.seconds)}")
        row.setToolTip(self.tr("Go to this mark"))
        row.clicked.connect(partial(self._go, mark))
        return row

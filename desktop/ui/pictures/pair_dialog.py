"""Looking at two pictures of a case together, and keeping what is seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.services.pictures.pairs import Pair, Pairing, View
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.pictures.pair_view import BLINK, DIFFERENCE, MIX, SIDE, SWIPE, PairView
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.pills import Pills
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.evidence import Exhibit
from record.problems import Problem

_GAIN_MOST = 16


class PairDialog(QDialog):
    """Compare two exhibits by eye; ``kept`` is the exhibit that was made, or None."""

    def __init__(
        self,
        app: Application,
        prompts: Prompts,
        parent: QWidget | None,
        case_id: str,
        chosen: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._case_id = app, prompts, case_id
        self._pair: Pair | None = None
        self.kept: Exhibit | None = None
        self.setWindowTitle(self.tr("Two pictures side by side"))
        self.setProperty("look", "page")
        self.first, self.second = QComboBox(), QComboBox()
        self.view, self.banner, self.ways = PairView(), Banner(), self._ways()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.named = QLineEdit()
        self.keep = Button(self.tr("Keep as exhibit"), "primary", "save")
        self.close_button = Button(self.tr("Close"), "secondary")
        self._fill(chosen)
        self._lay_out()
        self._connect()
        self._open()

    def _fill(self, chosen: tuple[str, ...]) -> None:
        found = self._app.pairs.choices(self._case_id)
        for box in (self.first, self.second):
            for each in found:
                box.addItem(f"{each.exhibit_no} {each.title}", each.id)
        wanted = [*chosen, *(e.id for e in found if e.id not in chosen)]
        for box, evidence_id in zip((self.first, self.second), wanted, strict=False):
            box.setCurrentIndex(max(0, box.findData(evidence_id)))
        self.first.setAccessibleName(self.tr("First picture"))
        self.second.setAccessibleName(self.tr("Second picture"))
        self.slider.setAccessibleName(self.tr("Strength"))
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.named.setPlaceholderText(self.tr("What the comparison shows"))
        self.named.setAccessibleName(self.named.placeholderText())

    def _ways(self) -> Pills:
        ways = Pills(
            (
                (SIDE, self.tr("Side by side")),
                (SWIPE, self.tr("Swipe")),
                (BLINK, self.tr("Blink")),
                (MIX, self.tr("Overlay")),
                (DIFFERENCE, self.tr("Difference")),
            )
        )
        ways.choose(SIDE)
        return ways

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row in (top, foot):
            row.setSpacing(8)
        top.addWidget(self.first, 1)
        top.addWidget(self.second, 1)
        ways = QHBoxLayout()
        ways.addWidget(self.ways)
        ways.addWidget(self.slider, 1)
        foot.addWidget(self.named, 1)
        foot.addWidget(self.keep)
        foot.addWidget(self.close_button)
        note = self.tr("By eye only: photos are compared by number only before the reference card.")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)
        column.addLayout(ways)
        column.addWidget(Text(note, "muted").wrapped())
        column.addLayout(foot)
        self.banner.hide()
        screen = self.screen().availableGeometry()
        self.resize(min(1180, screen.width() - 40), min(760, screen.height() - 60))

    def _connect(self) -> None:
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(self._open)
        self.ways.picked.connect(self._look)
        self.slider.valueChanged.connect(self._look)
        self.named.textChanged.connect(self._check)
        self.keep.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.reject)

    def settings(self) -> Pairing:
        """Return how the two are put together now."""
        share = self.slider.value() / 100
        split = self.view.settings.split
        gain = 1 + share * (_GAIN_MOST - 1)
        return Pairing(mode=self.ways.code() or SIDE, split=split, mix=share, gain=gain)

    def _ids(self) -> tuple[str, str]:
        return str(self.first.currentData() or ""), str(self.second.currentData() or "")

    def _open(self) -> None:
        first, second = self._ids()
        self._pair = None
        self._check()
        if not first or not second or first == second:
            self.banner.say(self.tr("Choose two different pictures of the case."), "accent")
            return
        pairs, case_id = self._app.pairs, self._case_id
        task = tasks.start(self, lambda _p: pairs.open(case_id, first, second))
        task.done.connect(self._show)
        task.failed.connect(self._refused)

    def _show(self, pair: Pair) -> None:
        self._pair = pair
        self.banner.hide()
        if pair.light.unequal:
            unequal = self.tr("Light or white balance differ: colours cannot be compared by eye.")
            self.banner.say(unequal, "warning")
        self.view.show_pair(_image(pair.first), _image(pair.second))
        self._look()
        self._check()

    def _look(self) -> None:
        settings = self.settings()
        self.slider.setVisible(settings.mode in {MIX, DIFFERENCE})
        if settings.mode == DIFFERENCE and self._pair is not None:
            self.view.show_difference(_image(self._app.pairs.put_together(self._pair, settings)))
        self.view.set_settings(settings)

    def _check(self) -> None:
        self.keep.setEnabled(self._pair is not None and bool(self.named.text().strip()))

    def _keep(self) -> None:
        first, second = self._ids()
        pairs, case_id = self._app.pairs, self._case_id
        settings, title = self.settings(), self.named.text().strip()
        self.keep.setEnabled(False)
        task = tasks.start(self, lambda _p: pairs.keep(case_id, first, second, settings, title))
        task.done.connect(self._was_kept)
        task.failed.connect(self._refused)

    def _was_kept(self, exhibit: Exhibit) -> None:
        self.kept = exhibit
        self.accept()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.banner, self._prompts.sentence(problem), "bad")
        self._check()


def _image(view: View) -> QImage:
    return picture_of(view.rgb, view.width, view.height)

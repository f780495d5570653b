"""Looking at two pictures of a case together, and keeping what is seen."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.services.pictures.pairs import Pair, Pairing, Pairs, View
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.pictures.pair_view import BLINK, DIFFERENCE, MIX, SIDE, SWIPE
from desktop.ui.pictures.ui_pair_dialog import Ui_PairDialog
from desktop.ui.widgets.pills import Pills
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.evidence import Exhibit
from record.problems import Problem

_GAIN_MOST = 16


class PairDialog(Dialog):
    """Compare two exhibits by eye; ``kept`` is the exhibit that was made, or None.

    ``chosen`` names the exhibits to begin with.
    """

    def __init__(
        self,
        pairs: Pairs,
        prompts: Prompts,
        case_id: str,
        chosen: tuple[str, ...],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._pairs, self._prompts, self._case_id = pairs, prompts, case_id
        self._pair: Pair | None = None
        self.kept: Exhibit | None = None
        self.ui = Ui_PairDialog()
        self.ui.setupUi(self)
        self.ui.banner.float_over(self.ui.pairView)
        self.ways = self._ways()
        self.ui.waysRow.insertWidget(0, self.ways, 1)
        self._fill(chosen)
        screen = self.screen().availableGeometry()
        self.resize(min(1180, screen.width() - 40), min(760, screen.height() - 60))
        self._connect()
        self._open()

    def _fill(self, chosen: tuple[str, ...]) -> None:
        found = self._pairs.choices(self._case_id)
        combos = self.ui.firstCombo, self.ui.secondCombo
        for combo in combos:
            for each in found:
                combo.addItem(f"{each.exhibit_no} {each.title}", each.id)
        wanted = [*chosen, *(e.id for e in found if e.id not in chosen)]
        for combo, evidence_id in zip(combos, wanted, strict=False):
            combo.setCurrentIndex(max(0, combo.findData(evidence_id)))

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

    def _connect(self) -> None:
        ui = self.ui
        for combo in (ui.firstCombo, ui.secondCombo):
            combo.currentIndexChanged.connect(self._open)
        self.ways.picked.connect(self._look)
        ui.slider.valueChanged.connect(self._look)
        ui.titleEdit.textChanged.connect(self._check)
        ui.keepButton.clicked.connect(self._keep)
        ui.closeButton.clicked.connect(self.reject)

    def use_picture(self, exhibit: Exhibit) -> None:
        """Offer a picture that just came into the case, and lay it in the second place."""
        combos = self.ui.firstCombo, self.ui.secondCombo
        for combo in combos:
            if combo.findData(exhibit.id) < 0:
                combo.addItem(f"{exhibit.exhibit_no} {exhibit.title}", exhibit.id)
        second = self.ui.secondCombo
        second.setCurrentIndex(second.findData(exhibit.id))

    def settings(self) -> Pairing:
        """Return how the two are put together now."""
        share = self.ui.slider.value() / 100
        split = self.ui.pairView.settings.split
        gain = 1 + share * (_GAIN_MOST - 1)
        way = self.ways.code() or SIDE
        return Pairing(mode=way, split=split, mix=share, gain=gain, keeps_shape=True)

    def _ids(self) -> tuple[str, str]:
        return str(self.ui.firstCombo.currentData() or ""), str(
            self.ui.secondCombo.currentData() or ""
        )

    def _open(self) -> None:
        first, second = self._ids()
        self._pair = None
        self._check()
        if not first or not second or first == second:
            self.ui.banner.say(self.tr("Choose two different pictures of the case."), "accent")
            return
        pairs, case_id = self._pairs, self._case_id
        task = tasks.start(self, lambda _p: pairs.open(case_id, first, second))
        task.done.connect(self._show)
        task.failed.connect(self._refused)

    def _show(self, pair: Pair) -> None:
        self._pair = pair
        self.ui.banner.hide()
        if pair.light.unequal:
            unequal = self.tr("Light or white balance differ: colours cannot be compared by eye.")
            self.ui.banner.say(unequal, "warning")
        self.ui.pairView.show_pair(_image(pair.first), _image(pair.second))
        self._look()
        self._check()

    def _look(self) -> None:
        settings = self.settings()
        self.ui.slider.setVisible(settings.mode in {MIX, DIFFERENCE})
        if settings.mode == DIFFERENCE and self._pair is not None:
            self.ui.pairView.show_difference(_image(self._pairs.put_together(self._pair, settings)))
        self.ui.pairView.set_settings(settings)

    def _check(self) -> None:
        self.ui.keepButton.setEnabled(
            self._pair is not None and bool(self.ui.titleEdit.text().strip())
        )

    def _keep(self) -> None:
        first, second = self._ids()
        pairs, case_id = self._pairs, self._case_id
        settings, title = self.settings(), self.ui.titleEdit.text().strip()
        self.ui.keepButton.setEnabled(False)
        task = tasks.start(self, lambda _p: pairs.keep(case_id, first, second, settings, title))
        task.done.connect(self._was_kept)
        task.failed.connect(self._refused)

    def _was_kept(self, exhibit: Exhibit) -> None:
        self.kept = exhibit
        self.accept()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")
        self._check()


def _image(view: View) -> QImage:
    return picture_of(view.rgb, view.width, view.height)

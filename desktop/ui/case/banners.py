"""What must be seen on a case before anything else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.banner import Banner
from record.case import Case


class CaseBanners(QWidget):
    """Returned points, two versions, remarks. ``acted`` leads to the part that settles them."""

    acted = Signal()
    exhibit_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points, self.versions, self.remarks = Banner(), Banner(), Banner()
        self.damaged = Banner()
        self._dismissed: tuple[str, int] = ("", 0)
        self._case: Case | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for banner in (self.points, self.versions, self.remarks):
            banner.acted.connect(self.acted)
            column.addWidget(banner)
        self.damaged.acted.connect(self._look_at_damaged)
        column.insertWidget(0, self.damaged)
        self.remarks.dismissed.connect(self._dismiss)

    def show_case(self, case: Case, last_remark: str) -> None:
        """Show what a case has; ``last_remark`` is the newest remark in words."""
        self._case = case
        points = len(case.open_tasks)
        self.points.say(
            self.tr("The region returned {0} point(s) that wait for an answer.").format(points)
            if points
            else "",
            "warning",
            action=self.tr("Answer"),
            dismissible=False,
        )
        both = len(case.two_versions)
        self.versions.say(
            self.tr("Two people changed {0} field(s) without seeing each other.").format(both)
            if both
            else "",
            "warning",
            action=self.tr("Choose"),
            dismissible=False,
        )
        numbers = sorted(e.exhibit_no for e in case.evidence.values() if e.status == "DAMAGED")
        self.damaged.say(
            self.tr(
                "The file of {0} is no longer what was taken in. What was found is kept apart; "
                "the original comes back from headquarters."
            ).format(", ".join(numbers))
            if numbers
            else "",
            "bad",
            action=self.tr("Show"),
            dismissible=False,
        )
        seen = self._dismissed == (case.id, len(case.remarks))
        self.remarks.say("" if seen else last_remark, "accent", action=self.tr("Show"))
        self.setVisible(bool(numbers or points or both or (last_remark and not seen)))

    def _look_at_damaged(self) -> None:
        held = self._case.evidence.values() if self._case is not None else ()
        found = next((e.id for e in held if e.status == "DAMAGED"), "")
        if found:
            self.exhibit_asked.emit(found)

    def _dismiss(self) -> None:
        if self._case is not None:
            self._dismissed = (self._case.id, len(self._case.remarks))

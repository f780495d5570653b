"""One camera of several: its frame at the common moment, or why there is none."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import zone
from desktop.services.footage import cameras
from desktop.services.footage.cameras import Camera
from desktop.services.footage.footage import Shown
from desktop.services.footage.stills import Stills
from desktop.ui.pictures.frame_view import FrameView, picture_of
from desktop.ui.widgets.text import Text
from desktop.ui.window.latest import Latest
from record.evidence import Exhibit
from record.measures import compact

LEAST = (240, 135)


class CameraPane(QWidget):
    """Show one camera. ``shown`` carries each frame, ``failed`` a Problem, ``rested`` follows."""

    shown = Signal(object)
    failed = Signal(object)
    rested = Signal()

    def __init__(self, stills: Stills, clip: Exhibit, camera: Camera) -> None:
        super().__init__()
        self._stills = stills
        self.clip, self.camera = clip, camera
        self.current: Shown | None = None
        self._latest = Latest(self)
        self.title = Text(camera.name, "strong")
        self.view = FrameView()
        self.view.setMinimumSize(*LEAST)
        self.view.setAccessibleName(camera.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)
        self._latest.done.connect(self._show)
        self._latest.failed.connect(self.failed)
        self._latest.rested.connect(self.rested)

    @property
    def busy(self) -> bool:
        """Whether a frame is on its way."""
        return self._latest.busy

    def go(self, at: datetime) -> None:
        """Show the frame of a corrected time."""
        there = cameras.moment(self.camera, at)
        if not there.covered:
            self._latest.drop()
            self.current = None
            self.title.setText(self.camera.name)
            self.view.show_words(self._why(there.why))
            return
        stills, footage = self._stills, self.camera.footage
        self._latest.ask(lambda _p: stills.at(footage, there.seconds))

    def drop(self) -> None:
        """Forget what is under way."""
        self._latest.drop()

    def _show(self, shown: Shown) -> None:
        self.current = shown
        self.view.show_image(picture_of(shown.rgb, shown.width, shown.height, shown.aspect))
        at = zone.local(cameras.corrected(self.camera, shown.seconds))
        half = self.camera.uncertainty_s
        around = f" ± {compact(half)} s" if half else ""
        frame = self.tr("frame {0}").format(f"{shown.ordinal:,}")
        self.title.setText(
            f"{self.camera.name} · {at:%H:%M:%S}.{at:%f}"[:-3] + f"{around} · {frame}"
        )
        self.shown.emit(shown)

    def _why(self, why: str) -> str:
        start = zone.local(cameras.corrected(self.camera, 0.0))
        end = zone.local(cameras.corrected(self.camera, self.camera.footage.seconds))
        return {
            cameras.BEFORE: self.tr("No footage yet: it begins at {0}.").format(
                f"{start:%H:%M:%S}"
            ),
            cameras.AFTER: self.tr("No footage any more: it ended at {0}.").format(
                f"{end:%H:%M:%S}"
            ),
            cameras.GAP: self.tr("No footage at this time: frames lack here."),
        }.get(why, self.tr("This file has no time stamps and cannot be laid on the time line."))

"""Choosing what lies on the table: other footage of the case, or a new file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.ui.footage.bench import FootageBench
from desktop.ui.widgets import verbatim
from desktop.ui.words import footage


class FootageChoosing(QObject):
    """Offer the footage of the case. ``chosen`` carries an Exhibit, ``added`` paths."""

    chosen = Signal(object)
    added = Signal(object)

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        bench.ui.changeButton.clicked.connect(self.offer)

    def offer(self) -> None:
        """Open the list of footage under the button."""
        bench, button = self._bench, self._bench.ui.changeButton
        if bench.case is None:
            return
        menu = QMenu(bench.page)
        for clip in footage.footage_of(bench.case):
            name = f"{clip.exhibit_no}  {clip.title or clip.original_name}"
            act = menu.addAction(verbatim.caption(name))
            act.triggered.connect(partial(self._choose, clip))
        menu.addSeparator()
        menu.addAction(self.tr("Add a camera file…"), self._add)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def take(self, paths: tuple[Path, ...]) -> None:
        """Take some files."""
        if paths and self._bench.case is not None:
            self.added.emit(paths)

    def _choose(self, clip: object, _checked: bool = False) -> None:  # noqa: FBT002
        self.chosen.emit(clip)

    def _add(self) -> None:
        kinds = self.tr("Camera files ({0});;All files (*)").format(footage.VIDEO_FILTER)
        self.take(self._bench.prompts.choose_files(self.tr("Choose a camera file"), kinds))

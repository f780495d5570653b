"""Pictures from a phone, a camera or a stick: what is new on it, with small pictures to pick."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.progress import Progress
from desktop.services.evidence.phones import Found, Medium
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from desktop.ui.words import moments
from record.problems import Problem

EDGE = 132
MEDIA_WIDTH = 220
FILE = Qt.ItemDataRole.UserRole


class PhoneDialog(QDialog):
    """Let a person pick files of a medium. ``picked`` carries their paths."""

    picked = Signal(list)

    def __init__(self, app: Application, prompts: Prompts, parent: QWidget) -> None:
        super().__init__(parent)
        self._app, self._prompts = app, prompts
        self._medium: Medium | None = None
        self._files: tuple[Found, ...] = ()
        self._folders: list[Medium] = []
        empty = QPixmap(EDGE, EDGE)
        empty.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(empty)
        self._task: tasks.Task | None = None
        self.media = QListWidget(self)
        self.files = QListWidget(self)
        self.only_new = QCheckBox(self.tr("Only what is new since last time"))
        self.note = Text("", "muted").wrapped()
        self.add = Button(self.tr("Add to the case"), "primary", "plus")
        self._lay_out()
        self._connect()
        self.look_again()

    def look_again(self) -> None:
        """Look at what is plugged in now."""
        task = tasks.start(self, lambda _p: self._app.phones.media())
        task.done.connect(self._show_media)
        task.failed.connect(self._prompts.show_problem)

    def open_folder(self, folder: Path) -> None:
        """Show a folder as if it were a medium."""
        medium = self._app.phones.medium(folder)
        self._folders.append(medium)
        self._add_medium(medium)
        self.media.setCurrentRow(self.media.count() - 1)

    def chosen(self) -> list[Path]:
        """Return the files that are ticked."""
        items = (self.files.item(row) for row in range(self.files.count()))
        return [
            item.data(FILE).path for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _show_media(self, found: tuple[Medium, ...]) -> None:
        self.media.clear()
        for medium in (*found, *self._folders):
            self._add_medium(medium)
        if self.media.count():
            self.media.setCurrentRow(self.media.count() - 1 if self._folders else 0)
        else:
            self.files.clear()
            self._say()

    def _add_medium(self, medium: Medium) -> None:
        item = QListWidgetItem(medium.name)
        item.setData(FILE, medium)
        item.setToolTip(str(medium.root))
        self.media.addItem(item)

    def _turn_to(self, row: int) -> None:
        self._medium = self.media.item(row).data(FILE) if row >= 0 else None
        self._files = ()
        self._fill()
        if self._task is not None:
            self._task.drop()
        medium = self._medium
        if medium is None:
            return
        self.note.setText(self.tr("Reading {0}…").format(medium.name))
        self._task = tasks.start(self, lambda progress: self._app.phones.files(medium, progress))
        self._task.done.connect(self._arrived)
        self._task.failed.connect(self._failed)

    def _arrived(self, files: tuple[Found, ...]) -> None:
        self._task = None
        self._files = files
        self._fill()

    def _failed(self, problem: Problem) -> None:
        self._task = None
        self._prompts.show_problem(problem)

    def _fill(self) -> None:
        self.files.clear()
        only_new = self.only_new.isChecked()
        for file in self._files:
            if file.new or not only_new:
                self._add_file(file)
        self._say()

    def _add_file(self, file: Found) -> None:
        item = QListWidgetItem(self._blank, file.name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(FILE, file)
        when = f"{file.changed_at.astimezone():%Y-%m-%d %H:%M}"
        item.setToolTip(f"{file.name}\n{when} · {moments.size(file.size)}")
        self.files.addItem(item)
        row = self.files.row(item)

        def read(_progress: Progress) -> QImage:
            return QImage.fromData(self._app.phones.thumbnail(file, EDGE))

        task = tasks.start(self.files, read)
        task.done.connect(partial(self._dress, row, file))

    def _dress(self, row: int, file: Found, image: QImage) -> None:
        if row < self.files.count() and self.files.item(row).data(FILE) == file:
            self.files.item(row).setIcon(QIcon(QPixmap.fromImage(image)))

    def _say(self) -> None:
        count = len(self.chosen())
        self.add.setEnabled(count > 0)
        self.add.setText(self.tr("Add {0} to the case").format(count) if count else self.tr("Add"))
        if self._medium is None:
            self.note.setText(
                self.tr(
                    "Nothing is plugged in that shows itself as a drive. On the phone, choose "
                    "“transfer files”. A phone that Windows shows only as a device (MTP) has no "
                    "folders here: open it in the file explorer and drag the pictures onto the "
                    "case, or choose a folder."
                )
            )
            return
        new = sum(file.new for file in self._files)
        self.note.setText(
            self.tr("{0} files, {1} new since last time").format(len(self._files), new)
        )

    def _accept(self) -> None:
        paths = self.chosen()
        if not paths or self._medium is None:
            return
        self._app.phones.remember(self._medium, self._files)
        self.picked.emit(paths)
        self.accept()

    def _choose_folder(self) -> None:
        folder = self._prompts.choose_folder(self.tr("A folder of a phone or stick"))
        if folder is not None:
            self.open_folder(folder)

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _tick_all(self) -> None:
        for row in range(self.files.count()):
            self.files.item(row).setCheckState(Qt.CheckState.Checked)

    def _connect(self) -> None:
        self.media.currentRowChanged.connect(self._turn_to)
        self.files.itemActivated.connect(self._toggle)
        self.files.itemChanged.connect(self._say)
        self.only_new.toggled.connect(self._fill)
        self.add.clicked.connect(self._accept)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("From a phone or stick"))
        self.resize(900, 600)
        self.only_new.setChecked(True)
        self._shape_list()
        middle = QHBoxLayout()
        middle.addLayout(self._left())
        middle.addWidget(self.files, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("From a phone or stick"), "section"))
        column.addWidget(self.note)
        column.addLayout(middle, 1)
        column.addLayout(self._buttons())

    def _shape_list(self) -> None:
        self.files.setViewMode(QListWidget.ViewMode.IconMode)
        self.files.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.files.setMovement(QListWidget.Movement.Static)
        self.files.setIconSize(QSize(EDGE, EDGE))
        self.files.setGridSize(QSize(EDGE + 28, EDGE + 44))
        self.files.setWordWrap(True)

    def _left(self) -> QVBoxLayout:
        self.media.setFixedWidth(MEDIA_WIDTH)
        again = Button(self.tr("Look again"), "quiet", "refresh-cw")
        again.clicked.connect(self.look_again)
        folder = Button(self.tr("A folder…"), "quiet", "folder-open")
        folder.clicked.connect(self._choose_folder)
        left = QVBoxLayout()
        left.addWidget(self.media, 1)
        left.addWidget(again)
        left.addWidget(folder)
        return left

    def _buttons(self) -> QHBoxLayout:
        everything = Button(self.tr("Tick all"), "quiet", "check")
        everything.clicked.connect(self._tick_all)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.only_new)
        buttons.addWidget(everything)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.add)
        return buttons

"""Pictures from a phone, a camera or a stick: what is new on it, with small pictures to pick."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop import zone
from desktop.progress import Progress
from desktop.services.evidence.phones import Found, Medium, Phones
from desktop.ui.evidence.ui_phone_dialog import Ui_PhoneDialog
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.prompts import Prompts
from desktop.ui.words import moments
from record.problems import Problem

EDGE = 132
SIZE = (900, 600)
FILE = Qt.ItemDataRole.UserRole


class PhoneDialog(Dialog):
    """Let a person pick files of a medium. ``picked`` carries their paths."""

    picked = Signal(list)

    def __init__(self, phones: Phones, prompts: Prompts, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._phones, self._prompts = phones, prompts
        self._medium: Medium | None = None
        self._files: tuple[Found, ...] = ()
        self._folders: list[Medium] = []
        empty = QPixmap(EDGE, EDGE)
        empty.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(empty)
        self._task: tasks.Task | None = None
        self.ui = Ui_PhoneDialog()
        self.ui.setupUi(self)
        self._make_room()
        self._connect()
        self.look_again()

    def look_again(self) -> None:
        """Look at what is plugged in now."""
        task = tasks.start(self, lambda _p: self._phones.media())
        task.done.connect(self._show_media)
        task.failed.connect(self._prompts.show_problem)

    def open_folder(self, folder: Path) -> None:
        """Show a folder as if it were a medium."""
        medium = self._phones.medium(folder)
        self._folders.append(medium)
        self._add_medium(medium)
        self.ui.mediaList.setCurrentRow(self.ui.mediaList.count() - 1)

    def chosen(self) -> list[Path]:
        """Return the files that are ticked."""
        items = (self.ui.fileList.item(row) for row in range(self.ui.fileList.count()))
        return [
            item.data(FILE).path for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _show_media(self, found: tuple[Medium, ...]) -> None:
        self.ui.mediaList.clear()
        for medium in (*found, *self._folders):
            self._add_medium(medium)
        if self.ui.mediaList.count():
            self.ui.mediaList.setCurrentRow(self.ui.mediaList.count() - 1 if self._folders else 0)
        else:
            self.ui.fileList.clear()
            self._say()

    def _add_medium(self, medium: Medium) -> None:
        item = QListWidgetItem(medium.name)
        item.setData(FILE, medium)
        item.setToolTip(str(medium.root))
        self.ui.mediaList.addItem(item)

    def _turn_to(self, row: int) -> None:
        self._medium = self.ui.mediaList.item(row).data(FILE) if row >= 0 else None
        self._files = ()
        self._fill()
        if self._task is not None:
            self._task.drop()
        medium = self._medium
        if medium is None:
            return
        self.ui.noteText.setText(self.tr("Reading {0}…").format(medium.name))
        self._task = tasks.start(self, lambda progress: self._phones.files(medium, progress))
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
        self.ui.fileList.clear()
        only_new = self.ui.newCheck.isChecked()
        for file in self._files:
            if file.new or not only_new:
                self._add_file(file)
        self._say()

    def _add_file(self, file: Found) -> None:
        item = QListWidgetItem(self._blank, file.name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(FILE, file)
        when = f"{zone.local(file.changed_at):%Y-%m-%d %H:%M}"
        item.setToolTip(f"{file.name}\n{when} · {moments.size(file.size)}")
        self.ui.fileList.addItem(item)
        row = self.ui.fileList.row(item)

        def read(_progress: Progress) -> QImage:
            return QImage.fromData(self._phones.thumbnail(file, EDGE))

        task = tasks.start(self.ui.fileList, read)
        task.done.connect(partial(self._dress, row, file))

    def _dress(self, row: int, file: Found, image: QImage) -> None:
        if row < self.ui.fileList.count() and self.ui.fileList.item(row).data(FILE) == file:
            self.ui.fileList.item(row).setIcon(QIcon(QPixmap.fromImage(image)))

    def _say(self) -> None:
        count = len(self.chosen())
        self.ui.addButton.setEnabled(count > 0)
        self.ui.addButton.setText(
            self.tr("Add {0} to the case").format(count) if count else self.tr("Add")
        )
        if self._medium is None:
            self.ui.noteText.setText(
                self.tr(
                    "Nothing is plugged in that shows itself as a drive. On the phone, choose "
                    "“transfer files”. A phone that Windows shows only as a device (MTP) has no "
                    "folders here: open it in the file explorer and drag the pictures onto the "
                    "case, or choose a folder."
                )
            )
            return
        new = sum(file.new for file in self._files)
        self.ui.noteText.setText(
            self.tr("%n files, {0} new since last time", "", len(self._files)).format(new)
        )

    def _accept(self) -> None:
        paths = self.chosen()
        if not paths or self._medium is None:
            return
        self._phones.remember(self._medium, self._files)
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
        for row in range(self.ui.fileList.count()):
            self.ui.fileList.item(row).setCheckState(Qt.CheckState.Checked)

    def _connect(self) -> None:
        ui = self.ui
        ui.mediaList.currentRowChanged.connect(self._turn_to)
        ui.fileList.itemActivated.connect(self._toggle)
        ui.fileList.itemChanged.connect(self._say)
        ui.newCheck.toggled.connect(self._fill)
        ui.lookButton.clicked.connect(self.look_again)
        ui.folderButton.clicked.connect(self._choose_folder)
        ui.tickButton.clicked.connect(self._tick_all)
        ui.cancelButton.clicked.connect(self.reject)
        ui.addButton.clicked.connect(self._accept)

    def _make_room(self) -> None:
        """Give every name two lines below its picture."""
        files = self.ui.fileList
        files.ensurePolished()
        files.setGridSize(QSize(EDGE + 28, EDGE + 2 * files.fontMetrics().lineSpacing() + 12))
        fit_screen(self, *SIZE)

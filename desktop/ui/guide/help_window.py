"""The help: a topic for each window, found by words, read and printed without a network."""

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QDesktopServices, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop import help as texts
from desktop.help import Topic
from desktop.ui.guide.ui_help_window import Ui_HelpWindow
from desktop.ui.papers.printing import PrintJob, print_pdf
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.prompts import WindowPrompts

SIZE = (920, 640)
_NAME = Qt.ItemDataRole.UserRole


class HelpWindow(Dialog):
    """Show the topic of a window, every other one beside it; the overview for an unknown one."""

    def __init__(self, topic: str, language: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._language = language
        self._prompts = WindowPrompts(self, language)
        self.ui = Ui_HelpWindow()
        self.ui.setupUi(self)
        self.ui.searchField.set_hint(self.tr("Search the help"))
        self.ui.searchField.searched.connect(self.search)
        self.ui.searchField.left_down.connect(self.ui.topics.setFocus)
        self.ui.topics.currentItemChanged.connect(self._choose)
        self.ui.printButton.clicked.connect(self._print)
        self.ui.closeButton.clicked.connect(self.reject)
        self.ui.page.anchorClicked.connect(QDesktopServices.openUrl)
        self.ui.nothing.hide()
        self._topic = texts.topic(topic, language) or texts.topics(language)[0]
        self.search("")
        fit_screen(self, *SIZE)
        self.ui.page.setFocus()

    @property
    def topic(self) -> str:
        """The name of the topic that is shown."""
        return self._topic.name

    def search(self, typed: str) -> None:
        """List the topics in which every word stands; "" lists them all."""
        found = texts.find(typed, self._language) if typed.strip() else texts.topics(self._language)
        names = [each.name for each in found]
        at = names.index(self.topic) if self.topic in names else 0
        topics = self.ui.topics
        topics.clear()
        for each in found:
            item = QListWidgetItem(each.title)
            item.setToolTip(each.title)
            item.setData(_NAME, each.name)
            topics.addItem(item)
        self.ui.nothing.setVisible(not found)
        topics.setCurrentRow(at if found else -1)

    def pdf(self) -> bytes:
        """Return the topic as it is printed, with its title."""
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setMarkdown(f"# {self._topic.title}\n\n{self._topic.text}")
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(held)
        writer.setTitle(self._topic.title)
        document.print_(writer)
        # The writer ends the file when it goes.
        del writer
        return bytes(held.data().data())

    def _choose(self, item: QListWidgetItem | None) -> None:
        chosen = texts.topic(item.data(_NAME), self._language) if item is not None else None
        if chosen is not None:
            self._show(chosen)

    def _show(self, topic: Topic) -> None:
        self._topic = topic
        self.ui.titleText.setText(topic.title)
        self.ui.page.setMarkdown(topic.text)
        self.ui.page.setAccessibleName(topic.title)

    def _print(self) -> None:
        job = PrintJob(self.pdf(), self._topic.title, "help")
        print_pdf(self, self._prompts, job, self._prompts.show_problem)

"""The exhibits of a case as cards, and every way to add one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.progress import Progress
from desktop.services.evidence.exhibits import Evidence
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.thumbnail_card import ThumbnailCard
from desktop.ui.window import tasks
from desktop.ui.words import file
from desktop.ui.words import stills as still_words
from desktop.ui.words.case import CaseWords
from desktop.ui.words.photo import remark_lines
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit
from record.exhibits.papers import kind_of
from record.exhibits.stills import still_details
from record.reading.seals import standing
from record.rules import evidence_kinds

COLUMNS = 2
FIRST = 4
EDGE = 320


class EvidenceTray(QWidget):
    """Cards for the exhibits. The signals ask the page to add, to open, or to paste."""

    files_asked = Signal()
    folder_asked = Signal()
    phone_asked = Signal()
    scan_asked = Signal()
    typed_asked = Signal()
    comparison_asked = Signal()
    samples_asked = Signal()
    pair_asked = Signal()
    clocks_asked = Signal()
    paste_asked = Signal()
    opened = Signal(str)

    def __init__(self, evidence: Evidence, words: CaseWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evidence, self._words = evidence, words
        self._case: Case | None = None
        self._everything = False
        self._cards: dict[str, ThumbnailCard] = {}
        self._spare: list[ThumbnailCard] = []
        self._loading: dict[ThumbnailCard, tasks.Task] = {}
        self._head = QHBoxLayout()
        self._heading = Text("", "section")
        self.add = Button(self.tr("Add"), "secondary", "plus")
        self.add.setToolTip(self.tr("Add evidence (Ctrl+E); files can also be dropped on the page"))
        self.add.setMenu(self._make_menu())
        self._empty = EmptyState(
            "image-plus", self.tr("No evidence yet. Drop files anywhere here.")
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._all = Button("", "link")
        self._all.clicked.connect(self._show_all)
        self._lay_out()

    @property
    def case(self) -> Case | None:
        """The case whose exhibits are shown."""
        return self._case

    def offer(self, button: Button) -> None:
        """Put what the list of exhibits can do beside its heading."""
        self._head.insertWidget(self._head.count() - 1, button)

    def show_case(self, case: Case) -> None:
        """Show the exhibits of a case, the newest first; withdrawn ones stay, greyed."""
        other = self._case is None or self._case.id != case.id
        self._case = case
        self.add.setEnabled(case.is_open)
        if other:
            self._everything = False
            self._forget()
        self._arrange(case)

    def refresh_states(self) -> None:
        """Say anew where each file is."""
        if self._case is not None:
            for exhibit in self._case.evidence.values():
                if exhibit.id in self._cards:
                    self._dress(self._cards[exhibit.id], exhibit)

    def cards(self) -> tuple[ThumbnailCard, ...]:
        """Return the cards in the order shown."""
        return tuple(self._cards.values())

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Files…"), self.files_asked.emit)
        menu.addAction(self.tr("A whole folder…"), self.folder_asked.emit)
        menu.addAction(self.tr("From a phone or stick…"), self.phone_asked.emit)
        menu.addAction(self.tr("From the scanner…"), self.scan_asked.emit)
        menu.addAction(self.tr("Paste (Ctrl+V)"), self.paste_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Paper, object or system record, typed in…"), self.typed_asked.emit)
        menu.addAction(self.tr("Compare samples by photo…"), self.comparison_asked.emit)
        menu.addAction(self.tr("Samples and seals…"), self.samples_asked.emit)
        menu.addAction(self.tr("Two pictures side by side…"), self.pair_asked.emit)
        menu.addAction(self.tr("Clock sheet…"), self.clocks_asked.emit)
        return menu

    def _lay_out(self) -> None:
        heading = self._head
        heading.addWidget(self._heading)
        heading.addStretch(1)
        heading.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addLayout(self._grid)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def _arrange(self, case: Case) -> None:
        exhibits = sorted(case.evidence.values(), key=_order)
        self._heading.setText(self.tr("Evidence · {0}").format(len(exhibits)))
        self._empty.setVisible(not exhibits)
        shown = exhibits if self._everything else exhibits[:FIRST]
        self._all.setVisible(len(exhibits) > FIRST)
        self._all.setText(
            self.tr("Show fewer")
            if self._everything
            else self.tr("Show all {0}").format(len(exhibits))
        )
        for gone in self._cards.keys() - {e.id for e in shown}:
            self._put_aside(self._cards.pop(gone))
        for place, exhibit in enumerate(shown):
            card = self._card(case, exhibit)
            if self._grid.indexOf(card) != place:
                self._grid.addWidget(card, place // COLUMNS, place % COLUMNS)
            card.show()
        self._cards = {e.id: self._cards[e.id] for e in shown}

    def _card(self, case: Case, exhibit: Exhibit) -> ThumbnailCard:
        known = self._cards.get(exhibit.id)
        if known is not None and known.property("entry") == self._version(case, exhibit):
            self._dress(known, exhibit)
            return known
        card = known or self._blank()
        card.name(exhibit.id, exhibit.title or exhibit.original_name, self._facts(case, exhibit))
        card.setProperty("entry", self._version(case, exhibit))
        self._cards[exhibit.id] = card
        self._dress(card, exhibit)
        self._load(card, case, exhibit)
        return card

    def _facts(self, case: Case, exhibit: Exhibit) -> str:
        kind = self._words.label_of(case, "evidence_kind", kind_of(exhibit))
        if exhibit.status == ExhibitStatus.WITHDRAWN:
            return self.tr("withdrawn · {0}").format(exhibit.withdrawn_reason)
        if blanks := len(evidence_kinds.lacking(exhibit, self._words.rules_of(case))):
            open_blanks = self.tr("%n blanks to fill", "", blanks)
            return f"{exhibit.exhibit_no} · {open_blanks}"
        said = still_details(exhibit)
        if said.frame is not None:
            camera = said.camera or exhibit.source
            number = self.tr("frame {0}").format(said.frame)
            return f"{exhibit.exhibit_no} · {camera} · {number}"
        place = said.camera or exhibit.place or exhibit.source
        when = self._words.short(exhibit.captured_at) if exhibit.captured_at else kind
        return " · ".join(dict.fromkeys((exhibit.exhibit_no, place or kind, when)))

    def _dress(self, card: ThumbnailCard, exhibit: Exhibit) -> None:
        set_look(card, state=exhibit.status.lower())
        card.setToolTip("\n".join(remark_lines(exhibit, self._words.language)))
        card.setProperty("withdrawn", exhibit.status == ExhibitStatus.WITHDRAWN)
        if exhibit.status == ExhibitStatus.DAMAGED:
            card.show_status("circle-alert", "bad", self.tr("The file was found damaged"))
        elif self._is_doubtful(exhibit):
            card.show_status("circle-alert", "bad", self.tr("Its seal does not hold: doubtful"))
        elif said := self._doubt(exhibit):
            card.show_status("circle-alert", "warning", said)
        elif exhibit.original is None:
            card.show_status("file-text", "muted", self.tr("Typed in, without a file"))
        else:
            state = self._evidence.state(exhibit.original.h)
            icon, tone = file.LOOKS.get(state.state, ("circle", "muted"))
            card.show_status(icon, tone, file.file_word(state))

    def _doubt(self, exhibit: Exhibit) -> str:
        return still_words.doubt(self._case, exhibit) if self._case is not None else ""

    def _is_doubtful(self, exhibit: Exhibit) -> bool:
        return (
            self._case is not None
            and standing(self._case, exhibit).status == ExhibitStatus.DOUBTFUL
        )

    def _load(self, card: ThumbnailCard, case: Case, exhibit: Exhibit) -> None:
        kind = self._words.rules_of(case).evidence_kinds.get(exhibit.kind)
        icon = kind.icon if kind is not None else "file-text"
        card.show_picture(QPixmap(), icon)
        if (before := self._loading.pop(card, None)) is not None:
            before.drop()
        if exhibit.original is None:
            return
        greyed = exhibit.status == ExhibitStatus.WITHDRAWN

        def read(_progress: Progress) -> QImage:
            picture = QImage.fromData(self._evidence.thumbnail(exhibit, EDGE))
            return picture.convertToFormat(QImage.Format.Format_Grayscale8) if greyed else picture

        task = self._loading[card] = tasks.start(card, read)
        task.done.connect(partial(self._loaded, card, icon))

    def _loaded(self, card: ThumbnailCard, icon: str, image: QImage) -> None:
        card.show_picture(QPixmap.fromImage(image), icon)

    def _version(self, case: Case, exhibit: Exhibit) -> str:
        return f"{exhibit.title}|{exhibit.status}|{exhibit.kind}|{self._facts(case, exhibit)}"

    def _forget(self) -> None:
        for card in self._cards.values():
            self._put_aside(card)
        self._cards.clear()

    def _blank(self) -> ThumbnailCard:
        if self._spare:
            return self._spare.pop()
        card = ThumbnailCard("", "")
        card.clicked.connect(partial(self._open, card))
        return card

    def _open(self, card: ThumbnailCard) -> None:
        self.opened.emit(card.key)

    def _put_aside(self, card: ThumbnailCard) -> None:
        """Keep a card for the next case: making one anew takes longer than naming it."""
        self._grid.removeWidget(card)
        card.hide()
        self._spare.append(card)

    def _show_all(self) -> None:
        self._everything = not self._everything
        if self._case is not None:
            self._arrange(self._case)


def _order(exhibit: Exhibit) -> tuple[bool, float]:
    return exhibit.status == ExhibitStatus.WITHDRAWN, -exhibit.added_at.timestamp()

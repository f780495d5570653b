"""The samples of a case as things: their seals, their photos, their labels, how long to keep."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QTreeWidgetItem, QWidget

from desktop.progress import Progress
from desktop.services.papers.copies import Copy
from desktop.services.samples.sampling import AT_OPENING, AT_SEALING, MOMENTS, SampleRow
from desktop.services.samples.sets import number_of, photo_pairs
from desktop.ui.files.meant import photos_meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.leaving import Recorded
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import VALUE, Value
from desktop.ui.papers.printing import Accepted, PrintJob, print_pdf
from desktop.ui.samples.set_dialog import SampleServices, SampleSetDialog
from desktop.ui.samples.ui_samples_dialog import Ui_SamplesDialog
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen, show_dialog
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.exhibits.samples import sample_of
from record.moments import read_day
from record.problems import Problem
from record.reading.seals import CONSENTS, FINDINGS, SealFinding, SealStanding

_ID = Qt.ItemDataRole.UserRole
_SIZE = (1180, 620)
Pair = Callable[[str, tuple[str, ...], QWidget], QDialog]
"""Makes the window that lays two exhibits of a case side by side."""


class SamplesDialog(Dialog):
    """List the samples and do what becomes of them. ``changed`` says that the case changed."""

    changed = Signal()

    def __init__(
        self,
        services: SampleServices,
        words: CaseWords,
        prompts: Prompts,
        pair: Pair,
        case_id: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._services, self._sampling = services, services.sampling
        self._words, self._prompts, self._pair = words, prompts, pair
        self._case_id = case_id
        self._rules = words.rules_of(self._case())
        self.ui = Ui_SamplesDialog()
        self.ui.setupUi(self)
        self._lay_out()
        meant = photos_meant(self.tr("photos of the chosen sample's seal"))
        self.files = FileTaking(self, meant, prompts, self._chosen_or_none)
        self.rows = RowList(self.ui.sampleList, self._spec(), services.lists, prompts, self)
        self._connect()
        self.show_rows()
        self.ui.sampleList.setFocus()

    def show_rows(self) -> None:
        """Show the samples as they stand, keeping the choice."""
        chosen = self._chosen_id()
        found = self._sampling.rows(self._case_id)
        self.ui.sampleList.clear()
        for row in found:
            item = QTreeWidgetItem(self.ui.sampleList, self._cells(row))
            item.setData(0, _ID, row.exhibit.id)
            for column in range(self.ui.sampleList.columnCount()):
                item.setToolTip(column, item.text(column))
            item.setData(7, VALUE, Value(len(row.photos)))
            if row.exhibit.id == chosen:
                self.ui.sampleList.setCurrentItem(item)
        self.rows.filled()
        doubtful = [number_of(r.exhibit) for r in found if r.seal.state == SealStanding.DOUBTFUL]
        if doubtful:
            said = self.tr("Integrity doubtful: {0}. Not for a reserve test without both sides.")
            self.ui.banner.say(said.format(", ".join(doubtful)), "bad")
        elif not found:
            self.ui.banner.say(self.tr("No samples yet. Draw them while the customer watches."))
        else:
            self.ui.banner.hide()
        self._usable()

    def _cells(self, row: SampleRow) -> list[str]:
        label, said = self._label, sample_of(row.exhibit)
        doubts = " · ".join(label("seal_finding", why) for why in row.seal.doubts)
        state = label("seal_state", row.seal.state)
        accepted = self.tr("both sides agreed") if row.seal.accepted else ""
        return [
            number_of(row.exhibit),
            label("portion", said.portion),
            label("sample_source", said.source),
            row.seal.seal_no,
            " · ".join(part for part in (state, doubts, accepted) if part),
            said.storage,
            row.keep_until.isoformat() if row.keep_until else self.tr("until closed + 90 days"),
            str(len(row.photos)),
        ]

    def _label(self, group: str, code: str) -> str:
        return self._rules.label(group, code, self._words.language)

    def _lay_out(self) -> None:
        self.ui.sampleList.setHeaderLabels([
            self.tr("Sample"), self.tr("Portion"), self.tr("Source"), self.tr("Seal"),
            self.tr("State"), self.tr("Kept at"), self.tr("Keep until"), self.tr("Photos"),
        ])  # fmt: skip
        for button in (self.ui.drawButton, *self._of_one(), self.ui.labelsButton):
            self.ui.actBox.flow.addWidget(button)
        fit_screen(self, *_SIZE)

    def _connect(self) -> None:
        ui = self.ui
        for button, act in (
            (ui.drawButton, self._draw), (ui.checkButton, self._check_seal),
            (ui.openButton, self._open), (ui.acceptButton, self._accept),
            (ui.photoButton, self._photograph), (ui.compareButton, self._compare),
            (ui.keepButton, self._keep_until), (ui.labelsButton, self._print),
            (ui.closeButton, self.accept),
        ):  # fmt: skip
            button.clicked.connect(act)
        self.files.given.connect(self._take_files)
        ui.sampleList.itemSelectionChanged.connect(self._usable)

    def _spec(self) -> ListSpec:
        keys = ("sample", "portion", "source", "seal", "state", "kept", "until", "photos")
        recorded = Recorded("samples", lambda _only: (self._case_id,))
        return ListSpec(
            "samples", self.tr("Samples"), ColumnSpec(keys, "state"), recorded=recorded,
            acts=self._fill_menu,
        )  # fmt: skip

    def _fill_menu(self, menu: QMenu) -> None:
        for button in self._of_one():
            act = menu.addAction(button.text(), button.click)
            act.setEnabled(button.isEnabled())

    def _of_one(self) -> tuple[Button, ...]:
        ui = self.ui
        return (
            ui.checkButton, ui.openButton, ui.acceptButton,
            ui.photoButton, ui.compareButton, ui.keepButton,
        )  # fmt: skip

    def _usable(self) -> None:
        row = self._chosen()
        for button in self._of_one():
            button.setEnabled(row is not None)
        if row is not None:
            doubtful = row.seal.state == SealStanding.DOUBTFUL and not row.seal.accepted
            self.ui.acceptButton.setEnabled(doubtful)
            self.ui.compareButton.setEnabled(len(row.photos) >= 2)
        self.ui.labelsButton.setEnabled(bool(self.ui.sampleList.topLevelItemCount()))

    def _chosen_id(self) -> str:
        item = self.ui.sampleList.currentItem()
        return str(item.data(0, _ID)) if item else ""

    def _chosen_or_none(self) -> str | None:
        return self._chosen_id() or None

    def _chosen(self) -> SampleRow | None:
        wanted = self._chosen_id()
        rows = self._sampling.rows(self._case_id)
        return next((row for row in rows if row.exhibit.id == wanted), None)

    def _case(self) -> Case:
        return self._services.cases.get(self._case_id)

    def _draw(self) -> None:
        dialog = SampleSetDialog(self._services, self._words, self._prompts, self._case(), "", self)
        dialog.accepted.connect(self._told)
        show_dialog(dialog)

    def _check_seal(self) -> None:
        label = self._label
        found = self._prompts.pick_one(
            self.tr("What does the seal look like?"),
            [Choice(code, label("seal_finding", code)) for code in FINDINGS],
            self.tr("A torn, missing or different seal makes the sample doubtful for good."),
        )
        if not found:
            return

        def check(sample: str, said: str) -> object:
            return self._sampling.check_seal(self._case_id, sample, found, "", "", said)

        if found == SealFinding.INTACT:
            self._do(lambda sample: check(sample, ""))
            return
        self._ask(self.tr("What was found?"), self.tr("It stands in the sample's custody."), check)

    def _open(self) -> None:
        label = self._label
        alone = Choice("NONE", self.tr("Nobody: it was found or is opened alone"))
        consent = self._prompts.pick_one(
            self.tr("With whose consent is it opened?"),
            [*(Choice(code, label("seal_consent", code)) for code in CONSENTS), alone],
            self.tr("A test portion is opened by the laboratory, a reserve with both sides."),
        )
        if not consent:
            return
        given = "" if consent == "NONE" else consent
        self._ask(
            self.tr("What for?"),
            "",
            lambda sample, said: self._sampling.open(self._case_id, sample, given, said),
        )

    def _accept(self) -> None:
        self._ask(
            self.tr("How did both sides agree?"),
            self.tr("The doubt stays on the record; the sample may be used all the same."),
            partial(self._sampling.accept_doubt, self._case_id),
            (self.tr("In writing, signed by both sides"),),
        )

    def _keep_until(self) -> None:
        def keep(sample: str, typed: str) -> object:
            until = read_day(typed, self._words.now())
            return self._sampling.plan_keeping(self._case_id, sample, until)

        self._ask(self.tr("Keep until which day?"), self.tr("Write it as 2026-12-31."), keep)

    def _moment(self) -> str:
        label = self._label
        return self._prompts.pick_one(
            self.tr("When was the photo made?"),
            [Choice(code, label("seal_moment", code)) for code in MOMENTS],
        )

    def _photograph(self) -> None:
        moment = self._moment()
        paths = self._prompts.choose_files(self.tr("Photo of the seal")) if moment else ()
        if paths:
            self.add_photos(paths, moment, self._chosen_id())

    def _take_files(self, taken: Taken) -> None:
        moment = self._moment()
        if moment:
            self.add_photos(taken.paths, moment, str(taken.at))

    def add_photos(self, paths: Sequence[Path], moment: str, sample: str) -> None:
        """Add photos of a sample's seal; one that is refused hinders no other."""
        sampling, case_id = self._sampling, self._case_id

        def add(progress: Progress) -> list[Problem]:
            refused = []
            for path in paths:
                try:
                    sampling.photograph(case_id, sample, path, moment, progress)
                except Problem as problem:
                    refused.append(problem)
            return refused

        task = tasks.start(self, add)
        task.done.connect(self._photos_added)
        task.failed.connect(self._refused)

    def _photos_added(self, refused: list[Problem]) -> None:
        self._told()
        if refused:
            self.files.tell(refused)

    def _compare(self) -> None:
        row = self._chosen()
        if row is None:
            return
        pairs = photo_pairs(self._case(), row.exhibit)
        ordered = [*pairs.get(AT_SEALING, ())[:1], *pairs.get(AT_OPENING, ())[-1:], *row.photos]
        two = tuple(dict.fromkeys(e.id for e in ordered))[:2]
        dialog = self._pair(self._case_id, two, self)
        dialog.accepted.connect(self._told)
        show_dialog(dialog)

    def _print(self) -> None:
        ids = [row.exhibit.id for row in self._sampling.rows(self._case_id)]
        try:
            pdf = self._sampling.labels(self._case_id, ids)
        except Problem as problem:
            self._refused(problem)
            return
        sampling, case_id = self._sampling, self._case_id
        reader, purpose = self.tr("The station"), self.tr("To be put on the samples")

        def record(accepted: Accepted) -> None:
            copy = Copy(reader=reader, purpose=purpose, count=accepted.copies)
            sampling.record_labels(case_id, ids, copy)

        job = PrintJob(pdf, self.tr("Labels"), "labels")
        task = print_pdf(self, self._prompts, job, self._refused, record)
        if task is None:
            self.ui.banner.say(self.tr("Nothing was printed."), "accent")
        else:
            task.done.connect(self._printed)

    def _printed(self, _accepted: Accepted) -> None:
        self._told()
        self.ui.banner.say(self.tr("The printer took the labels; recorded."), "good")

    def _do(self, act: Callable[[str], object]) -> None:
        sample = self._chosen_id()
        if not sample:
            return
        try:
            act(sample)
        except Problem as problem:
            self._refused(problem)
        else:
            self._told()

    def _ask(
        self,
        title: str,
        text: str,
        act: Callable[[str, str], object],
        ready: Sequence[str] = (),
    ) -> None:
        """Ask for the words of an act on the chosen sample; while it is refused they stay."""
        sample = self._chosen_id()
        if sample and self._prompts.enter_reason(title, text, ready, partial(act, sample)):
            self._told()

    def _told(self) -> None:
        self.show_rows()
        self.changed.emit()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")

"""Taking evidence into a case from the page: files, folders, pictures, typed records."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.messages import phrase
from desktop.progress import Progress
from desktop.services.desk.drafts import Drafts
from desktop.services.evidence.exhibits import Batch, Evidence, ExhibitForm, Gate, Outcome
from desktop.services.evidence.phones import Phones
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.evidence.phone_dialog import PhoneDialog
from desktop.ui.files.meant import Meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.window import tasks
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from desktop.ui.words.photo import lacks_lines
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.files import ArrivalWay
from record.problems import Problem

HOLD = Gate(hold_poor=True)
MOST_NAMED = 8
VIDEO = frozenset({".mp4", ".avi", ".mkv", ".mov", ".dav", ".ts", ".mpg", ".h264", ".h265", ".ps"})


@dataclass(frozen=True)
class IntakeServices:
    """What taking evidence in calls."""

    evidence: Evidence
    drafts: Drafts
    phones: Phones
    words: CaseWords


class EvidenceIntake(QObject):
    """Add exhibits to the case of a page. ``finished`` carries what came of a batch.

    ``scan_asked`` wants the scanner: over which window, and what takes the paths of its pages.
    """

    finished = Signal(object)
    added = Signal(str)
    scan_asked = Signal(object, object)

    def __init__(
        self, services: IntakeServices, prompts: Prompts, strip: ProgressStrip, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services, self._evidence, self._words = services, services.evidence, services.words
        self._prompts, self._strip, self._window = prompts, strip, parent
        self._task: tasks.Task | None = None
        self._waiting: list[tuple[str, list[Path], ExhibitForm]] = []
        # Why poor pictures were to be kept, while they have not been.
        self._reason = ""
        strip.cancelled.connect(self._cancel)

    def choose_files(self, case: Case, kind: str = "") -> None:
        """Ask for files and add them."""
        paths = self._prompts.choose_files(self.tr("Add evidence"))
        if paths:
            self.add_paths(case, list(paths), kind)

    def choose_folder(self, case: Case) -> None:
        """Ask for a folder and add every file in it."""
        folder = self._prompts.choose_folder(self.tr("Add every file of a folder"))
        if folder is not None:
            self.add_paths(case, [folder])

    def choose_phone(self, case: Case) -> None:
        """Show what is plugged in, and add what is picked there."""
        dialog = PhoneDialog(self._services.phones, self._prompts, self._window)
        dialog.picked.connect(partial(self.add_paths, case))
        show_dialog(dialog)

    def add_paths(self, case: Case, paths: Sequence[Path], kind: str = "") -> None:
        """Add files and folders; one batch after the other."""
        came = {self._prompts.landing().arrival_of(path).way for path in paths}
        title = self._titles().get(came.pop(), "") if len(came) == 1 else ""
        if len(paths) == 1 and kind:
            title = self._words.label_of(case, "evidence_kind", kind)
        form = ExhibitForm(kind=kind or guessed_kind(paths), title=title)
        self.add_with(case, paths, form)

    def _titles(self) -> dict[str, str]:
        return {
            ArrivalWay.CLIPBOARD: self.tr("Pasted picture"),
            ArrivalWay.SCANNER: self.tr("Scanned page"),
        }

    def add_with(self, case: Case, paths: Sequence[Path], form: ExhibitForm) -> None:
        """Add files with what was said of them."""
        self._waiting.append((case.id, list(paths), form))
        if self._task is None:
            self._next()

    def _added(self, exhibit: Exhibit) -> None:
        self.added.emit(exhibit.exhibit_no)

    def type_in(self, case: Case, kind: str, source: str = "") -> None:
        """Ask for what a kind of evidence needs, then add it with files or without.

        ``source`` is where a sample comes from, when that is known already.
        """
        asked = TypedExhibit(self._services.drafts, self._words, case, kind, source, self._window)
        files = FileTaking(
            asked, Meant(self.tr("files of this exhibit"), whole=True), self._prompts
        )
        files.given.connect(partial(self._give, asked))
        asked.scan_asked.connect(partial(self.scan_asked.emit, asked, asked.take_files))
        asked.accepted.connect(partial(self._typed, case, asked))
        show_dialog(asked)

    def _give(self, asked: TypedExhibit, taken: Taken) -> None:
        asked.take_files(taken.paths)

    def scan(self, case: Case, kind: str = "") -> None:
        """Scan papers and add the pages."""
        self.scan_asked.emit(self._window, partial(self._add_scanned, case, kind))

    def _add_scanned(self, case: Case, kind: str, pages: Sequence[Path]) -> None:
        self.add_paths(case, pages, kind)

    def _typed(self, case: Case, asked: TypedExhibit) -> None:
        form = asked.form
        if form is None:
            return
        if asked.wants_files:
            paths = tuple(asked.paths) or self._prompts.choose_files(form.title)
            if paths:
                asked.finish()
                self.add_with(case, list(paths), form)
            return
        try:
            exhibit = self._evidence.add_without_file(case.id, form)
        except Problem as problem:
            self._prompts.show_problem(problem)
            return
        asked.finish()
        self._added(exhibit)

    def _next(self) -> None:
        if not self._waiting:
            self._task = None
            return
        case_id, paths, form = self._waiting.pop(0)

        def work(progress: Progress) -> Batch:
            return self._evidence.add_files(case_id, paths, form, progress, HOLD)

        self._strip.start(self.tr("Taking in %n file(s)", "", len(paths)))
        task = tasks.start(self, work)
        self._task = task
        task.progressed.connect(self._progressed)
        task.done.connect(partial(self._came, case_id, form))
        task.failed.connect(self._prompts.show_problem)
        task.finished.connect(self._ended)

    def _came(self, case_id: str, form: ExhibitForm, batch: Batch) -> None:
        """Ask for what only people can say, then say once what came of every file."""
        batch = msgspec.structs.replace(batch, lines=tuple(map(self._opened, batch.lines)))
        reason = self._ask_to_keep(batch) if batch.poor else ""
        if not reason:
            self.finished.emit(batch)
            return
        self._reason = reason
        evidence = self._evidence
        task = tasks.start(self, lambda _p: evidence.keep_poor(case_id, batch.poor, form, reason))
        task.done.connect(partial(self._kept, batch))
        task.failed.connect(self._prompts.show_problem)
        task.failed.connect(partial(self._not_kept, batch))

    def _opened(self, line: Outcome) -> Outcome:
        """Ask for the password of a locked file while whoever brought it is still there."""
        while line.is_locked:
            password = self._prompts.enter_password(
                self.tr("{0} is locked by a password").format(line.name),
                self.tr("It stays on this device and is not written into the record."),
            )
            if not password:
                return line
            try:
                self._evidence.first_look.unlock(line.sha256, password)
            except Problem as problem:
                self._prompts.show_problem(problem)
            else:
                return msgspec.structs.replace(line, not_shown="")
        return line

    def _kept(self, batch: Batch, kept: Batch) -> None:
        self._reason = ""
        self.finished.emit(batch.followed_by(kept))

    def _not_kept(self, batch: Batch, _problem: Problem) -> None:
        self.finished.emit(batch)

    def _ask_to_keep(self, batch: Batch) -> str:
        lines = [
            f"{line.name}: {' '.join(lacks_lines(line.quality, self._words.language))}"
            for line in batch.poor[:MOST_NAMED]
        ]
        if len(batch.poor) > MOST_NAMED:
            lines.append(self.tr("… and {0} more").format(len(batch.poor) - MOST_NAMED))
        lines.append(self.tr("Cancel leaves them out, to be taken again."))
        return self._prompts.enter_reason(
            self.tr("%n picture(s) show too little. Keep them all the same?", "", len(batch.poor)),
            "\n".join(lines),
            [
                self.tr("The customer has left; it can't be taken again"),
                self.tr("There is no other picture"),
                self.tr("What matters can be seen"),
            ],
            typed=self._reason,
        )

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self._strip.show_progress(done, total, phrase(doing, self._words.language))

    def _ended(self) -> None:
        self._strip.stop()
        self._next()

    def _cancel(self) -> None:
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()


def guessed_kind(paths: Sequence[Path]) -> str:
    """Return the kind that files most likely are; it can be changed on the exhibit."""
    endings = {path.suffix.lower() for path in paths}
    if endings and endings <= VIDEO:
        return ExhibitKind.CCTV_CLIP
    return ExhibitKind.OTHER

"""Lists that leave the screen as they are seen: as a workbook, on paper, or as text."""

from collections.abc import Callable, Iterable
from pathlib import Path

from desktop import messages, zone
from desktop.evidence.files.names import shown_name
from desktop.prints.lists.list_print import ListPrint, render
from desktop.prints.page.page import Printed
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Recorder
from desktop.services.evidence.handing_out import handed_out, not_saved
from desktop.services.lists.case_columns import CaseSheets
from desktop.services.lists.layouts import Layouts
from desktop.services.lists.sheets import Kind, Rows, Sheet, written
from desktop.services.lists.workbook import write_workbook
from desktop.services.papers import copies
from desktop.services.papers.copies import Copy
from desktop.services.papers.imprints import Imprints
from record.exhibits.custody import CopyFacts
from record.problems import Problem

MOST_PRINTED = 2_000
SUFFIX = ".xlsx"
_STEP = 100


class Lists:
    """What every list of this device can do, whatever stands in it."""

    def __init__(
        self, recorder: Recorder, imprints: Imprints, cases: Cases, language: Callable[[], str]
    ) -> None:
        self._recorder = recorder
        self._imprints = imprints
        self._language = language
        self.layouts = Layouts(recorder)
        self.cases = CaseSheets(cases, recorder, language)

    @property
    def language(self) -> str:
        """The interface language, ``zh`` or ``en``."""
        return self._language()

    def lines(self, sheet: Sheet) -> tuple[str, ...]:
        """Return what stands above the rows: filters and order, who made it, when, how many."""
        made = self._imprints.of_desk()
        who = messages.phrase(
            "lists.made",
            self.language,
            at=written(made.printed_at.replace(second=0, microsecond=0)),
            who=made.operator,
            where=made.station,
            count=f"{sheet.total:,}",
        )
        practice = messages.phrase("lists.practice", self.language) if made.practice else ""
        about = " · ".join(sheet.about) or messages.phrase("lists.everything", self.language)
        return tuple(line for line in (about, who, practice) if line)

    def file_name(self, sheet: Sheet) -> str:
        """Return what a workbook of a list is called: its title and the day."""
        today = zone.local(self._recorder.clock.now())
        return f"{sheet.title} {today:%Y-%m-%d}{SUFFIX}"

    def save(
        self,
        sheet: Sheet,
        rows: Rows,
        target: Path,
        progress: Progress,
        record: Callable[[str], object] | None = None,
    ) -> Path:
        """Write a list as a workbook, whole or not at all; returns where.

        ``record`` is given the file's name and writes who took the list, before the file is there.
        Raises as ``write_workbook`` and ``record`` do.
        """
        place = (
            target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)
        )
        with handed_out(place, Problem("lists.not_written", name=shown_name(place.name))) as staged:
            write_workbook(sheet, self.lines(sheet), rows(progress), staged, progress)
            if record is not None:
                record(shown_name(place.name))
        return place

    def render(self, sheet: Sheet, rows: Rows, progress: Progress) -> Printed:
        """Lay a list out for paper; raises ``lists.too_long_to_print`` and ``Cancelled``."""
        if sheet.total > MOST_PRINTED:
            raise Problem("lists.too_long_to_print", most=MOST_PRINTED, rows=sheet.total)
        told = []
        for number, row in enumerate(rows(progress)):
            if number % _STEP == 0:
                progress.check()
                progress.report(number, sheet.total, "lists.writing")
            told.append(tuple(written(cell) for cell in row))
        numbers = (at for at, head in enumerate(sheet.heads) if head.kind == Kind.NUMBER)
        shown = ListPrint(
            title=sheet.title,
            lines=self.lines(sheet),
            heads=tuple(head.words for head in sheet.heads),
            widths=tuple(head.width for head in sheet.heads),
            rows=tuple(told),
            right=tuple(numbers),
        )
        return render(shown, self._imprints.of_desk())

    def save_print(
        self,
        sheet: Sheet,
        rows: Rows,
        target: Path,
        progress: Progress,
        record: Callable[[str], object] | None = None,
    ) -> Printed:
        """Write a list as a PDF, whole or not at all; ``record`` as for ``save``.

        Raises ``prints.not_saved``, and as ``render`` and ``record`` do.
        """
        printed = self.render(sheet, rows, progress)
        with handed_out(target, not_saved(target)) as staged:
            staged.write_bytes(printed.pdf)
            if record is not None:
                record(shown_name(target.name))
        return printed

    def record_copies(
        self, case_ids: Iterable[str], document: str, copy: Copy, file: str = ""
    ) -> None:
        """Record in each case that a list with its evidence left; raises as ``record_copy``."""
        for case_id in dict.fromkeys(case_ids):
            self.record_copy(case_id, document, copy, file)

    def record_copy(self, case_id: str, document: str, copy: Copy, file: str = "") -> None:
        """Record that a list of a case's evidence was printed, or saved under a name.

        Raises ``paper.no_reader`` and ``cases.reason_missing``.
        """
        copied = copies.printed(copy, CopyFacts(document=document, file=file))
        self._recorder.change(case_id, lambda _case: [copied])

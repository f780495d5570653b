"""The windows that open over the page of a case."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.app import Application
from desktop.keys import key
from desktop.services.evidence.exhibits import Batch, ExhibitForm
from desktop.services.lists import exhibit_sheet
from desktop.services.lists.sheets import Rows, Sheet
from desktop.ui.case.case_page import CasePage
from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.cases.neighbours import neighbour
from desktop.ui.evidence.batch_report import BatchReport
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.exhibit_services import ExhibitServices, ExhibitWindows
from desktop.ui.evidence.exhibit_taking import ExhibitTaking
from desktop.ui.files.meant import Meant, photos_meant
from desktop.ui.hiding.dialog import HidingDialog, ToHide
from desktop.ui.keyboard.shortcuts import INSIDE, on_keys
from desktop.ui.lists.card_list import CardList
from desktop.ui.lists.leaving import Recorded
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.papers.paper_dialog import PaperDialog, PaperServices
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.papers.scan_dialog import ScanDialog
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.samples.comparison_dialog import SampleComparisonDialog
from desktop.ui.samples.samples_dialog import SamplesDialog
from desktop.ui.samples.set_dialog import SampleServices, SampleSetDialog
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from desktop.ui.timekeeping.pair_form import ClockServices
from desktop.ui.widgets.button import on_press
from desktop.ui.window.act import Act
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.timekeeping import ClockKind

VOUCHER = "voucher"


class CaseWindows(QObject):
    """Open what the page of a case asks for, over it."""

    def __init__(
        self, app: Application, words: CaseWords, theme: Theme, prompts: Prompts, page: CasePage
    ) -> None:
        super().__init__(page)
        self._app, self._words, self._theme = app, words, theme
        self._prompts, self._page = prompts, page
        self._lists = list_desk(app.lists, prompts)
        self._samples = SampleServices(app.sampling, self._lists, app.cases, app.session, app.clock)
        recorded = Recorded(exhibit_sheet.DOCUMENT, self._case_ids)
        self._exhibits = CardList(self._exhibit_list, self._lists, prompts, page, recorded)
        self._exhibits.button.setText("")
        self._exhibits.button.set_kind("quiet")
        self._exhibits.leaving.said.connect(page.proof.said)
        page.proof.tray.offer(self._exhibits.button)
        page.paper_asked.connect(self._sign)
        page.print_asked.connect(self._preview)
        page.offer = self._offers
        on_press(page.ui.beforeButton, self._walk, -1)
        on_press(page.ui.nextButton, self._walk, 1)
        on_keys(page, "case_page.before", partial(self._walk, -1), INSIDE)
        on_keys(page, "case_page.next", partial(self._walk, 1), INSIDE)
        proof = page.proof
        proof.exhibit_asked.connect(self._show_exhibit)
        proof.comparison_asked.connect(self._compare_samples)
        proof.sampling_asked.connect(self._draw_samples)
        proof.samples_asked.connect(self._show_samples)
        proof.pair_asked.connect(self._compare_pictures)
        proof.clocks_asked.connect(self._compare_clocks)
        proof.report_asked.connect(self._report)
        page.entries.opened.connect(self._take_voucher)
        proof.intake.scan_asked.connect(partial(scan_papers, app, prompts))

    def _case_ids(self, _only: object = None) -> tuple[str, ...]:
        case = self._page.proof.tray.case
        return (case.id,) if case is not None else ()

    def _exhibit_list(self) -> tuple[Sheet, Rows]:
        [case_id] = self._case_ids()
        case, words = self._app.cases.get(case_id), self._words
        label = partial(words.label_of, case)
        return exhibit_sheet.exhibit_sheet(case, label, words.language)

    def _offers(self) -> Sequence[Act]:
        page, ui = self._page, self._page.ui
        finish, hand_up = ui.finishButton, ui.escalateButton
        offered = (
            (finish.text(), "finish", "check", finish.click),
            (self.tr("Add evidence"), "evidence", "camera", page.proof.tray.add.showMenu),
            (self.tr("Print"), "print", "printer", ui.printButton.showMenu),
            (hand_up.text(), "escalate", "arrow-up-from-line", hand_up.showMenu),
            (self.tr("The next case"), "next", "chevron-down", partial(self._walk, 1)),
            (self.tr("The case before"), "before", "chevron-up", partial(self._walk, -1)),
        )
        return [
            Act(words, key(f"case_page.{name}").shown, icon, act)
            for words, name, icon, act in offered
            if words
        ]

    def _walk(self, by: int) -> None:
        page = self._page
        if visit := neighbour(self._app.cases, page.queue, page.case.id, by):
            page.asked.emit(visit)
        else:
            page.snackbar.say(self.tr("There is no further case in the list."))

    def _sign(self, case_id: str, document: str) -> None:
        app = self._app
        services = PaperServices(
            app.cases, app.papers, app.signing, app.readings, app.session, self._words
        )
        page = self._page
        dialog = PaperDialog(services, self._theme, self._prompts, case_id, document, page)
        scan = partial(scan_papers, app, self._prompts, dialog, dialog.read_scans)
        dialog.scan_asked.connect(scan)
        self._over(dialog)

    def _preview(self, case_id: str, document: str) -> None:
        dialog = PrintPreview(
            self._app.prints, self._app.cases, self._theme, self._prompts, case_id, self._page
        )
        dialog.show_document(document)
        self._over(dialog)

    def _over(self, dialog: QDialog) -> None:
        self._page.live.flush()
        dialog.finished.connect(self._page.refresh)
        show_dialog(dialog)

    def _show_exhibit(self, case: Case, evidence_id: str) -> None:
        services = exhibit_services(self._app, self._words, self._prompts)
        dialog = ExhibitDialog(services, self._prompts, case, evidence_id, self._page)
        dialog.footage_asked.connect(self._page.open_stills)
        if case.is_open:
            form = ExhibitForm(kind=ExhibitKind.OTHER)
            meant = Meant(self.tr("further files of this case"))
            self._taking(case.id, form, meant, dialog).added.connect(dialog.tell_added)
        show_dialog(dialog)

    def _taking(
        self, case_id: str, form: ExhibitForm, meant: Meant, window: QWidget
    ) -> ExhibitTaking:
        """Let a window over the page take files as exhibits of its case."""
        taking = ExhibitTaking(self._app.evidence, self._prompts, case_id, form, meant, window)
        taking.added.connect(self._refresh)
        return taking

    def _refresh(self, _exhibit: Exhibit) -> None:
        self._page.refresh()

    def _take_voucher(self, case: Case, dialog: RecordDialog) -> None:
        if VOUCHER not in dialog.form.rows or not case.is_open:
            return
        form = ExhibitForm(kind=ExhibitKind.RECEIPT)
        meant = Meant(self.tr("the voucher"), most=1)
        taking = self._taking(case.id, form, meant, dialog)
        taking.added.connect(partial(self._name_voucher, dialog))

    def _name_voucher(self, dialog: RecordDialog, exhibit: Exhibit) -> None:
        dialog.form.rows[VOUCHER].input.set_words(exhibit.exhibit_no)

    def _compare_samples(self, case: Case) -> None:
        intake = self._page.proof.intake
        dialog = SampleComparisonDialog(self._app.samples, self._prompts, case, self._page)
        dialog.saved.connect(intake.added)
        dialog.typed_asked.connect(partial(intake.type_in, case, ExhibitKind.SAMPLE_COMPARISON))
        show_dialog(dialog)

    def _draw_samples(self, case: Case, source: str) -> None:
        dialog = SampleSetDialog(
            self._samples, self._words, self._prompts, case, source, self._page
        )

        def tell() -> None:
            self._page.proof.said.emit(self.tr("%n samples entered.", "", len(dialog.made)))

        dialog.accepted.connect(tell)
        show_dialog(dialog)

    def _show_samples(self, case: Case) -> None:
        show_dialog(
            SamplesDialog(
                self._samples, self._words, self._prompts, self._pair, case.id, self._page
            )
        )

    def _compare_pictures(self, case: Case) -> None:
        show_dialog(self._pair(case.id, (), self._page))

    def _pair(self, case_id: str, two: tuple[str, ...], over: QWidget) -> QDialog:
        dialog = PairDialog(self._app.pairs, self._prompts, case_id, two, over)
        form = ExhibitForm(kind=ExhibitKind.PHOTO)
        meant = photos_meant(self.tr("pictures to compare"))
        self._taking(case_id, form, meant, dialog).added.connect(dialog.use_picture)
        return dialog

    def _compare_clocks(self, case: Case) -> None:
        app = self._app
        services = ClockServices(app.cases, app.timekeeping, self._lists, self._words)
        dialog = ClockSheetDialog(services, self._prompts, case.id, ClockKind.RECORDER, self._page)
        form = ExhibitForm(kind=ExhibitKind.PHOTO, title=self.tr("Two clocks at one moment"))
        meant = photos_meant(self.tr("a photo of both clocks"), most=1)
        taking = self._taking(case.id, form, meant, dialog)
        taking.added.connect(dialog.form.use_photo)
        dialog.form.photo_asked.connect(taking.files.choose)
        show_dialog(dialog)

    def _report(self, batch: Batch) -> None:
        language = self._app.language()
        show_dialog(BatchReport(batch, self._lists, self._prompts, language, self._page))


def scan_papers(
    app: Application, prompts: Prompts, over: QWidget, then: Callable[[list[Path]], object]
) -> None:
    """Open the window of the scanner over another; ``then`` takes the pages."""
    dialog = ScanDialog(app.scans, prompts, app.language(), over)
    dialog.scanned.connect(then)
    show_dialog(dialog)


def exhibit_services(app: Application, words: CaseWords, prompts: Prompts) -> ExhibitServices:
    """Return what the window of an exhibit calls, with the windows that work on its picture."""

    def hide(case_id: str, exhibit: Exhibit, over: QDialog) -> Exhibit | None:
        return HidingDialog.ask(app.hiding, words.label, prompts, ToHide(case_id, exhibit), over)

    windows = ExhibitWindows(
        enhance=partial(EnhanceDialog, app.derivatives, prompts),
        annotate=partial(AnnotateDialog, app.derivatives, app.drafts, prompts),
        hide=hide,
    )
    return ExhibitServices(
        cases=app.cases,
        evidence=app.evidence,
        drafts=app.drafts,
        derivatives=app.derivatives,
        hiding=app.hiding,
        prints=app.prints,
        samples=app.samples,
        session=app.session,
        words=words,
        windows=windows,
    )

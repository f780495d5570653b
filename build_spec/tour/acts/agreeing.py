"""Explaining what was found, and a proposal; the paper, signed by pen, read back from a photo."""

import shutil
from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QDialog

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework
from build_spec.tour.guide import Guide
from build_spec.tour.materials import photograph_signed
from build_spec.tour.script import wait
from desktop import messages
from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.papers.corners_dialog import CornersDialog
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.papers.scan_inbox import ScanInbox
from desktop.ui.papers.scan_place import FOREIGN
from desktop.ui.papers.scan_row import ScanRow
from desktop.ui.window.question import KEY, Question
from record.codes import ExhibitKind, PaperState, ProposalAnswer, RowState, Stage

TALK = "请客户看了加油记录、监控截图和油样，说明同罐同枪当天无其他异常"
OFFER = "退还本次油款97.86元，协助到维修点检测，结果出来后再书面答复"
PDF = "现场确认书.pdf"


async def explain(guide: Guide) -> None:
    """Record the talk and where the customer stands."""
    await casework.press_row(guide, "communicate.shown")
    dialog = await sight.dialog("RecordDialog")
    await hands.choose(cast("QComboBox", await sight.named(dialog, "way")), "FACE")
    await hands.fill(await sight.named(dialog, "whom"), "周明")
    await hands.fill(await sight.named(dialog, "content"), TALK)
    await guide.shot("communication")
    await casework.record(dialog)
    await wait("the talk", lambda: guide.case.communications)
    for item in ("communicate.shown", "communicate.explained", "communicate.offered"):
        if casework.state_of(guide, item) == RowState.OPEN:
            await casework.answer_done(guide, item)
    await casework.press_row(guide, "communicate.position")
    await casework.choose_field(guide, "position", "PARTLY")
    await casework.open_part(guide, "Steps")
    await guide.shot("case-communicate")
    await casework.finish(guide, Stage.PROPOSE)


async def propose(guide: Guide) -> None:
    """Offer a refund that the customer accepts."""
    await casework.press_row(guide, "propose.proposal")
    dialog = await sight.dialog("RecordDialog")
    await hands.choose(cast("QComboBox", await sight.named(dialog, "remedy")), "REFUND")
    await hands.fill(await sight.named(dialog, "amount"), "97.86")
    await hands.fill(await sight.named(dialog, "text"), OFFER)
    await hands.choose(
        cast("QComboBox", await sight.named(dialog, "answer")), ProposalAnswer.ACCEPTED
    )
    await guide.shot("proposal")
    await casework.record(dialog)
    await casework.row_becomes(guide, "propose.proposal")


async def print_the_confirmation(guide: Guide) -> None:
    """Write the confirmation, look at the paper, save its PDF; show the pad and the refusal."""
    await casework.press_row(guide, "propose.confirmation")
    dialog = cast("PaperDialog", await sight.dialog("PaperDialog"))
    await guide.shot("confirmation-text")
    await hands.click(dialog.ui.makeButton)
    await wait("the paper", lambda: dialog.paper_id and dialog.ui.pdfPane.pages, 30.0)
    await guide.shot("confirmation-paper")
    await hands.click(dialog.ui.saveButton)
    target = guide.chosen.out / PDF
    await hands.save_copy(target)
    await wait("the PDF to be saved", target.exists)
    await _show_the_pad(guide, dialog)
    await _show_the_refusal(guide, dialog)
    await hands.click(dialog.ui.closeButton)
    await sight.gone(dialog)


async def read_the_signed_photo(guide: Guide) -> None:
    """Put a photo of the signed page into the watched folder, and file what was read from it."""
    photo = photograph_signed(guide.chosen.out / PDF, guide.folder / "签字 照片.jpg")
    shutil.copyfile(photo, guide.chosen.out / "signed-page.jpg")
    station = guide.at_station
    desk = await station.go("Ctrl+3", "evidence")
    await guide.shot("evidence")
    await hands.click(await sight.named(desk, "scanButton"))
    inbox = cast("ScanInbox", await station.on("scan_inbox"))
    await guide.shot("scan-inbox-empty")
    shutil.copyfile(photo, station.application.folder.inbox / photo.name)
    row = await wait("the photo to be read", lambda: _read(inbox), 40.0)
    await guide.shot("scan-inbox-read")
    if not row.scan.reading.case_id:
        raise LookupError(f"the case was not found: {row.accessibleName()}")
    await hands.click(row.ui.fileButton)
    await wait("the photo to be filed", lambda: row.state == "FILED", 20.0)
    await guide.shot("scan-inbox-filed")
    await wait("the paper to be signed", lambda: _is_signed(guide))
    await _file_a_foreign_paper(guide, inbox)
    await station.go("Ctrl+2", "cases")
    await open_case(guide)
    await guide.shot("case-signed")


async def preview_the_dossier(guide: Guide) -> None:
    """Look at the dossier inside the program and save it."""
    page = casework.page(guide)
    if not page.isVisible():
        await guide.at_station.go("Ctrl+2", "cases")
        await open_case(guide)
    await hands.click(page.ui.printButton)
    await guide.shot("print-menu")
    await hands.pick(f"{messages.document('dossier', guide.chosen.language)}…")
    preview = cast("PrintPreview", await sight.dialog("PrintPreview"))
    await wait("the dossier", lambda: preview.ui.pdfPane.pages and not _making(preview), 60.0)
    await guide.shot("dossier")
    await hands.click(await sight.called(preview, sight.words("PdfPane", "Next page")))
    await guide.shot("dossier-page-2")
    target = guide.chosen.out / "证据卷.pdf"
    # An earlier tour into this folder would make the dialog ask whether to replace it.
    target.unlink(missing_ok=True)
    await hands.click(preview.ui.saveButton)
    await hands.save_copy(target)
    await wait("the dossier to be saved", target.exists, 20.0)
    await guide.shot("dossier-saved")
    await hands.click(preview.ui.closeButton)
    await sight.gone(preview)


async def open_case(guide: Guide) -> None:
    """Find the case by its number in the list, and open it."""
    station = guide.at_station
    cases = await station.on("cases")
    search = await sight.named(cases, "search")
    await hands.fill(search, guide.case.case_no)
    table = await sight.named(cases, "table")
    await wait("the one case", lambda: table.model().rowCount() == 1)
    await hands.key("Down")
    await hands.key("Return")
    await station.on("case")


async def _show_the_pad(guide: Guide, dialog: PaperDialog) -> None:
    await hands.click(dialog.ui.padButton)
    pad = await sight.dialog("SignatureDialog")
    box = await sight.named(pad, "pad")
    high, wide = box.height(), box.width()
    strokes = [
        [QPoint(wide * x // 20, high * y // 10) for x, y in stroke]
        for stroke in (
            ((4, 5), (6, 2), (5, 7), (8, 3)),
            ((9, 2), (9, 7)),
            ((8, 4), (11, 4), (9, 6), (13, 5)),
        )
    ]
    await hands.draw(box, strokes)
    await guide.shot("pad")
    await hands.click(await sight.named(pad, "cancelButton"))
    await sight.gone(pad)


async def _show_the_refusal(guide: Guide, dialog: PaperDialog) -> None:
    await hands.click(dialog.ui.refuseButton)
    refusal = cast("QDialog", await sight.dialog("RefusalDialog"))
    await hands.click(await sight.named(refusal, "recordButton"))
    await hands.fill(await sight.named(refusal, "reasonEdit"), "客户要先问保险公司")
    await guide.shot("refusal")
    await hands.click(await sight.named(refusal, "cancelButton"))
    await sight.gone(refusal)


async def _file_a_foreign_paper(guide: Guide, inbox: ScanInbox) -> None:
    """Choose the case for a garage's bill, set its corners, and file it."""
    bill, before = guide.materials.bill, len(inbox.rows)
    shutil.copyfile(bill, guide.at_station.application.folder.inbox / bill.name)
    await wait("the bill to be read", lambda: len(inbox.rows) > before, 40.0)
    row = inbox.rows[0]
    await hands.click(row.ui.placeButton)
    picker = cast("CasePicker", await sight.dialog("CasePicker"))
    await hands.write(guide.case.case_no)
    await wait("the case to be found", lambda: picker.chosen() == guide.case_id)
    await guide.shot("case-picker")
    await hands.click(picker.ui.chooseButton)
    for picture, kind in (("which-page", FOREIGN), ("which-kind", ExhibitKind.REPAIR_DOC)):
        await _pick(guide, picture, kind)
    dialog = cast("CornersDialog", await sight.dialog("CornersDialog"))
    await wait("the photo with its corners", lambda: dialog.corners, 30.0)
    await hands.click(dialog.ui.straightenButton)
    await guide.shot("corners")
    await hands.click(dialog.ui.useButton)
    await wait("the bill to be filed", lambda: row.state == "FILED", 30.0)
    await guide.shot("scan-inbox-bill")


async def _pick(guide: Guide, picture: str, key: str) -> None:
    question = cast("Question", await sight.dialog("Question"))
    choices = question.ui.choices
    at = next(n for n in range(choices.count()) if choices.item(n).data(KEY) == key)
    await guide.shot(picture)
    await hands.key("Home")
    await hands.key("Down", at)
    await wait("the choice", lambda: question.picked() == key)
    await hands.key("Return")
    await sight.gone(question)


def _read(inbox: ScanInbox) -> ScanRow | None:
    return next(iter(inbox.rows), None)


def _is_signed(guide: Guide) -> bool:
    return any(paper.state == PaperState.SIGNED for paper in guide.case.papers.values())


def _making(preview: PrintPreview) -> bool:
    return preview.ui.progressStrip.isVisible()

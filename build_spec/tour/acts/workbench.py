"""The bench: clocks related, pictures side by side, a clip cut, bystanders hidden, custody."""

from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.hiding.dialog import HidingDialog
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.stills.clip_dialog import ClipDialog
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.reading.redaction import redacted_of

WORKING_S = 60.0
SECONDS_FAST = 12


async def relate_the_clocks(guide: Guide) -> None:
    """Put a pair on the clock sheet: the recorder is some seconds fast."""
    await casework.pick_to_add(guide, "Clock sheet…")
    dialog = cast("ClockSheetDialog", await sight.dialog("ClockSheetDialog"))
    await hands.click(dialog.form.ui.shownEdit)
    await hands.key("End")
    await hands.key("Up", SECONDS_FAST)
    await hands.click(dialog.form.ui.addButton)
    await wait("the pair", lambda: guide.case.time_pairs)
    await guide.shot("clock-sheet")
    await hands.click(dialog.ui.closeButton)
    await sight.gone(dialog)


async def compare_pictures(guide: Guide) -> None:
    """Look at two pictures together, swipe, and keep what is seen."""
    await casework.pick_to_add(guide, "Two pictures side by side…")
    dialog = cast("PairDialog", await sight.dialog("PairDialog"))
    await hands.fill(dialog.ui.titleEdit, "铅封编号与显示一致")
    await wait("the two pictures", dialog.ui.keepButton.isEnabled, WORKING_S)
    await guide.shot("pair-side-by-side")
    await hands.click(await sight.button(dialog.ways, "PairDialog", "Swipe"))
    await guide.shot("pair-swipe")
    before = len(guide.case.evidence)
    await hands.click(dialog.ui.keepButton)
    await sight.gone(dialog)
    await wait("the comparison to be kept", lambda: len(guide.case.evidence) > before)


async def cut_a_clip(guide: Guide, page: StillsPage) -> None:
    """Keep the stretch that was marked as a clip, and see its true ends."""
    await hands.click(page.ui.clipButton)
    dialog = cast("ClipDialog", await sight.dialog("ClipDialog"))
    await wait("the ends of the clip", dialog.ui.addButton.isEnabled, WORKING_S)
    await guide.shot("clip")
    await hands.click(dialog.ui.addButton)
    await wait("the clip to be kept", dialog.ui.banner.isVisible, WORKING_S)
    await guide.shot("clip-kept")
    await hands.click(dialog.ui.closeButton)
    await sight.gone(dialog)


async def hide_and_keep_custody(guide: Guide) -> None:
    """Hide what must not be seen in the photo of the vehicle, and save its custody as a paper."""
    found = next(e for e in guide.case.evidence.values() if e.kind == ExhibitKind.VEHICLE_PHOTO)
    dialog = await casework.open_exhibit(guide, found)
    await hands.click(dialog.ui.hideButton)
    hiding = cast("HidingDialog", await sight.dialog("HidingDialog"))
    await _mark_and_save(guide, hiding)
    await sight.gone(hiding)
    await wait("the redacted copy", lambda: redacted_of(guide.case, found.id))
    await guide.shot("exhibit-hidden")
    await _save_custody(guide, dialog, found)
    await hands.click(await sight.button(dialog, "ExhibitDialog", "Close"))
    await sight.gone(dialog)


async def _mark_and_save(guide: Guide, hiding: HidingDialog) -> None:
    ui, view = hiding.ui, hiding.ui.frameView
    await wait("the picture", lambda: hiding.look and not hiding.works.under_way, WORKING_S)
    await hands.click(ui.proposeButton)
    await wait("what is proposed", lambda: not hiding.works.under_way, WORKING_S)
    await wait("the proposals to be told", hiding.ui.banner.isVisible)
    wide, high = view.width(), view.height()
    here = [QPoint(wide * x // 100, high * y // 100) for x, y in ((56, 44), (60, 58), (66, 72))]
    await hands.draw(view, [here])
    await wait("a place to hide", lambda: hiding.edits.tracks)
    await guide.shot("hiding-marked")
    await hands.click(cast("QWidget", hiding.side.reason.findChildren(QAbstractButton)[0]))
    await hands.click(ui.confirmButton)
    await hands.click(ui.previewCheck)
    await guide.shot("hiding-covered")
    await hands.click(ui.saveButton)


async def _save_custody(guide: Guide, dialog: ExhibitDialog, exhibit: Exhibit) -> None:
    await hands.click(dialog.ui.checkButton)
    await wait("the check", dialog.ui.checkButton.isEnabled, WORKING_S)
    await guide.shot("exhibit-intact")
    target = guide.chosen.out / f"保管记录-{exhibit.exhibit_no}.pdf"
    target.unlink(missing_ok=True)
    await hands.click(dialog.ui.custodyButton)
    await hands.save_copy(target)
    await wait("the custody record", target.exists, WORKING_S)

"""Paying what was agreed, calling back, and closing."""

from typing import cast

from PySide6.QtWidgets import QComboBox

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.clock import SystemClock
from desktop.ui.widgets.clickable import Clickable
from record.codes import CallbackResult, Result, Status


async def resolve(guide: Guide) -> None:
    """Say what was carried out and its proof, the cause, and resolve."""
    page = casework.page(guide)
    await guide.at_station.front()
    await casework.open_part(guide, "Outcome")
    offer = await sight.seen(page.parts.panels["outcome"], Clickable, lambda _c: True, "the offer")
    await hands.click(offer)
    dialog = await sight.dialog("RecordDialog")
    now = f"{SystemClock().now():%Y-%m-%d %H:%M}"
    await hands.fill(await sight.named(dialog, "performed_at"), now)
    await hands.fill(await sight.named(dialog, "proof"), "退款回单 20261120-08")
    await guide.shot("proposal-performed")
    await casework.record(dialog)
    await casework.choose_field(guide, "result", Result.AGREED)
    await casework.choose_field(guide, "cause_class", "5")
    await casework.type_into(page, "apology_at", now)
    await guide.shot("outcome")
    await casework.finish(guide, Status.RESOLVED)
    await casework.open_part(guide, "Steps")
    await guide.shot("case-resolved")


async def call_back_and_close(guide: Guide) -> None:
    """Call the customer back, meet what is due, and close."""
    page = casework.page(guide)
    await casework.press_row(guide, "close.callback")
    dialog = await sight.dialog("RecordDialog")
    await hands.choose(cast("QComboBox", await sight.named(dialog, "result")), CallbackResult.DONE)
    await hands.choose(cast("QComboBox", await sight.named(dialog, "satisfaction")), "SATISFIED")
    await hands.fill(await sight.named(dialog, "answers"), "车辆已正常，对处理满意，没有其他要求")
    await guide.shot("callback")
    await casework.record(dialog)
    await casework.row_becomes(guide, "close.callback")
    await casework.press_row(guide, "close.errors")
    await casework.row_becomes(guide, "close.errors")
    await hands.click(page.ui.finishButton)
    await guide.shot("close-asked")
    await _meet_clocks(guide)
    question = await sight.dialog("Question")
    await guide.shot("close-question")
    await hands.click(await sight.named(question, "yes"))
    await wait("the case to be closed", lambda: guide.case.status == Status.CLOSED)
    await guide.shot("case-closed")


async def _meet_clocks(guide: Guide) -> None:
    """Mark every clock that blocks the closing as met, through the part where clocks stand."""
    page = casework.page(guide)
    application = guide.at_station.application
    for _ in range(6):
        case = guide.case
        lacks = application.cases.missing(case, Status.CLOSED)
        clocks = [m for m in lacks if m.code == "guard.clock"]
        if not clocks:
            break
        await casework.open_part(guide, "Review")
        await guide.shot("clocks")
        rule = str(clocks[0].facts["rule"])
        await hands.click(await sight.named(page.parts.review, f"clock:{rule}"))
        await wait("the clock to be met", lambda seen=case: guide.case != seen)  # type: ignore[misc]
    if page.case.is_open and not sight.open_dialogs():
        await casework.open_part(guide, "Steps")
        await hands.click(page.ui.finishButton)

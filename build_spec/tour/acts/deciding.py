"""Back on the line: the region reads, remarks, returns a point, decides; the station sees it."""

import time
from typing import cast

from PySide6.QtWidgets import QRadioButton

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework
from build_spec.tour.acts.agreeing import open_case
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.desk.headquarters import IDLE
from desktop.ui.review.review_case import ReviewCase
from desktop.ui.review.review_page import ReviewPage
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.clickable import Clickable
from record.codes import Action, ExhibitKind, RowState, Status, Validity

SENDING_S = 60.0
SECONDS_S = 20.0
REMARK = "画面清楚，请补拍4号枪铅封近照"
POINT = "说明同罐当天其他客户有无反映，附交接班记录"
GROUND = "加油记录和监控一致，油样无异常，服务告知不足"


async def go_online(guide: Guide) -> None:
    """Go on sending, and watch it until headquarters has verified everything."""
    station = guide.at_station
    await station.front()
    told = sight.words("SyncCard", "Go on sending")
    await hands.click(await sight.called(station.window.ui.syncCard, told))
    await hands.click(station.window.ui.syncCard)
    await station.on("sync")
    await guide.shot("sync-under-way")
    service = station.application.headquarters
    await wait("headquarters to hold everything", lambda: _all_sent(guide), SENDING_S)
    await wait("the state to be idle", lambda: service.status().state == IDLE)
    await guide.shot("sync-verified")
    await station.go("Ctrl+2", "cases")


async def review(guide: Guide) -> None:
    """Find the case in the region's queue, read it, look at an exhibit and remark on it."""
    region = guide.at_region
    await region.front()
    await wait("the case at the region", lambda: _arrived(guide), SENDING_S)
    queue = cast("ReviewPage", await region.go("Ctrl+4", "review"))
    await wait("the queue", queue.model.rowCount)
    await guide.shot("review-queue")
    everything = [b for b in queue.ui.tabHost.findChildren(Button) if b.isVisible()][-1]
    await hands.click(everything)
    await hands.fill(await sight.named(queue, "searchField"), guide.case.case_no)
    await wait("the one case", lambda: queue.model.rowCount() == 1)
    await guide.shot("review-found")
    await hands.click(queue.ui.openButton)
    page = cast("ReviewCase", await region.on("review_case"))
    await wait("the case to be read", lambda: page.case_id == guide.case_id)
    await guide.shot("review-case")
    still = next(e for e in guide.case.evidence.values() if e.kind == ExhibitKind.CCTV_STILL)
    card = await sight.seen(
        page, Clickable, lambda c: still.exhibit_no in c.accessibleName(), still.exhibit_no
    )
    await hands.click(card)
    look = await sight.dialog("ExhibitLook")
    await guide.shot("review-exhibit")
    await hands.click(await sight.button(look, "ExhibitLook", "Remark on this exhibit…"))
    remark = await sight.dialog("DecisionDialog")
    await hands.fill(await sight.named(remark, "groundEdit"), REMARK)
    await guide.shot("review-remark")
    await hands.key("Ctrl+Return")
    await wait("the remark", lambda: _decided(guide, Action.COMMENT))


async def return_a_point(guide: Guide) -> None:
    """Return one point; it appears on the station's open page."""
    await _open_at_station(guide)
    region = guide.at_region
    await region.front()
    page = cast("ReviewCase", await region.on("review_case"))
    await hands.click(page.ui.returnButton)
    dialog = await sight.dialog("ReturnDialog")
    await hands.write(POINT)
    await guide.shot("review-return")
    began = time.monotonic()
    await hands.click(await sight.named(dialog, "returnButton"))
    banner = casework.page(guide).banners.points
    await wait("the point on the station's open page", banner.isVisible, SECONDS_S)
    guide.timing.figures["returned point on the station's open page"] = time.monotonic() - began
    await guide.at_station.front()
    await guide.shot("case-returned")


async def answer_the_point(guide: Guide) -> None:
    """Answer the point at the station."""
    page = casework.page(guide)
    told = sight.words("CaseBanners", "Answer")
    await hands.click(
        await sight.seen(page.banners.points, Button, lambda b: b.text() == told, told)
    )
    await hands.write("同罐当天加油57车次，无其他反映；交接班记录已附")
    await guide.shot("point-answer")
    await hands.key("Return")
    await wait("the answer", lambda: not guide.case.open_tasks)
    await wait(
        "the answer at the region",
        lambda: not guide.at_region.application.cases.get(guide.case_id).open_tasks,
        SECONDS_S,
    )


async def carry_out(guide: Guide) -> None:
    """Finish the proposals' step and carry out what was agreed."""
    page = casework.page(guide)
    await casework.open_part(guide, "Steps")
    for item in ("propose.statement", "propose.confirmation"):
        if casework.state_of(guide, item) == RowState.OPEN:
            raise LookupError(f"{item} is still open: {casework.missing(guide)}")
    await hands.click(page.ui.finishButton)
    await wait(
        f"the case to be carried out; still missing: {casework.missing(guide)}",
        lambda: guide.case.status == Status.EXECUTING,
    )
    await guide.shot("case-executing")


async def decide(guide: Guide) -> None:
    """Decide validity at the region; measure until the station's open page says so."""
    region = guide.at_region
    await region.front()
    page = cast("ReviewCase", region.window.page("review_case"))
    await _open_at_region(guide)
    await hands.click(page.ui.validityButton)
    dialog = await sight.dialog("DecisionDialog")
    value = region.application.label("validity", Validity.PARTLY_VALID)
    choice = await sight.seen(dialog, QRadioButton, lambda b: b.text() == value, value)
    await hands.click(choice)
    await hands.fill(await sight.named(dialog, "groundEdit"), GROUND)
    await guide.shot("review-validity")
    said = guide.at_station.application.label("validity", Validity.PARTLY_VALID)
    began = time.monotonic()
    await hands.click(await sight.named(dialog, "decideButton"))
    chips = casework.page(guide).ui.chips
    await wait(
        "the decision on the station's page", lambda: said in sight.text_on(chips), SECONDS_S
    )
    guide.timing.figures["decision on the station's open page"] = time.monotonic() - began
    await _open_at_region(guide)
    await hands.click(page.ui.confirmButton)
    confirm = await sight.dialog("DecisionDialog")
    await guide.shot("review-confirm")
    await hands.click(await sight.named(confirm, "decideButton"))
    await wait("the confirmation at the station", lambda: guide.case.confirmed_by, SECONDS_S)
    await guide.at_station.front()
    await guide.shot("case-decided")


async def _open_at_station(guide: Guide) -> None:
    station = guide.at_station
    await station.front()
    page = casework.page(guide)
    if not page.isVisible():
        await station.go("Ctrl+2", "cases")
        await open_case(guide)
    if guide.case.validity != Validity.UNDECIDED:
        raise LookupError("the validity was decided already")


async def _open_at_region(guide: Guide) -> None:
    region = guide.at_region
    await region.front()
    page = cast("ReviewCase", region.window.page("review_case"))
    if page.isVisible() and page.case_id == guide.case_id:
        return
    queue = cast("ReviewPage", await region.go("Ctrl+4", "review"))
    await hands.fill(await sight.named(queue, "searchField"), guide.case.case_no)
    await wait("the one case", lambda: queue.model.rowCount() == 1)
    await hands.click(queue.ui.openButton)
    await region.on("review_case")


def _all_sent(guide: Guide) -> bool:
    status = guide.at_station.application.headquarters.status()
    return not status.waiting_entries and not status.waiting_files


def _arrived(guide: Guide) -> bool:
    application = guide.at_region.application
    return bool(application.cases.list(CaseQuery(text=guide.case.case_no)).total)


def _decided(guide: Guide, action: str) -> bool:
    case = guide.at_region.application.cases.get(guide.case_id)
    return any(decision.action == action for decision in case.decisions)

"""A complaint at the counter while the line is down: six fields by keyboard, then listening."""

from datetime import datetime, timedelta
from typing import cast

from PySide6.QtWidgets import QComboBox, QWidget

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework, incoming
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.clock import SystemClock
from desktop.services.desk.headquarters import PAUSED
from desktop.ui.case.case_page import CasePage
from record.codes import Channel, ExhibitKind, RecordConfirmed, RowState, Stage

SUMMARY = "加92#乙醇汽油后行驶31公里启动困难、抖动，怀疑油品质量"
NAME, PHONE, PLATE = "周明", "13812342046", "鄂C6Q789"
DEMAND = "退还油款97.86元，承担检测费用，三天内书面答复"
NARRATIVE = "当日上午加满后开往郊区，约三十公里后发动机抖动、加速无力，停车再启动困难，遂返回本站。"


async def go_offline(guide: Guide) -> None:
    """Pause sending on the card at the foot of the rail."""
    station = guide.at_station
    await station.front()
    pause = await sight.called(station.window.ui.syncCard, sight.words("SyncCard", "Pause sending"))
    await hands.click(pause)
    service = station.application.headquarters
    await wait("sending to be paused", lambda: service.status().state == PAUSED)
    await guide.shot("offline")


async def record_a_complaint(guide: Guide) -> None:
    """Fill in the six fields with the keyboard alone."""
    station = guide.at_station
    cases = await station.go("Ctrl+2", "cases")
    await guide.shot("cases")
    await hands.key("Ctrl+N")
    page = await station.on("new")
    await guide.shot("new-complaint-empty")
    for name, text in (
        ("summary", SUMMARY),
        ("category", "a"),
        ("occurred_at", _written(SystemClock().now() - timedelta(minutes=50))),
        ("complainant.name", NAME),
        ("complainant.phone", PHONE),
        ("vehicle.plate", PLATE),
        ("demand_text", DEMAND),
    ):
        await hands.tab_to(page, name)
        await hands.write(text)
    await hands.tab_to(page, "privacy_notice")
    await hands.key("Space")
    await guide.shot("new-complaint-filled")
    await hands.key("Ctrl+Return")
    opened = cast("CasePage", await station.on("case"))
    guide.case_id = opened.case.id
    if cases.isVisible():
        raise LookupError("the list of cases still shows")
    await guide.shot("case-new")


async def secure_the_scene(guide: Guide) -> None:
    """Work through step 0: what is done at once, and the camera file before it is overwritten."""
    for item in ("step0.safety", "step0.seat", "step0.untouched"):
        await casework.press_row(guide, item)
        await casework.row_becomes(guide, item)
    if casework.state_of(guide, "step0.privacy") == RowState.OPEN:
        await casework.press_row(guide, "step0.privacy")
        await casework.row_becomes(guide, "step0.privacy")
    await casework.press_row(guide, "step0.notify")
    dialog = await sight.dialog("RecordDialog")
    await hands.fill(await sight.named(dialog, "to"), "片区经理 郑国强")
    await hands.choose(cast("QComboBox", await sight.named(dialog, "channel")), Channel.PHONE)
    await guide.shot("notice")
    await casework.record(dialog)
    await casework.press_row(guide, "step0.footage")
    await incoming.take_in(guide, hands.choose_files([guide.materials.video]), "footage")
    await casework.exhibit(guide, ExhibitKind.CCTV_CLIP)
    await casework.row_becomes(guide, "step0.footage")
    await guide.shot("step0-done")


async def listen(guide: Guide) -> None:
    """Take down the account, the facts, the demand; read back; promise an answer."""
    page = casework.page(guide)
    await casework.press_row(guide, "listen.account")
    await casework.type_into(page, "narrative", NARRATIVE)
    now = SystemClock().now()
    await casework.open_part(guide, "Steps")
    await casework.press_row(guide, "listen.facts")
    for key, text in (
        ("fill_time", _written(now - timedelta(minutes=70))),
        ("nozzle", "4号"),
        ("product", "92#乙醇汽油"),
        ("litres", "13.28"),
        ("amount", "97.86"),
        ("symptom", "启动困难，怠速抖动，加速无力"),
        ("km_since_fill", "31"),
        ("warning_lights", "发动机故障灯亮"),
        ("other_fills", "上次在外地加过92#，约五天前"),
        ("level_before", "约四分之一"),
    ):
        await casework.type_into(page, f"facts.{key}", text)
    await guide.shot("facts")
    await casework.choose_field(guide, "record_confirmed", RecordConfirmed.YES)
    await casework.type_into(page, "preservation", "已锁定CAM-03当日录像，打印液位仪读数")
    await casework.open_part(guide, "Steps")
    await casework.press_row(guide, "listen.promise")
    await casework.type_into(page, "promised_reply_at", _written(now + timedelta(days=2)))
    await guide.shot("demand")
    await casework.open_part(guide, "Demand")
    await _claim(guide, page)


async def finish_listening(guide: Guide) -> None:
    """Ask to finish too early, see what is missing, settle it, and finish."""
    await casework.finish(guide, Stage.LOOK)


async def _claim(guide: Guide, page: QWidget) -> None:
    await hands.click(await sight.button(page, "RecordKinds", "Add a claim"))
    dialog = await sight.dialog("RecordDialog")
    await hands.choose(cast("QComboBox", await sight.named(dialog, "kind")), "FUEL")
    await hands.fill(await sight.named(dialog, "amount_claimed"), "97.86")
    await guide.shot("claim")
    await casework.record(dialog)
    await wait("the claim", lambda: guide.case.claims)


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"

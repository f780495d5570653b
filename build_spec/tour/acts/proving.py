"""Looking: photos, papers, the camera file and stills from it; what cannot be had, and why."""

from datetime import timedelta
from typing import cast

from PySide6.QtWidgets import QComboBox

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework, incoming, sampling, workbench
from build_spec.tour.guide import Guide
from build_spec.tour.script import do, wait
from desktop.clock import SystemClock
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.widgets.button import Button
from record.codes import ExhibitKind, RowState, Stage, StopSale

REASONS = (
    ("look.tank", "液位仪打印纸用完，读数已抄录在值班日志"),
    ("look.delivery", "配送单原件在片区财务，次日补"),
    ("look.certificate", "质量合格证随配送单存片区，次日补"),
    ("look.inventory", "日结未完成，班结后导出"),
    ("look.sample_vehicle", "客户拒绝从油箱取样"),
)


async def add_photos(guide: Guide) -> None:
    """Add a photo by its row, and another dropped anywhere on the page and then described."""
    files = guide.materials
    await casework.type_in_evidence(guide, "look.vehicle", {"view": "右后方"}, [files.vehicle])
    await casework.exhibit(guide, ExhibitKind.VEHICLE_PHOTO)
    page = casework.page(guide)
    await incoming.take_in(guide, hands.drop(page, [files.dispenser]), "dropped")
    dropped = await casework.exhibit(guide, ExhibitKind.OTHER)
    dialog = await casework.open_exhibit(guide, dropped)
    await hands.choose(
        cast("QComboBox", await sight.named(dialog, "kind")), ExhibitKind.DISPENSER_STATE
    )
    await casework.type_into(dialog, "title", "4号枪显示与铅封")
    await casework.type_into(dialog, "details.nozzle", "4号")
    await casework.type_into(dialog, "details.seals", "铅封完好，编号JC-0417")
    await guide.shot("exhibit")
    await hands.click(await sight.button(dialog, "ExhibitDialog", "Close"))
    await sight.gone(dialog)
    await casework.exhibit(guide, ExhibitKind.DISPENSER_STATE)
    await guide.shot("photos-added")


async def add_records_and_samples(guide: Guide) -> None:
    """Type in the transaction and the sample, and add the photo of the two samples."""
    now = SystemClock().now()
    moment = f"{now - timedelta(minutes=70):%Y-%m-%d %H:%M}"
    await casework.type_in_evidence(
        guide,
        "look.transaction",
        {"serial": "202611200417", "time": moment, "nozzle": "4号", "litres": "13.28",
         "amount": "97.86"},
    )  # fmt: skip
    await casework.row_becomes(guide, "look.transaction")
    await sampling.draw_samples(guide)
    await sampling.look_at_the_seals(guide)
    await casework.press_row(guide, "look.comparison")
    by_photo = await sight.dialog("SampleComparisonDialog")
    await guide.shot("comparison-by-photo")
    words = "Only write down what is seen…"
    await hands.click(await sight.button(by_photo, "SampleComparisonDialog", words))
    await casework.fill_evidence(
        guide,
        "look.comparison",
        {"samples": "油枪 / 标准样", "tester": "马建明", "observation": "颜色、透明度一致，无分层"},
        [guide.materials.comparison],
    )
    await casework.row_becomes(guide, "look.comparison")


async def take_stills(guide: Guide) -> None:
    """Open the footage, step, jump, play, keep two frames and the clip between them."""
    await casework.press_row(guide, "look.cctv")
    page = cast("StillsPage", await guide.at_station.on("stills"))
    await say_why(guide, page)
    await wait("the strip of pictures", lambda: page.ui.timeLine.pictures, 40.0)
    await guide.shot("stills-opened")
    await hands.key("Right", 3)
    await wait("the fourth frame", lambda: _at(page) == 3)
    await _keep_a_stretch(guide, page)
    await _find_motion(guide, page)
    await guide.shot("stills")
    await _see_the_register(guide, page)
    await hands.click(await sight.of(page.ui.breadcrumb, Button))
    await guide.at_station.on("case")
    await casework.row_becomes(guide, "look.cctv")


async def say_what_cannot_be_had(guide: Guide) -> None:
    """Give the reason for each piece of evidence that cannot be had, and decide on the sale."""
    picture = "not-possible"
    for item, reason in REASONS:
        if casework.state_of(guide, item) == RowState.OPEN:
            await casework.excuse(guide, item, reason, picture)
            picture = ""
    await casework.press_row(guide, "look.stop_sale")
    await casework.choose_field(guide, "stop_sale", StopSale.NO)
    await casework.type_into(
        casework.page(guide), "stop_sale_reason", "油样清澈，同罐其他车辆无异常"
    )
    await casework.open_part(guide, "Steps")
    await hands.wheel_up(casework.page(guide).parts.steps)
    await guide.calm("case-look", casework.page(guide).snackbar)
    await casework.finish(guide, Stage.COMMUNICATE)


async def say_why(guide: Guide, page: StillsPage, picture: str = "stills-why") -> None:
    """Give the reason where it is asked for, and wait for the first frame."""
    asked, cards = page.why, page.ui.viewStack
    await wait(
        "the reasons or a frame",
        lambda: cards.currentWidget() is asked or page.player.current,
        40.0,
    )
    if cards.currentWidget() is asked:
        await guide.shot(picture)
        await hands.click(asked.cards["COMPLAINT"])
    await wait("the first frame", lambda: page.player.current, 40.0)


async def _keep_a_stretch(guide: Guide, page: StillsPage) -> None:
    """Jump to a moment, keep it, play on, keep another, and cut out what lies between."""
    early = min(10.0, page.player.footage.seconds / 4) if page.player.footage else 0.0
    await hands.key("g")
    await hands.write(f"00:00:{early:04.1f}")
    await hands.key("Return")
    await wait("the moment typed", lambda: abs(_seconds(page) - early) < 0.5)
    await _keep(guide, page, 1, "车辆驶入4号加油位", "stills-naming")
    await hands.key("i")
    await hands.key("Space")
    await wait("the footage to play", lambda: _seconds(page) > early + 0.5)
    await hands.key("Space")
    await wait("the footage to stand", lambda: not page.player.playing)
    line, played = page.ui.timeLine, _at(page)
    await hands.click(line, line.rect().center())
    await wait("a jump by the time line", lambda: _at(page) != played)
    await _keep(guide, page, 2, "加油员插枪加油", "")
    await hands.key("o")
    await workbench.cut_a_clip(guide, page)


async def _find_motion(guide: Guide, page: StillsPage) -> None:
    """Name the moment, and look for motion in the whole picture."""
    await hands.key("m")
    dialog = await sight.dialog("MarkDialog")
    await guide.shot("stills-mark")
    await hands.fill(await sight.named(dialog, "nameEdit"), "加油开始")
    await hands.key("Return")
    await sight.gone(dialog)
    await wait("the mark", lambda: page.tools.marks.marks)
    side, motion = page.tools.side, page.tools.motion
    await do(lambda: side.show_list("motion"))
    await hands.click(page.ui.motionButton)
    await wait("the motion found", lambda: motion.found and motion.found.whole, 40.0)


async def _see_the_register(guide: Guide, page: StillsPage) -> None:
    await hands.click(page.ui.registerButton)
    await guide.at_station.on("register")
    await guide.shot("footage-register")
    await hands.key("Alt+Left")
    await guide.at_station.on("stills")


async def _keep(guide: Guide, page: StillsPage, count: int, title: str, picture: str) -> None:
    await hands.key("s")
    dialog = await sight.dialog("StillDialog")
    await hands.fill(await sight.named(dialog, "titleEdit"), title)
    if picture:
        await guide.shot(picture)
    await hands.key("Return")
    await sight.gone(dialog)
    await casework.exhibit(guide, ExhibitKind.CCTV_STILL, count)
    await wait("the still in the list", lambda: len(page.ui.timeLine.marks) == count)


def _at(page: StillsPage) -> int:
    return page.player.current.ordinal if page.player.current else -1


def _seconds(page: StillsPage) -> float:
    return page.player.current.seconds if page.player.current else -1.0

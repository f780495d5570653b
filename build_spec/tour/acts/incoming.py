"""Files as they come into a case: poor pictures are kept for a reason, the results are read."""

from collections.abc import Awaitable
from typing import cast

from PySide6.QtWidgets import QApplication, QDialog

from build_spec.tour import hands, sight
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.ui.case.case_page import CasePage

COMING_IN_S = 60.0
KEPT_BECAUSE = "客户已离开，无法重拍；关键内容看得清"


async def take_in(guide: Guide, adding: Awaitable[None], picture: str) -> None:
    """Do what adds files, answer the question about poor ones, and put the report away."""
    told: list[object] = []
    intake = cast("CasePage", guide.at_station.window.page("case")).proof.intake

    def hear(batch: object) -> None:
        told.append(batch)

    intake.finished.connect(hear)
    try:
        await adding
        await wait("the files to come in", lambda: told or _open("Question"), COMING_IN_S)
        if not told:
            await _keep_the_poor(guide, f"{picture}-poor")
            await wait("the poor picture to be kept", lambda: told, COMING_IN_S)
    finally:
        intake.finished.disconnect(hear)
    report = _open("BatchReport")
    if report is not None:
        await guide.shot(f"{picture}-report")
        await hands.click(await sight.button(report, "BatchReport", "Close"))
        await sight.gone(report)


async def _keep_the_poor(guide: Guide, picture: str) -> None:
    question = await sight.dialog("Question")
    await hands.fill(await sight.named(question, "reason"), KEPT_BECAUSE)
    await guide.shot(picture)
    await hands.click(await sight.named(question, "yes"))
    await sight.gone(question)


def _open(kind: str) -> QDialog | None:
    top = QApplication.activeModalWidget()
    return top if isinstance(top, QDialog) and type(top).__name__ == kind else None

"""Samples drawn and sealed together, their list, a look at a seal, and the labels' numbers."""

from typing import cast

from shiboken6 import isValid

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.ui.samples.samples_dialog import SamplesDialog
from desktop.ui.samples.set_dialog import SampleSetDialog
from record.codes import ExhibitKind

SAMPLER, GUARD = "马建明", "许国强"
FIRST_SEAL = 81


async def draw_samples(guide: Guide) -> None:
    """Enter the three bottles from the nozzle with their seals."""
    await casework.press_row(guide, "look.sample_nozzle")
    dialog = cast("SampleSetDialog", await sight.dialog("SampleSetDialog"))
    await hands.fill(dialog.ui.equipmentEdit, "4号枪")
    await hands.fill(dialog.ui.productEdit, "92#乙醇汽油")
    await hands.fill(dialog.ui.samplerCombo, SAMPLER)
    await hands.fill(dialog.ui.guardCombo, GUARD)
    drawn = [bottle for bottle in dialog.bottles if bottle.drawn.isChecked()]
    for number, bottle in enumerate(drawn, FIRST_SEAL):
        await hands.fill(bottle.seal, f"F{number:04d}")
    await guide.shot("samples-drawn")
    await hands.click(dialog.ui.enterButton)
    await wait("samples or a warning", lambda: not isValid(dialog) or dialog.ui.banner.isVisible())
    if isValid(dialog):
        await guide.shot("samples-warned")
        await hands.click(dialog.ui.enterButton)
    await sight.gone(dialog)
    await casework.exhibit(guide, ExhibitKind.FUEL_SAMPLE, len(drawn))
    await casework.row_becomes(guide, "look.sample_nozzle")


async def look_at_the_seals(guide: Guide) -> None:
    """Open the list of samples and record that a seal is intact."""
    await casework.pick_to_add(guide, "Samples and seals…")
    dialog = cast("SamplesDialog", await sight.dialog("SamplesDialog"))
    await wait("the samples", dialog.ui.sampleList.topLevelItemCount)
    first = dialog.ui.sampleList.visualItemRect(dialog.ui.sampleList.topLevelItem(0)).center()  # type: ignore[arg-type]
    await hands.click(dialog.ui.sampleList.viewport(), first)
    await hands.click(dialog.ui.checkButton)
    question = await sight.dialog("Question")
    await guide.shot("seal-check")
    await hands.click(await sight.named(question, "yes"))
    await sight.gone(question)
    await guide.shot("samples-and-seals")
    await hands.click(dialog.ui.closeButton)
    await sight.gone(dialog)

"""What is done on the page of a case again and again: rows, parts, fields, entries, steps."""

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from build_spec.tour import hands, sight
from build_spec.tour.acts import incoming
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.ui.case.case_page import CasePage
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.thumbnail_card import ThumbnailCard
from record.codes import STAGES, RowState
from record.evidence import Exhibit
from record.rules import checklists
from record.rules.checklists import CLOSE

NOT_POSSIBLE = "Not possible, with a reason…"


def page(guide: Guide) -> CasePage:
    """Return the page of the case at the station."""
    return cast("CasePage", guide.at_station.window.page("case"))


def state_of(guide: Guide, item: str) -> str:
    """Return the state of a checklist row as the rules see it."""
    case, rules = guide.case, guide.at_station.application.rules
    for stage in (*STAGES, CLOSE):
        for row in checklists.items(case.category, stage, rules):
            if row.id == item:
                return checklists.state(case, row, rules)
    raise LookupError(f"there is no row {item}")


async def row(guide: Guide, item: str) -> CheckRow:
    """Show the steps and return the row of an item."""
    await open_part(guide, "Steps")
    return cast(
        "CheckRow", await wait(f"the row {item}", lambda: page(guide).parts.steps.row(item))
    )


async def press_row(guide: Guide, item: str) -> None:
    """Press the button of a row."""
    await hands.click((await row(guide, item)).action)


async def row_becomes(guide: Guide, item: str, state: str = RowState.DONE) -> None:
    """Wait until a row has a state."""
    await wait(f"{item} to be {state}", lambda: state_of(guide, item) == state)


async def excuse(guide: Guide, item: str, reason: str, picture: str = "") -> None:
    """Say through the menu of a row that it is not possible, and why."""
    found = await row(guide, item)
    more = await sight.called(
        found, sight.words("CheckRow", "More answers: {0}").format(found.title.text())
    )
    await hands.click(more)
    await hands.pick(sight.words("CheckRow", NOT_POSSIBLE))
    question = await sight.dialog("Question")
    await hands.fill(await sight.named(question, "reason"), reason)
    if picture:
        await guide.shot(picture)
    await hands.click(await sight.named(question, "yes"))
    await sight.gone(question)
    await row_becomes(guide, item, RowState.NOT_POSSIBLE)


async def answer_done(guide: Guide, item: str) -> None:
    """Say through the menu of a row that it is done."""
    found = await row(guide, item)
    told = sight.words("CheckRow", "More answers: {0}").format(found.title.text())
    await hands.click(await sight.called(found, told))
    await hands.pick(sight.words("CheckRow", "Done"))
    await row_becomes(guide, item)


async def open_part(guide: Guide, title: str) -> None:
    """Bring a part of the page to the front by its tab."""
    tabs: QTabBar = page(guide).ui.tabs
    told = sight.words("CaseParts", title)
    found = [n for n in range(tabs.count()) if tabs.tabText(n).startswith(told)]
    if not found:
        raise LookupError(f"there is no part “{told}”")
    if tabs.currentIndex() != found[0]:
        await hands.click(tabs, tabs.tabRect(found[0]).center())
        await wait(f"the part “{told}”", lambda: tabs.currentIndex() == found[0])


async def type_into(root: QWidget, name: str, text: str) -> None:
    """Fill a field and leave it, so that it is recorded."""
    await hands.fill(await sight.named(root, name), text)
    await hands.key("Tab")


async def choose_field(guide: Guide, name: str, code: str) -> None:
    """Choose the value of a field of the page."""
    await hands.choose(cast("QComboBox", await sight.named(page(guide), name)), code)


async def record(dialog: QWidget) -> None:
    """Record the entry of a dialog by its key."""
    await hands.key("Ctrl+Return")
    await sight.gone(dialog)


async def exhibit(guide: Guide, kind: str, count: int = 1) -> Exhibit:
    """Wait until the case has ``count`` exhibits of a kind; return the newest."""

    def newest() -> Exhibit | None:
        found = [e for e in guide.case.evidence.values() if e.kind == kind]
        return max(found, key=lambda e: e.added_at) if len(found) >= count else None

    return cast("Exhibit", await wait(f"{count} exhibit(s) {kind}", newest, 30.0))


async def open_exhibit(guide: Guide, exhibit: Exhibit) -> ExhibitDialog:
    """Open an exhibit by its card, showing all cards when it is not among the newest."""
    shown = page(guide)
    if all(card.key != exhibit.id for card in shown.proof.tray.cards()):
        count = len(guide.case.evidence)
        told = sight.words("EvidenceTray", "Show all {0}").format(count)
        every = await sight.seen(shown.proof.tray, Button, lambda b: b.text() == told, told)
        await hands.click(every)
    card = await sight.seen(
        shown, ThumbnailCard, lambda each: each.key == exhibit.id, f"the card {exhibit.exhibit_no}"
    )
    await hands.click(card)
    return cast("ExhibitDialog", await sight.dialog("ExhibitDialog"))


async def pick_to_add(guide: Guide, entry: str) -> None:
    """Choose from the menu of the evidence."""
    await guide.at_station.front()
    await hands.click(page(guide).proof.tray.add)
    await hands.pick(sight.words("EvidenceTray", entry))


async def type_in_evidence(
    guide: Guide, item: str, details: dict[str, str], files: list[Path] | None = None
) -> None:
    """Add what a row asks for: its blanks typed in, with files or without."""
    await press_row(guide, item)
    await fill_evidence(guide, item, details, files)


async def fill_evidence(
    guide: Guide, item: str, details: dict[str, str], files: list[Path] | None = None
) -> None:
    """Fill the window that asks for a piece of evidence, and add it."""
    dialog = await sight.dialog("TypedExhibit")
    for name, text in details.items():
        field = await sight.named(dialog, f"details.{name}")
        if isinstance(field, QComboBox):
            await hands.choose(field, text)
        else:
            await hands.fill(field, text)
    await guide.shot(f"evidence-{item.partition('.')[2]}")
    words = "Choose files and add" if files else "Add without a file"
    await hands.click(await sight.button(dialog, "TypedExhibit", words))
    if files:
        await incoming.take_in(guide, hands.choose_files(files), item.partition(".")[2])
    await sight.gone(dialog)


async def finish(guide: Guide, stage: str) -> None:
    """Press the one filled button and wait for the next stage or status."""
    await guide.at_station.front()
    await hands.key("Ctrl+Return")
    await wait(
        f"the case to be at {stage}; still missing: {missing(guide)}",
        lambda: stage in (guide.case.stage, guide.case.status),
        6.0,
    )


def missing(guide: Guide) -> str:
    """Return what the page says is missing."""
    application, case = guide.at_station.application, guide.case
    place = application.cases.next_step(case)
    if place is None:
        return "nothing"
    return ", ".join(f"{m.code} {m.about}" for m in application.cases.missing(case, *place))

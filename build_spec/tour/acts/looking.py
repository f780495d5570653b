"""A walk through every page: searches, panels, the dark colours, English, a smaller window."""

from typing import cast

from PySide6.QtWidgets import QTreeWidget

from build_spec.tour import hands, sight
from build_spec.tour.acts import casework, proving
from build_spec.tour.acts.agreeing import open_case
from build_spec.tour.acts.arriving import speak
from build_spec.tour.guide import Guide
from build_spec.tour.script import wait
from desktop.services.cases.case_lists import CaseQuery
from desktop.ui.cases.case_list import CaseList
from desktop.ui.stills.stills_page import StillsPage

SEARCHES = (("one-character", "油"), ("plate", "6Q78"), ("last-four", "2046"), ("nothing", "龘龘"))
SMALL = (1280, 720)


async def search(guide: Guide) -> None:
    """Search by one character, a part of the plate, four digits of a telephone, and in vain."""
    station = guide.at_station
    cases = cast("CaseList", await station.go("Ctrl+2", "cases"))
    box = await sight.named(cases, "search")
    for name, text in SEARCHES:
        await hands.fill(box, text)
        wanted = station.application.cases.list(CaseQuery(text=text)).total
        if bool(wanted) == (name == "nothing"):
            raise LookupError(f"“{text}” finds {wanted} cases")
        await wait(f"{wanted} rows", lambda n=wanted: cases.model.rowCount() == n)  # type: ignore[misc]
        await guide.shot(f"search-{name}")
    await hands.click(box)
    await hands.key("Ctrl+A")
    await hands.key("Backspace")


async def walk(guide: Guide, name: str, *, case: bool = True) -> None:
    """Keep a picture of each of the station's pages."""
    station = guide.at_station
    for keys, place in (("Ctrl+1", "today"), ("Ctrl+2", "cases"), ("Ctrl+3", "evidence")):
        await station.go(keys, place)
        await guide.shot(f"{name}-{place}")
    await station.go("Ctrl+2", "cases")
    await hands.key("Ctrl+N")
    await station.on("new")
    await guide.shot(f"{name}-new")
    if case:
        await station.go("Ctrl+2", "cases")
        await open_case(guide)
        await guide.shot(f"{name}-case")
        for part in ("Facts", "People", "Contacts", "Outcome", "Review"):
            await casework.open_part(guide, part)
            await guide.shot(f"{name}-case-{part.lower()}")
        await casework.open_part(guide, "Steps")
    await hands.click(station.window.ui.syncCard)
    await station.on("sync")
    await guide.shot(f"{name}-sync")
    await _settings(guide)
    await guide.shot(f"{name}-settings")


async def in_dark(guide: Guide) -> None:
    """Turn the colours dark through the menu, walk, and turn them back."""
    await _colours(guide, "Dark", "dark")
    await walk(guide, "dark")
    await _region(guide, "dark")
    await _colours(guide, "Light", "light")


async def in_the_other_language(guide: Guide) -> None:
    """Make the window anew in the other language, walk, and go back."""
    other = "en" if guide.chosen.language == "zh" else "zh"
    await speak(guide, other)
    await walk(guide, other)
    await speak(guide, guide.chosen.language)


async def in_a_small_window(guide: Guide) -> None:
    """Walk at 1280 by 720."""
    await guide.at_station.size(SMALL)
    await walk(guide, "small")
    await _stills(guide)
    await guide.at_region.size(SMALL)
    await _region(guide, "small")
    await guide.at_region.size(guide.chosen.size)
    await guide.at_station.size(guide.chosen.size)


async def in_light(guide: Guide) -> None:
    """Walk in the language and colours asked for."""
    await walk(guide, guide.chosen.language, case=True)


async def menus(guide: Guide) -> None:
    """Open the menu of the person on duty, and lock."""
    station = guide.at_station
    await station.front()
    await hands.click(station.window.ui.personButton)
    await sight.menu()
    await guide.shot("person-menu")
    await hands.key("Escape")
    await hands.key("Ctrl+L")
    await wait("the gate", station.window.sign_in.isVisible)
    await guide.shot("locked")


async def _settings(guide: Guide) -> None:
    station = guide.at_station
    await station.pick_for_person(sight.words("PersonMenu", "Settings…"))
    await station.on("settings")


async def _colours(guide: Guide, named: str, theme: str) -> None:
    station = guide.at_station
    colours = sight.words("PersonMenu", "Colours")
    await station.pick_for_person(colours, sight.words("PersonMenu", named))
    settings = station.application.settings
    await wait("the colours", lambda: settings.now.theme == theme)


async def _region(guide: Guide, name: str) -> None:
    region = guide.at_region
    await region.go("Ctrl+4", "review")
    await guide.shot(f"{name}-review")
    await hands.click(await sight.named(region.window.page("review"), "openButton"))
    await region.on("review_case")
    await guide.shot(f"{name}-review-case")


async def _stills(guide: Guide) -> None:
    station = guide.at_station
    desk = await station.go("Ctrl+3", "evidence")
    footage = cast("QTreeWidget", await sight.named(desk, "footageList"))
    item = await wait("the footage", lambda: footage.topLevelItem(0))
    first = footage.visualItemRect(item).center()
    await hands.double_click(footage.viewport(), first)
    page = cast("StillsPage", await station.on("stills"))
    await proving.say_why(guide, page, "small-stills-why")
    await guide.shot("small-stills")

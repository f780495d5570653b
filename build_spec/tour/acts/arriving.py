"""The first run on a new PC, and signing in at both desks."""

from build_spec.tour import hands, sight
from build_spec.tour.desks import Desk
from build_spec.tour.guide import Guide, pressed
from build_spec.tour.script import wait
from desktop.app import open_application
from desktop.practice.preparing import REGION
from desktop.progress import NoProgress
from desktop.settings import SettingsFile
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.desk.first_run import FirstRun
from desktop.ui.desk.main_window import MainWindow
from desktop.ui.widgets.clickable import Clickable

MANAGER, REVIEWER = "陈立", "郑国强"
MAKING_S = 180.0


async def see_the_first_run(guide: Guide) -> None:
    """Open the program on an empty folder, in the language asked for."""
    guide.start.open()
    window = await wait("the first run", _first_run)
    window.resize(*guide.chosen.size)
    await hands.activate(window)
    await guide.shot("first-run", window)
    if guide.chosen.language == "en":
        await hands.click(await sight.named(window, "language"))
        await wait("the first run in English", lambda: _first_run() not in (None, window))
        window = await wait("the first run", _first_run)
        window.resize(*guide.chosen.size)
        await guide.shot("first-run-english", window)
    await pressed(window, "FirstRun", "Enrol with a code")
    await hands.write("7F3K9Q2MX4TB")
    await guide.shot("enrol", window)
    await hands.click(window.ui.enrolBack)


async def open_the_practice_station(guide: Guide) -> None:
    """Choose the practice station and wait until it is made."""
    window = await wait("the first run", _first_run)
    await pressed(window, "FirstRun", "Open the practice station")
    await guide.shot("practice", window)
    await pressed(window, "FirstRun", "Station desk")
    await wait("progress", lambda: _main_window() or window.ui.progress.isVisible())
    await guide.shot("practice-making")
    made = await wait("the station's window", _main_window, MAKING_S)
    application = guide.start.application
    if application is None:
        raise LookupError("no application was opened")
    guide.station = Desk(made, application)
    await guide.station.size(guide.chosen.size)


async def sign_in(guide: Guide) -> None:
    """Sign in at the station by PIN; a wrong one first."""
    station = guide.at_station
    await station.front()
    gate = station.window.sign_in
    await guide.shot("gate")
    card = await sight.seen(gate, Clickable, lambda c: MANAGER in c.accessibleName(), MANAGER)
    await hands.click(card)
    await wait("the PIN pad", gate.ui.pad.isEnabled)
    await hands.write("1357")
    await hands.key("Return")
    await wait("a word about the wrong PIN", gate.ui.trouble.text)
    await guide.shot("gate-wrong-pin")
    await station.sign_in(MANAGER)
    await station.on("today")
    await _use_the_look(guide)
    await guide.shot("today")


async def open_the_regional_desk(guide: Guide) -> None:
    """Open the region's desk in a window of its own and sign in there."""
    start = guide.start
    folder = start.practice.prepare(REGION, NoProgress())
    SettingsFile(folder).change(language=guide.chosen.language, theme=guide.chosen.theme)
    application = open_application(folder, address=start.practice.address)
    window = desk_window(application, start.program.theme)
    guide.region = Desk(window, application)
    window.show()
    window.ask_who()
    application.headquarters.start()
    await guide.region.size(guide.chosen.size)
    await guide.region.front()
    await guide.region.sign_in(REVIEWER)
    await guide.shot("region-today")


async def _use_the_look(guide: Guide) -> None:
    station, chosen = guide.at_station, guide.chosen
    if station.application.settings.now.theme != chosen.theme:
        named = {"light": "Light", "dark": "Dark"}[chosen.theme]
        colours = sight.words("PersonMenu", "Colours")
        await station.pick_for_person(colours, sight.words("PersonMenu", named))
        await wait("the colours", lambda: station.application.settings.now.theme == chosen.theme)
    if station.application.settings.now.language != chosen.language:
        await speak(guide, chosen.language)


async def speak(guide: Guide, language: str) -> None:
    """Change the language through the menu of the person on duty; the window is made anew."""
    station = guide.at_station
    named = {"zh": "中文", "en": "English"}[language]
    await station.pick_for_person(sight.words("PersonMenu", "Language"), named)
    old = station.window
    made = await wait("the window in another language", lambda: _another(old, guide))
    guide.station = Desk(made, station.application)
    await guide.station.size(guide.chosen.size)
    await guide.station.front()
    await guide.station.sign_in(MANAGER)


def _another(old: MainWindow, guide: Guide) -> MainWindow | None:
    others = [old, guide.region.window if guide.region else None]
    return next((w for w in sight.windows(MainWindow) if w not in others), None)


def _first_run() -> FirstRun | None:
    return next(iter(sight.windows(FirstRun)), None)


def _main_window() -> MainWindow | None:
    return next(iter(sight.windows(MainWindow)), None)

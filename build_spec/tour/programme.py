"""The order of the tour, from an empty folder to a closed case and a look at every page."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from build_spec.steps import say
from build_spec.tour.acts import (
    agreeing,
    arriving,
    closing,
    deciding,
    looking,
    proving,
    recording,
    workbench,
)
from build_spec.tour.arguments import Chosen
from build_spec.tour.focus import FocusKeeper
from build_spec.tour.guide import Guide
from build_spec.tour.materials import gather
from build_spec.tour.script import Player
from desktop.settings import SettingsFile
from desktop.ui.desk.program import Program
from desktop.ui.window import tasks
from desktop.window import Start

LAST_TASKS_MS = 10_000
Act = Callable[[Guide], Awaitable[None]]

ACTS: tuple[tuple[str, Act], ...] = (
    ("first run", arriving.see_the_first_run),
    ("practice station made", arriving.open_the_practice_station),
    ("sign in by PIN", arriving.sign_in),
    ("regional desk", arriving.open_the_regional_desk),
    ("offline", recording.go_offline),
    ("complaint in six fields", recording.record_a_complaint),
    ("step 0", recording.secure_the_scene),
    ("listen", recording.listen),
    ("listen finished", recording.finish_listening),
    ("photos", proving.add_photos),
    ("records and samples", proving.add_records_and_samples),
    ("stills", proving.take_stills),
    ("clock sheet", workbench.relate_the_clocks),
    ("two pictures side by side", workbench.compare_pictures),
    ("bystanders hidden, custody", workbench.hide_and_keep_custody),
    ("not possible, look finished", proving.say_what_cannot_be_had),
    ("communicate", agreeing.explain),
    ("propose", agreeing.propose),
    ("confirmation printed", agreeing.print_the_confirmation),
    ("signed photo read back", agreeing.read_the_signed_photo),
    ("dossier", agreeing.preview_the_dossier),
    ("online again", deciding.go_online),
    ("review at the region", deciding.review),
    ("point returned", deciding.return_a_point),
    ("point answered", deciding.answer_the_point),
    ("carried out", deciding.carry_out),
    ("validity decided and confirmed", deciding.decide),
    ("resolved", closing.resolve),
    ("called back and closed", closing.call_back_and_close),
    ("searches", looking.search),
    ("every page", looking.in_light),
    ("dark colours", looking.in_dark),
    ("other language", looking.in_the_other_language),
    ("1280 by 720", looking.in_a_small_window),
    ("menus and lock", looking.menus),
)


def play(chosen: Chosen, folder: Path) -> int:
    """Play every act; return 1 when one failed."""
    program = _program()
    data = folder / "数据 文件夹"
    data.mkdir()
    SettingsFile(data).change(theme=chosen.theme)
    materials = gather(folder / "材料", chosen.video, chosen.photos)
    guide = Guide(chosen, folder, Start(program, data), materials)
    player = Player()
    try:
        player.play(_tour(guide))
    finally:
        _close(guide)
    table = guide.timing.write(chosen.out)
    print(guide.timing.table())
    say("pictures and timing", str(table.parent))
    return int(bool(guide.timing.failed))


async def _tour(guide: Guide) -> None:
    for name, act in ACTS:
        await guide.step(name, act)


def _program() -> Program:
    # The dialogs of a desktop environment live in another process, out of reach of our keys.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    program = Program(["tour"])
    program.qt.setQuitOnLastWindowClosed(False)
    FocusKeeper(program.qt)
    return program


def _close(guide: Guide) -> None:
    for window in [w for w in QApplication.topLevelWidgets() if w.isVisible()]:
        window.close()
    tasks.wait_all(LAST_TASKS_MS)
    if guide.region is not None:
        guide.region.application.close()
    guide.start.close()

"""The clock sheet of a case as a desk opens it."""

from desktop.app import Application
from desktop.ui.desk.pages import desk_words
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from desktop.ui.timekeeping.pair_form import ClockServices
from desktop.ui.window.prompts import Prompts
from tests.fakes import FakePrompts

CAMERA = "RECORDER:CAM-03"


def a_sheet(
    desk: Application, case_id: str, clock: str = CAMERA, prompts: Prompts | None = None
) -> ClockSheetDialog:
    """Open the sheet of a case, with one clock chosen for the next pair."""
    services = ClockServices(
        desk.cases, desk.timekeeping, list_desk(desk.lists, FakePrompts()), desk_words(desk)
    )
    dialog = ClockSheetDialog(services, prompts or FakePrompts(), case_id, clock, None)
    dialog.show()
    return dialog

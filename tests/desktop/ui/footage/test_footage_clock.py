from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import av
import pytest
from PIL import Image, ImageDraw, ImageFont
from pytestqt.qtbot import QtBot

from desktop import messages
from desktop.app import Application
from desktop.paths import resources
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import Pages
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem
from tests.builders import a_case
from tests.desktop.ui.footage.looking import BOTH, STARTED, click
from tests.fakes import FakePrompts

SECOND = 5


def filmed(path: Path) -> Path:
    """Write two seconds of a camera whose picture carries its clock."""
    font = ImageFont.truetype(str(resources() / "fonts" / "NotoSansSC_400Regular.ttf"), 28)
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=SECOND)
        stream.width, stream.height, stream.bit_rate = 640, 360, 4_000_000
        stream.time_base = Fraction(1, SECOND)
        for number in range(2 * SECOND):
            canvas = Image.new("RGB", (640, 360), (40, 52, 70))
            clock = f"2026-06-11 11:39:0{6 + number // SECOND}"
            ImageDraw.Draw(canvas).text((24, 16), clock, font=font, fill=(240, 240, 240))
            container.mux(stream.encode(av.VideoFrame.from_image(canvas)))
        container.mux(stream.encode(None))
    return path


@pytest.fixture
def case(desk: Application) -> Case:
    return a_case(desk)


@pytest.fixture
def clip(desk: Application, case: Case, tmp_path: Path) -> Exhibit:
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="4 号枪")
    return desk.evidence.add_file(case.id, filmed(tmp_path / "a.mp4"), form, NoProgress())


def test_the_burnt_in_clock_is_a_suggestion_until_somebody_confirms_it(
    qtbot: QtBot, desk: Application, theme: Theme, case: Case, clip: Exhibit
) -> None:
    prompts = FakePrompts(pick_one="")
    page = Pages(desk, theme, prompts, Changes()).stills()
    qtbot.addWidget(page)
    page.show()
    page.open(case_id=case.id, evidence_id=clip.id)
    qtbot.waitUntil(lambda: page.sitting.footage is not None)
    page.why.cards["COMPLAINT"].click()
    qtbot.waitUntil(lambda: page.player.current is not None)
    page.ui.readClockButton.click()
    qtbot.waitUntil(lambda: bool(prompts.asked) and page.ui.readClockButton.isEnabled())
    assert desk.evidence.exhibit(case.id, clip.id).captured_at is None
    prompts.answers["pick_one"] = "0"
    with qtbot.waitSignal(page.clock.dated):
        page.ui.readClockButton.click()
    dated = desk.evidence.exhibit(case.id, clip.id)
    assert dated.captured_at is not None
    shown = dated.captured_at.astimezone() + timedelta(seconds=0)
    assert f"{shown:%Y-%m-%d %H:%M:%S}" == "2026-06-11 11:39:06"
    assert dated.details["clock_read"] == "2026-06-11 11:39:06"
    page.release()


@BOTH
def test_a_picture_without_a_clock_is_said_and_dates_nothing(
    page: StillsPage,
    qtbot: QtBot,
    station: Application,
    filmed: tuple[Case, Exhibit],
    prompts: FakePrompts,
    language: str,
) -> None:
    click(page.ui.readClockButton)
    assert not page.ui.readClockButton.isEnabled()
    qtbot.waitUntil(page.ui.readClockButton.isEnabled)
    said = messages.sentence(Problem("clocks.nothing_read"), language)
    assert said.what in page.ui.banner.accessibleName()
    assert prompts.asked == []
    kept = station.evidence.exhibit(filmed[0].id, filmed[1].id)
    assert kept.captured_at == STARTED

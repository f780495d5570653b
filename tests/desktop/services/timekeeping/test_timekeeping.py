import io
from datetime import timedelta

import pytest
from PIL import Image, ImageDraw, ImageFont

from desktop.app import Application
from desktop.paths import resources
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.timekeeping.timekeeping import PairForm
from record.case import Case
from record.codes import CustodyAct, ExhibitKind
from record.problems import Problem
from record.timekeeping import ClockKind, ReadingWay
from tests.builders import NOON


def pair(ahead_s: float, clock: str = "RECORDER", **more: object) -> PairForm:
    form = {
        "clock": clock, "shown_at": NOON + timedelta(seconds=ahead_s),
        "reference": ClockKind.TRUSTED, "reference_at": NOON,
        "uncertainty_s": 1.0, "way": ReadingWay.PHOTO,
    }  # fmt: skip
    return PairForm(**{**form, **more})  # type: ignore[arg-type]


def a_screen(text: str) -> bytes:
    canvas = Image.new("RGB", (960, 240), (24, 30, 40))
    font = ImageFont.truetype(str(resources() / "fonts" / "NotoSansSC_400Regular.ttf"), 48)
    ImageDraw.Draw(canvas).text((40, 80), text, font=font, fill=(235, 235, 235))
    data = io.BytesIO()
    canvas.save(data, "PNG")
    return data.getvalue()


def test_a_pair_corrects_what_the_recorder_showed(station: Application, case: Case) -> None:
    station.timekeeping.add(case.id, pair(42))
    true = station.timekeeping.corrected(case.id, "RECORDER:CAM-03", NOON + timedelta(seconds=50))
    assert true == NOON + timedelta(seconds=8)
    (entered,) = station.cases.get(case.id).time_pairs.values()
    assert entered.read_by == "u_chen"


def test_a_pair_is_taken_out_and_put_back(station: Application, case: Case) -> None:
    case = station.timekeeping.add(case.id, pair(42))
    ((name, kept),) = case.time_pairs.items()
    assert station.timekeeping.remove(case.id, name).time_pairs == {}
    assert list(station.timekeeping.put_back(case.id, kept).time_pairs.values()) == [kept]
    with pytest.raises(Problem, match=r"clocks\.unknown_pair"):
        station.timekeeping.remove(case.id, "none")


@pytest.mark.parametrize(
    "wrong",
    [
        pair(1, clock="TRUSTED"),
        pair(1, reference="RECORDER"),
        pair(1, uncertainty_s=0.0),
        pair(1, uncertainty_s=float("nan")),
        pair(1, way="GUESSED"),
        pair(1, evidence_id="none"),
    ],
)
def test_a_pair_that_says_nothing_is_refused(
    station: Application, case: Case, wrong: PairForm
) -> None:
    with pytest.raises(Problem):
        station.timekeeping.add(case.id, wrong)
    assert station.cases.get(case.id).time_pairs == {}


def test_this_computer_stands_beside_headquarters_after_contact(station: Application) -> None:
    assert station.timekeeping.this_computer() is None
    station.recorder.learn_offset(-1500)
    form = station.timekeeping.this_computer()
    assert form is not None
    assert (form.shown_at - form.reference_at).total_seconds() == 1.5


def test_the_clock_on_a_photo_is_suggested_and_the_look_is_recorded(
    station: Application, case: Case
) -> None:
    photo = a_screen("CAM-03  2026-06-11 12:00:42")
    exhibit = station.evidence.add_bytes(
        case.id, photo, "a.png", ExhibitForm(kind=ExhibitKind.CCTV_STILL)
    )
    (found, *_) = station.timekeeping.read_exhibit(case.id, exhibit.id)
    assert found.shown.isoformat() == "2026-06-11T12:00:42"
    assert station.cases.get(case.id).time_pairs == {}
    assert station.cases.get(case.id).custody[-1].event == CustodyAct.VIEWED


def test_the_clock_sheet_is_printed_once_there_is_a_pair(station: Application, case: Case) -> None:
    assert "clocks" not in station.prints.documents(case)
    case = station.timekeeping.add(case.id, pair(42))
    assert "clocks" in station.prints.documents(case)
    assert station.prints.render(case.id, "clocks", NoProgress()).pdf.startswith(b"%PDF")

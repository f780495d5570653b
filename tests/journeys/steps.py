"""The steps of the story, one function each, in the words of those who live it."""

import io
import random
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pypdfium2
from PIL import Image

from desktop.app import Application
from desktop.practice.filling import Walker
from desktop.progress import NoProgress
from desktop.services.cases import exports
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.papers.papers import WrittenPaper
from desktop.services.papers.readings import ReadBack
from headquarters.services.checks import Report
from record.case import CallbackAttempt, Case
from record.codes import CallbackResult, ExhibitKind, PaperState, Status, Validity
from record.evidence import Exhibit
from tests.builders import a_printed_paper
from tests.desktop.evidence import drawn_forms
from tests.exchange.desks import Region, settle, sync

DPI = 254  # ten pixels to the millimetre, as the drawn forms have
FPS, SECONDS = 8, 3
POINT = "请补充加油机数据照片"


@dataclass
class Story:
    """A station, its region, and the case between them."""

    region: Region
    station: Application
    desk: Application
    case_id: str = ""

    @property
    def case(self) -> Case:
        """The case as the station sees it now."""
        return self.station.cases.get(self.case_id)

    @property
    def walker(self) -> Walker:
        """Who supplies the boring answers at the station."""
        return Walker(self.station)


def given_a_station_and_its_region(region: Region) -> Story:
    return Story(region, region.station(), region.desk())


def when_a_complaint_is_recorded(story: Story) -> None:
    now = story.station.clock.now()
    case = story.station.cases.open({
        "category": "A",
        "summary": "加满 92 号后行驶三公里抖动熄火，客户怀疑油里有水",
        "narrative": "客户周先生 10 时 20 分在 4 号位加油，11 时返回站内。",
        "occurred_at": now - timedelta(hours=1),
        "complainant.name": "周先生",
        "complainant.phone": "13800002046",
        "vehicle.plate": "鄂C·6Q218",
        "demand_text": "检测油品并承担拖车费用",
        "privacy_notice": "2026-1",
    })  # fmt: skip
    story.case_id = case.id
    story.walker.tell_area(case)


def when_it_is_proved_with_a_photo_and_a_camera_file(story: Story, folder: Path) -> Exhibit:
    """Add a photo and a clip, take a still from the clip, and return the still."""
    photo, film = folder / "油样 照片.jpg", folder / "CAM-03 录像.mp4"
    photo.write_bytes(_jpeg(random.Random(3)))
    _film(film)
    start = story.station.clock.now() - timedelta(hours=1)
    evidence, stills = story.station.evidence, story.station.stills
    evidence.add_file(
        story.case_id,
        photo,
        ExhibitForm(kind=ExhibitKind.SAMPLE_PHOTO, title="留样照片"),
        NoProgress(),
    )
    clip = evidence.add_file(
        story.case_id,
        film,
        ExhibitForm(
            kind=ExhibitKind.CCTV_CLIP,
            title="4 号位录像",
            captured_at=start,
            details={"camera": "CAM-03"},
        ),
        NoProgress(),
    )
    footage = stills.open(story.case_id, clip.id, NoProgress())
    shown = stills.at(footage, 1.5)
    still = stills.take(story.case_id, clip.id, footage, shown, "加油枪插入油箱", offset_s=42.0)
    stills.close(footage)
    return still


def when_the_steps_are_worked_through(story: Story, until: str) -> None:
    story.walker.walk(story.case, until)


def when_the_confirmation_is_printed(story: Story) -> WrittenPaper:
    return a_printed_paper(story.station, story.case_id)


def when_the_customer_signs_and_the_pages_are_photographed(
    paper: WrittenPaper, folder: Path
) -> list[Path]:
    """Draw ink into the customer's box of the last page and photograph every page at a slant."""
    pages = pypdfium2.PdfDocument(paper.pdf)
    photos = []
    for number in range(len(pages)):
        sheet = pages[number].render(scale=DPI / 72).to_pil().convert("RGB")
        if number == len(pages) - 1:
            drawn_forms.sign(sheet, "customer", seed=5)
        photo = folder / f"签字页 {number + 1}.jpg"
        photo.write_bytes(drawn_forms.jpeg(drawn_forms.photo(sheet, seed=7, turn=4.0, tilt=0.03)))
        photos.append(photo)
    pages.close()
    return photos


def when_the_photos_are_read_back(story: Story, photos: list[Path]) -> list[ReadBack]:
    """Read and file the photos; each finds its case by itself."""
    readings = story.station.readings.read(photos, NoProgress())
    for reading, photo in zip(readings, photos, strict=True):
        assert reading.case_id == story.case_id, reading.why
        story.station.readings.file(reading, photo)
    return list(readings)


def then_the_paper_is_signed(story: Story, paper: WrittenPaper) -> None:
    kept = story.case.papers[paper.paper_id]
    assert kept.state == PaperState.SIGNED
    signed = story.case.evidence[kept.signed_evidence]
    assert signed.kind == ExhibitKind.CONFIRMATION


def when_the_station_goes_online(story: Story) -> None:
    sync(story.station)
    settle(story.region.hq)


def when_the_region_looks(story: Story) -> Case:
    sync(story.desk)
    return story.desk.cases.get(story.case_id)


def when_the_region_reviews(story: Story, exhibit: Exhibit) -> None:
    """Look at the evidence, comment on it, return a point, decide validity."""
    review = story.desk.review
    assert story.desk.evidence.view(story.case_id, exhibit.id, 400)
    review.comment(story.case_id, "画面清楚，可作依据", f"evidence:{exhibit.id}")
    review.return_points(story.case_id, [(POINT, "evidence:DISPENSER_STATE")], "补充后再报")
    review.decide_validity(story.case_id, Validity.INVALID, "油样清澈，录像与交易一致")


def when_the_region_confirms(story: Story) -> None:
    story.desk.review.confirm(story.case_id, "处理得当")


def when_both_have_synced(story: Story) -> None:
    for _ in range(2):
        sync(story.station, story.desk)
        settle(story.region.hq)
    sync(story.station, story.desk)


def then_the_station_sees_the_decision_and_the_point(story: Story) -> None:
    assert story.case.validity == Validity.INVALID
    assert [task.text for task in story.case.tasks.values()] == [POINT]
    assert {"COMMENT", "RETURN", "VALIDITY"} <= {one.action for one in story.case.decisions}


def when_the_station_answers_the_point(story: Story) -> None:
    (task,) = story.case.tasks.values()
    story.walker.add_exhibit(story.case, "DISPENSER_STATE")
    story.station.cases.note(story.case_id, "已补拍加油机数据", answers=task.id)
    assert all(task.answer for task in story.case.tasks.values())


def when_it_is_carried_out_and_resolved(story: Story) -> None:
    story.walker.walk(story.case, Status.RESOLVED)
    assert story.case.status == Status.RESOLVED, story.station.cases.missing(
        story.case, Status.RESOLVED
    )


def when_the_customer_is_called_back_and_the_case_closed(story: Story) -> None:
    call = CallbackAttempt(
        at=story.station.clock.now(),
        by=story.station.session.require().person_id,
        result=CallbackResult.DONE,
        satisfaction="SATISFIED",
    )
    story.station.cases.add(story.case, "callbacks", call)
    story.walker.walk(story.case, Status.CLOSED)
    assert story.case.status == Status.CLOSED, story.station.cases.missing(
        story.case, Status.CLOSED
    )


def then_everything_is_verified_at_headquarters(story: Story) -> None:
    for desk in (story.station, story.desk):
        status = desk.headquarters.status()
        assert (status.waiting_entries, status.waiting_files, status.problem) == (0, 0, None)
    files = {file.h for one in story.case.evidence.values() for file in one.files}
    assert files
    assert {story.station.evidence.state(h).state for h in files} == {"VERIFIED"}


def then_the_check_finds_nothing(story: Story) -> Report:
    report = story.region.hq.office.checks.run()
    assert report.findings == ()
    return report


def then_the_export_verifies(story: Story, folder: Path) -> None:
    bag = story.station.exports.export(story.case_id, folder, NoProgress(), "移交片区")
    verdict = exports.verify(bag)
    assert verdict.ok, verdict.lines


def _jpeg(chance: random.Random) -> bytes:
    pixels = np.frombuffer(chance.randbytes(240 * 320 * 3), np.uint8).reshape(240, 320, 3)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=70)
    return out.getvalue()


def _film(path: Path) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        stream.time_base = Fraction(1, FPS)
        for number in range(FPS * SECONDS):
            picture = np.full((240, 320, 3), 40, np.uint8)
            picture[80:160, number * 10 : number * 10 + 60] = (200, 60, 40)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)

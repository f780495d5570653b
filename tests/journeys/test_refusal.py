"""A customer who will not sign: recorded, witnessed on paper, photographed, and seen by all."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.progress import NoProgress
from desktop.services.cases.exports import verify
from record.codes import PaperState
from record.sheets.paper import SIGNERS
from tests.desktop.evidence import drawn_forms
from tests.desktop.signed_pages import scan
from tests.exchange.desks import Region
from tests.headquarters.world import Headquarters
from tests.journeys import steps

pytestmark = pytest.mark.journey


def test_a_refusal_is_witnessed_on_paper_and_seen_by_the_region(
    hq: Headquarters, region: Region, tmp_path: Path
) -> None:
    story = steps.given_a_station_and_its_region(region)
    steps.when_a_complaint_is_recorded(story)
    station = story.station
    offered = steps.when_the_confirmation_is_printed(story)

    refused = station.signing.refuse(
        story.case_id, offered.paper_id, "要先问律师", ["许国强", "王静"]
    )
    record = station.signing.refusal_of(refused, offered.paper_id)
    pages = scan(
        station.papers.pdf(story.case_id, record), tmp_path / "拒签", SIGNERS["F39"], "F39"
    )
    photos = [_photographed(page, seed) for seed, page in enumerate(pages)]

    taken = station.scans.take(photos, NoProgress())
    assert {scan.reading.case_id for scan in taken} == {story.case_id}
    assert {scan.why for scan in taken} <= {""}
    for waiting in taken:
        station.scans.file(waiting.id)
    kept = story.case.papers
    assert kept[offered.paper_id].state == PaperState.REFUSED
    assert (kept[record].state, kept[record].document) == ("SIGNED", "F39")
    shown = story.case.evidence[kept[record].signed_evidence]
    assert shown.details["text_hash"] == kept[record].text_hash

    steps.when_the_station_goes_online(story)
    seen = steps.when_the_region_looks(story)
    assert seen.papers[record].state == PaperState.SIGNED
    package = station.exports.export(story.case_id, tmp_path / "移交", NoProgress(), "给监管局")
    assert verify(package).ok


def _photographed(page: Path, seed: int) -> Path:
    """A photo of a page as a phone takes it: at a slant, with its own light."""
    with Image.open(page) as opened:
        sheet = opened.convert("RGB").resize((1654, 2339))
    pixels = drawn_forms.photo(sheet, seed=seed + 3, turn=3.0, tilt=0.03)
    photo = page.with_suffix(".jpg")
    photo.write_bytes(drawn_forms.jpeg(np.asarray(pixels)))
    return photo

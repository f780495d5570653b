"""One complaint from the counter to the region's desk and back, on real input."""

from pathlib import Path

import pytest

from record.codes import Stage, Status
from tests.exchange.desks import Region, at_headquarters, encoded
from tests.headquarters.world import Headquarters
from tests.journeys import steps

pytestmark = pytest.mark.journey


def test_a_complaint_goes_from_the_counter_to_the_region_and_is_closed(
    hq: Headquarters, region: Region, tmp_path: Path
):
    story = steps.given_a_station_and_its_region(region)

    steps.when_a_complaint_is_recorded(story)
    still = steps.when_it_is_proved_with_a_photo_and_a_camera_file(story, tmp_path)
    steps.when_the_steps_are_worked_through(story, Stage.PROPOSE)
    paper = steps.when_the_confirmation_is_printed(story)
    photos = steps.when_the_customer_signs_and_the_pages_are_photographed(paper, tmp_path)
    steps.when_the_photos_are_read_back(story, photos)
    steps.then_the_paper_is_signed(story, paper)

    steps.when_the_station_goes_online(story)
    assert steps.when_the_region_looks(story).stage == Stage.PROPOSE
    steps.when_the_region_reviews(story, still)
    steps.when_both_have_synced(story)
    steps.then_the_station_sees_the_decision_and_the_point(story)

    steps.when_the_station_answers_the_point(story)
    steps.when_both_have_synced(story)
    steps.when_the_region_confirms(story)
    steps.when_both_have_synced(story)
    steps.when_it_is_carried_out_and_resolved(story)
    steps.when_the_customer_is_called_back_and_the_case_closed(story)
    steps.when_both_have_synced(story)

    steps.then_everything_is_verified_at_headquarters(story)
    assert steps.then_the_check_finds_nothing(story).files >= 5
    seen = story.desk.cases.get(story.case_id)
    assert seen.status == Status.CLOSED
    assert encoded(seen) == encoded(story.case) == at_headquarters(hq, story.case_id)
    steps.then_the_export_verifies(story, tmp_path / "移交 资料")

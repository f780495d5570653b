"""Cases are folded again behind what people do, and are right for whoever reads them meanwhile."""

import threading

import pytest
import sqlalchemy as sa

from desktop.app import Application
from desktop.progress import Cancelled, NoProgress
from desktop.services.cases.case_lists import CaseQuery
from desktop.store import projection
from desktop.store.tables import case_document
from tests import builders

MANY = 45


@pytest.fixture
def behind(station: Application) -> list[str]:
    """Cases that an earlier program folded."""
    made = [builders.a_case(station).id for _ in range(MANY)]
    with station.database.write() as connection:
        connection.execute(sa.update(case_document).values(document=b"\xc0", edition=2))
    return made


def test_they_are_folded_in_the_background_with_progress(
    station: Application, behind: list[str]
) -> None:
    told: list[tuple[int, int]] = []
    announced = threading.Event()
    station.refolding.on_progress(lambda done, total: told.append((done, total)))
    station.on_changed(lambda cases: announced.set() if set(behind) <= cases else None)
    assert station.refolding.behind() == MANY
    assert station.cases.get(behind[-1]).entries == 1
    station.refolding.start()
    assert announced.wait(30)
    assert station.refolding.behind() == 0
    assert told[0] == (20, MANY)
    assert told[-1] == (MANY, MANY)


def test_what_was_cut_short_goes_on_next_time(station: Application, behind: list[str]) -> None:
    class Once(NoProgress):
        steps = 0

        def check(self) -> None:
            self.steps += 1
            if self.steps > 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        station.refolding.finish(Once())
    assert 0 < station.refolding.behind() < MANY
    assert station.refolding.finish(NoProgress()) == MANY - 20
    assert station.refolding.finish(NoProgress()) == 0


def test_a_case_that_is_changed_before_its_turn_is_folded_whole(
    station: Application, behind: list[str]
) -> None:
    noted = station.cases.note(behind[0], "补充")
    assert (noted.entries, len(noted.notes)) == (2, 1)
    assert station.refolding.behind() == MANY - 1
    with station.database.read() as connection:
        assert projection.get(connection, behind[0], station.recorder.book) == noted


def test_words_of_an_earlier_program_are_made_anew_without_folding(station: Application) -> None:
    case = builders.a_case(station, summary="顧客車輛熄火")
    with station.database.write() as connection:
        connection.execute(sa.update(case_document).values(indexed=1))
        connection.execute(sa.text("DELETE FROM case_words"))
    assert station.cases.list(CaseQuery(text="车辆")).total == 0
    assert station.refolding.behind() == 1
    station.refolding.finish(NoProgress())
    assert [row.id for row in station.cases.list(CaseQuery(text="车辆")).rows] == [case.id]
    assert station.refolding.behind() == 0

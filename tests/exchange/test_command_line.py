"""The verbs of a desk that speak with headquarters, against a real one."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.__main__ import main
from headquarters.services.places import NewMember, World
from headquarters.store import tables
from tests.headquarters.world import Headquarters

START, OWN = "246810", "13579"


@pytest.fixture
def casebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a verb on a folder of its own."""

    def run(*words: str) -> tuple[int, dict[str, Any]]:
        code = main([*words, "--data", str(tmp_path / "案卷 数据"), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_desk_is_enrolled_staffed_and_synced_by_verbs_alone(
    hq: Headquarters, casebook: Any
) -> None:
    station = hq.station()
    manager = NewMember(name="王站长", role="manager", station=station, start_pin=START)
    hq.office.places.add(World(member=(manager,)))
    code = hq.office.enrolments.invite(station=station).text
    status, device = casebook("enrol", hq.url, code)
    assert (status, device["role"], device["station"]) == (0, "station", station)
    assert casebook("enrol", hq.url, code)[1]["problem"]["code"] == "device.already_enrolled"
    assert casebook("first-pin", "王站长", START, OWN)[0] == 0
    who = ("--as", "王站长", "--pin", OWN)
    opened = casebook("case", "open", "--category", "A", "--summary", "油品有水", *who)[1]
    status, told = casebook("sync")
    assert (status, told["waiting_entries"], told["state"]) == (0, 0, "IDLE")
    listed = casebook("case", "list")[1]["cases"]
    assert [row["case_no"] for row in listed] == [opened["case_no"]]
    with hq.office.house.database.reading() as connection:
        found = connection.execute(select(tables.entry.c.case_id).distinct()).scalars().all()
    assert opened["id"] in found

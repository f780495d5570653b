"""What is not yours does not exist: every read of every route, across stations and regions."""

import secrets

import pytest

from record.journal import exchange, kinds
from tests.headquarters.world import Headquarters, refused


class Owned:
    """A station of one region with a case and a file, and strangers of another region."""

    def __init__(self, hq: Headquarters) -> None:
        self.region, other = hq.region(), hq.region()
        self.owner = hq.device(station=hq.station(self.region))
        self.boss = hq.device(region=self.region)
        self.strangers = {
            "neighbour": hq.device(station=hq.station(self.region)),
            "other station": hq.device(station=hq.station(other)),
            "other region": hq.device(region=other),
        }
        self.content = secrets.token_bytes(100)
        self.opened = self.owner.open_case(summary="独一无二的漏油投诉")
        self.case = self.opened.header.case
        self.file = self.owner.with_file(self.content)
        self.owner.pushed(self.opened, self.file)
        self.h = self.owner.upload(self.content)
        hq.settle()

    def routes(self) -> list[str]:
        part = self.opened.header.parts["b"].h
        return [
            f"/entries/{self.opened.id}",
            f"/parts/{part}",
            f"/blobs/{self.h}",
            f"/blobs/{self.h}/receipt",
            f"/cases/{self.case}",
        ]


@pytest.fixture
def owned(hq: Headquarters) -> Owned:
    return Owned(hq)


def test_the_station_and_its_region_read_everything(owned: Owned):
    for reader in (owned.owner, owned.boss):
        assert [reader.get(path).status_code for path in owned.routes()] == [200] * 5


def test_to_strangers_nothing_of_it_exists(owned: Owned):
    for name, stranger in owned.strangers.items():
        for path in owned.routes():
            assert refused(stranger.get(path)) == (404, "not_found"), (name, path)


def test_what_exists_elsewhere_looks_like_what_does_not_exist(owned: Owned):
    stranger = owned.strangers["other region"]
    for path in owned.routes():
        nowhere = path.replace(owned.h, "0" * 64).replace(owned.opened.id, "1" * 64)
        assert stranger.get(path).content == stranger.get(nowhere).content


def test_lists_searches_and_figures_of_strangers_do_not_move(owned: Owned):
    assert owned.boss.get("/statistics").json()["total"] == 1
    for name, stranger in owned.strangers.items():
        assert stranger.get("/feed").json()["entries"] == [], name
        assert stranger.get("/cases", params={"text": "漏油"}).json()["cases"] == [], name
        assert stranger.get("/statistics").json()["total"] == 0, name


def test_questions_about_hashes_tell_strangers_nothing(owned: Owned):
    for stranger in owned.strangers.values():
        entries = stranger.post("/entries:have", exchange.EntriesAsked((owned.opened.id,)))
        assert entries.json()["missing"] == [owned.opened.id]
        files = stranger.post("/blobs:have", exchange.BlobsAsked((owned.h, "0" * 64)))
        assert [b["state"] for b in files.json()["blobs"]] == ["refused", "refused"]
        assert refused(stranger.begin(owned.content)) == (403, "not_referenced")


def test_another_stations_upload_cannot_be_seen_moved_or_ended(hq: Headquarters):
    region = hq.region()
    owner, thief = (hq.device(station=hq.station(region)) for _ in range(2))
    content = secrets.token_bytes(100)
    owner.pushed(owner.with_file(content))
    location = owner.begin(content).headers["Location"]
    path = location.removeprefix("/v1")
    assert thief.tus("HEAD", path).status_code == 404
    assert thief.patch(location, 0, content).status_code == 404
    assert thief.tus("DELETE", path).status_code == 404
    assert owner.patch(location, 0, content).status_code == 204


@pytest.mark.parametrize(
    "path",
    [
        "/heads",
        "/feed",
        "/entries/" + "0" * 64,
        "/parts/" + "0" * 64,
        "/blobs/" + "0" * 64,
        "/blobs/" + "0" * 64 + "/receipt",
        "/ref/reference",
        "/cases",
        "/cases/x",
        "/statistics",
        "/uploads/x",
    ],
)
@pytest.mark.parametrize(
    "header", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}]
)
def test_without_a_token_there_is_no_reading(hq: Headquarters, path: str, header: dict[str, str]):
    method = "HEAD" if path.startswith("/uploads") else "GET"
    answer = hq.http.request(method, f"/v1{path}", headers=header)
    assert answer.status_code == 401


def test_another_station_cannot_reach_into_a_case(hq: Headquarters, owned: Owned):
    intruder = owned.strangers["neighbour"]
    body = kinds.CasePatch(changes={"summary": "改掉"})
    opened = intruder.open_case(owned.case, summary="冒名")
    intruder.pushed(opened, intruder.make(kinds.CASE_PATCH, body, case=owned.case))
    hq.settle()
    assert owned.owner.get(f"/cases/{owned.case}").json()["summary"] == "独一无二的漏油投诉"

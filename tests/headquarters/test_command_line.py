"""``casebook-hq``: places, people, codes, check, and a service that starts and stops."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from headquarters.cli import main as cli
from headquarters.services.office import Office
from headquarters.settings import Settings
from headquarters.store import blobs
from headquarters.store.blobs import Chunk
from record.journal import invitation
from record.journal.exchange import MAX_CHUNK
from tests.headquarters.world import Clock, Headquarters
from tests.imports import imported
from tests.patience import PATIENCE_S

WORLD = """
[[region]]
code = "R12"
name = "第十二区"

[[station]]
code = "1203"
name = "城西站"
region = "R12"
nozzles = { "1" = "92#" }
cameras = [{ camera = "CH01", view = "1-2号机", retention_days = 15 }]

[[member]]
name = "王站长"
role = "manager"
station = "1203"

[[member]]
person_id = "u_li"
name = "李经理"
role = "area_manager"
region = "R12"
start_pin = "246810"
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "总部 数据"


@pytest.fixture
def told(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a verb and return exit code and JSON."""
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)

    def run(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = cli.main([*arguments, "--data", str(data), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_help_loads_neither_the_web_server_nor_the_database():
    found = imported("headquarters.cli.main", "--help")
    assert "headquarters" in found
    assert found & {"litestar", "uvicorn", "sqlalchemy", "msgspec", "obstore"} == set()


def test_adding_a_region_loads_the_database_and_no_web_server(data: Path):
    words = ("region", "add", "--code", "R1", "--name", "第一区", "--data", data)
    found = imported("headquarters.cli.main", *words)
    assert found & {"litestar", "uvicorn", "sqlalchemy"} == {"sqlalchemy"}


def test_a_file_adds_everything_and_gives_codes(told: Any, tmp_path: Path):
    file = tmp_path / "世界.toml"
    file.write_text(WORLD, encoding="utf-8")
    code, answer = told("load", str(file), "--address", "http://127.0.0.1:8470")
    assert code == 0
    assert [(c["station"], c["region"]) for c in answer["codes"]] == [("1203", ""), ("", "R12")]
    assert invitation.read(answer["codes"][0]["link"]).address == "http://127.0.0.1:8470"
    pins = {member["name"]: member["start_pin"] for member in answer["members"]}
    assert pins["李经理"] == "246810"
    assert len(pins["王站长"]) == 6


@pytest.mark.parametrize("text", ["region = 3", "[[region]\n", "[[station]]\ncode = 'x'"])
def test_a_file_with_a_mistake_adds_nothing(told: Any, tmp_path: Path, text: str):
    file = tmp_path / "世界.toml"
    file.write_text(text, encoding="utf-8")
    code, answer = told("load", str(file))
    assert (code, answer["problem"]) == (1, "hq.bad_file")
    assert str(file) in answer["sentence"]


def test_places_and_people_are_added_one_by_one(told: Any):
    assert told("region", "add", "--code", "R1", "--name", "一区")[0] == 0
    station = ("station", "add", "--code", "S1", "--name", "一站", "--region", "R1")
    assert told(*station, "--nozzle", "1=92#")[1]["added"]["nozzles"] == {"1": "92#"}
    person = ("person", "add", "--name", "张三", "--role", "attendant", "--station", "S1")
    assert len(told(*person)[1]["added"]["start_pin"]) == 6


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("station", "add", "--code", "S", "--name", "x", "--region", "no"), "hq.unknown_region"),
        (("region", "add", "--code", "../x", "--name", "x"), "hq.bad_code_of_place"),
        (("code", "--station", "no"), "hq.unknown_station"),
        (("load", "/不存在"), "hq.unreadable_file"),
        (("device", "revoke", "no"), "hq.unknown_device"),
        (("serve", "--host", "0.0.0.0"), "hq.plain_http"),  # noqa: S104 - it must be refused
        (("serve", "--certificate", "/不存在", "--key", "/不存在"), "hq.no_certificate"),
        (("check", "--database", "mysql://x"), "hq.unknown_database"),
        (("check", "--objects", "ftp://x"), "hq.unknown_objects"),
    ],
)
def test_a_refusal_has_a_code_a_sentence_and_exit_one(
    told: Any, arguments: tuple[str, ...], problem: str
):
    code, answer = told(*arguments)
    assert (code, answer["problem"]) == (1, problem)
    assert answer["sentence"] != problem
    assert "{" not in answer["sentence"]


def test_wrong_usage_is_exit_two(told: Any):
    with pytest.raises(SystemExit) as caught:
        told("code")
    assert caught.value.code == 2


def test_a_code_is_drawn_as_a_qr_code_that_reads_back(told: Any, tmp_path: Path):
    from PIL import Image
    from zxingcpp import read_barcodes

    told("region", "add", "--code", "R1", "--name", "一区")
    file = tmp_path / "码.png"
    code, answer = told("code", "--region", "R1", "--qr", str(file))
    assert code == 0
    (read,) = read_barcodes(Image.open(file).convert("L"))
    assert read.text == answer["link"]


@contextmanager
def service(data: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the real command in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "headquarters", "serve", "--data", data, "--port", "0", *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())["listening"]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM")
def test_the_service_stops_cleanly_when_told_to(data: Path):
    with service(data) as (process, url):
        assert httpx.get(f"{url}/readyz").status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0


def test_the_service_ends_with_who_started_it(data: Path):
    with service(data, "--stop-with-stdin") as (process, _):
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
        assert process.wait(PATIENCE_S) == 0


def test_an_address_in_use_is_refused(told: Any):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, answer = told("serve", "--port", str(taken.getsockname()[1]))
    assert (code, answer["problem"]) == (1, "hq.address")


@contextmanager
def desk(data: Path, url: str) -> Iterator[Headquarters]:
    """Administer a service of another process through its files, and speak to it over HTTP."""
    office = Office(Settings(data))
    with httpx.Client(base_url=url, timeout=30) as http:
        yield Headquarters(office, url, http, Clock(), Settings(data))
    office.house.database.close()


def test_a_kill_at_any_moment_loses_no_acknowledged_entry(data: Path):
    with service(data) as (process, url), desk(data, url) as hq:
        device = hq.device()
        chain = [device.make() for _ in range(20)]
        device.pushed(*chain[:10])
        process.kill()
        process.wait()
    with service(data) as (_, url), desk(data, url) as hq:
        device.hq = hq
        assert device.get("/heads").json()["heads"][0]["eh"] == chain[9].id
        assert device.pushed(*chain).new == 10
        assert len(device.pull_until(20)) == 20


def test_a_kill_between_the_last_byte_and_publishing_is_made_good(data: Path):
    """Leave what a kill leaves there: every piece is in place, nothing is published."""
    content = secrets.token_bytes(2 * MAX_CHUNK)
    with service(data) as (process, url), desk(data, url) as hq:
        device = hq.device()
        device.pushed(device.with_file(content))
        location = device.begin(content).headers["Location"]
        device.patch(location, 0, content[:MAX_CHUNK])
        process.kill()
        process.wait()
        owner = hq.office.sessions.device_of(device.token)
        upload = hq.office.uploads.find(owner, location.rpartition("/")[2])
        last = Chunk(MAX_CHUNK, MAX_CHUNK, "")
        hq.office.uploads._keep(upload, last, content[MAX_CHUNK:])
        with hq.office.house.database.reading() as connection:
            assert blobs.get_blob(connection, upload.h) is None
    with service(data) as (_, url), desk(data, url) as hq:
        device.hq = hq
        state = device.tus("HEAD", location.removeprefix("/v1"))
        assert state.headers["Upload-Offset"] == str(len(content))
        assert device.receipt(upload.h)
        assert device.get(f"/blobs/{upload.h}").content == content

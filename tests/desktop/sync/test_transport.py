"""Answers no headquarters gives: each is a Problem, soon, and nothing is believed."""

import gzip
import time

import pytest

from desktop.clock import SystemClock
from desktop.sync import transport
from desktop.sync.transport import Transport, concerns_line
from record.journal.exchange import PROBLEM_TYPE, Nonce, ServerInfo
from record.problems import Problem
from tests.desktop.sync.canned import Canned, answer, canned
from tests.patience import PATIENCE_S

JSON = {"Content_Type": "application/json"}
HTML = {"Content_Type": "text/html"}
REFUSAL = {"Content_Type": PROBLEM_TYPE}


def problem_of(server: Canned, method: str = "GET") -> Problem:
    spoken = Transport(server.url, SystemClock(), "0.1.0")
    try:
        with pytest.raises(Problem) as caught:
            spoken.ask(method, "/.well-known/sj", ServerInfo, timeout_s=3.0)
    finally:
        spoken.close()
    return caught.value


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (answer("200 OK", b"<html>", Content_Type="text/html"), "sync.not_headquarters"),
        (answer("200 OK", b'{"protocol":"SJ1","ver', **JSON), "sync.not_headquarters"),
        (answer("200 OK", b"[1,2]", **JSON), "sync.not_headquarters"),
        (answer("200 OK", b"{}", Content_Length="900", **JSON), "sync.offline"),
        (answer("200 OK", b"\x8b", Content_Encoding="br", **HTML), "sync.not_headquarters"),
        (answer("200 OK", b"\x8b", Content_Encoding="br", **JSON), "sync.repacked"),
        (answer("200 OK", b"\x8b", Content_Encoding="gzip", **JSON), "sync.repacked"),
        (
            answer("302 Found", b"<html>", Location="https://login.example/", **HTML),
            "sync.not_headquarters",
        ),
        (answer("400 Bad", b"<html>", **HTML), "sync.refused_on_the_way"),
        (answer("403 Forbidden", b"<html>", **HTML), "sync.forbidden"),
        (answer("404 Not Found", b"<html>", **HTML), "sync.no_headquarters_here"),
        (answer("405 Not Allowed", b"<html>", **HTML), "sync.method_refused"),
        (answer("407 Proxy", b"<html>", **HTML), "sync.proxy_password"),
        (answer("413 Too Large", b"<html>", **HTML), "sync.too_large"),
        (answer("429 Slow", b"<html>", **HTML), "sync.gateway"),
        (answer("451 Legal", b"<html>", **HTML), "sync.forbidden"),
        (answer("500 Oops", b"trace", Content_Type="text/plain"), "sync.gateway"),
        (answer("501 No", b"<html>", **HTML), "sync.method_refused"),
        (answer("502 Bad Gateway", b"<html>", **HTML), "sync.gateway"),
        (answer("503 Away", b"<html>", **HTML), "sync.gateway"),
        (answer("504 Late", b"<html>", **HTML), "sync.gateway"),
        (answer("511 Login", b"<html>", **HTML), "sync.not_headquarters"),
        (answer("301 Moved", Location="https://elsewhere.example/"), "sync.not_headquarters"),
        (answer("308 Moved", Location="file:///etc/passwd"), "sync.not_headquarters"),
        (answer("409 No", b"not json", **REFUSAL), "sync.not_headquarters"),
        (answer("401 No", **REFUSAL), "hq.token"),
        (answer("410 Gone", **REFUSAL), "hq.upload_gone"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "sync.offline"),
        (b"", "sync.offline"),
    ],
)
def test_a_bad_answer_is_a_problem(said: bytes, code: str):
    with canned(said) as server:
        assert problem_of(server).code == code


def test_a_redirect_is_never_followed():
    with canned(answer("200 OK")) as other:
        with canned(answer("307 Look there", Location=other.url)) as server:
            problem_of(server)
        assert other.asked == []


def test_an_answer_that_unpacks_to_anything_is_not_unpacked():
    bomb = gzip.compress(b"0" * 50_000_000)
    with canned(answer("200 OK", bomb, Content_Encoding="gzip", **JSON)) as server:
        assert problem_of(server).code == "sync.not_headquarters"


def test_an_answer_that_a_proxy_packed_is_read():
    packed = gzip.compress(b'{"nonce":"n","server_time":"2026-11-30T00:00:00Z"}')
    with canned(answer("200 OK", packed, Content_Encoding="gzip", **JSON)) as server:
        spoken = Transport(server.url, SystemClock(), "0.1.0")
        assert spoken.ask("GET", "/.well-known/sj", Nonce).nonce == "n"
        spoken.close()


def test_an_endless_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(transport, "MAX_ANSWER", 1000)
    with canned(answer("200 OK", b" " * 5000, **JSON)) as server:
        assert problem_of(server).code == "sync.not_headquarters"


def test_bytes_that_trickle_in_do_not_hold_a_round_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(transport, "WHOLE_S", -2.5)
    with canned(answer("200 OK", b" " * 5000, **JSON), pause_s=0.05) as server:
        began = time.monotonic()
        assert problem_of(server).code == "sync.slow"
        # The whole answer would take 250 s.
        assert time.monotonic() - began < PATIENCE_S


def test_how_long_headquarters_asks_to_wait_is_known():
    body = b'{"status":503,"code":"unavailable"}'
    with canned(answer("503 Busy", body, Retry_After="7", **REFUSAL)) as server:
        problem = problem_of(server)
    assert (problem.code, problem.facts["seconds"]) == ("hq.unavailable", 7)


def test_a_problem_of_one_file_is_not_one_of_the_line():
    assert not concerns_line(Problem("hq.too_large"))
    assert not concerns_line(Problem("evidence.damaged"))
    assert not concerns_line(Problem("sync.wrong_receipt"))
    assert concerns_line(Problem("sync.offline"))
    assert concerns_line(Problem("hq.revoked"))

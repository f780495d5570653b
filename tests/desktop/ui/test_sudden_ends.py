"""The program is ended from outside while somebody works in its real windows."""

import json
import os
import queue
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_application
from tests import builders
from tests.desktop.ui.typist import FIELDS
from tests.patience import PATIENCE_S

ROOT = Path(__file__).resolve().parents[3]
KILLS = 3
Key = tuple[str, str]


class Watched:
    """The program in a process of its own, and what its typist said."""

    def __init__(self, folder: Path, case_id: str) -> None:
        command = [sys.executable, "-m", "tests.desktop.ui.typist", str(folder), case_id]
        self.temporary = folder.with_name("temporary")
        self.temporary.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            text=True,
            env={**os.environ, "TMPDIR": str(self.temporary)},
        )
        self._said: queue.Queue[tuple[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.keys: list[Key] = []
        self.sure: list[Key] = []

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            what, which = json.loads(line)
            self._said.put((what, which))
        self._said.put(None)

    def wait_for(self, wanted: str) -> Any:
        """Return what was said of that kind; keys on the way are noted."""
        while (heard := self._hear()) is not None:
            if heard[0] == wanted:
                return heard[1]
        raise AssertionError(f"it ended before it said {wanted}")

    def finish(self) -> int:
        """Read to the end and return the exit code."""
        while self._hear() is not None:
            pass
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait(PATIENCE_S)

    def _hear(self) -> tuple[str, Any] | None:
        heard = self._said.get(timeout=PATIENCE_S)
        if heard is not None and heard[0] in {"key", "sure"}:
            path, letter = heard[1]
            (self.keys if heard[0] == "key" else self.sure).append((path, letter))
        return heard


@contextmanager
def watched(folder: Path, case_id: str) -> Iterator[Watched]:
    running = Watched(folder, case_id)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
            running.finish()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return builders.make_desk(tmp_path / "案卷 数据")


@pytest.fixture
def case_id(folder: Path) -> str:
    app = open_application(folder)
    app.people.set_first_pin(builders.MANAGER.person_id, builders.START_PIN, builders.PIN)
    case = builders.a_case(app)
    app.close()
    return case.id


def typed(keys: list[Key], path: str) -> str:
    return "".join(letter for at, letter in keys if at == path)


def test_a_killed_window_loses_at_most_the_keys_of_the_last_second(
    folder: Path, case_id: str
) -> None:
    chance = random.Random(7)
    promised = possible = dict.fromkeys(FIELDS, "")
    for _ in range(KILLS + 1):
        with watched(folder, case_id) as running:
            found = dict(zip(FIELDS, running.wait_for("fields"), strict=True))
            assert running.wait_for("asked") is False
            for path in FIELDS:
                assert found[path].startswith(promised[path])
                assert possible[path].startswith(found[path])
            for _ in range(chance.randint(1, 60)):
                running.wait_for("sure")
            running.process.kill()
            running.finish()
        promised = {p: found[p] + typed(running.sure, p) for p in FIELDS}
        possible = {p: found[p] + typed(running.keys, p) for p in FIELDS}
    assert len("".join(found.values())) > KILLS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program in its own way")
def test_a_program_asked_to_end_records_what_was_being_typed(folder: Path, case_id: str) -> None:
    with watched(folder, case_id) as running:
        for _ in range(25):
            running.wait_for("key")
        running.process.terminate()
        assert running.finish() == 0
    assert list(running.temporary.iterdir()) == []
    app = open_application(folder)
    kept = app.cases.get(case_id)
    app.session.member = builders.MANAGER
    assert app.drafts.of(case_id) == {}
    app.close()
    assert kept.place_detail == typed(running.keys, "place_detail")
    assert kept.narrative == typed(running.keys, "narrative")


def test_a_second_copy_says_so_and_leaves_the_first_alone(folder: Path, case_id: str) -> None:
    with watched(folder, case_id) as first:
        first.wait_for("key")
        with watched(folder, case_id) as second:
            assert "Another open copy of the program is using this data folder" in second.wait_for(
                "sentence"
            )
            assert second.finish() == 1
        for _ in range(30):
            first.wait_for("key")
        assert first.process.poll() is None
    log = (folder / "logs" / "casebook.log").read_text("utf-8")
    assert not re.search(r'"level": "(ERROR|CRITICAL)"', log), log

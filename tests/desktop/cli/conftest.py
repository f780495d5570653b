"""The command line on a prepared folder: one desk with its manager's PIN chosen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from desktop.app import open_application
from tests import builders
from tests.builders import MANAGER, PIN, START_PIN

Answer = tuple[int, dict[str, Any]]
Run = Callable[..., Answer]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose manager has chosen a PIN, and one complaint."""
    folder = builders.make_desk(tmp_path_factory.mktemp("命令行") / "案卷 数据")
    app = open_application(folder)
    app.people.set_first_pin(MANAGER.person_id, START_PIN, PIN)
    builders.a_case(app)
    app.close()
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    """A copy of the prepared desk."""
    return Path(builders.shutil.copytree(prepared, tmp_path / "案卷 数据"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a verb with ``--json`` and return its exit code and its one object."""

    def running(*words: object) -> Answer:
        code = main([*map(str, words), "--json"])
        said = capsys.readouterr()
        assert said.out.count("\n") == 1, said.out + said.err
        answer = json.loads(said.out)
        assert answer["ok"] == (code == 0)
        return code, answer

    return running


@pytest.fixture
def casebook(run: Run, folder: Path) -> Run:
    """Run a verb on the prepared folder as its manager."""

    def running(*words: object) -> Answer:
        return run(*words, "--data", folder, "--as", "12031", "--pin", PIN)

    return running

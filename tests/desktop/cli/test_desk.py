from pathlib import Path

from desktop.app import open_application
from tests.builders import START_PIN
from tests.desktop.cli.conftest import Run


def test_sync_says_that_headquarters_can_not_be_reached(run: Run, folder: Path) -> None:
    code, said = run("sync", "--data", folder)
    assert (code, said["problem"]["code"]) == (1, "sync.offline")
    assert said["problem"]["sentence"]


def test_the_selfcheck_finds_everything_well(run: Run, folder: Path) -> None:
    _code, said = run("selfcheck", "--data", folder)
    wrong = [f["text"] for f in said["findings"] if not f["ok"]]
    assert wrong == []


def test_a_person_replaces_the_start_pin(run: Run, folder: Path) -> None:
    assert run("first-pin", "赵磊", "0000", "2468", "--data", folder)[0] == 1
    assert run("first-pin", "赵磊", START_PIN, "2468", "--data", folder) == (
        0,
        {"ok": True, "person": "u_zhao"},
    )


def test_a_folder_that_was_never_enrolled_says_so(run: Run, tmp_path: Path) -> None:
    code, said = run("case", "list", "--data", tmp_path / "空 文件夹")
    assert (code, said["problem"]["code"]) == (1, "device.not_enrolled")
    assert not (tmp_path / "空 文件夹").exists()


def test_enrolling_without_a_network_says_so(run: Run, tmp_path: Path) -> None:
    code, said = run("enrol", "http://127.0.0.1:9", "nonsense", "--data", tmp_path / "新")
    assert (code, said["problem"]["code"]) == (1, "hq.unreadable_code")


def test_a_second_program_on_the_folder_is_refused(run: Run, folder: Path) -> None:

    app = open_application(folder)
    try:
        code, said = run("case", "list", "--data", folder)
    finally:
        app.close()
    assert (code, said["problem"]["code"]) == (1, "system.already_running")

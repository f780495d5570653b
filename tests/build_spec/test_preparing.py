import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_spec import display, environment, generate, linux, places, stamps, verbs
from build_spec.steps import StepFailed, call
from tests.patience import spent_s

SECOND_START = """
import sys
from build_spec.verbs import prepare

prepare(tests=True)

def refuse(event, arguments):
    if event in {"subprocess.Popen", "os.system", "os.posix_spawn", "socket.connect"}:
        print("second start did", event, arguments)
        sys.exit(3)

sys.addaudithook(refuse)
prepare(tests=True)
"""


@pytest.fixture
def _made_by_build_spec() -> None:
    if not (places.VENV / "stamps" / "requirements-dev").exists():
        pytest.skip("this environment was not made by python3 -m build_spec test")


@pytest.mark.usefixtures("_made_by_build_spec")
def test_a_second_start_starts_no_program_and_needs_no_network() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SECOND_START],
        cwd=places.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.usefixtures("_made_by_build_spec")
def test_a_second_start_adds_less_than_two_seconds_of_work() -> None:
    started = spent_s()
    call(
        [sys.executable, "-c", "from build_spec.verbs import prepare; prepare(tests=True)"],
        "The second start failed.",
    )
    assert spent_s() - started < 2


def test_a_stamp_holds_only_for_what_was_done(tmp_path: Path) -> None:
    venv = tmp_path / "环境 一"
    assert not stamps.holds("packages", "abc", venv)
    stamps.put("packages", "abc", venv)
    assert stamps.holds("packages", "abc", venv)
    assert not stamps.holds("packages", "abd", venv)


def test_a_damaged_stamp_means_not_done(tmp_path: Path) -> None:
    stamps.put("packages", "abc", tmp_path)
    (tmp_path / "stamps" / "packages").write_bytes(b"\xff\xfe")
    assert not stamps.holds("packages", "abc", tmp_path)


def test_a_digest_tells_where_one_part_ends() -> None:
    assert stamps.digest(b"ab", b"c") != stamps.digest(b"a", b"bc")


def test_a_target_is_stale_when_missing_or_older_than_a_source(tmp_path: Path) -> None:
    form, module = tmp_path / "案件.ui", tmp_path / "ui_case.py"
    form.touch()
    assert generate.stale(module, [form])
    module.touch()
    os.utime(form, ns=(1, 1_000_000_000))
    assert not generate.stale(module, [form])
    os.utime(module, ns=(1, 999_999_999))
    assert generate.stale(module, [form])


def test_a_form_that_cannot_be_compiled_leaves_the_old_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms, generated = tmp_path / "表单", tmp_path / "生成 的"
    forms.mkdir()
    generated.mkdir()
    monkeypatch.setattr(places, "FORMS", forms)
    monkeypatch.setattr(places, "WINDOWS", generated)
    (generated / "ui_page.py").write_text("kept = True\n", "utf-8")
    os.utime(generated / "ui_page.py", ns=(1, 1))
    (forms / "page.ui").write_text("this is no form", "utf-8")
    with pytest.raises(StepFailed, match=r"page\.ui could not be compiled"):
        generate._ensure_forms()
    assert (generated / "ui_page.py").read_text("utf-8") == "kept = True\n"


def test_a_module_whose_form_is_gone_goes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "FORMS", tmp_path / "forms")
    monkeypatch.setattr(places, "WINDOWS", tmp_path)
    (tmp_path / "ui_old.py").touch()
    generate._ensure_forms()
    assert not (tmp_path / "ui_old.py").exists()


def test_the_list_of_system_libraries_names_what_qt_loads() -> None:
    assert {"libegl1", "libxcb-cursor0", "libfontconfig1"} <= set(linux.packages())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian packages")
def test_without_rights_the_one_command_to_type_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linux, "_prefix", lambda: None)
    with pytest.raises(StepFailed, match=r"sudo apt-get install .* libegl1"):
        linux._install(["libegl1"])


def test_a_missing_tool_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="Take a whole checkout"):
        call([tmp_path / "没有 的"], "Take a whole checkout.")


def test_windows_keeps_its_programs_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert places.tool("python", tmp_path) == tmp_path / "bin" / "python"
    monkeypatch.setattr(places, "ON_WINDOWS", True)
    assert places.tool("python", tmp_path) == tmp_path / "Scripts" / "python.exe"


def test_a_display_is_missing_only_when_nothing_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert display.missing()
    monkeypatch.setenv("DISPLAY", ":1")
    assert not display.missing()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr(sys, "platform", "win32")
    assert not display.missing()


def test_an_unknown_verb_shows_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert verbs.main(["dance"]) == 2
    assert "run " in capsys.readouterr().out


def test_the_pins_are_counted_for_the_progress_line(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text("# three==3\na==1 \\\n    --hash=x\nb==2 \\\n", "utf-8")
    assert environment.pinned(lock) == 2

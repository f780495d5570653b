import msgspec
import pytest

from desktop.settings import Settings, SettingsFile
from record.problems import Problem


def test_a_change_is_there_after_a_restart(tmp_path):
    folder = tmp_path / "案卷 数据"
    SettingsFile(folder).change(language="en", text_scale=150, columns={"cases": ("case_no",)})
    again = SettingsFile(folder).now
    assert (again.language, again.text_scale, again.columns) == ("en", 150, {"cases": ("case_no",)})


def test_a_damaged_file_is_set_aside_and_the_defaults_hold(tmp_path):
    (tmp_path / "settings.json").write_bytes(b'{"text_scale": 9000')
    assert SettingsFile(tmp_path).now == Settings()
    assert (tmp_path / "settings.json.damaged").exists()


def test_a_value_out_of_range_is_refused_and_nothing_is_written(tmp_path):
    settings = SettingsFile(tmp_path)
    with pytest.raises(msgspec.ValidationError):
        settings.change(text_scale=500)
    assert settings.now == Settings()
    assert not (tmp_path / "settings.json").exists()


def test_a_disk_that_refuses_is_a_problem_and_the_change_holds(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    settings = SettingsFile(blocked)
    with pytest.raises(Problem, match=r"settings\.not_written"):
        settings.change(theme="dark")
    assert settings.now.theme == "dark"

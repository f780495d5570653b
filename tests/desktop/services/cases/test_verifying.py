from pathlib import Path

import pytest

from desktop.progress import NoProgress
from desktop.services.cases.exports import verify
from record.problems import Problem
from tests.desktop.desk import a_desk


def test_the_folder_that_an_export_was_put_into_may_be_named(tmp_path: Path) -> None:
    with a_desk(tmp_path / "案卷 数据") as desk:
        case = desk.a_case()
        out = tmp_path / "交出 去"
        out.mkdir()
        bag = desk.exports.export(case.id, out, NoProgress(), "核验")
        said = [line.code for line in verify(bag).lines]
        assert [line.code for line in verify(out).lines] == said
        desk.exports.export(case.id, out, NoProgress(), "再次")
        assert not verify(out).ok


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"verify\.nothing_there"):
        verify(tmp_path / "没有")

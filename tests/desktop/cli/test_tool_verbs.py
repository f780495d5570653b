from pathlib import Path

import pytest

from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import moving


@pytest.fixture(scope="session")
def passing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("录像 文件") / "4号位.mp4"
    return moving.write(path, 10, ((3.0, 7.0, 100, 80),), noise=2)


def test_movement_is_found_where_it_is_looked_for(run: Run, passing: Path) -> None:
    code, answer = run("motion", passing, "--area", "0.3,0.3,0.4,0.4")
    (only,) = answer["motion"]["movements"]
    assert (code, round(only["from_s"]), round(only["to_s"])) == (0, 3, 7)
    assert answer["motion"]["whole"]
    code, answer = run("motion", passing, "--area", "0.7,0.7,1,0.7,1,1,0.7,1")
    assert (code, answer["motion"]["movements"]) == (0, [])


@pytest.mark.parametrize("area", ["", "a,b,c,d", "0.1,0.2,0.3", "0,0,7,7", "nan,0,1,1"])
def test_an_area_that_is_none_is_refused(run: Run, passing: Path, area: str) -> None:
    code, answer = run("motion", passing, "--area", area)
    assert (code, answer["problem"]["code"]) == (1, "stills.no_area")

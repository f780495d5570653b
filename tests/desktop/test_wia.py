"""Scanning through WIA, with objects that answer as its automation does."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from desktop.progress import NoProgress
from desktop.system.scanning import ScanJob, Scanner
from desktop.system.wia import CONVERTER, MANAGER, PNG
from desktop.system.windows import WindowsSystem
from record.exhibits.files import ScanColour
from record.problems import Problem
from tests.desktop.fake_calls import FakeCalls

BMP = "{B96B3CAB-0728-11D3-9D7B-0000F81EF32E}"
DEVICE = "{6BDD1FC6}\\0001"
JOB = ScanJob(scanner=DEVICE, dpi=300, colour=ScanColour.GREY)


class Refusal(Exception):
    """What comtypes raises: an HRESULT, a text, and details."""

    def __init__(self, hresult: int) -> None:
        super().__init__(hresult, "", (None,) * 5)
        self.hresult = hresult - (1 << 32)
        self.details = (None,) * 5


class Members(list[Any]):
    """A collection of automation: counted from 1, asked by number or name."""

    def __call__(self, key: int | str) -> Any:
        if isinstance(key, int):
            return self[key - 1]
        return next(each for each in self if key in (each.PropertyID, each.Name))

    @property
    def Count(self) -> int:  # noqa: N802
        return len(self)

    def Exists(self, key: str) -> bool:  # noqa: N802
        return any(key in (each.PropertyID, each.Name) for each in self)


def prop(number: str, value: Any, name: str = "", **more: Any) -> SimpleNamespace:
    return SimpleNamespace(
        PropertyID=number, Name=name, Value=value, IsReadOnly=False, SubType=0, **more
    )


class Picture:
    """What a transfer gives: a picture in some format, that can be saved."""

    def __init__(self, kind: str) -> None:
        self.FormatID = kind

    def SaveFile(self, path: str) -> None:  # noqa: N802
        Path(path).write_text(self.FormatID)


class Desk:
    """One scanner with a glass and a feeder of two sheets; ``error`` is what it refuses with."""

    def __init__(self) -> None:
        self.kind, self.error, self.sheets = PNG, 0, 2
        dpi = prop("6147", 200, SubTypeMin=75, SubTypeMax=600)
        dpi.SubType = 1
        self.item = SimpleNamespace(
            Properties=Members([prop("6146", 1), dpi, prop("6148", 200)]), Transfer=self._transfer
        )
        self.device = SimpleNamespace(
            Properties=Members([prop("3086", 3), prop("3088", 2), prop("3096", 1)]),
            Items=Members([self.item]),
        )
        info = SimpleNamespace(
            Type=1, DeviceID=DEVICE, Connect=lambda: self.device,
            Properties=Members([prop("7", "佳能 扫描仪", "Name")]),
        )  # fmt: skip
        camera = SimpleNamespace(Type=2, DeviceID="camera", Properties=Members())
        self.manager = SimpleNamespace(DeviceInfos=Members([camera, info]))

    def _transfer(self, _format: str) -> Picture:
        if self.error:
            raise Refusal(self.error)
        feeding = self.device.Properties("3088").Value == 1
        if feeding and not self.sheets:
            raise Refusal(0x80210003)
        self.sheets -= feeding
        return Picture(self.kind)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def scanners(desk: Desk) -> Any:
    calls = FakeCalls()
    convert = prop("", "", "Convert", FilterID="{42A6E907}")
    filters = Members()
    step = SimpleNamespace(Properties=Members([prop("", "", "FormatID")]))
    filters.Add = lambda _id: filters.append(step)  # type: ignore[attr-defined]
    converter = SimpleNamespace(
        FilterInfos=Members([convert]), Filters=filters,
        Apply=lambda _picture: Picture(step.Properties("FormatID").Value),
    )  # fmt: skip
    calls.objects = {MANAGER: desk.manager, CONVERTER: converter}
    return WindowsSystem(calls).scanners()


def test_scanners_are_found_and_cameras_are_none(scanners: Any) -> None:
    assert scanners.find() == (Scanner(DEVICE, "佳能 扫描仪"),)
    can = scanners.abilities(DEVICE)
    assert can.resolutions == (75, 100, 150, 200, 300, 400, 600)
    assert can.colours == tuple(ScanColour)
    assert can.feeds


def test_a_page_is_scanned_as_it_was_asked_for(scanners: Any, desk: Desk, tmp_path: Path) -> None:
    [page] = scanners.scan(JOB, tmp_path, NoProgress())
    assert page.read_text() == PNG
    assert [each.Value for each in desk.item.Properties] == [2, 300, 300]
    assert desk.device.Properties("3088").Value == 2


def test_what_a_driver_hands_over_otherwise_becomes_png(
    scanners: Any, desk: Desk, tmp_path: Path
) -> None:
    desk.kind = BMP
    [page] = scanners.scan(JOB, tmp_path, NoProgress())
    assert page.read_text() == PNG


def test_a_feeder_gives_all_its_sheets_and_its_end_is_no_failure(
    scanners: Any, tmp_path: Path
) -> None:
    feeder = msgspec.structs.replace(JOB, feeder=True)
    assert [page.name for page in scanners.scan(feeder, tmp_path, NoProgress())] == [
        "1.png", "2.png",
    ]  # fmt: skip
    with pytest.raises(Problem) as caught:
        list(scanners.scan(feeder, tmp_path, NoProgress()))
    assert caught.value.code == "scanner.no_paper"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (0x80210005, "scanner.gone"),
        (0x8021000A, "scanner.gone"),
        (0x80210002, "scanner.jammed"),
        (0x80210006, "scanner.busy"),
        (0x80210016, "scanner.cover_open"),
        (0x80004005, "scanner.failed"),
    ],
)
def test_what_wia_refuses_is_one_problem(
    scanners: Any, desk: Desk, tmp_path: Path, error: int, code: str
) -> None:
    desk.error = error
    with pytest.raises(Problem) as caught:
        list(scanners.scan(JOB, tmp_path, NoProgress()))
    assert caught.value.code == code


def test_pages_before_the_cable_came_out_are_there(
    scanners: Any, desk: Desk, tmp_path: Path
) -> None:
    scanning = scanners.scan(msgspec.structs.replace(JOB, feeder=True), tmp_path, NoProgress())
    assert next(scanning).name == "1.png"
    desk.error = 0x80210005
    with pytest.raises(Problem) as caught:
        next(scanning)
    assert caught.value.code == "scanner.gone"


def test_a_scanner_that_is_not_there_is_gone(scanners: Any) -> None:
    with pytest.raises(Problem) as caught:
        scanners.abilities("elsewhere")
    assert caught.value.code == "scanner.gone"

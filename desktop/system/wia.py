"""Scanners on Windows, through WIA's automation objects (decisions/scanners.md).

Numbers of properties, formats and errors are those of Microsoft's ``WiaDef.h``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.progress import Progress
from desktop.system.scanning import SCANNING, USUAL_DPI, Abilities, ScanJob, Scanner, offered
from record.exhibits.files import ScanColour
from record.problems import Problem

MANAGER, CONVERTER = "WIA.DeviceManager", "WIA.ImageProcess"
PNG = "{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}"
_SCANNER = 1
# Properties of a device, and of the item that is scanned.
_HANDLING, _HANDLING_SELECT, _PAGES = "3086", "3088", "3096"
_INTENT, _DPI_X, _DPI_Y = "6146", "6147", "6148"
_FEEDER, _FLATBED = 1, 2
_INTENTS = {ScanColour.COLOUR: 1, ScanColour.GREY: 2, ScanColour.BLACK_AND_WHITE: 4}
_RANGE, _LIST = 1, 2
_ERRORS = {
    0x80210001: "scanner.failed",
    0x80210002: "scanner.jammed",
    0x80210003: "scanner.no_paper",
    0x80210004: "scanner.jammed",
    0x80210005: "scanner.gone",
    0x80210006: "scanner.busy",
    0x80210007: "scanner.busy",
    0x8021000A: "scanner.gone",
    0x8021000D: "scanner.busy",
    0x80210015: "scanner.gone",
    0x80210016: "scanner.cover_open",
    0x80210064: "scanner.stopped",
    0x80070005: "scanner.denied",
}
_NO_DEVICE = "scanner.no_driver"

Make = Callable[[str], Any]


class WiaScanners:
    """Ask WIA through ``make``, which makes an automation object by its name."""

    def __init__(self, make: Make) -> None:
        self._make = make

    def find(self) -> tuple[Scanner, ...]:
        """Return the scanners that are there now."""
        with _refusals(_NO_DEVICE):
            infos = _members(self._make(MANAGER).DeviceInfos)
            return tuple(
                Scanner(str(each.DeviceID), str(each.Properties("Name").Value))
                for each in infos
                if int(each.Type) == _SCANNER
            )

    def abilities(self, scanner: str) -> Abilities:
        """Return what a scanner can do."""
        with _refusals("scanner.gone"):
            device = self._open(scanner)
            item = device.Items(1)
            return Abilities(
                resolutions=_resolutions(item.Properties(_DPI_X)),
                colours=tuple(_INTENTS),
                feeds=bool(_value(device, _HANDLING, 0) & _FEEDER),
            )

    def scan(self, job: ScanJob, folder: Path, progress: Progress) -> Iterator[Path]:
        """Yield each page as soon as it is whole; a page under way cannot be stopped."""
        with _refusals("scanner.failed"):
            device = self._open(job.scanner)
            _put(device, _HANDLING_SELECT, _FEEDER if job.feeder else _FLATBED)
            _put(device, _PAGES, 1)
            item = device.Items(1)
            for name, value in (
                (_INTENT, _INTENTS[job.colour]),
                (_DPI_X, job.dpi),
                (_DPI_Y, job.dpi),
            ):
                _put(item, name, value)
        number = 0
        while not number or job.feeder:
            progress.check()
            progress.report(number, 0, SCANNING)
            try:
                with _refusals("scanner.failed"):
                    picture = self._as_png(item.Transfer(PNG))
                    number += 1
                    path = folder / f"{number}.png"
                    picture.SaveFile(str(path))
            except Problem as problem:
                if number and problem.code == "scanner.no_paper":
                    return
                raise
            yield path

    def _open(self, scanner: str) -> Any:
        for each in _members(self._make(MANAGER).DeviceInfos):
            if str(each.DeviceID) == scanner:
                return each.Connect()
        raise Problem("scanner.gone")

    def _as_png(self, picture: Any) -> Any:
        """Return a picture as PNG also where a driver hands over what it likes."""
        if str(picture.FormatID).upper() == PNG:
            return picture
        converter = self._make(CONVERTER)
        converter.Filters.Add(converter.FilterInfos("Convert").FilterID)
        converter.Filters(1).Properties("FormatID").Value = PNG
        return converter.Apply(picture)


@contextmanager
def _refusals(otherwise: str) -> Iterator[None]:
    """Turn what WIA refuses into Problems: ``comtypes.COMError`` carries an HRESULT."""
    try:
        yield
    except Problem:
        raise
    except Exception as error:  # COMError exists on Windows only
        number = getattr(error, "hresult", None)
        if number is None and not isinstance(error, OSError):
            raise
        details = getattr(error, "details", None)
        inner = details[4] if isinstance(details, tuple) and len(details) > 4 else None
        codes = (_ERRORS.get(n & 0xFFFFFFFF) for n in (number, inner) if isinstance(n, int))
        raise Problem(next((code for code in codes if code), otherwise)) from error


def _members(collection: Any) -> Iterator[Any]:
    for number in range(1, int(collection.Count) + 1):
        yield collection(number)


def _value(of: Any, name: str, otherwise: int) -> int:
    return int(of.Properties(name).Value) if of.Properties.Exists(name) else otherwise


def _put(of: Any, name: str, value: int) -> None:
    """Set a property where the device has it and lets it be set."""
    if of.Properties.Exists(name):
        found = of.Properties(name)
        if not found.IsReadOnly and int(found.Value) != value:
            found.Value = value


def _resolutions(found: Any) -> tuple[int, ...]:
    kind = int(found.SubType)
    if kind == _RANGE:
        return offered(int(found.SubTypeMin), int(found.SubTypeMax))
    if kind == _LIST:
        return tuple(sorted(int(each) for each in _members(found.SubTypeValues)))
    return tuple(dpi for dpi in USUAL_DPI if dpi == int(found.Value)) or (int(found.Value),)

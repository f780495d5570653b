"""What a person set on this PC: one small file in the data folder."""

import contextlib
import logging
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from desktop.system.choice import this_system
from record.problems import Problem

_LOG = logging.getLogger(__name__)

Language = Literal["zh", "en"]
ThemeChoice = Literal["system", "light", "dark"]


class ScanChoice(msgspec.Struct, frozen=True, kw_only=True):
    """How was scanned last: the system's name of the scanner, dots per inch, a ``ScanColour``."""

    scanner: str = ""
    dpi: int = 0
    colour: str = ""
    feeder: bool = False


class PrinterChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Where one kind of paper is printed: the system's name of the printer, and how.

    ``tray`` and ``colour`` are what Qt calls them (``QPrinter``), ``duplex`` too; "" leaves it to
    the printer.
    """

    printer: str
    tray: str = ""
    duplex: str = ""
    colour: str = ""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings. ``text_scale`` in percent, ``idle_lock_minutes`` 0 to 120 (0: never).

    ``columns`` keeps what each list shows, by list name; ``window`` is opaque geometry.
    ``zone_told`` is the zone of this PC whose difference a person has read and put away.
    ``scan_folder`` is where the scanner saves; empty for the inbox of the data folder.
    ``printers`` are by kind of paper.
    """

    language: Language = "zh"
    theme: ThemeChoice = "system"
    text_scale: Annotated[int, msgspec.Meta(ge=100, le=200)] = 100
    idle_lock_minutes: Annotated[int, msgspec.Meta(ge=0, le=120)] = 10
    sync_paused: bool = False
    compact_rows: bool = False
    columns: dict[str, tuple[str, ...]] = {}
    window: str = ""
    place: str = "today"
    scan_folder: str = ""
    zone_told: str = ""
    scan: ScanChoice = ScanChoice()
    printers: dict[str, PrinterChoice] = {}


class SettingsFile:
    """Keep the settings of one data folder.

    A damaged file is set aside as ``settings.json.damaged`` and the defaults are used.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self.now = self._read()

    def change(self, **values: Any) -> Settings:
        """Change settings by name and write them at once.

        Raises ``settings.not_written`` when the disk refuses; the change then holds until exit.
        """
        changed = msgspec.convert(
            {**msgspec.to_builtins(self.now), **msgspec.to_builtins(values)}, Settings
        )
        if changed != self.now:
            self.now = changed
            self._write()
        return changed

    def _read(self) -> Settings:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except FileNotFoundError:
            return Settings()
        except (OSError, msgspec.DecodeError) as trouble:
            _LOG.warning("settings are not readable and set aside: %s", type(trouble).__name__)
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_suffix(".json.damaged"))
            return Settings()

    def _write(self) -> None:
        staged = self._path.with_suffix(".json.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with staged.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(self.now)))
                file.flush()
                os.fsync(file.fileno())
            this_system().replace(staged, self._path)
        except (OSError, Problem) as trouble:
            raise Problem("settings.not_written") from trouble

"""Whether every interface string has its Chinese, and how new ones get into the file."""

import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from build_spec import places
from build_spec.steps import call


def update() -> int:
    """Bring the Chinese file up to date in place, list what awaits words, and return how many."""
    _collect(places.CHINESE)
    return _listed(unfinished(places.CHINESE))


def check() -> int:
    """List interface strings without Chinese, changing nothing, and return how many."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / places.CHINESE.name
        if places.CHINESE.exists():
            shutil.copyfile(places.CHINESE, copy)
        _collect(copy)
        return _listed(unfinished(copy))


def unfinished(file: Path) -> list[str]:
    """Return ``context: English text`` of each message that has no finished translation."""
    root = ET.parse(file).getroot()  # noqa: S314 - our own file
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in root.iter("context")
        for message in context.iter("message")
        if not _finished(message)
    ]


def sources() -> list[Path]:
    """Return the forms and the windows' modules, without what is compiled from forms."""
    modules = places.WINDOWS.rglob("*.py")
    hand_written = (module for module in modules if not places.is_compiled(module))
    return sorted([*places.FORMS.rglob("*.ui"), *hand_written])


def _finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    return bool("".join(translation.itertext()).strip())


def _collect(target: Path) -> None:
    call(
        [
            *(places.tool("pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"),
            *("-source-language", "en", "-target-language", "zh_CN"),
            *sources(),
            *("-ts", target),
        ],
        "The interface strings could not be collected.",
    )


def _listed(missing: list[str]) -> int:
    for message in missing:
        print(f"no Chinese yet   {message}")
    return len(missing)

"""Whether every interface string has its words, and how new ones get into the files.

Chinese has words for all of them, English for those with a number: one, and several.
"""

import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from build_spec import places
from build_spec.steps import call


def update() -> int:
    """Bring both files up to date in place, list what awaits words, and return how many."""
    return sum(_bring_up_to_date(file, file) for file in (places.CHINESE, places.ENGLISH))


def check() -> int:
    """List interface strings without words, changing nothing, and return how many."""
    missing = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in (places.CHINESE, places.ENGLISH):
            copy = Path(folder) / file.name
            if file.exists():
                shutil.copyfile(file, copy)
            missing += _bring_up_to_date(copy, file)
    return missing


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
    """Tell whether it has words; of a string with a number each form needs them."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = translation.findall("numerusform") or [translation]
    return all("".join(form.itertext()).strip() for form in forms)


def _bring_up_to_date(target: Path, file: Path) -> int:
    english = file == places.ENGLISH
    call(
        [
            *(places.tool("pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"),
            *(("-pluralonly",) if english else ()),
            *("-source-language", "en", "-target-language", "en_GB" if english else "zh_CN"),
            *sources(),
            *("-ts", target),
        ],
        "The interface strings could not be collected.",
    )
    missing = unfinished(target)
    for message in missing:
        print(f"no {'plural' if english else 'Chinese'} yet   {message}")
    return len(missing)

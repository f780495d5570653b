"""What is said of how an exhibit was made, by whatever program made it."""

from collections.abc import Iterator
from typing import Any

from record.evidence import Exhibit


def made_by(exhibit: Exhibit) -> str:
    """Return what made an exhibit here: ``enhancement``, ``clip`` and the like, or ""."""
    found = exhibit.settings.get("made_by", "")
    return found if isinstance(found, str) else ""


def settings(exhibit: Exhibit) -> Iterator[tuple[str, Any]]:
    """Yield all settings by their name, as they stand in the entry."""
    yield from exhibit.settings.items()

"""What can be done from everywhere: a name, its key, and the doing."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """One act that the search offers by its name; ``key`` is how it is done without searching."""

    name: str
    key: str
    icon: str
    do: Callable[[], object]

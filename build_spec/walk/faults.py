"""What the walk finds, and what is known and still to be mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

KNOWN = Path(__file__).with_name("known.txt")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong: in which window, of what kind, with which control.

    ``detail`` says how much, for people; two faults are the same without it.
    """

    window: str
    kind: str
    control: str
    detail: str = ""

    @property
    def key(self) -> str:
        """What identifies the fault from one walk to the next."""
        return f"{self.window} | {self.kind} | {self.control}"

    def __str__(self) -> str:
        return f"{self.key} | {self.detail}"


def read_known(file: Path = KNOWN) -> dict[str, set[str]]:
    """Return the keys of the faults that are known, by the part in which they are found."""
    found: dict[str, set[str]] = {}
    part = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
            found[part] = set()
        elif line:
            found[part].add(line)
    return found


def write_known(found: dict[str, set[str]], file: Path = KNOWN) -> None:
    """Write what is known, for good or until it is mended."""
    blocks = ["\n".join([f"[{part}]", *sorted(keys)]) for part, keys in found.items() if keys]
    file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Judgement:
    """What is wrong and not known, and what is known and no longer wrong."""

    fresh: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.fresh or self.gone)

    def __str__(self) -> str:
        said = [f"NEW   {each}" for each in self.fresh]
        return "\n".join(said + [f"GONE  {each} (strike it off known.txt)" for each in self.gone])


def judge(found: Iterable[Fault], known: set[str]) -> Judgement:
    """Compare what a part found with what is known of it."""
    seen = {fault.key: str(fault) for fault in found}
    fresh = tuple(seen[key] for key in sorted(seen.keys() - known))
    return Judgement(fresh, tuple(sorted(known - seen.keys())))

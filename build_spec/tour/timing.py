"""What each step of the tour took, and why one failed, as a table to read."""

from dataclasses import dataclass, field
from pathlib import Path

OK, FAILED = "ok", "FAILED"
LONGEST = 300


@dataclass(frozen=True)
class Row:
    """One step: its name, its seconds, and why it failed ("" when it did not)."""

    name: str
    seconds: float
    why: str = ""

    @property
    def outcome(self) -> str:
        """Say in a word how the step ended."""
        return FAILED if self.why else OK


@dataclass
class Timing:
    """The steps of one tour, in their order, and figures measured on the way."""

    rows: list[Row] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    """Seconds by what was measured."""

    def add(self, name: str, seconds: float, why: str = "") -> Row:
        """Keep how a step went."""
        told = " ".join(why.split())
        row = Row(name, seconds, told if len(told) <= LONGEST else f"{told[:LONGEST]}…")
        self.rows.append(row)
        return row

    @property
    def failed(self) -> tuple[Row, ...]:
        """The steps that failed."""
        return tuple(row for row in self.rows if row.why)

    def table(self) -> str:
        """Return the table as Markdown."""
        total = sum(row.seconds for row in self.rows)
        lines = ["# Tour", "", "| step | seconds | outcome |", "|---|---:|---|"]
        for row in self.rows:
            why = f": {row.why.replace('|', '/')}" if row.why else ""
            lines.append(f"| {row.name} | {row.seconds:.1f} | {row.outcome}{why} |")
        lines.append(f"| **{len(self.rows)} steps** | **{total:.1f}** | {self._summary()} |")
        if self.figures:
            lines += ["", "| measured | seconds |", "|---|---:|"]
            lines += [f"| {name} | {seconds:.2f} |" for name, seconds in self.figures.items()]
        return "\n".join([*lines, ""])

    def write(self, folder: Path) -> Path:
        """Write ``timing.md`` into a folder and return its path."""
        target = folder / "timing.md"
        target.write_text(self.table(), encoding="utf-8")
        return target

    def _summary(self) -> str:
        return f"{len(self.failed)} FAILED" if self.failed else "all ok"

"""A case read into lines of words: facts, members and steps, each with what was remarked on it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.ui.case.blanks import SECTIONS, blanks_of, heading_of
from desktop.ui.case.entry_kinds import BY_COLLECTION, KINDS, say
from desktop.ui.words.case import CaseWords
from desktop.ui.words.row_facts import RowFacts
from record import fields
from record.case import Case, CaseFact
from record.codes import STAGES
from record.rules import checklists

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Fact:
    """One line: its path (what a remark is pinned to), its name and its words."""

    path: str
    name: str
    words: str


class CaseReading:
    """Read a case into lines of words."""

    def __init__(self, words: CaseWords) -> None:
        self.words = words
        self._facts = RowFacts(words)

    def sections(self, case: Case) -> Iterator[tuple[str, list[Fact]]]:
        """Return headings with the facts that are filled in."""
        for section in SECTIONS:
            if section.key == "manner":
                continue
            lines = [
                Fact(blank.path, blank.label, words)
                for blank in blanks_of(section, self.words)
                if (words := self._value(case, blank.path, dict(blank.choices)))
            ]
            if section.key == "event":
                lines += self._own(case)
            if lines:
                yield heading_of(section), lines
        members = list(self._members(case))
        if members:
            yield translate("ReviewFacts", "Claims, people, talks, notices and offers"), members

    def targets(self, case: Case) -> list[tuple[str, str]]:
        """Return what a remark or point can be tied to, as pairs of path and name."""
        found = [
            (blank.path, blank.label)
            for section in SECTIONS
            if section.key != "manner"
            for blank in blanks_of(section, self.words)
        ]
        found += [(fact.path, fact.name) for fact in self._own(case)]
        found += [
            (fact.path, f"{fact.name}: {' '.join(fact.words.split())}"[:60])
            for fact in self._members(case)
        ]
        found += [(e.id, f"{e.exhibit_no} {e.title}") for e in case.evidence.values()]
        return found

    def name_of(self, case: Case, about: str) -> str:
        """Say what a remark is pinned to."""
        if about in case.evidence:
            exhibit = case.evidence[about]
            return f"{exhibit.exhibit_no} {exhibit.title}"
        if about.startswith("evidence:"):
            return self.words.label("evidence_kind", about.removeprefix("evidence:"))
        return dict(self.targets(case)).get(about, self.words.label("field", about))

    def version(self, path: str, value: Any) -> str:
        """Say a value of a field, an entry or a fact, as it stands in an entry; "" for none."""
        head = path.partition(".")[0]
        read = fields.read(path, value)
        if read is None:
            return ""
        if head in BY_COLLECTION:
            return "\n".join(part for part in BY_COLLECTION[head].line(read, self.words) if part)
        if isinstance(read, CaseFact):
            return f"{read.value} {read.unit}".strip()
        return self._facts.value(path, read)

    def name_of_field(self, case: Case, path: str) -> str:
        """Name a field, or the list that an entry belongs to."""
        head, _, member = path.partition(".")
        if head in BY_COLLECTION:
            return say(BY_COLLECTION[head].heading)
        if head == "flags":
            return self.words.label("flag", member)
        label = self.words.label("field", path)
        return label if label != path else self.name_of(case, path)

    def pinned(self, case: Case) -> dict[str, list[str]]:
        """Return what was remarked, noted and asked, by what it is about."""
        pinned: dict[str, list[str]] = defaultdict(list)
        said = [(d.about, d.actor, d.at, d.text) for d in case.decisions]
        said += [(n.about, n.actor, n.at, n.text) for n in case.notes]
        for about, actor, at, words in said:
            if about and words:
                pinned[about].append(f"{self.words.person(actor)}, {self.words.short(at)}: {words}")
        for task in case.tasks.values():
            if task.about:
                state = task.answer or translate("ReviewFacts", "waits for an answer")
                pinned[task.about].append(f"{task.text} → {state}")
        return pinned

    def steps(self, case: Case) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
        """Return stages with their rows: state, title, and the fact or the reason."""
        rules, language = self.words.rules_of(case), self.words.language
        for stage in STAGES:
            rows = []
            for item in checklists.items(case.category, stage, rules):
                state = checklists.state(case, item, rules)
                answer = case.checklist.get(item.id)
                reason = answer.reason if answer and answer.reason else ""
                rows.append(
                    (state, item.label.read(language), reason or self._facts.of(case, item))
                )
            yield self.words.label("stage", stage), rows

    def _value(self, case: Case, path: str, choices: dict[str, str]) -> str:
        if not fields.is_path(path):
            return ""
        value = fields.get(case, path)
        if value in (None, "", False):
            return ""
        if choices:
            return choices.get(str(value), self.words.person(str(value)))
        return self._facts.value(path, value)

    def _own(self, case: Case) -> list[Fact]:
        asked = {
            field.key: field
            for stage in STAGES
            for item in checklists.items(case.category, stage, self.words.rules_of(case))
            for field in item.facts
        }
        lines = []
        for key, fact in case.facts.items():
            field = asked.get(key)
            name = field.label.read(self.words.language) if field else key
            words = self._facts.fact_words(field, fact) if field else f"{fact.value} {fact.unit}"
            if fact.disputed:
                words = translate("ReviewFacts", "{0} (disputed)").format(words.strip())
            elif fact.agreed:
                words = translate("ReviewFacts", "{0} (confirmed by both sides)").format(
                    words.strip()
                )
            lines.append(Fact(f"facts.{key}", name, words.strip()))
        return lines

    def _members(self, case: Case) -> Iterator[Fact]:
        for kind in KINDS:
            for key, entry in getattr(case, kind.collection).items():
                told = "\n".join(part for part in kind.line(entry, self.words) if part)
                yield Fact(f"{kind.collection}.{key}", say(kind.heading), told)

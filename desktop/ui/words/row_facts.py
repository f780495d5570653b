"""The fact of a checklist row in one line."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.messages import unit
from desktop.ui.words.case import CaseWords
from record import fields
from record.case import Case, CaseFact
from record.measures import NOTHING, digits
from record.rules.checklists import ChecklistItem
from record.rules.tables import Field

translate = QCoreApplication.translate

LONGEST = 120
GROUPS = {
    "channel": "channel",
    "position": "position",
    "stop_sale": "stop_sale",
    "record_confirmed": "record_confirmed",
    "delay_cause": "delay_cause",
    "result": "result",
    "mentality": "mentality",
    "style": "style",
}
PERSONS = frozenset({"manager_on_duty", "taken_by"})
YES, NO = "yes", "no"


class RowFacts:
    """Say what a case holds for a row."""

    def __init__(self, words: CaseWords) -> None:
        self._words = words

    def of(self, case: Case, item: ChecklistItem) -> str:
        """Return the fact of a settled row, or "" when there is none to tell."""
        if item.facts:
            return self._own_facts(case, item)
        if item.needs:
            return self._exhibits(case, item)
        does, _, what = item.does.partition(":")
        if does == "fact" and what:
            return self._field(case, what)
        answer = case.checklist.get(item.id)
        if answer is not None and answer.said:
            return _cut(answer.said)
        told = _MEMBERS.get(does)
        return _cut(told(case, self._words)) if told is not None else ""

    def fact_words(self, field: Field, fact: CaseFact) -> str:
        """Return the value of a category fact in words."""
        value = fact.value
        if field.type == "choice":
            labels = {c.code: c.label.read(self._words.language) for c in field.choices}
            value = labels.get(value, value)
        elif field.type == "bool":
            value = {YES: translate("RowFacts", "yes"), NO: translate("RowFacts", "no")}.get(
                value, value
            )
        elif field.type in {"time", "past"}:
            value = self._moment_words(value)
        return f"{value} {unit(fact.unit, self._words.language)}".strip()

    def _own_facts(self, case: Case, item: ChecklistItem) -> str:
        told = [
            f"{field.label.read(self._words.language)} {self.fact_words(field, fact)}"
            for field in item.facts
            if (fact := case.facts.get(field.key)) is not None
        ]
        return _cut(" · ".join(told))

    def _exhibits(self, case: Case, item: ChecklistItem) -> str:
        kinds = {need.partition(".")[0] for need in item.needs}
        found = [e for e in case.evidence.values() if e.kind in kinds and e.in_force]
        if not found:
            return ""
        names = " · ".join(e.title or e.exhibit_no for e in found[:3])
        count = (
            translate("RowFacts", "%n exhibits", "", len(found))
            if len(found) > 1
            else found[0].exhibit_no
        )
        return _cut(f"{count} · {names}")

    def _field(self, case: Case, path: str) -> str:
        if path == "demand_text" and case.demand_none:
            return translate("RowFacts", "No demand stated")
        if not fields.is_path(path):
            return ""
        return _cut(self.value(path, fields.get(case, path)))

    def value(self, path: str, value: Any) -> str:
        """Return the value of a field of the case in words."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return translate("RowFacts", "yes") if value else translate("RowFacts", "no")
        if isinstance(value, datetime):
            return self._words.short(value)
        if path in PERSONS:
            return self._words.person(str(value))
        return self._words.label(GROUPS.get(path, ""), str(value))

    def _moment_words(self, value: str) -> str:
        try:
            return self._words.short(datetime.fromisoformat(value))
        except ValueError:
            return value


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _claims(case: Case, _words: CaseWords) -> str:
    total = sum((claim.amount_claimed for claim in case.claims.values()), NOTHING)
    return f"{len(case.claims)} · ¥ {total:,.2f}" if case.claims else ""


def _communications(case: Case, words: CaseWords) -> str:
    last = max(case.communications.values(), key=lambda c: c.at, default=None)
    return f"{words.short(last.at)} {last.content}" if last is not None else ""


def _notices(case: Case, words: CaseWords) -> str:
    last = max(case.notices.values(), key=lambda n: n.sent_at, default=None)
    return f"{words.short(last.sent_at)} {last.to} {last.text}" if last is not None else ""


def _proposals(case: Case, _words: CaseWords) -> str:
    return " · ".join(p.text for p in case.proposals.values() if p.text)


def _callbacks(case: Case, words: CaseWords) -> str:
    last = max(case.callbacks.values(), key=lambda c: c.at, default=None)
    return f"{words.short(last.at)} {last.answers}" if last is not None else ""


_MEMBERS = {
    "claim": _claims,
    "communication": _communications,
    "notice": _notices,
    "proposal": _proposals,
    "callback": _callbacks,
}


def fact_words(value: Any) -> str:
    """Return a value as a fact keeps it: yes and no, ISO 8601 for moments, digits as typed."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return digits(value) if isinstance(value, Decimal) else str(value)


def fact_value(fact: CaseFact | None, kind: str) -> Any:
    """Return a fact's value as its input shows it."""
    if fact is None:
        return None
    if kind == "bool":
        return fact.value == YES
    if kind in {"time", "past"}:
        try:
            return datetime.fromisoformat(fact.value)
        except ValueError:
            return None
    return fact.value

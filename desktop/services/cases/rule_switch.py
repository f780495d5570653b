"""Which rule set the open cases follow, what another would change, and the switch itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from desktop import messages, zone
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.texts import checked
from desktop.store import projection
from desktop.store.cases import Filter
from record.case import Case, Deadline
from record.codes import STAGES, Action
from record.folding.fold import as_if_switched
from record.folding.switching import refusal_of
from record.journal import kinds
from record.problems import Fact, Problem
from record.rules import checklists, guards
from record.rules.book import Ruleset

MOST = 5_000
_WORKING = "rules.comparing"


class KnownRules(msgspec.Struct, frozen=True, kw_only=True):
    """A rule set known here, and how many open cases follow it."""

    version: str
    in_force: date
    is_in_force: bool
    open_cases: int


class Difference(msgspec.Struct, frozen=True):
    """One thing that would change; ``text`` says it in the interface language."""

    code: str
    text: str


class SwitchPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a switch would change in a case; ``refusal`` is the code of why it can't be."""

    case_id: str
    case_no: str
    followed: str
    differences: tuple[Difference, ...] = ()
    refusal: str = ""


class RuleSwitch:
    """Look at open cases under another rule set, and switch them with a reason."""

    def __init__(self, recorder: Recorder, cases: Cases, language: Callable[[], str]) -> None:
        self._recorder = recorder
        self._cases = cases
        self._language = language

    @property
    def is_allowed(self) -> bool:
        """Whether this desk may switch cases at all."""
        return guards.may_decide(self._recorder.session.device.role, Action.SWITCH_RULES)

    def is_open_to(self, case: Case) -> bool:
        """Tell whether this desk may switch a case and knows another set for it."""
        others = [version for version in self._recorder.book.versions if version != case.ruleset]
        return self.is_allowed and case.is_open and bool(others)

    def known(self) -> tuple[KnownRules, ...]:
        """Return every rule set known here, oldest first."""
        book, rules = self._recorder.book, self._recorder.rules
        followed = [case.ruleset for case in self._open()]
        return tuple(
            KnownRules(
                version=version,
                in_force=book.of(version).in_force,
                is_in_force=version == rules.version,
                open_cases=followed.count(version),
            )
            for version in book.versions
        )

    def preview(self, to: str, progress: Progress) -> tuple[SwitchPreview, ...]:
        """Fold each open case that follows another set under ``to``; say what would change.

        Raises ``Problem('rules.unknown_version')``.
        """
        self._refuse_unknown(to)
        found = [case for case in self._open() if case.ruleset != to]
        made = []
        for number, case in enumerate(found):
            progress.check()
            progress.report(number, len(found), _WORKING)
            made.append(self.preview_of(case, to))
        return tuple(sorted(made, key=lambda one: one.case_no))

    def preview_of(self, case: Case, to: str) -> SwitchPreview:
        """Say what a switch would change in one case; raises ``rules.unknown_version``."""
        self._refuse_unknown(to)
        refusal = refusal_of(case, self._recorder.session.device.role, to, "-")
        now = self._recorder.clock.now()
        after = as_if_switched(case, to, now, self._recorder.book)
        compared = _Compared(
            case,
            after,
            self._recorder.rules_of(case),
            self._recorder.book.of(to),
            self._cases.next_step(case),
        )
        return SwitchPreview(
            case_id=case.id,
            case_no=case.case_no,
            followed=case.ruleset,
            differences=() if refusal else tuple(compared.differences(self._language())),
            refusal=refusal,
        )

    def switch(self, case_ids: Sequence[str], to: str, reason: str) -> tuple[Case, ...]:
        """Switch cases to another set; each is an entry with the reason.

        Raises ``rules.unknown_version``, ``rules.not_allowed``, ``rules.reason_missing``,
        ``rules.no_other``, ``rules.applied_to_money`` or ``rules.applied_to_closing`` with the
        number of the case; then none was switched.
        """
        self._refuse_unknown(to)
        said = checked(reason).strip()
        body = kinds.RulesSwitch(to=to, reason=said)

        def decide(case: Case) -> list[Draft]:
            refusal = refusal_of(case, self._recorder.session.device.role, to, said)
            if refusal:
                raise Problem(refusal, case_no=case.case_no, version=to)
            return [Draft(kinds.RULES_SWITCH, body)]

        wanted = tuple(dict.fromkeys(case_ids))
        for case_id in wanted:
            decide(self._cases.get(case_id))
        return tuple(self._recorder.change(case_id, decide) for case_id in wanted)

    def _refuse_unknown(self, to: str) -> None:
        if to not in self._recorder.book.versions:
            known = ", ".join(self._recorder.book.versions)
            raise Problem("rules.unknown_version", version=to[:20], known=known)

    def _open(self) -> list[Case]:
        with self._recorder.database.read() as connection:
            return projection.find(connection, Filter(open_only=True), MOST, self._recorder.book)


class _Compared:
    """One case before and after, the rules of both, and the step that follows."""

    def __init__(
        self,
        before: Case,
        after: Case,
        old: Ruleset,
        new: Ruleset,
        following: tuple[str, str] | None,
    ) -> None:
        self._before, self._after, self._old, self._new = before, after, old, new
        self._following = following

    def differences(self, language: str) -> Iterator[Difference]:
        """Say every difference: state and class, what the next step asks, duties and checklist."""
        for code, facts in self._found(language):
            yield Difference(code, messages.phrase(code, language, **facts))

    def _found(self, language: str) -> Iterator[tuple[str, dict[str, Fact]]]:
        yield from self._of_state(language)
        yield from self._of_moves(language)
        yield from self._of_next_step(language)
        yield from self._of_clocks(language)
        yield from self._of_items(language)

    def _of_state(self, language: str) -> Iterator[tuple[str, dict[str, Fact]]]:
        before, after = self._before, self._after
        if before.status not in self._new.statuses:
            name = self._old.label("status", before.status, language)
            yield "rules.change.state", {"status": name}
        if before.severity != after.severity:
            names = [self._new.label("severity", c.severity, language) for c in (before, after)]
            yield "rules.change.class", {"before": names[0], "after": names[1]}

    def _of_moves(self, language: str) -> Iterator[tuple[str, dict[str, Fact]]]:
        old, new = guards.moves(self._before, self._old), guards.moves(self._after, self._new)
        for code, rules, places in (
            ("rules.change.move_gone", self._old, [p for p in old if p not in new]),
            ("rules.change.move_new", self._new, [p for p in new if p not in old]),
        ):
            for status, stage in places:
                names = [rules.label("status", status, language)]
                names += [rules.label("stage", stage, language)] if stage else []
                yield code, {"to": " · ".join(names)}

    def _of_next_step(self, language: str) -> Iterator[tuple[str, dict[str, Fact]]]:
        if self._following is None:
            return
        old = guards.missing(self._before, *self._following, self._old)
        new = guards.missing(self._after, *self._following, self._new)
        for lack in new:
            if lack not in old:
                yield "rules.change.asked", {"what": guards.sentence(lack, self._new, language)}
        for lack in old:
            if lack not in new:
                sentence = guards.sentence(lack, self._old, language)
                yield "rules.change.asked_no_more", {"what": sentence}

    def _of_clocks(self, language: str) -> Iterator[tuple[str, dict[str, Fact]]]:
        old, new = _by_rule(self._before.deadlines), _by_rule(self._after.deadlines)
        for rule in sorted(old.keys() | new.keys()):
            was, becomes = old.get(rule), new.get(rule)
            names = self._old if becomes is None else self._new
            facts: dict[str, Fact] = {"rule": names.label("deadline", rule, language)}
            if was is None and becomes is not None:
                yield (
                    "rules.change.clock_new",
                    {**facts, "due": _due(becomes, language)},
                )
            elif becomes is None:
                yield "rules.change.clock_gone", facts
            elif was is not None and _seen(was) != _seen(becomes):
                told = {
                    "before": _due(was, language),
                    "after": _due(becomes, language),
                }
                yield "rules.change.clock_moved", {**facts, **told}

    def _of_items(self, language: str) -> Iterator[tuple[str, dict[str, Fact]]]:
        old, new = (_asked(self._before.category, rules) for rules in (self._old, self._new))
        for code, rules, ids in (
            ("rules.change.item_new", self._new, [i for i in new if i not in old]),
            ("rules.change.item_gone", self._old, [i for i in old if i not in new]),
        ):
            for item in ids:
                yield code, {"item": rules.label("item", item, language)}


def _by_rule(clocks: Iterable[Deadline]) -> dict[str, Deadline]:
    return {clock.rule: clock for clock in clocks}


def _asked(category: str, rules: Ruleset) -> list[str]:
    stages = (*STAGES, checklists.CLOSE)
    rows = (row for stage in stages for row in checklists.items(category, stage, rules))
    return [row.id for row in rows if row.must]


def _due(clock: Deadline, language: str) -> str:
    due = zone.local(clock.due).strftime("%Y-%m-%d %H:%M")
    word = messages.phrase("rules.provisional", language) if clock.provisional else ""
    return f"{due} ({word})" if word else due


def _seen(clock: Deadline) -> tuple[datetime, str, bool]:
    return clock.due, clock.status, clock.provisional

"""What a station is asked before a case is closed, beside the guards of the rules it follows.

The released rules let a case close without its result, without the final answer and with a clock
of the callback still running. Entries that did so fold as they did, so it is asked here, where
the act is made (MODEL.md 5.2, ``result``, and 5.7: never with an open mandatory clock).
"""

from collections.abc import Iterator
from datetime import date, datetime

from record.case import Case, Deadline
from record.codes import STAGES, DeadlineStatus, Result, Status
from record.rules import checklists, deadlines, guards
from record.rules.book import Ruleset
from record.rules.calendar import local
from record.rules.requirements import Missing, open_items
from record.rules.triggers import resolved_at

CALLS = frozenset({"callback_done", "next_call"})
"""What meets the clocks of the callback: they run for nobody once the case is closed."""


def lacking(case: Case, rules: Ruleset) -> tuple[Missing, ...]:
    """Return everything a case lacks to be closed, what the rules ask first."""
    asked = guards.missing(case, Status.CLOSED, "", rules)
    if any(lack.code == "guard.no_such_move" for lack in asked):
        return asked
    more = (*_rows(case, rules), *_outcome(case), *_calls(case, rules))
    found = {(lack.code, lack.about, str(lack.facts)): lack for lack in (*asked, *more)}
    return tuple(found.values())


def ended_clocks(case: Case, rules: Ruleset) -> Iterator[tuple[Deadline, datetime]]:
    """Yield the clocks of the callback that closing ends, and the last attempt that ended them."""
    last = max((c.at for c in case.callbacks.values()), default=None)
    if last is None or not _was_tried(case, rules):
        return
    for clock in _running(case, rules):
        yield clock, last


def _rows(case: Case, rules: Ruleset) -> Iterator[Missing]:
    """Yield the compulsory rows of every step the case went through, and of closing."""
    walked = {walk.stage for walk in case.passes} | {case.stage}
    for stage in (*(s for s in STAGES if s in walked), checklists.CLOSE):
        yield from open_items(case, stage, rules)


def _outcome(case: Case) -> Iterator[Missing]:
    if not case.result:
        yield Missing("guard.field", "result", {"field": "result"})
    # Of what was agreed the customer has it in writing; anything else is told in an answer.
    if case.result != Result.AGREED and not case.final_position.strip():
        yield Missing("guard.final_position", "final_position")


def _calls(case: Case, rules: Ruleset) -> Iterator[Missing]:
    if case.no_callback or _was_tried(case, rules):
        return
    for clock in _running(case, rules):
        yield Missing("guard.clock", f"clock:{clock.rule}", {"rule": clock.rule})


def _running(case: Case, rules: Ruleset) -> Iterator[Deadline]:
    for clock in deadlines.clocks(case, rules):
        rule = rules.deadlines.get(clock.rule)
        if rule is not None and rule.met_by in CALLS and clock.status == DeadlineStatus.OPEN:
            yield clock


def _was_tried(case: Case, rules: Ruleset) -> bool:
    """Say whether the customer was called on enough days since the case was resolved, in vain."""
    since = resolved_at(case)
    calls = (c.at for c in case.callbacks.values() if since is None or c.at >= since)
    tried: set[date] = {local(at, rules.calendar).date() for at in calls}
    enough = len(tried) >= rules.limits.callback_attempts
    return enough and bool(case.closing_note.strip())

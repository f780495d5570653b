"""The one guard: what stands between a case and where it is asked to go (MODEL.md 5.7).

Windows, command line, fold and headquarters all ask here, so no door has a weaker lock.
"""

from collections.abc import Iterator

from record.case import Case
from record.codes import STAGES, Status
from record.rules.authority import may_decide, may_write
from record.rules.book import Ruleset
from record.rules.requirements import GUARDS, Missing
from record.rules.tables import Transition

__all__ = ["Missing", "may_decide", "may_write", "missing", "moves", "needs_reason", "sentence"]

EARLIER, REACHED, ANY_OPEN = "EARLIER", "REACHED", "*"
Place = tuple[str, str]


def missing(case: Case, to_status: str, to_stage: str, rules: Ruleset) -> tuple[Missing, ...]:
    """Return what is missing for a move; empty means it is allowed.

    ``to_stage`` only matters for ON_SITE, and may be empty where one stage is possible. A move
    that the machine does not have yields ``guard.no_such_move``. Asked for RECORDED while the
    case is RECORDED, it says what a complaint needs to be opened. The reason of a move is read
    from ``case.status_reason``.
    """
    row = _row(case, to_status, to_stage, rules)
    if row is None:
        facts: dict[str, str | int | float] = {"status": to_status, "stage": to_stage}
        return (Missing("guard.no_such_move", "status", facts),)
    found = [lack for name in row.guards for lack in GUARDS[name](case, rules)]
    if row.reason and not case.status_reason.strip():
        found.append(Missing("guard.reason", "reason"))
    return tuple({_key(lack): lack for lack in found}.values())


def needs_reason(case: Case, to_status: str, to_stage: str, rules: Ruleset) -> bool:
    """Say whether a move asks for a reason, so that a window can ask before it requests."""
    row = _row(case, to_status, to_stage, rules)
    return row is not None and row.reason


def moves(case: Case, rules: Ruleset) -> tuple[Place, ...]:
    """Return every (status, stage) the machine has from here, whether or not guards hold."""
    found = [
        (row.to, stage)
        for row in rules.transitions
        if row.source and _leaves(row, case, rules)
        for stage in _stages(row, case)
    ]
    return tuple(dict.fromkeys(found))


def sentence(lack: Missing, rules: Ruleset, language: str) -> str:
    """Say what is missing in words, with the names of what it speaks of."""
    names = {key: _name(key, str(value), rules, language) for key, value in lack.facts.items()}
    text = rules.label("guard", lack.code, language)
    for key, name in names.items():
        text = text.replace("{" + key + "}", name)
    return text


_GROUPS = {
    "item": "item",
    "fact": "fact",
    "field": "field",
    "rule": "deadline",
    "role": "role",
    "status": "status",
    "stage": "stage",
}


def _name(key: str, value: str, rules: Ruleset, language: str) -> str:
    if key == "kind":
        return rules.label("evidence_kind", value, language)
    if key == "source" and value:
        named = rules.label("sample_source", value, language)
        return f"（{named}）" if language == "zh" else f" ({named})"
    group = _GROUPS.get(key)
    return rules.label(group, value, language) if group else value


def _row(case: Case, to_status: str, to_stage: str, rules: Ruleset) -> Transition | None:
    if to_status == Status.RECORDED and case.status == Status.RECORDED:
        return next((row for row in rules.transitions if not row.source), None)
    for row in rules.transitions:
        if row.to == to_status and row.source and _leaves(row, case, rules):
            stages = _stages(row, case)
            if to_stage in stages or (stages and not to_stage) or (stages == ("",)):
                return row
    return None


def _leaves(row: Transition, case: Case, rules: Ruleset) -> bool:
    if row.source == ANY_OPEN:
        known = rules.statuses.get(case.status)
        return known is not None and known.open and case.status != row.to
    return row.source == case.status and row.from_stage in {"", case.stage}


def _stages(row: Transition, case: Case) -> tuple[str, ...]:
    if row.to_stage == EARLIER:
        return tuple(s for s in STAGES if _number(s) < _number(case.stage))
    if row.to_stage == REACHED:
        return tuple(_reached(case))
    return (row.to_stage,)


def _reached(case: Case) -> Iterator[str]:
    last = max([_number(case.stage), *(_number(p.stage) for p in case.passes), 0])
    if case.stage in STAGES:
        yield case.stage
    yield from (s for s in STAGES if _number(s) <= last and s != case.stage)


def _number(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES else -1


def _key(lack: Missing) -> tuple[str, str, str]:
    return lack.code, lack.about, str(sorted(lack.facts.items()))

"""The checklist of a stage: rows written for it, and one row for each kind of evidence left over.

A row is settled by what it asks for, or by saying with a reason why that cannot be had. Saying
DONE settles a row only when nothing else in the case could show it.
"""

from functools import lru_cache

import msgspec

from record.case import Case
from record.codes import STAGES, CallbackResult, PaperState, RowState
from record.evidence import Exhibit
from record.exhibits.samples import sample_of
from record.rules.book import Ruleset
from record.rules.tables import Field, ItemRow, MatrixRow, Text

CLOSE = "CLOSE"
EVERY = "*"
STEP_0 = "step0."

EXCUSED = frozenset({RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE})
_NOTHING = frozenset({"", None, False})


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a stage's checklist for one category.

    ``does`` is what its button does: ``fact:<path>`` a field of the case, ``fact:facts`` its
    own ``facts``, ``evidence:KIND``, ``stills``, ``sample``, ``communication``, ``claim``,
    ``proposal``, ``paper:F6``, ``notice``, ``callback``, ``confirm``, ``privacy`` or ``none``.
    ``needs`` are the rows of the evidence matrix that settle it. ``must``: the stage cannot be
    left without it. ``while_here``: to be done while the customer is present.
    """

    id: str
    stage: str
    label: Text
    hint: Text
    does: str = "none"
    needs: tuple[str, ...] = ()
    facts: tuple[Field, ...] = ()
    must: bool = False
    while_here: bool = False


@lru_cache(maxsize=512)
def items(category: str, stage: str, rules: Ruleset) -> tuple[ChecklistItem, ...]:
    """Return the rows of a stage in order; the rows of step 0 open LISTEN.

    ``stage`` may also be ``CLOSE``, the check before closing.
    """
    written = [row for row in rules.items if row.stage == stage and _for(row, category, rules)]
    named = {need for row in written for need in row.needs}
    rows = [_item(row, category, rules) for row in written]
    rows += [
        _evidence_item(need, category, rules)
        for need in rules.matrix
        if need.stage == stage and need.name not in named and need.need(category) in {"M", "O"}
    ]
    return tuple(rows)


def blanks(category: str, rules: Ruleset) -> tuple[Field, ...]:
    """Return the blanks for facts that any step asks of a category."""
    rows = (item for stage in STAGES for item in items(category, stage, rules))
    return tuple(field for item in rows for field in item.facts)


def state(case: Case, item: ChecklistItem, rules: Ruleset) -> str:
    """Return DONE, NOT_POSSIBLE, NOT_APPLICABLE or OPEN for a row of this case."""
    said = case.checklist.get(item.id)
    if said is not None and said.answer in EXCUSED and said.reason.strip():
        return said.answer
    if item.needs:
        return RowState.DONE if _evidence_there(case, item, rules) else RowState.OPEN
    if item.facts or item.does.startswith("fact:"):
        return RowState.DONE if has_facts(case, item) else RowState.OPEN
    return (
        RowState.DONE if said is not None and said.answer == RowState.DONE else _shown(case, item)
    )


def progress(case: Case, stage: str, rules: Ruleset) -> tuple[int, int]:
    """Return how many rows of a stage are settled, and how many there are."""
    states = [state(case, item, rules) for item in items(case.category, stage, rules)]
    return sum(s != RowState.OPEN for s in states), len(states)


def has_facts(case: Case, item: ChecklistItem) -> bool:
    """Say whether the row's field is filled, or all its mandatory facts."""
    if item.facts:
        return not missing_facts(case, item) and any(f.key in case.facts for f in item.facts)
    path = item.does.removeprefix("fact:")
    if path == "demand_text":
        return bool(case.demand_text.strip()) or case.demand_none
    return _filled(case, path)


def missing_facts(case: Case, item: ChecklistItem) -> tuple[Field, ...]:
    """Return the mandatory facts of a row that the case does not hold yet."""
    return tuple(f for f in item.facts if f.must and not _has_fact(case, f.key))


def asked(need: MatrixRow, category: str) -> bool:
    """Say whether the matrix speaks of this evidence for a category at all."""
    return need.need(category) in {"M", "O"}


def is_there(case: Case, need: MatrixRow) -> bool:
    """Say whether a need of the matrix is met by an exhibit in force or by a signed paper."""
    shown = any(_matches(exhibit, need) for exhibit in case.evidence.values())
    return shown or has_paper(case, need.papers)


def has_paper(case: Case, documents: tuple[str, ...], *, refusal_counts: bool = True) -> bool:
    """Say whether a paper is signed, or its refusal recorded with reason and a witness."""
    papers = [p for p in case.papers.values() if p.document in documents]
    if any(paper.state == PaperState.SIGNED for paper in papers):
        return True
    refused = (p for p in papers if p.state == PaperState.REFUSED)
    return refusal_counts and any(p.witnesses and p.refusal_reason.strip() for p in refused)


def tip(stage: str, rules: Ruleset, language: str) -> str:
    """Return the guidance of a stage, or nothing."""
    row = rules.stages.get(stage)
    return row.tip.read(language) if row else ""


def _for(row: ItemRow, category: str, rules: Ruleset) -> bool:
    if EVERY not in row.categories and category not in row.categories:
        return False
    return not row.needs or any(asked(n, category) for n in rules.matrix if n.name in row.needs)


def _item(row: ItemRow, category: str, rules: Ruleset) -> ChecklistItem:
    needed = any(n.need(category) == "M" for n in rules.matrix if n.name in row.needs)
    return ChecklistItem(
        id=row.id,
        stage=row.stage,
        label=row.label,
        hint=row.hint,
        does=row.does,
        needs=row.needs,
        facts=row.facts,
        must=row.must or needed,
        while_here=row.while_here,
    )


def _evidence_item(need: MatrixRow, category: str, rules: Ruleset) -> ChecklistItem:
    kind = rules.evidence_kinds[need.kind]
    hint = rules.labels.get("need", {}).get(need.need(category)) or kind.label
    return ChecklistItem(
        id=f"{need.stage.lower()}.{need.name.lower().replace('.', '_')}",
        stage=need.stage,
        label=kind.label,
        hint=hint,
        does=f"evidence:{need.kind}",
        needs=(need.name,),
        must=need.need(category) == "M",
    )


def _evidence_there(case: Case, item: ChecklistItem, rules: Ruleset) -> bool:
    wanted = [n for n in rules.matrix if n.name in item.needs]
    must = [n for n in wanted if n.need(case.category) == "M"]
    if must:
        return all(is_there(case, need) for need in must)
    return any(is_there(case, need) for need in wanted)


def _matches(exhibit: Exhibit, need: MatrixRow) -> bool:
    if not exhibit.in_force or exhibit.kind != need.kind:
        return False
    return not need.source or sample_of(exhibit).source == need.source


def _has_fact(case: Case, key: str) -> bool:
    fact = case.facts.get(key)
    return fact is not None and bool(fact.value.strip())


def _filled(case: Case, path: str) -> bool:
    head, _, member = path.partition(".")
    value = getattr(case, head, None)
    if member:
        value = value.get(member) if isinstance(value, dict) else getattr(value, member, None)
    return bool(value.strip()) if isinstance(value, str) else value not in _NOTHING


def _shown(case: Case, item: ChecklistItem) -> str:
    verb, _, what = item.does.partition(":")
    there = {
        "paper": has_paper(case, (what,)),
        "evidence": any(e.kind == what and e.in_force for e in case.evidence.values()),
        "claim": bool(case.claims) or case.demand_none,
        "proposal": bool(case.proposals),
        "notice": bool(case.notices),
        "callback": any(c.result == CallbackResult.DONE for c in case.callbacks.values()),
        "confirm": bool(case.confirmed_by),
        "privacy": bool(case.privacy_notice.strip()),
    }
    return RowState.DONE if there.get(verb, False) else RowState.OPEN

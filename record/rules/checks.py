"""Whether a rule set holds together: every name known, every state reachable, every clock owned."""

from collections.abc import Iterator

import msgspec

from record.codes import CLASSES, STAGES, STATUSES
from record.rules import checklists, guards, requirements, severity, triggers
from record.rules.book import Ruleset
from record.rules.limits import of_field
from record.rules.tables import DeadlineRule, ItemRow, MatrixRow

_STAGES = frozenset({*STAGES, checklists.CLOSE})
_TARGETS = frozenset({"", *STAGES, guards.EARLIER, guards.REACHED})
_DOES = frozenset({
    "none", "stills", "sample", "communication", "claim", "proposal", "notice", "callback",
    "confirm", "privacy",
})  # fmt: skip
_DOES_WITH = ("fact:", "evidence:", "paper:")
_LENGTHS = {
    "CLOCK": "minutes",
    "NOW": "minutes",
    "WORKTIME": "minutes",
    "WDH": "minutes",
    "WD": "days",
    "DATE": "day_of_month",
}


class Wrong(msgspec.Struct, frozen=True):
    """What does not hold, and the section and code by which its line is found."""

    section: str
    code: str
    why: str


def first_wrong(rules: Ruleset) -> Wrong | None:
    """Return the first thing that does not hold, or None."""
    return next(_all(rules), None)


def _all(rules: Ruleset) -> Iterator[Wrong]:
    yield from _calendar(rules)
    yield from _machine(rules)
    yield from _reachable(rules)
    for rule in rules.deadlines.values():
        yield from _deadline(rule, rules)
    yield from _severity(rules)
    for row in rules.matrix:
        yield from _matrix(row, rules)
    for item in rules.items:
        yield from _item(item, rules)
    yield from _doubled_items(rules)
    yield from _blanks(rules)


def _calendar(rules: Ruleset) -> Iterator[Wrong]:
    for name, hours in (
        ("hours", rules.calendar.hours),
        ("callback_windows", rules.calendar.callback_windows),
    ):
        flat = [edge for interval in hours for edge in interval]
        if not hours or flat != sorted(flat) or len(set(flat)) != len(flat):
            yield Wrong("calendar", name, f"{name} must be given, sorted and apart")


def _machine(rules: Ruleset) -> Iterator[Wrong]:
    for stage in _STAGES - set(rules.stages):
        yield Wrong("stages", stage, f"stage {stage} is not given")
    known = set(rules.statuses) & set(STATUSES)
    for row in rules.transitions:
        move = f"{row.source} to {row.to}"
        if row.to not in known or row.source not in known | {"", guards.ANY_OPEN}:
            yield Wrong("transitions", row.to, f"{move}: unknown state")
        if row.to_stage not in _TARGETS or row.from_stage not in {"", *STAGES}:
            yield Wrong("transitions", row.to_stage, f"{move}: unknown stage")
        for name in row.guards:
            if name not in requirements.GUARDS:
                yield Wrong("transitions", name, f"{move}: unknown guard {name}")


def _reachable(rules: Ruleset) -> Iterator[Wrong]:
    reached = {row.to for row in rules.transitions if not row.source}
    more = True
    while more:
        open_ = any(s in rules.statuses and rules.statuses[s].open for s in reached)
        new = {
            row.to
            for row in rules.transitions
            if row.source in reached or (row.source == guards.ANY_OPEN and open_)
        }
        more = not new <= reached
        reached |= new
    for code in rules.statuses:
        if code not in STATUSES:
            yield Wrong("statuses", code, f"unknown state {code}")
        elif code not in reached:
            yield Wrong("statuses", code, f"state {code} cannot be reached")


def _deadline(rule: DeadlineRule, rules: Ruleset) -> Iterator[Wrong]:
    def wrong(why: str) -> Wrong:
        return Wrong("deadlines", rule.id, f"{rule.id}: {why}")

    if rule.owner not in rules.labels.get("role", {}):
        yield wrong(f"no owner known by the name {rule.owner!r}")
    if rule.trigger not in triggers.STARTS:
        yield wrong(f"unknown trigger {rule.trigger}")
    if rule.met_by not in triggers.METS:
        yield wrong(f"unknown met_by {rule.met_by}")
    if rule.off_day and (rule.off_day not in rules.deadlines or rule.off_day == rule.id):
        yield wrong(f"unknown off_day {rule.off_day}")
    yield from (wrong(why) for why in _bad_length(rule))


def _bad_length(rule: DeadlineRule) -> Iterator[str]:
    lengths = {
        "minutes": rule.minutes,
        "days": rule.days,
        "months": rule.months,
        "day_of_month": rule.day_of_month,
    }
    if min(lengths.values()) < 0 or rule.day_of_month > 31 or rule.every_months not in {1, 3}:
        yield "a length is out of range"
    wanted = _LENGTHS.get(rule.calendar)
    if wanted and lengths[wanted] < 1:
        yield f"{rule.calendar} needs {wanted}"
    allowed = {"days", "months"} if rule.calendar == "CAL" else {wanted}
    if any(number and name not in allowed for name, number in lengths.items()):
        yield f"{rule.calendar} takes no other length"


def _severity(rules: Ruleset) -> Iterator[Wrong]:
    for row in rules.severity:
        if row.severity not in CLASSES:
            yield Wrong("severity", row.severity, f"row {row.row}: unknown class {row.severity}")
        if row.test not in severity.TESTS:
            yield Wrong("severity", row.test, f"row {row.row}: unknown test {row.test}")


def _matrix(row: MatrixRow, rules: Ruleset) -> Iterator[Wrong]:
    letters = row.needs.split()
    if row.kind not in rules.evidence_kinds:
        yield Wrong("matrix", row.kind, f"unknown evidence kind {row.kind}")
    if len(letters) != len(rules.categories) or not set(letters) <= {"M", "O", "-"}:
        yield Wrong("matrix", row.kind, f"{row.kind}: one of M, O, - for each category")
    if row.stage not in _STAGES:
        yield Wrong("matrix", row.stage, f"{row.kind}: unknown stage {row.stage}")


def _item(item: ItemRow, rules: Ruleset) -> Iterator[Wrong]:
    for why in _bad_item(item, rules):
        yield Wrong("items", item.id, f"{item.id}: {why}")


def _bad_item(item: ItemRow, rules: Ruleset) -> Iterator[str]:
    if item.stage not in _STAGES:
        yield f"unknown stage {item.stage}"
    categories = {checklists.EVERY, *rules.categories}
    yield from (f"unknown category {c}" for c in item.categories if c not in categories)
    names = {row.name for row in rules.matrix}
    yield from (f"unknown need {need}" for need in item.needs if need not in names)
    if item.does not in _DOES and not item.does.startswith(_DOES_WITH):
        yield f"unknown action {item.does}"
    kind = item.does.removeprefix("evidence:")
    if kind not in {item.does, *rules.evidence_kinds}:
        yield f"unknown evidence kind {kind}"


def _blanks(rules: Ruleset) -> Iterator[Wrong]:
    asked = [("items", item.facts) for item in rules.items]
    asked += [("evidence_kinds", kind.fields) for kind in rules.evidence_kinds.values()]
    for section, fields in asked:
        for field in fields:
            limits = of_field(field)
            if limits.low > limits.high:
                yield Wrong(section, field.key, f"{field.key}: no number lies within its limits")


def _doubled_items(rules: Ruleset) -> Iterator[Wrong]:
    for category in rules.categories:
        seen: set[str] = set()
        for stage in (*STAGES, checklists.CLOSE):
            for item in checklists.items(category, stage, rules):
                if item.id in seen:
                    why = f"{item.id} is given twice for category {category}"
                    yield Wrong("items", item.id, why)
                seen.add(item.id)

"""How a case moves: requests that the guards allow, and decisions of those who may decide."""

from collections.abc import Callable

import msgspec

from record.case import Case, ClassChange, Decision, StepPass, Task
from record.codes import CLASSES, VALIDITIES, Action, Severity, Stage, Status, Validity
from record.folding.context import Context, change, log, remark
from record.journal import kinds
from record.rules import guards, severity


def requested(case: Case, body: kinds.StatusRequest, context: Context) -> Case:
    """Move the case when the guards hold; otherwise say on the case what was missing."""
    if not case.is_open and body.to not in (Status.ON_SITE, Status.ESCALATED, Status.ARCHIVED):
        return remark(case, context, "move.late_request", to=body.to)
    asked = change(case, status_reason=body.reason)
    missing = guards.missing(asked, body.to, body.stage, context.rules)
    if missing:
        return remark(
            case,
            context,
            "move.refused",
            to=body.to,
            stage=body.stage,
            missing=[msgspec.to_builtins(m) for m in missing],
        )
    return _moved(asked, body, context)


def decided(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    """Apply a reviewer's decision when the role and person may take it; keep it in any case."""
    refusal = _refusal(case, body, context)
    decision = Decision(
        id=context.entry,
        at=context.at,
        actor=context.actor,
        role=context.role,
        action=body.action,
        value=body.value,
        text=body.text,
        about=body.about,
        applied=not refusal,
    )
    case = change(case, decisions=(*case.decisions, decision))
    if refusal:
        return remark(case, context, refusal, action=body.action, value=body.value)
    case = _DECISIONS.get(body.action, _only_kept)(case, body, context)
    return log(case, context, "decision.made", action=body.action, value=body.value)


def reassess(case: Case, context: Context) -> Case:
    """Raise the severity class when the table says so; it never falls by itself (MODEL.md 7.2).

    A row that had already counted when headquarters lowered the class does not count again.
    """
    hits = severity.assess(case, context.at, context.rules)
    if not hits:
        return case
    weighed = _weighed(case)
    top = severity.highest(tuple(hit for hit in hits if hit.row not in weighed))
    if _rank(top.to) <= _rank(case.severity):
        return case
    return _classed(case, ClassChange(to=top.to, at=context.at, row=top.row))


def _weighed(case: Case) -> frozenset[str]:
    ranks = [_rank(c.to) for c in case.class_changes]
    falls = [n for n in range(1, len(ranks)) if ranks[n] < ranks[n - 1]]
    return frozenset(c.row for c in case.class_changes[: falls[-1]]) if falls else frozenset()


def _refusal(case: Case, body: kinds.DecisionAdd, context: Context) -> str:
    grave = case.severity in (Severity.HOT, Severity.MAJOR)
    action = Action.CONFIRM_HOT if body.action == Action.CONFIRM and grave else body.action
    if not guards.may_decide(context.role, action) or context.actor == case.respondent:
        return "decision.not_allowed"
    known = _VALUES.get(body.action)
    if known is not None and body.value not in known:
        return "decision.unknown_value"
    if body.action != Action.RAISE_CLASS or _rank(body.value) >= _rank(case.severity):
        return ""
    may_lower = guards.may_decide(context.role, Action.LOWER_CLASS) and body.text.strip()
    return "" if may_lower else "decision.class_not_lowered"


def _rank(severity_class: str) -> int:
    return CLASSES.index(severity_class)


def _moved(case: Case, body: kinds.StatusRequest, context: Context) -> Case:
    body = _with_stage(case, body, context)
    reopened = not case.is_open and body.to != Status.ARCHIVED
    changes = {
        "status": body.to,
        "stage": body.stage if body.to == Status.ON_SITE else case.stage,
        "level": body.level if body.to == Status.ESCALATED else "",
        "status_since": context.at,
        "passes": _passes(case, body, context),
    }
    if body.to == Status.RESOLVED:
        changes |= {"resolved_at": context.at}
    if body.to == Status.CLOSED:
        changes |= {"closed_at": context.at, "closed_by": context.actor}
    if reopened:
        changes |= {"closed_at": None, "closed_by": "", "reopened_count": case.reopened_count + 1}
    if case.status == Status.RESOLVED and body.to not in (Status.CLOSED, Status.WITHDRAWN):
        changes |= {"resolved_at": None}
    case = change(case, **changes)
    return log(case, context, "case.moved", to=body.to, stage=body.stage, reason=body.reason)


def _with_stage(case: Case, body: kinds.StatusRequest, context: Context) -> kinds.StatusRequest:
    """Name the stage that a request without one means: the first the machine offers."""
    if body.to != Status.ON_SITE or body.stage:
        return body
    offered = (stage for to, stage in guards.moves(case, context.rules) if to == body.to)
    return msgspec.structs.replace(body, stage=next(offered, Stage.LISTEN))


def _passes(case: Case, body: kinds.StatusRequest, context: Context) -> tuple[StepPass, ...]:
    passes = case.passes
    if passes and passes[-1].finished_at is None and passes[-1].stage != body.stage:
        ended = msgspec.structs.replace(
            passes[-1], finished_at=context.at, finished_by=context.actor
        )
        passes = (*passes[:-1], ended)
    if body.to == Status.ON_SITE and (not passes or passes[-1].finished_at is not None):
        started = StepPass(stage=Stage(body.stage), started_at=context.at, started_by=context.actor)
        passes = (*passes, started)
    return passes


def _validity(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    return change(
        case,
        validity=Validity(body.value),
        validity_by=context.actor,
        validity_at=context.at,
        validity_reason=body.text,
    )


def _class(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    if body.value == case.severity:
        return case
    return _classed(
        case, ClassChange(to=Severity(body.value), at=context.at, row="person", reason=body.text)
    )


def _returned(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    tasks = dict(case.tasks)
    for number, point in enumerate(body.points):
        name = point.point_id if point.point_id not in tasks else f"{context.entry[:12]}.{number}"
        tasks[name] = Task(
            id=name,
            text=point.text,
            about=point.about,
            asked_at=context.at,
            asked_by=context.actor,
        )
    case = change(case, tasks=tasks, confirmed_by="", confirmed_at=None)
    if case.status == Status.ESCALATED:
        stage = case.stage or Stage.LISTEN
        case = change(case, status=Status.ON_SITE, stage=stage, level="", status_since=context.at)
    return case


def _confirmed(case: Case, _body: kinds.DecisionAdd, context: Context) -> Case:
    return change(case, confirmed_by=context.actor, confirmed_at=context.at)


def _only_kept(case: Case, _body: kinds.DecisionAdd, _context: Context) -> Case:
    return case


def _classed(case: Case, new: ClassChange) -> Case:
    return change(case, severity=new.to, class_changes=(*case.class_changes, new))


def _approved(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    proposal = case.proposals.get(body.value)
    if proposal is None:
        return remark(case, context, "decision.unknown_value", value=body.value)
    approved = msgspec.structs.replace(proposal, approved_by=context.actor)
    return change(case, proposals={**case.proposals, body.value: approved})


_VALUES: dict[str, tuple[str, ...]] = {Action.VALIDITY: VALIDITIES, Action.RAISE_CLASS: CLASSES}
_DECISIONS: dict[str, Callable[[Case, kinds.DecisionAdd, Context], Case]] = {
    Action.APPROVE_MONEY: _approved,
    Action.VALIDITY: _validity,
    Action.RAISE_CLASS: _class,
    Action.RETURN: _returned,
    Action.CONFIRM: _confirmed,
}

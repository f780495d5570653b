"""How a case moves: requests that the guards allow, and decisions of those who may decide."""

import msgspec

from record import case as states
from record import kinds
from record.case import Case, ClassChange, Decision, StepPass, Task
from record.context import Context, change, log, remark
from record.rules import guards, severity


def requested(case: Case, body: kinds.StatusRequest, context: Context) -> Case:
    """Move the case when the guards hold; otherwise say on the case what was missing."""
    if not case.is_open and body.to not in (states.ON_SITE, states.ESCALATED, states.ARCHIVED):
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
    allowed = guards.may_decide(context.role, body.action) and context.actor != case.respondent
    decision = Decision(
        id=context.entry,
        at=context.at,
        actor=context.actor,
        role=context.role,
        action=body.action,
        value=body.value,
        text=body.text,
        about=body.about,
        applied=allowed,
    )
    case = change(case, decisions=(*case.decisions, decision))
    if not allowed:
        return remark(case, context, "decision.not_allowed", action=body.action)
    case = _DECISIONS.get(body.action, _only_kept)(case, body, context)
    return log(case, context, "decision.made", action=body.action, value=body.value)


def reassess(case: Case, context: Context) -> Case:
    """Raise the severity class when the table says so; it never falls by itself (table 7.2)."""
    hits = severity.assess(case, context.at, context.rules)
    if not hits:
        return case
    top = severity.highest(hits)
    if states.CLASSES.index(top.to) <= states.CLASSES.index(case.severity):
        return case
    return _classed(case, ClassChange(to=top.to, at=context.at, row=top.row))


def _moved(case: Case, body: kinds.StatusRequest, context: Context) -> Case:
    reopened = not case.is_open and body.to != states.ARCHIVED
    changes = {
        "status": body.to,
        "stage": body.stage if body.to == states.ON_SITE else case.stage,
        "level": body.level if body.to == states.ESCALATED else "",
        "status_since": context.at,
        "passes": _passes(case, body, context),
    }
    if body.to == states.CLOSED:
        changes |= {"closed_at": context.at, "closed_by": context.actor}
    if reopened:
        changes |= {"closed_at": None, "closed_by": "", "reopened_count": case.reopened_count + 1}
    case = change(case, **changes)
    return log(case, context, "case.moved", to=body.to, stage=body.stage, reason=body.reason)


def _passes(case: Case, body: kinds.StatusRequest, context: Context) -> tuple[StepPass, ...]:
    passes = case.passes
    if passes and passes[-1].finished_at is None and passes[-1].stage != body.stage:
        ended = msgspec.structs.replace(
            passes[-1], finished_at=context.at, finished_by=context.actor
        )
        passes = (*passes[:-1], ended)
    if body.to == states.ON_SITE and (not passes or passes[-1].finished_at is not None):
        started = StepPass(stage=body.stage, started_at=context.at, started_by=context.actor)
        passes = (*passes, started)
    return passes


def _validity(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    if body.value not in states.VALIDITIES:
        return remark(case, context, "decision.unknown_value", value=body.value)
    return change(
        case,
        validity=body.value,
        validity_by=context.actor,
        validity_at=context.at,
        validity_reason=body.text,
    )


def _class(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    if body.value not in states.CLASSES:
        return remark(case, context, "decision.unknown_value", value=body.value)
    lower = states.CLASSES.index(body.value) < states.CLASSES.index(case.severity)
    if lower and (context.role != "hq" or not body.text.strip()):
        return remark(case, context, "decision.class_not_lowered", value=body.value)
    return _classed(case, ClassChange(to=body.value, at=context.at, row="person", reason=body.text))


def _returned(case: Case, body: kinds.DecisionAdd, context: Context) -> Case:
    tasks = dict(case.tasks)
    for point in body.points:
        tasks[point.point_id] = Task(
            id=point.point_id,
            text=point.text,
            about=point.about,
            asked_at=context.at,
            asked_by=context.actor,
        )
    case = change(case, tasks=tasks, confirmed_by="", confirmed_at=None)
    if case.status == states.ESCALATED:
        stage = case.stage or states.LISTEN
        case = change(case, status=states.ON_SITE, stage=stage, level="", status_since=context.at)
    return case


def _confirmed(case: Case, _body: kinds.DecisionAdd, context: Context) -> Case:
    return change(case, confirmed_by=context.actor, confirmed_at=context.at)


def _only_kept(case: Case, _body: kinds.DecisionAdd, _context: Context) -> Case:
    return case


def _classed(case: Case, new: ClassChange) -> Case:
    return change(case, severity=new.to, class_changes=(*case.class_changes, new))


_DECISIONS = {
    "VALIDITY": _validity,
    "RAISE_CLASS": _class,
    "RETURN": _returned,
    "CONFIRM": _confirmed,
}

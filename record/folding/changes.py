"""What each entry kind does to a case: one small function per kind, in one table."""

from collections.abc import Callable
from typing import Any

import msgspec

from record import fields, wire
from record.case import Answer, Case, Deadline, FieldWrite, Note, Task, TwoVersions
from record.codes import Action, DeadlineStatus, RowState
from record.folding import exhibits, moves, switching
from record.folding.context import Context, change, log, remark
from record.journal import kinds
from record.measures import from_yuan
from record.rules import guards

NOT_YOURS = "field.not_yours"
SHOWN_VALUE = 400
LOGGED_FIELDS = ("claims.", "communications.", "proposals.", "notices.", "callbacks.", "people.")


def opened(case: Case, body: kinds.CaseOpen, context: Context) -> Case:
    """Set the first fields of a case; a second opening of the same case is only remarked."""
    if case.entries:
        return remark(case, context, "case.opened_twice", case_no=body.case_no)
    for path, value in body.fields.items():
        case = _set(case, context, path, value)
    return case


def patched(case: Case, body: kinds.CasePatch, context: Context) -> Case:
    """Change fields; a field that someone else changed meanwhile keeps both versions."""
    if not case.is_open:
        case = remark(case, context, "case.changed_after_closing", paths=sorted(body.changes))
    for path, value in body.changes.items():
        try:
            _own(context.role, path)
            written = _written(case, context, path, value)
        except fields.Refused as refused:
            case = _refusal(case, context, refused, path, value)
            continue
        case = _with_versions(case, written, body, path, context)
    return _log_members(case, body, context)


def step_done(case: Case, body: kinds.StepDone, context: Context) -> Case:
    """Record the answer to a checklist item; not possible and not applicable need a reason."""
    if body.answer in (RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE) and not body.reason.strip():
        return remark(case, context, "step.reason_missing", item=body.item)
    answer = Answer(
        answer=body.answer, reason=body.reason, said=body.said, at=context.at, actor=context.actor
    )
    case = change(case, checklist={**case.checklist, body.item: answer})
    return log(case, context, "step.answered", item=body.item, answer=body.answer)


def note_added(case: Case, body: kinds.NoteAdd, context: Context) -> Case:
    """Add a note; one that answers a returned point closes that task."""
    note = Note(
        id=context.entry,
        at=context.at,
        actor=context.actor,
        role=context.role,
        text=body.text,
        about=body.about,
        answers=body.answers,
    )
    case = change(case, notes=(*case.notes, note))
    task = case.tasks.get(body.answers)
    if task is None:
        return log(case, context, "note.added")
    done = Task(
        id=task.id,
        text=task.text,
        about=task.about,
        asked_at=task.asked_at,
        asked_by=task.asked_by,
        answer=body.text,
        answered_at=context.at,
        answered_by=context.actor,
    )
    case = change(case, tasks={**case.tasks, task.id: done})
    return log(case, context, "task.answered", point=task.text)


def deadline_set(case: Case, body: kinds.DeadlineSet, context: Context) -> Case:
    """Mark a clock as met, waived or moved; waiving and moving need a reason and the region."""
    by_hand = body.waived or body.due is not None
    allowed = guards.may_decide(context.role, Action.WAIVE) and body.reason.strip()
    if by_hand and not allowed:
        return remark(case, context, "deadline.not_allowed", rule=body.rule)
    mark = Deadline(
        rule=body.rule,
        started_at=context.at,
        due=body.due or context.at,
        calendar="MOVED" if body.due else "",
        responsible=context.actor,
        status=DeadlineStatus.WAIVED
        if body.waived
        else (DeadlineStatus.OPEN if body.due else DeadlineStatus.MET),
        done_at=body.done_at,
        reason=body.reason,
    )
    case = change(case, deadline_marks={**case.deadline_marks, body.rule: mark})
    return log(case, context, "deadline.set", rule=body.rule, status=mark.status)


def transfer_proposed(case: Case, body: kinds.TransferPropose, context: Context) -> Case:
    """Link the case with another that tells of the same complaint."""
    if body.other_case in case.linked or body.other_case == case.id:
        return case
    case = change(case, linked=(*case.linked, body.other_case))
    return log(case, context, "case.linked")


def erased(case: Case, body: kinds.EraseApply, context: Context) -> Case:
    """Say that parts were erased by order; the bytes themselves are removed by the stores."""
    return remark(case, context, "entry.erased_by_order", order=body.order, parts=len(body.targets))


def device_noted(case: Case, body: kinds.DeviceNote, context: Context) -> Case:
    """Show what a device said about itself while working on this case."""
    return remark(case, context, body.code, **body.facts)


def _set(case: Case, context: Context, path: str, value: Any) -> Case:
    try:
        return _written(case, context, path, value)
    except fields.Refused as refused:
        return _refusal(case, context, refused, path, value)


def _own(role: str, path: str) -> None:
    if not guards.may_write(role, path):
        raise fields.Refused(NOT_YOURS)


def _refusal(case: Case, context: Context, refused: fields.Refused, path: str, value: Any) -> Case:
    facts = {"path": path[: fields.MAX_PATH]}
    if refused.code == NOT_YOURS:
        # The owner's value stands; what the other wrote is kept beside it (MODEL.md 5.8).
        facts["value"] = str(wire.inexact(value))[:SHOWN_VALUE]
    return remark(case, context, refused.code, **facts)


def _written(case: Case, context: Context, path: str, value: Any) -> Case:
    if path.startswith("proposals.") and isinstance(value, dict):
        value = value | {"approved_by": _standing_approval(case, path, value)}
    case = fields.apply(case, path, value)
    write = FieldWrite(context.entry, context.device, context.actor)
    return change(case, writes={**case.writes, path: write})


def _standing_approval(case: Case, path: str, value: dict[str, Any]) -> str:
    """Return who approved a proposal: only a decision says so, and only up to its amount."""
    before = case.proposals.get(path.partition(".")[2])
    try:
        rises = before is None or from_yuan(value.get("amount", 0)) > before.amount
    except ValueError:
        rises = True
    return "" if rises or before is None else before.approved_by


def _with_versions(
    before: Case, after: Case, body: kinds.CasePatch, path: str, context: Context
) -> Case:
    """Keep the value that was overwritten unseen, until a patch says that it settles the two."""
    last = before.writes.get(path)
    both = before.two_versions.get(path)
    if last is None and both is None:
        return after
    old, new = (wire.kept(fields.get(case, path)) for case in (before, after))
    if last is not None and _unseen(last, context, body.base.get(path, "")) and old != new:
        both = TwoVersions(
            path=path,
            kept=new,
            kept_entry=context.entry,
            other=old,
            other_entry=last.entry,
            other_actor=last.actor,
        )
    elif both is None:
        return after
    elif body.settles.get(path) == both.other_entry or both.other == new:
        rest = {p: v for p, v in before.two_versions.items() if p != path}
        return change(after, two_versions=rest)
    else:
        both = msgspec.structs.replace(both, kept=new, kept_entry=context.entry)
    return change(after, two_versions={**before.two_versions, path: both})


def _unseen(last: FieldWrite, context: Context, base: str) -> bool:
    return last.device != context.device and last.entry != base


def _log_members(case: Case, body: kinds.CasePatch, context: Context) -> Case:
    for path, value in body.changes.items():
        if path.startswith(LOGGED_FIELDS) and value is not None:
            case = log(case, context, f"{path.partition('.')[0]}.recorded", path=path)
    return case


CHANGES: dict[str, Callable[[Case, Any, Context], Case]] = {
    kinds.CASE_OPEN: opened,
    kinds.CASE_PATCH: patched,
    kinds.STEP_DONE: step_done,
    kinds.NOTE_ADD: note_added,
    kinds.EVIDENCE_ADD: exhibits.added,
    kinds.EVIDENCE_ANNOTATE: exhibits.annotated,
    kinds.EVIDENCE_WITHDRAW: exhibits.withdrawn,
    kinds.DEADLINE_SET: deadline_set,
    kinds.STATUS_REQUEST: moves.requested,
    kinds.DECISION_ADD: moves.decided,
    kinds.TRANSFER_PROPOSE: transfer_proposed,
    kinds.ACCESS_LOG: exhibits.accessed,
    kinds.ERASE_APPLY: erased,
    kinds.DEVICE_NOTE: device_noted,
    kinds.RULES_SWITCH: switching.switched,
}

"""How exhibits come into a case, what is said of them, and who handled them."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec

from record.case import Case
from record.codes import CheckFinding, CustodyAct, ExhibitStatus
from record.evidence import CustodyEvent, Exhibit
from record.folding.context import Context, change, log, remark
from record.journal import kinds
from record.journal.soundness import is_sound
from record.reading import seals

ANNOTATABLE = frozenset({
    "kind", "title", "what_it_proves", "medium", "captured_at", "captured_by", "place",
    "source", "method", "details",
})  # fmt: skip
NOT_LOGGED = frozenset({CustodyAct.VIEWED, CustodyAct.CHECKED})
_NUMBER = re.compile(r"E[0-9]{2,6}")


def added(case: Case, body: kinds.EvidenceAdd, context: Context) -> Case:
    """Add an exhibit; a number that is taken is replaced by the next free one."""
    if body.evidence_id in case.evidence:
        return remark(case, context, "evidence.added_twice", exhibit_no=body.exhibit_no)
    number = body.exhibit_no
    taken = {e.exhibit_no for e in case.evidence.values()}
    if number in taken or not _NUMBER.fullmatch(number):
        number = next_number(case)
        case = remark(case, context, "evidence.renumbered", was=body.exhibit_no[:16], now=number)
    said = {f: getattr(body, f) for f in kinds.EvidenceAdd.__struct_fields__}
    del said["evidence_id"]
    exhibit = Exhibit(
        **{**said, "exhibit_no": number},
        id=body.evidence_id,
        added_at=context.at,
        added_by=context.actor,
        entry=context.entry,
        files=context.blobs,
    )
    created = CustodyEvent(
        event=CustodyAct.CREATED,
        at=context.at,
        actor=context.actor,
        device=context.device,
        evidence_id=exhibit.id,
        place=exhibit.place,
        entry=context.entry,
    )
    case = change(
        case,
        evidence={**case.evidence, exhibit.id: exhibit},
        custody=(*case.custody, created),
    )
    return log(case, context, "evidence.added", exhibit_no=number, title=body.title)


def annotated(case: Case, body: kinds.EvidenceAnnotate, context: Context) -> Case:
    """Change what is said of an exhibit; what it is made of never changes."""
    exhibit = case.evidence.get(body.evidence_id)
    if exhibit is None:
        return remark(case, context, "evidence.unknown")
    refused = sorted(set(body.changes) - ANNOTATABLE)
    if refused:
        case = remark(case, context, "evidence.not_changeable", fields=refused)
    wanted = {k: v for k, v in body.changes.items() if k in ANNOTATABLE}
    try:
        said: Exhibit | None = msgspec.convert({**msgspec.to_builtins(exhibit), **wanted}, Exhibit)
    except msgspec.ValidationError:
        said = None
    if said is None or not is_sound(said):
        return remark(case, context, "field.wrong_type", path=f"evidence.{exhibit.exhibit_no}")
    case = change(case, evidence={**case.evidence, exhibit.id: said})
    return log(case, context, "evidence.annotated", exhibit_no=exhibit.exhibit_no)


def withdrawn(case: Case, body: kinds.EvidenceWithdraw, context: Context) -> Case:
    """Withdraw an exhibit with its reason; it stays in the list and keeps its number."""
    exhibit = case.evidence.get(body.evidence_id)
    if exhibit is None:
        return remark(case, context, "evidence.unknown")
    if not body.reason.strip():
        return remark(case, context, "step.reason_missing", item=exhibit.exhibit_no)
    gone = msgspec.structs.replace(
        exhibit, status=ExhibitStatus.WITHDRAWN, withdrawn_reason=body.reason
    )
    case = change(case, evidence={**case.evidence, exhibit.id: gone})
    return log(case, context, "evidence.withdrawn", exhibit_no=exhibit.exhibit_no)


def accessed(case: Case, body: kinds.AccessLog, context: Context) -> Case:
    """Record that somebody viewed, printed, exported, handed over or checked an exhibit."""
    event = CustodyEvent(
        event=body.event,
        at=context.at,
        actor=context.actor,
        device=context.device,
        evidence_id=body.evidence_id,
        purpose=body.purpose,
        place=body.place,
        to=body.to,
        found=body.found,
        entry=context.entry,
        facts=body.facts,
    )
    case = change(case, custody=(*case.custody, event))
    exhibit = case.evidence.get(body.evidence_id)
    if exhibit is not None:
        case = _checked(case, exhibit, body)
        case = _noticed(case, exhibit, context)
    if body.event in NOT_LOGGED:
        return case
    facts: dict[str, Any] = {"event": body.event}
    if exhibit is not None:
        facts["exhibit_no"] = exhibit.exhibit_no
    return log(case, context, "custody.recorded", **facts)


def next_number(case: Case) -> str:
    """Return the next exhibit number; numbers are never used again."""
    return next(next_numbers(case))


def next_numbers(case: Case) -> Iterator[str]:
    """Yield the exhibit numbers that follow in a case, without end."""
    used = [int(e.exhibit_no[1:]) for e in case.evidence.values()]
    return (f"E{number:02d}" for number in count(max(used, default=0) + 1))


def _noticed(case: Case, exhibit: Exhibit, context: Context) -> Case:
    """Say once, when it happens, that a seal no longer holds."""
    if exhibit.kind not in seals.SEALABLE:
        return case
    before = msgspec.structs.replace(case, custody=case.custody[:-1])
    was, now = seals.seal_state(before, exhibit), seals.seal_state(case, exhibit)
    if len(now.doubts) == len(was.doubts):
        return case
    facts = {"exhibit_no": exhibit.exhibit_no, "why": now.doubts[-1]}
    return remark(case, context, "sample.doubtful", **facts)


def _checked(case: Case, exhibit: Exhibit, body: kinds.AccessLog) -> Case:
    status, found = exhibit.status, body.found if body.event == CustodyAct.CHECKED else ""
    if found == CheckFinding.DAMAGED and status == ExhibitStatus.ACTIVE:
        status = ExhibitStatus.DAMAGED
    elif found == CheckFinding.INTACT and status == ExhibitStatus.DAMAGED:
        status = ExhibitStatus.ACTIVE
    if status == exhibit.status:
        return case
    seen = msgspec.structs.replace(exhibit, status=status)
    return change(case, evidence={**case.evidence, exhibit.id: seen})

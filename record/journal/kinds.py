"""The entry kinds and their bodies. Kinds are only ever added; fields never change meaning."""

from datetime import datetime
from typing import Any

import msgspec

from record.codes import Action, CustodyAct, Medium, RowState, Status

CASE_OPEN = "case.open"
CASE_PATCH = "case.patch"
STEP_DONE = "step.done"
NOTE_ADD = "note.add"
EVIDENCE_ADD = "evidence.add"
EVIDENCE_ANNOTATE = "evidence.annotate"
EVIDENCE_WITHDRAW = "evidence.withdraw"
DEADLINE_SET = "deadline.set"
STATUS_REQUEST = "status.request"
DECISION_ADD = "decision.add"
TRANSFER_PROPOSE = "transfer.propose"
ACCESS_LOG = "access.log"
ERASE_APPLY = "erase.apply"
DEVICE_NOTE = "device.note"
RULES_SWITCH = "rules.switch"


class CaseOpen(msgspec.Struct, frozen=True, kw_only=True):
    """Open a case: its number, the rule set that applies, and its first fields by path."""

    case_no: str
    ruleset: str
    fields: dict[str, Any]


class CasePatch(msgspec.Struct, frozen=True, kw_only=True):
    """Change fields by path; ``base`` names, by path, the entry whose value was seen.

    A value of null removes a member of a collection. ``reason`` explains a change after sealing.
    ``settles`` names, by path, the entry whose value was set aside and is now decided upon.
    """

    changes: dict[str, Any]
    base: dict[str, str] = {}
    reason: str = ""
    settles: dict[str, str] = {}


class StepDone(msgspec.Struct, frozen=True, kw_only=True):
    """Answer a checklist item: DONE; NOT_POSSIBLE, NOT_APPLICABLE with a reason; or OPEN."""

    item: str
    answer: RowState
    reason: str = ""
    said: str = ""


class NoteAdd(msgspec.Struct, frozen=True, kw_only=True):
    """Add a remark, pinned to a field path or an exhibit, or the answer to a returned point."""

    text: str
    about: str = ""
    answers: str = ""


class EvidenceAdd(msgspec.Struct, frozen=True, kw_only=True):
    """Add an exhibit; its files are the entry's blobs. ``details`` follow the kind's form."""

    evidence_id: str
    exhibit_no: str
    kind: str
    title: str
    what_it_proves: str = ""
    medium: Medium = Medium.FILE
    captured_at: datetime | None = None
    captured_by: str = ""
    place: str = ""
    source: str = ""
    method: str = ""
    original_name: str = ""
    derived_from: str = ""
    settings: dict[str, Any] = {}
    details: dict[str, Any] = {}


class EvidenceAnnotate(msgspec.Struct, frozen=True, kw_only=True):
    """Change what is said of an exhibit, never the exhibit: field name to value."""

    evidence_id: str
    changes: dict[str, Any]


class EvidenceWithdraw(msgspec.Struct, frozen=True, kw_only=True):
    """Withdraw an exhibit with a reason; it stays visible."""

    evidence_id: str
    reason: str


class DeadlineSet(msgspec.Struct, frozen=True, kw_only=True):
    """Meet a clock, waive it with a reason, or move it to a new ``due``."""

    rule: str
    done_at: datetime | None = None
    due: datetime | None = None
    waived: bool = False
    reason: str = ""


class StatusRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Ask to move the case; the fold applies it when the guards hold, else leaves a remark."""

    to: Status
    stage: str = ""
    level: str = ""
    reason: str = ""


class ReturnPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the region wants answered, tied to a field path or an exhibit."""

    point_id: str
    text: str
    about: str = ""


class DecisionAdd(msgspec.Struct, frozen=True, kw_only=True):
    """Decide as reviewer: COMMENT, RETURN, CONFIRM, VALIDITY, RAISE_CLASS or INSTRUCT.

    ``value`` is the validity or class decided; ``points`` come with RETURN; ``about`` pins a
    comment.
    """

    action: Action
    value: str = ""
    text: str = ""
    about: str = ""
    points: tuple[ReturnPoint, ...] = ()


class TransferPropose(msgspec.Struct, frozen=True, kw_only=True):
    """Propose to link this case with another that tells of the same complaint."""

    other_case: str
    reason: str


class AccessLog(msgspec.Struct, frozen=True, kw_only=True):
    """Record one custody event, such as VIEWED, PRINTED, EXPORTED, HANDED_OVER, CHECKED, SEALED.

    ``facts`` say more of it by name, such as the range of footage looked at, a seal's number or
    the condition of what was handed over.
    """

    event: CustodyAct
    evidence_id: str = ""
    purpose: str = ""
    place: str = ""
    to: str = ""
    found: str = ""
    facts: dict[str, Any] = {}


class EraseApply(msgspec.Struct, frozen=True, kw_only=True):
    """Erase parts and files by hash, by an order with a legal basis."""

    targets: tuple[str, ...]
    order: str
    basis: str


class DeviceNote(msgspec.Struct, frozen=True, kw_only=True):
    """Say something about the device itself, such as a clock that jumped or an adopted branch."""

    code: str
    facts: dict[str, Any] = {}


class RulesSwitch(msgspec.Struct, frozen=True, kw_only=True):
    """Let a case follow another rule set from here on, ``to`` a version such as 2027.1."""

    to: str
    reason: str


BODIES: dict[str, type[msgspec.Struct]] = {
    CASE_OPEN: CaseOpen,
    CASE_PATCH: CasePatch,
    STEP_DONE: StepDone,
    NOTE_ADD: NoteAdd,
    EVIDENCE_ADD: EvidenceAdd,
    EVIDENCE_ANNOTATE: EvidenceAnnotate,
    EVIDENCE_WITHDRAW: EvidenceWithdraw,
    DEADLINE_SET: DeadlineSet,
    STATUS_REQUEST: StatusRequest,
    DECISION_ADD: DecisionAdd,
    TRANSFER_PROPOSE: TransferPropose,
    ACCESS_LOG: AccessLog,
    ERASE_APPLY: EraseApply,
    DEVICE_NOTE: DeviceNote,
    RULES_SWITCH: RulesSwitch,
}

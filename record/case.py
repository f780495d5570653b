"""The case: what its entries fold into.

A case is a frozen document. Scalars and members of collections are addressed by path
(``summary``, ``complainant.phone``, ``claims.<id>``); ``record.fields`` applies changes.
"""

from datetime import datetime
from typing import Any

import msgspec

from record import codes
from record.evidence import CustodyEvent, Exhibit
from record.measures import NOTHING, Fen, must_be_fen
from record.people import Complainant, Person, Vehicle
from record.sheets.paper_kinds import KINDS
from record.sheets.paper_text import FormText, text_of
from record.timekeeping import TimePair


class CaseFact(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of the category form; a person marks as ``agreed`` what both sides confirm."""

    value: str
    unit: str = ""
    source: codes.FactSource = codes.FactSource.CUSTOMER
    disputed: bool = False
    agreed: bool = False


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One item claimed; a later demand is a new claim, never an overwrite."""

    kind: str
    amount_claimed: Fen
    directness: codes.Directness = codes.Directness.DIRECT
    amount_proved: Fen | None = None
    voucher: str = ""
    remark: str = ""
    raised_at: datetime | None = None

    def __post_init__(self) -> None:
        must_be_fen(self, "amount_claimed", "amount_proved")


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One offer to the customer; answer OPEN, ACCEPTED or REJECTED."""

    remedy: str
    text: str = ""
    amount: Fen = NOTHING
    offered_at: datetime | None = None
    offered_by: str = ""
    answer: codes.ProposalAnswer = codes.ProposalAnswer.OPEN
    approved_by: str = ""
    answer_due: datetime | None = None
    performed_at: datetime | None = None
    proof: str = ""

    def __post_init__(self) -> None:
        must_be_fen(self, "amount")


class Communication(msgspec.Struct, frozen=True, kw_only=True):
    """One contact with a person: what was said and promised."""

    at: datetime
    way: str
    whom: str
    by: str
    content: str
    promise: str = ""
    next_at: datetime | None = None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Who was told what, and whether they acknowledged it."""

    kind: codes.NoticeKind
    to: str
    channel: str
    sent_at: datetime
    acknowledged_at: datetime | None = None
    text: str = ""
    late_entry: bool = False


class CallbackAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """One call after resolution: NO_ANSWER, REFUSED, RESCHEDULED or DONE, with its answers."""

    at: datetime
    by: str
    result: codes.CallbackResult
    satisfaction: str = ""
    answers: str = ""
    wants_more: bool = False
    next_at: datetime | None = None


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A document for signature, bound to the hash of its text.

    ``text`` is kept as its entry holds it, ``said`` reads it; ``code`` is what the QR carries.
    ``printed_at`` and ``printed_by`` tell of the first print or saved file; while it is not
    ``printed``, and in earlier programs, of the writing. ``signed_evidence`` shows it signed; a
    refusal keeps reason and witnesses, and whether it was ``shown`` and ``read_aloud`` (yes, no).
    """

    code: str
    document: str
    version: int
    pages: int
    text_hash: str
    text: dict[str, Any]
    printed_at: datetime
    printed_by: str
    printed: bool = True
    state: codes.PaperState = codes.PaperState.PRINTED
    signed_evidence: str = ""
    signed_way: str = ""
    refusal_reason: str = ""
    witnesses: tuple[str, ...] = ()
    shown: str = ""
    read_aloud: str = ""

    @property
    def said(self) -> FormText | None:
        """What it says, or None where its text can't be read."""
        return text_of(self.text)

    @property
    def title(self) -> str:
        """How it is called in its own text, or "" where that can't be read."""
        return self.said.title if self.said else ""

    @property
    def person(self) -> str:
        """Who makes the statement that it is; "" for a paper of the customer's."""
        return self.said.person if self.said else ""

    @property
    def boxes(self) -> dict[str, str]:
        """What the boxes to be signed are called, by their names in the layout."""
        return self.said.labels if self.said else {}

    @property
    def kind(self) -> str:
        """The kind of evidence that its signed copy is."""
        return KINDS.get(self.document, codes.ExhibitKind.OTHER)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one checklist item, by whom and when."""

    answer: codes.RowState
    reason: str
    said: str
    at: datetime
    actor: str


class StepPass(msgspec.Struct, frozen=True, kw_only=True):
    """One walk through a stage; a stage entered again makes a second pass."""

    stage: codes.Stage
    started_at: datetime
    started_by: str
    finished_at: datetime | None = None
    finished_by: str = ""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A remark of a person, pinned to a field path or exhibit when ``about`` is set."""

    id: str
    at: datetime
    actor: str
    role: codes.Role
    text: str
    about: str = ""
    answers: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer decided; ``applied`` says whether the fold could apply it."""

    id: str
    at: datetime
    actor: str
    role: codes.Role
    action: codes.Action
    value: str = ""
    text: str = ""
    about: str = ""
    applied: bool = True


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A point returned by the region that the station must answer."""

    id: str
    text: str
    about: str
    asked_at: datetime
    asked_by: str
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


class ClassChange(msgspec.Struct, frozen=True, kw_only=True):
    """The severity class changed: to what, when and why; ``row`` names the table row or person."""

    to: codes.Severity
    at: datetime
    row: str
    reason: str = ""


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """A clock of this case. ``status`` is OPEN, MET or WAIVED; overdue is a matter of now."""

    rule: str
    started_at: datetime
    due: datetime
    calendar: str
    responsible: str
    status: codes.DeadlineStatus = codes.DeadlineStatus.OPEN
    done_at: datetime | None = None
    reason: str = ""
    provisional: bool = False


class TwoVersions(msgspec.Struct, frozen=True, kw_only=True):
    """Two people changed one field without seeing each other; both values are kept."""

    path: str
    kept: Any
    kept_entry: str
    other: Any
    other_entry: str
    other_actor: str


class FieldWrite(msgspec.Struct, frozen=True):
    """Who wrote a field last: entry hash, device and person."""

    entry: str
    device: str
    actor: str


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule refused or noticed while folding; shown on the case, never raised."""

    code: str
    at: datetime
    actor: str
    entry: str
    facts: dict[str, Any] = {}


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the case's history; ``code`` names the sentence, ``facts`` fill it."""

    at: datetime
    actor: str
    role: codes.Role
    code: str
    entry: str
    facts: dict[str, Any] = {}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint with its records (MODEL.md 5.1 to 5.7)."""

    id: str
    case_no: str
    station: str
    ruleset: str
    opened_by: str
    recorded_at: datetime

    channel: codes.Channel = codes.Channel.ON_SITE
    place_detail: str = ""
    occurred_at: datetime | None = None
    raised_at: datetime | None = None
    taken_by: str = ""
    manager_on_duty: str = ""
    category: str = ""
    sub_category: str = ""
    cause_class: int | None = None
    respondent: str = ""
    summary: str = ""
    narrative: str = ""
    demand_text: str = ""
    demand_none: bool = False
    promised_reply_at: datetime | None = None
    record_confirmed: str = ""
    mood: int | None = None
    mentality: str = ""
    style: str = ""
    position: str = ""
    persons_count: int = 1
    stop_sale: str = ""
    stop_sale_reason: str = ""
    preservation: str = ""
    test_until: datetime | None = None
    proceeding: str = ""
    final_position: str = ""
    delay_cause: codes.DelayCause = codes.DelayCause.NONE
    result: str = ""
    apology_at: datetime | None = None
    repeat_of: str = ""
    legal_hold: bool = False
    legal_hold_reason: str = ""
    privacy_notice: str = ""
    no_callback: bool = False
    callback_wish: str = ""
    closing_note: str = ""

    complainant: Complainant = Complainant()
    vehicle: Vehicle = Vehicle()
    flags: dict[str, bool] = {}
    facts: dict[str, CaseFact] = {}
    claims: dict[str, Claim] = {}
    people: dict[str, Person] = {}
    communications: dict[str, Communication] = {}
    proposals: dict[str, Proposal] = {}
    notices: dict[str, Notice] = {}
    callbacks: dict[str, CallbackAttempt] = {}
    papers: dict[str, Paper] = {}
    time_pairs: dict[str, TimePair] = {}

    status: codes.Status = codes.Status.RECORDED
    stage: str = ""
    level: str = ""
    status_since: datetime | None = None
    status_reason: str = ""
    validity: codes.Validity = codes.Validity.UNDECIDED
    validity_by: str = ""
    validity_at: datetime | None = None
    validity_reason: str = ""
    severity: codes.Severity = codes.Severity.GENERAL
    class_changes: tuple[ClassChange, ...] = ()
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    reopened_count: int = 0

    checklist: dict[str, Answer] = {}
    passes: tuple[StepPass, ...] = ()
    evidence: dict[str, Exhibit] = {}
    custody: tuple[CustodyEvent, ...] = ()
    notes: tuple[Note, ...] = ()
    decisions: tuple[Decision, ...] = ()
    tasks: dict[str, Task] = {}
    deadline_marks: dict[str, Deadline] = {}
    deadlines: tuple[Deadline, ...] = ()
    two_versions: dict[str, TwoVersions] = {}
    remarks: tuple[Remark, ...] = ()
    activity: tuple[Activity, ...] = ()
    linked: tuple[str, ...] = ()

    writes: dict[str, FieldWrite] = {}
    entries: int = 0
    last_key: tuple[int, str, int] = (0, "", 0)
    newer_entries: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the case still asks for work."""
        return self.status in codes.OPEN_STATUSES

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """The returned points that still wait for an answer."""
        return tuple(t for t in self.tasks.values() if t.answered_at is None)


FREE_FIELDS = frozenset({
    "channel", "place_detail", "occurred_at", "raised_at", "taken_by", "manager_on_duty",
    "category", "sub_category", "cause_class", "respondent", "summary", "narrative",
    "demand_text", "demand_none", "promised_reply_at", "record_confirmed", "mood", "mentality",
    "style", "position", "persons_count", "stop_sale", "stop_sale_reason", "preservation",
    "test_until", "proceeding", "final_position", "delay_cause", "result", "apology_at",
    "repeat_of", "legal_hold", "legal_hold_reason", "privacy_notice", "no_callback",
    "callback_wish", "closing_note",
})  # fmt: skip
PAST_FIELDS = frozenset({"occurred_at", "raised_at", "apology_at"})
"""Times that are over when they are recorded."""
NESTED = frozenset({"complainant", "vehicle"})
COLLECTIONS = frozenset({
    "flags", "facts", "claims", "people", "communications", "proposals", "notices",
    "callbacks", "papers", "time_pairs",
})  # fmt: skip

"""What starts a clock of a case, and what stops it: small functions of its facts, by name.

A rule names its ``trigger`` and its ``met_by`` here. ``manual`` starts and stops only by a
person's mark, so the rule can be reckoned and set before its facts have a place in the case.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import msgspec

from record.case import Case, Communication, Notice
from record.codes import (
    FOUNDED,
    CallbackResult,
    Channel,
    DelayCause,
    ExhibitKind,
    NoticeKind,
    ProposalAnswer,
    Role,
    RowState,
    Severity,
    Stage,
    Status,
    Validity,
)
from record.rules.book import Ruleset
from record.rules.tables import DeadlineRule

Moment = datetime | None
AREA = frozenset({Role.AREA_MANAGER, "AREA_MANAGER", "片区经理"})
RESOLVED = frozenset({Status.RESOLVED, Status.CLOSED, Status.ARCHIVED, Status.WITHDRAWN})
QUALITY_QUANTITY = frozenset({"A", "B"})
UNSECURED = frozenset({RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE})


class Run(msgspec.Struct, frozen=True):
    """One run of a clock: since when, met when, due when if that is given, at the latest when."""

    started_at: datetime
    done_at: datetime | None = None
    due: datetime | None = None
    cap: datetime | None = None


def run(case: Case, rule: DeadlineRule, rules: Ruleset) -> Run | None:
    """Return the run of a rule's clock in this case, or None when nothing started it."""
    started = STARTS[rule.trigger](case, rules)
    if started is None:
        return None
    done = METS[rule.met_by](case, started)
    given = GIVEN.get(rule.trigger)
    cap = _secure_before(case, rules) if rule.trigger == "cctv_relevant" else None
    return Run(started, done, given(case) if given else None, cap)


def raised(case: Case) -> datetime:
    """Return when the complaint was raised, as far as known."""
    return case.raised_at or case.recorded_at


def recorded_on_camera_at(case: Case) -> datetime:
    """Return the earliest moment whose recording matters."""
    return case.occurred_at or raised(case)


def retention(case: Case, rules: Ruleset) -> timedelta:
    """Return how long the recorder keeps its files: the case's own fact, else the default."""
    fact = case.facts.get("recorder_retention_days")
    number = fact.value if fact else ""
    days = int(number) if number.isdecimal() and len(number) < 5 else 0
    return timedelta(days=days or rules.limits.recorder_retention_days)


def area_notice_at(case: Case) -> Moment:
    """Return when the area manager was first told; a late entry counts by its real time."""
    return _earliest(n.sent_at for n in case.notices.values() if _to_area(n))


def resolved_at(case: Case) -> Moment:
    """Return when the case was last resolved."""
    if case.status == Status.RESOLVED:
        return case.status_since or case.recorded_at
    return (case.resolved_at or case.closed_at) if case.status in RESOLVED else None


def _to_area(notice: Notice) -> bool:
    return notice.to in AREA or notice.kind in {NoticeKind.ALERT, NoticeKind.AREA}


def _earliest(moments: Iterable[Moment]) -> Moment:
    return min((m for m in moments if m is not None), default=None)


def _told(case: Case, kinds: frozenset[str], since: datetime) -> Moment:
    sent = (n.sent_at for n in case.notices.values() if n.kind in kinds)
    return _earliest(at for at in sent if at >= since)


def _to_customer(case: Case, contact: Communication) -> bool:
    # "With whom" is free text; only somebody the case knows by name is surely not the customer.
    return contact.whom not in {person.name for person in case.people.values()}


def _spoken(case: Case, since: datetime) -> Moment:
    contacts = (c for c in case.communications.values() if _to_customer(case, c))
    return _earliest(c.at for c in contacts if c.at >= since)


def _class_since(case: Case, severity: str) -> Moment:
    changes = (c.at for c in case.class_changes if c.to == severity)
    return _earliest(changes) if case.severity == severity else None


def _start_on_site(case: Case, _rules: Ruleset) -> Moment:
    return raised(case) if case.channel == Channel.ON_SITE else None


def _start_objection(case: Case, _rules: Ruleset) -> Moment:
    return case.recorded_at if case.category in QUALITY_QUANTITY else None


def _start_grave(case: Case, _rules: Ruleset) -> Moment:
    return raised(case) if case.flags.get("grave") else None


def _start_doubtful(case: Case, _rules: Ruleset) -> Moment:
    # Quality and quantity are doubtful until looked at (MODEL.md 7.1, V7), unless said otherwise.
    by_nature = case.category in QUALITY_QUANTITY
    return case.recorded_at if case.flags.get("doubtful_validity", by_nature) else None


def _start_report(case: Case, _rules: Ruleset) -> Moment:
    return _told(case, _REPORTS, case.recorded_at)


def _start_urgent(case: Case, _rules: Ruleset) -> Moment:
    return case.recorded_at if case.flags.get("urgent") else _class_since(case, Severity.MAJOR)


def _start_press(case: Case, _rules: Ruleset) -> Moment:
    asked = (
        case.channel == Channel.MEDIA or case.flags.get("press") or case.flags.get("press_inquiry")
    )
    return raised(case) if asked else None


def _start_valid(case: Case, _rules: Ruleset) -> Moment:
    if case.validity not in FOUNDED:
        return None
    return area_notice_at(case) or case.validity_at or case.recorded_at


def _start_promise(case: Case, _rules: Ruleset) -> Moment:
    promised = case.promised_reply_at
    return None if promised is None else min(raised(case), promised)


def _start_hot(case: Case, _rules: Ruleset) -> Moment:
    return _class_since(case, Severity.HOT)


def _start_major(case: Case, _rules: Ruleset) -> Moment:
    return _class_since(case, Severity.MAJOR)


def _start_flash(case: Case, _rules: Ruleset) -> Moment:
    since = _class_since(case, Severity.MAJOR)
    sent = [n.sent_at for n in case.notices.values() if n.kind == NoticeKind.FLASH]
    return since and max([since, *sent])


def _start_our_delay(case: Case, _rules: Ruleset) -> Moment:
    return raised(case) if case.delay_cause == DelayCause.OURS else None


def _start_resolved(case: Case, _rules: Ruleset) -> Moment:
    return None if case.no_callback or case.status == Status.WITHDRAWN else resolved_at(case)


def _start_rescheduled(case: Case, _rules: Ruleset) -> Moment:
    last = max(case.callbacks.values(), key=lambda c: c.at, default=None)
    return last.at if last and last.next_at else None


def _start_cctv(case: Case, rules: Ruleset) -> Moment:
    wanted = any(
        r.kind == ExhibitKind.CCTV_STILL and r.need(case.category) == "M" for r in rules.matrix
    )
    return case.recorded_at if case.flags.get("cctv_relevant", wanted) else None


def _start_lab_report(case: Case, _rules: Ruleset) -> Moment:
    reports = (e for e in case.evidence.values() if e.kind == ExhibitKind.LAB_REPORT)
    return _earliest(e.captured_at or e.added_at for e in reports)


def _start_money(case: Case, _rules: Ruleset) -> Moment:
    return _earliest(c.raised_at or raised(case) for c in case.claims.values())


def _never(_case: Case, _rules: Ruleset) -> Moment:
    return None


def _secure_before(case: Case, rules: Ruleset) -> datetime:
    margin = timedelta(days=rules.limits.recorder_margin_days)
    return recorded_on_camera_at(case) + retention(case, rules) - margin


def _promised(case: Case) -> Moment:
    return case.promised_reply_at


def _rescheduled_to(case: Case) -> Moment:
    last = max(case.callbacks.values(), key=lambda c: c.at, default=None)
    return last.next_at if last else None


def _met_taken_over(case: Case, since: datetime) -> Moment:
    entered = _earliest(p.started_at for p in case.passes)
    if entered is None and case.manager_on_duty:
        entered = case.recorded_at
    return entered and max(entered, since)


def _met_area_told(case: Case, since: datetime) -> Moment:
    told = area_notice_at(case)
    return told and max(told, since)


def _met_decided(case: Case, since: datetime) -> Moment:
    return None if case.validity == Validity.UNDECIDED else max(case.validity_at or since, since)


def _met_reported(case: Case, since: datetime) -> Moment:
    return _earliest((_told(case, _REPORTS, since), _met_decided(case, since)))


def _met_centre_told(case: Case, since: datetime) -> Moment:
    return _told(case, _REPORTS | _UPWARD, since)


def _met_customer_told(case: Case, since: datetime) -> Moment:
    return _spoken(case, since)


def _met_press(case: Case, since: datetime) -> Moment:
    return _told(case, frozenset({NoticeKind.PRESS_ANSWER}), since)


def _met_made_good(case: Case, since: datetime) -> Moment:
    if case.apology_at is None:
        return None
    moments = [case.apology_at]
    for proposal in case.proposals.values():
        if proposal.amount > 0 and proposal.answer != ProposalAnswer.REJECTED:
            if proposal.performed_at is None:
                return None
            moments.append(proposal.performed_at)
    return max([since, *moments])


def _met_promise(case: Case, since: datetime) -> Moment:
    listened = (p.finished_at for p in case.passes if p.stage == Stage.LISTEN)
    contacts = case.communications.values()
    given = [c.at + timedelta.resolution for c in contacts if _gave_promise(c, case)]
    after = max([_earliest(listened) or max(case.recorded_at, since), *given])
    return _earliest((_spoken(case, after), resolved_at(case)))


def _gave_promise(contact: Communication, case: Case) -> bool:
    # The contact that gave the promise cannot be the one that keeps it.
    return contact.next_at is not None and contact.next_at == case.promised_reply_at


def _met_escalated(case: Case, since: datetime) -> Moment:
    return _told(case, _UPWARD, since)


def _met_resolved(case: Case, since: datetime) -> Moment:
    done = resolved_at(case)
    return done and max(done, since)


def _met_callback(case: Case, since: datetime) -> Moment:
    # The clock starts in the next calling window, but a call before that has reached the customer.
    after = min(since, resolved_at(case) or since)
    done = (c.at for c in case.callbacks.values() if c.result == CallbackResult.DONE)
    return _earliest(at for at in done if at >= after)


def _met_next_call(case: Case, since: datetime) -> Moment:
    return _earliest(c.at for c in case.callbacks.values() if c.at > since)


def _met_footage(case: Case, since: datetime) -> Moment:
    kept = (e for e in case.evidence.values() if e.kind in _FOOTAGE and e.in_force)
    gone = (a.at for item, a in case.checklist.items() if _says_no_footage(item, a.answer))
    found = _earliest([*(e.added_at for e in kept), *gone])
    return found and max(found, since)


def _says_no_footage(item: str, answer: str) -> bool:
    return item in {"step0.footage", "look.cctv"} and answer in UNSECURED


def _met_offer(case: Case, since: datetime) -> Moment:
    offered = _earliest(p.offered_at for p in case.proposals.values())
    done = _earliest((offered, resolved_at(case)))
    return done and max(done, since)


def _met_never(_case: Case, _since: datetime) -> Moment:
    return None


_REPORTS = frozenset({NoticeKind.REPORT})
_UPWARD = frozenset({NoticeKind.ALERT, NoticeKind.FLASH})
_FOOTAGE = frozenset({ExhibitKind.CCTV_CLIP, ExhibitKind.CCTV_STILL})

STARTS: dict[str, Callable[[Case, Ruleset], Moment]] = {
    "manual": _never,
    "raised": _start_on_site,
    "quantity_quality": _start_objection,
    "grave": _start_grave,
    "doubtful_validity": _start_doubtful,
    "report_arrived": _start_report,
    "urgent": _start_urgent,
    "press": _start_press,
    "validity_valid": _start_valid,
    "promised_reply": _start_promise,
    "class_hot": _start_hot,
    "class_major": _start_major,
    "flash_report": _start_flash,
    "our_delay": _start_our_delay,
    "resolved": _start_resolved,
    "rescheduled": _start_rescheduled,
    "cctv_relevant": _start_cctv,
    "lab_report": _start_lab_report,
    "money_demand": _start_money,
}
METS: dict[str, Callable[[Case, datetime], Moment]] = {
    "manual": _met_never,
    "taken_over": _met_taken_over,
    "notice_to_area_manager": _met_area_told,
    "validity_decided": _met_decided,
    "report_sent": _met_reported,
    "centre_told": _met_centre_told,
    "customer_told": _met_customer_told,
    "press_answered": _met_press,
    "made_good": _met_made_good,
    "promise_kept": _met_promise,
    "upward_notice": _met_escalated,
    "resolved": _met_resolved,
    "callback_done": _met_callback,
    "next_call": _met_next_call,
    "footage_kept": _met_footage,
    "offer_made": _met_offer,
}
GIVEN: dict[str, Callable[[Case], Moment]] = {
    "promised_reply": _promised,
    "rescheduled": _rescheduled_to,
}

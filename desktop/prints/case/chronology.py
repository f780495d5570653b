"""The time line of a case: what happened, told neutrally, in the order it happened."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from desktop.prints.case.exhibits import in_order
from desktop.prints.case.names import Names
from desktop.prints.page.blocks import Moment
from desktop.prints.page.labels import when
from record.case import Case


class Event(NamedTuple):
    """Something that happened; ``inside`` events are told only in internal copies."""

    at: datetime
    text: str
    by: str = ""
    inside: bool = False


def moments(case: Case, names: Names, *, internal: bool) -> tuple[Moment, ...]:
    """Return the points of the time line; equal times keep the order of the record."""
    told = [e for e in _events(case, names) if internal or not e.inside]
    told.sort(key=lambda event: event.at)
    return tuple(Moment(when(e.at), e.text, e.by) for e in told)


def _events(case: Case, names: Names) -> Iterator[Event]:
    yield from _case_itself(case, names)
    yield from _contacts(case, names)
    yield from _proofs(case, names)
    yield from _inside(case, names)


def _case_itself(case: Case, names: Names) -> Iterator[Event]:
    said = names.said
    dated = (
        (case.occurred_at, said("event.occurred"), ""),
        (case.raised_at, said("event.raised"), ""),
        (case.recorded_at, said("event.recorded", number=case.case_no), case.taken_by),
        (case.apology_at, said("event.apology"), ""),
        (case.closed_at, said("event.closed"), case.closed_by),
    )
    for at, text, by in dated:
        if at is not None:
            yield Event(at, text, names.person(by) if by else "")
    for step in case.passes:
        stage = names.labels("stage", step.stage)
        yield Event(
            step.started_at, said("event.stage", stage=stage), names.person(step.started_by)
        )
    for proposal in case.proposals.values():
        if proposal.offered_at:
            remedy = names.labels("remedy", proposal.remedy)
            answer = names.labels("proposal_answer", proposal.answer)
            text = said("event.proposal", remedy=remedy, text=proposal.text, answer=answer)
            yield Event(proposal.offered_at, text, names.person(proposal.offered_by))


def _contacts(case: Case, names: Names) -> Iterator[Event]:
    said = names.said
    for contact in case.communications.values():
        way = names.labels("way", contact.way)
        text = said("event.contact", way=way, whom=contact.whom, content=contact.content)
        if contact.promise:
            text += said("event.promise", promise=contact.promise)
        yield Event(contact.at, text, names.person(contact.by))
    for call in case.callbacks.values():
        text = said("event.callback", result=names.labels("callback", call.result))
        yield Event(call.at, text, names.person(call.by))


def _proofs(case: Case, names: Names) -> Iterator[Event]:
    said = names.said
    for exhibit in in_order(case):
        at = exhibit.captured_at or exhibit.added_at
        text = said("event.exhibit", number=exhibit.exhibit_no, title=exhibit.title)
        by = exhibit.captured_by or exhibit.added_by
        yield Event(at, text, names.person(by))
    for paper in case.papers.values():
        name = names.labels("paper", paper.document)
        done = "event.paper" if paper.printed else "event.paper_written"
        text = said(done, name=name, version=paper.version)
        yield Event(paper.printed_at, text, names.person(paper.printed_by))


def _inside(case: Case, names: Names) -> Iterator[Event]:
    said = names.said
    for notice in case.notices.values():
        text = said("event.notice", to=notice.to, channel=names.labels("way", notice.channel))
        yield Event(notice.sent_at, text, inside=True)
    for change in case.class_changes:
        severity = names.labels("severity", change.to)
        reason = change.reason or said("event.by_table")
        text = said("event.severity", severity=severity, reason=reason)
        yield Event(change.at, text, inside=True)
    for decision in case.decisions:
        action = names.labels("decision", decision.action)
        value = decision.value
        if value:
            value = names.labels("validity", names.labels("severity", value))
        text = said("event.decision", action=action, value=value, text=decision.text)
        yield Event(decision.at, text, names.person(decision.actor), inside=True)
    for note in case.notes:
        yield Event(
            note.at, said("event.note", text=note.text), names.person(note.actor), inside=True
        )

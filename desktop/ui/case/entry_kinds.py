"""The lists that belong to a case: what an entry asks for, and how it is told in a line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.ui.case.blanks import CONTACTS, DEMAND, OUTCOME, PEOPLE
from desktop.ui.fields.asked import Asked
from desktop.ui.words.case import CaseWords
from record.codes import Directness, NoticeKind, PersonKind, ProposalAnswer
from record.measures import Fen

translate = QCoreApplication.translate

Line = Callable[[Any, CaseWords], tuple[str, str]]


@dataclass(frozen=True)
class RecordKind:
    """One list of a case. ``line`` tells an entry in a sentence and a smaller one.

    ``fixed`` are blanks that cannot be changed once recorded; ``starts`` gives an entry's first
    values, now and by whom; ``does`` is the checklist action that adds one.
    """

    collection: str
    part: str
    does: str
    heading: object
    add: object
    empty: object
    asked: tuple[Asked, ...]
    line: Line
    starts: Callable[[datetime, str], dict[str, Any]]
    fixed: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()


def say(text: object) -> str:
    """Return a text of this module in the interface language."""
    return translate("RecordKinds", str(text))


def _money(amount: Fen | None) -> str:
    return "—" if amount is None else f"¥ {amount:,.2f}"


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _claim(claim: Any, words: CaseWords) -> tuple[str, str]:
    head = _join(words.label("claim_kind", claim.kind), _money(claim.amount_claimed))
    proved = translate("RecordKinds", "proved {0}").format(_money(claim.amount_proved))
    raised = words.short(claim.raised_at) if claim.raised_at else ""
    return head, _join(words.label("directness", claim.directness), proved, raised, claim.remark)


def _person(person: Any, words: CaseWords) -> tuple[str, str]:
    return person.name, _join(
        words.label("person_kind", person.kind), person.phone, person.relation, person.remark
    )


def _communication(talk: Any, words: CaseWords) -> tuple[str, str]:
    promise = translate("RecordKinds", "promised: {0}").format(talk.promise) if talk.promise else ""
    next_at = (
        translate("RecordKinds", "next {0}").format(words.short(talk.next_at))
        if talk.next_at
        else ""
    )
    way = words.label("way", talk.way)
    return talk.content, _join(words.short(talk.at), way, talk.whom, promise, next_at)


def _notice(notice: Any, words: CaseWords) -> tuple[str, str]:
    done = notice.acknowledged_at
    answer = (
        translate("RecordKinds", "acknowledged {0}").format(words.short(done))
        if done
        else translate("RecordKinds", "not acknowledged yet")
    )
    head = _join(words.label("notice_kind", notice.kind), notice.to)
    return head, _join(
        words.short(notice.sent_at), words.label("way", notice.channel), answer, notice.text
    )


def _proposal(offer: Any, words: CaseWords) -> tuple[str, str]:
    head = _join(words.label("remedy", offer.remedy), _money(offer.amount) if offer.amount else "")
    due = (
        translate("RecordKinds", "answer due {0}").format(words.short(offer.answer_due))
        if offer.answer_due
        else ""
    )
    done = (
        translate("RecordKinds", "carried out {0}").format(words.short(offer.performed_at))
        if offer.performed_at
        else ""
    )
    return head, _join(words.label("proposal_answer", offer.answer), offer.text, due, done)


def _callback(call: Any, words: CaseWords) -> tuple[str, str]:
    head = _join(words.label("callback_result", call.result), words.short(call.at))
    more = translate("RecordKinds", "wants more") if call.wants_more else ""
    return head, _join(words.label("satisfaction", call.satisfaction), more, call.answers)


KINDS = (
    RecordKind(
        collection="claims",
        part=DEMAND,
        does="claim",
        heading=QT_TRANSLATE_NOOP("RecordKinds", "Claims"),
        add=QT_TRANSLATE_NOOP("RecordKinds", "Add a claim"),
        empty=QT_TRANSLATE_NOOP(
            "RecordKinds",
            "Nothing claimed yet. A later demand is a new line; nothing is overwritten.",
        ),
        asked=(
            Asked("kind", QT_TRANSLATE_NOOP("RecordKinds", "What for"), "choice", "claim_kind"),
            Asked(
                "directness",
                QT_TRANSLATE_NOOP("RecordKinds", "Kind of loss"),
                "choice",
                "directness",
            ),
            Asked("amount_claimed", QT_TRANSLATE_NOOP("RecordKinds", "Claimed"), "money", unit="¥"),
            Asked(
                "amount_proved",
                QT_TRANSLATE_NOOP("RecordKinds", "Proved by vouchers"),
                "money",
                unit="¥",
            ),
            Asked("voucher", QT_TRANSLATE_NOOP("RecordKinds", "Voucher (exhibit number)")),
            Asked("raised_at", QT_TRANSLATE_NOOP("RecordKinds", "Raised"), "past"),
            Asked("remark", QT_TRANSLATE_NOOP("RecordKinds", "Remark"), "long", lines=2),
        ),
        line=_claim,
        fixed=frozenset({"kind", "amount_claimed", "raised_at"}),
        must=frozenset({"kind", "amount_claimed"}),
        starts=lambda now, _me: {"raised_at": now, "directness": Directness.DIRECT},
    ),
    RecordKind(
        collection="people",
        part=PEOPLE,
        does="person",
        heading=QT_TRANSLATE_NOOP("RecordKinds", "Other people"),
        add=QT_TRANSLATE_NOOP("RecordKinds", "Add a person"),
        empty=QT_TRANSLATE_NOOP("RecordKinds", "No witness, employee or specialist named yet."),
        asked=(
            Asked("name", QT_TRANSLATE_NOOP("RecordKinds", "Name")),
            Asked("kind", QT_TRANSLATE_NOOP("RecordKinds", "Who"), "choice", "person_kind"),
            Asked("phone", QT_TRANSLATE_NOOP("RecordKinds", "Telephone")),
            Asked("relation", QT_TRANSLATE_NOOP("RecordKinds", "Relation to the matter")),
            Asked("remark", QT_TRANSLATE_NOOP("RecordKinds", "Remark"), "long", lines=2),
        ),
        line=_person,
        must=frozenset({"name"}),
        starts=lambda _now, _me: {"kind": PersonKind.WITNESS},
    ),
    RecordKind(
        collection="communications",
        part=CONTACTS,
        does="communication",
        heading=QT_TRANSLATE_NOOP("RecordKinds", "Communications"),
        add=QT_TRANSLATE_NOOP("RecordKinds", "Add a communication"),
        empty=QT_TRANSLATE_NOOP("RecordKinds", "Nothing said yet. A promise becomes a clock."),
        asked=(
            Asked("at", QT_TRANSLATE_NOOP("RecordKinds", "When"), "past"),
            Asked("way", QT_TRANSLATE_NOOP("RecordKinds", "How"), "choice", "way"),
            Asked("whom", QT_TRANSLATE_NOOP("RecordKinds", "With whom")),
            Asked("by", QT_TRANSLATE_NOOP("RecordKinds", "By"), "choice", "member"),
            Asked("content", QT_TRANSLATE_NOOP("RecordKinds", "What was said"), "long"),
            Asked("promise", QT_TRANSLATE_NOOP("RecordKinds", "What was promised"), span=1),
            Asked("next_at", QT_TRANSLATE_NOOP("RecordKinds", "Promised for"), "time"),
        ),
        line=_communication,
        must=frozenset({"at", "way", "whom", "by", "content"}),
        starts=lambda now, me: {"at": now, "by": me},
    ),
    RecordKind(
        collection="notices",
        part=CONTACTS,
        does="notice",
        heading=QT_TRANSLATE_NOOP("RecordKinds", "Notices"),
        add=QT_TRANSLATE_NOOP("RecordKinds", "Add a notice"),
        empty=QT_TRANSLATE_NOOP("RecordKinds", "Nobody has been notified yet."),
        asked=(
            Asked("kind", QT_TRANSLATE_NOOP("RecordKinds", "What kind"), "choice", "notice_kind"),
            Asked("to", QT_TRANSLATE_NOOP("RecordKinds", "To whom")),
            Asked("channel", QT_TRANSLATE_NOOP("RecordKinds", "How"), "choice", "way"),
            Asked("sent_at", QT_TRANSLATE_NOOP("RecordKinds", "Given"), "past"),
            Asked("acknowledged_at", QT_TRANSLATE_NOOP("RecordKinds", "Acknowledged"), "past"),
            Asked("text", QT_TRANSLATE_NOOP("RecordKinds", "What was said"), "long", lines=2),
        ),
        line=_notice,
        must=frozenset({"kind", "to", "channel", "sent_at"}),
        starts=lambda now, _me: {"sent_at": now, "kind": NoticeKind.ALERT},
    ),
    RecordKind(
        collection="proposals",
        part=OUTCOME,
        does="proposal",
        heading=QT_TRANSLATE_NOOP("RecordKinds", "Proposals"),
        add=QT_TRANSLATE_NOOP("RecordKinds", "Add a proposal"),
        empty=QT_TRANSLATE_NOOP(
            "RecordKinds", "Nothing offered yet. Two or three workable offers are best."
        ),
        asked=(
            Asked("remedy", QT_TRANSLATE_NOOP("RecordKinds", "Remedy"), "choice", "remedy"),
            Asked("amount", QT_TRANSLATE_NOOP("RecordKinds", "Amount"), "money", unit="¥"),
            Asked("text", QT_TRANSLATE_NOOP("RecordKinds", "What exactly"), "long", lines=2),
            Asked("offered_at", QT_TRANSLATE_NOOP("RecordKinds", "Offered"), "past"),
            Asked(
                "answer",
                QT_TRANSLATE_NOOP("RecordKinds", "Customer's answer"),
                "choice",
                "proposal_answer",
            ),
            Asked("answer_due", QT_TRANSLATE_NOOP("RecordKinds", "Answer due"), "time"),
            Asked("performed_at", QT_TRANSLATE_NOOP("RecordKinds", "Carried out"), "past"),
            Asked("proof", QT_TRANSLATE_NOOP("RecordKinds", "Proof (exhibit number)")),
        ),
        line=_proposal,
        must=frozenset({"remedy"}),
        starts=lambda now, me: {"offered_at": now, "offered_by": me, "answer": ProposalAnswer.OPEN},
    ),
    RecordKind(
        collection="callbacks",
        part=CONTACTS,
        does="callback",
        heading=QT_TRANSLATE_NOOP("RecordKinds", "Callbacks"),
        add=QT_TRANSLATE_NOOP("RecordKinds", "Add a callback"),
        empty=QT_TRANSLATE_NOOP(
            "RecordKinds", "Not called back yet. Calls go out 10:30–11:30 and 15:00–17:30."
        ),
        asked=(
            Asked("at", QT_TRANSLATE_NOOP("RecordKinds", "Called"), "past"),
            Asked("by", QT_TRANSLATE_NOOP("RecordKinds", "By"), "choice", "member"),
            Asked(
                "result", QT_TRANSLATE_NOOP("RecordKinds", "Result"), "choice", "callback_result"
            ),
            Asked(
                "satisfaction",
                QT_TRANSLATE_NOOP("RecordKinds", "Satisfaction"),
                "choice",
                "satisfaction",
            ),
            Asked(
                "answers",
                QT_TRANSLATE_NOOP("RecordKinds", "What the customer said"),
                "long",
                lines=2,
            ),
            Asked(
                "wants_more", QT_TRANSLATE_NOOP("RecordKinds", "The customer wants more"), "bool"
            ),
            Asked("next_at", QT_TRANSLATE_NOOP("RecordKinds", "Next call"), "time"),
        ),
        line=_callback,
        must=frozenset({"at", "by", "result"}),
        starts=lambda now, me: {"at": now, "by": me},
    ),
)
BY_DOES = {kind.does: kind for kind in KINDS}
BY_COLLECTION = {kind.collection: kind for kind in KINDS}

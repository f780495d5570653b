"""Cases to start from: one just recorded, and one with everything a fuel-quality case needs."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from record.case import (
    Answer,
    CallbackAttempt,
    Case,
    CaseFact,
    Communication,
    Decision,
    Notice,
    Paper,
    Proposal,
    StepPass,
)
from record.codes import (
    STAGES,
    CallbackResult,
    Channel,
    NoticeKind,
    ProposalAnswer,
    RecordConfirmed,
    RowState,
    Stage,
    Status,
    StopSale,
    Validity,
)
from record.evidence import Exhibit
from record.journal.entry import BlobRef
from record.people import Complainant, Vehicle
from record.rules import checklists, guards
from record.rules.calendar import CHINA
from record.rules.ruleset import Ruleset

MORNING = datetime(2026, 5, 9, 14, 5, tzinfo=CHINA)


def at(text: str) -> datetime:
    """Read a time in China Standard Time: ``2026-02-14 18:10``."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def a_case(**values: Any) -> Case:
    given = {
        "id": "c1",
        "case_no": "SY-1203-2026-0173",
        "station": "1203",
        "ruleset": "2026.1",
        "opened_by": "p1",
        "recorded_at": MORNING,
        "raised_at": MORNING,
        "occurred_at": MORNING - timedelta(hours=3),
        "category": "A",
        "summary": "加油后车辆发抖",
        "taken_by": "p1",
    }
    return Case(**{**given, **values})


def changed(case: Case, **values: Any) -> Case:
    return msgspec.structs.replace(case, **values)


def answered(answer: str = RowState.DONE, reason: str = "") -> Answer:
    return Answer(answer=answer, reason=reason, said="", at=MORNING, actor="p1")


def an_exhibit(kind: str, number: int = 1, **values: Any) -> Exhibit:
    given = {
        "id": f"x{number}",
        "exhibit_no": f"E{number:02d}",
        "kind": kind,
        "title": kind,
        "added_at": MORNING,
        "added_by": "p1",
        "entry": "e",
        "files": (BlobRef("0" * 64, 1, "image/png"),),
    }
    return Exhibit(**{**given, **values})


def a_paper(state: str = "SIGNED", **values: Any) -> Paper:
    given = {
        "code": "ABC",
        "document": "F6",
        "version": 1,
        "pages": 1,
        "text_hash": "0",
        "text": {},
        "printed_at": MORNING,
        "printed_by": "p1",
        "state": state,
    }
    return Paper(**{**given, **values})


def a_decision(action: str, role: str = "region", when: datetime = MORNING) -> Decision:
    return Decision(id="d", at=when, actor="p9", role=role, action=action)


def with_evidence(case: Case, rules: Ruleset) -> Case:
    """Add one exhibit for every need of the matrix that is mandatory for the category."""
    needs = [n for n in rules.matrix if n.need(case.category) == "M" and n.stage == Stage.LOOK]
    exhibits = {
        f"x{n}": an_exhibit(need.kind, n, details={"source": need.source})
        for n, need in enumerate(needs, 1)
    }
    return changed(case, evidence=exhibits)


def with_stage_done(case: Case, stage: str, rules: Ruleset) -> Case:
    """Fill every fact and answer every row of a stage."""
    facts = dict(case.facts)
    answers = dict(case.checklist)
    for item in checklists.items(case.category, stage, rules):
        facts |= {field.key: CaseFact(value="1") for field in item.facts}
        answers[item.id] = answered()
    return changed(case, facts=facts, checklist=answers)


def a_full_case(rules: Ruleset, **values: Any) -> Case:
    """A fuel-quality case that could walk from intake to closing without anything missing."""
    case = a_case(
        manager_on_duty="p2",
        narrative="昨天加的油",
        demand_text="检修费",
        record_confirmed=RecordConfirmed.YES,
        promised_reply_at=MORNING + timedelta(days=2),
        complainant=Complainant(name="周建国"),
        vehicle=Vehicle(plate="鄂C7K215"),
        stop_sale=StopSale.NO,
        stop_sale_reason="单车反映，油样清澈",
        position="ACCEPTS",
        validity=Validity.INVALID,
        validity_at=MORNING + timedelta(hours=3),
        cause_class=5,
        privacy_notice="1",
        proposals={
            "p": Proposal(
                remedy="EXPLANATION",
                answer=ProposalAnswer.ACCEPTED,
                offered_at=MORNING,
                answer_due=MORNING,
                performed_at=MORNING,
                proof="E01",
            )
        },
        papers={"a": a_paper()},
        notices={
            "n": Notice(
                kind=NoticeKind.ALERT, to="area_manager", channel=Channel.PHONE, sent_at=MORNING
            )
        },
        communications={
            "c": Communication(
                at=MORNING + timedelta(hours=4), way="FACE", whom="客户", by="p2", content="解释"
            )
        },
        callbacks={
            "k": CallbackAttempt(
                at=MORNING + timedelta(days=3), by="p9", result=CallbackResult.DONE
            )
        },
        passes=tuple(
            StepPass(stage=s, started_at=MORNING, started_by="p2", finished_at=MORNING)
            for s in STAGES
        ),
        status_since=MORNING + timedelta(hours=4),
        status_reason="",
    )
    case = with_evidence(case, rules)
    for stage in (*STAGES, checklists.CLOSE):
        case = with_stage_done(case, stage, rules)
    return changed(case, **values)


def on_site(case: Case, stage: str) -> Case:
    return changed(case, status=Status.ON_SITE, stage=stage)


def codes(case: Case, to: str, rules: Ruleset, stage: str = "") -> list[str]:
    return [lack.code for lack in guards.missing(case, to, stage, rules)]


def lacks(case: Case, to: str, rules: Ruleset, stage: str = "") -> list[str]:
    return [lack.about for lack in guards.missing(case, to, stage, rules)]


def without(case: Case, collection: str, *names: str) -> Case:
    kept = {k: v for k, v in getattr(case, collection).items() if k not in names}
    return changed(case, **{collection: kept})


def without_kind(case: Case, kind: str) -> Case:
    return changed(case, evidence={k: e for k, e in case.evidence.items() if e.kind != kind})

"""Walk a made-up case to where it should stand, answering what the guards ask on the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from desktop.app import Application
from desktop.practice import scenery, wording
from desktop.services.desk.recording import Draft
from desktop.services.evidence.exhibits import ExhibitForm
from record import fields
from record.case import Case, CaseFact, Communication, Notice, Proposal
from record.codes import (
    STAGES,
    Channel,
    CustodyAct,
    DeadlineStatus,
    ExhibitKind,
    Level,
    NoticeKind,
    ProposalAnswer,
    RecordConfirmed,
    Result,
    RowState,
    Status,
    StopSale,
)
from record.journal import kinds
from record.problems import Problem
from record.rules import checklists
from record.rules.requirements import Missing

MOST_ROUNDS = 12
NEEDS_REGION = frozenset({
    "guard.validity", "guard.area_consent", "guard.confirm_high", "guard.approval",
    "guard.instruction", "guard.task",
})  # fmt: skip
FIELDS: dict[str, Any] = {
    "demand_text": "按规定处理",
    "narrative": "客户讲述经过，已逐句核对。",
    "record_confirmed": RecordConfirmed.YES,
    "preservation": "已锁定 CAM-03 当日录像，30 天内不覆盖",
    "stop_sale": StopSale.NO,
    "stop_sale_reason": "油样清澈，暂无停售依据",
    "position": "PARTLY",
    "cause_class": 4,
    "final_position": "已当面说明结论和依据",
    "result": Result.AGREED,
    "proceeding": "12315 编号 JC2026-0611",
    "closing_note": "三次回访未接通，已留言",
    "mood": 3,
    "complainant.name": "周先生",
    "vehicle.plate": "鄂C·A0001",
    "place_detail": "4 号加油位",
    "privacy_notice": "2026-1",
}


class Walker:
    """Move one case forward as far as the station alone can."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._cases = application.cases
        self._changes: dict[str, Any] = {}
        self._answers: dict[str, Draft] = {}

    def walk(self, case: Case, until: str) -> Case:
        """Return the case at ``until`` (a stage or status), or where only the region can help."""
        for to, stage in _way(until):
            if _reached(case, to, stage):
                continue
            moved = self._move(case, to, stage)
            if moved is None:
                return self._cases.get(case.id)
            case = moved
        return case

    def _move(self, case: Case, to: str, stage: str) -> Case | None:
        for _ in range(MOST_ROUNDS):
            missing = self._cases.missing(case, to, stage)
            asked = [m for m in missing if m.code not in ("guard.reason", "guard.no_such_move")]
            if any(m.code == "guard.no_such_move" for m in missing):
                return None
            if not asked:
                return self._cases.move(case.id, to, stage, "练习", level=Level.AREA)
            if all(m.code in NEEDS_REGION for m in asked):
                return None
            for lack in asked:
                self._supply(self._cases.get(case.id), lack)
            self._write(case)
            case = self._cases.get(case.id)
        return None

    def _supply(self, case: Case, lack: Missing) -> None:
        special = _SPECIAL.get(lack.code)
        if special is not None:
            special(self, case)
        elif lack.code == "guard.fact":
            self._supply_fact(case, str(lack.facts["fact"]), str(lack.facts["item"]))
        elif lack.about.startswith("evidence:"):
            self.add_exhibit(case, str(lack.facts["kind"]), str(lack.facts.get("source", "")))
        elif lack.about.startswith("item:"):
            self._supply_item(case, lack.about.removeprefix("item:"))
        elif lack.code not in NEEDS_REGION:
            self._set(lack.about)

    def _supply_item(self, case: Case, item_id: str) -> None:
        rows = [
            row
            for stage in (*STAGES, checklists.CLOSE)
            for row in checklists.items(case.category, stage, self._application.rules)
        ]
        row = next((r for r in rows if r.id == item_id), None)
        if row is not None and row.does.startswith("fact:") and not row.facts:
            self._set(row.does.removeprefix("fact:"))
        elif row is not None and row.does == "proposal":
            self.propose(case)
        else:
            self._answer(item_id)

    def _answer(self, item_id: str) -> None:
        body = kinds.StepDone(item=item_id, answer=RowState.DONE)
        self._answers[item_id] = Draft(kinds.STEP_DONE, body)

    def _write(self, case: Case) -> None:
        """Write what was gathered as one transaction: a world has hundreds of answers."""
        drafts = list(self._answers.values())
        if self._changes:
            plain = {path: fields.plain(value) for path, value in self._changes.items()}
            drafts.insert(0, Draft(kinds.CASE_PATCH, kinds.CasePatch(changes=plain)))
        self._changes, self._answers = {}, {}
        if drafts:
            self._application.recorder.change(case.id, lambda _case: drafts)

    def _supply_fact(self, case: Case, key: str, item_id: str) -> None:
        rows = [
            row
            for stage in STAGES
            for row in checklists.items(case.category, stage, self._application.rules)
            if row.id == item_id
        ]
        field = next(f for row in rows for f in row.facts if f.key == key)
        value = wording.fact(case, field, self._now())
        self._changes[f"facts.{key}"] = CaseFact(value=value, unit=field.unit)

    def _set(self, path: str) -> None:
        later = self._now() + timedelta(days=2)
        value = FIELDS.get(path)
        if path.endswith("_at") or path == "test_until":
            value = later if path in ("promised_reply_at", "test_until") else self._now()
        if path == "manager_on_duty":
            value = self._application.session.require().person_id
        if value is None:
            raise Problem("practice.failed", why=path)
        self._changes[path] = value

    def add_exhibit(self, case: Case, kind: str, source: str = "") -> None:
        """Add a made-up exhibit of a kind."""
        title = self._application.label("evidence_kind", kind)
        rules, number = self._application.rules, len(case.evidence)
        details = wording.details(kind, source, number, self._now(), rules)
        form = ExhibitForm(kind=kind, title=title, captured_at=self._now(), details=details)
        picture = self._picture(case, kind, title)
        self._application.evidence.add_bytes(case.id, picture, f"{kind.lower()}.jpg", form)

    def propose(self, case: Case) -> None:
        """Add a proposal that the customer accepts."""
        now = self._now()
        offer = Proposal(
            remedy="EXPLANATION",
            text="当面说明检测结果，赠送洗车一次",
            offered_at=now,
            offered_by=self._application.session.require().person_id,
            answer=ProposalAnswer.ACCEPTED,
            answer_due=now + timedelta(days=2),
            performed_at=now,
            proof="客户当面确认",
        )
        self._cases.add(case, "proposals", offer)

    def accept(self, case: Case) -> None:
        """Let every proposal be accepted and performed."""
        if not case.proposals:
            self.propose(case)
            return
        now = self._now()
        done = {
            "answer": ProposalAnswer.ACCEPTED,
            "performed_at": now,
            "proof": "已办理",
            "answer_due": now,
        }
        changes = {f"proposals.{key}": fields.plain(p) | done for key, p in case.proposals.items()}
        self._cases.change(case, changes)

    def talk(self, case: Case) -> None:
        """Add a contact with the customer."""
        contact = Communication(
            at=self._now(),
            way="FACE",
            whom=case.complainant.name,
            by=self._application.session.require().person_id,
            content="说明了查到的记录和下一步安排",
        )
        self._cases.add(case, "communications", contact)

    def tell_area(self, case: Case) -> None:
        """Record that the area manager was told by telephone."""
        notice = Notice(
            kind=NoticeKind.ALERT,
            to="片区经理",
            channel=Channel.PHONE,
            sent_at=self._now(),
            acknowledged_at=self._now(),
        )
        self._cases.add(case, "notices", notice)

    def skip_callback(self, case: Case) -> None:
        """Note that the customer asked for no callback."""
        self._cases.change(case, {"no_callback": True, "closing_note": "客户表示不用回访"})

    def hand_over(self, case: Case) -> None:
        """Hand a sample to the laboratory."""
        self.add_exhibit(case, ExhibitKind.FUEL_SAMPLE, "NOZZLE")
        sample = list(self._cases.get(case.id).evidence.values())[-1]
        self._application.evidence.record(case.id, CustodyAct.HANDED_OVER, sample.id, "送检")

    def name_outside_ways(self, _case: Case) -> None:
        """Record that the customer heard of mediation and other ways."""
        self._answer("propose.outside_ways")

    def meet_clocks(self, case: Case) -> None:
        """Mark every open clock as met."""
        for clock in case.deadlines:
            if clock.status == DeadlineStatus.OPEN:
                self._cases.meet(case.id, clock.rule)

    def _picture(self, case: Case, kind: str, title: str) -> bytes:
        now = self._now()
        if kind.startswith("CCTV"):
            return scenery.snapshot("CAM-03", now, len(case.evidence))
        if kind in (
            ExhibitKind.SAMPLE_COMPARISON,
            ExhibitKind.SAMPLE_PHOTO,
            ExhibitKind.FUEL_SAMPLE,
        ):
            return scenery.vials((222, 160, 44), (240, 222, 148), f"{title} {case.case_no}")
        lines = (case.case_no, f"{now:%Y-%m-%d %H:%M}", "练习资料，均为虚构", title)
        return scenery.paper(title, lines)

    def _now(self) -> Any:
        return self._application.clock.now()


def _way(until: str) -> list[tuple[str, str]]:
    onsite: list[tuple[str, str]] = [(Status.ON_SITE, stage) for stage in STAGES]
    if until == Status.RECORDED:
        return []
    if until in STAGES:
        return onsite[: STAGES.index(until) + 1]
    if until in (Status.ESCALATED, Status.AWAIT_TEST, Status.EXTERNAL):
        return [*onsite[:2], (until, "")]
    if until == Status.AWAIT_CUSTOMER:
        return [*onsite, (until, "")]
    end: list[tuple[str, str]] = [
        (Status.EXECUTING, ""),
        (Status.RESOLVED, ""),
        (Status.CLOSED, ""),
    ]
    return onsite + end[: [to for to, _ in end].index(until) + 1]


def _reached(case: Case, to: str, stage: str) -> bool:
    if case.status == Status.ON_SITE and to == Status.ON_SITE:
        return STAGES.index(case.stage) >= STAGES.index(stage)
    order = (Status.RECORDED, Status.ON_SITE, Status.EXECUTING, Status.RESOLVED, Status.CLOSED)
    if case.status in order and to in order:
        return order.index(case.status) > order.index(to) or case.status == to != Status.ON_SITE
    return case.status == to


_SPECIAL: dict[str, Callable[[Walker, Case], None]] = {
    "guard.proposal": Walker.propose,
    "guard.nothing_accepted": Walker.accept,
    "guard.answer_due": Walker.accept,
    "guard.performed": Walker.accept,
    "guard.not_answered": Walker.talk,
    "guard.callback": Walker.skip_callback,
    "guard.callback_note": Walker.skip_callback,
    "guard.handed_over": Walker.hand_over,
    "guard.clock": Walker.meet_clocks,
    "guard.outside_ways": Walker.name_outside_ways,
}

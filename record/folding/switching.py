"""Switching a case to another rule set: from the entry on, and never back over money or closing."""

from record.case import Case
from record.codes import Action, ProposalAnswer
from record.folding.context import Context, change, log, remark, remark_unknown
from record.journal import kinds
from record.rules import guards
from record.rules.releases import order


def switched(case: Case, body: kinds.RulesSwitch, context: Context) -> Case:
    """Let a case follow another set from here on; what its own set already allowed stands."""
    refusal = refusal_of(case, context.role, body.to, body.reason)
    if refusal:
        return remark(case, context, refusal, to=body.to[:20], followed=case.ruleset[:20])
    before = case.ruleset
    case = remark_unknown(change(case, ruleset=body.to), context)
    return log(case, context, "rules.switched", before=before[:20], to=body.to, reason=body.reason)


def refusal_of(case: Case, role: str, to: str, reason: str) -> str:
    """Return the code of what forbids a switch, or "".

    Region and headquarters switch, with a reason, and only while no rule of the old set was
    applied to money or to closing.
    """
    if not guards.may_decide(role, Action.SWITCH_RULES):
        return "rules.not_allowed"
    if not reason.strip():
        return "rules.reason_missing"
    if to == case.ruleset or not order(to):
        return "rules.no_other"
    if _is_closed_or_was(case):
        return "rules.applied_to_closing"
    return "rules.applied_to_money" if _has_money(case) else ""


def _is_closed_or_was(case: Case) -> bool:
    return not case.is_open or case.reopened_count > 0


def _has_money(case: Case) -> bool:
    """Say whether an amount was approved, agreed within the station's own limit, or paid."""
    if any(d.applied and d.action == Action.APPROVE_MONEY for d in case.decisions):
        return True
    return any(
        p.amount > 0 and (p.answer == ProposalAnswer.ACCEPTED or p.performed_at is not None)
        for p in case.proposals.values()
    )

"""Who may decide what: roles and money limits (sections 2 and 7.8).

The station proposes; the area, the region and headquarters decide. Roles are those of people
(``area_manager``) and those an entry is signed under (``station``, ``region``, ``hq``).
"""

from record.case import Case, Decision
from record.codes import Action, Role
from record.measures import Fen
from record.rules.tables import Limits

STATION = frozenset({
    Role.STATION, Role.MANAGER, Role.STATION_MANAGER, Role.SHIFT_LEADER,
    Role.MEASUREMENT_OFFICER, Role.ATTENDANT,
})  # fmt: skip
HEADQUARTERS = frozenset({Role.HQ, Role.HEADQUARTERS, Role.CENTRE_HEAD, Role.LEADER})
REGION = frozenset({Role.REGION, Role.REGIONAL_MANAGER})
REVIEWERS = frozenset({Role.AREA_MANAGER}) | REGION | HEADQUARTERS

# A HOT or MAJOR case is headquarters' to confirm; until headquarters has a desk of its own in
# this program, the region confirms on its behalf.
_MAY: dict[str, frozenset[str]] = {
    Action.COMMENT: STATION | REVIEWERS,
    Action.RETURN: REVIEWERS,
    Action.CONFIRM: REVIEWERS,
    Action.CONFIRM_HOT: REGION | HEADQUARTERS,
    Action.VALIDITY: REVIEWERS,
    Action.RAISE_CLASS: REVIEWERS,
    Action.LOWER_CLASS: HEADQUARTERS,
    Action.INSTRUCT: REVIEWERS,
    Action.APPROVE_MONEY: REVIEWERS,
    Action.WAIVE: REVIEWERS,
    Action.SWITCH_RULES: REVIEWERS,
}


def may_decide(role: str, action: str) -> bool:
    """Say whether a role may take a decision; an unknown action is nobody's."""
    return role in _MAY.get(action, frozenset())


# The station owns what happened on site; the region writes what it does itself (MODEL.md 5.8).
REGION_WRITES = frozenset({
    "communications", "callbacks", "notices", "legal_hold", "legal_hold_reason", "delay_cause",
    "cause_class", "no_callback", "closing_note", "people", "flags",
})  # fmt: skip


def may_write(role: str, path: str) -> bool:
    """Say whether a role may change a field of a case; headquarters may as the region may."""
    return role in STATION or path.partition(".")[0] in REGION_WRITES


def approver(amount: Fen, limits: Limits) -> str:
    """Return the lowest role that may approve an amount (MODEL.md 7.8)."""
    ladder = (
        (limits.station_yuan, Role.STATION_MANAGER),
        (limits.area_yuan, Role.AREA_MANAGER),
        (limits.region_yuan, Role.REGIONAL_MANAGER),
    )
    return next((role for limit, role in ladder if amount <= limit), Role.LEADER)


def is_confirmed(case: Case, action: str) -> bool:
    """Say whether somebody with a right confirmed the case, and it was not returned since."""
    if not case.confirmed_by:
        return False
    made = (d for d in case.decisions if d.applied and d.action == Action.CONFIRM)
    return any(may_decide(d.role, action) and _stands(case, d) for d in made)


def _stands(case: Case, decision: Decision) -> bool:
    later = (d for d in case.decisions if d.applied and d.action == Action.RETURN)
    return not any(d.at > decision.at for d in later)

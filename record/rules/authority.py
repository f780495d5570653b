"""Who may decide what: roles and money limits (sections 2 and 7.8).

The station proposes; the area, the region and headquarters decide. Roles are those of people
(``area_manager``) and those an entry is signed under (``station``, ``region``, ``hq``).
"""

from record.measures import Fen
from record.rules.tables import Limits

STATION = frozenset({
    "station", "manager", "station_manager", "shift_leader", "measurement_officer", "attendant",
})  # fmt: skip
HEADQUARTERS = frozenset({"hq", "headquarters", "centre_head", "leader"})
REGION = frozenset({"region", "regional_manager"})
REVIEWERS = frozenset({"area_manager"}) | REGION | HEADQUARTERS

# A HOT or MAJOR case is headquarters' to confirm; until headquarters has a desk of its own in
# this program, the region confirms on its behalf.
_MAY: dict[str, frozenset[str]] = {
    "COMMENT": STATION | REVIEWERS,
    "RETURN": REVIEWERS,
    "CONFIRM": REVIEWERS,
    "CONFIRM_HOT": REGION | HEADQUARTERS,
    "VALIDITY": REVIEWERS,
    "RAISE_CLASS": REVIEWERS,
    "LOWER_CLASS": HEADQUARTERS,
    "INSTRUCT": REVIEWERS,
    "APPROVE_MONEY": REVIEWERS,
    "WAIVE": REVIEWERS,
    "SWITCH_RULES": REVIEWERS,
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
        (limits.station_yuan, "station_manager"),
        (limits.area_yuan, "area_manager"),
        (limits.region_yuan, "regional_manager"),
    )
    return next((role for limit, role in ladder if amount <= limit), "leader")

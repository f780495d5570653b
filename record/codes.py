"""The closed words of the record: what a status, a class, an answer or a role may be.

Each is stored, sent and folded as the text of its value. What a person reads for it stands in the
rule set (``labels.toml``).
"""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A word of a closed list.

    A word that a newer program wrote is kept as it stands and is none of the members, so that
    entries and stored cases stay readable; who must refuse it asks whether it is a member.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        newer = str.__new__(cls, value)
        newer._name_ = newer._value_ = value
        return newer


class Status(Code):
    """Where a case stands (MODEL.md 5.7)."""

    RECORDED = "RECORDED"
    ON_SITE = "ON_SITE"
    AWAIT_TEST = "AWAIT_TEST"
    AWAIT_CUSTOMER = "AWAIT_CUSTOMER"
    ESCALATED = "ESCALATED"
    EXTERNAL = "EXTERNAL"
    EXECUTING = "EXECUTING"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"
    WITHDRAWN = "WITHDRAWN"


STATUSES = tuple(Status)
OPEN_STATUSES = frozenset(Status) - {Status.CLOSED, Status.ARCHIVED, Status.WITHDRAWN}


class Stage(Code):
    """A step of the four-step method, in its order."""

    LISTEN = "LISTEN"
    LOOK = "LOOK"
    COMMUNICATE = "COMMUNICATE"
    PROPOSE = "PROPOSE"


STAGES = tuple(Stage)


class Severity(Code):
    """The class of a case, the lowest first (MODEL.md 7.2)."""

    GENERAL = "GENERAL"
    IMPORTANT = "IMPORTANT"
    HOT = "HOT"
    MAJOR = "MAJOR"


CLASSES = tuple(Severity)


class Validity(Code):
    """Whether a complaint is founded (MODEL.md 7.1)."""

    UNDECIDED = "UNDECIDED"
    VALID = "VALID"
    PARTLY_VALID = "PARTLY_VALID"
    INVALID = "INVALID"


VALIDITIES = tuple(Validity)
FOUNDED = frozenset({Validity.VALID, Validity.PARTLY_VALID})


class RowState(Code):
    """How a row of a checklist stands, and what a person may answer to it."""

    DONE = "DONE"
    NOT_POSSIBLE = "NOT_POSSIBLE"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    OPEN = "OPEN"


class DeadlineStatus(Code):
    """How a clock of a case stands; overdue is a matter of now."""

    OPEN = "OPEN"
    MET = "MET"
    WAIVED = "WAIVED"


class ProposalAnswer(Code):
    """What the customer answered to an offer."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"


class CallbackResult(Code):
    """What came of one call after resolution."""

    NO_ANSWER = "NO_ANSWER"
    REFUSED = "REFUSED"
    RESCHEDULED = "RESCHEDULED"
    DONE = "DONE"


class ExhibitStatus(Code):
    """How an exhibit stands; DOUBTFUL only where a reader is shown that its seal does not hold."""

    ACTIVE = "ACTIVE"
    SUPERSEDED = "SUPERSEDED"
    WITHDRAWN = "WITHDRAWN"
    DAMAGED = "DAMAGED"
    DOUBTFUL = "DOUBTFUL"


class PaperState(Code):
    """How a paper for signature stands."""

    PRINTED = "PRINTED"
    SIGNED = "SIGNED"
    REFUSED = "REFUSED"
    SUPERSEDED = "SUPERSEDED"

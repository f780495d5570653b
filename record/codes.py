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
    """How a paper for signature stands; one that is PREPARED has its text and was not printed."""

    PREPARED = "PREPARED"
    PRINTED = "PRINTED"
    SIGNED = "SIGNED"
    REFUSED = "REFUSED"
    SUPERSEDED = "SUPERSEDED"


class Action(Code):
    """What a reviewer decides, or has the right to (MODEL.md 5.8)."""

    COMMENT = "COMMENT"
    RETURN = "RETURN"
    CONFIRM = "CONFIRM"
    CONFIRM_HOT = "CONFIRM_HOT"
    VALIDITY = "VALIDITY"
    RAISE_CLASS = "RAISE_CLASS"
    LOWER_CLASS = "LOWER_CLASS"
    INSTRUCT = "INSTRUCT"
    APPROVE_MONEY = "APPROVE_MONEY"
    WAIVE = "WAIVE"
    SWITCH_RULES = "SWITCH_RULES"


class Role(Code):
    """What a device signs under (the first three), and what a person is."""

    STATION = "station"
    REGION = "region"
    HQ = "hq"
    MANAGER = "manager"
    STATION_MANAGER = "station_manager"
    SHIFT_LEADER = "shift_leader"
    MEASUREMENT_OFFICER = "measurement_officer"
    ATTENDANT = "attendant"
    AREA_MANAGER = "area_manager"
    REGIONAL_MANAGER = "regional_manager"
    HEADQUARTERS = "headquarters"
    CENTRE_HEAD = "centre_head"
    LEADER = "leader"


class CustodyAct(Code):
    """What was done with an exhibit, or with the whole case."""

    CREATED = "CREATED"
    SEALED = "SEALED"
    STORED = "STORED"
    CHECKED_OUT = "CHECKED_OUT"
    HANDED_OVER = "HANDED_OVER"
    RECEIVED = "RECEIVED"
    VIEWED = "VIEWED"
    COPIED = "COPIED"
    EXPORTED = "EXPORTED"
    PRINTED = "PRINTED"
    OPENED = "OPENED"
    TESTED = "TESTED"
    RETURNED = "RETURNED"
    DESTROYED = "DESTROYED"
    SEAL_CHECKED = "SEAL_CHECKED"
    DOUBT_ACCEPTED = "DOUBT_ACCEPTED"
    CHECKED = "CHECKED"
    UNMASKED = "UNMASKED"


class CheckFinding(Code):
    """What a check of an exhibit found: its file, or its picture taken once more."""

    INTACT = "INTACT"
    DAMAGED = "DAMAGED"
    REPRODUCED = "REPRODUCED"
    NOT_REPRODUCED = "NOT_REPRODUCED"


class Medium(Code):
    """What an exhibit is made of."""

    FILE = "FILE"
    PAPER = "PAPER"
    OBJECT = "OBJECT"
    SAMPLE = "SAMPLE"
    SYSTEM_RECORD = "SYSTEM_RECORD"


class BlobRole(Code):
    """What a file is to its exhibit; the first original is never changed."""

    ORIGINAL = "original"
    PREVIEW = "preview"


class Method(Code):
    """How this program made an exhibit; people write other methods in their own words."""

    PHOTO = "PHOTO"
    SCAN = "SCAN"
    PAD = "PAD"
    STILL = "STILL"
    CLIP = "CLIP"
    FLATTENED = "FLATTENED"
    ENHANCED = "ENHANCED"
    ANNOTATED = "ANNOTATED"
    CAPTIONED = "CAPTIONED"
    PANEL = "PANEL"
    PAIR = "PAIR"
    REDACTED = "REDACTED"
    MEASURED = "MEASURED"


class ExhibitKind(Code):
    """The kinds of evidence that this program treats specially; the rule set knows more."""

    TRANSACTION = "TRANSACTION"
    PAYMENT_RECORD = "PAYMENT_RECORD"
    CCTV_STILL = "CCTV_STILL"
    CCTV_CLIP = "CCTV_CLIP"
    DELIVERY_NOTE = "DELIVERY_NOTE"
    QUALITY_CERT = "QUALITY_CERT"
    INVENTORY = "INVENTORY"
    DISPENSER_STATE = "DISPENSER_STATE"
    MEASURE_TEST = "MEASURE_TEST"
    FUEL_SAMPLE = "FUEL_SAMPLE"
    SAMPLE_PHOTO = "SAMPLE_PHOTO"
    SAMPLE_COMPARISON = "SAMPLE_COMPARISON"
    LAB_REPORT = "LAB_REPORT"
    VEHICLE_PHOTO = "VEHICLE_PHOTO"
    REPAIR_DOC = "REPAIR_DOC"
    CUSTOMER_STATEMENT = "CUSTOMER_STATEMENT"
    EMPLOYEE_STATEMENT = "EMPLOYEE_STATEMENT"
    WITNESS_STATEMENT = "WITNESS_STATEMENT"
    CONFIRMATION = "CONFIRMATION"
    SETTLEMENT = "SETTLEMENT"
    LETTER_OF_UNDERSTANDING = "LETTER_OF_UNDERSTANDING"
    POLICE_DOC = "POLICE_DOC"
    REGULATOR_DOC = "REGULATOR_DOC"
    NOTARY_DOC = "NOTARY_DOC"
    PROMOTION_RULES = "PROMOTION_RULES"
    CARD_LOG = "CARD_LOG"
    INVOICE = "INVOICE"
    RECEIPT = "RECEIPT"
    OBJECT = "OBJECT"
    PHOTO = "PHOTO"
    OTHER = "OTHER"
    # of signed papers alone (``record.sheets.paper_kinds``)
    SAMPLING_RECORD = "SAMPLING_RECORD"
    COMPARISON_RECORD = "COMPARISON_RECORD"
    MEASURE_TEST_RECORD = "MEASURE_TEST_RECORD"
    REFUSAL_RECORD = "REFUSAL_RECORD"
    HANDOVER_RECEIPT = "HANDOVER_RECEIPT"


class Channel(Code):
    """How a complaint arrived."""

    ON_SITE = "ON_SITE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    FORUM = "FORUM"
    APP = "APP"
    LETTER = "LETTER"
    BOOK = "BOOK"
    BOX = "BOX"
    PLATFORM_12315 = "12315"
    HOTLINE_12345 = "12345"
    CONSUMER_ASSOC = "CONSUMER_ASSOC"
    MEDIA = "MEDIA"
    COURT = "COURT"
    POLICE = "POLICE"
    EMPLOYEE = "EMPLOYEE"


class NoticeKind(Code):
    """What a notice is; older cases name the notice to the area AREA."""

    ALERT = "ALERT"
    AREA = "AREA"
    FORWARD = "FORWARD"
    FIRST_REPLY = "FIRST_REPLY"
    REPORT = "REPORT"
    FLASH = "FLASH"
    COMPLETION = "COMPLETION"
    PRESS_ANSWER = "PRESS_ANSWER"


class PersonKind(Code):
    """Who somebody in a case is to it."""

    WITNESS = "WITNESS"
    EMPLOYEE = "EMPLOYEE"
    SPECIALIST = "SPECIALIST"
    OFFICIAL = "OFFICIAL"
    OTHER = "OTHER"


class Relation(Code):
    """What the complainant is to the vehicle."""

    OWNER = "OWNER"
    DRIVER = "DRIVER"
    OTHER = "OTHER"


class Directness(Code):
    """How a claim follows from what happened."""

    DIRECT = "DIRECT"
    INDIRECT = "INDIRECT"
    STATUTORY = "STATUTORY"


class FactSource(Code):
    """Who says what stands in an answer of the category form."""

    CUSTOMER = "CUSTOMER"
    SYSTEM = "SYSTEM"
    STAFF = "STAFF"


class RecordConfirmed(Code):
    """Whether the customer confirmed the record as read."""

    YES = "YES"
    REFUSED = "REFUSED"


class StopSale(Code):
    """Whether sale was stopped."""

    YES = "YES"
    NO = "NO"


class DelayCause(Code):
    """Who is to blame for a delay."""

    NONE = "NONE"
    OURS = "OURS"
    CUSTOMER = "CUSTOMER"
    THIRD_PARTY = "THIRD_PARTY"
    LAB = "LAB"


class Result(Code):
    """How a case ended."""

    AGREED = "AGREED"
    EXPLAINED = "EXPLAINED"
    REJECTED_BY_CUSTOMER = "REJECTED_BY_CUSTOMER"
    WITHDRAWN = "WITHDRAWN"
    EXTERNAL = "EXTERNAL"
    NO_ACTION = "NO_ACTION"


class Level(Code):
    """To whom a case was escalated, the nearest first."""

    AREA = "AREA"
    REGION = "REGION"
    HQ = "HQ"
    LEADERS = "LEADERS"

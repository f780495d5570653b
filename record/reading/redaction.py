"""Which exhibits show people who have nothing to do with a case, and what may be shown instead.

Faces and plates of bystanders are hidden before a copy leaves the house; the original stays as it
is (regulation on public-security video systems, art. 22; legal and evidential requirements L41).
"""

from itertools import takewhile

from record.case import Case
from record.codes import ExhibitStatus
from record.derivatives.redacted import REDACTED
from record.evidence import Exhibit
from record.reading.lineage import lineage

# Pictures of these are papers or vials, not of a place where people pass.
NOT_OF_PEOPLE = frozenset({
    "TRANSACTION", "PAYMENT_RECORD", "DELIVERY_NOTE", "QUALITY_CERT", "INVENTORY", "LAB_REPORT",
    "REPAIR_DOC", "CUSTOMER_STATEMENT", "CONFIRMATION", "SETTLEMENT", "LETTER_OF_UNDERSTANDING",
    "EMPLOYEE_STATEMENT", "WITNESS_STATEMENT", "POLICE_DOC", "REGULATOR_DOC", "NOTARY_DOC",
    "PROMOTION_RULES", "CARD_LOG", "INVOICE", "RECEIPT", "SAMPLE_COMPARISON",
})  # fmt: skip
_SHOWS_OR_SOUNDS = ("image/", "video/", "audio/")


def is_redacted(case: Case, exhibit: Exhibit) -> bool:
    """Whether bystanders are hidden in an exhibit, or in what it was made from."""
    standing = takewhile(lambda at: at.status != ExhibitStatus.WITHDRAWN, lineage(case, exhibit))
    return any(at.method == REDACTED and at.derived_from for at in standing)


def redacted_of(case: Case, evidence_id: str) -> Exhibit | None:
    """Return the newest valid copy of an exhibit in which bystanders are hidden."""
    copies = [
        exhibit
        for exhibit in case.evidence.values()
        if exhibit.derived_from == evidence_id
        and exhibit.method == REDACTED
        and exhibit.status == ExhibitStatus.ACTIVE
    ]
    return max(copies, key=lambda exhibit: exhibit.added_at, default=None)


def may_show_bystanders(case: Case, exhibit: Exhibit) -> bool:
    """Whether a photo, footage or recording may show or sound people nobody has hidden."""
    if exhibit.original is None or is_redacted(case, exhibit):
        return False
    kind = exhibit.original.t
    if kind.startswith(("video/", "audio/")):
        return True
    return kind.startswith(_SHOWS_OR_SOUNDS) and exhibit.kind not in NOT_OF_PEOPLE


def withheld(case: Case, included: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the ids of exhibits whose files stay out of a copy for others.

    Those are the originals of redacted copies, whatever may show bystanders, and copies that were
    withdrawn; ``included`` names those a person hands out all the same.
    """
    return frozenset(
        exhibit.id
        for exhibit in case.evidence.values()
        if exhibit.id not in included
        and (
            may_show_bystanders(case, exhibit)
            or redacted_of(case, exhibit.id) is not None
            or (exhibit.method == REDACTED and exhibit.status == ExhibitStatus.WITHDRAWN)
        )
    )


def withheld_files(case: Case, included: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the hashes of files that no exhibit handed out holds; see ``withheld``."""
    held_back = withheld(case, included)
    kept = {f.h for e in case.evidence.values() if e.id not in held_back for f in e.files}
    held = {f.h for e in case.evidence.values() if e.id in held_back for f in e.files}
    return frozenset(held - kept)

"""Which exhibits show people who have nothing to do with a case, and what may be shown instead.

Faces and plates of bystanders are hidden before a copy leaves the house; the original stays as it
is (regulation on public-security video systems, art. 22; legal and evidential requirements L41).
"""

from itertools import takewhile

from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus, Method
from record.evidence import Exhibit
from record.reading.lineage import lineage

# Pictures of these are papers or vials, not of a place where people pass.
NOT_OF_PEOPLE = frozenset(
    {
        ExhibitKind.TRANSACTION,
        ExhibitKind.PAYMENT_RECORD,
        ExhibitKind.DELIVERY_NOTE,
        ExhibitKind.QUALITY_CERT,
        ExhibitKind.INVENTORY,
        ExhibitKind.LAB_REPORT,
        ExhibitKind.REPAIR_DOC,
        ExhibitKind.CUSTOMER_STATEMENT,
        ExhibitKind.CONFIRMATION,
        ExhibitKind.SETTLEMENT,
        ExhibitKind.LETTER_OF_UNDERSTANDING,
        ExhibitKind.EMPLOYEE_STATEMENT,
        ExhibitKind.WITNESS_STATEMENT,
        ExhibitKind.POLICE_DOC,
        ExhibitKind.REGULATOR_DOC,
        ExhibitKind.NOTARY_DOC,
        ExhibitKind.PROMOTION_RULES,
        ExhibitKind.CARD_LOG,
        ExhibitKind.INVOICE,
        ExhibitKind.RECEIPT,
        ExhibitKind.SAMPLE_COMPARISON,
    }
)
_SHOWS_OR_SOUNDS = ("image/", "video/", "audio/")


def is_redacted(case: Case, exhibit: Exhibit) -> bool:
    """Whether bystanders are hidden in an exhibit, or in what it was made from."""
    standing = takewhile(lambda at: at.status != ExhibitStatus.WITHDRAWN, lineage(case, exhibit))
    return any(at.method == Method.REDACTED and at.derived_from for at in standing)


def redacted_of(case: Case, evidence_id: str) -> Exhibit | None:
    """Return the newest valid copy of an exhibit in which bystanders are hidden."""
    copies = [
        exhibit
        for exhibit in case.evidence.values()
        if exhibit.derived_from == evidence_id
        and exhibit.method == Method.REDACTED
        and exhibit.in_force
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
            or (exhibit.method == Method.REDACTED and exhibit.status == ExhibitStatus.WITHDRAWN)
        )
    )


def withheld_files(case: Case, included: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the hashes of files that no exhibit handed out holds; see ``withheld``."""
    held_back = withheld(case, included)
    kept = {f.h for e in case.evidence.values() if e.id not in held_back for f in e.files}
    held = {f.h for e in case.evidence.values() if e.id in held_back for f in e.files}
    return frozenset(held - kept)

"""A copy of a document that leaves the program: whom it is for, what for, and how many."""

import msgspec

from desktop.services.desk.recording import Draft
from desktop.services.desk.texts import checked
from record.codes import CustodyAct
from record.exhibits.custody import CopyFacts
from record.exhibits.tables import written
from record.journal import kinds
from record.problems import Problem


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a copy is for, what for, in the person's own words, and how many were made."""

    reader: str
    purpose: str
    count: int = 1


def refuse_unsaid(copy: Copy) -> None:
    """Raise ``paper.no_reader`` or ``cases.reason_missing`` where that is not said."""
    if not copy.reader.strip():
        raise Problem("paper.no_reader")
    if not copy.purpose.strip():
        raise Problem("cases.reason_missing")


def printed(copy: Copy, facts: CopyFacts, evidence_id: str = "") -> Draft:
    """Return the entry that a printer took copies, or that a file was saved where one is named.

    Raises as ``refuse_unsaid`` does.
    """
    refuse_unsaid(copy)
    body = kinds.AccessLog(
        event=CustodyAct.EXPORTED if facts.file else CustodyAct.PRINTED,
        evidence_id=evidence_id,
        purpose=checked(copy.purpose.strip()),
        to=checked(copy.reader.strip()),
        facts=written(msgspec.structs.replace(facts, copies=copy.count)),
    )
    return Draft(kinds.ACCESS_LOG, body)

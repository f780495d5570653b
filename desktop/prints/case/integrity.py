"""How a stranger can check the evidence (F19, short): algorithm, steps, what they do not prove."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from desktop.prints.case.exhibits import ENTRY_SHOWN
from desktop.prints.page.blocks import Aside, Block, Fields, Heading, Items, Paragraph, Table
from desktop.prints.page.labels import Words, when_exactly
from record.case import Case

STEPS = ("original", "compare", "chain", "receipt", "paper", "limits")


class ReceiptLine(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt of headquarters on paper: its short code, what it is for, when it was given."""

    code: str
    what: str
    received_at: datetime


def receipts(lines: Sequence[ReceiptLine], said: Words) -> Block:
    """Return the receipts this machine holds; they are no part of the content hash."""
    if not lines:
        return Aside((Paragraph(said("receipt.none")),))
    table = Table(
        tuple(said(f"receipt.{name}") for name in ("code", "about", "at")),
        (26, 50, 30),
        tuple((line.code, line.what, when_exactly(line.received_at)) for line in lines),
    )
    return Aside((table,))


def note(case: Case, said: Words) -> Iterator[Block]:
    """Yield the figures of the record, and the steps that anybody can repeat."""
    files = [file for exhibit in case.evidence.values() for file in exhibit.files]
    yield Fields(
        (
            (said("integrity.algorithm"), "SHA-256（FIPS 180-4）"),
            (said("integrity.signature"), "Ed25519（RFC 8032）"),
            (said("integrity.exhibits"), str(len(case.evidence))),
            (said("integrity.files"), said("file.bytes", n=f"{sum(f.n for f in files):,}")),
            (said("integrity.custody"), str(len(case.custody))),
            (said("integrity.entries"), str(case.entries)),
        )
    )
    yield Heading(said("integrity.steps"), 2)
    yield Items(tuple(said(f"integrity.{name}", shown=ENTRY_SHOWN) for name in STEPS))

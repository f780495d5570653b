"""What a change knows of the entry that makes it, and how it leaves a trace on the case."""

from datetime import datetime
from typing import Any

import msgspec

from record.case import Activity, Case, Remark
from record.codes import Role
from record.journal.entry import BlobRef
from record.rules.book import Ruleset
from record.rules.releases import Rulebook


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The entry being folded: its hash, effective time, person, role, device and files.

    ``rules`` are those its case follows there, ``book`` every set known.
    """

    entry: str
    at: datetime
    actor: str
    role: Role
    device: str
    blobs: tuple[BlobRef, ...]
    rules: Ruleset
    book: Rulebook


def change(case: Case, **values: Any) -> Case:
    """Return the case with fields replaced."""
    return msgspec.structs.replace(case, **values)


def remark(case: Case, context: Context, code: str, /, **facts: Any) -> Case:
    """Return the case with a remark about what was refused or noticed."""
    said = Remark(code=code, at=context.at, actor=context.actor, entry=context.entry, facts=facts)
    return change(case, remarks=(*case.remarks, said))


def remark_unknown(case: Case, context: Context) -> Case:
    """Return the case, with a remark when the rule set it names is not known here."""
    used = context.book.of(case.ruleset).version
    if used == case.ruleset:
        return case
    return remark(case, context, "rules.unknown", version=case.ruleset[:20], used=used)


def log(case: Case, context: Context, code: str, /, **facts: Any) -> Case:
    """Return the case with one more line of history."""
    line = Activity(
        at=context.at,
        actor=context.actor,
        role=context.role,
        code=code,
        entry=context.entry,
        facts=facts,
    )
    return change(case, activity=(*case.activity, line))

"""What a change knows of the entry that makes it, and how it leaves a trace on the case."""

from datetime import datetime
from typing import Any

import msgspec

from record.case import Activity, Case, Remark
from record.journal.entry import BlobRef
from record.rules.book import Ruleset


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The entry being folded: its hash, effective time, person, role, device, files and rules."""

    entry: str
    at: datetime
    actor: str
    role: str
    device: str
    blobs: tuple[BlobRef, ...]
    rules: Ruleset


def change(case: Case, **values: Any) -> Case:
    """Return the case with fields replaced."""
    return msgspec.structs.replace(case, **values)


def remark(case: Case, context: Context, code: str, /, **facts: Any) -> Case:
    """Return the case with a remark about what was refused or noticed."""
    said = Remark(code=code, at=context.at, actor=context.actor, entry=context.entry, facts=facts)
    return change(case, remarks=(*case.remarks, said))


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

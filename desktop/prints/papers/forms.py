"""The descriptions of the papers that are signed: read from one file, written for no program."""

import tomllib
from functools import cache
from typing import Any

import msgspec

from desktop.paths import RESOURCES
from record.case import Case
from record.codes import ProposalAnswer
from record.rules.tables import Text
from record.sheets.paper import SIGNERS
from record.sheets.paper_text import TEXT

DECIDES, NEEDED, OPTIONAL = "decides", "needed", "optional"
AGREEMENT, REFUSAL = "agreement", "refusal"
FINGER, SEAL = "finger", "seal"


NOTHING = Text("", "")


class Signer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who signs where: ``name`` is the box of the layout; decides, needed or optional."""

    name: str
    label: Text
    need: str = OPTIONAL
    stamp: str = ""


class FormPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of a form as described; see the head of ``forms.toml``."""

    key: str
    title: Text
    style: str = TEXT
    source: str = ""
    fields: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    empty: Text = NOTHING
    default: Text = NOTHING
    lines: int = 0
    heading: bool = True
    wide: bool = False
    edit: bool = False
    binds: bool = False


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paper: what it says, what it needs, and who signs it.

    Of a paper that ``repeats``, a new one does not replace the one before.
    """

    document: str
    title: Text
    closing_title: Text
    signers: tuple[Signer, ...]
    parts: tuple[FormPart, ...]
    closing: tuple[Text, ...] = ()
    wording: str = ""
    clauses: tuple[str, ...] = ()
    needs: str = ""
    asks: tuple[str, ...] = ()
    repeats: bool = False

    def names(self, need: str) -> tuple[str, ...]:
        """Return the boxes of the signers who decide, are needed, or are optional."""
        return tuple(signer.name for signer in self.signers if signer.need == need)

    def is_offered(self, case: Case) -> bool:
        """Tell whether the case holds what this paper speaks of."""
        if self.needs == AGREEMENT:
            return any(p.answer == ProposalAnswer.ACCEPTED for p in case.proposals.values())
        if self.needs == REFUSAL:
            return False
        shown = (e for e in case.evidence.values() if e.in_force)
        return not self.needs or any(e.kind == self.needs for e in shown)


class FieldNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How fields are called, and which show a dash when there is nothing to say."""

    names: dict[str, Text]
    dash: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: tuple[Form, ...]
    fields: FieldNames


def forms() -> tuple[Form, ...]:
    """Return every form, the confirmation first."""
    return _file().forms


def form(document: str) -> Form:
    """Return the form of a document of ``paper.SIGNERS``; ``KeyError`` for any other."""
    found = next((form for form in forms() if form.document == document), None)
    if found is None or document not in SIGNERS:
        raise KeyError(document)
    return found


def field_names() -> FieldNames:
    """Return how the fields of all papers are called."""
    return _file().fields


@cache
def _file() -> _File:
    raw: dict[str, Any] = tomllib.loads(
        (RESOURCES / "prints" / "forms.toml").read_text(encoding="utf-8")
    )
    return msgspec.convert(raw, _File)

"""Draft a paper: the description of its form filled with what the case holds."""

import re

import msgspec

from desktop.prints.papers.facts import (
    Gathering,
    column_names,
    longer_words,
    single_facts,
    table_rows,
)
from desktop.prints.papers.forms import FieldNames, Form, FormPart, field_names
from record.sheets.paper_text import FIELDS, ITEMS, TABLE, FormText, Part

_BLANK = re.compile(r"\{(\w+)\}")
NO_VALUE = "—"


def draft(form: Form, source: Gathering, wording: tuple[str, ...] = ()) -> FormText:
    """Gather a paper's text; ``wording`` are the rules' clauses, before the form's own.

    The blanks of clauses, such as ``{at}``, are filled from the case. People may change what is
    drafted before it is printed.
    """
    language, facts = source.language, single_facts(source)
    closing = (*wording, *(clause.read(language) for clause in form.closing))
    return FormText(
        document=form.document,
        title=form.title.read(language),
        case_no=source.case.case_no,
        version=source.occasion.version,
        station=facts["station"],
        parts=tuple(_part(part, source, facts) for part in form.parts),
        closing_title=form.closing_title.read(language),
        closing=tuple(_with_facts(clause, facts) for clause in closing),
        labels=_labels(form, source),
        person=source.occasion.person,
        language=language,
    )


def _part(part: FormPart, source: Gathering, facts: dict[str, str]) -> Part:
    language = source.language
    blank = Part(
        key=part.key,
        title=part.title.read(language),
        style=part.style,
        widths=part.widths,
        # Nothing on record is no "none": what was not said is not denied.
        empty=part.empty.read(language)
        or ("" if part.lines else source.said("sheet.not_recorded")),
        lines=part.lines,
        heading=part.heading,
        wide=part.wide,
        edit=part.edit,
    )
    return msgspec.structs.replace(blank, **_words(part, source, facts))


def _words(part: FormPart, source: Gathering, facts: dict[str, str]) -> dict[str, object]:
    if part.style == FIELDS:
        return {"rows": _fields(part, facts, field_names(), source.language)}
    if part.style == TABLE:
        head = column_names(source, part.kinds[0], part.columns)
        return {"head": head, "rows": table_rows(source, part.kinds, part.columns)}
    found = longer_words(source, part.source) if part.source else ""
    if part.style == ITEMS:
        points = (found,) if isinstance(found, str) and found else tuple(found)
        return {"rows": tuple((point,) for point in points)}
    text = found if isinstance(found, str) else "\n".join(found)
    return {"text": text or part.default.read(source.language)}


def _fields(
    part: FormPart, facts: dict[str, str], named: FieldNames, language: str
) -> tuple[tuple[str, str], ...]:
    rows = []
    for name in part.fields:
        value = facts.get(name, "")
        blank = NO_VALUE if name in named.dash else ""
        rows.append((named.names[name].read(language), value or blank))
    return tuple(rows)


def _labels(form: Form, source: Gathering) -> dict[str, str]:
    said, language = source.said, source.language
    labels: dict[str, str] = {}
    for signer in form.signers:
        labels[signer.name] = signer.label.read(language)
        labels[f"{signer.name}_date"] = said("sign.date")
        if signer.stamp:
            labels[f"{signer.name}_stamp"] = said(f"sign.{signer.stamp}")
    return labels


def _with_facts(clause: str, facts: dict[str, str]) -> str:
    """Fill the blanks in one pass, so that braces people typed stay as they are."""
    return _BLANK.sub(lambda blank: facts.get(blank[1], blank[0]), clause)

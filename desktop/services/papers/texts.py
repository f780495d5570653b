"""The text of a paper as people see and change it: sections over what is printed."""

import msgspec

from record.sheets.paper_text import FIELDS, ITEMS, TABLE, FormText, Part

BETWEEN = "："


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a paper; points, and fields as ``label：value``, stand one to a line."""

    key: str
    title: str
    text: str
    editable: bool = True


class PaperText(msgspec.Struct, frozen=True):
    """A paper before it is printed: its sections, and everything that stands in it."""

    sections: tuple[Section, ...]
    paper: FormText


def sections_of(paper: FormText) -> PaperText:
    """Lay a paper out in sections, in printing order; the closing statement comes last."""
    parts = [
        Section(key=part.key, title=part.title, text=shown(part), editable=part.edit)
        for part in paper.parts
    ]
    closing = Section(
        key="closing", title=paper.closing_title, text="\n".join(paper.closing), editable=False
    )
    return PaperText((*parts, closing), paper)


def paper_of(text: PaperText) -> FormText:
    """Return the paper with what people changed in its sections."""
    changed = {section.key: section.text for section in text.sections if section.editable}
    parts = tuple(
        _read(part, changed[part.key]) if part.edit and part.key in changed else part
        for part in text.paper.parts
    )
    return msgspec.structs.replace(text.paper, parts=parts)


def shown(part: Part) -> str:
    """Return the words of a part: one line to a point, a field or a row."""
    if part.style == FIELDS:
        return "\n".join(f"{row[0]}{BETWEEN}{row[1]}" for row in part.rows)
    if part.style == TABLE:
        lines = [" · ".join(part.head)] if part.rows else []
        return "\n".join(lines + [" · ".join(cell or "—" for cell in row) for row in part.rows])
    if part.style == ITEMS:
        return "\n".join(row[0] for row in part.rows)
    return part.text


def _read(part: Part, typed: str) -> Part:
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if part.style == FIELDS:
        return msgspec.structs.replace(part, rows=_fields(part, lines))
    if part.style == ITEMS:
        return msgspec.structs.replace(part, rows=tuple((line,) for line in lines))
    return msgspec.structs.replace(part, text=typed.strip())


def _fields(part: Part, lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """Read fields back: a known label keeps its place, a line without one goes on before it."""
    values: dict[str, str] = {row[0]: "" for row in part.rows}
    last = ""
    for line in lines:
        label, found, value = line.replace(": ", BETWEEN, 1).partition(BETWEEN)
        if found:
            last = label.strip()
            values[last] = value.strip()
        elif last:
            values[last] = f"{values[last]}\n{line}".strip()
    return tuple(values.items())

"""The text of a paper as people see and change it: sections over what is printed."""

from collections.abc import Mapping

import msgspec

from desktop.prints.confirmation import ConfirmationText

EDITABLE = ("account", "facts", "disputed", "tests", "result", "present", "place", "basis")
SHOWN = ("basis", "account", "facts", "disputed", "exhibits", "tests", "result", "closing")


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a paper; a list stands one item to a line."""

    key: str
    title: str
    text: str
    editable: bool = True


class PaperText(msgspec.Struct, frozen=True):
    """A paper before it is printed: its sections, and everything that stands in it."""

    sections: tuple[Section, ...]
    paper: ConfirmationText


def sections_of(paper: ConfirmationText, titles: Mapping[str, str]) -> PaperText:
    """Lay a paper out in sections; people and place come first."""
    keys = ("place", "present", *SHOWN)
    return PaperText(
        tuple(
            Section(
                key=key,
                title=titles.get(key, key),
                text=_joined(getattr(paper, key)),
                editable=key in EDITABLE,
            )
            for key in keys
        ),
        paper,
    )


def paper_of(text: PaperText) -> ConfirmationText:
    """Return the paper with what people changed in its sections."""
    changed = {
        section.key: _split(section.text, getattr(text.paper, section.key))
        for section in text.sections
        if section.editable
    }
    return msgspec.structs.replace(text.paper, **changed)


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _split(text: str, was: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(was, str):
        return text.strip()
    return tuple(line.strip() for line in text.splitlines() if line.strip())

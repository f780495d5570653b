"""Blanks before they are put into words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.ui.fields.field_form import Blank
from desktop.ui.words.case import CaseWords
from record.rules.limits import of_path


@dataclass(frozen=True)
class Asked:
    """A blank before it is put into words; ``group`` names the labels of a choice.

    Labels are marked for translation, which Qt types as objects.
    """

    path: str
    label: object
    kind: str = "text"
    group: str = ""
    unit: str = ""
    span: int = 0
    lines: int = 3


def blank_of_asked(asked: Asked, words: CaseWords, context: str) -> Blank:
    """Return one blank in the interface language, its choices from the labels of the rules."""
    return Blank(
        path=asked.path,
        label=QCoreApplication.translate(context, str(asked.label)),
        kind=asked.kind,
        unit=asked.unit,
        choices=words.choices(asked.group) if asked.group else (),
        span=asked.span,
        lines=asked.lines,
        limits=of_path(asked.path),
        offers=words.offered(asked.path),
    )

"""Blanks before they are put into words, and the choices they offer."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.app import Application
from desktop.ui.fields.field_form import Blank


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


def blank_of_asked(asked: Asked, app: Application, context: str) -> Blank:
    """Return one blank in the interface language, its choices from the labels of the rules."""
    return Blank(
        path=asked.path,
        label=QCoreApplication.translate(context, str(asked.label)),
        kind=asked.kind,
        unit=asked.unit,
        choices=choices(asked.group, app) if asked.group else (),
        span=asked.span,
        lines=asked.lines,
    )


def choices(group: str, app: Application) -> tuple[tuple[str, str], ...]:
    """Return codes and words of a label group; ``member`` is the people of this device."""
    if group == "member":
        return tuple((m.person_id, m.name) for m in app.people.members())
    if group == "category":
        return tuple((c, f"{c} {app.label('category', c)}") for c in app.rules.categories)
    return tuple((code, app.label(group, code)) for code in app.rules.codes(group))

"""The tables a rule set is made of, as they stand in its files."""

from datetime import date, time
from decimal import Decimal
from typing import Literal

import msgspec

from record.codes import Medium, Severity, Stage
from record.measures import Fen

CHINESE = "zh"
Need = Literal["M", "O", "-"]
FieldType = Literal["text", "long", "number", "whole", "choice", "time", "past", "date", "bool"]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording in both languages of the product."""

    zh: str
    en: str

    def read(self, language: str) -> str:
        """Return the Chinese text for any ``zh…`` language, else the English one."""
        return self.zh if language.startswith(CHINESE) else self.en


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a rule file: what it does not know, it refuses."""


class Choice(Table, frozen=True):
    """One answer a field offers."""

    code: str
    label: Text


class Field(Table, frozen=True):
    """One blank of a form: a fact of the category or metadata of an exhibit.

    ``number`` fields are in ``unit``, ``whole`` ones without a fraction, both from ``low`` to
    ``high`` (``record.rules.limits`` where a row says neither); ``past`` is a time that is over,
    ``long`` a text of several lines. ``must`` means the stage cannot be left without it.
    """

    key: str
    label: Text
    type: FieldType = "text"
    unit: str = ""
    must: bool = False
    choices: tuple[Choice, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None


class Category(Table, frozen=True):
    """A complaint category A to I; ``stop_sale`` asks whether sale must stop (MODEL.md 7.9)."""

    code: str
    label: Text
    hint: Text
    stop_sale: bool = False


class StageRow(Table, frozen=True):
    """A step of the four-step method, its short and long name and its guidance."""

    code: str
    short: Text
    label: Text
    tip: Text


class StatusRow(Table, frozen=True):
    """A state of a case (MODEL.md 5.7); ``stages`` says it walks the four steps."""

    code: str
    label: Text
    open: bool = True


class Transition(Table, frozen=True):
    """A move of the state machine and the guards it must pass.

    ``source`` ``*`` is every open state. ``to_stage`` is a stage, ``EARLIER`` (a stage before
    the present one) or ``REACHED`` (a stage that was entered before).
    """

    source: str
    to: str
    from_stage: str = ""
    to_stage: str = ""
    guards: tuple[str, ...] = ()
    reason: bool = False


class ItemRow(Table, frozen=True):
    """A checklist row as written in its file; ``categories`` of ``*`` is every category."""

    id: str
    stage: str
    categories: tuple[str, ...]
    label: Text
    hint: Text
    does: str = "none"
    needs: tuple[str, ...] = ()
    facts: tuple[Field, ...] = ()
    must: bool = False
    while_here: bool = False


class MatrixRow(Table, frozen=True):
    """What one kind of evidence means to each category (MODEL.md 3.7).

    ``needs`` has one letter per category A to I: M mandatory or reasoned absence, O optional,
    ``-`` not offered. ``source`` narrows a fuel sample; ``stage`` is where it must be there.
    """

    kind: str
    needs: str
    source: str = ""
    stage: str = Stage.LOOK
    papers: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How checklist rows name this need: ``FUEL_SAMPLE.NOZZLE``."""
        return f"{self.kind}.{self.source}" if self.source else self.kind

    def need(self, category: str) -> str:
        """Return M, O or ``-`` for a category; an unknown category needs nothing."""
        at = ord(category) - ord("A") if len(category) == 1 else -1
        letters = self.needs.split()
        return letters[at] if 0 <= at < len(letters) else "-"


class EvidenceKind(Table, frozen=True):
    """A kind of evidence: how it is named and drawn, and its metadata form (MODEL.md 5.3)."""

    code: str
    label: Text
    icon: str
    medium: Medium = Medium.FILE
    fields: tuple[Field, ...] = ()


class DeadlineRule(Table, frozen=True):
    """A clock of MODEL.md 6. Lengths are given in exactly one unit, except DATE and GIVEN.

    ``calendar``: CLOCK elapsed minutes, NOW elapsed minutes until the alarm, WORKTIME minutes
    inside business hours, WDH business opening plus minutes, WD working days, CAL calendar
    days or months, DATE a day of the month, GIVEN the moment itself. ``ends``: ``clock`` the
    same time of day, ``day`` 23:59, ``midnight`` the end of that day. ``blocks``: the case
    cannot close while it is open.
    """

    id: str
    label: Text
    trigger: str
    calendar: Literal["CLOCK", "NOW", "WORKTIME", "WDH", "WD", "CAL", "DATE", "GIVEN"]
    owner: str
    breach: str = ""
    met_by: str = "manual"
    minutes: int = 0
    days: int = 0
    months: int = 0
    day_of_month: int = 0
    every_months: int = 1
    ends: Literal["clock", "day", "midnight"] = "clock"
    off_day: str = ""
    legal: bool = False
    windows: bool = False
    stops_for_tests: bool = False
    blocks: bool = False
    source: str = ""


class SeverityRow(Table, frozen=True):
    """A row of MODEL.md 7.2: its class and the one test that it names."""

    row: str
    severity: Severity
    test: str
    label: Text
    flags: tuple[str, ...] = ()
    persons: int = 0
    hours: int = 0
    months: int = 0


class OffDays(Table, frozen=True):
    """Days off by the State Council's notice, first and last day included."""

    name: Text
    first: date
    last: date


class Interval(Table, frozen=True):
    """A part of a day, end excluded."""

    opens: time
    closes: time


class CalendarFile(Table, frozen=True):
    """The work calendar as it stands in its file.

    ``fixed_by_law``: the days off by law are off in every year, announced or not. ``zone`` is the
    difference from UTC in which days begin and end.
    """

    version: str
    years: tuple[int, ...]
    off: tuple[OffDays, ...]
    working_weekends: tuple[date, ...]
    hours: tuple[Interval, ...]
    callback_windows: tuple[Interval, ...]
    fixed_by_law: bool = False
    zone: str = "+08:00"


class Limits(Table, frozen=True):
    """Amounts up to which a role decides alone (MODEL.md 7.8), in yuan in the file; others."""

    station_yuan: Fen
    area_yuan: Fen
    region_yuan: Fen
    callback_attempts: int
    recorder_retention_days: int
    recorder_margin_days: int
    claim_ratio: Decimal


class Clause(Table, frozen=True):
    """One paragraph of a paper; ``{name}`` are its blanks."""

    id: str
    text: Text
    heading: Text | None = None


class Wording(Table, frozen=True):
    """The words of a paper for signature, in printing order."""

    name: str
    document: str
    version: int
    title: Text
    clauses: tuple[Clause, ...]

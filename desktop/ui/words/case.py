"""How a case is put into words: what is left, when it was, what happened, where it stands."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop import zone
from desktop.messages import copied, phrase, sentence
from desktop.services.cases.deadlines import OVERDUE, Clock
from desktop.services.desk.people import People
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from record.case import Activity, Case, Remark
from record.codes import DeadlineStatus, Severity, Status, Validity
from record.evidence import CustodyEvent
from record.exhibits.custody import copy_facts
from record.problems import Problem
from record.rules.book import Ruleset

translate = QCoreApplication.translate

SOON = 0.2
"""A clock turns amber when a fifth of its time is left."""

SEVERITY_TONES: dict[str, str] = {
    Severity.IMPORTANT: "warning",
    Severity.HOT: "bad",
    Severity.MAJOR: "bad",
}
VALIDITY_TONES: dict[str, str] = {Validity.VALID: "accent", Validity.PARTLY_VALID: "accent"}
_LABELLED = {
    "to": ("status", "stage"),
    "answer": ("answer",),
    "item": ("item",),
    "rule": ("deadline",),
    "status": ("clock_status",),
    "action": ("decision",),
    "value": ("validity", "severity"),
    "event": ("custody_event",),
}


_CAMERAS = frozenset({"camera", "recorder", "source"})
_STAFF = frozenset({"by", "captured_by", "exported_by", "made_by", "operator", "respondent"})


class CaseWords:
    """Words in the interface language, from labels of the rules and phrases of the messages."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        people: People,
        language: Callable[[], str],
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._people = people
        self._language = language

    @property
    def rules(self) -> Ruleset:
        """The rule set in force today, for what belongs to no case yet."""
        return self._recorder.rules

    def rules_of(self, case: Case) -> Ruleset:
        """Return the rule set that a case follows."""
        return self._recorder.rules_of(case)

    @property
    def language(self) -> str:
        """The interface language, ``zh`` or ``en``."""
        return self._language()

    def now(self) -> datetime:
        """Return the moment by the clock of this desk."""
        return self._recorder.clock.now()

    def short(self, at: datetime | None) -> str:
        """Say a moment in short, as seen from now."""
        return short(at, self.now())

    def label(self, group: str, code: str) -> str:
        """Return the words for a code; nothing for no code."""
        return self.rules.label(group, code, self._language()) if code else ""

    def label_of(self, case: Case, group: str, code: str) -> str:
        """Return the words for a code in the rule set that a case follows."""
        return self.rules_of(case).label(group, code, self._language()) if code else ""

    def person(self, person_id: str) -> str:
        """Return a person's name."""
        return self._reference.name_of(person_id)

    def station(self, code: str) -> str:
        """Return a station's name."""
        return self._reference.station(code).name

    def choices(self, group: str) -> tuple[tuple[str, str], ...]:
        """Return codes and words of a label group; ``member`` is the people of this device."""
        if group == "member":
            return tuple((m.person_id, m.name) for m in self._people.members())
        if group == "category":
            return tuple((c, f"{c} {self.label(group, c)}") for c in self.rules.categories)
        return tuple((code, self.label(group, code)) for code in self.rules.codes(group))

    def offered(self, path: str) -> tuple[tuple[str, str], ...]:
        """Return what this station has for a field: values, and how they are shown in a list."""
        station = self._reference.station(self._recorder.session.device.station)
        name = path.rpartition(".")[2]
        if name == "nozzle":
            return tuple((n, f"{n} · {product}") for n, product in station.nozzles.items())
        if name == "product":
            return tuple((each, each) for each in dict.fromkeys(station.nozzles.values()))
        if name in _CAMERAS:
            return tuple((c.camera, f"{c.camera} · {c.view}") for c in station.cameras)
        if name in _STAFF:
            return tuple((m.name, f"{m.name} · {m.staff_no}") for m in self._people.members())
        return ()

    def problem(self, problem: Problem) -> str:
        """Say a problem beside a field: what it is and what to do."""
        said = sentence(problem, self.language)
        return " ".join(part for part in (said.what, said.next) if part)

    def progress(self, status: str, stage: str) -> str:
        """Say where a case stands in one or two words: its step on site, else its status."""
        row = self.rules.stages.get(stage)
        if status == Status.ON_SITE and row is not None:
            return row.short.read(self.language)
        return self.label("status", status)

    def step(self, stage: str) -> str:
        """Name a step in the bar: 一听 倾听客户, or Listen where the bar already counts."""
        row = self.rules.stages.get(stage)
        if row is None:
            return self.label("stage", stage)
        short_name, name = row.short.read(self.language), row.label.read(self.language)
        if self.language != "zh":
            return short_name.lstrip("0123456789 ")
        return name if name == short_name else f"{short_name} {name}"

    def clock(self, clock: Clock) -> tuple[str, str, str]:
        """Return the words of a clock's chip, its tone and its explanation."""
        name = self.label("deadline", clock.rule)
        return (
            f"{name} · {left(clock.left_s, provisional=clock.provisional)}",
            clock_tone(clock),
            self.why(clock),
        )

    def why(self, clock: Clock) -> str:
        """Explain a due time: each counted stretch and each skipped day."""
        lines = [
            translate("CaseWords", "{0}: due {1}").format(
                self.label("deadline", clock.rule), full(clock.due)
            )
        ]
        for stretch in clock.stretches:
            mark = "+" if stretch.counted else "–"
            reason = self.label("stretch", stretch.why)
            lines.append(
                f"{mark} {self.short(stretch.start)} → {self.short(stretch.end)}  {reason}"
            )
        if clock.responsible:
            lines.append(translate("CaseWords", "Responsible: {0}").format(clock.responsible))
        if clock.provisional:
            lines.append(
                translate(
                    "CaseWords",
                    "Provisional: the bridging and make-up days of that year are not announced "
                    "yet; the days off by law are counted as off.",
                )
            )
        return "\n".join(lines)

    def history(self, case: Case, lines: Sequence[Activity]) -> list[str]:
        """Say lines of a case's history: who did what; of a copy also of which document."""
        events = {event.entry: event for event in case.custody}
        return [self._activity(line, events.get(line.entry)) for line in lines]

    def _activity(self, line: Activity, event: CustodyEvent | None) -> str:
        facts = {name: self._fact(name, value) for name, value in line.facts.items()}
        copy = copy_facts(event) if event is not None else None
        if copy is not None and event is not None:
            reader = "" if event.to == copy.file else event.to
            said = copied(copy, self.language, reader)
            facts["exhibit_no"] = " ".join(p for p in (facts.get("exhibit_no", ""), said) if p)
        if facts.get("value"):
            facts["value"] = f" · {facts['value']}"
        if line.code == "case.moved":
            stage = str(line.facts.get("stage") or "")
            facts["to"] = self.progress(str(line.facts.get("to")), stage)
        said = phrase(f"activity.{line.code}", self.language, **facts) or line.code
        who = self.person(line.actor)
        return f"{who} {said}".strip()

    def remark(self, remark: Remark) -> str:
        """Say what a rule refused or noticed."""
        facts = {name: self._fact(name, value) for name, value in remark.facts.items()}
        missing = remark.facts.get("missing")
        if isinstance(missing, list):
            facts["count"] = str(len(missing))
        return phrase(f"remark.{remark.code}", self.language, **facts) or remark.code

    def _fact(self, name: str, value: object) -> str:
        code = str(value)
        for group in _LABELLED.get(name, ()):
            label = self.label(group, code)
            if label != code:
                return label
        return code


def clock_tone(clock: Clock) -> str:
    """Return a clock's tone: red when over, amber at one fifth, else green."""
    if clock.status == OVERDUE or clock.left_s < 0:
        return "bad"
    return "warning" if clock.fraction_left <= SOON else "good"


def span(seconds: float) -> str:
    """Say a length in its two largest units."""
    minutes = int(abs(seconds) // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return (
            translate("CaseWords", "{0} d {1} h").format(days, hours)
            if hours
            else translate("CaseWords", "{0} d").format(days)
        )
    if hours:
        return (
            translate("CaseWords", "{0} h {1} min").format(hours, rest)
            if rest
            else translate("CaseWords", "{0} h").format(hours)
        )
    return translate("CaseWords", "{0} min").format(max(1, rest) if seconds else 0)


def remaining(seconds: float) -> str:
    """Say what is left, or by how much it is over."""
    return (
        translate("CaseWords", "{0} over").format(span(seconds))
        if seconds < 0
        else translate("CaseWords", "{0} left").format(span(seconds))
    )


def left(seconds: float, *, provisional: bool) -> str:
    """Say what is left, and that it may still change while days of that year are not announced."""
    words = remaining(seconds)
    return translate("CaseWords", "{0}, provisional").format(words) if provisional else words


def short(at: datetime | None, now: datetime) -> str:
    """Say a moment in short: the time on the day of ``now``, else month, day and time."""
    if at is None:
        return "—"
    local, today = zone.local(at), zone.local(now)
    if local.date() == today.date():
        return local.strftime("%H:%M")
    return local.strftime("%m-%d %H:%M" if local.year == today.year else "%Y-%m-%d")


def full(at: datetime | None) -> str:
    """Say a moment in full, in local time."""
    return zone.local(at).strftime("%Y-%m-%d %H:%M:%S") if at is not None else "—"


def nearest(case: Case, clocks: tuple[Clock, ...], count: int = 2) -> tuple[Clock, ...]:
    """Return the open clocks that press most; a closed case has none."""
    if not case.is_open:
        return ()
    return tuple(c for c in clocks if c.status in (DeadlineStatus.OPEN, OVERDUE))[:count]

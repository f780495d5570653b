"""Where a case stands among its steps, and what stands in its head."""

from PySide6.QtCore import QCoreApplication

from desktop.services.cases.deadlines import OVERDUE, Clock
from desktop.ui.widgets.stepper import CURRENT, DONE, TODO, Step
from desktop.ui.words.case import (
    SEVERITY_TONES,
    VALIDITY_TONES,
    CaseWords,
    clock_tone,
    remaining,
    span,
)
from record.case import Case
from record.codes import STAGES, Channel, DeadlineStatus, Stage, Status, Validity
from record.rules import checklists
from record.rules.checklists import CLOSE

translate = QCoreApplication.translate

STEPS = (*STAGES, CLOSE)
CLOSING = frozenset({Status.EXECUTING, Status.RESOLVED, Status.CLOSED, Status.ARCHIVED})
VALIDITY_CLOCKS = ("D12", "D13")
MEDIA_FLAGS = ("press", "public_platform", "press_inquiry")
FACT = tuple[str, str, str]


def current_step(case: Case) -> str:
    """Return the step a case is at."""
    return CLOSE if case.status in CLOSING else (case.stage or Stage.LISTEN)


def steps_of(case: Case, words: CaseWords) -> tuple[Step, ...]:
    """Return the five steps with what is done and how far the present one is."""
    here = STEPS.index(current_step(case))
    ended = case.status in {Status.CLOSED, Status.ARCHIVED, Status.WITHDRAWN}
    found = []
    for number, key in enumerate(STEPS):
        state = DONE if number < here or ended else CURRENT if number == here else TODO
        found.append(Step(key, words.step(key), state, _note(case, key, state, words)))
    return tuple(found)


def facts_of(case: Case, clocks: tuple[Clock, ...], words: CaseWords) -> list[FACT]:
    """Return what the chips say: words, tone and explanation of each."""
    found: list[FACT] = [
        (words.label("category", case.category), "accent", ""),
        (
            words.label("severity", case.severity),
            SEVERITY_TONES.get(case.severity, "neutral"),
            _why_class(case, words),
        ),
        _validity(case, clocks, words),
    ]
    if case.status != Status.ON_SITE:
        found.append((words.label("status", case.status), "neutral", case.status_reason))
    running = [c for c in clocks if c.status in (DeadlineStatus.OPEN, OVERDUE)]
    pressing = [c for c in running if c.rule not in VALIDITY_CLOCKS] if case.is_open else []
    found += [words.clock(clock) for clock in pressing[:2]]
    if len(pressing) > 2:
        rest = "\n\n".join(words.why(clock) for clock in pressing[2:])
        found.append(
            (translate("CaseSteps", "{0} more clocks").format(len(pressing) - 2), "neutral", rest)
        )
    found.append(_media(case))
    return [fact for fact in found if fact[0]]


def _note(case: Case, key: str, state: str, words: CaseWords) -> str:
    if state == CURRENT:
        done, total = checklists.progress(case, key, words.rules_of(case))
        return translate("CaseSteps", "{0} / %n items", "", total).format(done)
    ends = [p.finished_at for p in case.passes if p.stage == key and p.finished_at is not None]
    return (
        translate("CaseSteps", "done {0}").format(words.short(max(ends)))
        if ends and state == DONE
        else ""
    )


def _validity(case: Case, clocks: tuple[Clock, ...], words: CaseWords) -> FACT:
    label = words.label("validity", case.validity)
    if case.validity != Validity.UNDECIDED:
        return label, VALIDITY_TONES.get(case.validity, "neutral"), case.validity_reason
    undecided = translate("CaseSteps", "Validity: {0}").format(label)
    for clock in clocks:
        if clock.rule in VALIDITY_CLOCKS and clock.status in (DeadlineStatus.OPEN, OVERDUE):
            tone = clock_tone(clock)
            told = remaining(clock.left_s) if clock.left_s < 0 else span(clock.left_s)
            return f"{undecided} · {told}", "neutral" if tone == "good" else tone, words.why(clock)
    return undecided, "neutral", ""


def _why_class(case: Case, words: CaseWords) -> str:
    lines = []
    for change in case.class_changes:
        why = change.reason or words.label("severity_row", change.row)
        lines.append(f"{words.short(change.at)}  {words.label('severity', change.to)}  {why}")
    return "\n".join(lines)


def _media(case: Case) -> FACT:
    risky = case.channel == Channel.MEDIA or any(case.flags.get(flag) for flag in MEDIA_FLAGS)
    if risky:
        why = translate(
            "CaseSteps",
            "The station answers with the receipt only; the competent department replies.",
        )
        return translate("CaseSteps", "Media risk"), "bad", why
    return translate("CaseSteps", "No media risk"), "neutral", ""

"""Which blanks of a case stand on which part of its page, and how they are asked for."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.ui.fields.asked import Asked, blank_of_asked
from desktop.ui.fields.field_form import Blank
from desktop.ui.words.case import CaseWords

FACTS, DEMAND, PEOPLE, CONTACTS, OUTCOME = "facts", "demand", "people", "contacts", "outcome"


@dataclass(frozen=True)
class Section:
    """A heading and the blanks under it, on one part of the page."""

    part: str
    key: str
    heading: object
    asked: tuple[Asked, ...]


SECTIONS = (
    Section(
        FACTS,
        "event",
        QT_TRANSLATE_NOOP("CaseBlanks", "What happened"),
        (
            Asked("occurred_at", QT_TRANSLATE_NOOP("CaseBlanks", "When it happened"), "past"),
            Asked("raised_at", QT_TRANSLATE_NOOP("CaseBlanks", "When it was raised"), "past"),
            Asked(
                "channel", QT_TRANSLATE_NOOP("CaseBlanks", "How it reached us"), "choice", "channel"
            ),
            Asked("category", QT_TRANSLATE_NOOP("CaseBlanks", "Category"), "choice", "category"),
            Asked("place_detail", QT_TRANSLATE_NOOP("CaseBlanks", "Where on the station")),
            Asked("persons_count", QT_TRANSLATE_NOOP("CaseBlanks", "Persons concerned"), "whole"),
            Asked(
                "manager_on_duty",
                QT_TRANSLATE_NOOP("CaseBlanks", "Manager on duty"),
                "choice",
                "member",
            ),
            Asked("respondent", QT_TRANSLATE_NOOP("CaseBlanks", "Whom it is about")),
            Asked(
                "narrative",
                QT_TRANSLATE_NOOP("CaseBlanks", "The customer's account, in the customer's order"),
                "long",
                lines=5,
            ),
            Asked(
                "record_confirmed",
                QT_TRANSLATE_NOOP("CaseBlanks", "Read back and confirmed by the customer"),
                "choice",
                "record_confirmed",
            ),
        ),
    ),
    Section(
        FACTS,
        "secured",
        QT_TRANSLATE_NOOP("CaseBlanks", "Secured at once"),
        (
            Asked(
                "preservation",
                QT_TRANSLATE_NOOP("CaseBlanks", "What was secured before it can vanish"),
                "long",
            ),
            Asked(
                "stop_sale",
                QT_TRANSLATE_NOOP("CaseBlanks", "Stop the sale?"),
                "choice",
                "stop_sale",
            ),
            Asked("stop_sale_reason", QT_TRANSLATE_NOOP("CaseBlanks", "Why, or why not")),
        ),
    ),
    Section(
        DEMAND,
        "demand",
        QT_TRANSLATE_NOOP("CaseBlanks", "What the customer wants"),
        (
            Asked(
                "demand_text",
                QT_TRANSLATE_NOOP("CaseBlanks", "The demand, in the customer's words"),
                "long",
            ),
            Asked(
                "demand_none",
                QT_TRANSLATE_NOOP("CaseBlanks", "The customer states no demand"),
                "bool",
            ),
            Asked(
                "promised_reply_at", QT_TRANSLATE_NOOP("CaseBlanks", "Reply promised for"), "time"
            ),
        ),
    ),
    Section(
        PEOPLE,
        "complainant",
        QT_TRANSLATE_NOOP("CaseBlanks", "Customer"),
        (
            Asked("complainant.name", QT_TRANSLATE_NOOP("CaseBlanks", "Name")),
            Asked("complainant.phone", QT_TRANSLATE_NOOP("CaseBlanks", "Telephone")),
            Asked(
                "complainant.relation",
                QT_TRANSLATE_NOOP("CaseBlanks", "Relation to the vehicle"),
                "choice",
                "relation",
            ),
            Asked("complainant.organisation", QT_TRANSLATE_NOOP("CaseBlanks", "Organisation")),
            Asked("complainant.quiet_times", QT_TRANSLATE_NOOP("CaseBlanks", "When not to call")),
            Asked(
                "complainant.contact_preference",
                QT_TRANSLATE_NOOP("CaseBlanks", "How to reach the customer"),
            ),
        ),
    ),
    Section(
        PEOPLE,
        "vehicle",
        QT_TRANSLATE_NOOP("CaseBlanks", "Vehicle"),
        (
            Asked("vehicle.plate", QT_TRANSLATE_NOOP("CaseBlanks", "Number plate")),
            Asked("vehicle.model", QT_TRANSLATE_NOOP("CaseBlanks", "Model")),
            Asked("vehicle.fuel_on_flap", QT_TRANSLATE_NOOP("CaseBlanks", "Fuel on the flap")),
            Asked(
                "vehicle.rated_tank_l",
                QT_TRANSLATE_NOOP("CaseBlanks", "Rated tank"),
                "number",
                unit="L",
            ),
            Asked(
                "vehicle.odometer_km",
                QT_TRANSLATE_NOOP("CaseBlanks", "Odometer"),
                "number",
                unit="km",
            ),
            Asked("vehicle.vin", QT_TRANSLATE_NOOP("CaseBlanks", "Vehicle identification number")),
        ),
    ),
    Section(
        PEOPLE,
        "manner",
        QT_TRANSLATE_NOOP(
            "CaseBlanks", "Internal notes on the talk (never printed for the customer)"
        ),
        (
            Asked("mood", QT_TRANSLATE_NOOP("CaseBlanks", "Mood, 1 calm to 5 furious"), "whole"),
            Asked(
                "mentality",
                QT_TRANSLATE_NOOP("CaseBlanks", "What it is about"),
                "choice",
                "mentality",
            ),
            Asked("style", QT_TRANSLATE_NOOP("CaseBlanks", "Manner"), "choice", "style"),
        ),
    ),
    Section(
        CONTACTS,
        "talk",
        QT_TRANSLATE_NOOP("CaseBlanks", "Where the customer stands"),
        (
            Asked(
                "position",
                QT_TRANSLATE_NOOP("CaseBlanks", "The customer's position"),
                "choice",
                "position",
            ),
            Asked("callback_wish", QT_TRANSLATE_NOOP("CaseBlanks", "When to call back")),
            Asked(
                "no_callback",
                QT_TRANSLATE_NOOP("CaseBlanks", "The customer wants no callback"),
                "bool",
            ),
        ),
    ),
    Section(
        OUTCOME,
        "outcome",
        QT_TRANSLATE_NOOP("CaseBlanks", "Outcome"),
        (
            Asked("result", QT_TRANSLATE_NOOP("CaseBlanks", "Result"), "choice", "result"),
            Asked("cause_class", QT_TRANSLATE_NOOP("CaseBlanks", "Cause"), "choice", "cause_class"),
            Asked("apology_at", QT_TRANSLATE_NOOP("CaseBlanks", "Apology made"), "past"),
            Asked(
                "delay_cause",
                QT_TRANSLATE_NOOP("CaseBlanks", "Who causes the delay"),
                "choice",
                "delay_cause",
            ),
            Asked(
                "final_position",
                QT_TRANSLATE_NOOP("CaseBlanks", "Final answer told to the customer"),
                "long",
            ),
            Asked("test_until", QT_TRANSLATE_NOOP("CaseBlanks", "Test result expected"), "time"),
            Asked(
                "proceeding", QT_TRANSLATE_NOOP("CaseBlanks", "Outside proceeding: body and number")
            ),
            Asked("closing_note", QT_TRANSLATE_NOOP("CaseBlanks", "Closing note"), "long"),
        ),
    ),
)

INTEGERS = frozenset({"cause_class"})
"""Choices whose codes are numbers in the record."""


def part_of(path: str) -> str:
    """Return the part of the page that holds a path; "" when no part does."""
    head = path.partition(".")[0]
    if head == "facts":
        return FACTS
    for section in SECTIONS:
        if any(asked.path == path for asked in section.asked):
            return section.part
    return _MEMBERS.get(head, "")


def heading_of(section: Section) -> str:
    """Return a section's heading in the interface language."""
    return QCoreApplication.translate("CaseBlanks", str(section.heading))


def blanks_of(section: Section, words: CaseWords) -> tuple[Blank, ...]:
    """Return a section's blanks in the interface language."""
    return tuple(blank_of_asked(asked, words, "CaseBlanks") for asked in section.asked)


_MEMBERS = {
    "claims": DEMAND,
    "people": PEOPLE,
    "communications": CONTACTS,
    "notices": CONTACTS,
    "callbacks": CONTACTS,
    "proposals": OUTCOME,
}

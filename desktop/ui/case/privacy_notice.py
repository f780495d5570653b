"""The privacy notice as it is shown to a customer: whose it is, filled in."""

from typing import NamedTuple

from record.journal.station import Station
from record.rules.book import Ruleset


class Notice(NamedTuple):
    """The notice: the version that was shown, its title and its words."""

    version: str
    title: str
    text: str


def privacy_notice(rules: Ruleset, language: str, station: Station) -> Notice:
    """Return the notice of a station in a language."""
    wording = rules.wording("privacy", language)
    filled = {
        "company": station.company or station.name,
        "station": station.name,
        "phone": station.phone or "—",
    }
    parts = []
    for _id, heading, clause in wording.clauses:
        text = clause
        for blank, words in filled.items():
            text = text.replace(f"{{{blank}}}", words)
        parts.append(f"{heading}\n{text}" if heading else text)
    return Notice(f"{wording.name}-{wording.version}", wording.title, "\n\n".join(parts))

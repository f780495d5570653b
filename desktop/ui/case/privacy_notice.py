"""The privacy notice as it is shown to a customer: whose it is, filled in."""

from typing import NamedTuple

from desktop.app import Application


class Notice(NamedTuple):
    """The notice: the version that was shown, its title and its words."""

    version: str
    title: str
    text: str


def privacy_notice(app: Application) -> Notice:
    """Return the notice of this station in the interface language."""
    wording = app.rules.wording("privacy", app.language())
    station = app.reference.station(app.session.device.station)
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

"""The one zone in which this program shows, prints and reads times: that of the rules in force.

The zone that this PC is set to changes no number, no date and no time that was typed; a PC that is
set otherwise is told of once. A program shows one zone, whatever it has open: hence a value of the
process and not of an application.
"""

from datetime import datetime, timedelta, timezone

from record.rules.calendar import CHINA


class _Held:
    """What the rule set in force says; a program that has read none yet is in China."""

    zone: timezone = CHINA


def use(zone: timezone) -> None:
    """Show and read times in a zone from here on."""
    _Held.zone = zone


def here() -> timezone:
    """Return the zone."""
    return _Held.zone


def local(at: datetime) -> datetime:
    """Return a moment in the zone; a time without one is taken to be in it already."""
    return at.replace(tzinfo=here()) if at.tzinfo is None else at.astimezone(here())


def name() -> str:
    """Return the zone as people read it: ``UTC+8``."""
    return written(here().utcoffset(None))


def written(away: timedelta) -> str:
    """Write a difference from UTC: ``UTC+8``, ``UTC-7``, ``UTC+5:30``."""
    minutes = round(away.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")

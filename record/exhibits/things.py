"""Things that were taken into custody."""

import msgspec

from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.tables import read

OBJECT = ExhibitKind.OBJECT


class ThingDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a thing; ``storage_place`` is what some early writers called its place."""

    goods: str = ""
    description: str = ""
    seal: str = ""
    store_place: str = ""
    storage_place: str = ""


def thing_of(exhibit: Exhibit) -> ThingDetails:
    """Return what an exhibit says as a thing."""
    return read(ThingDetails, exhibit.details)

"""Documents of others: authorities, notaries, media, workshops."""

from datetime import date

import msgspec

from record.measures import Fen


class OfficialDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Who issued a document of police, a regulator, a notary or the media, and when."""

    number: str = ""
    body: str = ""
    dated: date | None = msgspec.field(default=None, name="date")


class RepairDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a workshop found, and what it asked for it."""

    workshop: str = ""
    dated: date | None = msgspec.field(default=None, name="date")
    finding: str = ""
    price: Fen | None = None
    original: bool | None = None

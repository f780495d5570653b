"""Photos: of the scene, of a vehicle, of posted prices; and what any photo says of itself."""

from decimal import Decimal
from typing import Any

import msgspec

from record.evidence import Exhibit
from record.exhibits.tables import names, read
from record.measures import Fen


class SceneDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a photo of the scene."""

    view: str = ""
    explosion_zone: bool | None = None


class VehicleDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a photo of the vehicle; ``odometer`` in km."""

    view: str = ""
    plate_visible: bool | None = None
    odometer: Decimal | None = None
    flap: str = ""


class PricesDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a photo of posted prices."""

    place: str = ""
    price: Fen | None = None


class CameraFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the camera wrote into a picture; times in its own words, degrees, pixels."""

    captured_at: str = ""
    changed_at: str = ""
    device: str = ""
    software: str = ""
    latitude: float | None = None
    longitude: float | None = None
    orientation: int | None = None
    width: int | None = None
    height: int | None = None


class PhotoRemark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What deserves a second look: a message code and the numbers that its words name."""

    code: str
    seconds: int | None = None
    at: str = ""
    amount: int | None = None
    unit: str = ""
    km: float | None = None
    software: str = ""

    def facts(self) -> dict[str, Any]:
        """Return the numbers by the names that the words use."""
        said: dict[str, Any] = msgspec.to_builtins(self)
        return {name: value for name, value in said.items() if name != "code"}


class PhotoQuality(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a picture lacks, by codes, and why who kept it all the same."""

    lacks: tuple[str, ...] = ()
    kept_because: str = ""
    kept_by: str = ""


class PhotoDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What any picture says of itself, whatever kind of evidence it is."""

    photo: CameraFacts = CameraFacts()
    photo_remarks: tuple[PhotoRemark, ...] = ()
    quality: PhotoQuality = PhotoQuality()


# Remarks that say what of a picture's file is missing.
ENDINGS = frozenset({"photo.ends_early", "photo.ends_coarse", "photo.lacks_end"})
PHOTO_NAMES = frozenset(names(PhotoDetails))


def photo_of(exhibit: Exhibit) -> PhotoDetails:
    """Return what an exhibit's picture says of itself."""
    return read(PhotoDetails, exhibit.details)

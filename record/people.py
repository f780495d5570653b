"""The people a case speaks of, and the vehicle."""

from decimal import Decimal

import msgspec

from record.codes import PersonKind, Relation


class Complainant(msgspec.Struct, frozen=True, kw_only=True):
    """Who complains. ``relation`` is OWNER, DRIVER or OTHER; ``quiet_times`` when not to call."""

    name: str = ""
    phone: str = ""
    title: str = ""
    organisation: str = ""
    relation: Relation = Relation.OWNER
    contact_preference: str = ""
    quiet_times: str = ""
    consent: str = ""


class Vehicle(msgspec.Struct, frozen=True, kw_only=True):
    """The vehicle; ``rated_tank_l`` in litres, ``odometer_km`` in kilometres."""

    plate: str = ""
    model: str = ""
    fuel_on_flap: str = ""
    rated_tank_l: Decimal | None = None
    odometer_km: Decimal | None = None
    energy: str = ""
    vin: str = ""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the case: kind WITNESS, EMPLOYEE, SPECIALIST, OFFICIAL or OTHER."""

    name: str
    kind: PersonKind = PersonKind.WITNESS
    phone: str = ""
    relation: str = ""
    remark: str = ""

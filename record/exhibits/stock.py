"""Fuel in stock: tanks, deliveries, quality certificates, and what came in and went out."""

from datetime import date, datetime
from decimal import Decimal

import msgspec


class TankDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What gauge and dipstick show of a tank; mm, litres, ℃."""

    tank: str = ""
    read_at: datetime | None = None
    level_mm: Decimal | None = None
    volume_l: Decimal | None = None
    temperature_c: Decimal | None = None
    water_mm: Decimal | None = None
    dip_level_mm: Decimal | None = None
    dip_water_mm: Decimal | None = None
    paste: str = ""
    by: str = ""


class DeliveryDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a delivery note says; litres, kg/m³."""

    number: str = ""
    depot: str = ""
    product: str = ""
    litres: Decimal | None = None
    density: Decimal | None = None
    tanker: str = ""
    seals: str = ""
    unloading_from: datetime | None = None
    unloading_to: datetime | None = None
    settled_until: datetime | None = None
    receiver: str = ""
    difference_l: Decimal | None = None


class CertificateDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a quality certificate says."""

    number: str = ""
    batch: str = ""
    laboratory: str = ""
    dated: date | None = msgspec.field(default=None, name="date")
    standard: str = ""
    values: str = ""


class InventoryDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What was there, came in and went out in a period; litres."""

    period: str = ""
    opening_l: Decimal | None = None
    in_l: Decimal | None = None
    out_l: Decimal | None = None
    closing_l: Decimal | None = None
    book_l: Decimal | None = None
    difference_l: Decimal | None = None

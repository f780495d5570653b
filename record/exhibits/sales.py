"""Records of sales: transactions, payments, cards, invoices, receipts, fills from the same tank."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from record.measures import Fen


class TransactionDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What the system says of one sale; litres, yuan a litre, money."""

    system: str = ""
    serial: str = ""
    time: datetime | None = None
    nozzle: str = ""
    product: str = ""
    litres: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Fen | None = None
    amount_paid: Fen | None = None
    payment: str = ""
    card_masked: str = ""
    operator: str = ""
    totaliser_after: Decimal | None = None
    closing: str = ""
    export_way: str = ""


class NeighbourFillsDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of the other vehicles that filled from the same tank."""

    tank: str = ""
    from_at: datetime | None = msgspec.field(default=None, name="from")
    to_at: datetime | None = msgspec.field(default=None, name="to")
    count: int | None = None
    called: int | None = None
    results: str = ""


class PaymentDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What the acquirer says of a payment."""

    acquirer: str = ""
    order_masked: str = ""
    time: datetime | None = None
    state: str = ""
    refund: Fen | None = None


class CardLogDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Whose card's log it is, and of which time."""

    card_masked: str = ""
    period: str = ""


class InvoiceDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What an invoice says."""

    number: str = ""
    amount: Fen | None = None
    dated: date | None = msgspec.field(default=None, name="date")


class ReceiptDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a till's receipt says."""

    serial: str = ""
    amount: Fen | None = None


class PromotionDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Which rules of a promotion they are, and when they are valid."""

    version: str = ""
    valid: str = ""

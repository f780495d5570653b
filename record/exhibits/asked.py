"""What is said of an exhibit, by the blanks of its kind's form in the rule set.

Here the two meet that name the same things: ``evidence_kinds.toml``, which says what is asked, and
the structs of this room, which say what an answer is. What treats a kind specially reads its
struct; what shows or fills in whatever form there is goes by the form's fields. Answers that no
struct knows, of a later program or rule set, are kept and shown all the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from record.evidence import Exhibit
from record.exhibits import (
    dispensers,
    documents,
    footage,
    papers,
    photos,
    sales,
    samples,
    statements,
    stills,
    stock,
    things,
)
from record.exhibits.tables import read

DETAILS: dict[str, type[msgspec.Struct]] = {
    "TRANSACTION": sales.TransactionDetails,
    "NEIGHBOUR_FILLS": sales.NeighbourFillsDetails,
    "PAYMENT_RECORD": sales.PaymentDetails,
    "CCTV_STILL": stills.StillDetails,
    "CCTV_CLIP": footage.FootageDetails,
    "TANK_STATE": stock.TankDetails,
    "DELIVERY_NOTE": stock.DeliveryDetails,
    "QUALITY_CERT": stock.CertificateDetails,
    "INVENTORY": stock.InventoryDetails,
    "DISPENSER_STATE": dispensers.DispenserDetails,
    "MEASURE_TEST": dispensers.MeasureTestDetails,
    "FUEL_SAMPLE": samples.SampleDetails,
    "SAMPLE_PHOTO": samples.SamplePhotoDetails,
    "SAMPLE_COMPARISON": samples.ComparisonDetails,
    "LAB_REPORT": samples.LabReportDetails,
    "VEHICLE_PHOTO": photos.VehicleDetails,
    "REPAIR_DOC": documents.RepairDetails,
    "CUSTOMER_STATEMENT": statements.CustomerStatementDetails,
    "CONFIRMATION": papers.ConfirmationDetails,
    "SETTLEMENT": papers.SettlementDetails,
    "LETTER_OF_UNDERSTANDING": papers.LetterDetails,
    "EMPLOYEE_STATEMENT": statements.EmployeeStatementDetails,
    "WITNESS_STATEMENT": statements.WitnessStatementDetails,
    "AUDIO": statements.RecordingDetails,
    "CALL_RECORDING": statements.RecordingDetails,
    "POLICE_DOC": documents.OfficialDetails,
    "REGULATOR_DOC": documents.OfficialDetails,
    "NOTARY_DOC": documents.OfficialDetails,
    "MEDIA_DOC": documents.OfficialDetails,
    "PRICE_DISPLAY": photos.PricesDetails,
    "PROMOTION_RULES": sales.PromotionDetails,
    "CARD_LOG": sales.CardLogDetails,
    "INVOICE": sales.InvoiceDetails,
    "RECEIPT": sales.ReceiptDetails,
    "OBJECT": things.ThingDetails,
    "PHOTO": photos.SceneDetails,
}


def details_of(exhibit: Exhibit) -> msgspec.Struct | None:
    """Return what is said of an exhibit as the struct of its kind; None for a kind without one."""
    kind = DETAILS.get(exhibit.kind)
    return None if kind is None else read(kind, exhibit.details)


def answer(exhibit: Exhibit, key: str) -> Any:
    """Return what is answered to a blank of the form, as it stands in the entry; None if nobody."""
    return exhibit.details.get(key)


def answers(exhibit: Exhibit) -> Iterator[tuple[str, Any]]:
    """Yield everything that is said of an exhibit, whoever asked for it, by its name."""
    yield from exhibit.details.items()


def answered(exhibit: Exhibit, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details with these said anew, or no more where None; everything else stays."""
    details = {**exhibit.details, **said}
    return {name: value for name, value in details.items() if value is not None}

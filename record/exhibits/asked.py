"""What is said of an exhibit, by the blanks of its kind's form in the rule set.

Here the two meet that name the same things: ``evidence_kinds.toml``, which says what is asked, and
the structs of this room, which say what an answer is. What treats a kind specially reads its
struct; what shows or fills in whatever form there is goes by the form's fields. Answers that no
struct knows, of a later program or rule set, are kept and shown all the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from record.codes import ExhibitKind
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
    ExhibitKind.TRANSACTION: sales.TransactionDetails,
    "NEIGHBOUR_FILLS": sales.NeighbourFillsDetails,
    ExhibitKind.PAYMENT_RECORD: sales.PaymentDetails,
    ExhibitKind.CCTV_STILL: stills.StillDetails,
    ExhibitKind.CCTV_CLIP: footage.FootageDetails,
    "TANK_STATE": stock.TankDetails,
    ExhibitKind.DELIVERY_NOTE: stock.DeliveryDetails,
    ExhibitKind.QUALITY_CERT: stock.CertificateDetails,
    ExhibitKind.INVENTORY: stock.InventoryDetails,
    ExhibitKind.DISPENSER_STATE: dispensers.DispenserDetails,
    ExhibitKind.MEASURE_TEST: dispensers.MeasureTestDetails,
    ExhibitKind.FUEL_SAMPLE: samples.SampleDetails,
    ExhibitKind.SAMPLE_PHOTO: samples.SamplePhotoDetails,
    ExhibitKind.SAMPLE_COMPARISON: samples.ComparisonDetails,
    ExhibitKind.LAB_REPORT: samples.LabReportDetails,
    ExhibitKind.VEHICLE_PHOTO: photos.VehicleDetails,
    ExhibitKind.REPAIR_DOC: documents.RepairDetails,
    ExhibitKind.CUSTOMER_STATEMENT: statements.CustomerStatementDetails,
    ExhibitKind.CONFIRMATION: papers.ConfirmationDetails,
    ExhibitKind.SETTLEMENT: papers.SettlementDetails,
    ExhibitKind.LETTER_OF_UNDERSTANDING: papers.LetterDetails,
    ExhibitKind.EMPLOYEE_STATEMENT: statements.EmployeeStatementDetails,
    ExhibitKind.WITNESS_STATEMENT: statements.WitnessStatementDetails,
    "AUDIO": statements.RecordingDetails,
    "CALL_RECORDING": statements.RecordingDetails,
    ExhibitKind.POLICE_DOC: documents.OfficialDetails,
    ExhibitKind.REGULATOR_DOC: documents.OfficialDetails,
    ExhibitKind.NOTARY_DOC: documents.OfficialDetails,
    "MEDIA_DOC": documents.OfficialDetails,
    "PRICE_DISPLAY": photos.PricesDetails,
    ExhibitKind.PROMOTION_RULES: sales.PromotionDetails,
    ExhibitKind.CARD_LOG: sales.CardLogDetails,
    ExhibitKind.INVOICE: sales.InvoiceDetails,
    ExhibitKind.RECEIPT: sales.ReceiptDetails,
    ExhibitKind.OBJECT: things.ThingDetails,
    ExhibitKind.PHOTO: photos.SceneDetails,
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

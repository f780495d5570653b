"""The kind of evidence that a signed paper is, one per document.

The rule set names the kinds that a case may need. Records of an act, a refusal and a receipt
prove themselves only, so their kinds belong to the papers, as their layout does.
"""

from record.codes import ExhibitKind

KINDS = {
    "F6": ExhibitKind.CONFIRMATION,
    "F5": ExhibitKind.CUSTOMER_STATEMENT,
    "F5E": ExhibitKind.EMPLOYEE_STATEMENT,
    "F5W": ExhibitKind.WITNESS_STATEMENT,
    "F7": ExhibitKind.LETTER_OF_UNDERSTANDING,
    "F8": ExhibitKind.SETTLEMENT,
    "F9": ExhibitKind.SAMPLING_RECORD,
    "F12": ExhibitKind.COMPARISON_RECORD,
    "F13": ExhibitKind.MEASURE_TEST_RECORD,
    "F39": ExhibitKind.REFUSAL_RECORD,
    "F40": ExhibitKind.HANDOVER_RECEIPT,
}
_NAMES: dict[str, tuple[str, str]] = {
    ExhibitKind.SAMPLING_RECORD: ("取样记录", "Sampling record"),
    ExhibitKind.COMPARISON_RECORD: ("油样对比记录", "Record of a sample comparison"),
    ExhibitKind.MEASURE_TEST_RECORD: ("计量检测记录", "Measure-test record"),
    ExhibitKind.REFUSAL_RECORD: ("拒签说明", "Record of refusal to sign"),
    ExhibitKind.HANDOVER_RECEIPT: ("收条", "Receipt for things handed over"),
}
OWN_KINDS = tuple(_NAMES)


def name_of(kind: str, language: str) -> str:
    """Return the name of a kind that papers alone have, or "" for any other."""
    chinese, english = _NAMES.get(kind, ("", ""))
    return chinese if language.startswith("zh") else english

"""The kind of evidence that a signed paper is, one per document.

The rule set names the kinds that a case may need. Records of an act, a refusal and a receipt
prove themselves only, so their kinds belong to the papers, as their layout does.
"""

CONFIRMATION, SETTLEMENT = "CONFIRMATION", "SETTLEMENT"
SAMPLING_RECORD, COMPARISON_RECORD = "SAMPLING_RECORD", "COMPARISON_RECORD"
MEASURE_TEST_RECORD, REFUSAL_RECORD = "MEASURE_TEST_RECORD", "REFUSAL_RECORD"
HANDOVER_RECEIPT = "HANDOVER_RECEIPT"

KINDS = {
    "F6": CONFIRMATION,
    "F5": "CUSTOMER_STATEMENT",
    "F5E": "EMPLOYEE_STATEMENT",
    "F5W": "WITNESS_STATEMENT",
    "F7": "LETTER_OF_UNDERSTANDING",
    "F8": SETTLEMENT,
    "F9": SAMPLING_RECORD,
    "F12": COMPARISON_RECORD,
    "F13": MEASURE_TEST_RECORD,
    "F39": REFUSAL_RECORD,
    "F40": HANDOVER_RECEIPT,
}
_NAMES = {
    SAMPLING_RECORD: ("取样记录", "Sampling record"),
    COMPARISON_RECORD: ("油样对比记录", "Record of a sample comparison"),
    MEASURE_TEST_RECORD: ("计量检测记录", "Measure-test record"),
    REFUSAL_RECORD: ("拒签说明", "Record of refusal to sign"),
    HANDOVER_RECEIPT: ("收条", "Receipt for things handed over"),
}
OWN_KINDS = tuple(_NAMES)


def name_of(kind: str, language: str) -> str:
    """Return the name of a kind that papers alone have, or "" for any other."""
    chinese, english = _NAMES.get(kind, ("", ""))
    return chinese if language.startswith("zh") else english

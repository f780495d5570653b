from record.codes import CustodyAct
from record.journal import kinds
from tests.record.writers import Writer, folded


def test_a_custody_event_keeps_what_else_was_said_of_it() -> None:
    station = Writer()
    seen = kinds.AccessLog(
        event=CustodyAct.VIEWED, evidence_id="a", facts={"from_s": 12.5, "to_s": 40}
    )
    case = folded(
        station.open(), station.exhibit("a", "E01"), station.write(kinds.ACCESS_LOG, seen)
    )
    assert case.custody[-1].facts == {"from_s": 12.5, "to_s": 40}

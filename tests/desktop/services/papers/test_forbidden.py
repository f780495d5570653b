"""What no paper may bind a customer to is found before the paper is written."""

import msgspec
import pytest

from desktop.app import Application
from record.case import Case, Proposal
from record.codes import ProposalAnswer
from record.measures import Fen
from record.problems import Problem


@pytest.fixture
def agreed(station: Application, case: Case) -> Case:
    offer = Proposal(
        remedy="REFUND", text="退款", amount=Fen(10_000), answer=ProposalAnswer.ACCEPTED
    )
    return station.cases.add(case, "proposals", offer)


@pytest.mark.parametrize("document", ["F7", "F8"])
@pytest.mark.parametrize(
    "words",
    [
        "客户承诺不再就此事向12315投诉。", "乙方不得接受媒体采访。", "客户放弃向法院起诉。",
        "今后出现的人身损害加油站概不负责。", "最终解释权归加油站所有。",
        "乙方违反的，支付违约金一万元。",
        "The customer shall not complain to the authorities.",
        "The company is not liable for injuries.", "Party B pays a penalty of CNY 10,000.",
    ],
)  # fmt: skip
def test_gags_penalties_and_waivers_are_refused(
    station: Application, agreed: Case, document: str, words: str
) -> None:
    draft = station.papers.draft(agreed.id, document)
    key = "settled" if document == "F8" else "understanding"
    sections = tuple(
        msgspec.structs.replace(s, text=words) if s.key == key else s for s in draft.sections
    )
    with pytest.raises(Problem) as refused:
        station.papers.write(agreed.id, msgspec.structs.replace(draft, sections=sections))
    assert refused.value.code == "paper.forbidden"
    assert station.cases.get(agreed.id) == agreed


@pytest.mark.parametrize(
    "words",
    [
        "退还加油款 30.00 元，双方就此了结。", "本协议不得限制客户投诉的权利。",
        "加油站承担拖车费 300 元。", "客户退还更换下来的滤芯。",
        "This does not affect the right to complain.", "Party B returns the filter.",
    ],
)  # fmt: skip
def test_fair_words_are_written(station: Application, agreed: Case, words: str) -> None:
    draft = station.papers.draft(agreed.id, "F8")
    sections = tuple(
        msgspec.structs.replace(s, text=words) if s.key == "settled" else s for s in draft.sections
    )
    paper = station.papers.write(agreed.id, msgspec.structs.replace(draft, sections=sections))
    assert paper.code


def test_what_the_customer_was_told_may_stand_in_the_account(
    station: Application, case: Case
) -> None:
    said = station.cases.change(case, {"narrative": "站长说不许投诉，最终解释权归他们。"})
    assert station.papers.write(said.id, station.papers.draft(said.id)).code

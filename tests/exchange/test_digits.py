"""What was typed is what is recorded, shown, printed and held at headquarters, digit for digit."""

from decimal import Decimal

import pypdfium2 as pdfium
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.store import journal
from desktop.ui.case.entry_kinds import BY_COLLECTION
from desktop.ui.fields.decimal_spin import DecimalSpin
from desktop.ui.fields.inputs import MoneyInput, NumberInput
from desktop.ui.words.case import CaseWords
from desktop.ui.words.row_facts import fact_words
from headquarters.store import tables
from record import wire
from record.case import Case
from record.codes import Directness
from record.measures import digits
from tests.exchange.desks import Region, record, settle, sync
from tests.headquarters.world import Headquarters

WHOLE = st.integers(0, 99_999_999)
AMOUNTS = st.builds("{}.{:02d}".format, WHOLE, st.integers(0, 99))
READINGS = st.builds("{}.{}".format, WHOLE, st.text("0123456789", min_size=1, max_size=6))


def amount_typed(text: str) -> object:
    field = MoneyInput(QLineEdit())
    field.set_words(text)
    return field.value()


def reading_typed(text: str) -> Decimal:
    field = NumberInput(QLineEdit())
    field.set_words(text)
    value = field.value()
    assert isinstance(value, Decimal)
    return value


def told(desk: Application, case: Case) -> str:
    words = CaseWords(desk.recorder, desk.reference, desk.people, desk.language)
    return BY_COLLECTION["claims"].line(case.claims["c"], words)[0]


def printed(desk: Application, case: Case) -> str:
    document = pdfium.PdfDocument(desk.prints.render(case.id, "dossier", NoProgress()).pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def at_headquarters(hq: Headquarters, case: Case) -> Case:
    hq.office.folding.catch_up()
    with hq.office.house.database.reading() as connection:
        found = connection.execute(
            sa.select(tables.case.c.document).where(tables.case.c.case_id == case.id)
        ).scalar_one()
    return wire.decoder(Case)(found)


@pytest.mark.usefixtures("qapp")
@settings(
    max_examples=4,
    # Each example prints a dossier: a smaller one is not worth minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(amount=AMOUNTS, reading=READINGS)
def test_digits_are_the_same_from_the_field_to_the_paper_and_headquarters(
    region: Region, hq: Headquarters, amount: str, reading: str
) -> None:
    desk = region.station()
    case = record(desk)
    read = reading_typed(reading)
    fact = {"value": fact_words(read), "unit": "L", "source": "CUSTOMER", "disputed": False}
    claim = {"kind": "TOW", "directness": Directness.DIRECT, "amount_claimed": amount_typed(amount)}
    case = desk.cases.change(
        case, {"claims.c": claim, "facts.litres": fact, "vehicle.odometer_km": read}
    )

    yuan = f"{Decimal(amount):,.2f}"
    plain = digits(Decimal(reading))
    with desk.database.read() as connection:
        last = journal.find_case(connection, case.id)[-1]
    body = (last.entry.body() or b"").decode()
    assert f'"amount_claimed":{Decimal(amount)}' in body
    assert f'"vehicle.odometer_km":{plain}' in body
    assert f'"value":"{plain}"' in body

    assert told(desk, case).endswith(f"¥ {yuan}")
    shown = NumberInput(QLineEdit())
    shown.set_value(case.vehicle.odometer_km)
    assert shown.words() == plain

    paper = printed(desk, case)
    assert yuan in paper
    assert f"{plain}L" in paper

    sync(desk)
    settle(hq)
    there = at_headquarters(hq, case)
    assert there.claims == case.claims
    assert str(there.claims["c"].amount_claimed) == str(Decimal(amount))
    assert there.vehicle.odometer_km is not None
    assert digits(there.vehicle.odometer_km) == plain
    assert there.facts["litres"].value == plain


@pytest.mark.parametrize("typed", ["12.50", "4.0", "1000", "0.125"])
def test_a_spin_box_keeps_the_digits_typed_into_it(qapp: QApplication, typed: str) -> None:
    box = DecimalSpin()
    box.setSuffix(" mL")
    box.setMaximum(20_000)
    box.lineEdit().setText(f"{typed} mL")
    box.interpretText()
    assert digits(box.typed()) == typed
    assert box.text() == f"{typed} mL"
    box.stepUp()
    assert box.typed() == Decimal(typed) + 1

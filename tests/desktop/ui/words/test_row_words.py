"""What a checklist row, an exhibit, a photo and a file say in one line."""

import io
from datetime import datetime
from decimal import Decimal

import msgspec
import pytest
from PIL import Image

from desktop.services.desk.headquarters import FileState
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import desk_words
from desktop.ui.words.exhibit import ExhibitWords
from desktop.ui.words.file import LOOKS, file_word
from desktop.ui.words.photo import lacks_lines, photo_lines, remark_lines
from desktop.ui.words.row_facts import RowFacts, fact_value, fact_words
from record.case import CaseFact
from record.codes import STAGES, Channel, ExhibitKind, NoticeKind
from record.rules import checklists
from tests.builders import CHINA
from tests.desktop.ui.desks import MANAGER, a_complaint

AT = datetime(2026, 6, 11, 11, 5, tzinfo=CHINA)


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def facts(desk):
    return RowFacts(desk_words(desk))


def _item(desk, case, item):
    rules = desk.cases.rules_of(case)
    rows = (row for stage in STAGES for row in checklists.items(case.category, stage, rules))
    return next(row for row in rows if row.id == item)


def _add(desk, case, collection, **entry):
    return desk.cases.add(desk.cases.get(case.id), collection, entry)


def test_a_row_of_facts_tells_those_that_are_known_with_their_unit(desk, case, facts):
    known = {"value": "13.280", "unit": "L", "source": "SYSTEM"}
    case = desk.cases.change(case, {"facts.litres": known, "facts.nozzle": {"value": "4"}})
    assert facts.of(case, _item(desk, case, "listen.facts")) == "Nozzle 4 · Litres 13.280 L"


def test_a_row_of_a_field_tells_what_stands_there_on_one_line(desk, case, facts):
    case = desk.cases.change(case, {"narrative": "first the pump,\nthen the engine"})
    told = facts.of(case, _item(desk, case, "listen.account"))
    assert told == "first the pump, then the engine"


def test_a_long_account_is_cut_with_a_sign_that_it_goes_on(desk, case, facts):
    case = desk.cases.change(case, {"narrative": "抖动" * 100})
    told = facts.of(case, _item(desk, case, "listen.account"))
    assert len(told) == 120
    assert told.endswith("…")


def test_that_nothing_is_demanded_is_told_too(desk, case, facts):
    case = desk.cases.change(case, {"demand_none": True})
    assert facts.of(case, _item(desk, case, "listen.demand")) == "No demand stated"


def test_a_row_of_claims_tells_how_many_and_their_sum(desk, case, facts):
    assert facts.of(case, _item(desk, case, "listen.claims")) == ""
    _add(desk, case, "claims", kind="REPAIR", amount_claimed=1280.5)
    case = _add(desk, case, "claims", kind="TOW", amount_claimed=300)
    assert facts.of(case, _item(desk, case, "listen.claims")) == "2 · ¥ 1,580.50"


def test_a_row_of_talks_and_notices_tells_the_last_one(desk, case, facts):
    talk = {"way": "FACE", "whom": "周建国", "by": MANAGER.person_id}
    _add(desk, case, "communications", at=AT, content="first", **talk)
    _add(desk, case, "communications", at=AT.replace(hour=12), content="second", **talk)
    case = _add(
        desk,
        case,
        "notices",
        kind=NoticeKind.ALERT,
        to="王海涛",
        channel=Channel.PHONE,
        sent_at=AT,
        text="shaking",
    )
    assert facts.of(case, _item(desk, case, "communicate.shown")).endswith("second")
    assert facts.of(case, _item(desk, case, "step0.notify")).endswith("王海涛 shaking")


def test_a_row_of_offers_tells_each(desk, case, facts):
    _add(desk, case, "proposals", remedy="REFUND", text="the fill")
    case = _add(desk, case, "proposals", remedy="APOLOGY", text="in writing")
    assert facts.of(case, _item(desk, case, "propose.proposal")) == "the fill · in writing"


def test_a_row_of_evidence_tells_what_is_there_and_how_many(desk, case, facts):
    item = _item(desk, case, "look.transaction")
    assert facts.of(case, item) == ""
    form = ExhibitForm(kind=ExhibitKind.TRANSACTION, title="till")
    desk.evidence.add_without_file(case.id, form)
    assert facts.of(desk.cases.get(case.id), item) == "E01 · till"
    desk.evidence.add_without_file(case.id, msgspec.structs.replace(form, title="receipt"))
    assert facts.of(desk.cases.get(case.id), item) == "2 exhibits · till · receipt"


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("no_callback", True, "yes"),
        ("no_callback", False, "no"),
        ("place_detail", None, ""),
        ("place_detail", "", ""),
        ("manager_on_duty", MANAGER.person_id, MANAGER.name),
        ("channel", "PHONE", "Telephone"),
        ("place_detail", "lane 2", "lane 2"),
    ],
)
def test_a_value_is_told_in_words(facts, path, value, told):
    assert facts.value(path, value) == told


@pytest.mark.parametrize(
    ("value", "kept"),
    [(True, "yes"), (False, "no"), (AT, "2026-06-11T11:05:00+08:00"), (Decimal("13.280"), "13.280"),
     ("lane 2", "lane 2"), (4, "4")],
)  # fmt: skip
def test_a_value_of_a_fact_is_kept_as_words_with_its_digits(value, kept):
    assert fact_words(value) == kept


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("yes", "bool", True),
        ("no", "bool", False),
        ("2026-06-11T11:05:00+08:00", "past", AT),
        ("sometime", "past", None),
        ("13.280", "number", "13.280"),
    ],
)
def test_a_fact_goes_back_into_its_field_as_it_was_typed(words, kind, value):
    assert fact_value(CaseFact(value=words), kind) == value


def test_no_fact_leaves_its_field_empty():
    assert fact_value(None, "number") is None


# exhibits


def test_an_exhibit_is_read_line_by_line_without_what_nobody_filled_in(desk, case):
    details = {"serial": "8842017", "litres": "13.280", "checked": True}
    form = ExhibitForm(
        kind=ExhibitKind.TRANSACTION,
        title="till",
        what_it_proves="the fill",
        details=details,
        place="shop",
    )
    exhibit = desk.evidence.add_without_file(case.id, form)
    words = ExhibitWords(desk_words(desk))
    lines = dict(words.lines(desk.cases.get(case.id), exhibit))
    assert lines["What it shows"] == "the fill"
    assert lines["Where"] == "shop"
    assert "13.280 L" in lines.values()
    assert lines["Also recorded"] == "yes"
    assert "Withdrawn" not in lines
    assert "SHA-256" not in lines
    assert lines["Added"].endswith(MANAGER.name)


def test_the_custody_of_an_exhibit_is_read_with_who_and_why(desk, case):
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="receipt")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    desk.evidence.add_bytes(case.id, picture.getvalue(), "小票.png", form)
    [exhibit] = desk.cases.get(case.id).evidence.values()
    desk.evidence.view(case.id, exhibit.id, 100)
    read = ExhibitWords(desk_words(desk)).lines(desk.cases.get(case.id), exhibit)
    assert dict(read)["SHA-256"] == exhibit.original.h
    assert dict(read)["File"] == "小票.png"
    viewed = desk.label("custody_event", "VIEWED")
    assert any(name == viewed and MANAGER.name in told for name, told in read)


def test_a_withdrawn_exhibit_says_why(desk, case):
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="receipt")
    exhibit = desk.evidence.add_without_file(case.id, form)
    gone = msgspec.structs.replace(exhibit, withdrawn_reason="of another customer")
    lines = dict(ExhibitWords(desk_words(desk)).lines(desk.cases.get(case.id), gone))
    assert lines["Withdrawn"] == "of another customer"


# photos


def _photo(desk, case, **details):
    form = ExhibitForm(kind=ExhibitKind.PHOTO, title="display", details=details)
    return desk.evidence.add_without_file(case.id, form)


def test_a_photo_says_what_its_camera_wrote_and_where(desk, case):
    said = {
        "captured_at": "2026-06-11T11:05:00",
        "device": "P40",
        "latitude": 32.6,
        "longitude": 110.8,
    }
    exhibit = msgspec.structs.replace(_photo(desk, case), details={"photo": said})
    assert photo_lines(exhibit, "en") == [
        "The camera wrote: 2026-06-11 11:05:00 · P40",
        "Place in the photo: 32.6, 110.8",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_poor_in_a_photo_is_said_with_what_to_do(desk, case, language):
    quality = {"lacks": ["BLURRED", "DARK"], "kept_because": "the car has left"}
    exhibit = msgspec.structs.replace(_photo(desk, case), details={"quality": quality})
    lines = remark_lines(exhibit, language)
    assert lines[:2] == lacks_lines(("BLURRED", "DARK"), language)
    assert "the car has left" in lines[2]
    assert any("一" <= c <= "鿿" for c in lines[0]) is (language == "zh")


@pytest.mark.parametrize("details", [{}, {"photo": "?"}, {"photo_remarks": "?"}, {"quality": 3}])
def test_what_a_photo_cannot_say_is_not_told(desk, case, details):
    exhibit = msgspec.structs.replace(_photo(desk, case), details=details)
    assert photo_lines(exhibit, "en") == []


# files


@pytest.mark.parametrize("state", LOOKS)
def test_where_a_file_is_has_a_word_an_icon_and_a_tone(qapp, state):
    told = file_word(FileState(state=state, percent=40))
    assert told != state
    assert ("40 %" in told) is (state == "UNDER_WAY")

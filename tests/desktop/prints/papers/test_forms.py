import itertools
from datetime import datetime

import cv2
import msgspec
import numpy as np
import pypdfium2
import pytest
import zxingcpp

from desktop.paths import RESOURCES
from desktop.prints.page.page import Imprint
from desktop.prints.papers import forms
from desktop.prints.papers import text as form_text
from desktop.prints.papers.draft import draft
from desktop.prints.papers.facts import Gathering, Occasion
from record.case import Case, CaseFact
from record.codes import CustodyAct
from record.evidence import CustodyEvent, Exhibit
from record.journal.ids import ALPHABET
from record.journal.station import Station
from record.problems import Problem
from record.sheets.paper import DOCUMENTS, SIGNERS, code_for, layout_of, read_payload
from record.sheets.paper_text import FormText, Part

CODE = "1203ABCDE1234"
CLOSING = ("以上内容我已阅读，内容清楚，我能理解。", "签字不影响我投诉、举报或者起诉的权利。")
PIXELS = 8.0


def _gathering(case: Case, station: Station, imprint: Imprint, language: str = "zh") -> Gathering:
    occasion = Occasion(
        version=2,
        at=imprint.printed_at,
        place="站房",
        representative="王磊",
        present=("张强",),
        person="李芳",
        relation="当班加油员",
        offered=next(iter(case.papers.values())),
        offered_title="客户确认书",
        reason="我要先问{customer}律师。",
        witnesses=("许国强", "王静"),
    )
    return Gathering(case, station, occasion, lambda _group, code: code, language)


@pytest.fixture
def text(case: Case, station: Station, imprint: Imprint) -> FormText:
    sample = _exhibit(
        "FUEL_SAMPLE",
        {"sample_no": "S-001-01", "seal_no": "FQ0012345", "portion": "TEST", "storage": "样品柜"},
    )
    tested = _exhibit("MEASURE_TEST", {"verdict": "WITHIN"})
    seen = _exhibit("SAMPLE_COMPARISON", {"observation": "无分层"})
    shown = {**case.evidence, "s": sample, "t": tested, "u": seen}
    case = msgspec.structs.replace(case, evidence=shown)
    return draft(forms.form("F6"), _gathering(case, station, imprint), CLOSING)


def with_part(text: FormText, key: str, /, **changes) -> FormText:
    """The same paper with one part said otherwise."""
    parts = tuple(msgspec.structs.replace(p, **changes) if p.key == key else p for p in text.parts)
    return msgspec.structs.replace(text, parts=parts)


def test_a_confirmation_says_everything_it_holds(text: FormText, imprint, extracted):
    said = extracted(form_text.render(text, CODE, imprint).pdf)
    expected = ["客户确认书", text.case_no, "第2版", "𠮷野𬸚", "京A·12345", "站房", "张强",
        text.part("account").text, "litres：30.00升", "E01车辆照片1", "symptom：故障灯亮",
        "S-001-01", "FQ0012345", "样品柜", "E09样：WITHIN", "E09样：无分层",
        "人民币壹仟贰佰元整", "1,200.00", *CLOSING]  # fmt: skip
    assert [part for part in expected if part not in said] == []


def test_the_parts_stand_in_the_order_of_the_data_model(text, imprint, extracted):
    said = extracted(form_text.render(text, CODE, imprint).pdf)
    parts = [
        "双方与场合", "客户自述", "双方确认的事实", "仍有争议之处", "取样与封存", "见证的检验",
        "处理结果", "声明", *CLOSING,
    ]  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_only_accepted_proposals_and_nothing_internal_is_drafted(text: FormText):
    said = msgspec.json.encode(text).decode()
    for hidden in ("DOMINANT", "COMPENSATION", "注意媒体", "REFUND", "GENERAL"):
        assert hidden not in said


@pytest.mark.parametrize("repeats", [1, 90])
def test_marks_code_and_boxes_stand_where_the_layout_says(repeats, text, imprint, rendered):
    long = with_part(text, "account", text=text.part("account").text * repeats)
    printed = form_text.render(long, CODE, imprint)
    for page in range(1, printed.pages + 1):
        layout = layout_of("F6", page, last=page == printed.pages)
        picture = rendered(printed.pdf, page - 1, PIXELS)
        found = _markers(picture)
        assert sorted(found) == sorted(int(marker.name) for marker in layout.markers)
        for marker in layout.markers:
            off = found[int(marker.name)][0] / PIXELS - (marker.x, marker.y)
            assert np.abs(off).max() < 0.2
        (read,) = zxingcpp.read_barcodes(picture)
        sheet = read_payload(read.text)
        assert sheet is not None
        assert (sheet.code, sheet.page, sheet.last) == (CODE, page, page == printed.pages)
        corner = np.array((read.position.top_left.x, read.position.top_left.y)) / PIXELS
        assert np.abs(corner - (layout.qr.x, layout.qr.y)).max() < 0.3
        for box in layout.boxes:
            assert _inside(picture, box).min() > 250, f"something is printed in {box.name}"
            assert _edge(picture, box).max() < 90, f"the frame of {box.name} has a gap"


def test_nothing_is_printed_near_the_markers(text, imprint, rendered):
    printed = form_text.render(text, CODE, imprint)
    for page in range(1, printed.pages + 1):
        picture = rendered(printed.pdf, page - 1, PIXELS)
        layout = layout_of("F6", page, last=page == printed.pages)
        for marker in layout.markers:
            near = _crop(picture, marker.x - 4.8, marker.y - 4.8, 25.6, 25.6).copy()
            middle = round(4.5 * PIXELS)
            near[middle:-middle, middle:-middle] = 255
            assert near.min() > 250


def test_signatures_stand_on_the_last_page_with_the_statement(text, imprint):
    long = with_part(text, "account", text=text.part("account").text * 90)
    printed = form_text.render(long, CODE, imprint)
    document = pypdfium2.PdfDocument(printed.pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert printed.pages == len(pages) > 2
    assert ["客户签字" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert "声明" in pages[-1]
    assert all(f"第 {n} 页 共 {len(pages)} 页" in page for n, page in enumerate(pages, 1))


def test_every_length_of_text_ends_above_the_boxes(text, imprint, extracted):
    for count in range(0, 60, 3):
        facts = tuple(f"事实{n}" for n in range(count))
        changed = with_part(text, "facts", rows=tuple((fact,) for fact in facts))
        printed = form_text.render(changed, CODE, imprint)
        document = pypdfium2.PdfDocument(printed.pdf)
        last = document[printed.pages - 1].get_textpage()
        below = last.get_text_bounded(40, 0, 540, (297 - 172) * 72 / 25.4)
        document.close()
        assert not any(fact in below for fact in (*facts, *CLOSING))
        assert all(fact in extracted(printed.pdf) for fact in facts)


def test_the_hash_is_that_of_the_text_and_of_nothing_else(text, imprint: Imprint):
    printed = form_text.render(text, CODE, imprint)
    other = msgspec.structs.replace(imprint, operator="李静", copy_mark="CUSTOMER", version="2")
    again = form_text.render(text, "1203ZZZZZ", other)
    assert printed.text_hash == again.text_hash == form_text.text_hash(text)
    assert printed.text_hash in _all_text(printed.pdf)


def test_a_changed_word_changes_the_hash(text: FormText):
    changed = [
        with_part(text, "account", text="别的。"),
        with_part(text, "facts", rows=(*text.part("facts").rows, ("x",))),
        with_part(text, "disputed", rows=()),
        with_part(text, "samples", rows=()),
        with_part(text, "parties", rows=(("客户", "某人"),)),
        msgspec.structs.replace(text, closing=CLOSING[:1]),
        msgspec.structs.replace(text, version=3),
        msgspec.structs.replace(text, document="F5"),
    ]
    hashes = {form_text.text_hash(one) for one in changed}
    assert len(hashes | {form_text.text_hash(text)}) == len(changed) + 1


def test_what_changed_between_two_versions_is_named_by_its_heading(text: FormText):
    newer = with_part(text, "account", text="别的。")
    newer = msgspec.structs.replace(newer, version=3, closing=CLOSING[:1])
    assert form_text.changed_parts(text, newer) == ("客户自述", "声明")
    assert form_text.changed_parts(text, text) == ()
    fewer = msgspec.structs.replace(text, parts=text.parts[:-1])
    assert form_text.changed_parts(text, fewer) == ("处理结果或约定",)


def test_a_kept_text_prints_the_same_paper_again(text, imprint):
    kept = msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(text)))
    again = msgspec.convert(kept, FormText)
    assert form_text.render(again, CODE, imprint) == form_text.render(text, CODE, imprint)


def test_without_an_account_there_are_lines_to_write_on(text, imprint, extracted):
    blank = with_part(text, "account", text="")
    assert "亲笔" in extracted(form_text.render(blank, CODE, imprint).pdf)


def test_a_paper_longer_than_its_markers_is_refused(text, imprint):
    endless = with_part(text, "account", text="很长的陈述。" * 8000)
    with pytest.raises(Problem) as caught:
        form_text.render(endless, CODE, imprint)
    assert caught.value.code == "print.too_long"


def test_the_paper_around_follows_the_language_of_its_text(case, station, imprint, extracted):
    english = draft(forms.form("F6"), _gathering(case, station, imprint, "en"), CLOSING)
    said = extracted(form_text.render(english, CODE, imprint).pdf)
    assert "Customer'ssignature" in said
    assert "客户签字" not in said
    assert "Page1of" in said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_form_prints_its_parts_signers_and_rights(
    document, language, case, station, imprint, extracted
):
    text = draft(forms.form(document), _gathering(case, station, imprint, language))
    code = code_for(document, "K7M2Q9XAB")
    printed = form_text.render(text, code, imprint)
    said = extracted(printed.pdf)
    wanted = [text.title, text.closing_title, *(p.title for p in text.parts if p.heading)]
    wanted += [text.labels[name] for name in SIGNERS[document]] + list(text.closing)
    assert [w for w in wanted if "".join(w.split()) not in said] == []
    kept = msgspec.convert(msgspec.to_builtins(text), FormText)
    assert form_text.render(kept, code, imprint).text_hash == printed.text_hash


def test_the_descriptions_and_the_layouts_name_the_same_signers():
    described = {f.document: tuple(signer.name for signer in f.signers) for f in forms.forms()}
    assert described == SIGNERS
    assert all(form.names(forms.DECIDES) for form in forms.forms())
    assert len(DOCUMENTS) <= len(ALPHABET)
    with pytest.raises(KeyError):
        forms.form("F99")


def test_every_word_of_the_forms_is_there_in_both_languages():
    raw = (RESOURCES / "prints" / "forms.toml").read_text(encoding="utf-8")
    assert raw.count("zh = ") == raw.count("en = ")
    named = forms.field_names().names
    asked = {name for form in forms.forms() for part in form.parts for name in part.fields}
    assert asked == set(named)


def test_a_refusal_says_what_was_offered_and_keeps_braces_as_they_were_typed(
    case, station, imprint, extracted
):
    text = draft(forms.form("F39"), _gathering(case, station, imprint), ("在{place}。",))
    said = extracted(form_text.render(text, CODE, imprint).pdf)
    expected = (
        "客户确认书1203ABCDE第1版",
        "ab" * 32,
        "我要先问{customer}律师。",
        "王静",
        "在站房。",
    )
    assert [w for w in expected if w not in said] == []


def test_only_what_a_person_marked_is_said_to_be_confirmed_by_both_sides(case, station, imprint):
    facts = {
        "litres": CaseFact(value="30.00", unit="升", source="SYSTEM", agreed=True),
        "symptom": CaseFact(value="故障灯亮"),
        "distance": CaseFact(value="六公里", disputed=True, agreed=True),
    }
    told = msgspec.structs.replace(case, facts=facts)
    text = draft(forms.form("F6"), _gathering(told, station, imprint))
    said = {key: [row[0] for row in text.part(key).rows] for key in ("facts", "stated", "disputed")}
    assert said == {
        "facts": ["litres：30.00 升"],
        "stated": ["symptom：故障灯亮（客户）"],
        "disputed": ["distance：六公里"],
    }


def test_what_was_done_with_a_refused_paper_is_said_only_when_somebody_said_it(
    case, station, imprint
):
    asked = _gathering(case, station, imprint)
    rows = dict(draft(forms.form("F39"), asked).part("offered").rows)
    assert (rows["是否已当场出示"], rows["是否已当场宣读"]) == ("", "")
    occasion = msgspec.structs.replace(asked.occasion, shown="yes", read_aloud="no")
    rows = dict(draft(forms.form("F39"), asked._replace(occasion=occasion)).part("offered").rows)
    assert (rows["是否已当场出示"], rows["是否已当场宣读"]) == ("是", "否")


def test_looks_at_seals_are_those_on_record(case, station, imprint):
    sample = _exhibit("FUEL_SAMPLE", {"sample_no": "S-1"})
    look = CustodyEvent(
        event=CustodyAct.SEAL_CHECKED, at=imprint.printed_at, actor="p9", device="d",
        evidence_id=sample.id, found="TORN",
    )  # fmt: skip
    for custody, wanted in (((), ""), ((look,), "E09：破损（p9，2026-11-21 14:05）")):
        told = msgspec.structs.replace(case, evidence={sample.id: sample}, custody=custody)
        rows = dict(draft(forms.form("F9"), _gathering(told, station, imprint)).part("checks").rows)
        assert rows["登记的封签查验"] == wanted
        assert rows["封签号与样品标签是否一致，核对人"] == ""


def test_a_form_is_offered_when_the_case_holds_what_it_speaks_of(case):
    offered = {form.document for form in forms.forms() if form.is_offered(case)}
    assert offered == {"F6", "F5", "F5E", "F5W", "F7", "F8", "F40"}
    sampled = msgspec.structs.replace(case, evidence={"s": _exhibit("FUEL_SAMPLE", {})})
    assert forms.form("F9").is_offered(sampled)
    bare = msgspec.structs.replace(case, proposals={})
    assert not forms.form("F8").is_offered(bare)


def test_a_part_without_words_is_left_out_or_said_to_be_empty(text, imprint, extracted):
    said = extracted(form_text.render(with_part(text, "facts", rows=()), CODE, imprint).pdf)
    assert "共同确认的事实；没有的，写“无”" in said
    assert "无。" not in said
    quiet = with_part(text, "exhibits", text="")
    assert "相关证据" not in extracted(form_text.render(quiet, CODE, imprint).pdf)
    assert Part(key="x", title="y").is_blank


def _exhibit(kind: str, details: dict[str, str]) -> Exhibit:
    at = datetime.fromisoformat("2026-11-21T12:00:00+08:00")
    return Exhibit(
        id=kind, exhibit_no="E09", kind=kind, title="样", added_at=at, added_by="p", entry="e",
        details=details,
    )  # fmt: skip


def _markers(picture: np.ndarray) -> dict[int, np.ndarray]:
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    corners, ids, _ = cv2.aruco.ArucoDetector(dictionary).detectMarkers(picture)
    return {int(n): c[0] for n, c in zip(ids.flatten(), corners, strict=True)}


def _crop(picture: np.ndarray, x: float, y: float, width: float, height: float) -> np.ndarray:
    left, top = round(x * PIXELS), round(y * PIXELS)
    return picture[top : top + round(height * PIXELS), left : left + round(width * PIXELS)]


def _inside(picture: np.ndarray, box) -> np.ndarray:
    return _crop(picture, box.x + 0.6, box.y + 0.6, box.width - 1.2, box.height - 1.2)


def _edge(picture: np.ndarray, box) -> np.ndarray:
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    points = [
        np.linspace(start, end, 60) for start, end in itertools.pairwise([*corners, corners[0]])
    ]
    places = np.round(np.concatenate(points) * PIXELS).astype(int)
    return picture[places[:, 1], places[:, 0]]


def _all_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text

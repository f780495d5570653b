import itertools
from datetime import datetime

import cv2
import msgspec
import numpy as np
import pypdfium2
import pytest
import zxingcpp

from desktop.prints import confirmation
from desktop.prints.confirmation import ConfirmationText, Occasion, SampleLine
from desktop.prints.page import Imprint
from record.case import Case
from record.evidence import Exhibit
from record.paper import confirmation_layout, read_payload
from record.problems import Problem
from record.station import Station

CODE = "1203ABCDE1234"
CLOSING = ("以上内容我已阅读，内容清楚，我能理解。", "签字不影响我投诉、举报或者起诉的权利。")
PIXELS = 8.0


@pytest.fixture
def text(case: Case, station: Station, imprint: Imprint) -> ConfirmationText:
    occasion = Occasion(
        version=2, at=imprint.printed_at, place="站房", representative="王磊", present=("张强",)
    )
    drafted = confirmation.draft(
        case, station, occasion, closing=CLOSING, labels=lambda _group, code: code
    )
    sample = SampleLine(number="S-001-01", seal="FQ0012345", portion="检验样", kept_by="加油站")
    return msgspec.structs.replace(drafted, samples=(sample,))


def test_a_confirmation_says_everything_it_holds(text: ConfirmationText, imprint, extracted):
    said = extracted(confirmation.render(text, CODE, imprint).pdf)
    expected = ["客户确认书", text.case_no, "第2版", "𠮷野𬸚", "京A·12345", "站房", "张强",
        text.account, "litres：30.00升", "E01车辆照片1", "symptom：故障灯亮", "S-001-01",
        "FQ0012345", "人民币壹仟贰佰元整", "1,200.00", *CLOSING]  # fmt: skip
    assert [part for part in expected if part not in said] == []


def test_the_parts_stand_in_the_order_of_the_data_model(text, imprint, extracted):
    said = extracted(confirmation.render(text, CODE, imprint).pdf)
    parts = [
        "双方与场合", "客户自述", "双方确认的事实", "仍有争议之处", "取样与封存", "见证的检验",
        "处理结果", "声明", *CLOSING,
    ]  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_only_accepted_proposals_and_nothing_internal_is_drafted(text: ConfirmationText):
    said = msgspec.json.encode(text).decode()
    for hidden in ("DOMINANT", "COMPENSATION", "注意媒体", "REFUND", "GENERAL"):
        assert hidden not in said


@pytest.mark.parametrize("repeats", [1, 90])
def test_marks_code_and_boxes_stand_where_the_layout_says(repeats, text, imprint, rendered):
    long = msgspec.structs.replace(text, account=text.account * repeats)
    printed = confirmation.render(long, CODE, imprint)
    for page in range(1, printed.pages + 1):
        layout = confirmation_layout(page, last=page == printed.pages)
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
    printed = confirmation.render(text, CODE, imprint)
    for page in range(1, printed.pages + 1):
        picture = rendered(printed.pdf, page - 1, PIXELS)
        layout = confirmation_layout(page, last=page == printed.pages)
        for marker in layout.markers:
            near = _crop(picture, marker.x - 4.8, marker.y - 4.8, 25.6, 25.6).copy()
            middle = round(4.5 * PIXELS)
            near[middle:-middle, middle:-middle] = 255
            assert near.min() > 250


def test_signatures_stand_on_the_last_page_with_the_statement(text, imprint):
    long = msgspec.structs.replace(text, account=text.account * 90)
    printed = confirmation.render(long, CODE, imprint)
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
        printed = confirmation.render(msgspec.structs.replace(text, facts=facts), CODE, imprint)
        document = pypdfium2.PdfDocument(printed.pdf)
        last = document[printed.pages - 1].get_textpage()
        below = last.get_text_bounded(40, 0, 540, (297 - 172) * 72 / 25.4)
        document.close()
        assert not any(fact in below for fact in (*facts, *CLOSING))
        assert all(fact in extracted(printed.pdf) for fact in facts)


def test_the_hash_is_that_of_the_text_and_of_nothing_else(text, imprint: Imprint):
    printed = confirmation.render(text, CODE, imprint)
    other = msgspec.structs.replace(imprint, operator="李静", copy_mark="CUSTOMER", version="2")
    again = confirmation.render(text, "1203ZZZZZ", other)
    assert printed.text_hash == again.text_hash == confirmation.text_hash(text)
    assert printed.text_hash in _all_text(printed.pdf)


def test_a_changed_word_changes_the_hash(text: ConfirmationText):
    changes = [
        {"account": text.account + "。"}, {"facts": (*text.facts, "x")}, {"closing": CLOSING[:1]},
        {"version": 3}, {"customer": "某人"}, {"disputed": ()}, {"samples": ()},
    ]  # fmt: skip
    hashes = {confirmation.text_hash(msgspec.structs.replace(text, **c)) for c in changes}
    assert len(hashes | {confirmation.text_hash(text)}) == len(changes) + 1


def test_a_kept_text_prints_the_same_paper_again(text, imprint):
    kept = msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(text)))
    again = msgspec.convert(kept, ConfirmationText)
    assert confirmation.render(again, CODE, imprint) == confirmation.render(text, CODE, imprint)


def test_without_an_account_there_are_lines_to_write_on(text, imprint, extracted):
    blank = msgspec.structs.replace(text, account="")
    assert "亲笔" in extracted(confirmation.render(blank, CODE, imprint).pdf)


def test_a_paper_longer_than_its_markers_is_refused(text, imprint):
    endless = msgspec.structs.replace(text, account="很长的陈述。" * 8000)
    with pytest.raises(Problem) as caught:
        confirmation.render(endless, CODE, imprint)
    assert caught.value.code == "print.too_long"


def test_samples_and_tests_are_taken_from_the_exhibits(case, station, imprint):
    kept = {"sample_no": "S-9", "seal_no": "FQ9", "portion": "TEST", "storage": "样品柜"}
    sample = _exhibit("FUEL_SAMPLE", kept)
    tested = _exhibit("MEASURE_TEST", {"verdict": "WITHIN"})
    seen = _exhibit("SAMPLE_COMPARISON", {"observation": "无分层"})
    case = msgspec.structs.replace(case, evidence={"s": sample, "t": tested, "u": seen})
    occasion = Occasion(version=1, at=imprint.printed_at, place="", representative="王磊")
    drafted = confirmation.draft(
        case, station, occasion, closing=CLOSING, labels=lambda group, code: f"{group}-{code}"
    )
    assert drafted.samples[0].number == "S-9"
    assert drafted.samples[0].portion == "portion-TEST"
    assert drafted.samples[0].kept_by == "样品柜"
    assert drafted.tests == ("E09 样：verdict-WITHIN", "E09 样：verdict-无分层")


def test_the_paper_can_be_had_in_english(text, imprint, extracted):
    english = msgspec.structs.replace(text, language="en", title="Confirmation")
    said = extracted(
        confirmation.render(english, CODE, msgspec.structs.replace(imprint, language="en")).pdf
    )
    assert "Customer'ssignature" in said
    assert "客户签字" not in said


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

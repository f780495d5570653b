import re
from datetime import timedelta

import msgspec
import pypdfium2
import pytest

from desktop.prints.case import dossier as dossiers
from desktop.prints.case.dossier import Dossier, Variant, content, render
from desktop.prints.page.page import Imprint
from desktop.rules import shipped_rules
from record.case import Answer, Decision, Notice
from record.codes import Action, Channel, ExhibitKind, ExhibitStatus, NoticeKind, RowState
from record.rules import evidence_kinds

INTERNAL_MARKS = ("DOMINANT", "COMPENSATION", "注意媒体", "一般", "内部标注")


def test_a_dossier_holds_facts_exhibits_custody_papers_receipts_and_steps(
    dossier: Dossier, imprint: Imprint, extracted
):
    said = extracted(render(dossier, imprint).pdf)
    case = dossier.case
    expected = [
        "证据卷宗", case.case_no, case.summary, case.narrative, case.demand_text, "𠮷野𬸚",
        "30.00升", "有争议", "证明故障灯亮", "要先问律师", "见证人：张强", "ab" * 32,
        "7K3M-9QX2-AB1C", "sha256sum", "certutil", "区域审阅", "李静", "仪表盘",
    ]  # fmt: skip
    assert [part for part in expected if re.sub(r"\s", "", part) not in said] == []
    for exhibit in case.evidence.values():
        assert said.count(exhibit.files[0].h) >= 2
        assert exhibit.entry in said


def test_each_exhibit_has_a_sheet_with_its_picture(dossier: Dossier, imprint: Imprint):
    printed = render(dossier, imprint)
    document = pypdfium2.PdfDocument(printed.pdf)
    pictures = [
        sum(o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for o in page.get_objects())
        for page in document
    ]
    document.close()
    assert sum(pictures) == len(dossier.case.evidence)
    assert max(pictures) == 1


@pytest.mark.parametrize("variant", [Variant.FULL, Variant.CUSTOMER])
def test_internal_marks_stay_inside(variant: str, dossier: Dossier, imprint: Imprint, extracted):
    marked = _with_review(dossier)
    said = extracted(render(msgspec.structs.replace(marked, variant=variant), imprint).pdf)
    for mark in (*INTERNAL_MARKS, "请补充录像", "区域值班"):
        assert mark not in said


def test_an_internal_copy_shows_them_and_says_so_on_every_page(
    dossier: Dossier, imprint: Imprint, extracted
):
    printed = render(
        msgspec.structs.replace(_with_review(dossier), variant=Variant.INTERNAL), imprint
    )
    said = extracted(printed.pdf)
    for mark in (*INTERNAL_MARKS, "请补充录像", "区域值班"):
        assert mark in said
    assert said.count("内部资料") >= printed.pages


def test_a_withheld_exhibit_is_listed_with_its_hash_but_not_shown(
    dossier: Dossier, imprint: Imprint, extracted
):
    held = msgspec.structs.replace(dossier, withheld=frozenset({"x2"}), variant=Variant.CUSTOMER)
    printed = render(held, imprint)
    said = extracted(printed.pdf)
    assert dossier.case.evidence["x2"].files[0].h in said
    assert "本副本不提供该证据的图像" in said
    assert printed.pdf.count(b"/Subtype /Image") == len(dossier.case.evidence) - 1


def test_the_same_case_has_the_same_hash_on_any_machine(dossier: Dossier, imprint: Imprint):
    elsewhere = msgspec.structs.replace(dossier, pictures={}, receipts=())
    other = msgspec.structs.replace(
        imprint, operator="李静", printed_at=imprint.printed_at + timedelta(days=1)
    )
    assert render(dossier, imprint).text_hash == render(elsewhere, other).text_hash


def test_variants_and_languages_have_hashes_of_their_own(dossier: Dossier, imprint: Imprint):
    english = msgspec.structs.replace(imprint, language="en")
    hashes = {render(dossier, i).text_hash for i in (imprint, english)}
    for variant in (Variant.CUSTOMER, Variant.INTERNAL):
        hashes.add(render(msgspec.structs.replace(dossier, variant=variant), imprint).text_hash)
    assert len(hashes) == 4


def test_the_same_input_gives_the_same_bytes(dossier: Dossier, imprint: Imprint):
    assert render(dossier, imprint).pdf == render(dossier, imprint).pdf


def test_a_picture_that_is_not_on_this_machine_leaves_a_frame(
    dossier: Dossier, imprint: Imprint, extracted
):
    printed = render(msgspec.structs.replace(dossier, pictures={}), imprint)
    assert extracted(printed.pdf).count("图片不在本机") == len(dossier.case.evidence)


def test_three_hundred_exhibits_are_all_listed_in_order(
    dossier: Dossier, imprint: Imprint, extracted
):
    one = dossier.case.evidence["x1"]
    many = {
        f"y{n}": msgspec.structs.replace(one, id=f"y{n}", exhibit_no=f"E{n:02d}")
        for n in range(300, 0, -1)
    }
    case = msgspec.structs.replace(dossier.case, evidence=many, custody=())
    printed = render(msgspec.structs.replace(dossier, case=case), imprint)
    said = extracted(printed.pdf)
    listed = re.findall(r"E(\d+)　?车辆照片1　?1份", said)
    assert [int(n) for n in listed] == list(range(1, 301))


def test_withdrawn_exhibits_stay_visible_with_the_reason(dossier, imprint, extracted):
    one = msgspec.structs.replace(
        dossier.case.evidence["x1"], status=ExhibitStatus.WITHDRAWN, withdrawn_reason="与本案无关"
    )
    case = msgspec.structs.replace(dossier.case, evidence={"x1": one})
    said = extracted(render(msgspec.structs.replace(dossier, case=case), imprint).pdf)
    assert "已撤回：与本案无关" in said


def test_a_case_with_nothing_yet_prints(dossier: Dossier, imprint: Imprint, extracted):
    case = dossier.case
    empty = type(case)(
        id=case.id, case_no=case.case_no, station="1203", ruleset="1", opened_by="p1",
        recorded_at=case.recorded_at,
    )  # fmt: skip
    printed = render(dossiers.Dossier(case=empty, station=dossier.station, labels=lambda _g, c: c),
        imprint)  # fmt: skip
    said = extracted(printed.pdf)
    assert "本案尚无证据" in said
    assert "尚未收到总部" in said
    assert "证据单页" not in said


def test_every_heading_of_the_contents_is_there(dossier: Dossier, imprint: Imprint):
    document = pypdfium2.PdfDocument(render(dossier, imprint).pdf)
    titles = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert [t for t in titles if "、" in t][:8] == [
        "一、案情", "二、时间线", "三、证据目录", "四、证据单页", "五、文书与签署", "六、流转记录",
        "七、总部回执", "八、完整性说明",
    ]  # fmt: skip


def test_the_content_can_be_had_before_it_is_drawn(dossier: Dossier):
    said = content(dossier, "en")
    assert said.title == "Evidence dossier"
    assert said.kind == "DOSSIER/FULL/en"


def _with_review(dossier: Dossier) -> Dossier:
    at = dossier.case.recorded_at
    decision = Decision(
        id="d1", at=at, actor="p3", role="area_manager", action=Action.RETURN, text="请补充录像"
    )
    notice = Notice(kind=NoticeKind.ALERT, to="区域值班", channel=Channel.PHONE, sent_at=at)
    case = msgspec.structs.replace(dossier.case, decisions=(decision,), notices={"n": notice})
    return msgspec.structs.replace(dossier, case=case)


def test_the_form_of_an_exhibit_is_printed_in_words(dossier: Dossier, imprint: Imprint, extracted):
    clip = msgspec.structs.replace(
        next(iter(dossier.case.evidence.values())),
        kind=ExhibitKind.CCTV_CLIP,
        details={"exported_by": "陈立", "from": "2026-05-09T03:38:20+00:00", "watermark": "yes"},
    )
    sample = msgspec.structs.replace(
        clip, id="x9", exhibit_no="E09", kind=ExhibitKind.FUEL_SAMPLE,
        details={"source": "NOZZLE", "amount_ml": "1000", "storage": "样品柜二层"},
    )  # fmt: skip
    case = msgspec.structs.replace(dossier.case, evidence={clip.id: clip, "x9": sample})
    rules = shipped_rules().newest
    told = msgspec.structs.replace(
        dossier, case=case, forms=lambda kind: evidence_kinds.fields(kind, rules)
    )
    text = extracted(render(told, imprint).pdf)
    for words in ("导出人", "2026-05-0911:38:20", "水印核对", "油枪", "1000mL", "样品柜二层"):
        assert words in text
    for raw in ("exported_by", "amount_ml", "NOZZLE", "+00:00"):
        assert raw not in text


def test_what_could_not_be_had_is_explained(dossier: Dossier, imprint: Imprint, extracted):
    said = Answer(
        answer=RowState.NOT_POSSIBLE,
        reason="录像已被覆盖",
        said="",
        at=dossier.case.recorded_at,
        actor="p1",
    )
    done = msgspec.structs.replace(said, answer=RowState.DONE, reason="")
    case = msgspec.structs.replace(
        dossier.case, checklist={"look.cctv": said, "look.inventory": done}
    )
    rules = shipped_rules().newest
    told = msgspec.structs.replace(
        dossier, case=case, labels=lambda group, code: rules.label(group, code, "zh")
    )
    text = extracted(render(told, imprint).pdf)
    for words in ("截取监控画面", "无法完成", "录像已被覆盖", "王磊"):
        assert words in text
    assert rules.label("item", "look.inventory", "zh") not in text


def test_losses_are_named_in_words(dossier: Dossier, imprint: Imprint, extracted):
    rules = shipped_rules().newest
    told = msgspec.structs.replace(
        dossier, labels=lambda group, code: rules.label(group, code, "zh")
    )
    text = extracted(render(told, imprint).pdf)
    assert "TOW" not in text
    assert rules.label("claim_kind", "TOW", "zh") in text

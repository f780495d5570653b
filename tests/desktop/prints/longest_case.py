"""A case where every word is as long as words get, with pictures nobody would choose."""

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

import msgspec
import numpy as np
from PIL import Image

from record.case import Answer, Case, CaseFact, Claim, Communication, Note, Paper, Proposal
from record.codes import (
    CustodyAct,
    ExhibitKind,
    ExhibitStatus,
    PaperState,
    ProposalAnswer,
    RowState,
    Severity,
    Validity,
)
from record.evidence import CustodyEvent, Exhibit
from record.exhibits.custody import Handed, Looked, Stretch
from record.journal.entry import BlobRef
from record.measures import Fen
from record.people import Complainant, Person, Vehicle
from record.sheets.paper import DOCUMENTS
from record.timekeeping import ReadingWay, TimePair
from tests.rulebooks import shipped

NOON = datetime(2026, 11, 21, 4, 5, tzinfo=UTC)
COMPANY = {
    "zh": "中国石油化工股份有限公司湖北十堰石油分公司",
    "en": "China Petroleum & Chemical Corporation Limited, Shiyan Petroleum Branch, Hubei Province",
}
STATION = {
    "zh": "茅箭区人民北路第一加油加气充电综合能源服务站（国道二〇九线旁）",
    "en": "Maojian District North People's Road First Petrol, Gas and Charging Station (Road 209)",
}
PERSON = {
    "zh": "阿卜杜热合曼·买买提托合提·阿布都克里木",
    "en": "Abdurrahman Muhammadtohti Abdulkarim-Featherstonehaugh",
}
SENTENCE = {
    "zh": "客户陈述加油后行驶约三十公里出现启动困难、发抖，故障灯亮，要求检验油品并赔偿拖车费用。",
    "en": "The customer says that after some thirty kilometres the engine would not start, shook, "
    "and the warning light came on; asks for a test of the fuel and for the towing charges.",
}
DETAIL = {"zh": "样品柜二层左侧（双人双锁）", "en": "Sample cabinet, second shelf left (two locks)"}


@cache
def odd_pictures() -> tuple[bytes, ...]:
    """Pictures nobody would choose: tiny, one pixel wide, very wide, clear, CMYK, grey, large."""
    noise = np.random.default_rng(7).integers(0, 255, (48, 64, 3), dtype=np.uint8)
    photo = Image.fromarray(noise)
    made = [
        (photo.resize((40, 30)), "JPEG"),
        (Image.new("RGB", (1, 4000), "teal"), "PNG"),
        (photo.resize((6000, 400)), "JPEG"),
        (Image.new("RGBA", (300, 200), (200, 30, 30, 90)), "PNG"),
        (photo.resize((800, 600)).convert("CMYK"), "JPEG"),
        (photo.resize((600, 800)).convert("L"), "JPEG"),
        (photo.resize((3000, 2250)), "JPEG"),
        (Image.new("RGB", (4000, 1), "teal"), "PNG"),
    ]
    return tuple(_encoded(picture, kind) for picture, kind in made)


def full_case(language: str, exhibits: int = 0) -> tuple[Case, dict[str, bytes]]:
    """A case with everything, and the pictures of its exhibits; ``exhibits`` for that many."""
    data = odd_pictures()
    if exhibits:
        data = tuple(data[n % len(data)] + bytes([n % 251, n // 251]) for n in range(exhibits))
    evidence = {f"x{n}": _exhibit(n, each, language) for n, each in enumerate(data, 1)}
    pictures = {e.files[0].h: each for e, each in zip(evidence.values(), data, strict=True)}
    for each in _without_picture(len(evidence), language):
        evidence[each.id] = each
    word, person = SENTENCE[language], PERSON[language]
    case = Case(
        id="c1",
        case_no="TS-1203-20261121-7KQ4MZ-01",
        station="1203",
        ruleset=shipped().versions[-1],
        opened_by="p1",
        recorded_at=NOON + timedelta(minutes=12),
        raised_at=NOON + timedelta(minutes=8),
        occurred_at=NOON,
        apology_at=NOON + timedelta(hours=1),
        closed_at=NOON + timedelta(days=3),
        closed_by="p1",
        category="A",
        summary=word,
        narrative=word * 4,
        demand_text=word,
        place_detail=STATION[language],
        mentality="COMPENSATION",
        style="DOMINANT",
        severity=Severity.GENERAL,
        validity=Validity.VALID,
        complainant=Complainant(
            name=person, phone="+86 13900002046", organisation=COMPANY[language]
        ),
        vehicle=Vehicle(plate="鄂C·D12345", model="Volkswagen Magotan 380TSI 4Motion"),
        facts={
            "litres": CaseFact(value="30.00", unit=" L"),
            "symptom": CaseFact(value=word, disputed=True),
        },
        claims={
            f"k{n}": Claim(kind="TOW", amount_claimed=Fen(123_456_789), remark=word, voucher="E01")
            for n in range(2)
        },
        proposals={
            "o1": Proposal(
                remedy="TEST", text=word, amount=Fen(12_345_678), offered_at=NOON,
                offered_by="p1", answer=ProposalAnswer.ACCEPTED,
            ),
            "o2": Proposal(remedy="REFUND", text=word, amount=Fen(9_900), offered_at=NOON,
                answer=ProposalAnswer.REJECTED),
        },
        people={"q1": Person(name=person), "q2": Person(name=person)},
        communications={
            f"m{n}": Communication(
                at=NOON + timedelta(hours=n), way="PHONE", whom=person, by="p1", content=word,
                promise=word,
            )
            for n in range(6)
        },
        papers={f"w{n}": _paper(n, word, person) for n in range(4)},
        notes=(Note(id="n1", at=NOON, actor="p1", role="area_manager", text=word),),
        checklist={
            item: Answer(
                answer=RowState.NOT_POSSIBLE, reason=word, said="", at=NOON, actor="p1"
            )
            for item in ("look.cctv", "look.inventory")
        },
        time_pairs={f"t{n}": _time_pair(n, word) for n in range(9)},
        evidence=evidence,
        custody=tuple(_custody(evidence, word, language)),
        entries=1234,
    )  # fmt: skip
    return case, pictures


def empty_case() -> Case:
    """A case that has nothing yet."""
    return Case(
        id="c2", case_no="TS-1203-20261121-7KQ4MZ-02", station="1203",
        ruleset=shipped().versions[-1], opened_by="p1", recorded_at=NOON,
    )  # fmt: skip


def _encoded(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def _exhibit(number: int, data: bytes, language: str) -> Exhibit:
    h = hashlib.sha256(data).hexdigest()
    return Exhibit(
        id=f"x{number}",
        exhibit_no=f"E{number:02d}",
        kind=ExhibitKind.VEHICLE_PHOTO,
        title=DETAIL[language],
        added_at=NOON + timedelta(minutes=number),
        added_by="p1",
        entry=hashlib.sha256(h.encode()).hexdigest(),
        files=(BlobRef(h, len(data), "image/jpeg"),),
        what_it_proves=SENTENCE[language],
        captured_at=NOON + timedelta(minutes=number),
        captured_by="p2",
        place=STATION[language],
        source=PERSON[language],
        original_name=f"微信图片_20261121120{number}👌.jpg",
        details={"view": DETAIL[language]},
    )


def _without_picture(held: int, language: str) -> Iterator[Exhibit]:
    blank = _exhibit(held + 1, b"sample", language)
    yield msgspec.structs.replace(
        blank, id="s1", kind=ExhibitKind.FUEL_SAMPLE, files=(),
        details={
            "sample_no": "S-TS-1203-20261121-7KQ4MZ-01-01", "seal_no": "FQ-2026-0012345678",
            "portion": "TEST", "storage": DETAIL[language], "equipment": DETAIL[language],
            "sampler": PERSON[language], "guard": PERSON[language], "witness": PERSON[language],
            "product": "92# 车用乙醇汽油（E10）国ⅥB", "drawn_at": "2026-11-21T04:05:00+00:00",
        },
    )  # fmt: skip
    yield msgspec.structs.replace(
        blank, id="s2", exhibit_no=f"E{held + 2:02d}", kind=ExhibitKind.OTHER, files=(),
        status=ExhibitStatus.WITHDRAWN, withdrawn_reason=SENTENCE[language],
    )  # fmt: skip
    yield msgspec.structs.replace(
        blank, id="s3", exhibit_no=f"E{held + 3:02d}", kind=ExhibitKind.CCTV_CLIP, files=(
            BlobRef("9f" * 32, 123_456_789, "video/mp4"),
        ),
    )  # fmt: skip
    for n, kind in enumerate(("MEASURE_TEST", "HANDOVER", "LAB_REPORT"), 4):
        yield msgspec.structs.replace(
            blank, id=f"s{n}", exhibit_no=f"E{held + n:02d}", kind=kind, files=()
        )


def _paper(number: int, word: str, person: str) -> Paper:
    return Paper(
        code=f"1203ABCD{number}", document=DOCUMENTS[number], version=number + 1, pages=2,
        text_hash=hashlib.sha256(bytes([number])).hexdigest(), text={}, printed_at=NOON,
        printed_by="p1", state=PaperState.REFUSED, refusal_reason=word, witnesses=(person, person),
    )  # fmt: skip


def _time_pair(number: int, word: str) -> TimePair:
    clocks = ("RECORDER:CAM-03", "PHONE", "RECEIPT", "DISPENSER:4")
    return TimePair(
        clock=clocks[number % 4], shown_at=NOON + timedelta(seconds=41 + number),
        reference="TRUSTED", reference_at=NOON, uncertainty_s=1.0, way=ReadingWay.PHOTO,
        read_by="p1", remark=word if number % 3 == 0 else "", evidence_id="x1",
    )  # fmt: skip


def _custody(evidence: dict[str, Exhibit], word: str, language: str) -> Iterator[CustodyEvent]:
    looked = Looked(
        sitting="s1", person="p1", reason="AUTHORITY", unit=COMPANY[language],
        caller=PERSON[language], text=word, file="20261120_CAM03_Hauptkassenbereich.mp4",
        sha256="9f" * 32, camera="CAM-03", began_at=NOON, ended_at=NOON + timedelta(minutes=7),
        speeds=(1.0, 4.0, 0.25),
        stretches=tuple(
            Stretch(370.0 + n, 378.5 + n, 33300000 + n, 34065000 + n) for n in range(8)
        ),
        starts_at="2026-11-20T11:30:00", offset_s=42.0, clock=word,
        handed=(Handed(what="STILL", name="E02"), Handed(what="CLIP", name="E03")),
        recovered=True,
    )  # fmt: skip
    for n, exhibit in enumerate(evidence.values()):
        yield CustodyEvent(
            event=CustodyAct.VIEWED, at=NOON + timedelta(hours=1, minutes=n), actor="p3",
            device="d1", evidence_id=exhibit.id, purpose=word, place=DETAIL[language],
            to=PERSON[language], entry=exhibit.entry,
            facts=msgspec.to_builtins(looked) if exhibit.id == "s3" else {},
        )  # fmt: skip
    yield CustodyEvent(
        event=CustodyAct.EXPORTED, at=NOON + timedelta(hours=9), actor="p2", device="d1",
        evidence_id="s3", purpose=word, to="U盘 Sicherungskopie.mp4", entry="c0" * 32,
    )  # fmt: skip
    for n in range(9):
        yield CustodyEvent(
            event=CustodyAct.PRINTED, at=NOON + timedelta(hours=10, minutes=n), actor="p1",
            device="d1", purpose=word, entry=f"{n:064x}",
        )  # fmt: skip

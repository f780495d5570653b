import hashlib
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from desktop.prints.case.dossier import Dossier
from desktop.prints.case.integrity import ReceiptLine
from desktop.prints.page.page import Imprint
from record.case import Case, CaseFact, Claim, Note, Paper, Proposal
from record.codes import CustodyAct, ExhibitKind, PaperState, ProposalAnswer
from record.evidence import CustodyEvent, Exhibit
from record.journal.entry import BlobRef
from record.journal.station import Station
from record.measures import Fen
from record.people import Complainant, Vehicle

NOON = datetime(2026, 11, 21, 4, 5, tzinfo=UTC)
EXTRACTED = Callable[[bytes], str]


@pytest.fixture
def imprint() -> Imprint:
    return Imprint(
        company="华油销售有限公司朝阳分公司",
        station="1203 朝阳路加油站",
        operator="王磊",
        printed_at=NOON + timedelta(hours=2),
        version="0.1.0",
    )


@pytest.fixture
def extracted() -> EXTRACTED:
    """The text of all pages without white space, so that line breaks do not matter."""

    def extract(pdf: bytes) -> str:
        document = pypdfium2.PdfDocument(pdf)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return re.sub(r"\s", "", "".join(pages))

    return extract


@pytest.fixture
def rendered() -> Callable[[bytes, int, float], np.ndarray]:
    """One page as a grey picture at so many pixels per millimetre."""

    def render(pdf: bytes, page: int, scale: float) -> np.ndarray:
        document = pypdfium2.PdfDocument(pdf)
        picture = document[page].render(scale=scale * 25.4 / 72).to_pil().convert("L")
        document.close()
        return np.array(picture)

    return render


def photo(number: int, size: tuple[int, int] = (320, 240)) -> bytes:
    """A small JPEG that no other number has."""
    colours = np.random.default_rng(number).integers(0, 255, (6, 8, 3), dtype=np.uint8)
    written = io.BytesIO()
    Image.fromarray(colours).resize(size).save(written, "JPEG", quality=80)
    return written.getvalue()


def exhibit(number: int, data: bytes) -> Exhibit:
    digest = hashlib.sha256(data).hexdigest()
    return Exhibit(
        id=f"x{number}",
        exhibit_no=f"E{number:02d}",
        kind=ExhibitKind.VEHICLE_PHOTO,
        title=f"车辆照片 {number}",
        added_at=NOON + timedelta(minutes=30 + number),
        added_by="p1",
        entry=hashlib.sha256(data + b"entry").hexdigest(),
        files=(BlobRef(digest, len(data), "image/jpeg"),),
        what_it_proves="证明故障灯亮",
        captured_at=NOON + timedelta(minutes=20 + number),
        captured_by="p2",
        details={"view": "仪表盘"},
    )


@pytest.fixture
def case() -> Case:
    evidence = {f"x{n}": exhibit(n, photo(n)) for n in range(1, 4)}
    custody = tuple(
        CustodyEvent(
            event=CustodyAct.VIEWED,
            at=NOON + timedelta(hours=1, minutes=n),
            actor="p3",
            device="d1",
            evidence_id=f"x{n}",
            purpose="区域审阅",
            entry=f"{n:064x}",
        )
        for n in range(1, 4)
    )
    return Case(
        id="c1",
        case_no="TS-1203-20261121-001",
        station="1203",
        ruleset="2026.1",
        opened_by="p1",
        recorded_at=NOON + timedelta(minutes=12),
        raised_at=NOON + timedelta(minutes=8),
        occurred_at=NOON,
        category="A",
        summary="客户称加油后故障灯亮",
        narrative="我加了92号汽油30升，开出两公里后故障灯亮。",
        demand_text="要求检验油品。",
        mentality="COMPENSATION",
        style="DOMINANT",
        complainant=Complainant(name="𠮷野𬸚", phone="13800002046"),
        vehicle=Vehicle(plate="京A·12345"),
        facts={
            "litres": CaseFact(value="30.00", unit=" 升", source="SYSTEM"),
            "symptom": CaseFact(value="故障灯亮", disputed=True),
        },
        claims={"k1": Claim(kind="TOW", amount_claimed=Fen(30_000))},
        proposals={
            "o1": Proposal(
                remedy="TEST", text="送检", amount=Fen(120_000), answer=ProposalAnswer.ACCEPTED
            ),
            "o2": Proposal(
                remedy="REFUND", text="退款", amount=Fen(9_900), answer=ProposalAnswer.REJECTED
            ),
        },
        papers={
            "w1": Paper(
                code="1203ABCDE",
                document="F6",
                version=1,
                pages=2,
                text_hash="ab" * 32,
                text={},
                printed_at=NOON + timedelta(hours=1),
                printed_by="p1",
                state=PaperState.REFUSED,
                refusal_reason="要先问律师",
                witnesses=("张强",),
            )
        },
        notes=(Note(id="n1", at=NOON, actor="p3", role="area_manager", text="注意媒体"),),
        evidence=evidence,
        custody=custody,
        entries=42,
    )


@pytest.fixture
def station() -> Station:
    return Station(code="1203", name="朝阳路加油站", region="r1", company="华油销售有限公司")


@pytest.fixture
def dossier(case: Case, station: Station) -> Dossier:
    return Dossier(
        case=case,
        station=station,
        labels=lambda _group, code: code,
        people={"p1": "王磊", "p2": "张强", "p3": "李静"},
        pictures={e.files[0].h: photo(n) for n, e in enumerate(case.evidence.values(), 1)},
        receipts=(ReceiptLine(code="7K3M-9QX2-AB1C", what="E01", received_at=NOON),),
    )

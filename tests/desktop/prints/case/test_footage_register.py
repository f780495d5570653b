from datetime import timedelta

import msgspec
import pytest

from desktop.prints.case import footage_register
from desktop.prints.case.footage_register import FootageRegister
from desktop.prints.page.page import Imprint
from record.case import Case
from record.codes import CustodyAct, ExhibitKind
from record.evidence import CustodyEvent
from record.exhibits.custody import Handed, Looked, Stretch
from record.journal.station import Station
from tests.builders import NOON

LOOKED = Looked(
    sitting="s1", person="p1", reason="AUTHORITY", unit="茅箭区市场监管局", caller="李强",
    text="通知书 2026-118", file="20261120_CAM03.mp4", sha256="9f" * 32, camera="CAM-03",
    began_at=NOON, ended_at=NOON + timedelta(minutes=7), speeds=(1.0, 4.0),
    stretches=(Stretch(370.0, 378.5, 33300000, 34065000), Stretch(504.0, 506.0, 1, 2)),
    starts_at="2026-11-20T11:30:00", offset_s=42.0, clock="2026-11-20 12:02 照片比对",
    handed=(Handed(what="STILL", name="E02"), Handed(what="CLIP", name="E03")), recovered=True,
)  # fmt: skip


@pytest.fixture
def register(case: Case, station: Station) -> FootageRegister:
    (first, *_others) = case.evidence.values()
    clip = msgspec.structs.replace(first, kind=ExhibitKind.CCTV_CLIP)
    viewed = CustodyEvent(
        event=CustodyAct.VIEWED, at=NOON, actor="p2", device="d", evidence_id=clip.id,
        entry="c0ffee" * 10, facts=msgspec.to_builtins(LOOKED),
    )  # fmt: skip
    out = CustodyEvent(
        event=CustodyAct.EXPORTED, at=NOON, actor="p2", device="d", evidence_id=clip.id,
        to="U盘.mp4", purpose="交警调取",
    )  # fmt: skip
    case = msgspec.structs.replace(
        case, evidence={**case.evidence, clip.id: clip}, custody=(viewed, out)
    )
    return FootageRegister(
        case=case,
        station=station,
        labels=lambda _group, code: {"AUTHORITY": "监管调取", "STILL": "截图"}.get(code, code),
        people={"p1": "王磊", "p2": "张强"},
    )


def test_the_register_says_why_what_who_and_for_whom(register, imprint: Imprint, extracted):
    said = extracted(footage_register.render(register, imprint).pdf)
    for part in (
        "监控调取登记", "茅箭区市场监管局", "李强", "通知书2026-118", "王磊", "监管调取",
        "11:36:10", "11:35:28", "33300000", "1×、4×", "截图E02", "快42秒", "照片比对", "9f9f9f",
        "交警调取", "U盘.mp4", "程序中断后补记", "c0ffee",
    ):  # fmt: skip
        assert part in said, part


def test_without_looks_the_register_says_so(register, imprint: Imprint, extracted):
    empty = msgspec.structs.replace(
        register, case=msgspec.structs.replace(register.case, custody=())
    )
    assert "没有查看或调取录像的登记" in extracted(footage_register.render(empty, imprint).pdf)


def test_footage_without_times_shows_positions(register, imprint: Imprint, extracted):
    bare = msgspec.structs.replace(LOOKED, starts_at="", offset_s=None)
    (viewed, *_others) = register.case.custody
    viewed = msgspec.structs.replace(viewed, facts=msgspec.to_builtins(bare))
    case = msgspec.structs.replace(register.case, custody=(viewed,))
    said = extracted(
        footage_register.render(msgspec.structs.replace(register, case=case), imprint).pdf
    )
    assert "370.00s–378.50s" in said
    assert "未校准" in said

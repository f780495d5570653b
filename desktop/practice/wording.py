"""What people at a made-up station would say and write, by fact and by kind of evidence."""

from datetime import datetime, timedelta
from typing import Any

from record.case import Case
from record.codes import ExhibitKind
from record.exhibits.samples import SampleDetails
from record.exhibits.tables import written
from record.rules.book import Ruleset
from record.rules.evidence_kinds import fields
from record.rules.tables import Field

FACTS = {
    "nozzle": "4号",
    "product": "92#乙醇汽油",
    "served_by": "孙亮（4178）",
    "other_fills": "五天前在外地加过92#，加油站名称记不清",
    "level_before": "约四分之一",
    "gauge_before": "低油量灯已亮",
    "asked_for": "“95号加满”",
    "filled_with": "0#柴油，发现时尚未启动",
    "words": "“不会加就别来”",
    "when_where": "上午交班前后，4号加油位",
    "employee": "高飞（4215）",
    "item": "切片面包，400克",
    "measures": "停止加油，请车辆熄火推离，值班经理到场",
    "where": "隧道洗车机出口",
    "before_state": "入口录像显示左后视镜完好，前保险杠已有旧痕",
}
NUMBERS = {
    "litres": "13.28", "km_since_fill": "31", "rated_tank": "50", "litres_shown": "52.3",
    "charged": "600", "expected": "300", "price": "8.5",
}  # fmt: skip
PROOF = {
    "serial": "0422000417", "nozzle": "4号", "litres": "13.28", "amount": "97.86",
    "tank": "2号罐", "water_mm": "0", "number": "PS-2026-1107", "laboratory": "江城油库化验室",
    "period": "自上次卸油至今", "opening_l": "12480", "in_l": "18000", "out_l": "15240",
    "closing_l": "15240", "seals": "三处铅封完好，编号与台账一致", "view": "车头和车牌",
    "sampler": "马建明", "guard": "许国强", "amount_ml": "1000", "samples": "油枪样与车辆样",
    "tester": "马建明", "observation": "油枪样浅黄透明、无分层；车辆样略深，底部有水层",
    "camera": "CAM-03", "exported_by": "陈立", "acquirer": "银联商务", "employee": "孙亮（4178）",
    "workshop": "顺达汽修", "finding": "供油管路有水，建议清洗油箱", "measure": "20L标准量器",
    "runs": "20.02、20.01、20.03", "by": "马建明", "count": "14", "version": "2026-11",
    "goods": "切片面包", "store_place": "站长室保管柜", "card_masked": "尾号3127",
    "body": "江城东派出所", "person": "王丽", "speakers": "站长与客户", "verdict": "未检出异常",
}  # fmt: skip


def fact(case: Case, field: Field, now: datetime) -> str:
    """Return what a case would hold for a fact of its category."""
    if field.choices:
        return field.choices[0].code
    if field.type in ("time", "past"):
        return (case.occurred_at or now).isoformat(timespec="minutes")
    if field.type == "date":
        return f"{now:%Y-%m-%d}"
    if field.type in ("number", "whole"):
        return NUMBERS.get(field.key, "12")
    return FACTS.get(field.key) or case.summary


def details(kind: str, source: str, number: int, now: datetime, rules: Ruleset) -> dict[str, Any]:
    """Return the mandatory blanks of an exhibit, filled in; ``number`` keeps seals apart."""
    filled = {f.key: _blank(f, now) for f in fields(kind, rules) if f.must}
    if kind == ExhibitKind.FUEL_SAMPLE:
        sample = SampleDetails(
            sample_no=f"S{number}",
            seal_no=f"F{number + 80:04d}",
            retention_until=(now + timedelta(days=100)).date(),
        )
        filled |= written(sample)
    return filled | ({"source": source} if source else {})


def _blank(field: Field, now: datetime) -> str:
    if field.choices:
        return field.choices[0].code
    if field.type in ("time", "past"):
        return now.isoformat(timespec="seconds")
    if field.type == "date":
        return f"{now:%Y-%m-%d}"
    return PROOF.get(field.key, "12" if field.type in ("number", "whole") else "见原件")

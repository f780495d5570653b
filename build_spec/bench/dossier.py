"""A dossier of twelve photos, against bare ReportLab drawing the same content.

Laying out and reading the case may cost half of what drawing the very same lines, rules and
pictures costs.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from build_spec.bench.figures import Figure, in_turn, ratio
from desktop.practice import scenery
from desktop.prints.case.dossier import Dossier, render
from desktop.prints.page import ink
from desktop.prints.page.page import Imprint
from desktop.rules import shipped_rules
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.journal.entry import BlobRef
from record.journal.station import Station
from record.people import Complainant, Vehicle

PHOTOS = 12
LIMIT = 1.5
RUNS = 5
POINT, HEIGHT_MM = 72 / 25.4, 297
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
STEPS = ("line_of_text", "rules", "cells", "picture", "end_page")
Step = tuple[str, tuple[Any, ...]]


def measure(_folder: Path) -> Iterator[Figure]:
    """Measure rendering, warm, against drawing the recorded lines, rules and pictures."""
    dossier, imprint = _dossier(), _imprint()
    steps = _recorded(dossier, imprint)
    photos = list(dossier.pictures.values())
    times = in_turn(lambda: render(dossier, imprint), lambda: _bare(steps, photos), RUNS)
    pages = render(dossier, imprint).pages
    yield ratio(f"dossier of 12 photos, {pages} pages", times, "bare ReportLab", LIMIT)


def _dossier() -> Dossier:
    pictures = [scenery.snapshot("CAM-03", NOON, number) for number in range(PHOTOS)]
    hashes = [hashlib.sha256(data).hexdigest() for data in pictures]
    evidence = {
        f"x{n}": Exhibit(
            id=f"x{n}",
            exhibit_no=f"E{n + 1:02d}",
            kind=ExhibitKind.VEHICLE_PHOTO,
            title=f"车辆照片 {n + 1}",
            added_at=NOON,
            added_by="u_bench",
            entry="0" * 64,
            files=(BlobRef(h, len(data), "image/jpeg"),),
            what_it_proves="车辆停在 4 号加油位",
        )
        for n, (h, data) in enumerate(zip(hashes, pictures, strict=True))
    }
    case = Case(
        id="case",
        case_no="TS-1203-20261120-A01",
        station="1203",
        ruleset=shipped_rules().newest.version,
        opened_by="u_bench",
        recorded_at=NOON,
        category="A",
        summary="加油后车辆启动困难、发抖，客户要求赔偿",
        narrative="客户陈述加油后行驶约三十公里出现启动困难。" * 8,
        complainant=Complainant(name="周建国", phone="13900001201"),
        vehicle=Vehicle(plate="鄂C·7K215"),
        evidence=evidence,
    )
    return Dossier(
        case=case,
        station=Station(code="1203", name="量度站", region="R"),
        labels=lambda _group, code: code,
        pictures=dict(zip(hashes, pictures, strict=True)),
    )


def _imprint() -> Imprint:
    return Imprint(
        company="量度公司", station="量度站", operator="量度员", printed_at=NOON, version="0"
    )


def _recorded(dossier: Dossier, imprint: Imprint) -> list[Step]:
    steps: list[Step] = []
    plain = {name: getattr(ink.Ink, name) for name in STEPS}

    def watch(name: str) -> Callable[..., None]:
        def watched(self: ink.Ink, *args: Any) -> None:
            steps.append((name, args))
            plain[name](self, *args)

        return watched

    try:
        for name in plain:
            setattr(ink.Ink, name, watch(name))
        render(dossier, imprint)
    finally:
        for name, method in plain.items():
            setattr(ink.Ink, name, method)
    return steps


def _bare(steps: list[Step], photos: list[bytes]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1)
    waiting = iter(photos)
    for name, args in steps:
        if name == "line_of_text":
            x, y, line, style = args[:4]
            for run in line.runs:
                canvas.setFont(run.font, style.size)
                canvas.drawString(x * POINT, (HEIGHT_MM - y) * POINT, run.text)
        elif name == "rules":
            canvas.lines([tuple(v * POINT for v in four) for four in args[0]])
        elif name == "picture":
            x, y, width, height = (v * POINT for v in args[0])
            canvas.drawImage(ImageReader(io.BytesIO(next(waiting))), x, y, width, height)
        elif name == "end_page":
            canvas.showPage()
    canvas.save()
    return file.getvalue()

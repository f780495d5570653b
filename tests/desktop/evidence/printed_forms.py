"""Pages of our own print as pixels: what the printer puts out, before anyone writes on it."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import numpy as np
import pypdfium2

from desktop.prints.page.page import Imprint
from desktop.prints.papers.text import render
from record.sheets.paper import SIGNERS, document_of
from record.sheets.paper_text import FIELDS, ITEMS, FormText, Part

PX = 10
CODES = ("1203A7K2Q", "7HX4M0QZB", "0ZP9T3VWE", "K5N8D1RGC")
_LINES_ON_A_PAGE = 28


def page(code: str, number: int = 2, pages: int = 2) -> Any:
    """Return a fresh copy of one page in rows of RGB, 10 pixels to the millimetre."""
    return _printed(code, pages)[number - 1].copy()


def pdf(code: str, pages: int = 2) -> bytes:
    """Print the paper that a code names, of so many pages."""
    document = document_of(code)
    facts = tuple(
        (f"第{n}项：当日 {n % 24:02d} 时在 4 号加油机加注 92 号汽油 {n * 3}.{n % 10} 升。",)
        for n in range(1, 2 + _LINES_ON_A_PAGE * (pages - 1))
    )
    labels = {"": "签字", "_date": "日期与时间", "_stamp": "站章"}
    text = FormText(
        document=document,
        title="情况确认书",
        case_no="F1203-20260214-0007",
        version=1,
        station="城南加油站（1203）",
        parts=(
            Part(
                key="parties",
                title="一、双方",
                style=FIELDS,
                rows=(("加油站", "城南加油站"), ("顾客", "王小明"), ("车牌", "粤B·12345")),
            ),
            Part(key="facts", title="二、事实", style=ITEMS, rows=facts),
        ),
        closing_title="三、声明",
        closing=("本确认书一式两份，双方各执一份。", "以上内容经双方核对无误。"),
        labels={who + end: word for who in SIGNERS[document] for end, word in labels.items()},
    )
    imprint = Imprint(
        company="某石油销售公司",
        station="城南加油站",
        operator="李芳",
        printed_at=datetime(2026, 2, 14, 10, 10, tzinfo=UTC),
        version="1.0",
    )
    printed = render(text, code, imprint)
    assert printed.pages == pages
    return printed.pdf


@cache
def _printed(code: str, pages: int) -> tuple[Any, ...]:
    document = pypdfium2.PdfDocument(pdf(code, pages))
    scale = PX * 25.4 / 72
    shown = tuple(
        np.ascontiguousarray(np.asarray(sheet.render(scale=scale).to_pil().convert("RGB")))
        for sheet in document
    )
    document.close()
    return shown

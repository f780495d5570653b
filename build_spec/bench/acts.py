"""What one act costs: cases decoded and transactions, counts that no machine changes."""

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any

import msgspec
from PIL import Image
from sqlalchemy import Engine, event

from build_spec.bench.desks import make_desk, open_desk
from build_spec.bench.figures import Figure, count
from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import cases
from record.case import Case
from record.codes import Channel, ExhibitKind, RowState

PICTURES, LIMIT = 5, 1
WRITES = "BEGIN IMMEDIATE"
ITEM = "step0.safety"
COMPLAINT = {"category": "A", "summary": "加油后启动困难", "channel": Channel.ON_SITE}


class Cost(msgspec.Struct):
    """How often an act decoded a case, and how many transactions it wrote in."""

    decodes: int = 0
    transactions: int = 0


@contextlib.contextmanager
def counted() -> Iterator[Cost]:
    """Count what this thread does in a block; whatever else the process runs has its own."""
    cost, decode, here = Cost(), cases.decode, get_ident()

    def counting(raw: bytes) -> Case:
        cost.decodes += get_ident() == here
        return decode(raw)

    def execute(*call: Any) -> None:
        cost.transactions += get_ident() == here and call[2].startswith(WRITES)

    cases.decode = counting
    event.listen(Engine, "before_cursor_execute", execute)
    try:
        yield cost
    finally:
        cases.decode = decode
        event.remove(Engine, "before_cursor_execute", execute)


def acts(desk: Application, folder: Path) -> dict[str, Callable[[], object]]:
    """Return the acts that are counted, by name, ready to be done at a desk."""
    case = desk.cases.open(COMPLAINT)
    paths = [_picture(folder, number) for number in range(PICTURES)]
    form, nobody = ExhibitForm(kind=ExhibitKind.PHOTO), NoProgress()
    return {
        "new complaint": partial(desk.cases.open, COMPLAINT, taken_over=True, typed_at="new"),
        "one answer": partial(desk.cases.answer, case.id, ITEM, RowState.DONE),
        "one field": partial(desk.cases.change, case, {"narrative": "先开走再回来"}),
        "five pictures": partial(desk.evidence.add_files, case.id, paths, form, nobody),
    }


def measure(folder: Path) -> Iterator[Figure]:
    """Count decoded cases and transactions of each act."""
    made = folder / "made"
    make_desk(made)
    desk = open_desk(made)
    try:
        for name, act in acts(desk, folder).items():
            with counted() as cost:
                act()
            yield count(f"cases decoded by {name}", cost.decodes, LIMIT)
            yield count(f"transactions of {name}", cost.transactions, LIMIT)
    finally:
        desk.close()


def _picture(folder: Path, number: int) -> Path:
    path = folder / f"照片 {number}.png"
    Image.effect_noise((640, 480), 40 + number).save(path)
    return path

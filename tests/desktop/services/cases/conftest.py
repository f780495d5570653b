"""One exported case for each module, and a copy of it for each test."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.progress import NoProgress
from desktop.store import blobs, journal, keep
from record.journal.receipts import Ack, BlobReceipt, make_ack, make_blob_receipt
from tests.desktop.desk import DEV, HQ, START, Desk, a_desk

PICTURE = b"\xff\xd8\xff a picture"


@pytest.fixture(scope="module")
def exporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with a_desk(tmp_path_factory.mktemp("案卷 数据")) as opened:
        yield opened


@pytest.fixture(scope="module")
def clean(exporting: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = exporting
    other, case = desk.a_case(), desk.a_case(**{"complainant.name": "周𠮷"})
    desk.cases.note(other.id, "another complaint")
    case = desk.add_file(case, PICTURE, "=cmd|照片 一.jpg")
    desk.cases.note(case.id, "看过现场")
    _receive(desk)
    target = tmp_path_factory.mktemp("导出 目录")
    return desk.exports.export(case.id, target, NoProgress(), "诉讼", b"%PDF-1.7 dossier")


@pytest.fixture
def bag(clean: Path, tmp_path: Path) -> Path:
    copied = tmp_path / clean.name
    for file in clean.rglob("*"):
        if file.is_file():
            target = copied / file.relative_to(clean)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return copied


def _receive(desk: Desk) -> None:
    """Keep the receipts that headquarters would have sent."""
    with desk.database.write() as connection:
        head = journal.get_head(connection, DEV, "st:1203")
        ack = Ack(
            dev=DEV, stream="st:1203", seq=head.seq, eh=head.eh, recv=START, log="l", hq_kid="k"
        )
        raw = msgspec.json.encode(make_ack(ack, HQ))
        keep.put_receipt(connection, "ack", f"st:1203:{head.seq}", raw)
        h = hashlib.sha256(PICTURE).hexdigest()
        held = BlobReceipt(sha256=h, size=len(PICTURE), recv=START, store="s", log="l", hq_kid="k")
        blobs.put_state(connection, h, receipt=msgspec.json.encode(make_blob_receipt(held, HQ)))

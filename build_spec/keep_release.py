"""Keep what this release writes: later programs are tested on it (``tests/previous``)."""

import base64
import json
import sys
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from build_spec import places
from desktop.app import Application, open_application
from desktop.practice import scenery
from desktop.practice.preparing import PIN, REGION, STATION, Practice
from desktop.progress import NoProgress
from desktop.services.evidence.arrivals import ExhibitForm
from desktop.services.papers.copies import Copy
from desktop.store import journal, opening
from headquarters.settings import Settings
from headquarters.store.database import Database
from record import wire
from record.case import Case, Claim, Proposal
from record.codes import ExhibitKind, Role
from record.folding.fold import Placed
from record.journal.entry import SALT
from record.measures import yuan

KEPT = places.ROOT / "tests" / "previous"
NOBODY = NoProgress()
STROKES = [[(0.1, 0.1, 0.0, 0.5), (0.2, 0.3, 0.1, 0.6), (0.4, 0.2, 0.2, 0.5)]]


def keep(version: str, folder: Path) -> Path:
    """Write the folder of a release from a practice world made for it in ``folder``."""
    target = KEPT / f"v{version}"
    target.mkdir()
    practice = Practice(folder / "world")
    with closing(practice):
        station = practice.prepare(STATION, NOBODY)
        region = practice.prepare(REGION, NOBODY)
        with closing(open_application(station, address=practice.address)) as desk:
            _sign_in(desk)
            case = _complaint(desk)
            desk.headquarters.sync_now(NOBODY)
            bag = desk.exports.export(case.id, folder / "package", NOBODY, "给监管局")
            desk.headquarters.sync_now(NOBODY)
        with closing(open_application(region, address=practice.address)) as desk:
            desk.headquarters.sync_now(NOBODY)
            _write_record(desk, target)
        _write_about(folder / "world" / "headquarters", target)
    _zip(bag, target / "package.zip")
    return target


def _sign_in(desk: Application) -> None:
    manager = next(m for m in desk.people.members() if m.role == Role.MANAGER)
    desk.people.sign_in(manager.person_id, PIN)


def _complaint(desk: Application) -> Case:
    """Record a complaint with money, a file and a paper that was signed on the pad."""
    now = desk.clock.now()
    case = desk.cases.open(
        {
            "category": "D",
            "summary": "加油卡多扣 12.30 元",
            "complainant.name": "钱女士",
            "complainant.phone": "13900003333",
            "occurred_at": now - timedelta(hours=1),
            "privacy_notice": "2026-1",
        }
    )
    claim = Claim(kind="CARD", amount_claimed=yuan("12.30"), amount_proved=yuan("12.30"))
    case = desk.cases.add(case, "claims", claim)
    desk.cases.add(case, "proposals", Proposal(remedy="REFUND", amount=yuan("12.30")))
    receipt = scenery.paper("小票", ("12.30 元",))
    described = ExhibitForm(kind=ExhibitKind.RECEIPT, title="小票", captured_at=now)
    desk.evidence.add_bytes(case.id, receipt, "小票.jpg", described)
    printed = desk.papers.write(case.id, desk.papers.draft(case.id))
    copy = Copy(reader="钱女士", purpose="签署", count=2)
    desk.papers.record_print(case.id, printed.paper_id, copy, printed.pages)
    drawn = scenery.paper("钱女士", ())
    desk.signing.on_pad(case.id, printed.paper_id, "钱女士", STROKES, drawn)
    return desk.cases.get(case.id)


def _write_record(desk: Application, target: Path) -> None:
    with desk.database.read() as connection:
        ids = sorted(journal.find_cases(connection))
        placed = [one for case_id in ids for one in journal.find_case(connection, case_id)]
    placed.sort(key=lambda one: one.pos or 0)
    _write_lines(target / "entries.jsonl", (_text(_line(one)) for one in placed))
    _write_lines(
        target / "cases.jsonl", (wire.encode(desk.cases.get(case_id)).decode() for case_id in ids)
    )


def _line(placed: Placed) -> dict[str, Any]:
    parts = {
        name: {"salt": _base64(part[:SALT]), "body": part[SALT:].decode()}
        for name, part in placed.entry.parts.items()
    }
    return {
        "header": placed.entry.signed.decode(),
        "signatures": [_base64(one) for one in placed.entry.signatures],
        "parts": parts,
        "eff": placed.eff,
        "recv": placed.recv.isoformat() if placed.recv else None,
        "pos": placed.pos,
    }


def _write_about(headquarters: Path, target: Path) -> None:
    database = Database(Settings(headquarters).database_url)
    with database.reading() as connection:
        newest = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        keys = connection.execute(sa.text("SELECT dev, kid, public_key FROM device_key")).all()
    database.close()
    about = {
        "tables": {"desktop": opening.NEWEST, "headquarters": newest},
        "devices": [{"dev": k.dev, "kid": k.kid, "key": _base64(k.public_key)} for k in keys],
    }
    (target / "release.json").write_text(_text(about) + "\n", encoding="utf-8", newline="\n")


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _zip(bag: Path, target: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in bag.rglob("*") if path.is_file()):
            archive.write(file, f"{bag.name}/{file.relative_to(bag).as_posix()}")
    target.write_bytes(packed.getvalue())


def main(arguments: Sequence[str]) -> int:
    """Keep the release of the version that is named."""
    if len(arguments) != 1 or (KEPT / f"v{arguments[0]}").exists():
        print("name one version, such as 0.2.0, that is not kept yet")
        return 2
    with TemporaryDirectory() as folder:
        print(f"kept in {keep(arguments[0], Path(folder))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

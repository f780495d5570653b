"""Saving one change until it is durable, and folding a whole journal.

A save is measured against its own SQL statements, run bare on a copy of the same database with the
same settings: both wait for the disk, and what is above it is signing, folding and reading.
Folding is measured against decoding the same entries, without which nothing can be folded.
"""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from nacl.signing import SigningKey
from sqlalchemy import Engine, event

from build_spec.bench.desks import make_desk, open_desk
from build_spec.bench.figures import Figure, InTurn, in_turn, ratio, wall
from desktop.app import Application
from desktop.rules import shipped_rules
from record.case import Case
from record.codes import ExhibitKind, Role, RowState
from record.folding.fold import fold_all, place
from record.journal import hlc, kinds
from record.journal.entry import BODY, FIRST, ClockReading, Entry, Header, read, sign
from record.journal.ids import key_id

SAVES, SAVE_LIMIT = 200, 4.0
CASES, ENTRIES_EACH = 2_000, 12
FOLD_LIMIT = 3.0
RUNS = 5
Statement = tuple[str, Any]


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the time from a change to its commit on the disk."""
    made = folder / "made"
    make_desk(made)
    desk = open_desk(made)
    case = desk.cases.open({"category": "A", "summary": "启动困难"})
    desk.close()
    for copy in ("ours", "bare"):
        shutil.copytree(made, folder / copy)
    script = _recorded(made, case)
    desk, other = open_desk(folder / "ours"), open_desk(folder / "bare")
    times = InTurn(wall)
    with other.database.read() as connection:
        bare: Any = connection.connection.driver_connection
        bare.rollback()
        for number, statements in enumerate(script):
            times.take(partial(_save, desk, case, number), partial(_run, bare, statements))
    other.close()
    desk.close()
    yield ratio(
        "save of one field until it is durable",
        times,
        "the same SQL run bare on a copy",
        SAVE_LIMIT,
        "signed, folded and committed with full sync",
    )


def measure_fold(_folder: Path) -> Iterator[Figure]:
    """Measure folding 100,000 entries against only decoding them."""
    book = shipped_rules()
    raw = list(_journal())
    count = sum(len(entries) for entries in raw)

    def decode() -> None:
        for entries in raw:
            for signed, parts in entries:
                entry = read(signed, (), parts)
                msgspec.json.decode(entry.body() or b"", type=kinds.BODIES[entry.header.kind])

    def fold() -> None:
        for entries in raw:
            fold_all([place(read(signed, (), parts)) for signed, parts in entries], book)

    yield ratio(
        f"fold of {count:,} entries",
        in_turn(fold, decode, RUNS),
        "decoding them",
        FOLD_LIMIT,
        f"{CASES:,} cases of {ENTRIES_EACH} entries",
    )


def _save(desk: Application, case: Case, number: int) -> None:
    desk.cases.change(case, {"narrative": f"第 {number} 次修改，客户继续陈述。"})


def _recorded(folder: Path, case: Case) -> list[list[Statement]]:
    """Return the statements of every save, as they are made in a folder of their own."""
    said: list[list[Statement]] = []

    def execute(*call: Any) -> None:
        said[-1].append((call[2], call[3]))

    def commit(_connection: Any) -> None:
        said[-1].append(("COMMIT", ()))

    desk = open_desk(folder)
    event.listen(Engine, "before_cursor_execute", execute)
    event.listen(Engine, "commit", commit)
    try:
        for number in range(SAVES):
            said.append([])
            _save(desk, case, number)
    finally:
        event.remove(Engine, "before_cursor_execute", execute)
        event.remove(Engine, "commit", commit)
        desk.close()
    return said


def _run(connection: Any, statements: list[Statement]) -> None:
    for statement, values in statements:
        connection.execute(statement, values).fetchall()


def _journal() -> Iterator[list[tuple[bytes, dict[str, bytes]]]]:
    key = SigningKey.generate()
    for number in range(CASES):
        prev = FIRST
        entries = []
        for seq, (kind, body) in enumerate(_story(number), 1):
            entry = _entry(key, (number, seq, prev), kind, body)
            entries.append((entry.signed, entry.parts))
            prev = entry.id
        yield entries


def _entry(key: SigningKey, where: tuple[int, int, str], kind: str, body: msgspec.Struct) -> Entry:
    number, seq, prev = where
    clock = hlc.pack(1_790_000_000_000 + number * 60_000 + seq * 1000)
    header = Header(
        dev=f"{number:026d}",
        kid=key_id(bytes(key.verify_key)),
        stream="st:1203",
        seq=seq,
        prev=prev,
        hlc=clock,
        clk=ClockReading(hlc.moment(clock)),
        kind=kind,
        case=f"00000000-0000-7000-8000-{number:012d}",
        actor="u_bench",
        role=Role.STATION,
    )
    return sign(header, {BODY: msgspec.json.encode(body)}, {BODY: b"0" * 16}, key)


def _story(number: int) -> Iterator[tuple[str, msgspec.Struct]]:
    fields = {
        "category": "A",
        "summary": f"加油后启动困难 {number}",
        "raised_at": "2026-11-20T10:00:00+08:00",
        "complainant.name": "周建国",
        "vehicle.plate": f"鄂C·{number:05d}",
    }
    case_no = f"TS-1203-20261120-A{number}"
    ruleset = shipped_rules().newest.version
    yield kinds.CASE_OPEN, kinds.CaseOpen(case_no=case_no, ruleset=ruleset, fields=fields)
    for turn in range(ENTRIES_EACH - 4):
        changes = {"narrative": f"第 {turn} 段陈述", "demand_text": f"赔偿 {turn} 元"}
        yield kinds.CASE_PATCH, kinds.CasePatch(changes=changes)
    yield kinds.STEP_DONE, kinds.StepDone(item="step0.safety", answer=RowState.DONE)
    yield kinds.NOTE_ADD, kinds.NoteAdd(text="客户情绪平稳")
    yield (
        kinds.EVIDENCE_ADD,
        kinds.EvidenceAdd(
            evidence_id="e1", exhibit_no="E01", kind=ExhibitKind.RECEIPT, title="小票"
        ),
    )

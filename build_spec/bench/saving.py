"""Saving one change until it is durable, and folding a whole journal."""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from build_spec.bench.desks import make_desk, open_desk
from build_spec.bench.figures import Figure, paired, percentile
from desktop.app import load_rules
from record import hlc, kinds
from record.entry import BODY, FIRST, ClockReading, Entry, Header, read, sign
from record.fold import fold_all, place
from record.ids import key_id

SAVES = 200
SAVE_LIMIT_S = 0.060
CASES, ENTRIES_EACH = 8_334, 12
FOLD_LIMIT = 3.0
RUNS = 3


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the time from a change to its commit on the disk."""
    make_desk(folder)
    desk = open_desk(folder)
    case = desk.cases.open({"category": "A", "summary": "启动困难"})
    took = []
    for number in range(SAVES):
        began = time.perf_counter()
        case = desk.cases.change(case, {"narrative": f"第 {number} 次修改，客户继续陈述。"})
        took.append(time.perf_counter() - began)
    desk.close()
    p95 = percentile(took, 0.95)
    yield Figure(
        "save to durable, p95",
        f"{p95 * 1000:.1f} ms",
        "60 ms",
        p95 < SAVE_LIMIT_S,
        f"{SAVES} changes of one field, each signed, folded and committed with full sync",
    )


def measure_fold(_folder: Path) -> Iterator[Figure]:
    """Measure folding 100,000 entries against only decoding them."""
    rules = load_rules()
    raw = list(_journal())
    count = sum(len(entries) for entries in raw)

    def decode() -> None:
        for entries in raw:
            for signed, parts in entries:
                entry = read(signed, (), parts)
                msgspec.json.decode(entry.body() or b"", type=kinds.BODIES[entry.header.kind])

    def fold() -> None:
        for entries in raw:
            fold_all([place(read(signed, (), parts)) for signed, parts in entries], rules)

    ours, theirs = paired(fold, decode, RUNS)
    yield Figure(
        f"fold of {count:,} entries over decoding them",
        f"{ours / theirs:.2f} × ({ours:.2f} s, {theirs:.2f} s)",
        f"{FOLD_LIMIT:g} ×",
        ours / theirs <= FOLD_LIMIT,
        f"{CASES:,} cases of {ENTRIES_EACH} entries",
    )


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
        role="station",
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
    yield kinds.CASE_OPEN, kinds.CaseOpen(case_no=case_no, ruleset="1", fields=fields)
    for turn in range(ENTRIES_EACH - 4):
        changes = {"narrative": f"第 {turn} 段陈述", "demand_text": f"赔偿 {turn} 元"}
        yield kinds.CASE_PATCH, kinds.CasePatch(changes=changes)
    yield kinds.STEP_DONE, kinds.StepDone(item="step0.safety", answer="DONE")
    yield kinds.NOTE_ADD, kinds.NoteAdd(text="客户情绪平稳")
    yield (
        kinds.EVIDENCE_ADD,
        kinds.EvidenceAdd(evidence_id="e1", exhibit_no="E01", kind="RECEIPT", title="小票"),
    )

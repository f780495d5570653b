import io
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import Cancelled, NoProgress
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from record.problems import Problem

RECEIPT = ExhibitForm(kind=ExhibitKind.OTHER, title="小票", what_it_proves="当日加油")
NOBODY = NoProgress()


class Watched(NoProgress):
    """Remember what was reported, and cancel after so many checks."""

    def __init__(self, patience: int = 10_000) -> None:
        self.reports: list[tuple[int, int]] = []
        self._patience = patience

    def report(self, done: int, total: int, doing: str) -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        self._patience -= 1
        if self._patience < 0:
            raise Cancelled


def photo(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(out, "JPEG")
    return out.getvalue()


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def stray(station: Application) -> list[Path]:
    """Return files in spool and vault that no exhibit names."""
    cases = [station.cases.get(row.id) for row in station.cases.list(CaseQuery()).rows]
    named = {f.h for case in cases for e in case.evidence.values() for f in e.files}
    vault = [p for p in station.folder.vault.rglob("*") if p.is_file() and p.name not in named]
    return vault + list(station.folder.spool.iterdir())


def test_a_file_becomes_an_exhibit_with_its_hash_and_name(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = write(tmp_path / "U 盘" / "照片 1.jpg", photo())
    exhibit = station.evidence.add_file(case.id, source, RECEIPT, NOBODY)
    assert (exhibit.exhibit_no, exhibit.title, exhibit.original_name) == (
        "E01",
        "小票",
        "照片 1.jpg",
    )
    [file] = exhibit.files
    assert (file.n, file.t) == (source.stat().st_size, "image/jpeg")
    assert station.vault.path_of(file.h).read_bytes() == source.read_bytes()
    assert [e.event for e in station.cases.get(case.id).custody] == ["CREATED"]
    assert source.exists()


def test_a_mixed_batch_adds_the_good_and_says_why_not_of_each_bad(
    station: Application, case: Case, tmp_path: Path
) -> None:
    folder = tmp_path / "现场 资料"
    write(folder / "一.jpg", photo("red"))
    write(folder / "里面" / "二.jpg", photo("green"))
    write(folder / "里面" / "同一张.jpg", photo("red"))
    write(folder / "Thumbs.db", b"left by the system")
    write(folder / "空.jpg", b"")
    write(folder / "程序.pdf", b"MZ\x90\x00" + b"\x00" * 500)
    write(folder / "巨大.png", _png_claiming(60_000, 60_000))
    (folder / "链接.jpg").symlink_to(folder / "一.jpg")
    os.mkfifo(folder / "管道.jpg")
    watched = Watched()
    batch = station.evidence.add_files(case.id, [folder, tmp_path / "没有.jpg"], RECEIPT, watched)
    assert {e.original_name for e in batch.added} == {"一.jpg", "二.jpg", "程序.pdf", "巨大.png"}
    assert batch.known == ("同一张.jpg",)
    assert {name: problem.code for name, problem in batch.refused} == {
        "空.jpg": "evidence.empty_file",
        "链接.jpg": "system.not_a_file",
        "管道.jpg": "system.not_a_file",
        "没有.jpg": "system.file_missing",
    }
    assert [done for done, _ in watched.reports] == sorted(done for done, _ in watched.reports)
    assert watched.reports[-1][0] == watched.reports[-1][1]
    assert stray(station) == []


def test_a_program_named_like_a_document_is_kept_and_called_what_it_is(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = write(tmp_path / "发票.pdf", b"MZ\x90\x00" + b"\x00" * 500)
    exhibit = station.evidence.add_file(case.id, source, RECEIPT, NOBODY)
    assert exhibit.files[0].t not in ("application/pdf", "image/jpeg")
    with pytest.raises(Problem):
        station.evidence.thumbnail(exhibit)


def test_cancelling_keeps_what_was_added_and_nothing_half(
    station: Application, case: Case, tmp_path: Path
) -> None:
    files = [write(tmp_path / f"{n}.jpg", photo(c)) for n, c in enumerate(("red", "lime", "blue"))]
    batch = station.evidence.add_files(case.id, files, RECEIPT, Watched(patience=9))
    assert batch.cancelled
    assert 0 < len(batch.added) < 3
    assert len(station.cases.get(case.id).evidence) == len(batch.added)
    assert len(list(station.folder.spool.iterdir())) == 0


def test_what_is_pasted_becomes_an_exhibit(station: Application, case: Case) -> None:
    exhibit = station.evidence.add_bytes(case.id, photo(), "截图.png", RECEIPT)
    assert station.vault.check(exhibit.files[0].h)
    with pytest.raises(Problem, match=r"evidence\.empty_file"):
        station.evidence.add_bytes(case.id, b"", "空.png", RECEIPT)


def test_paper_without_a_file_is_no_lost_file(station: Application, case: Case) -> None:
    exhibit = station.evidence.add_without_file(case.id, ExhibitForm(kind=ExhibitKind.REPAIR_DOC))
    assert (exhibit.medium, exhibit.files) == ("PAPER", ())
    assert exhibit.title
    with pytest.raises(Problem, match=r"evidence\.no_file"):
        station.evidence.thumbnail(exhibit)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"details": {"camera": "\ud842"}}, "text.surrogate"),
        ({"details": {"offset": float("nan")}}, "cases.bad_field"),
        ({"details": {"number": 2**70}}, "cases.bad_field"),
        ({"captured_at": datetime(2026, 6, 11)}, "cases.bad_field"),  # noqa: DTZ001 (no zone)
        ({"kind": "NONSENSE"}, "cases.bad_field"),
        ({"what_it_proves": "长" * 20_001}, "text.too_long"),
    ],
)
def test_bad_words_refuse_before_a_byte_is_copied(
    station: Application, case: Case, tmp_path: Path, form: dict[str, Any], code: str
) -> None:
    said = ExhibitForm(**{"kind": ExhibitKind.OTHER, **form})
    source = write(tmp_path / "a.jpg", photo())
    for add in (
        lambda: station.evidence.add_file(case.id, source, said, NOBODY),
        lambda: station.evidence.add_bytes(case.id, photo(), "a.jpg", said),
        lambda: station.evidence.add_without_file(case.id, said),
    ):
        with pytest.raises(Problem) as refused:
            add()
        assert refused.value.code == code
    assert station.cases.get(case.id).evidence == {}
    assert stray(station) == []


def test_nobody_on_duty_and_an_unknown_case_leave_no_file(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = write(tmp_path / "a.jpg", photo())
    with pytest.raises(Problem, match=r"cases\.unknown"):
        station.evidence.add_files("no-case", [source], RECEIPT, NOBODY)
    station.session.sign_out()
    with pytest.raises(Problem, match=r"people\.signed_out"):
        station.evidence.add_file(case.id, source, RECEIPT, NOBODY)
    assert stray(station) == []


def test_a_full_disk_says_so_and_keeps_what_was_there(
    station: Application, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(station.system), "free_bytes", lambda *_: 1000)
    with pytest.raises(Problem) as refused:
        station.evidence.add_file(case.id, write(tmp_path / "a.jpg", photo()), RECEIPT, NOBODY)
    assert (refused.value.code, refused.value.facts["needed_mb"]) == ("evidence.disk_full", 65)
    assert station.cases.get(case.id).evidence == {}


def test_more_files_than_a_person_can_mean_are_refused(
    station: Application, case: Case, tmp_path: Path
) -> None:
    for number in range(501):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(Problem, match=r"evidence\.too_many_files"):
        station.evidence.add_files(case.id, [tmp_path], RECEIPT, NOBODY)


def test_a_withdrawn_file_may_be_added_anew(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = write(tmp_path / "a.jpg", photo())
    first = station.evidence.add_file(case.id, source, RECEIPT, NOBODY)
    station.evidence.withdraw(case.id, first.id, "加错案件")
    batch = station.evidence.add_files(case.id, [source], RECEIPT, NOBODY)
    assert [e.exhibit_no for e in batch.added] == ["E02"]


def _png_claiming(width: int, height: int) -> bytes:
    raw = bytearray(_small_png())
    raw[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return bytes(raw)


def _small_png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()

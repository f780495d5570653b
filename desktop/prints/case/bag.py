"""A case package as a BagIt 1.0 bag (RFC 8493), written so that half of one is never left behind.

Everything is streamed into a folder beside the target and renamed when it is whole.
"""

import csv
import errno
import hashlib
import io
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

from desktop.paths import RESOURCES
from desktop.prints.page.labels import ZH, words
from desktop.progress import Progress
from record.case import Case
from record.problems import Problem
from record.proof.files import ALGORITHMS, BAGIT, rendered

PACKING = "export.packing"
SEAL, CASE, KEYS, INDEX = "data/seal.txt", "data/case.json", "data/keys.json", "data/index.csv"
_BLOCK = 1024 * 1024
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Bag:
    """One bag being written; use as a context: left without ``finish``, nothing remains."""

    def __init__(self, target: Path, total: int, progress: Progress) -> None:
        self._target = target
        self._folder = target.parent / f".{uuid.uuid4().hex}.part"
        self._progress = progress
        self._total = total
        self._done = 0
        self._digests: dict[str, tuple[str, ...]] = {}

    def __enter__(self) -> Self:
        with _as_problem():
            self._folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, name: str, data: bytes) -> None:
        """Write a small file under a path of the bag, such as ``data/case.json``."""
        self._write(name, io.BytesIO(data))

    def copy(self, name: str, source: Path, sha256: str) -> None:
        """Copy a file in, hashed on the way.

        Raises ``Problem('export.file_changed')`` when it is not what its hash says,
        ``Problem('export.disk_full')``, and ``Cancelled``.
        """
        with _as_problem(), source.open("rb") as file:
            self._write(name, file)
        if self._digests[name][0] != sha256:
            raise Problem("export.file_changed", sha256=sha256[:12])

    def seal(self) -> str:
        """Write the list of everything added so far; returns the hash to record in the journal."""
        self.add(SEAL, rendered({name: hashes[0] for name, hashes in self._digests.items()}))
        return self._digests[SEAL][0]

    def finish(self) -> Path:
        """Write the manifests, make all of it durable and give the bag its name."""
        for prefix, inside in (("", True), ("tag", False)):
            chosen = {n: h for n, h in self._digests.items() if n.startswith("data/") is inside}
            for number, algorithm in enumerate(ALGORITHMS):
                name = f"{prefix}manifest-{algorithm}.txt"
                listed = {n: h[number] for n, h in chosen.items() if not n.startswith("tagm")}
                self.add(name, rendered(listed))
        with _as_problem():
            self._folder.rename(self._target)
        return self._target

    def _write(self, name: str, source: IO[bytes]) -> None:
        path = self._folder / name
        hashes = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
        with _as_problem():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as out:
                while block := source.read(_BLOCK):
                    self._progress.check()
                    out.write(block)
                    for digest in hashes:
                        digest.update(block)
                    self._done += len(block)
                    self._progress.report(min(self._done, self._total), self._total, PACKING)
                out.flush()
                os.fsync(out.fileno())
        self._digests[name] = tuple(digest.hexdigest() for digest in hashes)


@contextmanager
def _as_problem() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Problem("export.disk_full") from error
        raise Problem("export.not_written", why=error.strerror or "") from error


def tags(case: Case, made_on: str, program: str, *, practice: bool = False) -> dict[str, bytes]:
    """Return the tag files but the manifests: ``made_on`` is a date, ``program`` its version.

    A package of the ``practice`` station says so first thing in its description and in VERIFY.txt.
    """
    about = f"External-Identifier: {case.case_no}\nBagging-Date: {made_on}\n"
    mark = words(ZH)("copy.PRACTICE") if practice else ""
    if mark:
        about = f"External-Description: {mark}\n{about}"
    verify = (RESOURCES / "prints" / "verify.txt").read_bytes()
    about += f"Bag-Software-Agent: Forecourt Casebook {program}\n"
    return {
        "bagit.txt": BAGIT,
        "bag-info.txt": about.encode(),
        "VERIFY.txt": f"{mark}\n\n".encode() + verify if mark else verify,
    }


def index(case: Case, held: Iterable[str], name: Callable[[str, str], str]) -> bytes:
    """Return the list of exhibits as a table: which number is which file; withdrawn ones too.

    ``name`` says a code of a group in words, which stand beside it.
    """
    here = frozenset(held)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(
        ("exhibit 证据编号", "kind 类型", "title 名称", "proves 证明事项", "status 状态",
         "original name 原文件名", "type 格式", "bytes 字节", "sha256", "file 文件",
         "kind code 类型代码", "status code 状态代码")
    )  # fmt: skip
    for exhibit in sorted(case.evidence.values(), key=lambda e: e.exhibit_no):
        said: Sequence[str] = (
            exhibit.exhibit_no, name("evidence_kind", exhibit.kind), exhibit.title,
            exhibit.what_it_proves, name("evidence_status", exhibit.status), exhibit.original_name,
        )  # fmt: skip
        codes = exhibit.kind, exhibit.status
        for file in exhibit.files:
            place = f"blobs/{file.h}" if file.h in here else ""
            writer.writerow(_plain((*said, file.t, str(file.n), file.h, place, *codes)))
        if not exhibit.files:
            writer.writerow(_plain((*said, "", "", "", "", *codes)))
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def _plain(cells: Iterable[str]) -> list[str]:
    """Keep a spreadsheet from taking what somebody typed for a formula."""
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]

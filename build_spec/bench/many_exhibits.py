"""A dossier of many exhibits, printed in a process of its own: its memory, and its file.

``python -m build_spec.bench.many_exhibits FOLDER`` prints the pictures of a folder and says both.
"""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from build_spec.bench.figures import Figure
from build_spec.places import ROOT
from desktop.prints.case.dossier import Dossier, render
from desktop.prints.page.page import Imprint
from desktop.services.papers.prints import PICTURE_PIXELS, PICTURE_QUALITY
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.journal.entry import BlobRef
from record.journal.station import Station

EXHIBITS = 300
MOST_MEMORY_MB, MOST_FILE_MB = 250.0, 40.0
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the most memory that printing takes, and the size of what it makes."""
    for number in range(EXHIBITS):
        (folder / f"{number:03d}.jpg").write_bytes(_photo(number))
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout)
    how = f"{found['pages']} pages, photos as the child gives them for print"
    for name, value, limit in (
        ("memory", found["memory_mb"], MOST_MEMORY_MB),
        ("file", found["file_mb"], MOST_FILE_MB),
    ):
        words = f"dossier of {EXHIBITS} exhibits, {name}"
        yield Figure(words, f"{value:.0f} MB", "", value, limit, unit=" MB", how=how)


def main(folder: Path) -> None:
    """Print the pictures of a folder, and say memory, size and pages as JSON."""
    # Only there is the most memory of a process known; elsewhere the row is empty.
    import resource

    pictures = {hashlib.sha256(d).hexdigest(): d for d in map(Path.read_bytes, _files(folder))}
    printed = render(_dossier(pictures), _imprint())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = {"memory_mb": most / 1024, "file_mb": len(printed.pdf) / 1e6, "pages": printed.pages}
    print(json.dumps(told))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jpg"))


def _photo(number: int) -> bytes:
    """Return a picture with as much in it as a photo has: soft shapes under fine grain."""
    import numpy as np
    from PIL import Image

    tall = PICTURE_PIXELS[1]
    wide = round(tall * 4 / 3)
    chance = np.random.default_rng(number)
    shapes = chance.integers(0, 255, (30, 40, 3), dtype=np.uint8)
    soft = np.asarray(Image.fromarray(shapes).resize((wide, tall), Image.Resampling.BICUBIC), int)
    grain = chance.normal(0, 6, (tall, wide, 1))
    out = io.BytesIO()
    picture = Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8))
    picture.save(out, "JPEG", quality=PICTURE_QUALITY)
    return out.getvalue()


def _dossier(pictures: dict[str, bytes]) -> Dossier:
    one = Exhibit(
        id="x",
        exhibit_no="E01",
        kind=ExhibitKind.VEHICLE_PHOTO,
        title="车辆照片",
        added_at=NOON,
        added_by="u_bench",
        entry="0" * 64,
        what_it_proves="车辆停在 4 号加油位",
    )
    evidence = {
        f"x{n}": msgspec.structs.replace(
            one, id=f"x{n}", exhibit_no=f"E{n:02d}", files=(BlobRef(h, len(data), "image/jpeg"),)
        )
        for n, (h, data) in enumerate(pictures.items(), 1)
    }
    case = Case(
        id="case",
        case_no="TS-1203-20261120-A01",
        station="1203",
        ruleset="1",
        opened_by="u_bench",
        recorded_at=NOON,
        evidence=evidence,
    )
    return Dossier(
        case=case,
        station=Station(code="1203", name="量度站", region="R"),
        labels=lambda _group, code: code,
        pictures=pictures,
    )


def _imprint() -> Imprint:
    return Imprint(
        company="量度公司", station="量度站", operator="量度员", printed_at=NOON, version="0"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""How long a dossier takes beside ReportLab alone drawing the same lines, rules and pictures."""

import hashlib
import io
import subprocess
import sys
import time
from collections.abc import Callable

import msgspec
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.prints import ink
from desktop.prints.dossier import Dossier, render
from desktop.prints.page import Imprint
from tests.desktop.prints.conftest import exhibit, photo

PHOTOS = 12
RATIO = 1.5
PAGES_A_SECOND = 60
POINT = 72 / 25.4


@pytest.fixture
def twelve(dossier: Dossier) -> Dossier:
    pictures = [photo(n, (1600, 1200)) for n in range(1, PHOTOS + 1)]
    evidence = {f"x{n}": exhibit(n, data) for n, data in enumerate(pictures, 1)}
    case = msgspec.structs.replace(dossier.case, evidence=evidence)
    shown = {hashlib.sha256(data).hexdigest(): data for data in pictures}
    return msgspec.structs.replace(dossier, case=case, pictures=shown)


def test_a_dossier_costs_little_more_than_drawing_it(
    twelve: Dossier, imprint: Imprint, monkeypatch: pytest.MonkeyPatch
):
    steps = _recorded(twelve, imprint, monkeypatch)
    photos = list(twelve.pictures.values())
    ours = _best(lambda: render(twelve, imprint))
    bare = _best(lambda: _bare(steps, photos))
    assert ours < RATIO * bare, f"{ours * 1000:.0f} ms against {bare * 1000:.0f} ms"


def test_pages_come_fast_once_the_fonts_are_read(twelve: Dossier, imprint: Imprint):
    pages = render(twelve, imprint).pages
    assert pages / _best(lambda: render(twelve, imprint)) > PAGES_A_SECOND


def test_neither_qt_nor_the_database_nor_a_decoder_is_loaded():
    code = (
        "import sys, desktop.prints.dossier, desktop.prints.confirmation, desktop.prints.refusal;"
        "print([m for m in ('PySide6', 'sqlalchemy', 'cv2', 'numpy', 'av', 'desktop.store',"
        "'desktop.evidence', 'reportlab.platypus') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(4):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def _recorded(
    dossier: Dossier, imprint: Imprint, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, tuple]]:
    """Everything that one dossier draws, as plain strings, lines and boxes."""
    steps: list[tuple[str, tuple]] = []
    plain = {name: getattr(ink.Ink, name) for name in ("line_of_text", "rules", "cells",
        "picture", "end_page")}  # fmt: skip

    def watch(name: str) -> Callable[..., None]:
        def watched(self: ink.Ink, *args: object) -> None:
            steps.append((name, args))
            plain[name](self, *args)

        return watched

    with monkeypatch.context() as patched:
        for name in plain:
            patched.setattr(ink.Ink, name, watch(name))
        render(dossier, imprint)
    return steps


def _bare(steps: list[tuple[str, tuple]], photos: list[bytes]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1)
    waiting = iter(photos)
    for name, args in steps:
        if name == "line_of_text":
            x, y, line, style = args[:4]
            for run in line.runs:
                canvas.setFont(run.font, style.size)
                canvas.drawString(x * POINT, (297 - y) * POINT, run.text)
        elif name == "rules":
            canvas.lines([tuple(v * POINT for v in four) for four in args[0]])
        elif name == "picture":
            x, y, width, height = (v * POINT for v in args[0])
            canvas.drawImage(ImageReader(io.BytesIO(next(waiting))), x, y, width, height)
        elif name == "end_page":
            canvas.showPage()
    canvas.save()
    return file.getvalue()

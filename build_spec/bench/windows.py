"""What a person waits for at the window: another look, another language, another case.

Every limit is a ratio to building as many bare widgets with the same style: of the same classes of
Qt, with the same properties, one below the other. Only the thread of the windows is measured: what
happens beside it makes nobody wait.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollBar, QVBoxLayout, QWidget

from build_spec.bench.desks import PERSON, REVIEWER, make_desk
from build_spec.bench.figures import Figure, InTurn, Work, count, ratio
from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import cases as store
from desktop.ui.case.case_page import CasePage
from desktop.ui.desk.main_window import MainWindow
from desktop.ui.desk.program import Program, new_program
from desktop.ui.window import tasks
from desktop.ui.window.visit import (
    ToCase,
    ToCases,
    ToEvidence,
    ToNewCase,
    ToReview,
    ToReviewCase,
    ToSettings,
    ToSync,
    ToToday,
    Visit,
)
from desktop.window import Start
from record.case import Case
from record.codes import ExhibitKind, Role
from record.journal.station import Member

SWITCH, FIRST, NEXT = 3.0, 2.0, 0.2
# A reviewer has the whole case on one page: most of its words wrap, and all change with the case.
READ_FIRST, READ_NEXT = 5.0, 0.5
RUNS = 5
CASES = 4
PLACES = (ToToday(), ToCases(), ToEvidence(), ToSync(), ToSettings(), ToNewCase())
Shows = Callable[[str], Visit]
LOOKS = ("look", "kind", "role", "tone", "small", "state")
INSIDE = ("QComboBox", "QAbstractSpinBox", "QAbstractItemView")


class Twin(NamedTuple):
    """What a bare widget is made of to have the style of another."""

    kind: Callable[[QWidget], QWidget]
    looks: dict[str, object]


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the switches, then the pages, in the windows of a station and of its region."""
    with _at(folder / "station", Role.STATION, PERSON) as (program, made):
        yield from _switches(program, made)
        yield from _case_pages("case page", (ToCase, ToToday()), made, FIRST, NEXT)
        yield _decoded()
    with _at(folder / "region", Role.REGION, REVIEWER) as (_, made):
        yield from _case_pages(
            "reviewer's page", (ToReviewCase, ToReview()), made, READ_FIRST, READ_NEXT
        )


@contextmanager
def _at(folder: Path, role: Role, person: Member) -> Iterator[tuple[Program, list[Case]]]:
    """Open the window of a desk with some cases, and a person on duty."""
    make_desk(folder, role)
    start = Start(new_program(), folder, "zh")
    start.open()
    desk = start.application
    if desk is None:
        raise RuntimeError("the desk did not open")
    desk.headquarters.stop()
    desk.sweep.stop()
    desk.session.member = person
    try:
        yield start.program, [_case(desk, number) for number in range(CASES)]
    finally:
        window = _window()
        window.close()
        _done(window.deleteLater)
        start.close()


def _switches(program: Program, made: list[Case]) -> Iterator[Figure]:
    themes, sizes, languages = cycle(("dark", "light")), cycle((200, 100)), cycle(("en", "zh"))
    for name, act in (
        ("another theme", lambda: program.theme.use(next(themes), 100)),
        ("another text size", lambda: program.theme.use("light", next(sizes))),
        ("another language", lambda: _window().language_chosen.emit(next(languages))),
    ):
        times, twins = InTurn(time.thread_time), list[Twin]()
        for _ in range(RUNS):
            _walk(made)
            twins = _twins(QApplication.allWidgets())
            times.take(partial(_done, act), partial(_bare, twins))
        yield ratio(name, times, f"{len(twins)} bare widgets", SWITCH, "every page open")


def _case_pages(
    name: str, places: tuple[Shows, Visit], made: list[Case], most_first: float, most_next: float
) -> Iterator[Figure]:
    """Measure a page that shows one case: first, with the next cases, and going back."""
    shows, back_to = places
    first, following, back = (InTurn(time.thread_time) for _ in range(3))
    languages, twins = cycle(("en", "zh")), list[Twin]()
    for _ in range(RUNS + 1):
        _done(lambda: _window().language_chosen.emit(next(languages)))
        window = _signed_in()
        _place(window, back_to)
        before = set(QApplication.allWidgets())
        opened = _took(partial(_open, window, made[0], shows))
        twins = _twins([w for w in QApplication.allWidgets() if w not in before])
        _add(first, opened, _took(partial(_bare, twins)))
        for case in made[1:]:
            _add(following, _took(partial(_open, window, case, shows)), opened)
            _add(back, _took(partial(_place, window, back_to)), opened)
    yield ratio(f"first {name}", first, f"{len(twins)} bare widgets", most_first)
    yield ratio(f"next {name}", following, f"first {name}", most_next)
    yield ratio(f"back from the {name}", back, f"first {name}", NEXT)


def _took(work: Work) -> float:
    gc.collect()
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _add(times: InTurn, ours: float, baseline: float) -> None:
    times.ours.append(ours)
    times.baseline.append(baseline)


def _decoded() -> Figure:
    """Count the cases that opening the lists decodes in the thread of the windows."""
    decode = store.decode  # the one place where a case is decoded
    here: list[threading.Thread] = []

    def noted(raw: Any) -> Case:
        if threading.current_thread() is threading.main_thread():
            here.append(threading.current_thread())
        return decode(raw)

    store.decode = noted
    try:
        for place in PLACES:
            _place(_window(), place)
    finally:
        store.decode = decode
    return count("cases decoded by lists in the thread of the windows", len(here), 0)


def _walk(made: list[Case]) -> None:
    """Open every page and every part of a case."""
    window = _signed_in()
    for place in PLACES:
        _place(window, place)
    _open(window, made[0])
    page = window.page(ToCase.page)
    if isinstance(page, CasePage):
        for index in range(page.ui.tabs.count()):
            _done(partial(page.ui.tabs.setCurrentIndex, index))


def _window() -> MainWindow:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def _signed_in() -> MainWindow:
    window = _window()
    if window.person is None:
        person = REVIEWER if window.has_page(ToReviewCase.page) else PERSON
        _done(lambda: window.sign_in.signed_in.emit(person))
    return window


def _open(window: MainWindow, case: Case, shows: Shows = ToCase) -> None:
    _done(lambda: window.open(shows(case.id)))


def _place(window: MainWindow, visit: Visit) -> None:
    _done(lambda: window.open(visit))


def _done(act: Work) -> None:
    """Do something until everything that came of it is shown."""
    act()
    for _ in range(3):
        QApplication.processEvents()
        tasks.wait_all(10_000)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _twins(widgets: list[QWidget]) -> list[Twin]:
    """Return what bare widgets in the style of these are made of, without what Qt adds itself."""
    return [
        Twin(
            next(c for c in type(each).__mro__ if c.__module__ == "PySide6.QtWidgets"),
            {name: value for name in LOOKS if (value := each.property(name)) is not None},
        )
        for each in widgets
        if not _is_inside(each)
    ]


def _is_inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    held = parent is not None and any(parent.inherits(name) for name in INSIDE)
    named = widget.objectName().startswith("qt_")
    return named or held or isinstance(widget, QScrollBar | QMenu)


def _bare(twins: list[Twin]) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    for twin in twins:
        made = twin.kind(host)
        for name, value in twin.looks.items():
            made.setProperty(name, value)
        if hasattr(made, "setText"):
            made.setText("现场案卷")
        column.addWidget(made)
    host.show()
    QApplication.processEvents()
    host.hide()
    host.deleteLater()


def _case(desk: Application, number: int) -> Case:
    case = desk.cases.open(
        {
            "station": PERSON.station,
            "category": "A",
            "summary": f"加油后车辆启动困难、怠速发抖 {number}",
            "narrative": "客户在本站加油后返回，称车辆启动困难。已记录经过并核对交易。",
            "complainant.name": "周建国",
            "complainant.phone": f"1390728{number:04d}",
            "vehicle.plate": f"鄂C·{number:05d}",
        }
    )
    for picture in range(number % 3 + 2):
        form = ExhibitForm(kind=ExhibitKind.OTHER, title=f"车辆 {picture}")
        name = f"{number}-{picture}.png"
        desk.evidence.add_bytes(case.id, _picture(number, picture), name, form)
    return desk.cases.get(case.id)


def _picture(number: int, picture: int) -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (640, 480), (number * 40, picture * 60, 120)).save(drawn, "PNG")
    return drawn.getvalue()

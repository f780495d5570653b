"""What people wrote is shown as it stands, on every page and in every dialog."""

from contextlib import contextmanager

import msgspec
import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.case.entry_dialog import Entry, RecordDialog
from desktop.ui.case.entry_kinds import KINDS
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.desk.pages import desk_words
from desktop.ui.fields.inputs import LineInput, TextInput
from desktop.ui.widgets import verbatim
from desktop.ui.window import tasks
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.window.question import Choice, Question
from desktop.ui.window.visit import ToCase
from record.codes import ExhibitKind, Stage, Status
from record.problems import Problem
from tests.desktop.ui.desks import AREA, MANAGER, a_complaint, open_desk, visits
from tests.desktop.ui.evidence.conftest import open_exhibit
from tests.desktop.ui.papers.conftest import open_paper
from tests.desktop.ui.verbatim_walk import faults, shown
from tests.patience import PATIENCE_MS

MARK = "A&B"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
CANARY = f'<img src="file:///canary">&lt;<b>{MARK}</b> \u202egpj.exe\u2069 {FAMILY} 𠮷'
LONG = (CANARY * 400)[:10_000]
TEXTS = (
    "summary",
    "narrative",
    "place_detail",
    "demand_text",
    "complainant.name",
)


@pytest.fixture(scope="module")
def filled(qapp, tmp_path_factory):
    """A desk with one case whose every text is a canary."""
    app = open_desk(tmp_path_factory.mktemp("原样") / "案卷 数据")
    app.settings.change(language="en")
    case = a_complaint(app, summary=CANARY)
    for path in TEXTS:
        said = LONG if path == "narrative" else CANARY
        app.cases.change(app.cases.get(case.id), {path: said})
    app.cases.move(case.id, Status.ON_SITE, Stage.LISTEN)
    app.cases.note(case.id, CANARY)
    form = ExhibitForm(
        kind=ExhibitKind.OTHER, title=CANARY, what_it_proves=CANARY, place=CANARY, source=CANARY
    )
    app.evidence.add_bytes(case.id, b"receipt", f"{CANARY}.txt", form)
    app.cases.save_view(CANARY, CaseQuery())
    yield app, case.id
    tasks.wait_all(PATIENCE_MS)
    app.close()


@contextmanager
def _window(app, theme, role="station", member=MANAGER):
    device, before = app.session.device, app.session.member
    app.device = app.session.device = msgspec.structs.replace(device, role=role)
    app.session.member = member
    window = desk_window(app, theme)
    try:
        window.show()
        window.come_on_duty(member)
        yield window
    finally:
        window.close()
        tasks.wait_all(PATIENCE_MS)
        window.deleteLater()
        app.device = app.session.device = device
        app.session.member = before


def _settle(qtbot):
    qtbot.waitUntil(lambda: tasks.wait_all(0))
    qtbot.wait(30)


PAGES = ("today", "cases", "evidence", "new", "case", "stills", "scan_inbox", "sync", "settings")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_station_shows_text_as_it_stands(filled, theme, qtbot, page):
    app, case_id = filled
    with _window(app, theme) as window:
        window.open(visits(case_id)[page])
        _settle(qtbot)
        assert list(faults(window, MARK)) == []
        if page in {"cases", "case", "today"}:
            assert CANARY in shown(window.page(page)) + _typed(window.page(page))


@pytest.mark.parametrize("page", ["review", "review_case"])
def test_every_page_of_the_region_shows_text_as_it_stands(filled, theme, qtbot, page):
    app, case_id = filled
    with _window(app, theme, "region", AREA) as window:
        window.open(visits(case_id)[page])
        _settle(qtbot)
        if page == "review":
            tabs = window.page(page).findChildren(QPushButton)
            next(tab for tab in tabs if tab.text().startswith("All ")).click()
            _settle(qtbot)
        assert list(faults(window, MARK)) == []
        assert CANARY in shown(window.page(page))


def test_every_entry_takes_and_shows_text_as_it_stands(filled, theme, qtbot):
    app, case_id = filled
    for kind in KINDS:
        dialog = RecordDialog(
            app.cases,
            app.drafts,
            desk_words(app),
            app.cases.get(case_id),
            Entry(kind, "", kind.starts(app.clock.now(), "")),
            None,
        )
        qtbot.addWidget(dialog)
        for row in dialog.form.rows.values():
            if isinstance(row.input, LineInput | TextInput):
                row.input.set_words(CANARY)
        dialog.show()
        dialog._record()
        assert list(faults(dialog, MARK)) == []
    with _window(app, theme) as window:
        window.open(ToCase(case_id))
        page = window.page("case")
        for part in range(page.ui.tabs.count()):
            page.ui.tabs.setCurrentIndex(part)
            _settle(qtbot)
            assert list(faults(window, MARK)) == []


def test_the_papers_and_an_exhibit_show_text_as_it_stands(filled, theme, qtbot):
    app, case_id = filled
    exhibit = next(iter(app.cases.get(case_id).evidence.values()))
    with _window(app, theme) as window:
        prompts = WindowPrompts(window, "en")
        for dialog in (
            open_paper(app, theme, prompts, case_id, parent=window),
            open_exhibit(app, prompts, app.cases.get(case_id), exhibit.id, window),
        ):
            dialog.show()
            _settle(qtbot)
            assert list(faults(dialog, MARK)) == []
            assert CANARY not in dialog.windowTitle()
            dialog.close()


def test_a_question_shows_text_as_it_stands_and_keeps_it_off_the_title_bar(qtbot):
    question = Question(CANARY, CANARY, None)
    qtbot.addWidget(question)
    question.say(CANARY, CANARY, CANARY)
    question.offer([Choice("k", CANARY, CANARY)])
    question.ask_reason([CANARY])
    assert list(faults(question, MARK)) == []
    assert question.ui.title.text() == CANARY
    assert CANARY not in question.windowTitle()


def test_what_no_store_can_hold_is_refused_and_stays_in_its_field(desk, theme, qtbot):
    bad, case = "加\ud842油", a_complaint(desk)
    with pytest.raises(Problem, match=r"text\.surrogate"):
        desk.cases.change(case, {"place_detail": bad})
    desk.drafts.keep(case.id, "place_detail", bad)
    assert desk.drafts.of(case.id)["place_detail"].replace("?", "").replace("�", "") == "加油"


def test_a_tip_is_escaped_only_where_qt_would_interpret_it():
    assert verbatim.tip("1 < 2 & 3") == "1 < 2 & 3"
    assert verbatim.tip("<b>x</b>\ny") == "<qt>&lt;b&gt;x&lt;/b&gt;<br>y</qt>"
    assert verbatim.caption(MARK) == "A&&B"


def _typed(page):
    words = [w.text() for w in page.findChildren(QLineEdit)]
    return "\n".join(words + [w.toPlainText() for w in page.findChildren(QPlainTextEdit)])

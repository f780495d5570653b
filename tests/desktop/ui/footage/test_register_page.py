"""The register of a case as a page: who looked, why, what was on screen and what was taken."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.viewings import KEPT
from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import ToCase, ToRegister
from record.codes import ExhibitKind
from record.reading.footage_register import Taken
from tests.desktop.evidence import films
from tests.desktop.ui.desks import MANAGER
from tests.desktop.ui.footage.looking import BOTH, at_frame, click, press, rests_at

HEADS = {
    "zh": ["时间", "查看人", "事由、单位、姓名", "录像", "查看范围", "取得或交出"],
    "en": [
        "When",
        "Looked at by",
        "Reason, unit, name",
        "Footage",
        "Range looked at",
        "Taken or handed out",
    ],
}


@pytest.fixture
def register(station, theme, prompts, qtbot, filmed):
    """The page of the register, not opened yet."""
    made = Pages(station, theme, prompts, Changes()).register()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def cells(register, row=0):
    item = register.ui.rowsTree.topLevelItem(row)
    return [item.text(column) for column in range(register.ui.rowsTree.columnCount())]


@BOTH
def test_a_case_nobody_looked_at_says_that_rows_come_by_themselves(register, filmed, language):
    register.open(case_id=filmed[0].id)
    said = {
        "zh": "本案录像尚未有人查看。查看时会自动登记。",
        "en": "Nobody has looked at footage of this case yet. Rows come by themselves.",
    }
    assert register.ui.emptyState.accessibleName() == said[language]
    assert register.ui.emptyState.isVisible()
    assert not register.ui.rowsTree.isVisible()
    assert not register.ui.printButton.isEnabled()
    head = register.ui.rowsTree.headerItem()
    assert [head.text(column) for column in range(6)] == HEADS[language]


@BOTH
def test_a_look_is_a_row_with_its_person_reason_footage_and_range(
    asking, register, qtbot, station, filmed, language
):
    case, clip = filmed
    click(asking.why.cards["DISPUTE"])
    rests_at(asking, qtbot, 0)
    at_frame(asking, qtbot, 30)
    asking.leave()
    register.open(case_id=case.id)
    assert not register.ui.emptyState.isVisible()
    assert register.ui.printButton.isEnabled()
    _when, who, why, footage, looked, taken = cells(register)
    assert who == MANAGER.name
    assert why == {"zh": "核实计量争议", "en": "Measuring dispute"}[language]
    assert footage == f"{clip.exhibit_no}\nCAM-03\n{clip.original_name}"
    first = station.viewings.rows(case.id)[0].looked.stretches[0]
    assert looked == f"11:38:00 – 11:38:01  (PTS {first.from_pts}–{first.to_pts})"
    assert taken == "—"
    tip = register.ui.rowsTree.topLevelItem(0).toolTip(4)
    assert tip == looked


def test_an_authority_stands_in_the_row_with_its_officer(asking, register, qtbot, filmed):
    why = asking.why
    click(why.cards["AUTHORITY"])
    for field, words in (
        (why.ui.unitEdit, "茅箭区市场监管局"), (why.ui.callerEdit, "李强"),
        (why.ui.textEdit, "茅市监调 2026-31"),
    ):  # fmt: skip
        field.setText(words)
    click(why.ui.lookButton)
    rests_at(asking, qtbot, 0)
    asking.leave()
    register.open(case_id=filmed[0].id)
    assert cells(register)[2].splitlines() == [
        "Regulator, police or court order", "茅箭区市场监管局", "李强", "茅市监调 2026-31",
    ]  # fmt: skip


@BOTH
def test_what_was_taken_during_a_look_stands_in_its_row(
    page, register, qtbot, filmed, station, language
):
    from record.exhibits.custody import Handed

    page.bench.taken.emit(Handed(what=Taken.STILL, name="E-07", from_s=0.0, to_s=0.0))
    page.leave()
    register.open(case_id=filmed[0].id)
    assert cells(register)[5] == {"zh": "截图 E-07", "en": "still E-07"}[language]


@BOTH
def test_footage_handed_out_is_a_row_of_its_own(register, station, filmed, tmp_path, language):
    case, clip = filmed
    target = tmp_path / "交出 的录像.mp4"
    station.evidence.export_file(case.id, clip.id, target, "AUTHORITY")
    register.open(case_id=case.id)
    assert register.ui.rowsTree.topLevelItemCount() == 1
    row = cells(register)
    assert row[1] == MANAGER.name
    reason = {"zh": "监管、公安或法院调取", "en": "Regulator, police or court order"}[language]
    assert row[2].splitlines()[1] == reason
    assert clip.exhibit_no in row[3]
    assert row[4] == "—"


def test_the_speeds_of_playing_stand_below_the_range(page, register, qtbot, filmed):
    page.ui.speedCombo.setCurrentText("4×")
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.player.current.ordinal > 10)
    press(page, Qt.Key.Key_Space)
    page.leave()
    register.open(case_id=filmed[0].id)
    assert cells(register)[4].splitlines()[-1] == "4×"


@BOTH
def test_more_ranges_than_fit_are_counted(register, station, filmed, language):
    case, clip = filmed
    looked = a_look(station, case, clip)
    stretch = looked.stretches[0]
    apart = tuple(
        msgspec.structs.replace(stretch, from_s=10.0 * n, to_s=10.0 * n + 1) for n in range(7)
    )
    register.open(case_id=case.id)
    lines = register._ranges(msgspec.structs.replace(looked, stretches=apart))
    assert len(lines) == 5
    assert lines[3].startswith("11:38:30 – 11:38:31")
    assert lines[4] == {"zh": "另有 3 段", "en": "and 3 more"}[language]


@BOTH
def test_a_look_cut_off_by_a_sudden_end_says_so(
    page, register, station, filmed, language, monkeypatch
):
    page.player.go(20)
    station.viewings.keep()
    with station.database.read() as connection:
        held = KEPT.get(connection)
    page.sitting.end()
    case = filmed[0]
    cut = msgspec.structs.replace(held[0], looked=renamed(held[0].looked))
    station.database.written(lambda connection: KEPT.put(connection, [cut]))
    assert station.viewings.settle() == 1
    register.open(case_id=case.id)
    said = {"zh": "（程序中断后补记）", "en": "(written after an interruption)"}[language]
    assert [said in cells(register, row)[1] for row in (0, 1)].count(True) == 1


def test_footage_without_time_stamps_is_counted_in_frames(
    asking, register, qtbot, station, filmed, tmp_path
):
    case, _clip = filmed
    raw = films.write(tmp_path / "裸流.h264", "libx264", 30, form="h264", b_frames=0)
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="裸流")
    bare = station.evidence.add_file(case.id, raw, form, NoProgress())
    asking.open(case_id=case.id, evidence_id=bare.id)
    qtbot.waitUntil(lambda: asking.sitting.footage is not None)
    qtbot.waitUntil(lambda: asking.sitting.footage.sha256 == bare.original.h)
    click(asking.why.cards["COMPLAINT"])
    rests_at(asking, qtbot, 0)
    at_frame(asking, qtbot, 12)
    asking.leave()
    register.open(case_id=case.id)
    assert cells(register)[4] == "#0 – #12"


def test_the_register_is_read_again_each_time_it_is_opened(page, register, filmed):
    register.open(case_id=filmed[0].id)
    assert register.ui.rowsTree.topLevelItemCount() == 0
    page.leave()
    register.open(case_id=filmed[0].id)
    assert register.ui.rowsTree.topLevelItemCount() == 1
    register.open(case_id=filmed[0].id)
    assert register.ui.rowsTree.topLevelItemCount() == 1


def test_the_button_beside_the_footage_writes_the_look_and_asks_for_the_register(
    page, register, qtbot, filmed
):
    with qtbot.waitSignal(page.asked) as asked:
        click(page.ui.registerButton)
    assert asked.args == [ToRegister(filmed[0].id)]
    register.open(**vars(asked.args[0]))
    assert register.ui.rowsTree.topLevelItemCount() == 1


@BOTH
def test_the_way_back_leads_to_the_case_and_print_asks_for_its_register(
    page, register, qtbot, filmed, language
):
    page.leave()
    case = filmed[0]
    register.open(case_id=case.id)
    back = register.ui.breadcrumb.findChildren(type(register.ui.printButton))[0]
    assert back.text() == {"zh": "案件 {0}", "en": "Case {0}"}[language].format(case.case_no)
    with qtbot.waitSignal(register.asked) as asked:
        click(back)
    assert asked.args == [ToCase(case.id)]
    with qtbot.waitSignal(register.print_asked) as printed:
        click(register.ui.printButton)
    assert printed.args == [case.id, "register"]


def a_look(station, case, clip):
    """Record a look at the first frame, and return it as the register has it."""
    from desktop.services.footage.viewings import Why

    footage = station.stills.open(case.id, clip.id, NoProgress())
    sitting = station.viewings.begin(case.id, clip, footage, Why(reason="REVIEW"))
    station.viewings.see(sitting, station.stills.frame(footage, 0))
    station.viewings.end(sitting)
    station.stills.close(footage)
    return station.viewings.rows(case.id)[-1].looked


def renamed(looked):
    return msgspec.structs.replace(looked, sitting=looked.sitting + "x")


@BOTH
def test_columns_keep_room_for_their_words_at_twice_the_text(
    page, register, theme, filmed, language
):
    theme.use("light", 200)
    page.leave()
    register.open(case_id=filmed[0].id)
    letter = register.fontMetrics().averageCharWidth()
    header = register.ui.rowsTree.header()
    assert min(header.sectionSize(column) for column in range(6)) >= 12 * letter

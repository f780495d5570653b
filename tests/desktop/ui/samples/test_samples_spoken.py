"""The windows of samples in both languages, by key and mouse, and by the case's own rule set."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.samples.samples_dialog import SamplesDialog
from desktop.ui.samples.set_dialog import SampleSetDialog
from desktop.ui.window import tasks
from record.case import Case
from tests.desktop.services.samples.test_sampling import drawn
from tests.desktop.ui.samples.conftest import OpenForm, OpenList
from tests.fakes import FakePrompts
from tests.rulebooks import later, shipped

WORDS = {
    "zh": {
        "title": "样品与封签",
        "empty": "还没有样品。请在客户在场时取样。",
        "portions": ["检验", "备查", "客户"],
        "heads": ["样品", "用途", "来源", "封签", "状态", "存放处", "保存至", "照片"],
        "open": "结案后 90 天",
        "again": "再按一次即照实登记。",
        "source": "油枪",
    },
    "en": {
        "title": "Samples and seals",
        "empty": "No samples yet. Draw them while the customer watches.",
        "portions": ["Test", "Reserve", "Customer"],
        "heads": [
            "Sample",
            "Portion",
            "Source",
            "Seal",
            "State",
            "Kept at",
            "Keep until",
            "Photos",
        ],
        "open": "until closed + 90 days",
        "again": "Press again to enter them all the same.",
        "source": "Nozzle",
    },
}


@pytest.fixture
def samples(open_list: OpenList, desk: Application, case: Case) -> SamplesDialog:
    desk.sampling.draw(case.id, drawn())
    made = open_list()
    made.ui.sampleList.setCurrentItem(made.ui.sampleList.topLevelItem(0))
    return made


@pytest.fixture
def form(open_form: OpenForm) -> SampleSetDialog:
    made = open_form()
    made.ui.guardCombo.setCurrentText("赵磊")
    return made


def column(dialog: SamplesDialog, at: int) -> list[str]:
    listed = dialog.ui.sampleList
    items = (listed.topLevelItem(row) for row in range(listed.topLevelItemCount()))
    return [item.text(at) for item in items if item is not None]


def heads(dialog: SamplesDialog) -> list[str]:
    head = dialog.ui.sampleList.headerItem()
    return [head.text(at) for at in range(head.columnCount())]


def custody(desk: Application, case: Case) -> list[str]:
    return [event.event for event in desk.cases.get(case.id).custody]


def test_the_list_speaks_the_language_of_the_desk(
    language: str, desk: Application, case: Case, open_list: OpenList
) -> None:
    desk.settings.change(language=language)
    said = WORDS[language]
    empty = open_list()
    assert empty.windowTitle() == said["title"]
    assert empty.ui.banner.accessibleName() == said["empty"]
    desk.sampling.draw(case.id, drawn())
    empty.show_rows()
    assert not empty.ui.banner.isVisible()
    assert heads(empty) == said["heads"]
    assert column(empty, 1) == said["portions"]
    assert set(column(empty, 2)) == {said["source"]}
    assert set(column(empty, 6)) == {said["open"]}


def test_a_set_is_typed_through_by_key_in_the_language_of_the_desk(
    language: str, desk: Application, case: Case, open_form: OpenForm, qtbot: QtBot
) -> None:
    desk.settings.change(language=language)
    form = open_form()
    assert [bottle.drawn.text() for bottle in form.bottles] == WORDS[language]["portions"]
    form.ui.equipmentEdit.setFocus()
    for words in ("No. 5", "E10"):
        QTest.keyClicks(form.focusWidget(), words)
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.ui.flushSpin
    QTest.keyClicks(form.ui.guardCombo.lineEdit(), "Zhao")
    form.bottles[1].drawn.setFocus()
    qtbot.keyClick(form.bottles[1].drawn, Qt.Key.Key_Space)
    QTest.keyClicks(form.bottles[0].seal, "F-7")
    form.bottles[0].amount.selectAll()
    QTest.keyClicks(form.bottles[0].amount, "300.50")
    qtbot.keyClick(form.bottles[0].amount, Qt.Key.Key_Tab)
    form.ui.enterButton.click()
    assert WORDS[language]["again"] in form.ui.banner.accessibleName()
    form.ui.enterButton.click()
    [sample] = desk.cases.get(case.id).evidence.values()
    said = sample.details
    assert (said["equipment"], said["product"], said["guard"]) == ("No. 5", "E10", "Zhao")
    assert (said["seal_no"], str(said["amount_ml"])) == ("F-7", "300.50")


def test_a_warning_is_said_anew_when_what_is_unusual_changed(form: SampleSetDialog) -> None:
    for bottle, seal in zip(form.bottles, ("F-1", "F-2", ""), strict=True):
        bottle.seal.setText(seal)
    form.bottles[0].amount.setValue(300)
    form.ui.enterButton.click()
    assert form.ui.banner.isVisible()
    form.ui.flushSpin.setValue(1)
    form.ui.enterButton.click()
    assert form.made == ()
    form.ui.enterButton.click()
    assert len(form.made) == 2


def test_a_seal_of_an_earlier_set_is_refused_and_names_it(
    form: SampleSetDialog, desk: Application, case: Case
) -> None:
    desk.sampling.draw(case.id, drawn())
    form.bottles[0].seal.setText("f-000481")
    form.bottles[1].drawn.setChecked(False)
    for _ in range(2):
        form.ui.enterButton.click()
    assert form.made == ()
    assert "f-000481" in form.ui.banner.accessibleName()
    assert len(desk.sampling.rows(case.id)) == 3


def test_samples_that_were_sealed_before_they_were_drawn_are_refused(form: SampleSetDialog) -> None:
    form.bottles[0].seal.setText("F-1")
    form.bottles[1].drawn.setChecked(False)
    form.ui.sealedEdit.setDateTime(form.ui.drawnEdit.dateTime().addSecs(-60))
    for _ in range(2):
        form.ui.enterButton.click()
    assert form.made == ()
    assert form.isVisible()
    assert form.bottles[0].seal.text() == "F-1"


def test_both_moments_begin_at_the_time_of_the_desk(
    desk: Application, open_form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime(2031, 3, 4, 12, 0, 5).astimezone()
    monkeypatch.setattr(desk.clock, "now", lambda: noon)
    form = open_form()
    assert form.sample_set().drawn_at == form.sample_set().sealed_at == noon


def test_labels_and_strips_are_printed_and_each_sample_says_so(
    samples: SamplesDialog, desk: Application, case: Case, printer: Path, qtbot: QtBot
) -> None:
    samples.ui.labelsButton.click()
    qtbot.waitUntil(lambda: custody(desk, case).count("PRINTED") == 3)
    assert printer.read_bytes().startswith(b"%PDF")


def test_a_printer_that_nobody_chose_prints_and_records_nothing(
    samples: SamplesDialog, desk: Application, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    samples.ui.labelsButton.click()
    assert tasks.wait_all(1000)
    assert "PRINTED" not in custody(desk, case)


def test_a_sample_is_not_kept_shorter_than_its_case_asks(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts
) -> None:
    prompts.answers["enter_reason"] = (
        datetime.now().astimezone().date() + timedelta(days=3650)
    ).isoformat()
    samples.ui.keepButton.click()
    assert not samples.ui.banner.isVisible()
    assert column(samples, 6)[0] == prompts.answers["enter_reason"]


def test_an_opening_without_consent_makes_the_sample_doubtful_at_once(
    samples: SamplesDialog, prompts: FakePrompts
) -> None:
    prompts.answers |= {"pick_one": "NONE", "enter_reason": "找到时已开封"}
    samples.ui.openButton.click()
    assert column(samples, 0)[0] in samples.ui.banner.accessibleName()
    assert samples.ui.acceptButton.isEnabled()


def test_what_the_journal_refuses_is_said_in_the_window_and_changes_nothing(
    samples: SamplesDialog, desk: Application, case: Case, prompts: FakePrompts
) -> None:
    before = desk.cases.get(case.id)
    desk.session.member = None
    prompts.answers["pick_one"] = "INTACT"
    samples.ui.checkButton.click()
    assert samples.ui.banner.isVisible()
    assert desk.cases.get(case.id) == before


def test_portions_and_sources_are_named_by_the_rule_set_of_the_case(
    desk: Application,
    case: Case,
    open_list: OpenList,
    open_form: OpenForm,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = desk.clock.now().date()
    newer = later(in_force=now, labels=('en = "Reserve"', 'en = "Spare"'))
    monkeypatch.setattr(desk.recorder._rule_sets, "_now", shipped().extended([newer]))
    assert desk.rules.label("portion", "RESERVE", "en") == "Spare"
    form = open_form()
    assert [bottle.drawn.text() for bottle in form.bottles][1] == "Reserve"
    made = desk.sampling.draw(case.id, drawn())
    assert "Reserve" in made[1].title
    listed = open_list()
    assert column(listed, 1)[1] == "Reserve"

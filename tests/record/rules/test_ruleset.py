"""The rule files: what they must hold, and how a mistake in them is reported."""

import re

import pytest

from record.codes import CLASSES, STAGES, STATUSES, VALIDITIES, ProposalAnswer, RowState
from record.problems import Problem
from record.rules import ruleset
from record.rules.ruleset import Ruleset
from tests.rulebooks import IN_FORCE

CODES = {
    "category": list("ABCDEFGHI"),
    "status": STATUSES,
    "stage": (*STAGES, "CLOSE"),
    "severity": CLASSES,
    "validity": VALIDITIES,
    "channel": (
        *(["ON_SITE", "PHONE", "EMAIL", "FORUM", "LETTER", "BOOK", "BOX", "12315", "12345"]),
        *(["CONSUMER_ASSOC", "MEDIA", "COURT", "POLICE", "EMPLOYEE", "APP"]),
    ),
    "claim_kind": (
        *(["FUEL", "TOW", "REPAIR", "CLEAN", "RENTAL", "LODGING", "LOST_WORK"]),
        *(["VALUE_LOSS", "MENTAL", "STATUTORY", "OTHER"]),
    ),
    "role": [
        "manager",
        "shift_leader",
        "measurement_officer",
        "attendant",
        "area_manager",
        "region",
        "hq",
    ],
    "answer": [ProposalAnswer.OPEN, RowState.DONE, RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE],
    "custody_event": [
        "CREATED",
        "SEALED",
        "HANDED_OVER",
        "VIEWED",
        "EXPORTED",
        "PRINTED",
        "OPENED",
        "UNMASKED",
    ],
    "cause_class": list("123456"),
}


@pytest.mark.parametrize("group", CODES)
def test_every_code_has_words_in_both_languages(rules: Ruleset, group: str) -> None:
    for code in CODES[group]:
        for language in ("zh", "en"):
            assert rules.label(group, code, language) not in {"", code}
    assert set(CODES[group]) <= set(rules.codes(group))


def test_chinese_and_english_are_not_mixed_up(rules: Ruleset) -> None:
    han = re.compile(r"[\u4e00-\u9fff]")
    for texts in rules.labels.values():
        for text in texts.values():
            assert text.en.strip()
            assert not han.search(text.en), text
    assert rules.label("status", "RESOLVED", "zh_CN") == "已处理待回访"
    assert rules.label("nothing", "X", "zh") == "X"


def test_the_papers_keep_the_customers_rights(rules: Ruleset) -> None:
    paper = rules.wording("confirmation", "zh")
    assert (paper.document, paper.version, paper.title) == ("F6", 1, "客户确认书")
    ids = [clause for clause, _heading, _text in paper.clauses]
    assert {"read", "voluntary", "rights", "copy", "corrections"} <= set(ids)
    assert all("{" not in text for _id, _heading, text in paper.clauses)
    assert rules.wording("privacy", "en").title == "Privacy notice"
    assert rules.wording("refusal", "zh").document == "F39"
    with pytest.raises(Problem) as refused:
        rules.wording("oath", "zh")
    assert refused.value.code == "rule.unknown_wording"


MISTAKES = [
    ("deadlines.toml", 'owner = "station_manager"', 'owner = "nobody"', "owner"),
    ("deadlines.toml", 'owner = "station_manager"', 'owner = ""', "owner"),
    ("deadlines.toml", 'trigger = "raised"', 'trigger = "rised"', "trigger"),
    ("deadlines.toml", 'calendar = "NOW"', 'calendar = "SOON"', "SOON"),
    ("deadlines.toml", "minutes = 15", "minutes = 0", "minutes"),
    ("deadlines.toml", 'id = "D02"', 'id = "D01"', "twice"),
    ("states.toml", 'guards = ["manager_named"]', 'guards = ["manager_nmaed"]', "manager_nmaed"),
    ("states.toml", 'to = "AWAIT_TEST"', 'to = "LIMBO"', "LIMBO"),
    ("severity.toml", 'test = "persons"', 'test = "people"', "people"),
    ("severity.toml", 'severity = "HOT"', 'severity = "WARM"', "WARM"),
    ("evidence_matrix.toml", 'kind = "INVENTORY"', 'kind = "INVENTROY"', "INVENTROY"),
    ("evidence_matrix.toml", 'needs = "- M - - - - - - -"', 'needs = "- M"', "MEASURE_TEST"),
    ("checklists.toml", 'needs = ["TRANSACTION"]', 'needs = ["TRANSACTOIN"]', "TRANSACTOIN"),
    ("checklists.toml", 'does = "stills"', 'does = "magic"', "magic"),
    ("checklists.toml", 'id = "step0.seat"', 'id = "step0.safety"', "twice"),
    ("calendar-cn.toml", "closes = 11:30:00", "closes = 09:30:00", "callback_windows"),
    ("ruleset.toml", "station_yuan = 500.0", 'station_yuan = "viel"', "station_yuan"),
    ("ruleset.toml", "station_yuan = 500.0", "station_yuen = 500.0", "station_yuen"),
    ("ruleset.toml", f'version = "{IN_FORCE}"', "version = ", "Invalid"),
    ("labels.toml", 'zh = "有效"', 'xx = "有效"', "xx"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "said"), MISTAKES)
def test_a_mistake_in_a_rule_file_is_named_with_file_and_line(
    rule_files: dict[str, bytes], name: str, right: str, wrong: str, said: str
) -> None:
    text = rule_files[name].decode()
    assert right in text
    broken = text.replace(right, wrong, 1)
    with pytest.raises(Problem) as found:
        ruleset.parse({**rule_files, name: broken.encode()})
    assert found.value.code == "rules.bad_file"
    assert found.value.facts["file"] == name
    assert said in str(found.value.facts["why"])
    line = int(found.value.facts["line"])
    at = broken[: broken.index(wrong)].count("\n") + 1
    assert abs(line - at) <= 12


def test_a_state_that_no_move_leads_to_is_named(rule_files: dict[str, bytes]) -> None:
    text = rule_files["states.toml"].decode()
    broken = text.replace('to = "AWAIT_TEST"', 'to = "EXTERNAL"')
    with pytest.raises(Problem) as found:
        ruleset.parse({**rule_files, "states.toml": broken.encode()})
    line = int(found.value.facts["line"])
    assert broken.splitlines()[line - 1] == 'code = "AWAIT_TEST"'
    assert "cannot be reached" in str(found.value.facts["why"])


def test_a_file_that_is_no_text_and_a_missing_section_are_refused(
    rule_files: dict[str, bytes],
) -> None:
    with pytest.raises(Problem):
        ruleset.parse({**rule_files, "labels.toml": b"\xff\xfe"})
    with pytest.raises(Problem) as found:
        ruleset.parse({n: c for n, c in rule_files.items() if n != "calendar-cn.toml"})
    assert "calendar" in str(found.value.facts["why"])
    with pytest.raises(Problem):
        ruleset.parse({})

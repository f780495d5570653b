import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_spec import places, translations

WINDOW = """
from PySide6.QtCore import QObject

class CasePage(QObject):
    def title(self) -> str:
        return self.tr("{text}")
"""
CHINESE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CasePage</name>
    <message>
        <source>Complete this step</source>
        <translation>完成本步骤</translation>
    </message>
</context>
</TS>
"""


MANY_ALWAYS = {
    "Confirm {0} cases",
    "{0:,} rows",
    "{0} frames promised",
}
COUNTED = re.compile(
    r"\{\d(?::,)?\} (?:of \{\d\} )?(?:\w+\(s\)|(?:points|stations|items|fields|cameras|copies"
    r"|stills|packets|comparisons|frames|stretches|areas|movements|gaps|cases|entries|files|samples|places|exhibits"
    r"|pages|blanks|digits|photos|pictures|persons|people|words|hits|rows|days)\b)"
)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("FORMS", "WINDOWS", "TRANSLATIONS"):
        folder = tmp_path / "案卷 数据" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setattr(places, name, folder)
    chinese = places.TRANSLATIONS / "casebook_zh_CN.ts"
    monkeypatch.setattr(places, "CHINESE", chinese)
    monkeypatch.setattr(places, "ENGLISH", places.TRANSLATIONS / "casebook_en.ts")
    chinese.write_text(CHINESE, "utf-8")
    return tmp_path / "案卷 数据"


def test_strings_that_all_have_chinese_pass(checkout: Path) -> None:
    _window("Complete this step")
    assert translations.check() == 0


def test_a_string_without_chinese_is_named_and_the_file_stays(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _window("Print")
    assert translations.check() == 1
    assert "CasePage: Print" in capsys.readouterr().out
    assert places.CHINESE.read_text("utf-8") == CHINESE


def test_updating_writes_the_new_string_into_the_file(checkout: Path) -> None:
    _window("Print")
    assert translations.update() == 1
    assert "<source>Print</source>" in places.CHINESE.read_text("utf-8")


def test_a_chinese_file_is_made_when_there_is_none(checkout: Path) -> None:
    places.CHINESE.unlink()
    _window("Print")
    assert translations.update() == 1


def _window(text: str) -> None:
    (places.WINDOWS / "case_page.py").write_text(WINDOW.format(text=text), "utf-8")


def test_no_string_that_counts_is_one_thing_and_many_at_once() -> None:
    """English says one gap and two gaps: what is counted by {0} would say "1 gaps"."""
    root = ET.parse(places.CHINESE).getroot()
    plain = [m.findtext("source") for m in root.iter("message") if m.get("numerus") != "yes"]
    told = [text for text in plain if text and COUNTED.search(text)]
    # Qt counts one number of a sentence: those with two of them name both as they are.
    one = {text for text in told if text.count("{") < 2}
    assert one <= MANY_ALWAYS


def test_every_string_that_counts_has_both_forms_in_english() -> None:
    chinese = ET.parse(places.CHINESE).getroot()
    english = {
        (context.findtext("name"), message.findtext("source")): message
        for context in ET.parse(places.ENGLISH).getroot().iter("context")
        for message in context.iter("message")
    }
    counted = [
        (context.findtext("name"), message.findtext("source"))
        for context in chinese.iter("context")
        for message in context.iter("message")
        if re.search(r"%L?n", message.findtext("source") or "")
    ]
    assert len(counted) > 40
    for key in counted:
        forms = [form.text for form in english[key].iter("numerusform")]
        assert len(forms) == 2
        assert all(forms)
        assert all("(s)" not in (form or "") for form in forms)

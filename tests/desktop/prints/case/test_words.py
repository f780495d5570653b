"""No paper and no screen speaks in keys, constants, settings or ids, with everything set."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest

from desktop.prints.case import clock_sheet, custody, footage_register
from desktop.prints.case.dossier import Dossier, Variant, content
from desktop.prints.page.blocks import Block
from desktop.prints.papers import forms
from desktop.prints.papers.draft import draft
from desktop.prints.papers.facts import Gathering, Occasion
from desktop.services.evidence.told import told
from record.case import Case, CaseFact
from record.codes import CheckFinding, CustodyAct, ExhibitKind, FactSource, Method, PaperState
from record.derivatives.clips import ClipManifest
from record.derivatives.comparisons import ComparisonSettings
from record.derivatives.drawn import DRAWN, Mark
from record.derivatives.flattened import FlattenedSettings
from record.derivatives.pairs import PairSettings
from record.derivatives.redacted import RedactedSettings
from record.derivatives.stills import Provenance
from record.evidence import CustodyEvent, Exhibit
from record.exhibits import asked
from record.exhibits.custody import (
    CheckFacts,
    CopyFacts,
    HandoverFacts,
    Looked,
    SealFacts,
)
from record.exhibits.papers import FiledPaper, PadSignature
from record.exhibits.photos import PhotoDetails
from record.journal.entry import BlobRef
from record.journal.station import Station
from record.reading.seals import FINDINGS
from record.rules import evidence_kinds
from record.timekeeping import TimePair
from tests.rulebooks import shipped

AT = datetime(2026, 11, 21, 4, 5, tzinfo=UTC)
PEOPLE = {"u_1203_1": "王磊"}
RULES = shipped().newest

# Names of formats, standards and units that both languages write in capitals.
KNOWN = {
    "CCTV", "SHA", "PTS", "CIELAB", "RGB", "FIPS", "RFC", "UTC", "CNY", "PDF", "JPEG", "GB",
}  # fmt: skip
FAULTS = {
    "a key": re.compile(r"(?<![\w/.])[a-z]+(?:_[a-z0-9]+)+(?![\w/])"),
    "a constant": re.compile(r"(?<![A-Za-z0-9_-])[A-Z]{3,}(?:_[A-Z]+)*(?![A-Za-z0-9_-])"),
    "a value of the program": re.compile(r"\b(?:None|True(?! time)|False)\b|[{[]'|Decimal\("),
    "a setting": re.compile(r"(?<!k)=\S"),
    "an id": re.compile(r"\bu_\w+"),
    "another zone": re.compile(r"\d{4}-\d\d-\d\dT|\+00:00"),
}

SHEETS = {"1203ABCDE/2": {"customer": "signed", "x_y": "unsure"}}

# What a text of these names may hold; any other text is a person's own words.
CODED = {
    "how": "solid", "what": "FACE", "reason": "REGULATOR", "mode": "MIX", "deinterlace": "TOP",
    "kind": "ARROW", "timing": "STAMPS", "compared": "BYTES", "verdict": "DIFFERENT",
    "way": "PAD", "moment": "SEALING", "box": "customer", "picture_type": "I",
    "colour": "BT.709", "pixel_format": "yuv420p", "container": "mp4", "codec": "h264",
    "consent": "LABORATORY", "confirmed_by": "u_1203_1", "kept_by": "u_1203_1", "device": "d7",
    "recorder_from": "2026-11-21T12:05:00", "recorder_to": "2026-11-21T12:06:00",
    "corrected_from": "2026-11-21T12:04:18+08:00", "corrected_to": "2026-11-21T12:05:18+08:00",
    "made_by": "王磊", "found_by": "faces", "shape": "rect", "of": "x0",
}  # fmt: skip


def filled(kind: Any, name: str = "") -> Any:
    """Return a value of a type with everything in it set, as its entry would hold it."""
    origin, inside = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _struct(kind)
    if origin is dict:
        return {"customer": filled(inside[1], name)}
    if origin in (tuple, list):
        if name == "sheets":
            return {}
        shown = inside[:1] if Ellipsis in inside else inside
        return [filled(each, name) for each in shown]
    if inside:
        return filled(next(each for each in inside if each is not type(None)), name)
    samples = {
        bool: True, int: 3, float: 0.5, Decimal: "12.50", str: CODED.get(name, "某处文字"),
        datetime: AT.isoformat(), date: "2026-11-21",
    }  # fmt: skip
    return next((v for k, v in samples.items() if kind is k), CODED.get(name, "1200"))


def _struct(kind: type[msgspec.Struct]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    said = {}
    for field in msgspec.structs.fields(kind):
        value = filled(hints[field.name], field.name)
        if field.name in ("made_by", "method") and isinstance(field.default, str) and field.default:
            value = field.default
        said[field.encode_name] = value
    return said


def exhibit(number: int, kind: str, **more: Any) -> Exhibit:
    return Exhibit(
        **{
            "id": f"x{number}",
            "exhibit_no": f"E{number:02d}",
            "kind": kind,
            "title": "一件证据",
            "added_at": AT,
            "added_by": "u_1203_1",
            "captured_by": "u_9999_9",
            "captured_at": AT,
            "entry": f"{number:064x}",
            "files": (BlobRef(f"{number:064x}", 9, "image/jpeg"),),
        }
        | more
    )


def every_kind() -> Iterator[Exhibit]:
    """Yield an exhibit of every kind with every answer, the program's own included."""
    photo = filled(PhotoDetails) | {"photo_remarks": [], "quality": {"lacks": ["DARK"]}}
    for number, kind in enumerate(RULES.evidence_kinds):
        struct = asked.DETAILS.get(kind)
        details = _struct(struct) if struct is not None else {}
        for field in evidence_kinds.fields(kind, RULES):
            if field.key == "verdict":
                details["verdict"] = "合格"
            if field.choices:
                details[field.key] = field.choices[-1].code
            elif field.type == "bool":
                details[field.key] = "yes"
            elif field.type in ("time", "past"):
                details[field.key] = "2026-11-21T04:05:00+00:00"
        newer = {"a_newer_name": "较新的登记", "newer_table": {"a_b": 1}}
        yield exhibit(number, kind, details=details | photo | newer)


def every_derivative() -> Iterator[Exhibit]:
    """Yield an exhibit of every way of making, with all its settings."""
    ways: list[tuple[str, Any]] = [
        (Method.STILL, Provenance), (Method.CLIP, ClipManifest), (Method.PAIR, PairSettings),
        (Method.REDACTED, RedactedSettings), (Method.MEASURED, ComparisonSettings),
        (Method.FLATTENED, FlattenedSettings), *((Method.ENHANCED, d) for d in DRAWN.values()),
    ]  # fmt: skip
    for number, (method, kind) in enumerate(ways, 60):
        settings = _struct(kind)
        if kind is ClipManifest:
            settings["made_by"] = "clip"
        if "settings" in settings:
            settings["settings"] |= {"mode": "DIFFERENCE"}
        what = ExhibitKind.SAMPLE_COMPARISON if kind is ComparisonSettings else ExhibitKind.PHOTO
        yield exhibit(number, what, method=method, settings=settings, derived_from="x0")
    yield exhibit(80, ExhibitKind.PHOTO, method="NEWER_WAY", settings={"a_b": 1, "C": "D_E"})
    filed = _struct(FiledPaper) | {"sheets": SHEETS}
    yield exhibit(81, ExhibitKind.OTHER, method=Method.SCAN, details=filed)
    yield exhibit(82, ExhibitKind.OTHER, method=Method.PAD, details=_struct(PadSignature))


def every_act() -> Iterator[CustodyEvent]:
    """Yield every act of custody with all its facts, and every finding."""
    facts = [_struct(kind) for kind in (SealFacts, HandoverFacts, CheckFacts, CopyFacts)]
    facts[3] |= {"document": "dossier", "copies": "2", "file": ""}
    found = [*FINDINGS, *CheckFinding, "ab" * 32, "dossier AB-CD", "NEWER_FINDING", ""]
    for act in (*CustodyAct, CustodyAct("NEWER_ACT")):
        for seen in found:
            for table in ({}, *facts):
                yield CustodyEvent(
                    event=act, at=AT, actor="u_9999_9", device="d", evidence_id="x0",
                    purpose="COMPLAINT", to="李先生", found=seen, facts=table, entry="0" * 64,
                )  # fmt: skip
    looked = _struct(Looked) | {
        "reason": "DISPUTE",
        "person": "u_1203_1",
        "handed": [{"what": "PICTURE", "name": "图"}],
        "starts_at": "2026-11-21T12:00:00",
    }
    yield CustodyEvent(
        event=CustodyAct.VIEWED, at=AT, actor="u_1203_1", device="d", evidence_id="x0", facts=looked
    )


@pytest.fixture(scope="module")
def whole() -> Case:
    """A case in which everything is set."""
    evidence = {e.id: e for e in (*every_kind(), *every_derivative())}
    facts = {
        field.key: CaseFact(
            value=field.choices[0].code if field.choices else "3", unit=field.unit, source=source
        )
        for category in RULES.categories
        for field, source in zip(_facts(category), [*FactSource] * 40, strict=False)
    }
    return Case(
        id="c", case_no="TS-1203-20261121-7KQ4MZ-01", station="1203", ruleset=RULES.version,
        opened_by="u_1203_1", recorded_at=AT, raised_at=AT, occurred_at=AT, category="A",
        summary="一句话", taken_by="u_1203_1", manager_on_duty="u_9999_9", respondent="u_9999_9",
        mentality="COMPENSATION", style="DOMINANT", cause_class=1, delay_cause="OURS",
        evidence=evidence,
        custody=tuple(every_act()), facts=facts | {"a_newer_fact": CaseFact(value="是")},
        time_pairs={"t": TimePair(
            clock="RECORDER", shown_at=AT, reference="TRUSTED", reference_at=AT,
            uncertainty_s=Decimal(1), way="BY_EYE", read_by="u_9999_9",
        )},
    )  # fmt: skip


def _facts(category: str) -> list[Any]:
    from record.codes import STAGES
    from record.rules import checklists

    rows = (row for stage in STAGES for row in checklists.items(category, stage, RULES))
    return [field for row in rows for field in row.facts]


def spoken(blocks: Iterator[Block] | list[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block.words()


def faults(texts: Iterator[str]) -> str:
    """Return what no reader understands, with the text it stands in."""
    found = []
    for text in dict.fromkeys(texts):
        for name, pattern in FAULTS.items():
            bad = [m[0] for m in pattern.finditer(text) if m[0] not in KNOWN]
            if bad:
                found.append(f"{name}: {bad[0]!r} in {text[:90]!r}")
    return "\n".join(found)


_LISTED = {"paper_state": PaperState, "method": Method, "custody": CustodyAct}


def labels(language: str) -> Any:
    return lambda group, code: RULES.label(group, code, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("variant", Variant)
def test_the_dossier_speaks_the_words_of_the_trade(
    whole: Case, station: Station, language: str, variant: str
) -> None:
    dossier = Dossier(
        case=whole,
        station=station,
        labels=labels(language),
        forms=lambda kind: evidence_kinds.fields(kind, RULES),
        people=PEOPLE,
        variant=variant,
    )
    assert faults(spoken(content(dossier, language).blocks)) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_register_clocks_and_custody_speak_them_too(
    whole: Case, station: Station, language: str
) -> None:
    for module, kind in (
        (clock_sheet, clock_sheet.ClockSheet),
        (custody, custody.CustodyPrint),
        (footage_register, footage_register.FootageRegister),
    ):
        sheet = kind(case=whole, station=station, labels=labels(language), people=PEOPLE)
        assert faults(spoken(module.content(sheet, language).blocks)) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", forms.forms(), ids=lambda form: form.document)
def test_papers_to_be_signed_speak_them_too(
    whole: Case, station: Station, language: str, form: forms.Form
) -> None:
    occasion = Occasion(
        version=1, at=AT, place="站房", representative="王磊", person="李芳", relation="加油员",
        offered_title="确认书", reason="原话", witnesses=("甲", "乙"),
    )  # fmt: skip
    source = Gathering(
        whole, station, occasion, labels(language), language,
        lambda kind: evidence_kinds.fields(kind, RULES),
    )  # fmt: skip
    text = draft(form, source)
    said = [text.title, *text.closing, *text.labels.values()]
    for part in text.parts:
        said += [part.title, part.text, part.empty, *part.head, *(c for r in part.rows for c in r)]
    assert faults(iter(said)) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_window_of_an_exhibit_says_the_same(whole: Case, language: str) -> None:
    said = [
        text
        for one in whole.evidence.values()
        for line in told(
            whole, one, labels(language), lambda who: PEOPLE.get(who, who),
            lambda kind: evidence_kinds.fields(kind, RULES), language,
        )
        for text in line
    ]  # fmt: skip
    assert faults(iter(said)) == ""
    assert len(said) > 400


def test_a_fault_would_be_found() -> None:
    for text in (
        "blanked_frames", "REDACTED", "gain=8.5; mix=0.5", "{'a': 1}", "u_1203_1", "True",
        "2026-05-09T03:38:20+00:00", "由 u_1203_1 确认", "STILL/CLIP",
    ):  # fmt: skip
        assert faults(iter([text])), text


def test_every_state_and_way_of_signing_has_its_words(station: Station) -> None:
    from desktop.prints.page.labels import words

    for language in ("zh", "en"):
        said = words(language)
        for group, codes in _LISTED.items():
            assert [c for c in codes if said.name(group, c) == c] == []
        for kind in ("ARROW", "RECTANGLE", "ELLIPSE", "FREEHAND", "TEXT", "NUMBER", "LOUPE"):
            assert said.name("mark", Mark(kind=kind, points=()).kind) != kind

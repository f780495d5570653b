"""Every paper that exists, made of a case where every word is as long as words get.

For the test of boxes, the contact sheet and the bench; a new paper belongs here.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

import msgspec

from desktop.prints.case import clock_sheet, custody, dossier, footage_register
from desktop.prints.case.clock_sheet import ClockSheet
from desktop.prints.case.custody import CustodyPrint
from desktop.prints.case.dossier import Dossier, Variant
from desktop.prints.case.footage_register import FootageRegister
from desktop.prints.case.integrity import ReceiptLine
from desktop.prints.page.page import Imprint
from desktop.prints.papers import forms
from desktop.prints.papers import text as form_text
from desktop.prints.papers.draft import draft
from desktop.prints.papers.facts import Gathering, Occasion
from desktop.prints.samples import comparison
from desktop.prints.samples.comparison import PhotoLine, Report
from desktop.prints.samples.label import SampleLabel, render_labels
from desktop.prints.samples.reference_card import render_card
from record.case import Case
from record.journal.station import Station
from record.rules import evidence_kinds
from record.sheets.paper import DOCUMENTS, code_for
from record.sheets.sample_comparison import Comparison, Judged, Verdict
from tests.desktop.prints.longest_case import (
    COMPANY,
    DETAIL,
    NOON,
    PERSON,
    SENTENCE,
    STATION,
    empty_case,
    full_case,
)
from tests.rulebooks import shipped

LANGUAGES = ("zh", "en")


class Made(NamedTuple):
    """A paper that was made: its name with language, and its PDF."""

    name: str
    pdf: bytes


def every_paper(language: str, *, full: bool = True) -> Iterator[Made]:
    """Yield each paper in one language: of a case with everything, or of one with nothing yet."""
    case, pictures = full_case(language) if full else (empty_case(), {})
    of = _Makers(language, case, pictures)
    for variant in Variant:
        yield Made(f"dossier-{variant.lower()}-{language}", of.dossier(variant))
    yield Made(f"custody-{language}", of.custody())
    if case.evidence:
        yield Made(f"custody-one-{language}", of.custody("x1"))
    yield Made(f"register-{language}", of.register())
    yield Made(f"clocks-{language}", of.clocks())
    for document in DOCUMENTS:
        yield Made(f"{document}-{language}", of.form(document))
    if full:
        yield Made(f"labels-{language}", of.labels())
        yield Made(f"comparison-{language}", of.comparison())
    yield Made(f"card-{language}", render_card("K7M2Q9", NOON))


def imprint(language: str, copy_mark: str = "") -> Imprint:
    """The longest imprint."""
    return Imprint(
        company=COMPANY[language],
        station=STATION[language],
        operator=PERSON[language],
        printed_at=NOON + timedelta(days=2),
        version="0.12.34",
        copy_mark=copy_mark,
        language=language,
    )


def station(language: str) -> Station:
    """A station of the longest name."""
    return Station(
        code="1203", name=STATION[language], region="SY", company=COMPANY[language],
        address=STATION[language],
    )  # fmt: skip


class _Makers(NamedTuple):
    language: str
    case: Case
    pictures: dict[str, bytes]

    @property
    def people(self) -> dict[str, str]:
        return dict.fromkeys(("p1", "p2", "p3"), PERSON[self.language])

    def label(self, group: str, code: str) -> str:
        return shipped().of(self.case.ruleset).label(group, code, self.language)

    def dossier(self, variant: str, withheld: Callable[[str], bool] | None = None) -> bytes:
        rules = shipped().of(self.case.ruleset)
        held = withheld or (lambda key: variant == Variant.CUSTOMER and key != "x3")
        return dossier.render(
            Dossier(
                case=self.case,
                station=station(self.language),
                labels=self.label,
                forms=lambda kind: evidence_kinds.fields(kind, rules),
                people=self.people,
                pictures=self.pictures,
                receipts=tuple(
                    ReceiptLine(code="7K3M-9QX2-AB1C", what=e.exhibit_no, received_at=NOON)
                    for e in self.case.evidence.values()
                ),
                withheld=frozenset(filter(held, self.case.evidence)),
                variant=variant,
            ),
            imprint(self.language),
        ).pdf

    def custody(self, exhibit: str = "") -> bytes:
        sheet = CustodyPrint(
            case=self.case, station=station(self.language), labels=self.label,
            people=self.people, evidence_id=exhibit,
        )  # fmt: skip
        return custody.render(sheet, imprint(self.language)).pdf

    def register(self) -> bytes:
        sheet = FootageRegister(
            case=self.case, station=station(self.language), labels=self.label, people=self.people
        )
        return footage_register.render(sheet, imprint(self.language)).pdf

    def clocks(self) -> bytes:
        sheet = ClockSheet(
            case=self.case, station=station(self.language), labels=self.label, people=self.people
        )
        return clock_sheet.render(sheet, imprint(self.language)).pdf

    def form(self, document: str) -> bytes:
        rules, person = shipped().of(self.case.ruleset), PERSON[self.language]
        form = forms.form(document)
        occasion = Occasion(
            version=12, at=NOON, place=STATION[self.language], representative=person,
            present=(person, person), person=person, relation=DETAIL[self.language],
            contact="+86 13900002046", offered=next(iter(self.case.papers.values()), None),
            offered_title=form.title.read(self.language), reason=SENTENCE[self.language],
            witnesses=(person, person),
        )  # fmt: skip
        source = Gathering(
            self.case, station(self.language), occasion, self.label, self.language,
            lambda kind: evidence_kinds.fields(kind, rules),
        )  # fmt: skip
        clauses = rules.wording(form.wording, self.language).clauses if form.wording else ()
        text = draft(
            form, source, tuple(t for n, _, t in clauses if not form.clauses or n in form.clauses)
        )
        return form_text.render(text, code_for(document, "K7M2Q9XAB"), imprint(self.language)).pdf

    def labels(self) -> bytes:
        detail, person = DETAIL[self.language], PERSON[self.language]
        rows = (
            ("case", self.case.case_no), ("station", STATION[self.language]),
            ("source", f"{detail} {detail}"), ("product", "92# 车用乙醇汽油（E10）国ⅥB"),
            ("drawn", "2026-11-21 12:05"), ("amount", "1000 mL"), ("portion", detail),
            ("sampler", person), ("guard", person), ("customer", person),
            ("seal", "FQ-2026-0012345678"),
        )  # fmt: skip
        made = [
            SampleLabel(
                number=f"S-{self.case.case_no}-{n:02d}", code="K7M2Q9XABCD", day="2026-11-21 12:30",
                seal_no="FQ-2026-0012345678", rows=rows,
            )
            for n in range(1, 12)
        ]  # fmt: skip
        return render_labels(made, NOON, self.language)

    def comparison(self) -> bytes:
        name = DETAIL[self.language]
        colour = Judged(
            difference=4.21, uncertainty=0.55, bootstrap=0.2, repeatability=0.3, least=2.0,
            most=3.0, verdict=Verdict.DIFFERENT,
        )  # fmt: skip
        haze = msgspec.structs.replace(colour, difference=0.031, verdict=Verdict.NOT_DECIDED)
        found = Comparison(
            labs=((90.1, -1.2, 20.3), (88.0, 1.4, 25.9)),
            patches=((240, 230, 190), (235, 215, 170)),
            hazes=(0.041, 0.072), colour=colour, haze=haze, photos=3, swapped=1, method="2026.1",
        )  # fmt: skip
        hashes = list(self.pictures)
        photos = tuple(
            PhotoLine(
                name=f"IMG_20261121_1205{n:02d} {name}.jpg", sha256=h, swapped=n == 1,
                gamma=(1.01, 0.99, 1.02), white_ratio=1.03, sharpness=0.31, straight=h,
            )
            for n, h in enumerate(hashes[2:5])
        )  # fmt: skip
        report = Report(
            number=self.case.case_no, one=f"A {name}", two=f"B {name}", card="RC-1-K7M2Q9",
            card_version=1, comparison=found, photos=photos, patches=hashes[0],
        )  # fmt: skip
        return comparison.render(report, self.pictures, imprint(self.language)).pdf

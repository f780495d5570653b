from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.samples import comparison as samples
from desktop.services.samples.comparison import Names, Result
from record.case import Case
from record.codes import CheckFinding, ExhibitKind
from record.problems import Problem
from record.rules import evidence_kinds
from tests.desktop.evidence import vials

NOBODY = NoProgress()
NAMES = Names(one="S-1203-01", two="S-1203-02", witness="李强")
WINDOW = vials.Camera(size=(1250, 940), finer=1, seed=21)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return vials.written(tmp_path_factory.mktemp("油样 照片"))


@pytest.fixture
def result(station: Application, photos: list[Path]) -> Result:
    return station.samples.measure(photos, samples.usual_order(3), NOBODY)


def test_a_comparison_is_kept_with_its_photos_numbers_and_limits(
    station: Application, case: Case, photos: list[Path], result: Result
) -> None:
    kept = station.samples.save(case.id, result, NAMES, photos, NOBODY)
    held = station.cases.get(case.id).evidence
    taken = [e for e in held.values() if e.kind == ExhibitKind.SAMPLE_PHOTO]
    assert (kept.kind, kept.derived_from) == ("SAMPLE_COMPARISON", taken[0].id)
    assert [s["evidence_id"] for s in kept.settings["sources"]] == [e.id for e in taken]
    assert [s["swapped"] for s in kept.settings["sources"]] == [False, True, False]
    assert kept.settings["colour"]["verdict"] == "DIFFERENT"
    assert kept.settings["card"] == f"1-{vials.SERIAL}"
    assert kept.settings["photos_measured"][0]["sha256"] == taken[0].files[0].h
    assert kept.details["witness"] == "李强"
    for limit in station.samples.limits():
        assert limit in kept.details["observation"]
    assert "GB 17930" in kept.details["observation"]


def test_the_checklist_row_is_settled_by_it(
    station: Application, case: Case, photos: list[Path], result: Result
) -> None:
    kept = station.samples.save(case.id, result, NAMES, photos, NOBODY)
    assert not evidence_kinds.lacking(kept, station.rules)


def test_the_same_photos_give_the_same_numbers_bit_for_bit(
    station: Application, case: Case, photos: list[Path], result: Result
) -> None:
    kept = station.samples.save(case.id, result, NAMES, photos, NOBODY)
    assert station.samples.reproduce(case.id, kept.id, NOBODY) == samples.Reproduced(equal=True)
    assert station.cases.get(case.id).custody[-1].found == CheckFinding.REPRODUCED


def test_a_number_that_was_changed_is_named(
    station: Application, case: Case, photos: list[Path], result: Result
) -> None:
    shifted = msgspec.structs.replace(result.comparison, hazes=(0.5, 0.5))
    false = msgspec.structs.replace(result, comparison=shifted)
    kept = station.samples.save(case.id, false, NAMES, photos, NOBODY)
    again = station.samples.reproduce(case.id, kept.id, NOBODY)
    assert (again.equal, again.differences) == (False, ("hazes",))


def test_a_typed_comparison_is_not_measured_again(station: Application, case: Case) -> None:
    form = ExhibitForm(kind=ExhibitKind.SAMPLE_COMPARISON, title="目测")
    typed = station.evidence.add_without_file(case.id, form)
    with pytest.raises(Problem, match=r"samples\.not_a_comparison"):
        station.samples.reproduce(case.id, typed.id, NOBODY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_result_page_says_its_limits_hashes_and_card(
    station: Application, case: Case, result: Result, language: str
) -> None:
    station.settings.change(language=language)
    text = _text(station.samples.report(case.id, result, NAMES).pdf)
    for wanted in (*station.samples.limits(), f"1-{vials.SERIAL}", case.case_no):
        assert _plain(wanted) in text
    for photo in result.photos:
        assert photo.sha256 in text


@pytest.mark.parametrize("names", [("", "B"), ("A", " "), ("A", "A")])
def test_two_different_samples_must_be_named(
    station: Application, case: Case, photos: list[Path], result: Result, names: tuple[str, str]
) -> None:
    with pytest.raises(Problem, match=r"samples\.names_missing"):
        station.samples.save(case.id, result, Names(one=names[0], two=names[1]), photos, NOBODY)
    assert not station.cases.get(case.id).evidence


def test_a_photo_counts_once(station: Application, photos: list[Path]) -> None:
    _refused(station, [photos[0], photos[0]], "samples.same_photo_twice")


def test_photos_without_a_card_are_never_compared(station: Application, tmp_path: Path) -> None:
    paths = []
    for n in range(2):
        paths.append(tmp_path / f"{n}.jpg")
        paths[-1].write_bytes(vials.photo(vials.Vial(), None, WINDOW, version=-1))
    _refused(station, paths, "samples.separate_photos")
    _refused(station, paths[:1], "samples.no_card")


def test_a_refusal_names_the_photo(station: Application, tmp_path: Path) -> None:
    path = tmp_path / "空位.jpg"
    path.write_bytes(vials.photo(vials.Vial(), None, WINDOW))
    with pytest.raises(Problem) as refused:
        station.samples.measure([path], [False], NOBODY)
    assert refused.value.code == "samples.place_empty"
    assert (refused.value.facts["photo"], refused.value.facts["place"]) == ("空位.jpg", "B")


def test_a_file_that_is_no_picture_is_refused(station: Application, tmp_path: Path) -> None:
    path = tmp_path / "照片.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"?" * 500)
    _refused(station, [path], "evidence.undecodable")


def test_every_card_has_a_serial_of_its_own(station: Application) -> None:
    names = {station.samples.new_card()[0] for _ in range(3)}
    assert len(names) == 3


def _refused(station: Application, paths: list[Path], code: str) -> None:
    with pytest.raises(Problem, match=code):
        station.samples.measure(paths, [False] * len(paths), NOBODY)


def _text(pdf: bytes) -> str:
    document: Any = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return _plain("".join(pages))


def _plain(text: str) -> str:
    return "".join(text.split())

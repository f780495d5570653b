import contextlib
import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, UnidentifiedImageError

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.cases.exports import OTHERS, Scope, verify
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.pictures.hiding import Key, Plan, Region, Track
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem
from record.reading.redaction import redacted_of, withheld
from tests.desktop.evidence import films

BOX = Region(x=40, y=40, width=64, height=48, what="FACE")
READY = Plan(regions=(BOX,), reason="CUSTOMER", confirmed=True, proposed=2, taken_back=1)

BLOCK, MOST_APART = 16, 25


def a_photo(station: Application, case: Case, seed: int = 1) -> Exhibit:
    rows = np.random.default_rng(seed).integers(0, 256, (160, 240, 3), np.uint8)
    data = io.BytesIO()
    Image.fromarray(rows).save(data, "JPEG", quality=90)
    form = ExhibitForm(kind=ExhibitKind.PHOTO, title="Forecourt")
    return station.evidence.add_bytes(case.id, data.getvalue(), "现场.jpg", form)


def hide(station: Application, case: Case, exhibit: Exhibit, plan: Plan = READY) -> Exhibit:
    subject = station.hiding.open(case.id, exhibit.id, NoProgress(), "redaction")
    return station.hiding.save(subject, plan, NoProgress())


def original_bytes(station: Application, exhibit: Exhibit) -> bytes:
    assert exhibit.original
    return station.vault.path_of(exhibit.original.h).read_bytes()


def test_a_copy_is_an_exhibit_that_tells_who_hid_what_and_why(
    station: Application, case: Case
) -> None:
    photo = a_photo(station, case)
    before = original_bytes(station, photo)

    copy = hide(station, case, photo)

    settings, member = copy.settings, station.session.require()
    assert (copy.derived_from, copy.method) == (photo.id, "REDACTED")
    assert settings["regions"][0]["x"] == 40
    assert settings["reason"] == "CUSTOMER"
    assert settings["confirmed_by"] == member.person_id
    assert settings["confirmed_at"] == station.clock.now().isoformat()
    assert (settings["proposed"], settings["taken_back"]) == (2, 1)
    assert photo.original
    assert settings["source_sha256"] == photo.original.h
    assert original_bytes(station, photo) == before
    rows = np.asarray(Image.open(io.BytesIO(original_bytes(station, copy))))
    assert rows[40:88, 40:104].max() <= 1
    assert redacted_of(station.cases.get(case.id), photo.id) == copy


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan(regions=(BOX,), reason="CUSTOMER"), "hiding.not_confirmed"),
        (Plan(regions=(BOX,), confirmed=True), "hiding.no_reason"),
        (Plan(regions=(BOX,), confirmed=True, reason="OTHER", note=" "), "hiding.no_reason"),
    ],
)
def test_nothing_is_kept_before_it_is_confirmed_with_a_reason(
    station: Application, case: Case, plan: Plan, code: str
) -> None:
    photo = a_photo(station, case)
    with pytest.raises(Problem) as refusal:
        hide(station, case, photo, plan)
    assert refusal.value.code == code
    assert len(station.cases.get(case.id).evidence) == 1
    assert not list(station.folder.spool.iterdir())


def test_a_clip_is_hidden_through_its_tracks(
    station: Application, case: Case, tmp_path: Path
) -> None:
    clip = station.evidence.add_file(
        case.id,
        films.write(tmp_path / "clip.mp4", frames=30),
        ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="Pump 3"),
        NoProgress(),
    )
    whole = Track(keys=(Key(0, Region(x=0, y=0, width=160, height=96)),), first=5, last=20)
    copy = hide(station, case, clip, Plan(tracks=(whole,), reason="TRAINING", confirmed=True))

    shown = station.hiding.open(case.id, copy.id, NoProgress())
    dark = [max(station.hiding.frame(shown, n).rgb) < 30 for n in range(30)]
    assert dark == [5 <= n <= 20 for n in range(30)]
    assert copy.settings["tracks"][0]["keys"] == [[0, 0.0, 0.0, 160.0, 96.0]]
    assert copy.settings["sound"] is False


def pictures_in(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    found = [bytes(item.get_data()) for page in document for item in page.get_objects(kinds)]
    document.close()
    return found


def shows(pdf: bytes, picture: bytes) -> bool:
    """Tell whether a print shows a picture, written anew as papers do, with nothing hidden."""
    wanted = Image.open(io.BytesIO(picture)).convert("L")
    for data in pictures_in(pdf):
        with contextlib.suppress(UnidentifiedImageError):
            found = Image.open(io.BytesIO(data)).convert("L").resize(wanted.size)
            apart = np.abs(np.asarray(found, np.int16) - np.asarray(wanted, np.int16))
            rows, columns = (side // BLOCK for side in apart.shape)
            blocks = apart[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
            if blocks.mean((1, 3)).max() < MOST_APART:
                return True
    return False


def test_the_dossier_for_others_shows_the_redacted_copy_and_never_the_original(
    station: Application, case: Case
) -> None:
    photo, other = a_photo(station, case), a_photo(station, case, 2)
    copy = hide(station, case, photo)
    shown = {e.id: station.evidence.picture(e, (1600, 1600)) for e in (photo, other, copy)}

    outside = station.prints.render(case.id, "dossier", NoProgress(), disclosure=True).pdf
    inside = station.prints.render(case.id, "dossier", NoProgress()).pdf

    assert all(shows(inside, data) for data in shown.values())
    assert shows(outside, shown[copy.id])
    for held_back in (photo, other):
        assert not shows(outside, shown[held_back.id])
        assert station.evidence.thumbnail(held_back) not in outside
        assert original_bytes(station, held_back) not in outside
    assert len(pictures_in(outside)) < len(pictures_in(inside))


def everything_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_package_for_others_holds_no_original_that_may_show_bystanders(
    station: Application, case: Case, tmp_path: Path
) -> None:
    photo, other = a_photo(station, case), a_photo(station, case, 2)
    copy = hide(station, case, photo)
    paper = station.evidence.add_bytes(
        case.id, b"%PDF-1.4 receipt", "r.pdf", ExhibitForm(kind=ExhibitKind.RECEIPT)
    )

    folder = station.exports.export(case.id, tmp_path, NoProgress(), scope=OTHERS)

    files = everything_in(folder)
    assert photo.original
    assert other.original
    assert copy.original
    assert paper.original
    for held_back in (photo, other):
        data = original_bytes(station, held_back)
        assert held_back.original
        assert f"data/blobs/{held_back.original.h}" not in files
        assert not any(data in content for content in files.values())
        assert not any(station.evidence.thumbnail(held_back) in c for c in files.values())
    assert {f"data/blobs/{e.original.h}" for e in (copy, paper) if e.original} <= set(files)
    verdict = verify(folder)
    assert verdict.ok, verdict.lines
    assert "blob.withheld" in {line.code for line in verdict.lines}
    act = station.cases.get(case.id).custody[-1]
    assert act.facts["scope"] == "OTHERS"
    assert sorted(act.facts["withheld"]) == sorted([photo.original.h, other.original.h])


def test_an_original_is_handed_out_only_with_a_reason_that_is_kept(
    station: Application, case: Case, tmp_path: Path
) -> None:
    photo = a_photo(station, case)
    with pytest.raises(Problem) as refusal:
        station.exports.export(
            case.id, tmp_path, NoProgress(), scope=Scope(included=frozenset({photo.id}))
        )
    assert refusal.value.code == "export.reason_missing"
    scope = Scope(included=frozenset({photo.id}), reason="shows only the customer's own car")
    folder = station.exports.export(case.id, tmp_path, NoProgress(), scope=scope)
    assert photo.original
    assert (folder / "data/blobs" / photo.original.h).is_file()
    facts = station.cases.get(case.id).custody[-1].facts
    assert facts["included"] == [photo.exhibit_no]
    assert "own car" in facts["reason"]


def test_a_file_taken_out_of_a_package_afterwards_is_still_missed(
    station: Application, case: Case, tmp_path: Path
) -> None:
    photo = a_photo(station, case)
    folder = station.exports.export(
        case.id, tmp_path, NoProgress(), scope=Scope(full=True, reason="court")
    )
    assert verify(folder).ok
    assert photo.original
    (folder / "data/blobs" / photo.original.h).unlink()
    assert not verify(folder).ok


def test_what_is_made_from_a_redacted_copy_may_be_handed_out(
    station: Application, case: Case
) -> None:
    photo = a_photo(station, case)
    copy = hide(station, case, photo)
    enlarged = hide(station, case, copy)
    now = station.cases.get(case.id)
    assert photo.id in withheld(now)
    assert enlarged.id not in withheld(now)


def test_a_withdrawn_copy_no_longer_stands_in(station: Application, case: Case) -> None:
    photo = a_photo(station, case)
    copy = hide(station, case, photo)
    station.evidence.withdraw(case.id, copy.id, "missed a face")
    now = station.cases.get(case.id)
    assert redacted_of(now, photo.id) is None
    assert {photo.id, copy.id} <= withheld(now)


def test_what_can_not_be_shown_can_not_be_hidden_in(station: Application, case: Case) -> None:
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="archive")
    archive = station.evidence.add_bytes(case.id, b"PK\x05\x06" + bytes(18), "a.zip", form)
    with pytest.raises(Problem):
        station.hiding.open(case.id, archive.id, NoProgress())

"""What cannot be opened is said as it is taken in (biigle 983, nzbToMedia 2018, paperless 2081)."""

from pathlib import Path

import pytest

from desktop.app import Application
from desktop.messages import file_remark
from desktop.progress import NoProgress
from desktop.services.evidence.batches import Came
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from record.exhibits.files import FileRemark, file_of

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("name", "kind", "code", "word"),
    [
        ("nomoov.mp4", "video/mp4", "evidence.no_index", "moov"),
        ("locked.pdf", "application/pdf", "evidence.locked", "password"),
        ("heif_heim.heic", "image/heic", "evidence.", ""),
    ],
)
def test_a_file_that_nobody_will_be_able_to_open_is_kept_and_said(
    station: Application, case: Case, name: str, kind: str, code: str, word: str
) -> None:
    form = ExhibitForm(kind=ExhibitKind.OTHER, title=name)
    [line] = station.evidence.add_files(case.id, [HERE / name], form, NoProgress()).lines
    assert line.outcome == Came.ADDED
    assert line.not_shown.startswith(code)
    assert line.exhibit is not None
    assert line.exhibit.files[0].t == kind
    kept = station.cases.get(case.id).evidence[line.exhibit.id]
    assert file_of(kept).file_remarks == (FileRemark(code=line.not_shown),)
    assert word in file_remark(FileRemark(code=line.not_shown), "en")

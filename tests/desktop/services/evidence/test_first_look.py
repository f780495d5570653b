"""Every way in looks at the file while whoever brought it is still there."""

from pathlib import Path

import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.files import file_of
from tests.desktop.evidence import films, pdfs

NOBODY = NoProgress()
FORM = ExhibitForm(kind=ExhibitKind.OTHER)
BROKEN = b"\0\0\0\x18ftypisom\0\0\2\0isommp42\0\0\x10\0mdat" + bytes(5000)


def codes(exhibit: Exhibit) -> list[str]:
    return [each.code for each in file_of(exhibit).file_remarks]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.mp4", BROKEN, ["evidence.no_index"]),
        ("a.mp4", b"\0\0\0\x18ftypisom\0\0\2\0isommp42", ["evidence.no_index"]),
        ("a.pdf", b"%PDF-1.7\nnothing", ["evidence.undecodable"]),
        ("a.pdf", pdfs.xfa(only=True), ["evidence.xfa_form"]),
        ("a.pdf", pdfs.xfa(only=False), []),
        ("a.zip", b"PK\5\6" + bytes(18), ["evidence.kept_not_shown"]),
        ("a.rar", b"Rar!\x1a\x07\0" + bytes(18), ["evidence.kept_not_shown"]),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(18), ["evidence.kept_not_shown"]),
        ("a.bin", bytes(4000), ["evidence.kept_not_shown"]),
    ],
)
def test_what_cannot_be_shown_is_said_and_stays_with_the_exhibit(
    station: Application, case: Case, tmp_path: Path, name: str, content: bytes, said: list[str]
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    [line] = station.evidence.add_files(case.id, [source], FORM, NOBODY).lines
    assert line.exhibit is not None
    assert codes(line.exhibit) == said == [each.code for each in line.file_remarks]


def test_a_film_that_opens_says_nothing(station: Application, case: Case, tmp_path: Path) -> None:
    source = films.write(tmp_path / "a.mp4", frames=10)
    [line] = station.evidence.add_files(case.id, [source], FORM, NOBODY).lines
    assert line.exhibit is not None
    assert (line.not_shown, codes(line.exhibit)) == ("", [])


def test_what_was_pasted_or_added_alone_is_looked_at_too(
    station: Application, case: Case, tmp_path: Path
) -> None:
    source = tmp_path / "a.mp4"
    source.write_bytes(BROKEN)
    added = station.evidence.add_file(case.id, source, FORM, NOBODY)
    pasted = station.evidence.add_bytes(case.id, b"%PDF-1.7\nnothing", "b.pdf", FORM)
    assert (codes(added), codes(pasted)) == (["evidence.no_index"], ["evidence.undecodable"])

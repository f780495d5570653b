from pathlib import Path
from typing import cast

import msgspec
import pytest
from sqlalchemy import text

from desktop.evidence.asking.decoder import Decoder
from desktop.services.evidence.selfcheck import Installation, selfcheck
from desktop.store import cases
from record.folding.fold import edition
from tests.desktop.desk import BOOK, Desk, a_desk


class Undamaged:
    """A decoder that shows everything; the real one has tests of its own."""

    def describe(self, _path: Path) -> None:
        return None


def found(desk: Desk, *, decoder: object = None) -> dict[str, bool]:
    desk.decoder = decoder or Undamaged()  # type: ignore[attr-defined]
    desk.language = lambda: "en"  # type: ignore[attr-defined]
    findings = selfcheck(cast(Installation, desk))
    assert all(finding.text for finding in findings)
    return {finding.code: finding.ok for finding in findings}


def test_a_sound_installation_is_sound(tmp_path: Path) -> None:
    with a_desk(tmp_path / "案卷 数据") as desk:
        desk.add_file(desk.a_case(), b"picture")
        decoder = Decoder(desk.system)
        try:
            assert all(found(desk, decoder=decoder).values())
        finally:
            decoder.close()


def test_a_changed_file_is_found(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.add_file(desk.a_case(), b"picture")
        file = next(p for p in desk.folder.vault.rglob("*") if p.is_file())
        desk.system.remove(file)
        assert found(desk)["selfcheck.file"] is False


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET signed = CAST(replace(signed, 'u_1', 'u_2') AS BLOB) WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 2",
        "UPDATE part SET bytes = zeroblob(40)",
    ],
)
def test_a_changed_journal_is_found(tmp_path: Path, statement: str) -> None:
    with a_desk(tmp_path) as desk:
        case = desk.a_case()
        desk.cases.note(case.id, "a")
        desk.cases.note(case.id, "b")
        with desk.database.write() as connection:
            for trigger in ("entry_no_update", "entry_no_delete", "part_no_update"):
                connection.execute(text(f"DROP TRIGGER {trigger}"))
            connection.execute(text("DELETE FROM part WHERE 'DELETE' = :s"), {"s": statement[:6]})
            connection.execute(text(statement))
        assert found(desk)["selfcheck.entry"] is False


def test_a_case_that_differs_from_its_entries_is_found(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = desk.a_case()
        with desk.database.write() as connection:
            cases.put(connection, msgspec.structs.replace(case, summary="forged"), edition(BOOK))
        assert found(desk)["selfcheck.fold_differs"] is False


def test_a_clock_that_is_far_off_is_found(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        assert found(desk)["selfcheck.clock_unknown"] is True
        desk.recorder.learn_offset(600_000)
        assert found(desk)["selfcheck.clock"] is False

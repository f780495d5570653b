"""Names, telephones and plates go through a whole case and are found nowhere they don't belong."""

import io
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from desktop import logs
from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import journal
from record.case import Case
from record.codes import ExhibitKind
from record.problems import Problem
from tests import builders
from tests.builders import a_printed_paper

NAME, PHONE, PLATE, STORY = "欧阳鑫淼", "13977775555", "鄂F·8K77Z", "孩子在车上受惊哭闹"
CANARIES = (NAME, PHONE, PLATE, STORY)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "unicode_escape")


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Application]:
    folder = tmp_path / "案卷 数据"
    with logs.kept_in(folder / "logs"):
        app = builders.open_desk(folder)
        yield app
        app.close()


@pytest.fixture
def temp(station: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a temporary folder of its own."""
    place = tmp_path / "temp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def live_through(app: Application, tmp_path: Path) -> Case:
    """Do what a station does with a complaint, including what goes wrong."""
    said = {"complainant__name": NAME, "complainant__phone": PHONE, "vehicle__plate": PLATE}
    case = builders.a_case(app, **said, summary=STORY)
    app.drafts.keep(case.id, "narrative", f"{STORY}，{NAME}")
    app.cases.note(case.id, f"{NAME} {PHONE}")
    app.cases.save_view(NAME, CaseQuery(text=PHONE))
    picture = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(picture, "JPEG")
    form = ExhibitForm(kind=ExhibitKind.PHOTO, title=NAME, source=PLATE, what_it_proves=STORY)
    exhibit = app.evidence.add_bytes(case.id, picture.getvalue(), f"{NAME} {PLATE}.jpg", form)
    app.evidence.thumbnail(exhibit)
    app.evidence.view(case.id, exhibit.id, 400, STORY)
    paper = a_printed_paper(app, case.id)
    app.signing.refuse(case.id, paper.paper_id, f"{STORY} {NAME}", (PHONE, PLATE))
    app.prints.render(case.id, "dossier", NoProgress())
    assert app.cases.unmask(case.id, "complainant.phone", STORY) == PHONE
    for refused in (
        lambda: app.cases.change(app.cases.get(case.id), {"complainant.name": f"{NAME}\ud842"}),
        lambda: app.cases.open({"category": "A", "summary": STORY, NAME: PHONE}),
        lambda: app.evidence.add_file(case.id, tmp_path / f"{NAME}.jpg", form, NoProgress()),
        lambda: app.people.sign_in(builders.MANAGER.person_id, PHONE),
        lambda: app.headquarters.sync_now(NoProgress()),
    ):
        with pytest.raises(Problem):
            refused()
    try:
        int(NAME)
    except ValueError:
        logging.getLogger("desktop.services.cases.cases").exception("case %s", case.id)
    return app.cases.get(case.id)


def found_in(data: bytes) -> list[str]:
    return [c for c in CANARIES for e in ENCODINGS if c.encode(e) in data]


def test_nothing_personal_stands_in_clear_outside_the_files_of_the_vault(
    station: Application, tmp_path: Path, temp: Path
) -> None:
    case = live_through(station, tmp_path)
    root = station.folder.root
    held = {file.h for exhibit in case.evidence.values() for file in exhibit.files}
    files = [path for place in (root, temp) for path in place.rglob("*") if path.is_file()]
    assert (root / "casebook.db-wal") in files
    assert (root / "logs" / logs.FILE).stat().st_size
    for path in files:
        assert not found_in(str(path.relative_to(tmp_path)).encode()), path.name
        assert not found_in(path.read_bytes()), path.name
    in_vault = {path.name for path in files if station.folder.vault in path.parents}
    assert in_vault == held
    assert not list(root.rglob("*.pdf"))
    assert list(temp.iterdir()) == []


def test_the_heads_of_entries_say_nothing_personal(station: Application, tmp_path: Path) -> None:
    live_through(station, tmp_path)
    device = station.device
    with station.database.read() as connection:
        entries = journal.find_after(connection, device.dev, f"st:{device.station}", 0, 1000)
    assert len(entries) > 5
    assert not [e.header.kind for e in entries if found_in(e.signed)]


def test_errors_of_the_database_do_not_quote_what_was_written(station: Application) -> None:
    with pytest.raises(Exception, match="no such table") as caught:  # noqa: SIM117
        with station.database._engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO missing VALUES (?)", (NAME,))
    assert NAME not in str(caught.value)


def test_a_child_is_started_without_anything_personal(
    station: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    start = station.system.start_child

    def watch(command: list[str], connection: object, environment: dict[str, str]) -> object:
        started.extend([*command, *environment.values()])
        return start(command, connection, environment)  # type: ignore[arg-type]

    monkeypatch.setattr(station.system, "start_child", watch)
    live_through(station, tmp_path)
    assert started
    assert not found_in(" ".join(started).encode())

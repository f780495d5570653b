"""A shuffled draw of hostile files through everything that looks at a file.

``python -m tests.desktop.evidence.test_hostile_files FROM TO`` runs any stretch of seeds.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.evidence.asking import child_process
from desktop.evidence.asking.child_process import ChildProcess
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.papers.messages import FormReading, ReadForm
from desktop.evidence.pictures.answers import Encoded
from desktop.evidence.pictures.messages import CountPages
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.system.choice import this_system
from record.codes import ExhibitKind
from record.problems import Problem
from tests import builders
from tests.desktop.evidence import hostile
from tests.patience import spent_s

DRAWN = 42
LONGEST_S = 10.0
MOST_MB = 1024
ALLOWED = {
    "shown", "evidence.undecodable", "evidence.picture_too_large", "evidence.kept_not_shown",
    "evidence.cut_short", "evidence.no_index", "evidence.no_index_no_sets", "evidence.locked",
    "evidence.no_video", "evidence.frame_not_exact", "evidence.no_such_frame",
}  # fmt: skip


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    shared = Decoder(this_system())
    yield shared
    shared.close()


def looks(decoder: Decoder, path: Path) -> dict[str, Callable[[], object]]:
    """Return every way the program looks at a file of unknown origin."""
    return {
        "thumbnail": lambda: decoder.thumbnail(path, 320),
        "preview": lambda: decoder.preview(path, 1600, 1600),
        "describe": lambda: decoder.describe(path),
        # Without the models: what reads writing is handed pixels, never the file.
        "read": lambda: decoder.send(path, ReadForm(decoder.kind(path), 0), FormReading),
    }


def come_of(act: Callable[[], object]) -> tuple[str, float]:
    """Return what an act came to and the processor time it took, in seconds."""
    started = spent_s()
    try:
        act()
    except Problem as problem:
        return problem.code, spent_s() - started
    return "shown", spent_s() - started


def peak_mb(parent: int) -> int:
    """Return the most memory any child of a process has held so far."""
    most = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        if lines.get("PPid") == str(parent) and "VmHWM" in lines:
            most = max(most, int(lines["VmHWM"].split()[0]) // 1024)
    return most


def test_hostile_files_are_shown_or_refused_in_time_and_in_bounds(
    decoder: Decoder, tmp_path: Path
) -> None:
    seeds = list(range(DRAWN))
    random.Random(os.urandom(4)).shuffle(seeds)
    path = tmp_path / "x"
    for seed in seeds:
        path.write_bytes(hostile.draw(seed)[1] or b"x")
        for name, look in looks(decoder, path).items():
            code, took = come_of(look)
            assert code in ALLOWED, (seed, name, code)
            assert took < LONGEST_S, (seed, name, took)
    assert peak_mb(os.getpid()) < MOST_MB


def test_hostile_names_and_contents_come_in_as_text_and_bytes(tmp_path: Path) -> None:
    station = builders.open_desk(tmp_path / "案卷")
    try:
        _take_in_all(station, tmp_path)
    finally:
        station.close()


def _take_in_all(station: Application, tmp_path: Path) -> None:
    case = builders.a_case(station)
    for number, name in enumerate(hostile.NAMES):
        data = hostile.draw(number)[1] or b"x"
        exhibit = station.evidence.add_bytes(
            case.id, data, name, ExhibitForm(kind=ExhibitKind.OTHER)
        )
        assert station.vault.path_of(exhibit.files[0].h).read_bytes() == data
        assert not any(c in exhibit.original_name for c in "\0\n\u202e\u200b")
        assert come_of(lambda e=exhibit: station.evidence.thumbnail(e))[0] in ALLOWED  # type: ignore[misc]
    vault = station.folder.vault
    assert {p.parent.parent for p in vault.rglob("*") if p.is_file()} == {vault}
    assert list(station.folder.spool.iterdir()) == []


def test_special_files_are_refused_at_once(tmp_path: Path) -> None:
    station = builders.open_desk(tmp_path / "案卷")
    case = builders.a_case(station)
    place = tmp_path / "怪"
    place.mkdir()
    os.mkfifo(place / "管道.jpg")
    (place / "链接.jpg").symlink_to("/etc/hostname")
    (place / "远.jpg").symlink_to("/dev/zero")
    with (place / "稀疏.mp4").open("wb") as sparse:
        sparse.truncate(1 << 40)
    batch = station.evidence.add_files(
        case.id, [place, Path("/dev/zero")], ExhibitForm(), NoProgress()
    )
    station.close()
    assert batch.added == ()
    assert sorted({p.code for _, p in batch.refused}) == [
        "evidence.too_large",
        "system.not_a_file",
    ]


STUB = """
import os, socket, sys
from desktop.evidence.asking import codec
from desktop.evidence.pictures.answers import Encoded
from desktop.system.choice import this_system
from desktop.system.interface import Limits
system = this_system()
line = system.adopt_connection(sys.argv[-1])
system.confine(Limits())
line.send_bytes(b"ready")
line.recv_bytes()
done = []
def attempt(name, act):
    try:
        act()
    except OSError:
        return
    done.append(name)
attempt("open", lambda: open("/etc/hostname"))
attempt("write", lambda: open("/tmp/casebook-stub", "w"))
attempt("connect", lambda: socket.create_connection(("127.0.0.1", 9)))
attempt("listen", lambda: socket.socket().bind(("127.0.0.1", 0)))
attempt("fork", os.fork)
attempt("execute", lambda: os.execv("/bin/true", ["true"]))
attempt("kill", lambda: os.kill(os.getppid(), 0))
attempt("unlink", lambda: os.unlink("/tmp/casebook-nothing-there"))
system.send_large(line, codec.encode(Encoded(",".join(done).encode())))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_a_child_taken_over_can_neither_open_nor_connect_nor_start_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = [sys.executable, "-c", STUB]
    monkeypatch.setattr(child_process, "_command", lambda *_, **__: command)
    child = ChildProcess(this_system())
    answer = child.ask(CountPages(), None, 10)
    child.end()
    assert isinstance(answer, Encoded)
    assert answer.data == b""


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_a_child_that_talks_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    act = "while True: os.write(line.fileno(), b'\\0\\0\\x10\\0' + b'x' * 4096)"
    stub = STUB.partition("done = []")[0] + act
    monkeypatch.setattr(child_process, "_command", lambda *_, **__: [sys.executable, "-c", stub])
    child = ChildProcess(this_system())
    assert come_of(lambda: child.ask(CountPages(), None, 2))[0] == "evidence.undecodable"
    assert not child.is_alive


def run(first: int, last: int) -> None:
    """Run a stretch of seeds and print what took long or was not expected."""
    decoder, path = Decoder(this_system()), Path(f"hostile-{os.getpid()}")
    try:
        for seed in range(first, last):
            path.write_bytes(hostile.draw(seed)[1] or b"x")
            for name, look in looks(decoder, path).items():
                code, took = come_of(look)
                if took > 2 or code not in ALLOWED:
                    sys.stdout.write(f"{seed} {name} {code} {took:.1f} s\n")
        sys.stdout.write(f"{last - first} files, largest child {peak_mb(os.getpid())} MB\n")
    finally:
        decoder.close()
        path.unlink()


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]))

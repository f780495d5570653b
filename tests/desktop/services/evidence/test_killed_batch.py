import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app import open_application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from tests import builders

COUNT = 24
SCRIPT = """
import sys
from pathlib import Path
from desktop.app import open_application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from tests.builders import MANAGER

class Telling(NoProgress):
    def report(self, done, total, doing):
        print(done, flush=True)

app = open_application(Path(sys.argv[1]))
app.session.member = MANAGER
app.evidence.add_files(sys.argv[2], [Path(sys.argv[3])], ExhibitForm(), Telling())
"""


@pytest.mark.parametrize("reports", [26, 61])
def test_a_batch_killed_at_any_moment_leaves_whole_files_and_can_be_run_again(
    tmp_path: Path, reports: int
) -> None:
    folder, source = tmp_path / "案卷", tmp_path / "资料"
    source.mkdir()
    for number in range(COUNT):
        (source / f"{number:02}.txt").write_bytes(f"{number} ".encode() * 50_000)
    station = builders.open_desk(folder)
    case = builders.a_case(station)
    station.close()
    command = [sys.executable, "-c", SCRIPT, str(folder), case.id, str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(reports):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    station = open_application(folder)
    station.session.member = builders.MANAGER
    try:
        came = station.cases.get(case.id).evidence.values()
        assert 0 < len(came) < COUNT
        assert all(station.vault.check(e.files[0].h) for e in came)
        assert list(station.folder.spool.glob("*")) == []
        again = station.evidence.add_files(case.id, [source], ExhibitForm(), NoProgress())
        assert (len(again.known), len(again.added)) == (len(came), COUNT - len(came))
    finally:
        station.close()

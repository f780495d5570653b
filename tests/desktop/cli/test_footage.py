from pathlib import Path

import pypdfium2

from desktop.app import open_application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.footage import Shown
from desktop.services.footage.viewings import Why
from tests.builders import MANAGER
from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import clips
from tests.desktop.services.footage.test_viewings import FOOTAGE

SHOWN = Shown(rgb=b"", width=2, height=2, ordinal=75, pts=270000, seconds=3.0, suspect=False)


def test_the_register_lists_and_prints_who_looked_and_writes_what_was_cut_off(
    casebook: Run, run: Run, folder: Path, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    app = open_application(folder)
    app.session.member = MANAGER
    case = app.cases.by_number(number)
    raw = b"\0\0\0\x18ftypisom" + bytes(50)
    clip = app.evidence.add_bytes(case.id, raw, "a.mp4", ExhibitForm(kind="CCTV_CLIP"))
    sitting = app.viewings.begin(case.id, clip, FOOTAGE, Why(reason="DISPUTE"))
    app.viewings.see(sitting, SHOWN)
    app.viewings.keep()
    app.viewings._sittings.clear()  # a sudden end
    app.close()
    assert run("register", number, "--data", folder)[1]["problem"]["code"] == "cli.needs_person"
    code, listed = casebook("register", "--case", number)
    assert code == 0
    (row,) = listed["rows"]
    assert (row["person"], row["looked"]["reason"]) == (MANAGER.person_id, "DISPUTE")
    assert row["looked"]["stretches"] == [
        {"from_s": 3.0, "to_s": 3.0, "from_pts": 270000, "to_pts": 270000}
    ]
    assert row["looked"]["recovered"]
    out = tmp_path / "F18.pdf"
    assert casebook("print", number, "register", "--out", out)[0] == 0
    document = pypdfium2.PdfDocument(out)
    assert "监控调取登记" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_moments_are_named_and_removed_by_their_frame(casebook: Run, tmp_path: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    path = clips.write(tmp_path / "枪.mp4", "mpeg4", 50, b_frames=0)
    added = casebook("evidence", "add", number, path, "--kind", "CCTV_CLIP")[1]["added"]
    clip = added[0]["exhibit_no"]
    for at, name in ((1.21, "离站"), (0.4, "入站")):
        assert casebook("marks", number, clip, "--at", at, "--name", name)[0] == 0
    listed = casebook("marks", number, clip)[1]["marks"]
    assert [(m["name"], m["seconds"]) for m in listed] == [("入站", 0.4), ("离站", 1.2)]
    left = casebook("marks", number, clip, "--at", 0.4)[1]["marks"]
    assert [m["name"] for m in left] == ["离站"]
    assert casebook("marks", number, "E99")[1]["problem"]["code"] == "evidence.unknown"

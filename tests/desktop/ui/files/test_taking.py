"""Files that are meant: dropped, pasted, as pictures, as texts that name them."""

import base64
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.evidence.exhibits import Landing
from desktop.system.choice import this_system
from desktop.ui.fields.text_box import TextBox
from desktop.ui.files.given import carries, read
from desktop.ui.files.meant import Meant
from desktop.ui.files.pasting import Pasting
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.window import tasks
from record.exhibits.files import Arrival
from tests.desktop.ui.hands import drop, files, hold
from tests.fakes import FakePrompts

JPEG = b"\xff\xd8\xff\xe0 bytes"


class Place(QWidget):
    """A window with a field, that takes files."""

    def __init__(self, folder: Path, meant: Meant) -> None:
        super().__init__()
        self.edit = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.edit)
        self.landing = Landing(folder / "暂存", this_system())
        self.prompts = FakePrompts(landing=self.landing)
        self.at: object = "case 1"
        self.files = FileTaking(self, meant, self.prompts, lambda: self.at)
        self.took: list[Taken] = []
        self.files.given.connect(self.took.append)

    @property
    def said(self) -> str:
        told = self.files.hint.told
        return told.accessibleName() if not told.isHidden() else ""


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Place:
    made = Place(tmp_path, Meant("photos"))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.setFocus()
    return made


def copy(data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def drawn(side: int = 4) -> QMimeData:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0x80112233)
    data = QMimeData()
    data.setImageData(image)
    return data


def press_paste(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_files_are_pasted_as_if_dropped(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    both = (tmp_path / "录像 一.mp4", tmp_path / "录像 二.mp4")
    copy(files(*both))
    press_paste(place)
    drop(place, files(*both))
    assert place.took == [Taken(both, "case 1")] * 2


def test_a_pasted_picture_loses_nothing_and_is_named_by_how_it_came(
    place: Place, qtbot: QtBot
) -> None:
    copy(drawn())
    with qtbot.waitSignal(place.files.given):
        press_paste(place)
    [path] = place.took[0].paths
    with Image.open(path) as kept:
        assert kept.getpixel((1, 1)) == (0x11, 0x22, 0x33, 0x80)
    assert path.name.startswith("clipboard-")
    assert path.suffix == ".png"
    assert place.landing.arrival_of(path) == Arrival(way="CLIPBOARD")


def test_a_browsers_picture_keeps_its_bytes_and_name_and_no_address_is_opened(
    place: Place, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl("http://127.0.0.1:9/photos/pump.jpg")])
    data.setData("image/jpeg", QByteArray(JPEG))
    with qtbot.waitSignal(place.files.given):
        drop(place, data)
    [path] = place.took[0].paths
    assert (path.name, path.read_bytes()) == ("pump.jpg", JPEG)
    assert place.landing.arrival_of(path).way == "DRAG"


def test_of_several_kinds_that_were_made_of_the_pixels_the_lossless_one_is_taken() -> None:
    data = drawn()
    data.setData("image/jpeg", QByteArray(JPEG))
    data.setData("image/png", QByteArray(b"\x89PNG bytes"))
    found = read(data).picture
    assert found is not None
    assert (found.data, found.ending) == (b"\x89PNG bytes", "png")
    data = drawn()
    data.setData("image/jpeg", QByteArray(JPEG))
    data.setData("image/webp", QByteArray(b"RIFF"))
    found = read(data).picture
    assert found is not None
    assert found.image is not None


def test_a_picture_in_the_markup_of_a_chat_is_taken() -> None:
    data = QMimeData()
    coded = base64.b64encode(JPEG).decode()
    data.setHtml(f'<p>看<img src="data:image/jpeg;base64,{coded}"></p>')
    found = read(data).picture
    assert found is not None
    assert (found.data, found.ending) == (JPEG, "jpg")


def test_a_text_that_names_files_means_them_and_what_is_missing_is_said(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "照片 一.jpg"
    there.write_bytes(b"x")
    gone = tmp_path / "没有.jpg"
    copy(words(f'"{there}"\n{QUrl.fromLocalFile(str(gone)).toString()}\n'))
    with qtbot.waitSignal(place.files.given):
        press_paste(place)
    assert place.took[0].paths == (there,)
    assert gone.name in place.said


@pytest.mark.parametrize("text", ["", "4号枪", "x" * 50_000_000])
def test_a_clipboard_without_files_is_said_and_takes_nothing(place: Place, text: str) -> None:
    copy(words(text))
    press_paste(place)
    assert "no file and no picture" in place.said
    assert place.took == []


def test_an_address_is_said_beside_the_files_that_are_taken(place: Place, tmp_path: Path) -> None:
    data = files(tmp_path / "a.jpg")
    data.setUrls([*data.urls(), QUrl("https://example.org/b.jpg")])
    drop(place, data)
    assert place.took == [Taken((tmp_path / "a.jpg",), "case 1")]
    assert "b.jpg" in place.said
    drop(place, files(tmp_path / "a.jpg"))
    assert not place.said


def test_a_folder_gives_its_files_and_an_empty_one_is_said(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    place.files.mean(Meant("photos", endings=frozenset({".jpg"})))
    folder, empty = tmp_path / "手机", tmp_path / "空"
    folder.mkdir()
    empty.mkdir()
    for name in ("b.jpg", "a.JPG", "说明.txt", ".藏.jpg"):
        (folder / name).write_bytes(b"x")
    with qtbot.waitSignal(place.files.given):
        drop(place, files(folder, empty))
    assert [path.name for path in place.took[0].paths] == ["a.JPG", "b.jpg"]
    assert empty.name in place.said


def test_more_than_are_taken_at_once_are_named(place: Place, tmp_path: Path) -> None:
    place.files.mean(Meant("a package", most=1, whole=True, pictures=False))
    drop(place, files(tmp_path / "一.zip", tmp_path / "二.zip"))
    assert place.took == [Taken((tmp_path / "一.zip",), "case 1")]
    assert "二.zip" in place.said


def test_a_picture_where_only_files_make_sense_is_said(place: Place, qtbot: QtBot) -> None:
    place.files.mean(Meant("a package", pictures=False))
    drop(place, drawn())
    qtbot.waitUntil(lambda: "files are needed here" in place.said)
    assert place.took == []


def test_what_was_shown_when_it_was_pasted_counts(place: Place, qtbot: QtBot) -> None:
    copy(drawn())
    press_paste(place)
    place.at = "case 2"
    qtbot.waitUntil(lambda: bool(place.took))
    assert place.took[0].at == "case 1"


def test_nothing_is_taken_while_the_place_shows_nothing(place: Place, tmp_path: Path) -> None:
    place.at = None
    assert not hold(place, files(tmp_path / "a.jpg"))
    copy(files(tmp_path / "a.jpg"))
    press_paste(place)
    assert place.took == []


def test_a_large_picture_leaves_the_window_free_and_can_be_stopped(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    copy(drawn(3600))
    press_paste(place)
    assert place.took == []
    place.files.hint.strip.cancelled.emit()
    tasks.wait_all(10_000)
    qtbot.waitUntil(lambda: not place.files.hint.strip.isVisible())
    QApplication.processEvents()
    assert place.took == []
    assert list(tmp_path.rglob("*.png")) == []


def test_a_disk_that_takes_nothing_is_one_sentence(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "暂存").write_bytes(b"no folder")
    copy(drawn())
    press_paste(place)
    qtbot.waitUntil(lambda: bool(place.said))
    assert place.took == []


def test_the_place_says_while_something_is_held_over_it(place: Place, tmp_path: Path) -> None:
    assert hold(place, files(tmp_path / "a.jpg"))
    assert "photos" in place.files.hint.words.text()
    assert place.files.hint.invitation.isVisible()
    assert not hold(place, words("4号枪"))


def test_a_field_takes_words_and_leaves_files_to_its_place(
    qapp: QApplication, place: Place, tmp_path: Path
) -> None:
    pasting = Pasting(qapp, lambda: "en")
    place.edit.setFocus()
    copy(words("4号枪"))
    press_paste(place.edit)
    assert (place.edit.text(), place.took) == ("4号枪", [])
    copy(files(tmp_path / "a.jpg"))
    press_paste(place.edit)
    assert (place.edit.text(), len(place.took)) == ("4号枪", 1)
    copy(words("字" * 50_000))
    press_paste(place.edit)
    assert place.edit.text() == "4号枪"
    assert "50000 characters" in place.findChild(QWidget, "pasting").accessibleName()
    pasting.deleteLater()


def test_files_over_a_text_box_are_not_written_into_it(tmp_path: Path, qtbot: QtBot) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    assert not box.canInsertFromMimeData(files(tmp_path / "a.jpg"))
    assert box.canInsertFromMimeData(words("4号枪"))
    assert carries(files(tmp_path / "a.jpg"))

"""What a photo says of itself, in lines for whoever looks at its exhibit."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from desktop.messages import arrived, file_remark, phrase, remark
from record.evidence import Exhibit
from record.exhibits.files import file_of
from record.exhibits.photos import CameraFacts, PhotoDetails, photo_of

translate = QCoreApplication.translate


def photo_lines(exhibit: Exhibit, language: str) -> list[str]:
    """Return what the camera wrote, what is remarked beside the case, and what is poor."""
    said = photo_of(exhibit)
    came = arrived(file_of(exhibit).arrival, language)
    if came:
        came = translate("PhotoWords", "How the file came: {0}").format(came)
    found = [*file_lines(exhibit, language), came, *_camera(said.photo), *_remarks(said, language)]
    return [line for line in found if line]


def file_lines(exhibit: Exhibit, language: str) -> list[str]:
    """Return why an exhibit's file cannot be shown, or not as it is."""
    return [file_remark(each, language) for each in file_of(exhibit).file_remarks]


def remark_lines(exhibit: Exhibit, language: str) -> list[str]:
    """Return what deserves a second look."""
    found = [*file_lines(exhibit, language), *_remarks(photo_of(exhibit), language)]
    return [line for line in found if line]


def lacks_lines(lacks: Iterable[str], language: str) -> list[str]:
    """Say what a picture lacks, each with what to do about it."""
    return [phrase(f"photo.lacks_{each.lower()}", language) for each in lacks]


def _camera(said: CameraFacts) -> Iterator[str]:
    camera = " · ".join(
        words.replace("T", " ") for words in (said.captured_at, said.device) if words
    )
    if camera:
        yield translate("PhotoWords", "The camera wrote: {0}").format(camera)
    if said.latitude is not None and said.longitude is not None:
        where = f"{said.latitude}, {said.longitude}"
        yield translate("PhotoWords", "Place in the photo: {0}").format(where)


def _remarks(said: PhotoDetails, language: str) -> Iterator[str]:
    for each in said.photo_remarks:
        yield remark(each, language)
    yield from lacks_lines(said.quality.lacks, language)
    if why := said.quality.kept_because:
        yield phrase("photo.kept_because", language, reason=why)

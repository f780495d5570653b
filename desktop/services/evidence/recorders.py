"""What is known of recorders that their files do not say, or say wrongly: the shape of a picture.

A recorder that writes 960 by 1080 pixels of a picture of 16:9 declares nothing ("1080N"). What a
person says once holds for every file of that recorder with pictures of that size, on this device;
each still keeps what it was shown with.
"""

import msgspec

from desktop.evidence.footage.geometry import PixelShape, aspect_for
from desktop.store import blobs
from desktop.store.database import Database
from desktop.store.slots import Slot
from record.derivatives.stills import Aspect
from record.evidence import Exhibit
from record.exhibits.footage import footage_of

__all__ = ["Aspect", "PixelShape", "Recorders"]

_MOST = 500


class _Said(msgspec.Struct, frozen=True):
    recorder: str
    shape: PixelShape


SHAPES: Slot[list[_Said]] = Slot("recorder_shapes", list[_Said], [])


class Recorders:
    """What somebody said of recorders; kept on this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shapes(self, clip: Exhibit) -> tuple[PixelShape, ...]:
        """Return what was said of the pixels of the recorder or camera that made a clip."""
        name = _name(clip)
        with self._database.read() as connection:
            said = SHAPES.get(connection)
        return tuple(each.shape for each in said if each.recorder == name)

    def say_shape(self, clip: Exhibit, size: tuple[int, int], picture: Aspect | None) -> None:
        """Say what shape a picture of this stored size has, such as (16, 9); None: as files say.

        Pictures kept small are forgotten, so that they are made anew in that shape.
        """
        name = _name(clip)
        with self._database.write() as connection:
            others = [
                each
                for each in SHAPES.get(connection)
                if each.recorder != name or (each.shape.width, each.shape.height) != size
            ]
            new = (
                []
                if picture is None
                else [_Said(name, PixelShape(*size, aspect_for(picture, size)))]
            )
            SHAPES.put(connection, [*others, *new][-_MOST:])
            blobs.forget_thumbnails_of_films(connection)


def _name(clip: Exhibit) -> str:
    """Return by what a clip's recorder is known: its name, its camera's, or the file alone."""
    said = footage_of(clip)
    return said.recorder or said.camera or (clip.original.h if clip.original else clip.id)

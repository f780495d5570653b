"""Picture files that belong to no case: read whole, and written beside what they were made from."""

import hashlib
from pathlib import Path

from desktop.services.evidence.decoding import decoding
from desktop.services.evidence.handing_out import is_same_file, not_saved, write_out
from desktop.services.pictures.pixels import Pixels, png_of

_LONGEST_SIDE = 65_500


def read_picture(path: Path) -> Pixels:
    """Return the upright pixels of a picture file; raises what the decoder raises."""
    with decoding() as decoder:
        shown = decoder.preview(path, _LONGEST_SIDE, _LONGEST_SIDE, as_stored=True)
    return Pixels(shown.width, shown.height, shown.rgb, aspect=shown.aspect)


def save_picture(made: Pixels, source: Path, target: Path) -> str:
    """Write pixels made from ``source`` as PNG; returns their SHA-256.

    Raises ``prints.not_saved``, also for a target that is the source itself.
    """
    if is_same_file(source, target):
        raise not_saved(target)
    write_out(target, png_of(made))
    return hashlib.sha256(made.rgb).hexdigest()

"""Look at a still a second time: other threads, and whether its pictures need their last bytes.

A decoder that lost its way in a damaged picture often goes on without a word, to pixels that look
like any others. Three things give it away (MEASURED.md 3.4): bits left over where its check is
strict, another picture when threads share it, and a picture that stays the same without its last
bytes, because it had lost its way long before them.
"""

import time

from desktop.evidence.footage.picture_ends import PictureEnds
from desktop.evidence.footage.planes import planes_sha256
from desktop.evidence.footage.video import Video

# Trying each picture alone takes longer than the decoding: H.265 needs it most, for it says
# nothing of itself where rows are not coded apart.
EACH_ALONE = frozenset({"hevc"})
_LONGEST_S = 10.0


def agrees(video: Video, pts: int, plane_sha256: str) -> bool:
    """Whether a second decoding gives the planes of the first, and the pictures are whole.

    Raises ``Problem`` and ``Far`` as ``Video.frame`` does.
    """
    again = video.frame_shared(pts)
    if again.suspect or planes_sha256(again.frame) != plane_sha256:
        return False
    codec = video.index.codec
    header, pictures = video.pictures_to(pts, chain=codec in EACH_ALONE)
    ends = PictureEnds(codec, header)
    until = time.monotonic() + _LONGEST_S
    return all(
        ends.is_needed(data, key=number == 0)
        for number, data in enumerate(pictures)
        if time.monotonic() < until
    )

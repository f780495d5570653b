"""A recorder's half picture, 704 by 288 with pixels of 6:11, is 4:3 on screen and says so."""

import io
from contextlib import closing
from pathlib import Path

from PIL import Image

from desktop.evidence.asking.decoder import VideoSession
from desktop.system.choice import this_system

FILE = Path(__file__).with_name("half_d1.mp4")


def test_the_picture_has_its_declared_shape_on_screen_and_in_the_still() -> None:
    with closing(VideoSession(FILE, "0" * 64, this_system())) as session:
        index = session.index
        frame = session.frame(index.pts[0], 960, 720)
        still = Image.open(io.BytesIO(session.still(index.pts[0]).png))
    wanted = index.width / index.height * index.sample_aspect[0] / index.sample_aspect[1]
    assert round(wanted, 2) == 1.33
    assert round(frame.width / frame.height, 2) == 1.33
    across, down = still.info["aspect"]
    assert still.size == (704, 288)
    assert round(704 / 288 * down / across, 2) == 1.33

"""Follow what a person marked through a clip by its looks; runs in the decode child.

The patch is searched for near its last place by normalised correlation (Lewis, 1995). Where it is
no longer found following ends and says so: a person goes on from there.
"""

import time

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from desktop.evidence.footage.turning import turn_for, turned
from desktop.evidence.footage.video import Video
from desktop.evidence.hiding.regions import Key
from record.derivatives.redacted import Region
from record.problems import Problem

Grey = NDArray[np.uint8]

KEY_EVERY = 5
LEAST_ALIKE = 0.55
_RENEW_ABOVE = 0.75
_REACH = 0.75
_SMALLEST = 8
_GREYS = VideoReformatter()


class Follower:
    """Follow one region from one frame on."""

    def __init__(self, video: Video, frame: int, last: int, region: Region) -> None:
        """Take the patch to follow; raises ``Problem`` as ``Video.frame`` does."""
        self._video = video
        self._last = min(last, video.index.count - 1)
        self.frame, self._region = frame, region
        self.lost = False
        try:
            self._patch = _cut(self._grey(frame), region)
        except BaseException:
            video.close()
            raise
        self.is_done = frame >= self._last or min(self._patch.shape) < _SMALLEST

    def more(self, seconds: float) -> tuple[Key, ...]:
        """Follow on for about so long; returns the new keys."""
        until, keys = time.monotonic() + seconds, []
        while not self.is_done and time.monotonic() < until:
            if self._step() and (self.frame % KEY_EVERY == 0 or self.frame >= self._last):
                keys.append(Key(self.frame, self._region))
            self.is_done = self.is_done or self.frame >= self._last
        return tuple(keys)

    def close(self) -> None:
        """Let go of the file."""
        self._video.close()

    def _step(self) -> bool:
        """Look at the next frame; False when what is followed is not seen in it."""
        try:
            grey = self._grey(self.frame + 1)
        except Problem:
            self.frame += 1
            return False
        around = self._region.grown(_REACH)
        window, left, top = _window(grey, around)
        high, wide = self._patch.shape
        if window.shape[0] < high or window.shape[1] < wide:
            self.lost = self.is_done = True
            return False
        alike = cv2.matchTemplate(window, self._patch, cv2.TM_CCOEFF_NORMED)
        _, best, _, (x, y) = cv2.minMaxLoc(alike)
        if best < LEAST_ALIKE:
            self.lost = self.is_done = True
            return False
        self.frame += 1
        dx = left + x - round(self._region.x)
        dy = top + y - round(self._region.y)
        self._region = self._region.moved(dx, dy)
        if best > _RENEW_ABOVE:
            fresh = _cut(grey, self._region)
            self._patch = fresh if fresh.shape == self._patch.shape else self._patch
        return True

    def _grey(self, number: int) -> Grey:
        frame = self._video.frame(self._video.index.pts_of(number)).frame
        return _upright_grey(frame)


def _upright_grey(frame: VideoFrame) -> Grey:
    grey = np.asarray(_GREYS.reformat(frame, format="gray", threads=1).to_ndarray(), np.uint8)
    return turned(grey, turn_for(frame))


def _cut(grey: Grey, region: Region) -> Grey:
    return _window(grey, region)[0].copy()


def _window(grey: Grey, region: Region) -> tuple[Grey, int, int]:
    """Return the part of a picture under a region, and where it begins."""
    left, top = max(0, round(region.x)), max(0, round(region.y))
    right = min(grey.shape[1], round(region.x) + round(region.width))
    bottom = min(grey.shape[0], round(region.y) + round(region.height))
    return grey[top : max(top, bottom), left : max(left, right)], left, top

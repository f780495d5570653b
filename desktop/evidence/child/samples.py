"""Photos of samples in the decode child."""

from typing import BinaryIO

from desktop.evidence.asking.codec import Answer
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.samples import reading
from desktop.evidence.samples.messages import MeasureSamples


def _measure(_opened: Opened, request: MeasureSamples, file: BinaryIO) -> Answer:
    return reading.measure(file, request.kind)


WORK: Work = {MeasureSamples: _measure}

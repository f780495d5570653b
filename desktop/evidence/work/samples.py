"""Photos of samples in the decode child."""

from typing import BinaryIO

from desktop.evidence.samples import reading
from desktop.evidence.wire.codec import Answer
from desktop.evidence.wire.samples import MeasureSamples
from desktop.evidence.work.opened import Opened, Work


def _measure(_opened: Opened, request: MeasureSamples, file: BinaryIO) -> Answer:
    return reading.measure(file, request.kind)


WORK: Work = {MeasureSamples: _measure}

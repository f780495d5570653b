"""A decoder for files that belong to no case."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.evidence.asking.decoder import Decoder
from desktop.system.choice import this_system


@contextmanager
def decoding() -> Iterator[Decoder]:
    """Give a decoder whose child process ends with the block."""
    decoder = Decoder(this_system())
    try:
        yield decoder
    finally:
        decoder.close()

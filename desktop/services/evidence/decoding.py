"""A decoder for files that belong to no case."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.evidence.asking.decoder import Decoder
from desktop.system.choice import this_system


@contextmanager
def decoding(password: str = "") -> Iterator[Decoder]:
    """Give a decoder whose child process ends with the block; ``password`` opens locked files."""
    decoder = Decoder(this_system())
    decoder.password_of = lambda _path: password
    try:
        yield decoder
    finally:
        decoder.close()

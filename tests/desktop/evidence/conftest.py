"""Camera files that are open no longer than the test, however it ends."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from desktop.evidence.files.file_types import media_type
from desktop.evidence.footage.video import Video

Open = Callable[..., Video]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open a camera file; ``stream`` and ``known`` go to ``Video``."""
    with ExitStack() as stack:

        def opening(path: Path, **how: Any) -> Video:
            with path.open("rb") as file:
                kind = media_type(file.read(65536))
            return stack.enter_context(closing(Video(path.open("rb"), kind, **how)))

        yield opening

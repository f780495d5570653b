"""What a file is, before anybody takes it in."""

from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.file_types import is_picture
from desktop.evidence.files.inspection import inspect
from desktop.evidence.files.names import shown_name
from desktop.services.evidence import photo_facts
from desktop.services.evidence.arrivals import cut_of
from desktop.system.interface import System
from record.problems import Problem


def told(decoder: Decoder, path: Path, system: System) -> dict[str, Any]:
    """Return a file's name, type and size, what a picture tells of itself and what it lacks.

    ``problem`` is there for a file that could not be taken in, ``not_shown`` holds the code of
    why one is kept and not shown.
    """
    name = shown_name(path.name)
    try:
        seen = inspect(path, system)
    except Problem as problem:
        return {"name": name, "problem": problem}
    facts: dict[str, Any] = {
        "name": name,
        "media_type": seen.media_type,
        "size": seen.size,
        "name_misleads": seen.name_misleads,
        "width": seen.width,
        "height": seen.height,
        "not_shown": seen.why_not_shown,
    }
    if seen.shown and is_picture(seen.media_type):
        try:
            described = decoder.describe(path)
        except Problem as problem:
            return facts | {"not_shown": problem.code}
        facts |= {
            "photo": msgspec.to_builtins(photo_facts.told(described)),
            "quality": list(described.remarks),
        }
    elif seen.shown:
        try:
            told = decoder.look_at(path)
            facts["remarks"] = [*told.remarks]
            facts["cut_off"] = msgspec.to_builtins(cut_of(told))
        except Problem as problem:
            return facts | {"not_shown": problem.code}
    return facts

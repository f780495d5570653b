"""What is known of the networks that come with the program: name, version, licence, hash."""

import tomllib
from functools import cache

import msgspec

from desktop.paths import RESOURCES


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """One network, as ``resources/models/models.toml`` tells of it."""

    file: str
    name: str
    version: str
    licence: str
    origin: str
    origin_sha256: str
    changed: str
    sha256: str

    def facts(self) -> dict[str, str]:
        """Return what a record says of it."""
        return {"name": self.name, "version": self.version, "sha256": self.sha256}


@cache
def models() -> tuple[Model, ...]:
    """Return every network that proposes what to hide."""
    text = (RESOURCES / "models" / "models.toml").read_text("utf-8")
    return msgspec.convert(tuple(tomllib.loads(text)["model"]), tuple[Model, ...])

"""What was already done, remembered beside the environment it was done to."""

import hashlib
from pathlib import Path

from build_spec.places import VENV


def digest(*parts: bytes) -> str:
    """Return the SHA-256 of some parts, each told apart from its neighbours."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def holds(name: str, value: str, venv: Path = VENV) -> bool:
    """Tell whether the stamp ``name`` says that ``value`` was done."""
    try:
        return _file(name, venv).read_text("ascii") == value
    except (OSError, UnicodeDecodeError):
        return False


def put(name: str, value: str, venv: Path = VENV) -> None:
    """Remember that ``value`` was done under ``name``."""
    file = _file(name, venv)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(value, "ascii")


def _file(name: str, venv: Path) -> Path:
    return venv / "stamps" / name

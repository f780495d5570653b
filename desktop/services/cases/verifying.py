"""Verifying a case package, whoever made it; no database is needed."""

from pathlib import Path

from record.problems import Problem
from record.proof import verifying
from record.proof.findings import Finding, Verdict

MARK = "bagit.txt"

__all__ = ["Finding", "Verdict", "verify"]


def verify(path: Path, fingerprint: str = "") -> Verdict:
    """Say what holds of a bag in a folder or a zip, and what does not.

    ``fingerprint`` names headquarters' key when it is known from elsewhere. Raises
    ``Problem('verify.nothing_there')``.
    """
    if not path.exists():
        raise Problem("verify.nothing_there", name=path.name)
    return verifying.verify(_bag_in(path), fingerprint)


def _bag_in(path: Path) -> Path:
    """Return the bag that lies alone in a folder, as an export leaves it, or the path itself."""
    if not path.is_dir() or (path / MARK).exists():
        return path
    bags = [inside for inside in path.iterdir() if (inside / MARK).is_file()]
    return bags[0] if len(bags) == 1 else path

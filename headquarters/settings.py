"""How headquarters was asked to run."""

from dataclasses import dataclass
from pathlib import Path

_BASE = Path(__file__).resolve().parents[1]
_INSTALLED = _BASE / "forecourt_casebook" / "resources"
RESOURCES = _INSTALLED if _INSTALLED.is_dir() else _BASE / "resources"


@dataclass(frozen=True)
class Settings:
    """``data`` holds the signing key and, by default, a SQLite database and a folder of files.

    ``database`` is a ``postgresql://`` address and ``objects`` an ``s3://`` or ``file://`` one;
    "" means inside ``data``.
    """

    data: Path
    database: str = ""
    objects: str = ""

    @property
    def database_url(self) -> str:
        """The address of the database, as SQLAlchemy writes it."""
        if self.database:
            return self.database
        from sqlalchemy import URL

        file = self.data / "headquarters.db"
        return URL.create("sqlite", database=str(file)).render_as_string()

    @property
    def object_place(self) -> str | Path:
        """Where files are kept."""
        return self.objects or self.data / "files"

    @property
    def key_file(self) -> Path:
        """Where the private signing key is kept, never in the database."""
        return self.data / "headquarters.key"

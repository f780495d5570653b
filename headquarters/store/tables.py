"""The tables of headquarters, the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite only counts up by itself in a column declared exactly INTEGER.
_Counter = BigInteger().with_variant(Integer, "sqlite")
_Hash = String(64)
_Place = String(64)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC; SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the interface of SQLAlchemy
        """Refuse naive times and store UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the interface of SQLAlchemy
        """Return an aware time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


setting = Table(
    "setting",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

region = Table(
    "region",
    metadata,
    Column("code", _Place, primary_key=True),
    Column("name", Text, nullable=False),
    Column("scope_v", Integer, nullable=False, default=1),
)

station = Table(
    "station",
    metadata,
    Column("code", _Place, primary_key=True),
    Column("region", ForeignKey("region.code"), nullable=False, index=True),
    Column("document", LargeBinary, nullable=False),
)

member = Table(
    "member",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("station", _Place, nullable=False, default="", index=True),
    Column("region", _Place, nullable=False, default="", index=True),
    Column("document", LargeBinary, nullable=False),
)

device = Table(
    "device",
    metadata,
    Column("dev", String(26), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("station", _Place, nullable=False, default=""),
    Column("region", _Place, nullable=False, default=""),
    Column("fingerprint", Text, nullable=False, default=""),
    Column("app", Text, nullable=False, default=""),
    Column("keyprot", Text, nullable=False, default=""),
    Column("replaces", String(26), nullable=False, default=""),
    Column("enrolled_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

device_key = Table(
    "device_key",
    metadata,
    Column("kid", String(16), primary_key=True),
    Column("dev", ForeignKey("device.dev"), nullable=False, index=True),
    Column("public_key", LargeBinary, nullable=False),
)

enrol_code = Table(
    "enrol_code",
    metadata,
    Column("selector", String(4), primary_key=True),
    Column("secret_hash", _Hash, nullable=False),
    Column("role", String(16), nullable=False),
    Column("station", _Place, nullable=False, default=""),
    Column("region", _Place, nullable=False, default=""),
    Column("expires_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("used_by", String(26), nullable=False, default=""),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", _Hash, primary_key=True),
    Column("nonce", String(128), nullable=False, unique=True),
    Column("dev", ForeignKey("device.dev"), nullable=False, index=True),
    Column("expires_at", Moment, nullable=False, index=True),
)

head = Table(
    "head",
    metadata,
    Column("dev", String(26), primary_key=True),
    Column("stream", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("eh", _Hash, nullable=False),
    Column("eff", BigInteger, nullable=False),
    Column("recv", Moment, nullable=False),
    Column("state", String(16), nullable=False, default="ok"),
)

entry = Table(
    "entry",
    metadata,
    Column("id", _Counter, primary_key=True, autoincrement=True),
    Column("eh", _Hash, nullable=False, unique=True),
    Column("dev", String(26), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("station", _Place, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev", _Hash, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("kv", Integer, nullable=False),
    Column("case_id", String(64), nullable=False),
    Column("hlc", BigInteger, nullable=False),
    Column("eff", BigInteger, nullable=False),
    Column("recv", Moment, nullable=False),
    Column("pos", BigInteger, unique=True),
    Column("held", Boolean, nullable=False, default=False),
    Column("via", String(26), nullable=False, default=""),
    Column("header", LargeBinary, nullable=False),
    Column("signatures", LargeBinary, nullable=False),
    UniqueConstraint("dev", "stream", "seq"),
    Index("ix_entry_station_pos", "station", "pos"),
    Index("ix_entry_station_case_id", "station", "case_id"),
)
Index(
    "ix_entry_unplaced",
    entry.c.recv,
    postgresql_where=entry.c.pos.is_(None) & ~entry.c.held,
    sqlite_where=entry.c.pos.is_(None) & ~entry.c.held,
)

part = Table(
    "part",
    metadata,
    Column("eh", ForeignKey("entry.eh"), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("h", _Hash, nullable=False, index=True),
    Column("bytes", LargeBinary),
    Column("erased_at", Moment),
)

fork = Table(
    "fork",
    metadata,
    Column("eh", _Hash, primary_key=True),
    Column("dev", String(26), nullable=False, index=True),
    Column("stream", String(64), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("recv", Moment, nullable=False),
    Column("wire", LargeBinary, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("eh", ForeignKey("entry.eh"), primary_key=True),
    Column("reason", String(32), nullable=False),
    Column("held_at", Moment, nullable=False),
)

blob = Table(
    "blob",
    metadata,
    Column("h", _Hash, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("object", Text, nullable=False),
    Column("stored_at", Moment, nullable=False),
)

blob_ref = Table(
    "blob_ref",
    metadata,
    Column("h", _Hash, primary_key=True),
    Column("eh", ForeignKey("entry.eh"), primary_key=True),
    Column("dev", String(26), nullable=False),
    Column("station", _Place, nullable=False),
    Column("case_id", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("held", Boolean, nullable=False, default=False),
    Index("ix_blob_ref_station_case_id", "station", "case_id"),
)

# Which stations have shown that they hold a file: naming a hash is not enough to read it.
holding = Table(
    "holding",
    metadata,
    Column("h", ForeignKey("blob.h"), primary_key=True),
    Column("station", _Place, primary_key=True),
)

upload = Table(
    "upload",
    metadata,
    Column("id", String(43), primary_key=True),
    Column("dev", ForeignKey("device.dev"), nullable=False),
    Column("h", _Hash, nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("offset", BigInteger, nullable=False, default=0),
    Column("state", String(16), nullable=False, default="open"),
    Column("made_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Index("ix_upload_dev_made_at", "dev", "made_at"),
)

chunk = Table(
    "chunk",
    metadata,
    Column("upload_id", ForeignKey("upload.id"), primary_key=True),
    Column("offset", BigInteger, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("object", Text, nullable=False),
)

receipt = Table(
    "receipt",
    metadata,
    Column("subject", String(160), primary_key=True),
    Column("issued_at", Moment, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
)

case = Table(
    "case",
    metadata,
    Column("station", _Place, primary_key=True),
    Column("case_id", String(64), primary_key=True),
    Column("case_no", Text, nullable=False),
    Column("status", String(32), nullable=False, index=True),
    Column("stage", String(32), nullable=False),
    Column("severity", String(32), nullable=False),
    Column("validity", String(32), nullable=False),
    Column("category", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("edition", Integer, nullable=False, server_default="0", index=True),
    Column("indexed", Integer, nullable=False, server_default="0", index=True),
)

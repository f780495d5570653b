"""The tables of the local database. Migrations build the same; a test compares the two."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

entry = Table(
    "entry",
    metadata,
    Column("eh", String(64), primary_key=True),
    Column("dev", String(26), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("case_id", String(36), nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("signed", LargeBinary, nullable=False),
    Column("signatures", LargeBinary, nullable=False),
    UniqueConstraint("dev", "stream", "seq"),
    Index("entry_case", "case_id"),
)

part = Table(
    "part",
    metadata,
    Column("eh", String(64), ForeignKey("entry.eh"), primary_key=True),
    Column("name", String(16), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

placed = Table(
    "placed",
    metadata,
    Column("eh", String(64), ForeignKey("entry.eh"), primary_key=True),
    Column("eff", Integer, nullable=False),
    Column("recv", String(40), nullable=False),
    Column("pos", Integer, nullable=False),
)

erased = Table(
    "erased",
    metadata,
    Column("h", String(64), primary_key=True),
    Column("by_entry", String(64), nullable=False),
)

head = Table(
    "head",
    metadata,
    Column("dev", String(26), primary_key=True),
    Column("stream", String(64), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("eh", String(64), nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("acked_seq", Integer, nullable=False, default=0),
)

case_row = Table(
    "case_row",
    metadata,
    Column("rowid", Integer, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("case_no", String(64), nullable=False),
    Column("station", String(32), nullable=False),
    Column("category", String(8), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("validity", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("summary", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("press", Boolean, nullable=False),
    Column("due_at", Integer, nullable=False),
    Column("due_rule", String(16), nullable=False),
    Column("recorded_at", Integer, nullable=False),
    Column("updated_at", Integer, nullable=False),
    Column("exhibits", Integer, nullable=False),
    Column("open_tasks", Integer, nullable=False),
    Column("remarks", Integer, nullable=False),
    Column("plate", String(32), nullable=False),
    Column("phone", String(64), nullable=False),
    Column("complainant", Text, nullable=False),
    Column("owner", String(64), nullable=False),
    Index("case_number", "case_no"),
    Index("case_recorded", "recorded_at"),
    Index("case_due", "due_at"),
    Index("case_open_due", "is_open", "due_at"),
    Index("case_updated", "updated_at"),
    Index("case_status", "status"),
    Index("case_station", "station"),
    Index("case_category", "category"),
    Index("case_severity", "severity"),
    Index("case_waits", "waits", "recorded_at"),
    Index("case_open", "is_open", "recorded_at"),
    Index("case_plate", "plate"),
    Index("case_phone", "phone"),
)

# Apart from its columns, so that lists walk over narrow rows.
case_document = Table(
    "case_document",
    metadata,
    Column("id", String(36), ForeignKey("case_row.id"), primary_key=True),
    Column("document", LargeBinary, nullable=False),
    Column("edition", Integer, nullable=False, server_default="0", index=True),
    Column("indexed", Integer, nullable=False, server_default="0", index=True),
)

blob = Table(
    "blob",
    metadata,
    Column("h", String(64), primary_key=True),
    Column("n", Integer, nullable=False),
    Column("t", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("here", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("sent", Integer, nullable=False, default=0),
    Column("upload", Text, nullable=False, default=""),
    Column("why", String(64), nullable=False, default=""),
    Column("receipt", LargeBinary),
    Index("blob_state", "state"),
)

blob_use = Table(
    "blob_use",
    metadata,
    Column("h", String(64), ForeignKey("blob.h"), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("own", Boolean, nullable=False),
    Index("blob_use_case", "case_id"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("ref", String(100), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

pin = Table(
    "pin",
    metadata,
    Column("person_id", String(40), primary_key=True),
    Column("verifier", Text, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("locked_until", Integer, nullable=False, default=0),
)

draft = Table(
    "draft",
    metadata,
    Column("person_id", String(40), primary_key=True),
    Column("place", String(64), primary_key=True),
    Column("path", String(120), primary_key=True),
    Column("text", Text, nullable=False),
    Column("kept_at", Integer, nullable=False),
)

saved_view = Table(
    "saved_view",
    metadata,
    Column("person_id", String(40), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("query", LargeBinary, nullable=False),
)

kept = Table(
    "kept",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

thumbnail = Table(
    "thumbnail",
    metadata,
    Column("h", String(64), primary_key=True),
    Column("edge", Integer, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

video_index = Table(
    "video_index",
    metadata,
    Column("h", String(64), primary_key=True),
    Column("stream", Integer, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

"""Make the first tables, the full-text indexes and the triggers that keep entries unchanged."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "thumbnail", "kept", "saved_view", "draft", "pin", "receipt", "blob_use", "blob",
    "case_document", "case_row",
    "head", "placed", "part", "entry",
)  # fmt: skip


def upgrade() -> None:
    """Make every table."""
    _make_tables()
    op.execute(
        "CREATE VIRTUAL TABLE case_words USING fts5("
        "words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE case_ids USING fts5("
        "ids, hashes, content='', contentless_delete=1, tokenize='trigram')"
    )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER entry_no_{act.lower()} BEFORE {act} ON entry "
            "BEGIN SELECT RAISE(ABORT, 'entries never change'); END"
        )
    op.execute(
        "CREATE TRIGGER part_no_update BEFORE UPDATE ON part "
        "BEGIN SELECT RAISE(ABORT, 'parts never change'); END"
    )


def downgrade() -> None:
    """Remove every table."""
    op.execute("DROP TABLE case_words")
    op.execute("DROP TABLE case_ids")
    for name in TABLES:
        op.drop_table(name)


def _make_tables() -> None:
    op.create_table(
        "blob",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("t", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("upload", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("receipt", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("h"),
    )
    op.create_index("blob_state", "blob", ["state"], unique=False)
    op.create_table(
        "case_row",
        sa.Column("rowid", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("case_no", sa.String(length=64), nullable=False),
        sa.Column("station", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=8), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("validity", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("press", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.Integer(), nullable=False),
        sa.Column("due_rule", sa.String(length=16), nullable=False),
        sa.Column("recorded_at", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.Column("exhibits", sa.Integer(), nullable=False),
        sa.Column("open_tasks", sa.Integer(), nullable=False),
        sa.Column("remarks", sa.Integer(), nullable=False),
        sa.Column("plate", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("complainant", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("rowid"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("case_category", "case_row", ["category"], unique=False)
    op.create_index("case_due", "case_row", ["due_at"], unique=False)
    op.create_index("case_open_due", "case_row", ["is_open", "due_at"], unique=False)
    op.create_index("case_updated", "case_row", ["updated_at"], unique=False)
    op.create_table(
        "case_document",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["case_row.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("case_number", "case_row", ["case_no"], unique=False)
    op.create_index("case_open", "case_row", ["is_open", "recorded_at"], unique=False)
    op.create_index("case_phone", "case_row", ["phone"], unique=False)
    op.create_index("case_plate", "case_row", ["plate"], unique=False)
    op.create_index("case_recorded", "case_row", ["recorded_at"], unique=False)
    op.create_index("case_severity", "case_row", ["severity"], unique=False)
    op.create_index("case_station", "case_row", ["station"], unique=False)
    op.create_index("case_status", "case_row", ["status"], unique=False)
    op.create_index("case_waits", "case_row", ["waits", "recorded_at"], unique=False)
    op.create_table(
        "draft",
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "place", "path"),
    )
    op.create_table(
        "entry",
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("stream", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.Column("signatures", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("eh"),
        sa.UniqueConstraint("dev", "stream", "seq"),
    )
    op.create_index("entry_case", "entry", ["case_id"], unique=False)
    op.create_table(
        "head",
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("stream", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("acked_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dev", "stream"),
    )
    op.create_table(
        "kept",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "pin",
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "receipt",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=100), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "ref"),
    )
    op.create_table(
        "saved_view",
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("query", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "name"),
    )
    op.create_table(
        "thumbnail",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("edge", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("h", "edge"),
    )
    op.create_table(
        "blob_use",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["h"],
            ["blob.h"],
        ),
        sa.PrimaryKeyConstraint("h", "case_id"),
    )
    op.create_index("blob_use_case", "blob_use", ["case_id"], unique=False)
    op.create_table(
        "part",
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["eh"],
            ["entry.eh"],
        ),
        sa.PrimaryKeyConstraint("eh", "name"),
    )
    op.create_table(
        "placed",
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("eff", sa.Integer(), nullable=False),
        sa.Column("recv", sa.String(length=40), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["eh"],
            ["entry.eh"],
        ),
        sa.PrimaryKeyConstraint("eh"),
    )

"""The first tables of headquarters."""

import sqlalchemy as sa
from alembic import op

from headquarters.store.tables import Moment

revision = "0001"
down_revision = None
_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    _people_and_devices()
    _log()
    _files()


def _people_and_devices() -> None:
    op.create_table(
        "device",
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("app", sa.Text(), nullable=False),
        sa.Column("keyprot", sa.Text(), nullable=False),
        sa.Column("replaces", sa.String(length=26), nullable=False),
        sa.Column("enrolled_at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("dev", name=op.f("pk_device")),
    )
    op.create_table(
        "enrol_code",
        sa.Column("selector", sa.String(length=4), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_by", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("selector", name=op.f("pk_enrol_code")),
    )
    op.create_table(
        "member",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_region"), "member", ["region"], unique=False)
    op.create_index(op.f("ix_member_station"), "member", ["station"], unique=False)
    op.create_table(
        "region",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scope_v", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_region")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "device_key",
        sa.Column("kid", sa.String(length=16), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["dev"], ["device.dev"], name=op.f("fk_device_key_dev")),
        sa.PrimaryKeyConstraint("kid", name=op.f("pk_device_key")),
    )
    op.create_index(op.f("ix_device_key_dev"), "device_key", ["dev"], unique=False)
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.String(length=128), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["dev"], ["device.dev"], name=op.f("fk_session_dev")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
        sa.UniqueConstraint("nonce", name=op.f("uq_session_nonce")),
    )
    op.create_index(op.f("ix_session_dev"), "session", ["dev"], unique=False)
    op.create_index(op.f("ix_session_expires_at"), "session", ["expires_at"], unique=False)
    op.create_table(
        "station",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name=op.f("fk_station_region")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_station")),
    )
    op.create_index(op.f("ix_station_region"), "station", ["region"], unique=False)


def _log() -> None:
    op.create_table(
        "case",
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("case_no", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.Column("validity", sa.String(length=32), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("station", "case_id", name=op.f("pk_case")),
    )
    op.create_index(op.f("ix_case_recorded_at"), "case", ["recorded_at"], unique=False)
    op.create_index(op.f("ix_case_status"), "case", ["status"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("stream", sa.String(length=64), nullable=False),
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("kv", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("eff", sa.BigInteger(), nullable=False),
        sa.Column("recv", Moment(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("via", sa.String(length=26), nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("signatures", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("dev", "stream", "seq", name=op.f("uq_entry_dev_stream_seq")),
        sa.UniqueConstraint("eh", name=op.f("uq_entry_eh")),
        sa.UniqueConstraint("pos", name=op.f("uq_entry_pos")),
    )
    op.create_index("ix_entry_station_case_id", "entry", ["station", "case_id"], unique=False)
    op.create_index("ix_entry_station_pos", "entry", ["station", "pos"], unique=False)
    op.create_index(
        "ix_entry_unplaced",
        "entry",
        ["recv"],
        unique=False,
        postgresql_where=sa.text("pos IS NULL AND NOT held"),
        sqlite_where=sa.text("pos IS NULL AND held = 0"),
    )
    op.create_table(
        "fork",
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("stream", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("recv", Moment(), nullable=False),
        sa.Column("wire", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("eh", name=op.f("pk_fork")),
    )
    op.create_index(op.f("ix_fork_dev"), "fork", ["dev"], unique=False)
    op.create_table(
        "head",
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("stream", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("eff", sa.BigInteger(), nullable=False),
        sa.Column("recv", Moment(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("dev", "stream", name=op.f("pk_head")),
    )
    op.create_table(
        "receipt",
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("issued_at", Moment(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_receipt")),
    )
    op.create_table(
        "part",
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=True),
        sa.Column("erased_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["eh"], ["entry.eh"], name=op.f("fk_part_eh")),
        sa.PrimaryKeyConstraint("eh", "name", name=op.f("pk_part")),
    )
    op.create_index(op.f("ix_part_h"), "part", ["h"], unique=False)
    op.create_table(
        "quarantine",
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("held_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["eh"], ["entry.eh"], name=op.f("fk_quarantine_eh")),
        sa.PrimaryKeyConstraint("eh", name=op.f("pk_quarantine")),
    )


def _files() -> None:
    op.create_table(
        "blob",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("stored_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("h", name=op.f("pk_blob")),
    )
    op.create_table(
        "blob_ref",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("eh", sa.String(length=64), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["eh"], ["entry.eh"], name=op.f("fk_blob_ref_eh")),
        sa.PrimaryKeyConstraint("h", "eh", name=op.f("pk_blob_ref")),
    )
    op.create_index("ix_blob_ref_station_case_id", "blob_ref", ["station", "case_id"], unique=False)
    op.create_table(
        "upload",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("dev", sa.String(length=26), nullable=False),
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("touched_at", Moment(), nullable=False),
        sa.Column("leased_until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["dev"], ["device.dev"], name=op.f("fk_upload_dev")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index("ix_upload_dev_made_at", "upload", ["dev", "made_at"], unique=False)
    op.create_index(op.f("ix_upload_h"), "upload", ["h"], unique=False)
    op.create_table(
        "chunk",
        sa.Column("upload_id", sa.String(length=43), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["upload_id"], ["upload.id"], name=op.f("fk_chunk_upload_id")),
        sa.PrimaryKeyConstraint("upload_id", "offset", name=op.f("pk_chunk")),
    )

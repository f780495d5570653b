"""Which stations have shown that they hold a file."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table; whoever named a stored file so far keeps it."""
    op.create_table(
        "holding",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("station", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["h"], ["blob.h"], name=op.f("fk_holding_h")),
        sa.PrimaryKeyConstraint("h", "station", name=op.f("pk_holding")),
    )
    op.execute(
        "INSERT INTO holding (h, station) SELECT DISTINCT blob_ref.h, blob_ref.station "
        "FROM blob_ref JOIN blob ON blob.h = blob_ref.h WHERE NOT blob_ref.held"
    )

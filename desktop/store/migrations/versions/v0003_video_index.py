"""Keep what was indexed of camera files, so that long footage opens at once."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of indexes, by file and video stream."""
    op.create_table(
        "video_index",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("stream", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("h", "stream"),
    )


def downgrade() -> None:
    """Forget the indexes; they are found anew."""
    op.drop_table("video_index")

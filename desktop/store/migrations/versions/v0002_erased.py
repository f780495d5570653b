"""Remember what was erased by order, so that an old copy cannot bring it back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the list of erased parts and files."""
    op.create_table(
        "erased",
        sa.Column("h", sa.String(length=64), nullable=False),
        sa.Column("by_entry", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("h"),
    )


def downgrade() -> None:
    """Forget the list."""
    op.drop_table("erased")

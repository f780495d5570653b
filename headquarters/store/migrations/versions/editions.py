"""Note by which fold each case was folded, so that a later one folds it again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Note that every case so far was folded by an earlier program."""
    op.add_column("case", sa.Column("edition", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_case_edition"), "case", ["edition"], unique=False)

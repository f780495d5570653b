"""Note which normalisation made the search words of a case, so that a later one makes them anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Note that the words of every case so far were made by an earlier program."""
    op.add_column("case", sa.Column("indexed", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_case_indexed"), "case", ["indexed"], unique=False)

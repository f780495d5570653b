"""Note by which fold each case was folded, so that a later one folds it again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Note that every case so far was folded by an earlier program."""
    op.add_column(
        "case_document", sa.Column("edition", sa.Integer(), nullable=False, server_default="0")
    )
    op.create_index("ix_case_document_edition", "case_document", ["edition"])
    op.execute("DELETE FROM kept WHERE name = 'folded'")


def downgrade() -> None:
    """Forget it; an earlier program folds all cases again."""
    op.drop_index("ix_case_document_edition", "case_document")
    op.drop_column("case_document", "edition")

"""Make the search words anew, with short parts, and note whose normalisation made them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Empty the index of words; every case is indexed again."""
    op.add_column(
        "case_document", sa.Column("indexed", sa.Integer(), nullable=False, server_default="0")
    )
    op.create_index("ix_case_document_indexed", "case_document", ["indexed"])
    _make("words, parts")


def downgrade() -> None:
    """Forget it; an earlier program folds all cases again and indexes them with that."""
    op.drop_index("ix_case_document_indexed", "case_document")
    op.drop_column("case_document", "indexed")
    _make("words")
    op.execute("UPDATE case_document SET edition = 0")


def _make(columns: str) -> None:
    op.execute("DROP TABLE case_words")
    op.execute(
        f"CREATE VIRTUAL TABLE case_words USING fts5({columns}, "
        "content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
    )

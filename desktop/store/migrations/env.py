"""Run migrations on the connection that the program has already opened and unlocked."""

from alembic import context

from desktop.store.tables import metadata


def include(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the full-text tables out of comparisons: they are made by hand."""
    return not (kind == "table" and str(name).startswith(("case_words", "case_ids")))


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
    include_name=include,
)
with context.begin_transaction():
    context.run_migrations()

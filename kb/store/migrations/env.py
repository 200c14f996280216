"""Runs migrations over the connection that `kb.store.schema` hands over."""

from alembic import context

from kb.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

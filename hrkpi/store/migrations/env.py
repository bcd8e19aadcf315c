"""Run by Alembic, never imported: applies the steps on the connection that ``hrkpi.store.migrate`` opened."""

from alembic import context

from hrkpi.store.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()

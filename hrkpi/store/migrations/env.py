"""Run by Alembic, never imported: applies the steps on the connection that ``hrkpi.store.migrate`` opened."""

from alembic import context

from hrkpi.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()

"""Alembic's entry point: migrate over the connection that `workbook.store.schema` hands over."""

from __future__ import annotations

from alembic import context

from workbook.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

"""Packs: ordered lists of views that are made again each month."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "packs",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pages", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_packs"),
    )

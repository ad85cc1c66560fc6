"""Who came, and the number on the badge."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", Instant(timezone=True)),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("walk_in", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.create_index("attendance_change", "attendance", ["workshop", "change"], unique=False)
    op.add_column("person", sa.Column("badge", sa.Integer()))
    op.add_column(
        "person", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true())
    )

"""What is remembered of a day rehearsed on a copy, and what marks that copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("speed", sa.Integer(), nullable=False),
        sa.Column("played_at", Instant(timezone=True)),
        sa.Column("tables", sa.Integer(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.create_index("rehearsal_change", "rehearsal", ["workshop", "change"], unique=False)

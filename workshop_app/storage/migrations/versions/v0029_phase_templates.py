"""Phases and schedules kept for the next workshops, for the whole library."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "phase_template",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("phases", sa.Integer(), nullable=False),
        sa.Column("planned_s", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.create_index("phase_template_change", "phase_template", ["workshop", "change"], unique=False)

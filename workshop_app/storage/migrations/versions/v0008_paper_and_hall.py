"""Marks of the parts of a document, the plan of the hall; « Où je m'assois » alone on its sheet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column(
        "printed", sa.Column("part", sa.String(length=40), nullable=False, server_default="")
    )
    op.add_column("printed", sa.Column("tables", sa.JSON(), nullable=False, server_default="[]"))
    op.execute("UPDATE printed SET kind = 'noms' WHERE kind = 'listes'")
    op.create_table(
        "hall_plan",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("shape", sa.String(length=20), nullable=False),
        sa.Column("spots", sa.JSON(), nullable=False),
        sa.Column("markers", sa.JSON(), nullable=False),
        sa.Column("visited_on", sa.Date()),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.create_index("hall_plan_change", "hall_plan", ["workshop", "change"], unique=False)

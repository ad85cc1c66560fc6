"""Rounds of seats, hosts and reserves, the parts of a phase, the topics of an open forum."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for name in ("host", "reserve"):
        op.add_column(
            "person", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.add_column("workshop", sa.Column("rounds", sa.Integer(), nullable=False, server_default="1"))
    for column in (
        sa.Column("method", sa.String(length=40), nullable=False, server_default=""),
        sa.Column("parts", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("round", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("places", sa.JSON(), nullable=False, server_default="[]"),
    ):
        op.add_column("phase", column)
    op.create_table(
        "topic",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("phase", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("proposer", sa.Text(), nullable=False),
        sa.Column("session", sa.Integer()),
        sa.Column("place", sa.Integer()),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.create_index("topic_change", "topic", ["workshop", "change"], unique=False)

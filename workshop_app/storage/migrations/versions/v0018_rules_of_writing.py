"""Who is shown with a card, silence until it is revealed, several questions in a phase."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    of_a_phase: tuple[sa.Column[Any], ...] = (
        sa.Column("asks_who", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("revealed_at", Instant(timezone=True), nullable=True),
        sa.Column("questions", sa.JSON(), nullable=False, server_default="[]"),
    )
    of_a_card: tuple[sa.Column[Any], ...] = (
        sa.Column("phase", sa.Uuid(), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=False, server_default=""),
        sa.Column("anonymous", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("role", sa.Text(), nullable=False, server_default=""),
        sa.Column("phone", sa.String(length=40), nullable=False, server_default=""),
    )
    for column in of_a_phase:
        op.add_column("phase", column)
    for column in of_a_card:
        op.add_column("card", column)

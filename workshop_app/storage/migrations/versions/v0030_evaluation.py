"""What people think of the day: the questions, the page, the answers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    for name, columns in _nouns().items():
        op.create_table(
            name,
            sa.Column("workshop", sa.Uuid(), nullable=False),
            sa.Column("id", sa.Uuid(), nullable=False),
            sa.Column("change", sa.BigInteger(), nullable=False),
            sa.Column("withdrawn", sa.Boolean(), nullable=False),
            *columns,
            sa.PrimaryKeyConstraint("workshop", "id"),
        )
        op.create_index(f"{name}_change", name, ["workshop", "change"], unique=False)


def _nouns() -> dict[str, list[sa.Column[Any] | sa.UniqueConstraint]]:
    return {
        "evaluation": [
            sa.Column("code", sa.String(16), nullable=False),
            sa.Column("questions", sa.JSON(), nullable=False),
            sa.Column("opens_alone", sa.Boolean(), nullable=False),
            sa.Column("opened_at", Instant(timezone=True)),
            sa.Column("closed_at", Instant(timezone=True)),
            sa.UniqueConstraint("code"),
        ],
        "evaluation_answer": [
            sa.Column("marks", sa.JSON(), nullable=False),
            sa.Column("words", sa.JSON(), nullable=False),
            sa.Column("source", sa.String(20), nullable=False),
            sa.Column("quoted", sa.JSON(), nullable=False),
        ],
    }

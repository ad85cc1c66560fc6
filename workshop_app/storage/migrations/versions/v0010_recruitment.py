"""The rules of a call for candidates, and what was decided of each candidature."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0010"
down_revision = "0009"


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


def _nouns() -> dict[str, list[sa.Column[Any]]]:
    return {
        "recruitment": [
            sa.Column("rules", sa.JSON(), nullable=False),
            sa.Column("applied_at", Instant(timezone=True), nullable=False),
            sa.Column("applied_by", sa.String(length=80), nullable=False),
            sa.Column("closed_at", Instant(timezone=True)),
        ],
        "candidature": [
            sa.Column("applied_at", Instant(timezone=True)),
            sa.Column("state", sa.String(length=20), nullable=False),
            sa.Column("reason", sa.JSON()),
            sa.Column("rank", sa.Integer()),
            sa.Column("place", sa.JSON()),
            sa.Column("decided_at", Instant(timezone=True)),
            sa.Column("imposed", sa.String(length=20), nullable=False),
            sa.Column("imposed_by", sa.String(length=80), nullable=False),
            sa.Column("imposed_reason", sa.Text(), nullable=False),
            sa.Column("left_at", Instant(timezone=True)),
        ],
    }

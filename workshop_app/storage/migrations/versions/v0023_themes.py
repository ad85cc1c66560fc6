"""Themes, where each card stands among them, and what was refused."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


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


def _nouns() -> dict[str, list[Any]]:
    return {
        "theme": [
            sa.Column("name", sa.Text(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.Column("keywords", sa.Text(), nullable=False),
            sa.Column("parent", sa.Uuid()),
        ],
        "spot": [
            sa.Column("card", sa.Uuid(), nullable=False),
            sa.Column("theme", sa.Uuid()),
            sa.Column("stack", sa.Uuid()),
            sa.Column("offered", sa.Boolean(), nullable=False),
            sa.Column("by", sa.String(80), nullable=False),
        ],
        "refusal": [
            sa.Column("card", sa.Uuid(), nullable=False),
            sa.Column("other", sa.Uuid()),
            sa.Column("theme", sa.Uuid()),
            sa.Column("by", sa.String(80), nullable=False),
        ],
    }

"""What is on the projector, and the link of its mirror in a browser."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0016"
down_revision = "0015"


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
        "projection": [
            sa.Column("view", sa.String(length=20), nullable=False),
            sa.Column("since", Instant(timezone=True), nullable=False),
            sa.Column("black", sa.Boolean(), nullable=False),
            sa.Column("kind", sa.String(length=40), nullable=False),
            sa.Column("table", sa.Integer(), nullable=False),
            sa.Column("card", sa.Uuid()),
            sa.Column("message", sa.Text(), nullable=False),
        ],
        "mirror_link": [
            sa.Column("code", sa.String(length=16), nullable=False),
            sa.UniqueConstraint("code"),
        ],
    }

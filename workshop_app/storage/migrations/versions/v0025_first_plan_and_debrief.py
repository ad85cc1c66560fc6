"""The plan of a day as it began, and the facilitator's notes of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0025"
down_revision = "0024"


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
        "first_plan": [
            sa.Column("made_at", Instant(timezone=True), nullable=False),
            sa.Column("phases", sa.JSON(), nullable=False),
        ],
        "debrief_note": [
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("written_at", Instant(timezone=True), nullable=False),
            sa.Column("phase", sa.Uuid()),
        ],
    }

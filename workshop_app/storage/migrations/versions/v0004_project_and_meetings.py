"""The project sheet, the meetings of a group, who came to them, who replaced whom."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0004"
down_revision = "0003"


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
    op.add_column("workshop", sa.Column("part_of", sa.Uuid()))


def _nouns() -> dict[str, list[sa.Column[Any]]]:
    return {
        "project": [
            sa.Column("leader", sa.Text(), nullable=False),
            sa.Column("technical_referent", sa.Text(), nullable=False),
            sa.Column("wanted", sa.Text(), nullable=False),
            sa.Column("conditions", sa.Text(), nullable=False),
            sa.Column("costs", sa.Text(), nullable=False),
            sa.Column("on_site", sa.Integer(), nullable=False),
            sa.Column("remote", sa.Integer(), nullable=False),
            sa.Column("apply_until", sa.Date()),
            sa.Column("apply_to", sa.Text(), nullable=False),
            sa.Column("calendar", sa.String(length=20), nullable=False),
        ],
        "meeting": [
            sa.Column("year", sa.Integer(), nullable=False),
            sa.Column("quarter", sa.Integer(), nullable=False),
            sa.Column("day", sa.Date()),
            sa.Column("starts_at", sa.Time(), nullable=False),
            sa.Column("ends_at", sa.Time(), nullable=False),
            sa.Column("mode", sa.String(length=20), nullable=False),
            sa.Column("place", sa.Text(), nullable=False),
            sa.Column("subject", sa.Text(), nullable=False),
            sa.Column("method", sa.Text(), nullable=False),
            sa.Column("cancelled", sa.Boolean(), nullable=False),
            sa.Column("opened", sa.Uuid()),
        ],
        "meeting_presence": [
            sa.Column("meeting", sa.Uuid(), nullable=False),
            sa.Column("person", sa.Uuid(), nullable=False),
            sa.Column("said", sa.String(length=20), nullable=False),
            sa.Column("substitute", sa.Text(), nullable=False),
            sa.Column("at", Instant(timezone=True)),
        ],
        "membership": [
            sa.Column("since", sa.Date()),
            sa.Column("until", sa.Date()),
            sa.Column("replaces", sa.Uuid()),
        ],
    }

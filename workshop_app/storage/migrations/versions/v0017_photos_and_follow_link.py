"""Photos sent by tables, their pictures, and the link of the participants' page."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0017"
down_revision = "0016"


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
    op.create_table(
        "kept_file",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "digest"),
    )


def _nouns() -> dict[str, list[Any]]:
    return {
        "photo": [
            sa.Column("table", sa.Integer(), nullable=False),
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("digest", sa.String(64), nullable=False),
            sa.Column("preview", sa.String(64), nullable=False),
            sa.Column("width", sa.Integer(), nullable=False),
            sa.Column("height", sa.Integer(), nullable=False),
            sa.Column("size", sa.Integer(), nullable=False),
            sa.Column("taken_at", Instant(timezone=True), nullable=False),
            sa.Column("caption", sa.Text(), nullable=False),
            sa.Column("standing", sa.String(20), nullable=False),
        ],
        "follow_link": [
            sa.Column("code", sa.String(16), nullable=False),
            sa.UniqueConstraint("code"),
        ],
    }

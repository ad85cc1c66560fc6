"""Votes, their ballots, the codes people vote with, and the essential."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0026"
down_revision = "0025"


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
        "vote": [
            sa.Column("title", sa.Text(), nullable=False),
            sa.Column("method", sa.String(length=20), nullable=False),
            sa.Column("voter", sa.String(length=20), nullable=False),
            sa.Column("items", sa.JSON(), nullable=False),
            sa.Column("budget", sa.Integer(), nullable=False),
            sa.Column("most", sa.Integer(), nullable=False),
            sa.Column("own_cards", sa.Boolean(), nullable=False),
            sa.Column("line", sa.Integer(), nullable=False),
            sa.Column("state", sa.String(length=20), nullable=False),
            sa.Column("expected", sa.Integer(), nullable=False),
            sa.Column("opened_at", Instant(timezone=True)),
            sa.Column("closed_at", Instant(timezone=True)),
        ],
        "ballot": [
            sa.Column("vote", sa.Uuid(), nullable=False),
            sa.Column("voter", sa.String(length=40), nullable=False),
            sa.Column("marks", sa.JSON(), nullable=False),
            sa.Column("source", sa.String(length=20), nullable=False),
        ],
        "voting_code": [
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("code", sa.String(length=16), nullable=False),
            sa.UniqueConstraint("code"),
        ],
        "essential": [
            sa.Column("kind", sa.String(length=20), nullable=False),
            sa.Column("vote", sa.Uuid()),
            sa.Column("marked_at", Instant(timezone=True), nullable=False),
        ],
    }

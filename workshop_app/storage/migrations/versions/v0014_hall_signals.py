"""Messages to the tables and who has read them, calls, and tables that have done."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0014"
down_revision = "0013"


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
        "hall_message": [
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("sent_at", Instant(timezone=True), nullable=False),
            sa.Column("tables", sa.JSON(), nullable=False),
        ],
        "message_read": [
            sa.Column("message", sa.Uuid(), nullable=False),
            sa.Column("table", sa.Integer(), nullable=False),
            sa.Column("read_at", Instant(timezone=True), nullable=False),
        ],
        "table_signal": [
            sa.Column("table", sa.Integer(), nullable=False),
            sa.Column("called_at", Instant(timezone=True)),
            sa.Column("answered_at", Instant(timezone=True)),
            sa.Column("done_phase", sa.Uuid()),
            sa.Column("done_at", Instant(timezone=True)),
        ],
    }

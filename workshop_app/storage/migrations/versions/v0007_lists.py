"""Lists at full depth: their sources, imports, doubtful lines, and the values that are used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("person", sa.Column("as_written", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column(
        "workshop",
        sa.Column(
            "badge_lines",
            sa.JSON(),
            nullable=False,
            server_default='["organisation", "function"]',
        ),
    )
    _noun(
        "list_source",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("used_at", Instant(timezone=True), nullable=False),
    )
    _noun(
        "list_import",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("taken_at", Instant(timezone=True), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("command", sa.BigInteger(), nullable=False),
    )
    _noun(
        "line_to_check",
        sa.Column("list_import", sa.Uuid(), nullable=False),
        sa.Column("list_name", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("person", sa.Uuid()),
        sa.Column("aside", sa.Boolean(), nullable=False),
    )
    _noun(
        "value_rule",
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("apart", sa.Boolean(), nullable=False),
    )


def _noun(name: str, *columns: sa.Column[object]) -> None:
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

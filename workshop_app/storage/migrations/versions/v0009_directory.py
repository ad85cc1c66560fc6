"""What was decided by hand in the directory, traces of erasings, how long names are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    _noun(
        "directory_choice",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
    )
    _noun(
        "erasure",
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("workshops", sa.JSON(), nullable=False),
        sa.Column("images", sa.Integer(), nullable=False),
    )
    op.add_column(
        "person", sa.Column("anonymous", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("workshop", sa.Column("retention_months", sa.Integer()))
    op.add_column(
        "workshop",
        sa.Column("retention_unasked", sa.Boolean(), nullable=False, server_default=sa.false()),
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

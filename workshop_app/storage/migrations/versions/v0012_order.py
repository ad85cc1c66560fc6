"""Cards that are read before they are shown, cut in two, given to another table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column(
        "workshop",
        sa.Column("reads_first", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "card",
        sa.Column("standing", sa.String(length=20), nullable=False, server_default="accepted"),
    )
    op.add_column("card", sa.Column("split_from", sa.Uuid()))
    op.add_column("card", sa.Column("from_table", sa.Integer()))

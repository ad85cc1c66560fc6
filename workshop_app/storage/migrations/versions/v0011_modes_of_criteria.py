"""What is asked of each criterion of a split, besides its place: spread, never alone, gather."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for table, name in (("workshop", "criteria_modes"), ("split", "modes")):
        op.add_column(table, sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))

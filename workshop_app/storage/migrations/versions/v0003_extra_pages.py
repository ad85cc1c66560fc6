"""Pages of the desk switched on beside those of the model."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column(
        "workshop", sa.Column("extra_pages", sa.JSON(), nullable=False, server_default="[]")
    )

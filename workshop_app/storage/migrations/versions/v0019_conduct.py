"""Tables that write on paper; phases without a gong, and after how long a table is silent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("table_signal", sa.Column("paper_since", Instant(timezone=True)))
    for column in (
        sa.Column("muted", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("silence_s", sa.Integer(), nullable=False, server_default="240"),
    ):
        op.add_column("phase", column)

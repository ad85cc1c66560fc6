"""What a phase needs at hand and who does what in it; a day whose end is free."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    for name in ("material", "roles"):
        op.add_column("phase", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "workshop",
        sa.Column("end_is_free", sa.Boolean(), nullable=False, server_default=sa.false()),
    )

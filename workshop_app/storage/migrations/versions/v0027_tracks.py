"""Another instruction for some tables during a phase."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("phase", sa.Column("tracks", sa.JSON(), nullable=False, server_default="[]"))

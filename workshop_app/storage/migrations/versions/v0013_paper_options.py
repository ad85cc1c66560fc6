"""How the paper of a workshop looks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("workshop", sa.Column("paper", sa.JSON(), nullable=False, server_default="{}"))

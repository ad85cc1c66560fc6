"""What a phase asks of the cards it takes: their length, how many, signed or not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    for column in (
        sa.Column("longest", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("advised", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("signed", sa.String(length=10), nullable=False, server_default="name"),
    ):
        op.add_column("phase", column)

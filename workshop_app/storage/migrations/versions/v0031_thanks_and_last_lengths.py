"""The sentence that closes a day; of a phase taken over, how long it was and how long it took."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "thank_you",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", Instant(timezone=True)),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.create_index("thank_you_change", "thank_you", ["workshop", "change"], unique=False)
    for name in ("last_planned_s", "last_ran_s"):
        op.add_column("phase", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))

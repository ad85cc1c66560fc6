"""Posts at the door, when somebody came, what the projector says of places."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.tables import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "door_post",
        sa.Column("workshop", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index("door_post_change", "door_post", ["workshop", "change"], unique=False)
    op.add_column("attendance", sa.Column("arrived_at", Instant(timezone=True)))
    for name, default in (("places_initials", sa.false()), ("places_newest", sa.true())):
        column: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=default
        )
        op.add_column("workshop", column)

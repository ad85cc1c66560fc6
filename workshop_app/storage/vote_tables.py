"""The tables of votes, of the same making as the others."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, String, Text, Uuid

from workshop_app.storage.tables import Instant, needed, noun

vote = noun(
    "vote",
    needed("title", Text),
    needed("method", String(20)),
    needed("voter", String(20)),
    needed("items", JSON),
    needed("budget", Integer),
    needed("most", Integer),
    needed("own_cards", Boolean),
    needed("line", Integer),
    needed("state", String(20)),
    needed("expected", Integer),
    Column("opened_at", Instant),
    Column("closed_at", Instant),
)
ballot = noun(
    "ballot",
    needed("vote", Uuid),
    needed("voter", String(40)),
    needed("marks", JSON),
    needed("source", String(20)),
)
voting_code = noun(
    "voting_code",
    needed("number", Integer),
    Column("code", String(16), nullable=False, unique=True),
)
essential = noun(
    "essential",
    needed("kind", String(20)),
    Column("vote", Uuid),
    needed("marked_at", Instant),
)

"""The tables of what follows a day, of the same making as the others."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, String, Text, Uuid

from workshop_app.storage.tables import Instant, needed, noun

first_plan = noun("first_plan", needed("made_at", Instant), needed("phases", JSON))
debrief_note = noun(
    "debrief_note",
    needed("text", Text),
    needed("written_at", Instant),
    Column("phase", Uuid),
)
evaluation = noun(
    "evaluation",
    Column("code", String(16), nullable=False, unique=True),
    needed("questions", JSON),
    needed("opens_alone", Boolean),
    Column("opened_at", Instant),
    Column("closed_at", Instant),
)
evaluation_answer = noun(
    "evaluation_answer",
    needed("marks", JSON),
    needed("words", JSON),
    needed("source", String(20)),
    needed("quoted", JSON),
)
thank_you = noun("thank_you", needed("text", Text), Column("said_at", Instant))

"""The tables of what is kept for every workshop of a library, of the same making as the others."""

from __future__ import annotations

from sqlalchemy import Integer, Text

from workshop_app.storage.tables import needed, noun

phase_template = noun(
    "phase_template",
    needed("name", Text),
    needed("told", Text),
    needed("content", Text),
    needed("phases", Integer),
    needed("planned_s", Integer),
)
abbreviation = noun("abbreviation", needed("short", Text), needed("meaning", Text))

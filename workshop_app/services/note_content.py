"""The shape of the note on a split: what it says, whoever shows it. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.services.kit_content import Heading


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One value at every table. `gaps`: too few (negative) or too many at each."""

    value: str
    holders: int
    target: str
    counts: tuple[int, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoteTable:
    """One criterion, or the sizes: a sentence, then its rows."""

    title: str
    detail: str
    good: bool
    asked: str
    """« 1. Structure, mêler »; "" for what is no criterion."""
    rows: tuple[NoteRow, ...]
    left_out: str
    """How many values have no row; "" = none."""


@dataclass(frozen=True, slots=True)
class NoteRule:
    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class BalanceNote:
    heading: Heading
    made_at: datetime
    count: str
    """« 90 personnes, 9 tables »."""
    round: str
    """« Tour 2 » ; "" when people sit once."""
    drawn: str
    summary: str
    tables: tuple[NoteTable, ...]
    rules: tuple[NoteRule, ...]

"""A phase, or a whole schedule, kept for the next workshops: « Mes phases » of the library.

Decides what its name may be; what it holds is a schedule file (`docs/deroule.md`), so that a kept
phase travels as any schedule does and a later version still reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain.entity import Entity
from workshop_app.domain.identity import fold
from workshop_app.domain.problems import Problem

LONGEST_NAME = 120
MOST_TEMPLATES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseTemplate(Entity):
    """Of the whole library."""

    name: str
    told: str
    """What is in it, in one line: the question of the phase, or the titles of the phases."""
    content: str
    """A schedule file in JSON."""
    phases: int
    planned_s: int


def clean_name(name: str) -> str:
    """Refuses none and one too long."""
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST_NAME:
        raise Problem("template_name", longest=LONGEST_NAME)
    return kept


def free_name(name: str, taken: Iterable[str]) -> str:
    """The same; with a number behind it where another one has it."""
    known = set(map(fold, taken))
    if fold(name) not in known:
        return name
    number = 2
    while fold(f"{name} ({number})") in known:
        number += 1
    return f"{name} ({number})"

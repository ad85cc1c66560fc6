"""The shape of the « conducteur »: the day as the facilitator holds it in one hand. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.workshop import Category
from workshop_app.services.kit_content import Heading


@dataclass(frozen=True, slots=True)
class ConductorPart:
    """A timed step inside a phase."""

    starts_at: datetime
    title: str
    length_s: int


@dataclass(frozen=True, slots=True)
class ConductorTrack:
    """What some tables do otherwise; empty where it is as for the others."""

    tables: tuple[int, ...]
    title: str
    questions: tuple[str, ...]
    steps: tuple[str, ...]
    parts: tuple[ConductorPart, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ConductorPhase:
    """One phase, its hours in UTC; every list is empty where nothing was written."""

    starts_at: datetime
    ends_at: datetime
    length_s: int
    minimum_s: int
    protected: bool
    title: str
    told: str
    """Its method or its categories, and the round of seats it begins."""
    category: Category | None
    """Whose shape stands before the title; None: it is no phase of one category."""
    is_break: bool
    questions: tuple[str, ...]
    steps: tuple[str, ...]
    parts: tuple[ConductorPart, ...]
    roles: tuple[str, ...]
    material: tuple[str, ...]
    note: str
    tracks: tuple[ConductorTrack, ...] = ()


@dataclass(frozen=True, slots=True)
class Conductor:
    heading: Heading
    begins_at: datetime
    ends_at: datetime
    """Of the last phase, as things stand."""
    must_end_at: datetime | None
    """None: the end is free."""
    phases: tuple[ConductorPhase, ...]
    material: tuple[tuple[str, tuple[str, ...]], ...]
    """Everything to have at hand, once each, with the phases that need it."""

"""The shape of a project sheet: what it says, whoever shows it. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from workshop_app.domain.meetings import Mode, Quarter
from workshop_app.domain.project import CalendarForm


@dataclass(frozen=True, slots=True)
class MeetingLine:
    when: Quarter
    day: date | None
    starts_at: time
    ends_at: time
    mode: Mode
    place: str
    subject: str
    method: str


@dataclass(frozen=True, slots=True)
class Recruiting:
    """The rules of recruitment in words; empty where none were set."""

    eligibility: str = ""
    """Who may apply, in one sentence."""
    rules: str = ""
    """How places are given, in one sentence."""
    sentence: str = ""
    """Both in one sentence, for the call."""


@dataclass(frozen=True, slots=True)
class ProjectContent:
    """All that the sheet and the call for candidates say."""

    title: str
    organiser: str
    leader: str
    technical_referent: str
    context: str
    objectives: tuple[str, ...]
    results: tuple[str, ...]
    wanted: str
    recruiting: Recruiting
    conditions: str
    costs: str
    on_site: int
    remote: int
    apply_until: date | None
    apply_to: str
    calendar: CalendarForm
    meetings: tuple[MeetingLine, ...]
    """In time; those cancelled are left out."""
    made_at: datetime

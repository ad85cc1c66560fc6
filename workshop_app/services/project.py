"""The project sheet of a working group: changing it, and gathering all it says.

Decides what the sheet takes from the workshop, from the rules of recruitment and from the calendar;
not how it is worded (`call_for_candidates`) nor drawn (`printing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from workshop_app.domain.facts import ProjectChanged
from workshop_app.domain.meetings import MODES, Meeting, Mode, in_time
from workshop_app.domain.project import LINES, Project, check_project
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.recruitment_rules import (
    eligibility_sentence,
    places_sentence,
    rules_sentence,
)
from workshop_app.i18n.translate import _
from workshop_app.services.candidatures import recruitment_of
from workshop_app.services.checklist import untouched_words
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.project_content import MeetingLine, ProjectContent, Recruiting
from workshop_app.services.workshops import the_workshop


def the_project(snapshot: Snapshot) -> Project:
    """The sheet as it stands; the model's own words until somebody changed them."""
    known = snapshot.of(Project).get(snapshot.workshop)
    if known is None or known.withdrawn:
        return project_from_model(the_workshop(snapshot))
    return known


def project_from_model(workshop: Workshop) -> Project:
    blank = Project(id=workshop.id, workshop=workshop.id)
    if workshop.model != "groupe-de-travail":
        return replace(blank, on_site=1, remote=0)
    return replace(blank, costs=_("Les déplacements sont à la charge des participants."))


def untouched(project: Project, workshop: Workshop) -> frozenset[str]:
    """Fields that still say what the model says, and say something."""
    model = project_from_model(workshop)
    return frozenset(
        field.name
        for field in fields(model)
        if getattr(model, field.name) and getattr(project, field.name) == getattr(model, field.name)
    )


def change_project(uow: UnitOfWork, **changes: Any) -> Project:
    """Change any field of the sheet. Lines lose needless spaces; texts keep theirs."""
    before = uow.of(Project).get(uow.workshop)
    shown = the_project(uow)
    cleaned: dict[str, Any] = {
        name: " ".join(value.split()) if name in LINES else value for name, value in changes.items()
    }
    after = replace(shown, **cleaned)
    if after == shown:
        return shown
    check_project(after)
    return uow.record(ProjectChanged(before, replace(after, withdrawn=False)))


@dataclass(frozen=True, slots=True)
class SheetReading:
    """All that « Fiche projet » shows."""

    workshop: Workshop
    project: Project
    untouched: frozenset[str]
    """Fields, of either, that still say what the model says."""
    content: ProjectContent
    planned: Mapping[Mode, int]
    """Meetings of each kind in the calendar."""


def read_sheet(snapshot: Snapshot, now: datetime) -> SheetReading:
    workshop, project = the_workshop(snapshot), the_project(snapshot)
    content = collect_project(snapshot, now)
    return SheetReading(
        workshop,
        project,
        untouched(project, workshop) | untouched_words(workshop),
        content,
        {mode: sum(line.mode == mode for line in content.meetings) for mode in MODES},
    )


def collect_project(snapshot: Snapshot, now: datetime) -> ProjectContent:
    """Everything the sheet says, from wherever it is kept."""
    workshop, project = the_workshop(snapshot), the_project(snapshot)
    meetings = in_time(m for m in snapshot.of(Meeting).where() if not m.cancelled)
    return ProjectContent(
        title=workshop.title,
        organiser=workshop.organiser,
        leader=project.leader,
        technical_referent=project.technical_referent,
        context=workshop.context,
        objectives=workshop.objectives,
        results=workshop.results,
        wanted=project.wanted,
        recruiting=recruiting_in_words(snapshot),
        conditions=project.conditions,
        costs=project.costs,
        on_site=project.on_site,
        remote=project.remote,
        apply_until=project.apply_until,
        apply_to=project.apply_to,
        calendar=project.calendar,
        meetings=tuple(map(_line, meetings)),
        made_at=now,
    )


def recruiting_in_words(snapshot: Snapshot) -> Recruiting:
    """What the workshop's rules of recruitment say; nothing until they are in place."""
    recruitment = recruitment_of(snapshot)
    if recruitment is None:
        return Recruiting()
    rules = recruitment.rules
    return Recruiting(eligibility_sentence(rules), places_sentence(rules), rules_sentence(rules))


def _line(meeting: Meeting) -> MeetingLine:
    return MeetingLine(
        meeting.when,
        meeting.day,
        meeting.starts_at,
        meeting.ends_at,
        meeting.mode,
        meeting.place,
        meeting.subject,
        meeting.method,
    )

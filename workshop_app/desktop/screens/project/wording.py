"""The sentences of « Fiche projet ». Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from workshop_app.domain.meetings import Mode
from workshop_app.domain.project import Project
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.i18n.typed import lines_to_type
from workshop_app.services.call_for_candidates import calendar_lines
from workshop_app.services.project import SheetReading
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.project_words import promise_words

Tone = Literal["calm", "amber"]


def field_values(reading: SheetReading) -> Mapping[str, str]:
    """Each field as a person reads and types it."""
    workshop, project = reading.workshop, reading.project
    until = project.apply_until
    return {
        "title": workshop.title,
        "organiser": workshop.organiser,
        "context": workshop.context,
        "objectives": lines_to_type(workshop.objectives),
        "results": lines_to_type(workshop.results),
        "leader": project.leader,
        "technical_referent": project.technical_referent,
        "wanted": project.wanted,
        "conditions": project.conditions,
        "costs": project.costs,
        "apply_until": typography.day(until, language(), "d MMM y") if until else "",
        "apply_to": project.apply_to,
    }


def promise_note(project: Project, planned: Mapping[Mode, int]) -> tuple[str, Tone]:
    """Whether the calendar keeps what the sheet asks of people."""
    if not any(planned.values()):
        return _("Aucune rencontre n'est encore au calendrier."), "calm"
    if (planned["on_site"], planned["remote"]) == (project.on_site, project.remote):
        return _("Le calendrier en prévoit autant."), "calm"
    said = promise_words(planned["on_site"], planned["remote"])
    return _("Le calendrier prévoit {meetings}.", meetings=said), "amber"


def rules_words(content: ProjectContent) -> str:
    """What the rules of recruitment say, or that there are none."""
    said = " ".join(
        part for part in (content.recruiting.eligibility, content.recruiting.rules) if part
    )
    return said or _("Aucune pour l'instant : écrivez les conditions ci-dessus.")


def shown_calendar(content: ProjectContent) -> Sequence[str]:
    return calendar_lines(content) or [_("Aucune rencontre n'est encore au calendrier.")]

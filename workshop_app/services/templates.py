"""« Mes phases »: phases and schedules kept in the library, added to any workshop like a method.

Keeping, renaming and removing are verbs of the whole library: `submit(WHOLE_LIBRARY, …)`; adding
and giving are those of a workshop. Reading what one holds is a `ScheduleReader`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.facts import PhaseChanged
from workshop_app.domain.identity import fold
from workshop_app.domain.library_facts import TemplateKept, TemplateRemoved, TemplateRenamed
from workshop_app.domain.phases import Phase, check_phase, planned_total_s
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import all_words
from workshop_app.domain.templates import MOST_TEMPLATES, PhaseTemplate, clean_name, free_name
from workshop_app.i18n.translate import language
from workshop_app.i18n.typography import listing
from workshop_app.services.phases import fitted
from workshop_app.services.ports import Library, Snapshot, UnitOfWork
from workshop_app.services.schedule_taken import written_phases

MOST_TOLD = 12
"""Titles of a schedule that are told."""


def templates_of(library: Library) -> Sequence[PhaseTemplate]:
    """By name."""
    return library.read(WHOLE_LIBRARY, known_templates)


def known_templates(snapshot: Snapshot) -> Sequence[PhaseTemplate]:
    kept = snapshot.of(PhaseTemplate).where()
    return sorted(kept, key=lambda each: (fold(each.name), each.id.int))


def template_named(snapshot: Snapshot, name: str) -> PhaseTemplate:
    """By its name, or an unambiguous part of it. Raises Problem."""
    known, sought = known_templates(snapshot), fold(name)
    exact = [each for each in known if fold(each.name) == sought]
    found = exact or [each for each in known if sought in fold(each.name)]
    if len(found) != 1:
        raise Problem("unknown_template", name=name)
    return found[0]


def keep_template(uow: UnitOfWork, name: str, phases: Sequence[Phase]) -> tuple[PhaseTemplate, int]:
    """As they are planned, never as they ran. With the number of the command."""
    if not phases:
        raise Problem("schedule_without_phase")
    known = known_templates(uow)
    if len(known) >= MOST_TEMPLATES:
        raise Problem("too_many_templates", most=MOST_TEMPLATES)
    name = free_name(clean_name(name), (each.name for each in known))
    template = PhaseTemplate(
        id=uuid4(),
        workshop=uow.workshop,
        name=name,
        told=_told(phases),
        content=written_phases(name, phases).decode(),
        phases=len(phases),
        planned_s=planned_total_s(phases),
    )
    return uow.record(TemplateKept(None, template)), uow.command


def rename_template(uow: UnitOfWork, key: UUID, name: str) -> int:
    """The number of the command; 0 when nothing changes."""
    before, name = _known(uow, key), clean_name(name)
    others = (each.name for each in known_templates(uow) if each.id != key)
    after = replace(before, name=free_name(name, others))
    if after == before:
        return 0
    uow.record(TemplateRenamed(before, after))
    return uow.command


def remove_template(uow: UnitOfWork, key: UUID) -> int:
    before = _known(uow, key)
    uow.record(TemplateRemoved(before, replace(before, withdrawn=True)))
    return uow.command


def give_template(uow: UnitOfWork, phase: UUID, kept: Sequence[Phase]) -> Phase:
    """To a phase that is there: its parts and, where nothing is written, its words. Title, length
    and categories stay."""
    before = uow.phases.get(phase)
    if before is None or before.withdrawn:
        raise Problem("unknown_phase")
    if len(kept) != 1:
        raise Problem("method_of_many_phases", method=kept[0].title if kept else "")
    if before.started_at:
        raise Problem("phase_begun", phase=before.title)
    (given,) = kept
    after = replace(
        before,
        method=given.method,
        parts=given.parts,
        question=before.question or given.question,
        steps=before.steps if any(before.steps) else given.steps,
        note=before.note or given.note,
        material=before.material or given.material,
        roles=before.roles or given.roles,
    )
    after = fitted(after)
    check_phase(after)
    return before if after == before else uow.record(PhaseChanged(before, after))


def _told(phases: Sequence[Phase]) -> str:
    if len(phases) == 1:
        return " ".join(all_words(phases[0]).split())
    return listing([phase.title for phase in phases[:MOST_TOLD]], language())


def _known(uow: UnitOfWork, key: UUID) -> PhaseTemplate:
    template = uow.of(PhaseTemplate).get(key)
    if template is None or template.withdrawn:
        raise Problem("unknown_template", name="")
    return template

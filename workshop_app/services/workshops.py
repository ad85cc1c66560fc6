"""Creating a workshop and changing what it says of itself; the list of those on this laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from workshop_app.domain.documents import KIT_KINDS, REPORT
from workshop_app.domain.facts import PhasePlanned, WorkshopChanged, WorkshopCreated
from workshop_app.domain.phases import in_order
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import (
    Model,
    Stage,
    Workshop,
    check_categories_kept,
    check_workshop,
    clean_title,
)
from workshop_app.services.models import planned_phases, workshop_from_model
from workshop_app.services.ports import Library, Snapshot, UnitOfWork
from workshop_app.services.tables import open_tables

MOST_SHOWN, LONGEST_SHOWN = 5, 60
"""Titles named in a refusal: a sentence, not a list."""


@dataclass(frozen=True, slots=True)
class WorkshopSummary:
    """One line of « Mes ateliers »."""

    workshop: Workshop
    people: int
    tables: int
    """Tables at which somebody sits."""
    cards: int
    phases: int
    stage: Stage
    next_step: str
    """Code of what is to be done next: import, split, run, report, nothing."""


def create_workshop(uow: UnitOfWork, model: Model, title: str, **fields: Any) -> Workshop:
    """A workshop from a model, with its phases and the codes of its tables."""
    draft = workshop_from_model(uow.workshop, model, clean_title(title), uow.now)
    workshop = replace(draft, **fields)
    check_workshop(workshop)
    created = uow.record(WorkshopCreated(None, workshop))
    for phase in planned_phases(workshop):
        uow.record(PhasePlanned(None, phase))
    open_tables(uow, workshop.table_count)
    return created


def the_workshop(snapshot: Snapshot) -> Workshop:
    workshop = snapshot.workshops.get(snapshot.workshop)
    if workshop is None or workshop.withdrawn:
        raise Problem("unknown_workshop")
    return workshop


def change_workshop(uow: UnitOfWork, **fields: Any) -> Workshop:
    """Change any field of the workshop. Tables open or close with their number."""
    before = the_workshop(uow)
    after = replace(before, **fields)
    after = replace(after, title=clean_title(after.title))
    if after == before:
        return before
    check_workshop(after)
    if after.categories != before.categories:
        used = {card.kind for card in uow.cards.since(0)}
        check_categories_kept(before.categories, after.categories, used)
    changed = uow.record(WorkshopChanged(before, after))
    if after.table_count != before.table_count:
        _check_seats(uow, after.table_count)
        open_tables(uow, after.table_count)
    return changed


def _check_seats(uow: UnitOfWork, count: int) -> None:
    cards_at = {card.table for card in uow.cards.where() if card.table > count}
    if cards_at:
        raise Problem("table_has_cards", table=min(cards_at))


def stage_of(snapshot: Snapshot) -> Stage:
    """Where the workshop stands: computed, never stored."""
    schedule = in_order(snapshot.phases.where())
    if not any(phase.started_at for phase in schedule):
        return "prepare"
    return "conclude" if all(phase.ended_at for phase in schedule) else "run"


def summary(snapshot: Snapshot) -> WorkshopSummary:
    workshop = the_workshop(snapshot)
    people = snapshot.people.where()
    tables = {person.table for person in people if person.table is not None}
    cards = len(snapshot.cards.where())
    stage = stage_of(snapshot)
    if stage == "conclude":
        step = "nothing" if snapshot.printed.where(kind=REPORT) else "report"
    elif stage == "run":
        step = "run"
    elif not people:
        step = "import"
    elif not tables:
        step = "split"
    else:
        on_paper = any(each.kind in KIT_KINDS for each in snapshot.printed.where())
        step = "run" if on_paper else "print"
    phases = len(snapshot.phases.where())
    return WorkshopSummary(workshop, len(people), len(tables), cards, phases, stage, step)


def list_workshops(library: Library) -> Sequence[WorkshopSummary]:
    """Every workshop of the library, today's and the nearest to come first."""
    found = [library.read(key, summary) for key in library.workshop_ids()]
    return sorted(found, key=partial(_nearness, today=date.today()))


def _nearness(line: WorkshopSummary, today: date) -> tuple[bool, bool, int, float]:
    day = line.workshop.day
    away = abs((day - today).days) if day else 0
    past = day is not None and day < today
    return (past, day is None, away, -line.workshop.created_at.timestamp())


def find_workshop(library: Library, words: str) -> UUID:
    """By id, or by an unambiguous part of the title. Raises Problem."""
    known = library.workshop_ids()
    for each in known:
        if str(each) == words.lower():
            return each
    if not words.strip():
        raise Problem("workshop_not_found", words=words)
    titles = {each: library.read(each, the_workshop).title for each in known}
    found = [each for each, title in titles.items() if words.casefold() in title.casefold()]
    exact = [each for each in found if titles[each].casefold() == words.casefold()]
    if len(found) == 1 or len(exact) == 1:
        return (exact if len(exact) == 1 else found)[0]
    if found:
        raise Problem(
            "workshop_ambiguous",
            words=words,
            titles=tuple(titles[f][:LONGEST_SHOWN] for f in found[:MOST_SHOWN]),
        )
    raise Problem("workshop_not_found", words=words)

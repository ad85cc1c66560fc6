"""What the slides of a workshop say, and what the facilitator chose for them.

Decides which slides there are: one that has nothing to say is left out. Names nobody but referents,
and of those only whoever agreed to be shown; a card nobody has read yet counts nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from workshop_app.domain.cards import Card, is_cleared
from workshop_app.domain.documents import Printed, is_out_of_date
from workshop_app.domain.facts import DocumentPrinted, SlidesChosen
from workshop_app.domain.people import Person, by_name
from workshop_app.domain.phases import planned_times
from workshop_app.domain.said_words import SaidWord, how_often, most_said
from workshop_app.domain.silence import is_hidden, silent_phases
from workshop_app.domain.slides import MADE, DeckKind, SlideChoices, check_choices
from workshop_app.domain.workshop import Workshop, category_of
from workshop_app.services.attendance import attendance_of, door_is_open
from workshop_app.services.day_plan import workshop_told
from workshop_app.services.form_address import front_door, typed_address
from workshop_app.services.kit import wifi_text
from workshop_app.services.kit_parts import PrintState
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule
from workshop_app.services.places import PlaceName, place_name
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.report import collect
from workshop_app.services.slides_content import (
    AimsSlide,
    ByTableSlide,
    CardsSlide,
    CategoryWords,
    ContextSlide,
    Deck,
    DoorsSlide,
    EssentialSlide,
    FiguresSlide,
    Moment,
    NextStepsSlide,
    Occasion,
    RulesSlide,
    ScheduleSlide,
    Slide,
    TableHosts,
    TablesSlide,
    ThanksSlide,
    ThemeSize,
    ThemesSlide,
    WordsSlide,
)
from workshop_app.services.tables import tables_in_order
from workshop_app.services.theme_board import theme_board_for_others
from workshop_app.services.workshops import the_workshop

CAME = ("arrived", "left")


def collect_deck(snapshot: Snapshot, kind: DeckKind, now: datetime) -> Deck:
    """The slides of this workshop as it is now. A query."""
    workshop = workshop_told(snapshot)
    slides = _opening(snapshot, workshop) if kind == "intro" else _closing(snapshot, workshop, now)
    return Deck(kind, _occasion(workshop), now, tuple(filter(_says_something, slides)))


def choices_of(snapshot: Snapshot) -> SlideChoices:
    """Those made so far; empty ones before the first."""
    known = snapshot.of(SlideChoices).get(snapshot.workshop)
    if known is None or known.withdrawn:
        return SlideChoices(id=snapshot.workshop, workshop=snapshot.workshop)
    return known


def change_slides(uow: UnitOfWork, **changes: Any) -> SlideChoices:
    """Change any field of the choices. Lines lose needless spaces, empty ones go."""
    before, shown = uow.of(SlideChoices).get(uow.workshop), choices_of(uow)
    after = _tidy(replace(shown, **changes))
    if after == shown:
        return shown
    check_choices(after)
    return uow.record(SlidesChosen(before, replace(after, withdrawn=False)))


def choose_words(uow: UnitOfWork, category: str, words: Sequence[str]) -> SlideChoices:
    """The words shown for a category; none: those that come back most often."""
    others = tuple(pair for pair in choices_of(uow).words if pair[0] != category)
    return change_slides(uow, words=(*others, (category, tuple(words))))


def proposed_words(snapshot: Snapshot, now: datetime) -> dict[str, tuple[SaidWord, ...]]:
    """For each category, what is shown when nobody chooses: what most cards say."""
    cards = _shown(snapshot, now)
    return {
        category.key: most_said(card for card in cards if card.kind == category.key)
        for category in the_workshop(snapshot).categories
    }


def fingerprint_of(deck: Deck) -> str:
    """Of everything it shows, whenever it is made."""
    shown = repr((deck.kind, deck.occasion, deck.slides))
    return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()


def mark_made(uow: UnitOfWork, kind: DeckKind, fingerprint: str) -> Printed:
    """Remember that this deck was written to a file, and what it said."""
    before = next(iter(uow.printed.where(kind=MADE[kind])), None)
    blank = before or Printed(
        id=uuid4(), workshop=uow.workshop, kind=MADE[kind], fingerprint="", printed_at=uow.now
    )
    after = replace(blank, fingerprint=fingerprint, printed_at=uow.now)
    return uow.record(DocumentPrinted(before, after))


def deck_state(snapshot: Snapshot, kind: DeckKind, now: datetime) -> PrintState:
    """Whether the slides were made, and still tell what the workshop tells."""
    made = next(iter(snapshot.printed.where(kind=MADE[kind])), None)
    if made is None:
        return "new"
    stale = is_out_of_date(made, fingerprint_of(collect_deck(snapshot, kind, now)))
    return "redo" if stale else "printed"


def _occasion(workshop: Workshop) -> Occasion:
    return Occasion(
        workshop.title,
        workshop.question,
        workshop.organiser,
        workshop.place,
        workshop.day,
        workshop.starts_at,
        workshop.ends_at,
    )


def _opening(snapshot: Snapshot, workshop: Workshop) -> Iterable[Slide]:
    yield ContextSlide(workshop.context)
    yield AimsSlide(workshop.objectives, workshop.results)
    yield RulesSlide(workshop.rules)
    yield CardsSlide(workshop.categories)
    yield TablesSlide(_hosts(snapshot, workshop))
    yield _schedule(snapshot, workshop)
    yield _doors(workshop)


def _closing(snapshot: Snapshot, workshop: Workshop, now: datetime) -> Iterable[Slide]:
    report, choices = collect(snapshot, now), choices_of(snapshot)
    people = _came(snapshot) if door_is_open(snapshot) else report.cover.people
    counts = tuple((group.category, len(group.cards)) for group in report.by_category)
    cards, tables = report.cover.cards, report.cover.tables
    yield FiguresSlide(people, tables, cards, counts)
    yield ByTableSlide(report.categories, tuple(each for each in report.counts if any(each.counts)))
    yield ThemesSlide(_themes(snapshot, now))
    yield WordsSlide(_words(_shown(snapshot, now), workshop, choices))
    yield EssentialSlide(report.essential.lines)
    yield NextStepsSlide(choices.next_steps)
    yield ThanksSlide(choices.thanks, workshop.organiser)


def _says_something(slide: Slide) -> bool:
    match slide:
        case ContextSlide():
            return bool(slide.text.strip())
        case AimsSlide():
            return bool(slide.objectives or slide.results)
        case RulesSlide():
            return bool(slide.rules)
        case CardsSlide():
            return bool(slide.categories)
        case TablesSlide():
            return any(table.people for table in slide.tables)
        case ScheduleSlide():
            return bool(slide.moments)
        case DoorsSlide():
            return bool(slide.address)
        case FiguresSlide():
            return True
        case ByTableSlide():
            return bool(slide.counts)
        case ThemesSlide():
            return bool(slide.themes)
        case WordsSlide():
            return bool(slide.categories)
        case EssentialSlide():
            return bool(slide.lines)
        case NextStepsSlide():
            return bool(slide.steps)
        case ThanksSlide():
            return True


def _hosts(snapshot: Snapshot, workshop: Workshop) -> tuple[TableHosts, ...]:
    people = participants(snapshot)
    return tuple(
        _at_table(table.number, people, workshop.places_initials)
        for table in tables_in_order(snapshot)
    )


def _at_table(number: int, people: Sequence[Person], initials: bool) -> TableHosts:
    seated = [person for person in people if person.table == number]
    typing = by_name(person for person in seated if person.referent and person.shown)
    names = tuple(_full(place_name(person, initials)) for person in typing)
    return TableHosts(number, len(seated), names)


def _full(name: PlaceName) -> str:
    return f"{name.first_name} {name.last_name}".strip()


def _schedule(snapshot: Snapshot, workshop: Workshop) -> ScheduleSlide:
    phases = schedule(snapshot)
    moments = tuple(
        Moment(
            at,
            phase.title,
            phase.activity,
            phase.planned_s,
            tuple(found for key in phase.kinds if (found := category_of(workshop, key))),
        )
        for phase, at in planned_times(phases, workshop.starts_at)
    )
    return ScheduleSlide(moments, workshop.ends_at)


def _doors(workshop: Workshop) -> DoorsSlide:
    name, password = workshop.wifi_name, workshop.wifi_password
    square = wifi_text(name, password) if name else ""
    return DoorsSlide(name, password, square, typed_address(workshop), front_door(workshop))


def _came(snapshot: Snapshot) -> int:
    return sum(said.state in CAME for said in attendance_of(snapshot).values())


def _themes(snapshot: Snapshot, now: datetime) -> tuple[ThemeSize, ...]:
    board = theme_board_for_others(snapshot, now)
    known = {view.id for view in board.themes}
    return tuple(
        ThemeSize(view.theme.name, view.cards, view.tables)
        for view in board.themes
        if view.cards and view.theme.parent not in known
    )


def _words(
    cards: Sequence[Card], workshop: Workshop, choices: SlideChoices
) -> tuple[CategoryWords, ...]:
    found = []
    for category in workshop.categories:
        mine = [card for card in cards if card.kind == category.key]
        chosen = tuple(how_often(word, mine) for word in choices.words_of(category.key))
        words = chosen or most_said(mine)
        if words:
            found.append(CategoryWords(category, len(mine), words))
    return tuple(found)


def _shown(snapshot: Snapshot, now: datetime) -> list[Card]:
    """What the hall may read: accepted, and written in no phase that is still silent."""
    silent = silent_phases(schedule(snapshot), now)
    cards = snapshot.cards.where()
    return [card for card in cards if is_cleared(card) and not is_hidden(card, silent)]


def _tidy(choices: SlideChoices) -> SlideChoices:
    return replace(
        choices,
        next_steps=_lines(choices.next_steps),
        thanks="\n".join(" ".join(line.split()) for line in choices.thanks.strip().split("\n")),
        words=tuple(
            (key, kept) for key, words in choices.words if (kept := _lines(dict.fromkeys(words)))
        ),
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := " ".join(text.split())))

"""What the report says, from the workshop as it stands now. Structure and figures, no layout.

Decides which sections there are, what each one tells, and what the version to share leaves out:
names, addresses, corrected wordings, what the day took and the facilitator's notes of it. The
private notes of the schedule are in neither version, nor is a card that
nobody has read yet where the workshop reads first: the method says how many. A card that promised
to show no table has none in either: it stands under « Sans table ».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from workshop_app.domain.cards import Card, is_cleared, is_waiting, label, shown_table, speaker
from workshop_app.domain.day_times import PhaseTimes
from workshop_app.domain.people import Person, Split, at_table
from workshop_app.domain.phases import Phase, planned_times, planned_total_s, time_run
from workshop_app.domain.questions import questions_of
from workshop_app.domain.workshop import Category, Workshop
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _
from workshop_app.services.day_plan import workshop_told
from workshop_app.services.day_times import times_of_the_day
from workshop_app.services.debrief import notes_in_order
from workshop_app.services.evaluation import evaluation_news
from workshop_app.services.grouping import present_split
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule
from workshop_app.services.photos import report_photos
from workshop_app.services.ports import Snapshot
from workshop_app.services.report_content import (
    ASKED_FOR,
    SECTIONS,
    Annex,
    CardLine,
    CategoryCards,
    Context,
    Correction,
    Cover,
    Method,
    NoteLine,
    Opinions,
    Participants,
    PersonLine,
    PhaseLine,
    ReportContent,
    SectionKey,
    TableCards,
    TableCounts,
    TablePeople,
)
from workshop_app.services.report_essential import report_essential
from workshop_app.services.report_themes import report_themes
from workshop_app.services.tables import tables_in_order
from workshop_app.services.track_words import questions_told

SPREAD_FIELDS = ("organisation_type", "departement")
"""What the version to share tells of the people: how many of each."""


def collect(snapshot: Snapshot, now: datetime, *, whole_pictures: bool = True) -> ReportContent:
    """Everything the report of this workshop says, at any moment of its life. A query.

    `whole_pictures` False: previews of the photos, for pages that are only looked at.
    """
    workshop = workshop_told(snapshot)
    present = snapshot.cards.where()
    cards = [card for card in present if is_cleared(card)]
    people = participants(snapshot)
    phases = schedule(snapshot)
    times = times_of_the_day(snapshot, now)
    as_planned = _as_planned(phases, times)
    categories = _categories(workshop, cards)
    lines = _card_lines(cards, categories, questions_of(phases), workshop.shareable_report)
    tables = [table.number for table in tables_in_order(snapshot)]
    tables = sorted({*tables, *(number for card in cards if (number := shown_table(card)))})
    numbers: list[int | None] = [*tables, *([None] if any(c.anonymous for c in cards) else [])]
    return ReportContent(
        title=workshop.title,
        made_at=now,
        shareable=workshop.shareable_report,
        sections=sections_of(workshop),
        cover=_cover(workshop, people, len(cards), phases, now),
        context=Context(workshop.context, workshop.objectives, workshop.results),
        method=_method(workshop, as_planned, categories, cards, now, sum(map(is_waiting, present))),
        participants=_participants(people, tables, workshop.shareable_report),
        categories=categories,
        counts=_counts(numbers, categories, cards),
        by_category=tuple(
            CategoryCards(each, tuple(line for _id, line in lines if line.category == each))
            for each in categories
        ),
        by_table=tuple(
            TableCards(number, tuple(line for _id, line in lines if line.table == number))
            for number in numbers
        ),
        themes=report_themes(snapshot, dict(lines)),
        annex=_annex(workshop, present_split(snapshot), cards),
        photos=report_photos(snapshot, small=not whole_pictures),
        opinions=_opinions(snapshot, now),
        times=() if workshop.shareable_report else times,
        notes=() if workshop.shareable_report else _notes(snapshot),
        essential=report_essential(snapshot, workshop, now),
    )


def sections_of(workshop: Workshop) -> tuple[SectionKey, ...]:
    """The ticked sections in their order; the usual ones when none was ever chosen."""
    chosen = dict.fromkeys(workshop.report_sections)
    known: dict[str, SectionKey] = {key: key for key in SECTIONS}
    usual = tuple(key for key in SECTIONS if key not in ASKED_FOR)
    return tuple(known[key] for key in chosen if key in known) or usual


def _categories(workshop: Workshop, cards: Sequence[Card]) -> tuple[Category, ...]:
    """The workshop's, and one for each kind that has cards without being among them."""
    known = {category.key for category in workshop.categories}
    stray = {card.kind: card.code for card in cards if card.kind not in known}
    return workshop.categories + tuple(
        Category(key, key, code, "", "menaces", "octagon") for key, code in sorted(stray.items())
    )


def _card_lines(
    cards: Sequence[Card],
    categories: Sequence[Category],
    questions: Mapping[str, str],
    shareable: bool,
) -> list[tuple[UUID, CardLine]]:
    """Each with its card's id; by category, then by question in the order they were asked, then as
    they were numbered."""
    place = {category.key: n for n, category in enumerate(categories)}
    asked = {key: n for n, key in enumerate(questions)}
    ordered = sorted(
        cards,
        key=lambda card: (
            place[card.kind],
            asked.get(card.question, len(asked)),
            card.code,
            card.number,
        ),
    )
    return [
        (
            card.id,
            CardLine(
                label(card),
                shown_table(card),
                categories[place[card.kind]],
                card.text,
                questions.get(card.question, ""),
                card.role if shareable else speaker(card),
            ),
        )
        for card in ordered
    ]


def _cover(
    workshop: Workshop,
    people: Sequence[Person],
    cards: int,
    phases: Sequence[Phase],
    now: datetime,
) -> Cover:
    seated = {person.table for person in people if person.table is not None}
    return Cover(
        question=workshop.question,
        organiser=workshop.organiser,
        place=workshop.place,
        day=workshop.day,
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        people=len(people),
        tables=len(seated) or workshop.table_count,
        cards=cards,
        worked=_worked(phases, now),
    )


def _worked(phases: Sequence[Phase], now: datetime) -> timedelta:
    return sum((time_run(phase, now) for phase in phases), timedelta())


def _method(
    workshop: Workshop,
    phases: Sequence[Phase],
    categories: Sequence[Category],
    cards: Sequence[Card],
    now: datetime,
    unread: int,
) -> Method:
    known = {category.key: category for category in categories}
    lines = tuple(
        PhaseLine(
            phase.title,
            phase.activity,
            tuple(known[key] for key in phase.kinds if key in known),
            questions_told(phase),
            planned_at,
            timedelta(seconds=phase.planned_s),
            phase.started_at,
            time_run(phase, now) if phase.started_at else None,
        )
        for phase, planned_at in planned_times(phases, workshop.starts_at)
    )
    sources = Counter(card.source for card in cards)
    planned = timedelta(seconds=planned_total_s(phases))
    return Method(lines, planned, _worked(phases, now), tuple(sources.most_common()), unread)


def _as_planned(phases: Sequence[Phase], times: Sequence[PhaseTimes]) -> list[Phase]:
    """With the lengths of before the day: a catch-up is no plan."""
    planned = {each.phase: each.planned_s for each in times}
    return [
        replace(phase, planned_s=length) if (length := planned.get(phase.id)) else phase
        for phase in phases
    ]


def _opinions(snapshot: Snapshot, now: datetime) -> Opinions | None:
    news = evaluation_news(snapshot, now)
    if not news.answers:
        return None
    quotes = (
        (
            result.question.key,
            tuple(q.text for q in news.quotes if q.quoted and q.question == result.question.key),
        )
        for result in news.results
    )
    return Opinions(
        news.answers,
        news.on_paper,
        news.came,
        news.results,
        tuple((key, said) for key, said in quotes if said),
    )


def _notes(snapshot: Snapshot) -> tuple[NoteLine, ...]:
    titles = {phase.id: phase.title for phase in snapshot.of(Phase).where()}
    return tuple(
        NoteLine(titles.get(note.phase, "") if note.phase else "", note.written_at, note.text)
        for note in notes_in_order(snapshot)
    )


def _participants(people: Sequence[Person], tables: Sequence[int], shareable: bool) -> Participants:
    spread = tuple((field, _spread(people, field)) for field in SPREAD_FIELDS)
    numbers: list[int | None] = [*tables, None]
    at_tables = tuple(_table_people(people, number, shareable) for number in numbers)
    return Participants(
        len(people),
        tuple((field, values) for field, values in spread if values),
        tuple(table for table in at_tables if table.count),
    )


def _spread(people: Sequence[Person], field: str) -> tuple[tuple[str, int], ...]:
    counted = Counter(value for person in people if (value := getattr(person, field)))
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _table_people(people: Sequence[Person], number: int | None, shareable: bool) -> TablePeople:
    seated = at_table(people, number)
    if shareable:
        return TablePeople(number, len(seated), ())
    lines = tuple(
        PersonLine(
            person.first_name,
            person.last_name,
            person.organisation,
            person.function,
            person.departement,
            person.email,
            person.referent,
        )
        for person in seated
    )
    return TablePeople(number, len(seated), lines)


def _counts(
    tables: Sequence[int | None], categories: Sequence[Category], cards: Sequence[Card]
) -> tuple[TableCounts, ...]:
    counted = Counter((shown_table(card), card.kind) for card in cards)
    return tuple(
        TableCounts(number, tuple(counted[number, category.key] for category in categories))
        for number in tables
    )


def _annex(workshop: Workshop, split: Split | None, cards: Sequence[Card]) -> Annex:
    corrected = sorted(
        (card for card in cards if card.text != card.original),
        key=lambda card: (card.code, card.number),
    )
    shown = [] if workshop.shareable_report else corrected
    return Annex(
        workshop.rules,
        split,
        _criteria(split) if split else (),
        len(corrected),
        tuple(
            Correction(label(card), shown_table(card), card.original, card.text) for card in shown
        ),
    )


def _criteria(split: Split) -> tuple[str, ...]:
    weighed = sorted(zip(split.criteria, split.weights, strict=True), key=lambda each: -each[1])
    return tuple(
        _("{criterion} (poids {weight})", criterion=field_label(name), weight=weight)
        for name, weight in weighed
    )

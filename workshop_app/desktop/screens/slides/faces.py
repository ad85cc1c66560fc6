"""What the dialog of slides shows, in words. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.said_words import SaidWord
from workshop_app.domain.slides import MADE, DeckKind, SlideChoices
from workshop_app.domain.workshop import Category
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.kit_parts import PrintState
from workshop_app.services.ports import Snapshot
from workshop_app.services.slide_words import (
    proposed_thanks,
    slide_detail,
    slide_title,
    why_missing,
)
from workshop_app.services.slides import choices_of, collect_deck, deck_state, proposed_words
from workshop_app.services.slides_content import (
    Deck,
    DoorsSlide,
    NextStepsSlide,
    Slide,
    TablesSlide,
    ThemesSlide,
    WordsSlide,
)
from workshop_app.services.workshops import the_workshop

COULD_BE: dict[DeckKind, tuple[type[Slide], ...]] = {
    "intro": (TablesSlide, DoorsSlide),
    "conclusion": (ThemesSlide, WordsSlide, NextStepsSlide),
}
"""Slides that are missing for a reason worth telling."""
BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class SlideRow:
    title: str
    detail: str
    missing: bool = False
    """`detail` then says why."""


@dataclass(frozen=True, slots=True)
class WordsField:
    """What is shown of one category: chosen words, and those proposed."""

    key: str
    label: str
    chosen: str
    proposed: str


@dataclass(frozen=True, slots=True)
class SlidesFace:
    title: str
    state: str
    up_to_date: bool
    rows: tuple[SlideRow, ...]
    template: str
    """Name of the organiser's; "" for Tablée's own."""
    steps: str
    thanks: str
    thanks_proposed: str
    words: tuple[WordsField, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    deck: Deck
    choices: SlideChoices
    proposed: dict[str, tuple[SaidWord, ...]]
    categories: tuple[Category, ...]
    state: PrintState
    made_at: datetime | None


def read_slides(snapshot: Snapshot, kind: DeckKind, now: datetime) -> Reading:
    made = next(iter(snapshot.printed.where(kind=MADE[kind])), None)
    return Reading(
        collect_deck(snapshot, kind, now),
        choices_of(snapshot),
        proposed_words(snapshot, now),
        the_workshop(snapshot).categories,
        deck_state(snapshot, kind, now),
        made.printed_at if made else None,
    )


def face_of(reading: Reading) -> SlidesFace:
    choices, rows = reading.choices, _rows(reading.deck)
    shown = sum(not row.missing for row in rows)
    return SlidesFace(
        title=n_("{n} diapositive", "{n} diapositives", shown),
        state=_state(reading),
        up_to_date=reading.state == "printed",
        rows=rows,
        template=choices.template_name if choices.template else "",
        steps="\n".join(choices.next_steps),
        thanks=choices.thanks,
        thanks_proposed=proposed_thanks(reading.deck),
        words=tuple(
            WordsField(
                each.key,
                each.label,
                BETWEEN.join(choices.words_of(each.key)),
                BETWEEN.join(said.word for said in reading.proposed.get(each.key, ())),
            )
            for each in reading.categories
        ),
    )


def typed_words(typed: str) -> tuple[str, ...]:
    """Between commas or semicolons."""
    return tuple(typed.replace(";", ",").split(","))


def _rows(deck: Deck) -> tuple[SlideRow, ...]:
    first = SlideRow(deck.occasion.title, _("la première, avec la date et le lieu"))
    there = [SlideRow(slide_title(slide), slide_detail(slide)) for slide in deck.slides]
    kinds = {type(slide) for slide in deck.slides}
    away = [
        SlideRow(_name(kind), why_missing(kind), missing=True)
        for kind in COULD_BE[deck.kind]
        if kind not in kinds
    ]
    return (first, *there, *away)


def _name(kind: type[Slide]) -> str:
    """Of a slide that has nothing to say yet."""
    if kind is TablesSlide:
        return slide_title(TablesSlide(()))
    if kind is DoorsSlide:
        return slide_title(DoorsSlide("", "", "", "", ""))
    if kind is ThemesSlide:
        return slide_title(ThemesSlide(()))
    return slide_title(WordsSlide(()) if kind is WordsSlide else NextStepsSlide(()))


def _state(reading: Reading) -> str:
    if reading.made_at is None:
        return _("Pas encore enregistré")
    day = typography.day(reading.made_at.astimezone().date(), language(), "d MMMM")
    if reading.state == "redo":
        return _("À refaire : enregistré le {day}, l'atelier a changé depuis", day=day)
    return _("Enregistré le {day}, à jour", day=day)

"""The themes and their cards as a board shows them, at the desk, in a browser, before the hall.

Decides which cards are there, which stand together and what is counted; not what it looks like.
Cards that nobody has read yet are not on it: they wait in « À relire ». A theme that is gone leaves
its cards « non classées », a stack whose leading card is gone goes on with the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.cards import Card, is_cleared, label, shown_table
from workshop_app.domain.facts import Recorded
from workshop_app.domain.silence import is_hidden, silent_phases
from workshop_app.domain.suggestions import CardText, Pair, ThemeText
from workshop_app.domain.themes import Refusal, Spot, Theme, in_order, spot_id
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot


@dataclass(frozen=True, slots=True)
class BoardCard:
    """Never who wrote it."""

    id: UUID
    kind: str
    label: str
    text: str
    table: int
    """0: nobody is told which."""
    written_at: datetime
    change: int
    """Of its spot, to be given back as `expected`; 0: it was never sorted."""
    by: str
    """Initials of who sorted it last, from a browser."""


@dataclass(frozen=True, slots=True)
class Pile:
    """One place on the board: a card alone, or a stack under the card whose wording shows."""

    lead: BoardCard
    others: tuple[BoardCard, ...] = ()
    theme: UUID | None = None

    @property
    def id(self) -> UUID:
        return self.lead.id

    @property
    def cards(self) -> tuple[BoardCard, ...]:
        return (self.lead, *self.others)

    @property
    def tables(self) -> int:
        return len(tables_of(self.cards))


@dataclass(frozen=True, slots=True)
class ThemeView:
    """`cards`, `tables` and `kinds` count its parts too; `piles` are its own."""

    theme: Theme
    piles: tuple[Pile, ...]
    cards: int
    tables: int
    """How many different tables speak of it."""
    kinds: Mapping[str, int]
    """Category -> cards."""

    @property
    def id(self) -> UUID:
        return self.theme.id


@dataclass(frozen=True, slots=True)
class ThemeBoard:
    themes: tuple[ThemeView, ...]
    """In order, each followed by its parts."""
    unsorted: tuple[Pile, ...]
    refused_pairs: Set[Pair]
    refused_themes: Set[tuple[str, str]]
    """(card, theme), as the suggestions take them."""
    reached: int
    """The change it tells of; `changes_since` tells what follows."""

    @property
    def piles(self) -> list[Pile]:
        """All of them, the unsorted first."""
        return [*self.unsorted, *(pile for view in self.themes for pile in view.piles)]

    @property
    def sorted_cards(self) -> int:
        return sum(len(pile.cards) for view in self.themes for pile in view.piles)


@dataclass(frozen=True, slots=True)
class BoardChanges:
    """What was touched since a number."""

    cards: Sequence[Card]
    spots: Sequence[Spot]
    themes: Sequence[Theme]
    refusals: Sequence[Refusal]
    reached: int


class BoardParts:
    """What a board is made of, kept by whoever looks again and again, brought up by changes."""

    def __init__(self) -> None:
        self.cards: dict[UUID, Card] = {}
        self.spots: dict[UUID, Spot] = {}
        """By card."""
        self.themes: dict[UUID, Theme] = {}
        self.refusals: dict[UUID, Refusal] = {}
        self.reached = 0

    def take(self, changes: BoardChanges) -> None:
        self.cards |= {card.id: card for card in changes.cards}
        self.spots |= {spot.card: spot for spot in changes.spots}
        self.themes |= {theme.id: theme for theme in changes.themes}
        self.refusals |= {refusal.id: refusal for refusal in changes.refusals}
        self.reached = max(self.reached, changes.reached)


def changes_since(snapshot: Snapshot, number: int) -> BoardChanges:
    """All there is when `number` is 0."""
    return BoardChanges(
        snapshot.cards.since(number),
        snapshot.of(Spot).since(number),
        snapshot.of(Theme).since(number),
        snapshot.of(Refusal).since(number),
        snapshot.last_change(),
    )


def theme_board(snapshot: Snapshot) -> ThemeBoard:
    """For the desk, which is told every table."""
    parts = BoardParts()
    parts.take(changes_since(snapshot, 0))
    return compose(parts)


def theme_board_for_others(snapshot: Snapshot, now: datetime) -> ThemeBoard:
    """For whoever is not the desk: nothing of a phase that hides what is being written, no table
    where none was promised."""
    parts = BoardParts()
    parts.take(changes_since(snapshot, 0))
    return compose_for_others(parts, silent_phases(schedule(snapshot), now))


def compose_for_others(parts: BoardParts, silent: Container[UUID | None]) -> ThemeBoard:
    """`silent`: phases whose cards nobody is shown yet. The parts stay whole."""
    shown = copy(parts)
    shown.cards = {key: c for key, c in parts.cards.items() if not is_hidden(c, silent)}
    return compose(shown, for_others=True)


def compose(parts: BoardParts, *, for_others: bool = False) -> ThemeBoard:
    themes = [theme for theme in parts.themes.values() if not theme.withdrawn]
    known = {theme.id for theme in themes}
    by_theme: defaultdict[UUID | None, list[Pile]] = defaultdict(list)
    for pile in _piles(parts, known, for_others):
        by_theme[pile.theme].append(pile)
    refusals = [each for each in parts.refusals.values() if not each.withdrawn]
    return ThemeBoard(
        tuple(_view(theme, themes, by_theme) for theme in in_order(themes)),
        tuple(by_theme[None]),
        {frozenset((str(r.card), str(r.other))) for r in refusals if r.other},
        {(str(r.card), str(r.theme)) for r in refusals if r.theme},
        parts.reached,
    )


def tables_of(cards: Iterable[BoardCard]) -> set[int]:
    return {card.table for card in cards if card.table}


def texts_of(board: ThemeBoard) -> list[CardText]:
    """Every card of the board for the suggestions, always in the same order."""
    cards = [card for pile in board.piles for card in pile.cards]
    cards.sort(key=lambda card: (card.written_at, card.label))
    return [CardText(str(card.id), card.kind, card.text) for card in cards]


def theme_texts(board: ThemeBoard) -> list[ThemeText]:
    return [ThemeText(str(view.id), view.theme.name, view.theme.keywords) for view in board.themes]


def placed(board: ThemeBoard) -> dict[str, str]:
    """Card -> theme, for the suggestions."""
    return {
        str(card.id): str(view.id)
        for view in board.themes
        for pile in view.piles
        for card in pile.cards
    }


def theme_by_card(snapshot: Snapshot) -> dict[UUID, str]:
    """Card -> the name of its theme, « Thème / sous-thème » for a part."""
    themes = {theme.id: theme for theme in snapshot.of(Theme).where()}
    names = {
        key: f"{themes[theme.parent].name} / {theme.name}" if theme.parent in themes else theme.name
        for key, theme in themes.items()
    }
    spots = snapshot.of(Spot).where()
    return {spot.card: names[spot.theme] for spot in spots if spot.theme in names}


def history_of(snapshot: Snapshot, card: UUID) -> list[Recorded]:
    """Where a card has been, oldest first."""
    key = spot_id(card)
    return [line for line in snapshot.facts_about(Spot) if line.fact.after.id == key]


def _piles(parts: BoardParts, themes: Set[UUID], for_others: bool) -> list[Pile]:
    """By category and number, those of a stack under the one that leads it."""
    shown = sorted(
        (card for card in parts.cards.values() if is_cleared(card)),
        key=lambda card: (card.code, card.number),
    )
    alone: list[list[BoardCard]] = []
    stacks: dict[tuple[UUID, str], list[BoardCard]] = {}
    theme_of: dict[UUID, UUID | None] = {}
    for card in shown:
        spot = parts.spots.get(card.id)
        seen = _as_on_board(card, spot, for_others)
        present = None if spot is None or spot.withdrawn else spot
        theme_of[card.id] = present.theme if present and present.theme in themes else None
        if present is None or present.stack is None:
            alone.append([seen])
            continue
        # A card that was given another category since stands alone.
        mates = stacks.setdefault((present.stack, card.kind), [])
        if not mates:
            alone.append(mates)
        mates.insert(0 if present.stack == card.id else len(mates), seen)
    return [Pile(mates[0], tuple(mates[1:]), theme_of[mates[0].id]) for mates in alone]


def _as_on_board(card: Card, spot: Spot | None, for_others: bool) -> BoardCard:
    return BoardCard(
        card.id,
        card.kind,
        label(card),
        card.text,
        (shown_table(card) or 0) if for_others else card.table,
        card.written_at,
        spot.change if spot else 0,
        spot.by if spot and not spot.withdrawn else "",
    )


def _view(
    theme: Theme, themes: Sequence[Theme], by_theme: Mapping[UUID | None, Sequence[Pile]]
) -> ThemeView:
    parts = [each.id for each in themes if each.parent == theme.id]
    counted = [
        card for key in (theme.id, *parts) for pile in by_theme.get(key, ()) for card in pile.cards
    ]
    return ThemeView(
        theme,
        tuple(by_theme.get(theme.id, ())),
        len(counted),
        len(tables_of(counted)),
        Counter(card.kind for card in counted),
    )

"""What somebody does at the board in a browser: one gesture, one command.

Decides what she may: sort the cards that others than the desk may see, and take back her own
gestures, nothing else of the workshop. A gesture sent twice, because its answer was lost, is done
once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from workshop_app.domain.cards import Card, is_cleared
from workshop_app.domain.facts import Recorded
from workshop_app.domain.problems import Problem
from workshop_app.domain.silence import is_hidden, silent_phases
from workshop_app.domain.themes import Refusal, Spot, Theme, clean_name, same_name, spot_id
from workshop_app.services.history import undo
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.themes import (
    create_theme,
    place_cards,
    set_aside,
    stack_cards,
    unstack,
)

Deed = Literal["place", "stack", "unstack", "aside", "theme", "undo"]
SORTED = Spot | Theme | Refusal | Card
"""What a gesture of a board may have changed; it takes nothing else back."""


@dataclass(frozen=True, slots=True)
class Gesture:
    deed: Deed
    cards: tuple[UUID, ...] = ()
    theme: UUID | None = None
    """Where they go; None: « non classées »."""
    name: str = ""
    """Of a new theme, which takes the cards."""
    expected: Mapping[UUID, int] | None = None
    """Card -> change of its spot as it was seen; None: whatever happened since."""
    command: int = 0
    """To be taken back."""


@dataclass(frozen=True, slots=True)
class Done:
    command: int
    """What takes it back; 0: nothing changed."""
    changes: Mapping[UUID, int] = field(default_factory=dict)
    """Card -> change of its spot now."""
    theme: UUID | None = None
    """The one that was made, or had that name already."""


def by_of(initials: str) -> str:
    """How the journal names whoever sorts in a browser."""
    return f"tableau {initials}"


def make_gesture(uow: UnitOfWork, gesture: Gesture, initials: str) -> Done:
    """Raises Problem: moved_meanwhile when somebody was first, and then nothing has changed."""
    if gesture.deed == "undo":
        return _take_back(uow, gesture.command, initials)
    _check_seen(uow, gesture.cards)
    try:
        _act(uow, gesture, initials)
    except Problem as refused:
        if refused.code in ("moved_meanwhile", "card_gone") and _is_so(uow, gesture, initials):
            return Done(0, _changes(uow, gesture.cards), _named(uow, gesture))
        raise
    command = uow.command if uow.wrote else 0
    return Done(command, _changes(uow, gesture.cards), _named(uow, gesture))


def _act(uow: UnitOfWork, gesture: Gesture, by: str) -> None:
    cards, expected = gesture.cards, gesture.expected
    match gesture.deed:
        case "place":
            place_cards(uow, cards, gesture.theme, by=by, expected=expected)
        case "stack":
            stack_cards(uow, cards, by=by, expected=expected)
        case "unstack":
            unstack(uow, _first(cards), by=by, expected=expected)
        case "aside":
            set_aside(uow, cards, expected=expected)
        case "theme":
            _into_new_theme(uow, gesture, by)


def _into_new_theme(uow: UnitOfWork, gesture: Gesture, by: str) -> None:
    """Two people who name the same theme at once mean the same one."""
    known = same_name(clean_name(gesture.name), uow.of(Theme).where())
    if known is None:
        create_theme(uow, gesture.name, gesture.cards, by=by, expected=gesture.expected)
    elif gesture.cards:
        place_cards(uow, gesture.cards, known.id, by=by, expected=gesture.expected)


def _take_back(uow: UnitOfWork, command: int, initials: str) -> Done:
    lines = uow.facts_of(command)
    if not lines or not all(_is_hers(line, initials) for line in lines):
        raise Problem("unknown_command")
    cards = [line.fact.after.card for line in lines if isinstance(line.fact.after, Spot)]
    undo(uow, command)
    return Done(uow.command, _changes(uow, cards))


def _is_hers(line: Recorded, initials: str) -> bool:
    return line.by == by_of(initials) and isinstance(line.fact.after, SORTED)


def _check_seen(uow: UnitOfWork, keys: Sequence[UUID]) -> None:
    """Only cards that stand on the board she sees."""
    silent = silent_phases(schedule(uow), uow.now)
    for key in keys:
        card = uow.cards.get(key)
        if card is None or card.standing != "accepted" or is_hidden(card, silent):
            raise Problem("card_gone")


def _is_so(uow: UnitOfWork, gesture: Gesture, by: str) -> bool:
    """It was done already, by her: the answer was lost on the way."""
    if gesture.deed == "aside":
        return all(card and not is_cleared(card) for card in map(uow.cards.get, gesture.cards))
    spots = [uow.of(Spot).get(spot_id(key)) for key in gesture.cards]
    hers = [spot for spot in spots if spot and spot.by == by and not spot.withdrawn]
    if not spots or len(hers) < len(spots):
        return False
    match gesture.deed:
        case "place":
            return {spot.theme for spot in hers} == {gesture.theme}
        case "stack":
            return len({spot.stack for spot in hers}) == 1 and hers[0].stack is not None
        case "unstack":
            return hers[0].stack is None
        case _:
            theme = _named(uow, gesture)
            return theme is not None and {spot.theme for spot in hers} == {theme}


def _changes(snapshot: Snapshot, cards: Iterable[UUID]) -> dict[UUID, int]:
    spots = {card: snapshot.of(Spot).get(spot_id(card)) for card in cards}
    return {card: spot.change for card, spot in spots.items() if spot is not None}


def _named(snapshot: Snapshot, gesture: Gesture) -> UUID | None:
    if gesture.deed != "theme":
        return None
    theme = same_name(clean_name(gesture.name), snapshot.of(Theme).where())
    return theme.id if theme else None


def _first(cards: Sequence[UUID]) -> UUID:
    if not cards:
        raise Problem("card_gone")
    return cards[0]

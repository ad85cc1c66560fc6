"""What people do with themes and with the cards they sort into them. Each verb is a command.

Decides what a gesture writes: a theme, the spots of some cards, a refusal; never a card. What a
board shows of it is `theme_board`. A stack moves as one. Whoever sorts from a browser tells the
change of each spot as it was seen (`expected`): a gesture that comes second changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.cards import Card, label
from workshop_app.domain.facts import (
    CardPlaced,
    CardStacked,
    CardUnstacked,
    CardWithdrawn,
    ProposalRefused,
    RefusalTakenBack,
    ThemeChanged,
    ThemeCreated,
    ThemeMoved,
    ThemeRemoved,
)
from workshop_app.domain.problems import Problem
from workshop_app.domain.themes import (
    LONGEST_KEYWORDS,
    MOST_THEMES,
    Refusal,
    Spot,
    Theme,
    check_stack,
    check_theme,
    clean_keywords,
    clean_name,
    in_order,
    refusal_of,
    same_name,
    spot_id,
)
from workshop_app.i18n.translate import _
from workshop_app.services.ports import E, Library, Shelf, Snapshot, UnitOfWork
from workshop_app.services.workshops import the_workshop

FEW = 20
"""Up to so many are read one by one; more, and the shelf is read whole."""


@dataclass(frozen=True, slots=True)
class NamedTheme:
    """A name to start from."""

    name: str
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class NamesElsewhere:
    """The themes of another workshop, to take over."""

    title: str
    names: tuple[NamedTheme, ...]


def themes_in_order(snapshot: Snapshot) -> list[Theme]:
    """Each followed by its parts."""
    return in_order(snapshot.of(Theme).where())


def theme_names(snapshot: Snapshot) -> tuple[NamedTheme, ...]:
    return tuple(NamedTheme(t.name, t.keywords) for t in themes_in_order(snapshot))


def names_elsewhere(library: Library, here: UUID) -> NamesElsewhere | None:
    """Of the newest other workshop that has themes. Blocks."""
    for key in library.workshop_ids():
        if key != here and (names := library.read(key, theme_names)):
            return NamesElsewhere(library.read(key, lambda s: the_workshop(s).title), names)
    return None


def create_theme(
    uow: UnitOfWork,
    name: str,
    cards: Sequence[UUID] = (),
    *,
    keywords: str = "",
    parent: UUID | None = None,
    by: str = "",
    expected: Mapping[UUID, int] | None = None,
) -> Theme:
    """Behind the others. With cards they are put in it: a selection becomes a theme of its own."""
    others = uow.of(Theme).where()
    if len(others) >= MOST_THEMES:
        raise Problem("too_many_themes", most=MOST_THEMES)
    theme = Theme(
        id=uuid4(),
        workshop=uow.workshop,
        name=clean_name(name),
        position=1 + max((each.position for each in others), default=-1),
        keywords=clean_keywords(keywords),
        parent=parent,
    )
    check_theme(theme, others)
    made = uow.record(ThemeCreated(None, theme))
    if cards:
        place_cards(uow, cards, made.id, by=by, expected=expected)
    return made


def take_names(uow: UnitOfWork, names: Iterable[NamedTheme]) -> list[Theme]:
    """A theme for each name that none has yet."""
    return [
        create_theme(uow, each.name, keywords=each.keywords)
        for each in names
        if same_name(clean_name(each.name), uow.of(Theme).where()) is None
    ]


def change_theme(
    uow: UnitOfWork, key: UUID, *, name: str | None = None, keywords: str | None = None
) -> Theme:
    before = _theme(uow, key)
    after = replace(
        before,
        name=before.name if name is None else clean_name(name),
        keywords=before.keywords if keywords is None else clean_keywords(keywords),
    )
    if after == before:
        return before
    check_theme(after, uow.of(Theme).where())
    return uow.record(ThemeChanged(before, after))


def move_theme(uow: UnitOfWork, key: UUID, place: int, parent: UUID | None = None) -> Theme:
    """The `place`-th, from 0, of the first level, or of the parts of `parent`."""
    theme = _theme(uow, key)
    others = in_order(uow.of(Theme).where())
    check_theme(replace(theme, parent=parent), others)
    beside = [each for each in others if each.id != key and each.parent == parent]
    beside.insert(max(0, min(place, len(beside))), replace(theme, parent=parent))
    for position, each in enumerate(beside):
        before = theme if each.id == key else each
        after = replace(each, position=position)
        if after != before:
            uow.record(ThemeMoved(before, after))
    return _theme(uow, key)


def merge_themes(uow: UnitOfWork, themes: Collection[UUID], into: UUID, by: str = "") -> Theme:
    """All their cards and parts go to `into`, which keeps their names among its keywords."""
    kept = _theme(uow, into)
    gone = [_theme(uow, key) for key in themes if key != into]
    if kept.parent in {each.id for each in gone}:
        kept = uow.record(ThemeMoved(kept, replace(kept, parent=None)))
    for theme in gone:
        for part in uow.of(Theme).where(parent=theme.id):
            uow.record(ThemeMoved(part, replace(part, parent=kept.parent or kept.id)))
        _move_all(uow, theme.id, kept.id, by)
        uow.record(ThemeRemoved(theme, replace(theme, withdrawn=True)))
    said = ", ".join(
        words
        for words in (kept.keywords, *(w for t in gone for w in (t.name, t.keywords)))
        if words
    )
    return change_theme(uow, into, keywords=_cut(said)) if gone else kept


def remove_theme(uow: UnitOfWork, key: UUID, by: str = "") -> None:
    """Its cards are « non classées » again, its parts themes of the first level."""
    theme = _theme(uow, key)
    for part in uow.of(Theme).where(parent=key):
        uow.record(ThemeMoved(part, replace(part, parent=None)))
    _move_all(uow, key, None, by)
    uow.record(ThemeRemoved(theme, replace(theme, withdrawn=True)))


def place_cards(
    uow: UnitOfWork,
    cards: Sequence[UUID],
    theme: UUID | None,
    *,
    by: str = "",
    expected: Mapping[UUID, int] | None = None,
) -> int:
    """Put cards in a theme, or take them out of theirs (None). Returns how many moved."""
    if theme is not None:
        _theme(uow, theme)
    moved = _with_their_stacks(uow, _cards(uow, cards))
    return _put(uow, _spots(uow, moved, expected), CardPlaced, theme=theme, by=by)


def stack_cards(
    uow: UnitOfWork,
    cards: Sequence[UUID],
    *,
    offered: bool = False,
    theme: UUID | None = None,
    by: str = "",
    expected: Mapping[UUID, int] | None = None,
) -> UUID:
    """One stack of them and of the stacks they are in; the first leads, and is returned.

    They go to `theme`, else to the first theme one of them has. `offered`: the program proposed it.
    """
    if theme is not None:
        _theme(uow, theme)
    stacked = _with_their_stacks(uow, _cards(uow, cards))
    check_stack(stacked)
    spots = _spots(uow, stacked, expected)
    there = theme or next((spot.theme for spot in spots if spot.theme), None)
    lead = spots[0].stack if spots[0].stack in {spot.card for spot in spots} else spots[0].card
    changes = {"theme": there, "stack": lead, "offered": offered, "by": by}
    _put(uow, spots, CardStacked, **changes)
    assert lead is not None  # a card's own id at least
    return lead


def lead_stack(uow: UnitOfWork, card: UUID, by: str = "") -> None:
    """Its wording shows for all of its stack."""
    stacked = _with_their_stacks(uow, _cards(uow, [card]))
    check_stack(stacked)
    _put(uow, _spots(uow, stacked), CardStacked, stack=card, by=by)


def unstack(
    uow: UnitOfWork, card: UUID, *, by: str = "", expected: Mapping[UUID, int] | None = None
) -> int:
    """Take the whole stack apart; each card stays in its theme. Returns how many there were."""
    stacked = _with_their_stacks(uow, _cards(uow, [card]))
    spots = _spots(uow, stacked, expected)
    return _put(uow, spots, CardUnstacked, stack=None, offered=False, by=by)


def leave_stack(uow: UnitOfWork, card: UUID, by: str = "") -> None:
    """This card alone; the others stay together while they are two."""
    stacked = _with_their_stacks(uow, _cards(uow, [card]))
    if len(stacked) <= 2:
        unstack(uow, card, by=by)
        return
    alone, *rest = _spots(uow, stacked)
    _put(uow, [alone], CardUnstacked, stack=None, offered=False, by=by)
    if alone.stack == card:
        _put(uow, rest, CardStacked, stack=rest[0].card, by=by)


def set_aside(
    uow: UnitOfWork, cards: Sequence[UUID], *, expected: Mapping[UUID, int] | None = None
) -> None:
    """Off the board, and off everything that is shown; undoing brings them back where they were."""
    found = _cards(uow, cards)
    _spots(uow, found, expected)
    for card in found:
        uow.record(CardWithdrawn(card, replace(card, withdrawn=True)))


def refuse(
    uow: UnitOfWork,
    card: UUID,
    *,
    other: UUID | None = None,
    theme: UUID | None = None,
    by: str = "",
) -> Refusal:
    """« Pas proches », or not this theme for this card: not proposed again."""
    refusal = refusal_of(uow.workshop, card, other=other, theme=theme)
    known = uow.of(Refusal).get(refusal.id)
    if known is not None and not known.withdrawn:
        return known
    again = refusal if known is None else replace(known, withdrawn=False)
    return uow.record(ProposalRefused(known, replace(again, by=by)))


def take_refusal_back(uow: UnitOfWork, key: UUID) -> None:
    refusal = uow.of(Refusal).get(key)
    if refusal is not None and not refusal.withdrawn:
        uow.record(RefusalTakenBack(refusal, replace(refusal, withdrawn=True)))


def _theme(snapshot: Snapshot, key: UUID) -> Theme:
    theme = snapshot.of(Theme).get(key)
    if theme is None or theme.withdrawn:
        raise Problem("unknown_theme")
    return theme


def _move_all(uow: UnitOfWork, theme: UUID, to: UUID | None, by: str) -> None:
    _put(uow, uow.of(Spot).where(theme=theme), CardPlaced, theme=to, by=by)


def _cut(keywords: str) -> str:
    """Whole words of it, as many as keywords may be."""
    from_there = keywords[: LONGEST_KEYWORDS + 1]
    return keywords if len(keywords) <= LONGEST_KEYWORDS else from_there.rpartition(" ")[0]


def _cards(uow: UnitOfWork, keys: Sequence[UUID]) -> list[Card]:
    """Those cards, each once, in the order given. Refuses one that is gone."""
    known = _read(uow.cards, keys)
    cards = [known[key] for key in dict.fromkeys(keys) if key in known]
    if not cards or len(cards) < len(set(keys)) or any(card.withdrawn for card in cards):
        raise Problem("card_gone")
    return cards


def _read(shelf: Shelf[E], keys: Sequence[UUID]) -> dict[UUID, E]:
    """The entities of these ids, the withdrawn too."""
    if len(keys) > FEW:
        wanted = set(keys)
        return {each.id: each for each in shelf.since(0) if each.id in wanted}
    found = {key: shelf.get(key) for key in keys}
    return {key: each for key, each in found.items() if each is not None}


def _with_their_stacks(uow: UnitOfWork, cards: Sequence[Card]) -> list[Card]:
    """These, then whoever stands in a stack with one of them, set aside or not: it may come back.
    A card that was given another category since stands alone."""
    spots = _read(uow.of(Spot), [spot_id(card.id) for card in cards])
    found = {card.id: card for card in cards}
    kind_of = {s.stack: found[s.card].kind for s in spots.values() if s.stack and not s.withdrawn}
    for stack, kind in kind_of.items():
        mates = [spot.card for spot in uow.of(Spot).where(stack=stack)]
        for mate in _read(uow.cards, mates).values():
            if mate.kind == kind:
                found.setdefault(mate.id, mate)
    return list(found.values())


def _spots(
    uow: UnitOfWork, cards: Sequence[Card], expected: Mapping[UUID, int] | None = None
) -> list[Spot]:
    """Where they stand. Refuses when one of them has moved since it was seen."""
    known = _read(uow.of(Spot), [spot_id(card.id) for card in cards])
    spots = [
        known.get(key := spot_id(card.id)) or Spot(id=key, workshop=uow.workshop, card=card.id)
        for card in cards
    ]
    if expected is None:
        return spots
    moved = [s.card for s in spots if s.card in expected and expected[s.card] != s.change]
    if moved:
        raise _moved_meanwhile(uow, {card.id: card for card in cards}, spots, moved)
    return spots


def _moved_meanwhile(
    uow: UnitOfWork, cards: Mapping[UUID, Card], spots: Iterable[Spot], moved: Sequence[UUID]
) -> Problem:
    spot = next(spot for spot in spots if spot.card == moved[0])
    theme = uow.of(Theme).get(spot.theme) if spot.theme and not spot.withdrawn else None
    return Problem(
        "moved_meanwhile",
        card=label(cards[spot.card]),
        who=spot.by or _("le poste"),
        where=theme.name if theme and not theme.withdrawn else _("Non classées"),
        moved=tuple(moved),
    )


def _put(
    uow: UnitOfWork,
    spots: Iterable[Spot],
    fact: type[CardPlaced] | type[CardStacked] | type[CardUnstacked],
    **changes: Any,
) -> int:
    """Write what differs but for who did it; a spot that was undone away begins anew."""
    moved = 0
    for spot in spots:
        was = _afresh(spot) if spot.withdrawn else spot
        after = replace(was, **changes)
        if replace(after, by=was.by) == was:
            continue
        uow.record(fact(spot if spot.change else None, after))
        moved += 1
    return moved


def _afresh(spot: Spot) -> Spot:
    """Not sorted, alone: what a spot that was taken back says."""
    return Spot(id=spot.id, workshop=spot.workshop, card=spot.card, change=spot.change)

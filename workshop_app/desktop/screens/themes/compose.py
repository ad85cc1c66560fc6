"""From a board to what is painted: which cards, in which column, with which chips. Pure.

Decides the order of cards and of tiles, and the words of counts and reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from textwrap import shorten
from uuid import UUID

from workshop_app.desktop.screens.cards.faces import CardItem, Grouping, WallColumn, WallFace
from workshop_app.desktop.screens.themes.faces import (
    ChipFace,
    CloseCard,
    CloseCards,
    KindCount,
    NameChoice,
    OpenTheme,
    SortBy,
    SortFace,
    ThemeChoice,
    ThemesBy,
    TileFace,
)
from workshop_app.desktop.screens.themes.proposals import Proposed
from workshop_app.domain.identity import fold
from workshop_app.domain.suggestions import Chip, Proposal, ProposedTheme, Strength, Twin
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.theme_board import BoardCard, Pile, ThemeBoard, ThemeView
from workshop_app.services.themes import NamesElsewhere

GROUPINGS: dict[SortBy, Grouping] = {
    "kind": "kind",
    "table": "table",
    "arrival": "arrival",
    "sure": "arrival",
}
QUOTED = 70
"""Signs of a card that is quoted."""
RANKS: dict[Strength | None, int] = {"strong": 0, "possible": 1, None: 2}
Kinds = Mapping[str, Category]


class Items:
    """Makes each pile's item once, until something of the pile changes."""

    def __init__(self) -> None:
        self._made: dict[UUID, tuple[Pile, str, bool, CardItem]] = {}

    def of(self, pile: Pile, kinds: Kinds, note: str, is_essential: bool) -> CardItem:
        known = self._made.get(pile.id)
        if known is not None and known[:3] == (pile, note, is_essential):
            return known[3]
        made = _item(pile, kinds.get(pile.lead.kind), note, is_essential)
        self._made[pile.id] = pile, note, is_essential, made
        return made


def _item(
    pile: Pile, category: Category | None, note: str = "", is_essential: bool = False
) -> CardItem:
    lead = pile.lead
    return CardItem(
        id=lead.id,
        change=lead.change,
        label=lead.label,
        place=_place(pile),
        text=lead.text,
        tone=category.tone if category else "",
        shape=category.shape if category else "",
        kind_label=category.label if category else "",
        who=" ".join(part for part in (_stacked(pile), note) if part),
        is_essential=is_essential,
    )


def _place(pile: Pile) -> str:
    if pile.others and pile.tables > 1:
        return n_("{n} table", "{n} tables", pile.tables)
    return _("Table {n}", n=pile.lead.table) if pile.lead.table else _("Sans table")


def _stacked(pile: Pile) -> str:
    if not pile.others:
        return ""
    return n_("+ {n} carte empilée", "+ {n} cartes empilées", len(pile.others))


Chips = Mapping[UUID, tuple[ChipFace, ...]]


def compose_chips(proposed: Proposed, names: Mapping[UUID, str]) -> Chips:
    """Nothing where the engine is not sure of anything: silence is a proposal too."""
    return {
        card: chips_of(said, names, proposed.texts)
        for card, said in proposed.proposals.items()
        if said.strength is not None
    }


def compose_sort(
    kinds: Kinds,
    board: ThemeBoard,
    proposed: Proposed,
    chips: Chips,
    items: Items,
    sort_by: SortBy,
    searched: str,
    opened: UUID | None,
    essential: frozenset[UUID] = frozenset(),
) -> SortFace:
    """A search looks into every card of the board, sorted or not. `essential`: what bears the mark;
    a stack does when any of its cards does."""
    view = next((each for each in board.themes if each.id == opened), None)
    names = {each.id: each.theme.name for each in board.themes}
    words = fold(searched).split()
    piles: Sequence[Pile] = board.piles if words else view.piles if view else board.unsorted
    if words:
        piles = [pile for pile in piles if _says(pile, kinds, names, words)]
    piles = _in_order(piles, proposed, sort_by)
    notes = names if words else {}
    shown = [
        (
            pile,
            items.of(
                pile,
                kinds,
                notes.get(pile.theme, "") if pile.theme else "",
                any(card.id in essential for card in pile.cards),
            ),
        )
        for pile in piles
    ]
    found = n_("{n} trouvée", "{n} trouvées", len(shown)) if words else ""
    return SortFace(
        title=_("Cartes trouvées") if words else view.theme.name if view else _("À ranger"),
        count=found or n_("{n} carte", "{n} cartes", sum(len(pile.cards) for pile in piles)),
        wall=WallFace(
            GROUPINGS[sort_by], _columns(shown, kinds, sort_by), "", found, is_empty=not shown
        ),
        chips=_chips_of_unsorted(piles, chips) if words else {} if view else chips,
        stacked=frozenset(pile.id for pile in piles if pile.others),
        is_empty=not shown,
        is_waiting=not board.piles,
    )


def _chips_of_unsorted(piles: Iterable[Pile], chips: Chips) -> Chips:
    return {p.id: chips[p.id] for p in piles if p.theme is None and p.id in chips}


def _in_order(piles: Sequence[Pile], proposed: Proposed, sort_by: SortBy) -> Sequence[Pile]:
    newest = sorted(piles, key=lambda pile: (pile.lead.written_at, pile.lead.label), reverse=True)
    if sort_by != "sure":
        return newest

    def sureness(pile: Pile) -> tuple[int, float]:
        said = proposed.proposals.get(pile.id)
        return (RANKS[said.strength], -said.margin) if said else (RANKS[None], 0.0)

    return sorted(newest, key=sureness)


def _columns(
    shown: Sequence[tuple[Pile, CardItem]], kinds: Kinds, sort_by: SortBy
) -> tuple[WallColumn, ...]:
    if sort_by == "kind":
        by_kind: dict[str, list[CardItem]] = {key: [] for key in kinds}
        for pile, item in shown:
            by_kind.setdefault(pile.lead.kind, []).append(item)
        return tuple(
            WallColumn(key, each.label, each.shape, each.tone, tuple(by_kind[key]))
            for key, each in kinds.items()
        )
    if sort_by == "table":
        by_table: dict[int, list[CardItem]] = {}
        for pile, item in shown:
            by_table.setdefault(pile.lead.table, []).append(item)
        return tuple(
            WallColumn(str(table), _table(table), "", "", tuple(items))
            for table, items in sorted(by_table.items())
        )
    return (WallColumn("", "", "", "", tuple(item for _pile, item in shown)),)


def _table(table: int) -> str:
    return _("Table {n}", n=table) if table else _("Sans table")


def _says(pile: Pile, kinds: Kinds, names: Mapping[UUID, str], words: Iterable[str]) -> bool:
    category = kinds.get(pile.lead.kind)
    theme = names.get(pile.theme, "") if pile.theme else ""
    about = f"{category.label if category else ''} {theme}"
    said = " ".join(
        _folded(f"{card.label} {card.text} {_table(card.table)} {about}") for card in pile.cards
    )
    return all(word in said for word in words)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return fold(text)


def chips_of(
    said: Proposal, names: Mapping[UUID, str], texts: Mapping[str, str]
) -> tuple[ChipFace, ...]:
    """Those whose theme is still there, the nearest first. `texts`: card -> what it says."""
    return tuple(
        ChipFace(
            theme,
            names[theme],
            strength_word(said.strength) if place == 0 and said.strength else "",
            why_words(chip, texts),
        )
        for place, chip in enumerate(said.chips)
        if (theme := UUID(chip.theme)) in names
    )


def strength_word(strength: Strength) -> str:
    return _("forte") if strength == "strong" else _("possible")


def why_words(chip: Chip, texts: Mapping[str, str]) -> str:
    """Why that theme, in words a person can check. `texts`: card -> what it says."""
    why = chip.why
    said = []
    if why.shared:
        said.append(_("mots communs : {words}", words=", ".join(why.shared)))
    elif why.close_to:
        said.append(_("proche de : « {word} »", word=why.close_to))
    if why.nearest in texts:
        said.append(
            _("comme « {text} »", text=shorten(texts[why.nearest], QUOTED, placeholder="…"))
        )
    return " ; ".join(said)


def compose_tiles(
    kinds: Kinds,
    board: ThemeBoard,
    proposed: Proposed,
    themes_by: ThemesBy,
    opened: UUID | None,
    essential: frozenset[UUID] = frozenset(),
) -> tuple[TileFace, ...]:
    names = {view.id: view.theme.name for view in board.themes}
    offered = _offered(proposed)
    return tuple(
        _tile(
            view,
            kinds,
            names,
            proposed,
            offered.get(view.id, 0),
            view.id == opened,
            view.id in essential,
        )
        for view in _tiles_in_order(board.themes, themes_by)
    )


def _tiles_in_order(themes: Sequence[ThemeView], themes_by: ThemesBy) -> Sequence[ThemeView]:
    """Parts stay behind their theme whatever the order."""
    if themes_by == "mine":
        return themes
    size = {view.id: view.tables if themes_by == "tables" else view.cards for view in themes}
    known = {view.id for view in themes}

    def top(view: ThemeView) -> UUID:
        return view.theme.parent if view.theme.parent in known and view.theme.parent else view.id

    place = {view.id: number for number, view in enumerate(themes)}
    return sorted(
        themes,
        key=lambda view: (
            -size[top(view)],
            place[top(view)],
            top(view) != view.id,
            -size[view.id],
            place[view.id],
        ),
    )


def _offered(proposed: Proposed) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for said in proposed.proposals.values():
        if said.strength == "strong" and said.chips:
            theme = UUID(said.chips[0].theme)
            found[theme] = found.get(theme, 0) + 1
    return found


def _tile(
    view: ThemeView,
    kinds: Kinds,
    names: Mapping[UUID, str],
    proposed: Proposed,
    offered: int,
    is_open: bool,
    is_essential: bool,
) -> TileFace:
    counts = tuple(
        KindCount(each.tone, each.shape, each.label, view.kinds[key])
        for key, each in kinds.items()
        if view.kinds.get(key)
    )
    tables = n_("{n} table", "{n} tables", view.tables)
    cards = n_("{n} carte", "{n} cartes", view.cards)
    by_kind = ", ".join(f"{each.label} {number(each.cards)}" for each in counts)
    said = [view.theme.name, _("Essentiel") if is_essential else "", cards, tables, by_kind]
    if offered:
        said.append(n_("{n} carte proposée", "{n} cartes proposées", offered))
    return TileFace(
        view.id,
        view.theme.name,
        names.get(view.theme.parent, "") if view.theme.parent else "",
        number(view.cards),
        tables,
        counts,
        _typical(view, proposed),
        offered,
        is_open,
        ", ".join(part for part in said if part),
        is_essential,
    )


def _typical(view: ThemeView, proposed: Proposed) -> tuple[str, ...]:
    """Two cards that stand for it; until the engine has said which, those said the most."""
    texts = {pile.id: pile.lead.text for pile in view.piles}
    chosen = [card for card in proposed.typical.get(view.id, ()) if card in texts]
    often = sorted(view.piles, key=lambda pile: -len(pile.cards))
    chosen += [pile.id for pile in often if pile.id not in chosen]
    return tuple(" ".join(texts[card].split()) for card in chosen[:2])


def compose_open(
    board: ThemeBoard, opened: UUID | None, essential: frozenset[UUID]
) -> OpenTheme | None:
    view = next((each for each in board.themes if each.id == opened), None)
    if view is None:
        return None
    return OpenTheme(
        view.id,
        view.theme.name,
        view.theme.keywords,
        is_part=view.theme.parent is not None,
        has_parts=any(each.theme.parent == view.id for each in board.themes),
        is_essential=view.id in essential,
    )


def compose_choices(board: ThemeBoard) -> tuple[ThemeChoice, ...]:
    return tuple(
        ThemeChoice(view.id, view.theme.name, view.theme.parent is not None)
        for view in board.themes
    )


def compose_close(
    kinds: Kinds, piles: Sequence[Pile], pair: Twin, place: int, of: int, theme: str
) -> CloseCards:
    """`piles`: the two that the pair speaks of."""
    tension = piles[0].lead.kind != piles[1].lead.kind
    return CloseCards(
        tuple(pile.lead.label for pile in piles),
        tuple(_close_card(pile, kinds.get(pile.lead.kind)) for pile in piles),
        pair.why.shared,
        strength_word(pair.strength),
        _("{n} sur {total}", n=place + 1, total=of),
        theme,
        is_tension=tension,
    )


def _close_card(pile: Pile, category: Category | None) -> CloseCard:
    item = _item(pile, category)
    return CloseCard(
        item.label, item.place, item.text, item.tone, item.shape, item.kind_label, item.who
    )


def compose_names(
    proposed: Sequence[ProposedTheme],
    last: NamesElsewhere | None,
    library: Sequence[ProposedTheme],
    board: ThemeBoard,
) -> tuple[NameChoice, ...]:
    """What the cards seem to be about, last time's names, then the common ones; none twice, none
    that is already there."""
    taken = {fold(view.theme.name) for view in board.themes}
    found: list[NameChoice] = []
    lists = [
        (_("D'après les cartes reçues"), [(t.name, t.keywords, len(t.cards)) for t in proposed]),
        (
            _("De « {title} »", title=last.title) if last else "",
            [(name.name, name.keywords, 0) for name in (last.names if last else ())],
        ),
        (_("Thèmes courants"), [(t.name, t.keywords, 0) for t in library]),
    ]
    for source, names in lists:
        for name, keywords, cards in names:
            if fold(name) not in taken:
                taken.add(fold(name))
                found.append(NameChoice(name, keywords, source, cards))
    return tuple(found)


def board_count(board: ThemeBoard) -> str:
    """Of the page's head."""
    cards: list[BoardCard] = [card for pile in board.piles for card in pile.cards]
    if not cards:
        return ""
    written = n_("{n} carte", "{n} cartes", len(cards))
    tables = len({card.table for card in cards})
    return _("{cards}, {tables}", cards=written, tables=n_("{n} table", "{n} tables", tables))

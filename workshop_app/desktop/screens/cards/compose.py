"""From cards to the wall: which column, which order, which words. Pure.

Decides that the newest card stands on top, and what a search finds: every word typed, somewhere in
the text, the label or the table, accents and capitals ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from textwrap import shorten
from uuid import UUID

from workshop_app.desktop.screens.cards.faces import (
    CardDetail,
    CardItem,
    Grouping,
    InboxRow,
    WallColumn,
    WallFace,
)
from workshop_app.domain.cards import Card, is_waiting, label, shown_table, speaker
from workshop_app.domain.identity import fold
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_

ARRIVAL = attrgetter("written_at", "number")
MOST_ASIDE = 20
ASIDE_SIGNS = 60
"""A menu stays readable."""


class Items:
    """Makes each card's item once, until the card changes; what a search looks into, when there
    is one."""

    def __init__(self) -> None:
        self._made: dict[UUID, CardItem] = {}
        self._folded: dict[UUID, tuple[CardItem, str]] = {}

    def of(self, card: Card, category: Category | None, is_essential: bool = False) -> CardItem:
        made = self._made.get(card.id)
        now = card.change, _word(category), is_essential
        if made is None or (made.change, made.kind_label, made.is_essential) != now:
            made = self._made[card.id] = _item(card, category, is_essential)
        return made

    def says(self, item: CardItem, words: Sequence[str]) -> bool:
        """Whether every folded word is somewhere in it."""
        known = self._folded.get(item.id)
        if known is None or known[0] is not item:
            said = fold(f"{item.label} {item.text} {item.place} {item.kind_label} {item.who}")
            known = self._folded[item.id] = item, said
        return all(word in known[1] for word in words)


def _word(category: Category | None) -> str:
    return category.label if category else ""


def _item(card: Card, category: Category | None, is_essential: bool) -> CardItem:
    return CardItem(
        id=card.id,
        change=card.change,
        label=label(card),
        place=_place(card),
        text=card.text,
        tone=category.tone if category else "",
        shape=category.shape if category else "",
        kind_label=_word(category),
        who=card.role,
        is_essential=is_essential,
    )


def _place(card: Card) -> str:
    """Its table, as far as others may read it: the wall is often mirrored."""
    number = shown_table(card)
    return _("Sans table") if number is None else _("Table {n}", n=number)


def compose_wall(
    workshop: Workshop,
    tables: Sequence[Table],
    cards: Iterable[Card],
    items: Items,
    grouping: Grouping,
    searched: str,
    questions: Mapping[str, str] | None = None,
    essential: frozenset[UUID] = frozenset(),
) -> WallFace:
    """Every present card in its column, newest first. `questions`: key -> words, in order.
    `essential`: what bears the mark."""
    known = sorted(cards, key=ARRIVAL, reverse=True)
    words = fold(searched).split()
    kinds = {category.key: category for category in workshop.categories}
    shown = [(card, items.of(card, kinds.get(card.kind), card.id in essential)) for card in known]
    if words:
        shown = [pair for pair in shown if items.says(pair[1], words)]
    if grouping == "kind" or (grouping == "question" and not questions):
        columns = _by_kind(workshop.categories, shown)
    elif grouping == "question" and questions:
        columns = _by_question(questions, shown)
    elif grouping == "table":
        columns = _by_table(tables, shown)
    else:
        columns = (WallColumn("", "", "", "", tuple(item for _card, item in shown)),)
    return WallFace(
        grouping=grouping,
        columns=columns,
        count=_count(known),
        found=n_("{n} trouvée", "{n} trouvées", len(shown)) if words else "",
        is_empty=not known,
        asks_several=bool(questions),
    )


def _count(cards: Sequence[Card]) -> str:
    if not cards:
        return ""
    tables = len({card.table for card in cards})
    written = n_("{n} carte", "{n} cartes", len(cards))
    return _("{cards}, {tables}", cards=written, tables=n_("{n} table", "{n} tables", tables))


def _by_kind(
    categories: Sequence[Category], shown: Sequence[tuple[Card, CardItem]]
) -> tuple[WallColumn, ...]:
    sorted_out: dict[str, list[CardItem]] = {category.key: [] for category in categories}
    for card, item in shown:
        sorted_out.setdefault(card.kind, []).append(item)
    return tuple(
        WallColumn(each.key, each.label, each.shape, each.tone, tuple(sorted_out[each.key]))
        for each in categories
    )


def _by_question(
    questions: Mapping[str, str], shown: Sequence[tuple[Card, CardItem]]
) -> tuple[WallColumn, ...]:
    """Those that answer none of them last, and only where there are some."""
    sorted_out: dict[str, list[CardItem]] = {key: [] for key in questions}
    others: list[CardItem] = []
    for card, item in shown:
        sorted_out.get(card.question, others).append(item)
    columns = [
        WallColumn(key, questions[key], "", "", tuple(items)) for key, items in sorted_out.items()
    ]
    if others:
        columns.append(WallColumn("", _("Sans question"), "", "", tuple(others)))
    return tuple(columns)


def _by_table(
    tables: Sequence[Table], shown: Sequence[tuple[Card, CardItem]]
) -> tuple[WallColumn, ...]:
    sorted_out: dict[int, list[CardItem]] = {table.number: [] for table in tables}
    for card, item in shown:
        sorted_out.setdefault(card.table, []).append(item)
    return tuple(
        WallColumn(str(number), _("Table {n}", n=number), "", "", tuple(items))
        for number, items in sorted(sorted_out.items())
    )


def compose_inbox(workshop: Workshop, waiting: Sequence[Card]) -> tuple[InboxRow, ...]:
    """« À relire », a row each; their words on one line."""
    kinds = {category.key: category for category in workshop.categories}
    return tuple(_inbox_row(card, kinds.get(card.kind)) for card in waiting)


def _inbox_row(card: Card, category: Category | None) -> InboxRow:
    return InboxRow(
        key=card.id.hex,
        label=label(card),
        tone=category.tone if category else "neutral",
        shape=category.shape if category else "",
        place=_("Table {n}", n=card.table),
        text=" ".join(card.text.split()),
        kind_label=_word(category),
    )


def compose_aside(cards: Sequence[Card]) -> tuple[tuple[UUID, str], ...]:
    """Those that may be brought back, each on one line that says how it went."""
    return tuple((card.id, _aside_words(card)) for card in cards[:MOST_ASIDE])


def _aside_words(card: Card) -> str:
    words = shorten(" ".join(card.text.split()), ASIDE_SIGNS, placeholder="…")
    if card.standing == "rejected":
        return _("{card}, refusée : {words}", card=label(card), words=words)
    return _("{card}, écartée : {words}", card=label(card), words=words)


def compose_detail(workshop: Workshop, card: Card) -> CardDetail:
    category = category_of(workshop, card.kind)
    at = typography.clock(card.written_at, language())
    if card.split_from is not None:
        at = _("{time}, coupée d'une autre", time=at)
    if card.from_table is not None:
        at = _("{time}, écrite à la table {table}", time=at, table=card.from_table)
    if who := speaker(card):
        at = _("{time}, de la part de {who}", time=at, who=who)
    if card.anonymous:
        at = _("{time}. Vous seul voyez sa table.", time=at)
    where = _(
        "{kind}, table {table}, {source}, {time}",
        kind=_word(category),
        table=card.table,
        source=_source(card),
        time=at,
    )
    return CardDetail(
        id=card.id,
        change=card.change,
        label=label(card),
        where=where,
        text=card.text,
        original=card.original if card.original != card.text else "",
        kind=card.kind,
        table=card.table,
        is_waiting=is_waiting(card),
    )


def _source(card: Card) -> str:
    if card.source == "phone":
        return _("téléphone")
    return _("papier") if card.source == "paper" else _("à l'oral")

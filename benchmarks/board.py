"""How long the board of themes takes from a drop to the repaint, and a suggestion to come.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.board [--cards 5000]

Prints one JSON object; milliseconds of the processor, of this thread: what else the machine does is
not the board's. `drop_p95_ms` : what the GUI thread does when cards leave the list, painted
again; `settled_p95_ms` : the same for the board read afterwards, tiles included (it is composed
outside that thread, but shown in it); `scroll_p95_ms` : one page further, painted. `limit_ms` : 33.
`ratio` : `drop_p95_ms` on a tenth of the cards is one. `live_ms` : the chips of one card after one
more was sorted, at 1,000 and 10,000 cards; limits 20 and 50.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import quantiles
from uuid import UUID, uuid4

from PySide6.QtWidgets import QApplication

from workshop_app.bootstrap import suggester
from workshop_app.commands.demo import sample_cards
from workshop_app.desktop.screens.themes.compose import (
    Items,
    compose_chips,
    compose_choices,
    compose_sort,
    compose_tiles,
)
from workshop_app.desktop.screens.themes.proposals import Proposed
from workshop_app.desktop.screens.themes.view import ThemesView
from workshop_app.desktop.theme import apply_theme
from workshop_app.domain.cards import Card
from workshop_app.domain.suggestions import CardText, Chip, Proposal, ThemeText
from workshop_app.domain.themes import Spot, Theme, spot_id
from workshop_app.domain.workshop import Workshop
from workshop_app.services.models import workshop_from_model
from workshop_app.services.theme_board import BoardParts, ThemeBoard, compose

BEGINS = datetime(2026, 10, 13, 8, tzinfo=UTC)
ROUNDS = 60
LIMIT_MS = 33
LIVE_LIMITS_MS = {1_000: 20, 10_000: 50}
NAMES = (
    "Rôles",
    "Données et SIT",
    "Réseau",
    "Moyens humains",
    "Financement",
    "Relations",
    "Mobilité",
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cards", type=int, default=5_000)
    chosen = asked.parse_args()
    app = QApplication([])
    apply_theme(app)
    full = Board(chosen.cards).measured()
    small = Board(chosen.cards // 10).measured()
    told: dict[str, object] = {"cards": chosen.cards, "limit_ms": LIMIT_MS, **full}
    told["ratio"] = round(full["drop_p95_ms"] / small["drop_p95_ms"], 2)
    told["live_ms"] = {many: round(live_ms(many), 1) for many in LIVE_LIMITS_MS}
    told["live_limits_ms"] = LIVE_LIMITS_MS
    print(json.dumps(told))


class Board:
    """A page of so many cards, three in four to sort, each with chips."""

    def __init__(self, count: int) -> None:
        key = uuid4()
        self.workshop: Workshop = workshop_from_model(key, "concertation", "Mur", BEGINS)
        self.kinds = {category.key: category for category in self.workshop.categories}
        self.parts = BoardParts()
        themes = [
            Theme(id=uuid4(), workshop=key, name=name, position=n) for n, name in enumerate(NAMES)
        ]
        self.parts.themes = {theme.id: theme for theme in themes}
        texts = [text for texts in sample_cards().values() for text in texts]
        for number in range(count):
            card = _card(key, list(self.kinds), texts, number)
            self.parts.cards[card.id] = card
            if number % 4 == 0:
                self._put(card.id, themes[number % len(themes)].id)
        self.proposed = Proposed({card: _proposal(card, themes) for card in self.parts.cards})
        names = {theme.id: theme.name for theme in themes}
        self.chips = compose_chips(self.proposed, names)
        self.items = Items()
        self.view = ThemesView()
        self.view.resize(1_220, 860)
        self.view.show()

    def measured(self) -> dict[str, float]:
        self.settle()
        drops, settled, scrolled = [], [], []
        themes = list(self.parts.themes)
        for turn in range(ROUNDS):
            face = self.view.wall.face()
            assert face is not None
            column = max(face.columns, key=lambda each: len(each.items))
            gone = [item.id for item in column.items[turn % 7 : turn % 7 + 1 + turn % 3]]
            drops.append(_ms(partial(self._drop, gone)))
            for card in gone:
                self._put(card, themes[turn % len(themes)])
            board = compose(self.parts)
            settled.append(_ms(partial(self.show, board)))
            scrolled.append(_ms(self._scroll))
        self.view.close()
        return {
            "drop_p95_ms": _p95(drops),
            "settled_p95_ms": _p95(settled),
            "scroll_p95_ms": _p95(scrolled),
        }

    def settle(self) -> None:
        """What the presenter does with a board that was read."""
        self.show(compose(self.parts))

    def show(self, board: ThemeBoard) -> None:
        tiles = compose_tiles(self.kinds, board, self.proposed, "mine", None)
        self.view.show_board("", 0, tiles, compose_choices(board))
        sort = compose_sort(
            self.kinds, board, self.proposed, self.chips, self.items, "kind", "", None
        )
        self.view.show_sort(sort, None)
        self.view.wall.viewport().grab()
        self.view.grid.viewport().grab()

    def _drop(self, gone: list[UUID]) -> None:
        self.view.drop_piles(gone)
        self.view.wall.viewport().grab()

    def _scroll(self) -> None:
        bar = self.view.wall.verticalScrollBar()
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        self.view.wall.viewport().grab()

    def _put(self, card: UUID, theme: UUID) -> None:
        known = self.parts.spots.get(card)
        spot = known or Spot(id=spot_id(card), workshop=self.workshop.id, card=card)
        self.parts.spots[card] = replace(spot, theme=theme, change=spot.change + 1)


def live_ms(count: int) -> float:
    """The chips of one card after one more was sorted; the words are read already."""
    engine = suggester()
    texts = [text for texts in sample_cards().values() for text in texts]
    kinds = ("forces", "faiblesses", "attentes", "contributions")
    cards = [
        CardText(str(n), kinds[n % 4], f"{texts[n % len(texts)]} {n // len(texts) or ''}".strip())
        for n in range(count)
    ]
    themes = [ThemeText(str(n), name) for n, name in enumerate(NAMES)]
    placed = {str(n): str(n % len(NAMES)) for n in range(0, count, 4)}
    engine.proposals(cards, themes, placed, wanted=["1"])
    found = []
    for turn in range(10):
        placed[str(4 * turn + 1)] = str(turn % len(NAMES))
        wanted = [str(4 * turn + 2)]
        found.append(_ms(partial(engine.proposals, cards, themes, placed, wanted=wanted)))
    return sorted(found)[len(found) // 2]


def _card(workshop: UUID, kinds: list[str], texts: list[str], number: int) -> Card:
    text = texts[number % len(texts)]
    return Card(
        id=uuid4(),
        workshop=workshop,
        change=number + 1,
        table=1 + number % 9,
        kind=kinds[number % len(kinds)],
        number=number,
        code="FO",
        text=text,
        original=text,
        source="phone",
        written_at=BEGINS + timedelta(seconds=number),
    )


def _proposal(card: UUID, themes: list[Theme]) -> Proposal:
    chips = tuple(Chip(str(theme.id)) for theme in themes[card.int % 4 : card.int % 4 + 3])
    return Proposal(str(card), chips, 0.2, "possible")


def _p95(values: list[float]) -> float:
    return round(quantiles(values, n=20)[-1], 1)


def _ms(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return 1_000 * (time.thread_time() - began)


if __name__ == "__main__":
    main()

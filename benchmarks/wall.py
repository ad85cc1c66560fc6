"""How long a batch of new cards holds the window, on a wall that is full and on a small one.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.wall [--cards 2000] [--batch 10]

Prints one JSON object: milliseconds of the GUI thread for one batch taken and laid out on the full
wall (median of many), the same on a tenth of it, their `ratio` (10 would be proportional), one
repaint of what is in view, and `share`: the part of a tenth of a second, the shortest time between
two batches, that taking and repainting one costs.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import UUID, uuid4

from PySide6.QtWidgets import QApplication

from workshop_app.desktop.screens.cards.compose import Items, compose_wall
from workshop_app.desktop.screens.cards.wall import BATCH_MS, CardWall
from workshop_app.desktop.theme import apply_theme
from workshop_app.domain.cards import Card
from workshop_app.services.models import workshop_from_model

TEXT = "Zones blanches dans les vallées : les visiteurs ne trouvent pas nos horaires, ni le numéro"
BEGINS = datetime(2026, 10, 13, 8, tzinfo=UTC)
ROUNDS = 15


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cards", type=int, default=2_000)
    asked.add_argument("--batch", type=int, default=10)
    chosen = asked.parse_args()
    app = QApplication([])
    apply_theme(app)
    full_ms, paint_ms = batch_ms(chosen.cards, chosen.batch)
    small_ms, _small_paint_ms = batch_ms(chosen.cards // 10, chosen.batch)
    print(
        json.dumps(
            {
                "cards": chosen.cards,
                "batch_ms": round(full_ms, 2),
                "batch_ms_on_a_tenth": round(small_ms, 2),
                "ratio": round(full_ms / small_ms, 2),
                "repaint_ms": round(paint_ms, 2),
                "share": round((full_ms + paint_ms) / BATCH_MS, 3),
            }
        )
    )


def batch_ms(count: int, batch: int) -> tuple[float, float]:
    """Milliseconds to take a batch on a wall of `count` cards, and to paint what is in view."""
    key = uuid4()
    workshop = workshop_from_model(key, "concertation", "Mur", BEGINS)
    kinds = [category.key for category in workshop.categories]
    cards = [_card(key, kinds, number) for number in range(count)]
    wall, items = CardWall(), Items()
    wall.resize(1_140, 720)
    wall.show()

    def take() -> None:
        wall.show_face(compose_wall(workshop, (), cards, items, "kind", ""))
        wall.flush()

    take()
    taken, painted = [], []
    for turn in range(ROUNDS):
        first = count + turn * batch
        cards += [_card(key, kinds, number) for number in range(first, first + batch)]
        taken.append(_ms(take))
        painted.append(_ms(lambda: wall.viewport().grab()))
    wall.close()
    return median(taken), median(painted)


def _card(workshop: UUID, kinds: Sequence[str], number: int) -> Card:
    return Card(
        id=uuid4(),
        workshop=workshop,
        change=number + 1,
        table=1 + number % 9,
        kind=kinds[number % len(kinds)],
        number=number,
        code="FO",
        text=f"{TEXT} {number}",
        original=TEXT,
        source="phone",
        written_at=BEGINS + timedelta(seconds=number),
    )


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return 1_000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()

"""Ten hours of Conduite in a few minutes: does the desk grow?

    QT_QPA_PLATFORM=offscreen python -m benchmarks.soak [--hours 10]

The clock is played: each step is two seconds of the day. Phases are suspended, lengthened, started
and taken back, tables call and are answered, phones say what they hold, cards are corrected; the
number of cards does not change. Prints one JSON object: resident memory after the first hour and at
the end, in MB, `growth` as a share of the first (asked: 0.05 at most), and Qt objects at both.
"""

from __future__ import annotations

import argparse
import gc
import json
import tempfile
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from uuid import UUID

import psutil
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.stage_desk import StageDesk, on_stage
from workshop_app.feeds.clock import PlayedClock
from workshop_app.services.cards import edit_card
from workshop_app.services.hall_signals import answer_call, call, read_message, send_message
from workshop_app.services.phases import (
    extend_phase,
    go_back,
    pause_phase,
    resume_phase,
    start_next,
)
from workshop_app.services.ports import Snapshot
from workshop_app.services.tables import tables_in_order

BEGINS = datetime(2026, 10, 13, 7, tzinfo=UTC)
TABLES, CARDS = 9, 200
STEP_S = 2.0
EVERY = 15
"""Steps from one gesture to the next: two a minute."""
MB = 1024 * 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=float, default=10.0)
    hours = parser.parse_args().hours
    clock = PlayedClock(BEGINS)
    with (
        tempfile.TemporaryDirectory() as room,
        on_stage(Path(room), TABLES, CARDS, clock) as stage,
    ):
        first = _play(stage, clock, min(1.0, hours))
        last = _play(stage, clock, max(0.0, hours - 1.0))
    growth = (last[0] - first[0]) / first[0]
    print(
        json.dumps(
            {
                "hours": hours,
                "after_one_hour_mb": round(first[0], 1),
                "at_the_end_mb": round(last[0], 1),
                "growth": round(growth, 4),
                "objects": [first[1], last[1]],
            }
        )
    )


def _play(stage: StageDesk, clock: PlayedClock, hours: float) -> tuple[float, int]:
    gestures = cycle(range(8))
    words = cycle(stage.do(_cards))
    for step in range(round(3_600 * hours / STEP_S)):
        clock.forward(STEP_S)
        for table in range(1, TABLES + 1):
            stage.house.presence.seen(stage.key, table)
            stage.house.presence.told(stage.key, table, "a", step % 7, step % 3)
        if step % EVERY == 0:
            _gesture(stage, next(gestures), next(words), step)
        stage.desk._tick(clock.now())
        QApplication.processEvents()
    QTest.qWait(1_000)
    gc.collect()
    objects = len(stage.desk.window.findChildren(QObject))
    return psutil.Process().memory_info().rss / MB, objects


def _cards(snapshot: Snapshot) -> list[UUID]:
    return [card.id for card in snapshot.cards.where()]


def _gesture(stage: StageDesk, which: int, card: UUID, step: int) -> None:
    table = stage.do(tables_in_order)[step % TABLES]
    if which == 0:
        stage.do(pause_phase)
    elif which == 1:
        stage.do(resume_phase)
    elif which == 2:
        stage.do(partial(extend_phase, seconds=60))
    elif which == 3:
        stage.do(partial(call, table=table, calling=True))
    elif which == 4:
        stage.do(partial(answer_call, number=table.number))
    elif which == 5:
        message = stage.do(partial(send_message, text="Encore cinq minutes"))
        stage.do(partial(read_message, key=message.id, table=table.number))
    elif which == 6:
        stage.do(partial(edit_card, key=card, table=None, text=f"Corrigée au pas {step}"))
    else:
        stage.do(start_next)
        stage.do(go_back)


if __name__ == "__main__":
    main()

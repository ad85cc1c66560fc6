"""Ten hours of Conduite in a few minutes: does the desk grow?

    QT_QPA_PLATFORM=offscreen python -m benchmarks.soak [--hours 10]

The clock is played: each step is two seconds of the day. Phases are suspended, lengthened, started
and taken back, tables call and are answered, phones say what they hold, cards are corrected; the
number of cards does not change. Prints one JSON object: resident memory after each hour in MB and,
of it, what is in use (what the allocator keeps free is not), `growth` from the first to the last as
a share (asked: 0.05 at most), and Qt objects at both.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from math import ceil
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


class Allocated(ctypes.Structure):
    """`struct mallinfo2` of glibc."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


@dataclass(frozen=True)
class Hour:
    """What the desk holds once it has rested."""

    resident_mb: float
    in_use_mb: float
    objects: int


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=float, default=10.0)
    hours = parser.parse_args().hours
    began = time.monotonic()
    clock = PlayedClock(BEGINS)
    with (
        tempfile.TemporaryDirectory() as room,
        on_stage(Path(room), TABLES, CARDS, clock) as stage,
    ):
        told = [_play(stage, clock, min(1.0, hours - gone)) for gone in range(ceil(hours))]
    first, last = told[0], told[-1]
    print(
        json.dumps(
            {
                "hours": hours,
                "resident_mb": [round(hour.resident_mb, 1) for hour in told],
                "in_use_mb": [round(hour.in_use_mb, 1) for hour in told],
                "growth": round(last.resident_mb / first.resident_mb - 1, 4),
                "growth_in_use": round(last.in_use_mb / first.in_use_mb - 1, 4),
                "objects": [first.objects, last.objects],
                "minutes": round((time.monotonic() - began) / 60, 1),
            }
        )
    )


def _play(stage: StageDesk, clock: PlayedClock, hours: float) -> Hour:
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
    resident = psutil.Process().memory_info().rss / MB
    objects = len(stage.desk.window.findChildren(QObject))
    return Hour(resident, resident - _kept_free() / MB, objects)


def _kept_free() -> int:
    """What the allocator of Linux keeps for later without using it; 0 elsewhere."""
    if sys.platform != "linux" or not hasattr(libc := ctypes.CDLL(None), "mallinfo2"):
        return 0
    libc.mallinfo2.restype = Allocated
    return int(libc.mallinfo2().fordblks)


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

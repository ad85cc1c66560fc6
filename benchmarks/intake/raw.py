"""What the disk alone can commit: one card a commit, nothing but sqlite3 (WAL, FULL)."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.intake.phones import TEXT


def commit_seconds(folder: Path, seconds: float) -> Sequence[float]:
    """How long each commit of a slice took; their sum is the slice."""
    path = folder / f"raw-{time.monotonic_ns()}.db"
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute(
        "CREATE TABLE card (id BLOB PRIMARY KEY, kind TEXT, number INTEGER, text TEXT)"
    )
    taken: list[float] = []
    began = last = time.perf_counter()
    while last - began < seconds:
        database.execute("BEGIN IMMEDIATE")
        row = (os.urandom(16), "forces", len(taken), TEXT)
        database.execute("INSERT INTO card VALUES (?, ?, ?, ?)", row)
        database.execute("COMMIT")
        now = time.perf_counter()
        taken.append(now - last)
        last = now
    database.close()
    for rest in folder.glob(f"{path.name}*"):
        rest.unlink()
    return taken


def commits_per_s(folder: Path, seconds: float) -> float:
    taken = commit_seconds(folder, seconds)
    return len(taken) / sum(taken)

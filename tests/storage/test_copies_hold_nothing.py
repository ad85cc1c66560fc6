"""A workshop is copied every minute of the day: nothing of a copy stays in memory behind it."""

from __future__ import annotations

import gc
from pathlib import Path

from sqlalchemy import Dialect

from tests.conftest import Workshop

COPIES = 6


def engines() -> int:
    gc.collect()
    return sum(isinstance(each, Dialect) for each in gc.get_objects())


def test_the_engine_of_a_copy_goes_with_it(workshop: Workshop, tmp_path: Path) -> None:
    copy = tmp_path / "copie.tablee"
    workshop.house.archive.write(workshop.key, copy)
    before = engines()
    for _ in range(COPIES):
        workshop.house.archive.write(workshop.key, copy)
    assert engines() <= before

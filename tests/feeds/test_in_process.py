from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from tests.conftest import Workshop


def test_a_loop_that_closed_meanwhile_does_not_stop_the_writer(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    told: list[UUID] = []
    workshop.house.feed.subscribe(lambda _workshop, _number: _hint(loop))
    workshop.house.feed.subscribe(lambda key, _number: told.append(key))
    workshop.add("Sabine", "Authier")
    workshop.add("Hugo", "Salvat")
    workshop.house.close()
    assert told == [workshop.key, workshop.key]
    assert [record.getMessage() for record in caplog.records] == ["a hint was lost"] * 2


def _hint(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon_threadsafe(loop.stop)

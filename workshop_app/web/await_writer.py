"""Brings answers from the writer's thread to the event loop: one wake-up for a whole commit.

`asyncio.wrap_future` would wake the loop once for each card of it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import Future
from typing import Any

from workshop_app.services.ports import R


class Answers:
    """For one event loop."""

    def __init__(self) -> None:
        self._arrived: deque[tuple[asyncio.Future[Any], Future[Any]]] = deque()

    async def of(self, answer: Future[R]) -> R:
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[R] = loop.create_future()

        def arrived(done: Future[R]) -> None:
            """In the writer thread."""
            first = not self._arrived
            self._arrived.append((waiting, done))
            if first:
                loop.call_soon_threadsafe(self._settle)

        answer.add_done_callback(arrived)
        return await waiting

    def _settle(self) -> None:
        while self._arrived:
            waiting, done = self._arrived.popleft()
            if waiting.cancelled():
                continue  # the phone hung up; its card is kept all the same
            if error := done.exception():
                waiting.set_exception(error)
            else:
                waiting.set_result(done.result())

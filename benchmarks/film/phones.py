"""Nine phones in a browser of their own thread, whose time runs as fast as the laptop's.

A page counts with `Date` and asks again after long waits: both are made faster before it loads.
Short waits are not: they say how long an answer may take, and the laptop answers no faster. Decides
nothing of what tables say.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from tests.browser.conftest import PHONE

R = TypeVar("R")
FASTER = """
(() => {
  const [Real, speed] = [Date, %d];
  const began = Real.now();
  const now = () => began + (Real.now() - began) * speed;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(now()); }
    static now() { return now(); }
  };
  const [every, later] = [window.setInterval.bind(window), window.setTimeout.bind(window)];
  window.setInterval = (act, wait, ...given) => every(act, wait / speed, ...given);
  const faster = (wait) => (wait >= 20000 ? wait / speed : wait);
  window.setTimeout = (act, wait, ...given) => later(act, faster(wait), ...given);
})();
"""
QUICKLY_MS = 4_000


@dataclass
class Phone:
    table: int
    context: BrowserContext
    page: Page
    waiting: list[tuple[str, str]] = field(default_factory=list)
    """Category and text of the cards its table has yet to write."""

    def write(self, kind: str) -> bool:
        """The next card of that category; False when the table has no more to say."""
        found = next((card for card in self.waiting if card[0] == kind), None)
        if found is None:
            return False
        self.waiting.remove(found)
        self.page.fill("#text", found[1])
        self.page.click("#send")
        return True

    def press(self, selector: str) -> None:
        self.page.click(selector)

    def read(self) -> None:
        """« J'ai lu », where there is something to read."""
        button = self.page.locator("#message button")
        if button.is_visible():
            button.click()

    def figures(self) -> str:
        return self.page.locator("#clock").inner_text()

    def lose(self) -> None:
        """The network is gone, and the browser knows it."""
        self.context.set_offline(True)

    def find(self) -> None:
        self.context.set_offline(False)

    def picture(self, file: Path) -> None:
        self.page.screenshot(path=file)


class Phones(threading.Thread):
    """What is asked of them is done in their thread; the window goes on meanwhile."""

    def __init__(self, chromium: str, speed: int) -> None:
        super().__init__(daemon=True)
        self._chromium, self._speed = chromium, speed
        self._asked: queue.Queue[tuple[Callable[[list[Phone]], object], Future[object]] | None]
        self._asked = queue.Queue()
        self._links: list[str] = []
        self.complaints: list[str] = []

    def join_tables(self, links: Sequence[str]) -> Future[object]:
        """One phone a link, the tables numbered from 1."""
        self._links = list(links)
        return self.ask(lambda _phones: None)

    def ask(self, act: Callable[[list[Phone]], R]) -> Future[R]:
        future: Future[R] = Future()
        self._asked.put((act, future))  # type: ignore[arg-type]
        return future

    def leave(self) -> None:
        self._asked.put(None)
        self.join()

    def run(self) -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=self._chromium, args=["--no-sandbox"]
            )
            phones: list[Phone] = []
            while (asked := self._asked.get()) is not None:
                act, future = asked
                try:
                    while len(phones) < len(self._links):
                        context = browser.new_context(**PHONE)
                        phones.append(self._phone(context, len(phones) + 1))
                    future.set_result(act(phones))
                except (Error, AssertionError, OSError) as error:
                    future.set_exception(error)
            browser.close()

    def _phone(self, context: BrowserContext, table: int) -> Phone:
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.set_default_timeout(QUICKLY_MS)
        context.add_init_script(FASTER % self._speed)
        page = context.new_page()
        page.goto(self._links[table - 1])
        return Phone(table, context, page)

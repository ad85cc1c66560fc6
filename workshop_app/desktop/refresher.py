"""Which screens look again when something changed: those that show it, the visible one at once.

A screen declares the kinds of entity it shows; a hidden one is marked, and refreshed when it comes
to the front. Decides when, never what is read.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import datetime
from functools import partial
from typing import Protocol, runtime_checkable

from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.entity import Entity
from workshop_app.services.board import News, news_since


class Presenter(Protocol):
    @property
    def shows(self) -> Set[type[Entity]]: ...

    def refresh(self) -> None: ...


@runtime_checkable
class Ticking(Protocol):
    def tick(self, now: datetime) -> None: ...


class Refresher:
    def __init__(self, tasks: Tasks, changed: Callable[[Set[type[Entity]]], None]) -> None:
        """`changed` hears of every change, for what is always on screen."""
        self._tasks = tasks
        self._changed = changed
        self._pages: dict[str, Presenter] = {}
        self._always: list[Presenter] = []
        self._stale: set[str] = set()
        self._visible = ""
        self._reached = 0

    def add_page(self, key: str, presenter: Presenter) -> None:
        self._pages[key] = presenter

    def add_always(self, presenter: Presenter) -> None:
        """Shown whatever the page: the projector."""
        self._always.append(presenter)

    def restart(self) -> None:
        """Another workshop: everything is out of date."""
        self._reached = 0
        self._stale = set(self._pages)

    def show(self, key: str) -> None:
        """This page is in front now."""
        self._visible = key
        self._stale.discard(key)
        if key in self._pages:
            self._pages[key].refresh()

    def look(self) -> None:
        """Something is new, or may be."""
        if self._tasks.workshop is not None:
            self._tasks.query("news", partial(news_since, number=self._reached), self._take)

    def _take(self, news: News) -> None:
        self._reached = max(self._reached, news.reached)
        if not news.nouns:
            return
        for key, page in self._pages.items():
            if page.shows & news.nouns:
                self._stale.add(key)
        if self._visible in self._stale:
            self._stale.discard(self._visible)
            self._pages[self._visible].refresh()
        for presenter in self._always:
            if presenter.shows & news.nouns:
                presenter.refresh()
        self._changed(news.nouns)

"""Chooses every implementation, once. The only place that knows them all; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_app.domain.intake import ListPreview
from workshop_app.feeds.clock import SteadyClock
from workshop_app.feeds.in_process import InProcessFeed
from workshop_app.feeds.presence import PhonePresence
from workshop_app.i18n.translate import set_language
from workshop_app.services.ports import Clock, ListReader
from workshop_app.settings import Settings
from workshop_app.storage.database import Database, open_database
from workshop_app.storage.library import Library
from workshop_app.storage.writer import Writer


@dataclass(frozen=True)
class House:
    """What a face is given. Whoever opens it closes its library."""

    settings: Settings
    clock: Clock
    database: Database
    feed: InProcessFeed
    presence: PhonePresence
    library: Library
    read_list: ListReader

    def close(self) -> None:
        self.library.close()


def open_house(settings: Settings, clock: Clock | None = None) -> House:
    """Raises Surroundings when the library cannot be opened."""
    clock = clock or SteadyClock()
    set_language(settings.language)
    database = open_database(settings.library)
    feed = InProcessFeed()
    writer = Writer(
        database.writer, clock, feed.publish, settings.commit_together, settings.may_wait
    )
    library = Library(database, writer)
    return House(settings, clock, database, feed, PhonePresence(clock), library, read_people)


def read_people(content: bytes, name: str, **chosen: Any) -> ListPreview:
    """The importer, loaded when a list is opened: the first window does not wait for it."""
    from workshop_app.importers import people

    return people.read_people(content, name, **chosen)

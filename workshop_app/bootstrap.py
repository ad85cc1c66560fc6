"""Chooses every implementation, once. The only place that knows them all; knows no Qt.

What is long to load (the importers, paper, the form) is loaded when first used: the first window
does not wait for it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Protocol

from workshop_app.domain.abbreviations import USUAL
from workshop_app.domain.identity import fold
from workshop_app.domain.intake import ListPreview
from workshop_app.domain.network import Address
from workshop_app.domain.phases import Phase
from workshop_app.domain.recruitment.rules import Rules
from workshop_app.domain.room import Laptop
from workshop_app.domain.workshop import Workshop
from workshop_app.feeds.clock import SteadyClock
from workshop_app.feeds.in_process import InProcessFeed
from workshop_app.feeds.presence import PhonePresence
from workshop_app.feeds.trial import TrialMemory
from workshop_app.i18n.translate import _, set_language
from workshop_app.services.abbreviations import abbreviations_of
from workshop_app.services.erasing import Eraser
from workshop_app.services.form_address import typed_address
from workshop_app.services.form_door import EVERYWHERE, FormDoor
from workshop_app.services.machine import Awake, Power
from workshop_app.services.photos import ReadyPhoto
from workshop_app.services.ports import (
    Clock,
    FormServer,
    LetterPrinter,
    ListReader,
    LocalName,
    MethodPrinter,
    NotePrinter,
    OfficeWriter,
    PhotoPrinter,
    Printer,
    RecordPrinter,
    ScheduleReader,
)
from workshop_app.services.suggestions import Suggestions
from workshop_app.settings import Settings, assets_folder
from workshop_app.storage.archive import Archive
from workshop_app.storage.database import Database, open_database
from workshop_app.storage.last_instant import last_instant
from workshop_app.storage.library import Library
from workshop_app.storage.lock import LibraryLock
from workshop_app.storage.traces import Traces
from workshop_app.storage.writer import Writer

USUAL_NUMBER = 80
"""Where devices ask whether there is internet, and an address typed without a number leads."""


class _Paper(
    Printer, LetterPrinter, NotePrinter, MethodPrinter, PhotoPrinter, RecordPrinter, Protocol
):
    """Everything that paper can do."""


@dataclass(frozen=True)
class House:
    """What a face is given. Whoever opens it closes it."""

    settings: Settings
    clock: Clock
    database: Database
    feed: InProcessFeed
    presence: PhonePresence
    trial: TrialMemory
    library: Library
    archive: Archive
    lock: LibraryLock
    rehearsal: bool = False
    """Its library is a copy to be wiped: every page and every paper says so."""

    def hold(self) -> None:
        """For a program that stays: no other one may stay on this library meanwhile.

        Raises Surroundings("library_in_use").
        """
        self.lock.take()

    @property
    def read_list(self) -> ListReader:
        return read_people

    @property
    def read_schedule(self) -> ScheduleReader:
        return read_schedule

    @property
    def printer(self) -> Printer:
        return self._paper

    @property
    def method_printer(self) -> MethodPrinter:
        return self._paper

    @property
    def record_printer(self) -> RecordPrinter:
        return self._paper

    @property
    def letter_printer(self) -> LetterPrinter:
        return self._paper

    @property
    def note_printer(self) -> NotePrinter:
        return self._paper

    @cached_property
    def suggestions(self) -> Suggestions:
        """With the short forms of this library."""
        return suggester(partial(abbreviations_of, self.library))

    @cached_property
    def office(self) -> OfficeWriter:
        from workshop_app.printing import office_writer

        return office_writer.OfficeWriter()

    @property
    def photo_printer(self) -> PhotoPrinter:
        return self._paper

    @cached_property
    def _paper(self) -> _Paper:
        from workshop_app.printing import printer

        return printer.Printer(_("Répétition – rien n'est gardé") if self.rehearsal else "")

    def write_sheet(
        self, name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> bytes:
        """A table as an XLSX file."""
        from workshop_app.printing.spreadsheet import as_xlsx

        return as_xlsx(name, columns, rows)

    def addresses(self) -> Sequence[Address]:
        from workshop_app.feeds.addresses import addresses

        return addresses()

    def laptop(self, host: str, port: int) -> Laptop:
        """What this computer tells of itself. Blocks."""
        from workshop_app.feeds.laptop import look_at_laptop

        return look_at_laptop(host, port)

    @cached_property
    def local_name(self) -> LocalName:
        from workshop_app.feeds.local_name import LocalName

        return LocalName()

    def removable(self) -> Sequence[Path]:
        """The USB keys plugged in now."""
        from workshop_app.feeds.removable import removable

        return removable()

    @cached_property
    def awake(self) -> Awake:
        from workshop_app.feeds.awake import KeepAwake

        return KeepAwake()

    def power(self) -> Power | None:
        """The battery. Blocks."""
        from workshop_app.feeds.power import power

        return power()

    def qr(self, text: str) -> Sequence[Sequence[bool]]:
        """The squares of a QR code, row by row, without its quiet zone."""
        from workshop_app.printing.qr import matrix

        return matrix(text)

    def eraser(self, by: str) -> Eraser:
        """What takes somebody out of the whole library."""
        return Eraser(self.library, Traces(self.database, self.settings.copies), self.clock, by)

    def form(self, by: str) -> FormDoor:
        """The form, opened and closed by a face beside it."""
        first = self.settings.port
        return FormDoor(self.library, self.addresses, free_port, self.serve, first, by)

    def serve(self, host: str, port: int) -> FormServer:
        """The form in a thread of its own; returns once phones are answered."""
        from workshop_app.web.app import build_form
        from workshop_app.web.serving import ThreadedServer

        form = build_form(
            self.library,
            self.feed,
            self.clock,
            self.presence,
            hosts=self.settings.host_names,
            qr=self.qr,
            trial=self.trial,
            photos=read_photo,
            suggestions=self.suggestions,
            rehearsal=self.rehearsal,
        )
        # At every address of a hall: not for a form that only this laptop reaches.
        beside = USUAL_NUMBER if host == EVERYWHERE else 0
        server = ThreadedServer(
            form.app, form.live.close, host, port, arrived=self.trial.arrived, beside=beside
        )
        server.start()
        return server

    def serve_alone(self, host: str, port: int, ready: Callable[[], None]) -> None:
        """The form in this thread until a signal; the house is closed behind the last answer."""
        from workshop_app.web.app import build_form
        from workshop_app.web.serving import run_until_stopped

        form = build_form(
            self.library,
            self.feed,
            self.clock,
            self.presence,
            self.close,
            hosts=self.settings.host_names,
            qr=self.qr,
            photos=read_photo,
            suggestions=self.suggestions,
        )
        run_until_stopped(form.app, host, port, ready)

    def printed_address(self, workshop: Workshop) -> str:
        """HOST:PORT for paper: the one kept, else the one the form would be opened at now."""
        if kept := typed_address(workshop):
            return kept
        place = self.form("").place(workshop)
        return f"{place.shown}:{place.port}"

    def close(self) -> None:
        self.library.close()
        self.lock.release()


COLLECT_AFTER = (20_000, 20, 50)
"""Objects made before Python looks for cycles among them, and rounds before it looks further. A
card makes some fifty: at Python's own 700 the search ran every fourteenth card, a sixth of its
time (155 against 193 µs a card, at a hundred phones)."""


def open_house(settings: Settings, clock: Clock | None = None, rehearsal: bool = False) -> House:
    """`rehearsal`: the library is a copy to be wiped.

    Raises Surroundings when the library cannot be opened."""
    gc.set_threshold(*COLLECT_AFTER)
    set_language(settings.language)
    database = open_database(settings.library)
    clock = clock or SteadyClock(last_instant(database, datetime.now(UTC)))
    feed = InProcessFeed()
    writer = Writer(
        database.writer, clock, feed.publish, settings.commit_together, settings.may_wait
    )
    library = Library(database, writer)
    presence = PhonePresence(clock)
    return House(
        settings,
        clock,
        database,
        feed,
        presence,
        TrialMemory(clock),
        library,
        Archive(database),
        LibraryLock(database.file),
        rehearsal,
    )


def free_port(host: str, first: int) -> int:
    """The system's own, loaded when a form is opened."""
    from workshop_app.feeds import addresses

    return addresses.free_port(host, first)


def read_schedule(content: bytes, name: str) -> tuple[Phase, ...]:
    """Loaded when a schedule is first read."""
    from workshop_app.importers import schedule_file

    return schedule_file.read_schedule(content, name)


def read_people(content: bytes, name: str, **chosen: Any) -> ListPreview:
    """The importer, loaded when a list is opened."""
    from workshop_app.importers import people

    return people.read_people(content, name, **chosen)


def read_photo(content: bytes) -> ReadyPhoto:
    """Pictures from phones; what decodes them is loaded with the first one."""
    from workshop_app.importers import photo

    return photo.read_photo(content)


def suggester(abbreviations: Callable[[], Mapping[str, str]] = lambda: USUAL) -> Suggestions:
    """The engine of suggestions; its table of words is loaded when first asked for."""
    from workshop_app.suggestions.engine import Suggester

    return Suggester(assets_folder() / "words", abbreviations)


def read_rows(content: bytes, name: str) -> list[dict[str, str]]:
    """A bare list with its headings on the first line, for scripts. Raises Problem."""
    from workshop_app.importers.read_table import read_table

    rows = read_table(content, name).rows.rows
    titles = rows[0][1]
    return [dict(zip(titles, cells, strict=False)) for _line, cells in rows[1:]]


def read_columns(
    content: bytes, name: str, columns: Sequence[str]
) -> tuple[Sequence[str], Sequence[tuple[int, Mapping[str, str]]]]:
    """A bare list that should have these headings, in any case, anywhere above its lines: the
    headings it has, then (line of the file, column -> cell). Raises Problem."""
    from workshop_app.importers.read_table import read_table

    table = read_table(content, name, titles=columns)
    place = max(table.header, 0)
    titles = table.rows.rows[place][1]
    wanted = {fold(column): column for column in columns}
    named = [wanted.get(fold(title), title) for title in titles]
    below = table.rows.rows[place + 1 :]
    return named, [(line, dict(zip(named, cells, strict=False))) for line, cells in below]


def read_rules_file(content: bytes, name: str, draw: int) -> Rules:
    """Rules of recruitment, JSON. `draw`: number of the draw when the file gives none."""
    from workshop_app.importers import rules_file

    return rules_file.read_rules_file(content, name, draw)

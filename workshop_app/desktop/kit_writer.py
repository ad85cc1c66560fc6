"""Writes documents of the kit to a file, and remembers what their paper said. The one way to do so.

Paper looks as chosen in « Kit à imprimer », from whatever page it is printed.
Badges are numbered before they are printed. Decides the order of these steps; which documents, and
which of their parts, is decided by who asks, from the kit as it is when the file is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from workshop_app.desktop.tasks import Job, Refused, Tasks
from workshop_app.domain.documents import KitKind
from workshop_app.domain.workshop import Workshop
from workshop_app.services.badges import give_badges
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_desk import KitReading, read_kit
from workshop_app.services.kit_parts import mark_printed, marks_of, only_parts
from workshop_app.services.ports import Clock, Printer, Watch, Written


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What is to be written together."""

    kinds: tuple[KitKind, ...]
    parts: Mapping[KitKind, Sequence[object]] = field(default_factory=dict)
    """Ids of people, numbers of tables; a document not named is written whole."""


Choose = Callable[[KitReading], PaperOrder | None]


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears what becomes of a file."""

    begun: Callable[[Job, PaperOrder], object]
    written: Callable[[Written, PaperOrder], object]
    """On disk; its marks are kept right after."""
    marked: Callable[[], object]
    refused: Refused


class KitWriter:
    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], Printer],
        address: Callable[[Workshop], str],
    ) -> None:
        """`printer` is called in the jobs thread, `address` in a queries thread."""
        self._tasks, self._clock = tasks, clock
        self._printer, self._address = printer, address

    def write(self, choose: Choose, target: Path, told: Told) -> None:
        """`choose` answers from the kit as it is now; None writes nothing."""

        def found(reading: KitReading) -> None:
            order = choose(reading)
            if order is None:
                return
            if "badges" in order.kinds and _wants_numbers(reading.content):
                self._tasks.command(give_badges, lambda _count: self._read(again, told), refused)
            else:
                self._lay_out(reading, order, target, told)

        def again(reading: KitReading) -> None:
            order = choose(reading)
            if order is not None:
                self._lay_out(reading, order, target, told)

        refused = told.refused
        self._read(found, told)

    def _read(self, found: Callable[[KitReading], None], told: Told) -> None:
        query = partial(read_kit, address=self._address, now=self._clock.now())
        self._tasks.query("kit-write", query, found, told.refused)

    def _lay_out(self, reading: KitReading, order: PaperOrder, target: Path, told: Told) -> None:
        content, options = only_parts(reading.content, order.parts), reading.options
        workshop = self._tasks.workshop

        def work(watch: Watch) -> Written:
            return self._printer().kit(content, order.kinds, options, target, watch)

        def written(document: Written) -> None:
            told.written(document, order)
            mark = partial(mark_printed, marks=marks_of(content, order.kinds))

            def marked(_marked: object) -> None:
                told.marked()

            # The desk may have opened another workshop meanwhile; and no Ctrl+Z unprints.
            self._tasks.command(mark, marked, told.refused, workshop, noted=False)

        job = self._tasks.job(work, written, told.refused)
        told.begun(job, order)


def _wants_numbers(content: KitContent) -> bool:
    return any(badge.number is None for badge in content.badges)

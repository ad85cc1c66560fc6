"""Paper of « Préparer la salle »: the two-square sheets, their miniature, the record of the hall.

Decides what is written and when the miniature is laid out again; what stands on it is `printing`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.kit_writer import KitWriter, PaperOrder, Told
from workshop_app.desktop.screens.kit.miniatures import Laid, Miniatures
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.documents import KitKind
from workshop_app.domain.network import Address
from workshop_app.domain.room import Hall
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import _
from workshop_app.services.kit_desk import KitReading, options_shown
from workshop_app.services.kit_parts import fingerprint, only_parts
from workshop_app.services.ports import Clock, Printer, RecordPrinter, Watch, Written
from workshop_app.services.room import RoomReading
from workshop_app.services.room_record import room_record

SHEETS: KitKind = "wifi"


class PaperView(Protocol):
    """Who says what became of a file."""

    def show_writing(self) -> None: ...

    def show_written(self, said: str, document: Written) -> None: ...

    def show_not_written(self, refusal: Refusal) -> None: ...


class RoomPaper:
    def __init__(
        self,
        view: PaperView,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], Printer],
        record_printer: Callable[[], RecordPrinter],
        address: Callable[[Workshop], str],
        aside: Path,
    ) -> None:
        """The printers are called in the jobs thread, `address` in a thread of readings."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._record_printer = record_printer
        self._writer = KitWriter(tasks, clock, printer, address)
        self._drawn = Miniatures(tasks, printer, aside / "salle", self)
        self._show: Callable[[bytes | None], None] = lambda _content: None

    def miniature(self, reading: RoomReading, show: Callable[[bytes | None], None]) -> None:
        """The sheet of the first table, laid out aside when it says something new."""
        self._show = show
        content = only_parts(reading.kit, {SHEETS: reading.tables[:1]})
        options = options_shown(SHEETS, reading.workshop.paper)
        self._drawn.ask(SHEETS, (fingerprint(SHEETS, content), options), content)

    def begun(self, _kind: KitKind) -> None:
        """What is shown stays until the new one is there."""

    def laid_out(self, _kind: KitKind, laid: Laid) -> None:
        self._show(laid.content)

    def not_laid_out(self, _kind: KitKind) -> None:
        self._show(None)

    def write_sheets(self, target: Path) -> None:
        """One for each table, marked as printed."""

        def choose(_reading: KitReading) -> PaperOrder:
            return PaperOrder((SHEETS,))

        def begun(_job: Job, _order: PaperOrder) -> None:
            self._view.show_writing()

        def written(document: Written, _order: PaperOrder) -> None:
            self._view.show_written(_("Les feuilles à deux carrés sont enregistrées."), document)

        told = Told(begun, written, lambda: None, self._view.show_not_written)
        self._writer.write(choose, target, told)

    def write_record(
        self, reading: RoomReading, hall: Hall, addresses: Sequence[Address], target: Path
    ) -> None:
        content = room_record(reading, hall, addresses)

        def work(watch: Watch) -> Written:
            return self._record_printer().room_record(content, target, watch)

        def written(document: Written) -> None:
            self._view.show_written(_("Le constat de la salle est enregistré."), document)

        self._view.show_writing()
        self._tasks.job(work, written, self._view.show_not_written)

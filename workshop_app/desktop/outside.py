"""What the desk needs from outside itself, as one value: every port it was given.

Filled by whoever starts the desk. Holds no state and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from workshop_app.domain.network import Address
from workshop_app.domain.room import Laptop
from workshop_app.domain.workshop import Workshop
from workshop_app.services.black_box import Removable
from workshop_app.services.erasing import Eraser
from workshop_app.services.form_door import FormDoor
from workshop_app.services.machine import Awake, PowerSource
from workshop_app.services.people_exchange import SheetWriter
from workshop_app.services.ports import (
    Archive,
    ChangeFeed,
    Clock,
    LetterPrinter,
    Library,
    ListReader,
    LocalName,
    MethodPrinter,
    NotePrinter,
    OfficeWriter,
    PhotoPrinter,
    Presence,
    Printer,
    RecordPrinter,
    ScheduleReader,
    TrialSeen,
)
from workshop_app.services.rehearsal import Hall, Rehearsals
from workshop_app.services.suggestions import Suggestions


@dataclass(frozen=True, slots=True)
class Outside:
    library: Library
    feed: ChangeFeed
    archive: Archive
    clock: Clock
    presence: Presence
    form: FormDoor
    eraser: Eraser
    read_list: ListReader
    read_schedule: ScheduleReader
    write_sheet: SheetWriter
    printer: Callable[[], Printer]
    """Loaded when first used, in the jobs thread."""
    letter_printer: Callable[[], LetterPrinter]
    """The same, for letters."""
    note_printer: Callable[[], NotePrinter]
    """The same, for the note on a split."""
    method_printer: Callable[[], MethodPrinter]
    """The same, for what methods put on paper."""
    record_printer: Callable[[], RecordPrinter]
    """The same, for the record of a hall."""
    photo_printer: Callable[[], PhotoPrinter]
    """The same, for photos."""
    office: Callable[[], OfficeWriter]
    """The same, for what an office suite opens."""
    aside: Path
    """A folder for previews, emptied when the desk closes."""
    address: Callable[[Workshop], str]
    """HOST:PORT to print: the one kept, else the one the form would be opened at. Blocks."""
    addresses: Callable[[], Sequence[Address]]
    """Blocks: never on the GUI thread."""
    laptop: Callable[[str, int], Laptop]
    """What this computer tells of itself. Blocks: never on the GUI thread."""
    trial: TrialSeen
    local_name: Callable[[], LocalName]
    """Loaded when first used, in the jobs thread."""
    qr: Callable[[str], Sequence[Sequence[bool]]]
    copies: Path
    """The laptop's own folder of copies."""
    removable: Removable
    """The keys plugged in. Blocks."""
    awake: Awake
    power: PowerSource
    suggestions: Callable[[], Suggestions]
    """The engine, loaded when first used, in a thread of the queries."""
    make_sample: Callable[[], UUID]
    """Creates the example workshop. Blocks."""
    rehearsals: Rehearsals
    rehearsal: Hall | None = None
    """The simulated tables, when this desk is that of a rehearsal: nothing it holds is kept."""

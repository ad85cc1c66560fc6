"""Opens the house for the desk and hands its ports over. Knows no Qt: the desk starts elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from workshop_app.bootstrap import House, open_house
from workshop_app.desktop.outside import Outside
from workshop_app.domain.problems import Problem
from workshop_app.feeds.removable import removable
from workshop_app.services.black_box import (
    FOLDER,
    Recovered,
    last_copies,
    made_at,
    start_again,
)
from workshop_app.services.ports import Surroundings
from workshop_app.services.rehearsal import Rehearsals
from workshop_app.services.workshops import the_workshop
from workshop_app.settings import Settings
from workshop_app.storage.rehearsal_folder import wipe_left_over

BY = "animateur"


class OpenedHouse:
    """The library as the desk is given it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._aside = TemporaryDirectory(prefix="tablee-")
        self.outside = Outside(
            library=house.library,
            feed=house.feed,
            archive=house.archive,
            clock=house.clock,
            presence=house.presence,
            form=house.form(BY),
            eraser=house.eraser(BY),
            read_list=house.read_list,
            read_schedule=house.read_schedule,
            write_sheet=house.write_sheet,
            printer=lambda: house.printer,
            letter_printer=lambda: house.letter_printer,
            note_printer=lambda: house.note_printer,
            photo_printer=lambda: house.photo_printer,
            method_printer=lambda: house.method_printer,
            record_printer=lambda: house.record_printer,
            office=lambda: house.office,
            aside=Path(self._aside.name),
            address=house.printed_address,
            addresses=house.addresses,
            laptop=house.laptop,
            trial=house.trial,
            local_name=lambda: house.local_name,
            qr=house.qr,
            copies=house.settings.copies,
            removable=house.removable,
            awake=house.awake,
            power=house.power,
            suggestions=lambda: house.suggestions,
            make_sample=partial(make_sample, house),
            rehearsals=Rehearsals(partial(rehearsal_words, house.settings), wipe_left_over),
        )

    def keep_out_this_thread(self) -> None:
        self._house.database.forbid_this_thread()

    def close(self) -> None:
        self._house.close()
        self.leave_aside()

    def leave_aside(self) -> None:
        """Previews go."""
        self._aside.cleanup()


def rehearsal_words(settings: Settings, workshop: UUID) -> Sequence[str]:
    """The program that rehearses this workshop in a window of its own."""
    here = (sys.executable, "-m", "workshop_app")
    return (
        *here,
        *("--library", settings.library),
        *("--language", settings.language),
        *("rehearse", str(workshop)),
    )


def open_for_desk(settings: Settings) -> OpenedHouse:
    """Raises Surroundings when the library cannot be opened, or is open in another Tablée."""
    wipe_left_over()
    house = open_house(settings)
    try:
        house.hold()
    except Surroundings:
        house.close()
        raise
    return OpenedHouse(house)


def recover_library(settings: Settings, chosen: Sequence[Path] = ()) -> Recovered:
    """Put a library that cannot be read aside, and open the last copy of each of its workshops.

    Raises Surroundings("no_copy") when there is none: nothing was moved then.
    """
    folders = [settings.copies, *(root / FOLDER for root in removable()), *chosen]
    copies = last_copies(folders)
    if not copies:
        raise Surroundings("no_copy", path=str(settings.copies))
    kept = start_again(Path(settings.library), f"{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    opened: list[tuple[str, datetime]] = []
    refused: list[str] = []
    with closing(open_house(settings)) as house:
        for path in copies:
            try:
                key = house.archive.take_in(path)
            except (Problem, Surroundings):
                refused.append(str(path))
                continue
            title = house.library.read(key, the_workshop).title
            opened.append((title, made_at(path)))
    return Recovered(kept, opened, refused)


def make_sample(house: House) -> UUID:
    """The example, ready for its day: people are in and seated, nothing has begun."""
    from workshop_app.commands.demo import sample_people, sample_workshop, seat_sample
    from workshop_app.commands.session import do

    key = uuid4()
    do(house, key, partial(sample_workshop, day=house.clock.now().astimezone().date()))
    sample_people(house, key)
    seat_sample(house, key)
    return key

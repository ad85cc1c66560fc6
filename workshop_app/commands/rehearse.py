"""A rehearsal: the workshop copied into a library of its own, its hall simulated, all of it wiped.

The real library is read once, and written once at the end: that the day was rehearsed. Decides what
is missing from a copy and made up; not what the tables do.
"""

from __future__ import annotations

import csv
import io
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

from workshop_app.bootstrap import House, open_house
from workshop_app.commands.demo import sample_people, seat_sample
from workshop_app.commands.desk import OpenedHouse
from workshop_app.commands.session import BY, Session, do, workshop_named
from workshop_app.domain.phases import current_phase, phase_state
from workshop_app.domain.problems import Problem
from workshop_app.feeds.clock import PacedClock
from workshop_app.feeds.simulated_hall import HOST, SimulatedHall
from workshop_app.i18n.translate import n_
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule, start_next
from workshop_app.services.ports import Archive, OfficeWriter, Snapshot
from workshop_app.services.rehearsal import mark_rehearsed
from workshop_app.services.rehearsal_copy import (
    Day,
    begin,
    change_speed,
    check_may_rehearse,
    clock_begins_at,
)
from workshop_app.services.simulated_table import Bank, SimulatedTable
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop
from workshop_app.settings import Settings, assets_folder
from workshop_app.storage.rehearsal_folder import RehearsalFolder, wipe_left_over

COME = 0.92
"""Of those on the list, the part that comes."""
COMES_MIN = (-4.0, 4.0)
"""Minutes around the start at which people arrive: mean and deviation."""
LOOK_S = 0.1
DRAIN_S = 1.0
"""At the end, the last cards have so long to arrive."""
SAMPLES = ("cartes.csv", "repetition.csv")


@dataclass(frozen=True)
class Rehearsing:
    """A copy that is open, its hall not started yet."""

    house: House
    workshop: UUID
    title: str
    clock: PacedClock
    hall: SimulatedHall
    begins_at: datetime

    @property
    def folder(self) -> Path:
        """Where everything of it lies."""
        return Path(self.house.settings.library).parent


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What is told when it is over."""

    workshop: UUID
    title: str
    tables: int
    cards: int
    speed: int

    def values(self) -> dict[str, object]:
        return {
            "workshop": str(self.workshop),
            "tables": self.tables,
            "cards": self.cards,
            "speed": self.speed,
        }

    def told(self) -> str:
        return n_(
            "Répétition de « {title} » finie : {n} carte écrite. Tout est effacé.",
            "Répétition de « {title} » finie : {n} cartes écrites. Tout est effacé.",
            self.cards,
            title=self.title,
        )


@contextmanager
def rehearsal(session: Session, words: str, speed: int, seed: int) -> Iterator[Rehearsing]:
    """The copy of a workshop, marked and ready. Wiped on the way out, whatever happened there.

    Raises Problem: rehearsal_day_runs, rehearsal_no_schedule.
    """
    wipe_left_over()
    folder = RehearsalFolder()
    try:
        copied = folder.path / "atelier.tablee"
        with session.house() as real:
            key = workshop_named(real, words)
            real.library.read(key, check_may_rehearse)
            begins = real.library.read(key, partial(clock_begins_at, now=real.clock.now()))
            real.archive.write(key, copied)
        clock = PacedClock(begins, speed)
        house = open_house(_settings(session.settings, folder), clock, rehearsal=True)
        try:
            house.archive.take_in(copied)
            rehearsing = _made_ready(house, key, clock, speed, seed)
            try:
                yield rehearsing
            finally:
                rehearsing.hall.close()
        finally:
            house.close()
    finally:
        folder.wipe()


def _settings(settings: Settings, folder: RehearsalFolder) -> Settings:
    """Everything that is written lies in the folder."""
    return replace(
        settings,
        library=str(folder.library),
        copy_folder="",
        log_folder=str(folder.path),
    )


def _made_ready(house: House, key: UUID, clock: PacedClock, speed: int, seed: int) -> Rehearsing:
    day = do(house, key, partial(begin, speed=speed))
    _fill(house, key)
    bank = sentences()
    tables = {
        table.code: SimulatedTable(table.number, seed, day.begins_at, bank)
        for table in house.library.read(key, tables_in_order)
    }

    def port() -> int:
        return house.library.read(key, the_workshop).port

    def paced(speed: int) -> None:
        house.library.submit(key, BY, partial(change_speed, speed=speed))

    arrivals = house.library.read(key, partial(_arrivals, day=day, seed=seed))
    hall = SimulatedHall(clock, tables, arrivals, day.post, port, seed, paced)
    title = house.library.read(key, the_workshop).title
    return Rehearsing(house, key, title, clock, hall, day.begins_at)


def _fill(house: House, key: UUID) -> None:
    """People of the sample where the list is empty; a table for whoever has none."""
    if not house.library.read(key, participants):
        sample_people(house, key)
    if any(person.table is None for person in house.library.read(key, participants)):
        with suppress(Problem):  # rules that cannot be kept: the tables do without
            seat_sample(house, key)


def _arrivals(snapshot: Snapshot, day: Day, seed: int) -> Sequence[tuple[datetime, UUID]]:
    chance = Random(f"{seed} arrivals")
    return [
        (day.begins_at + timedelta(minutes=chance.gauss(*COMES_MIN)), person.id)
        for person in sorted(participants(snapshot), key=lambda person: person.id)
        if chance.random() < COME
    ]


def sentences() -> Bank:
    """What may be written, by category; "" for one of the workshop's own."""
    bank: defaultdict[str, list[str]] = defaultdict(list)
    for name in SAMPLES:
        written = (assets_folder() / "samples" / name).read_text("utf-8-sig")
        for row in csv.DictReader(io.StringIO(written), delimiter=";"):
            bank[row["category"]].append(row["text"])
    return dict(bank)


def play(rehearsing: Rehearsing) -> None:
    """The whole day, each phase to its bell, without a facilitator."""
    house, key, hall = rehearsing.house, rehearsing.workshop, rehearsing.hall
    door = house.form(BY)
    door.open(key, HOST)
    hall.start()
    try:
        while goes_on(rehearsing):
            time.sleep(LOOK_S)
        time.sleep(DRAIN_S)
    finally:
        hall.close()
        door.close()


def goes_on(rehearsing: Rehearsing) -> bool:
    """Begin what is due. False once the last phase has ended."""
    house, key, now = rehearsing.house, rehearsing.workshop, rehearsing.clock.now()
    phases = house.library.read(key, schedule)
    on_stage = current_phase(phases)
    if on_stage is None:
        if now >= rehearsing.begins_at:
            do(house, key, start_next)
        return True
    if phase_state(on_stage, now).name == "over":
        return do(house, key, start_next) is not None
    return True


def remember(session: Session, rehearsing: Rehearsing) -> Rehearsed:
    """In the real workshop: that its day was rehearsed, once the copy has been played at all."""
    hall, key = rehearsing.hall, rehearsing.workshop
    if hall.has_begun:
        with session.house() as real:
            mark = partial(
                mark_rehearsed, played_at=real.clock.now(), tables=hall.tables, cards=hall.cards
            )
            do(real, key, mark)
    return Rehearsed(key, rehearsing.title, hall.tables, hall.cards, hall.speed)


HABITS = "fenetre.ini"


def copy_habits(settings: Settings, rehearsing: Rehearsing) -> None:
    """The window stands where the other one stood, and the gong is as loud."""
    with suppress(OSError):
        shutil.copyfile(Path(settings.log_folder).parent / HABITS, rehearsing.folder / HABITS)


class RehearsedHouse(OpenedHouse):
    """The copy as a desk is given it: nothing leaves it, and its hall is there."""

    def __init__(self, rehearsing: Rehearsing) -> None:
        super().__init__(rehearsing.house)
        self.outside = replace(
            self.outside,
            archive=_NoCopies(rehearsing.house.archive),
            office=_no_office,
            removable=tuple,
            rehearsal=rehearsing.hall,
        )
        rehearsing.hall.start()

    def close(self) -> None:
        """The copy itself is closed, then wiped, by whoever made it."""
        self.leave_aside()


class _NoCopies:
    """Implements `Archive`: a copy of a rehearsal could be taken for the real workshop."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.check, self.version = archive.check, archive.version

    def write(self, _workshop: UUID, _target: Path) -> None:
        raise Problem("rehearsal_leaves_nothing")

    def take_in(self, _source: Path) -> UUID:
        raise Problem("rehearsal_leaves_nothing")


def _no_office() -> OfficeWriter:
    """Sheets of paper say that they are of a rehearsal; files to be edited could not."""
    raise Problem("rehearsal_leaves_nothing")

"""A disk that is really full: what was acknowledged stays, what was refused comes once, later."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.conftest import FakeClock
from tests.small_disk import SmallDisk, small_disk
from workshop_app.bootstrap import House, open_house
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.phases import schedule, start_phase
from workshop_app.services.ports import Busy, DiskFull, Surroundings
from workshop_app.services.workshops import create_workshop, the_workshop
from workshop_app.settings import Settings
from workshop_app.storage import schema

RELEASED = Path(__file__).parents[1] / "data" / "libraries"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def open_on(disk: SmallDisk) -> House:
    return open_house(Settings(library=str(disk.folder / "library.db")), FakeClock())


def begin(house: House) -> UUID:
    """A workshop whose phase « Forces » is on stage."""
    key = uuid4()
    create = partial(create_workshop, model="concertation", title="Marée")
    house.library.submit(key, "test", create).result(5)
    forces = next(p for p in house.library.read(key, schedule) if p.title == "Forces")
    house.library.submit(key, "test", partial(start_phase, key=forces.id)).result(5)
    return key


def write(house: House, key: UUID, draft: Draft) -> bool:
    """Whether the card was acknowledged."""
    try:
        house.library.submit(key, "table 4", partial(write_card, draft=draft)).result(5)
    except Busy:
        return False
    return True


def test_a_disk_that_fills_while_phones_write_loses_and_doubles_nothing(disk: SmallDisk) -> None:
    drafts = [Draft(uuid4(), n % 9 + 1, "forces", f"Carte {n} " + "x" * 400) for n in range(80)]
    with closing(open_on(disk)) as house:
        key = begin(house)
        assert house.library.trouble is None
        kept = [draft for draft in drafts[:20] if write(house, key, draft)]
        assert len(kept) == 20
        disk.fill()
        kept += [draft for draft in drafts[20:] if write(house, key, draft)]
        assert len(kept) < 80, "the disk was to be full"
        trouble = house.library.trouble
        assert trouble is not None
        assert trouble.code == "disk_full"
        stored = house.library.read(key, lambda snapshot: snapshot.cards.where())
        assert {card.id for card in stored} == {draft.id for draft in kept}, "readers see the truth"
        disk.make_room()
        assert all(write(house, key, draft) for draft in drafts), "phones repeat everything"
        assert house.library.trouble is None
    with closing(open_on(disk)) as house:
        stored = house.library.read(key, lambda snapshot: snapshot.cards.where())
        assert sorted(card.id for card in stored) == sorted(draft.id for draft in drafts)
        assert len({card.number for card in stored}) == 80
        assert house.archive.check() == []


def test_a_full_disk_is_named_as_such_to_whoever_writes(disk: SmallDisk) -> None:
    with closing(open_on(disk)) as house:
        key = begin(house)
        disk.fill()
        while write(house, key, draft := Draft(uuid4(), 4, "forces", "x" * 900)):
            pass
        with pytest.raises(DiskFull):
            house.library.submit(key, "test", partial(write_card, draft=draft)).result(5)
        disk.make_room()


def test_a_program_closed_on_a_full_disk_opens_again_with_everything(disk: SmallDisk) -> None:
    """The journal beside the library cannot be folded into it: it stays, and is read the next
    time, even while the disk is still full."""
    house = open_on(disk)
    key = begin(house)
    drafts = [Draft(uuid4(), 4, "forces", f"Carte {n}") for n in range(30)]
    assert all(write(house, key, draft) for draft in drafts)
    disk.fill()
    house.close()
    with closing(sqlite3.connect(f"file:{disk.folder}/library.db?mode=ro", uri=True)) as file:
        assert file.execute("SELECT count(*) FROM card").fetchone() == (30,)
    disk.make_room()
    with closing(open_on(disk)) as house:
        assert len(house.library.read(key, lambda snapshot: snapshot.cards.where())) == 30
        assert house.archive.check() == []


def test_a_library_cannot_begin_on_a_full_disk(disk: SmallDisk) -> None:
    disk.fill()
    with pytest.raises(Surroundings) as refused:
        open_on(disk)
    assert refused.value.code == "disk_full"
    disk.make_room()
    with closing(open_on(disk)) as house:
        assert house.library.read(begin(house), the_workshop).title == "Marée"


def test_a_library_opened_on_a_full_disk_is_refused_in_a_sentence_and_kept(disk: SmallDisk) -> None:
    with closing(open_on(disk)) as house:
        key = begin(house)
        assert write(house, key, Draft(uuid4(), 4, "forces", "Un port"))
    disk.fill()
    with pytest.raises(Surroundings) as refused:
        open_on(disk)
    assert refused.value.code == "disk_full"
    disk.make_room()
    with closing(open_on(disk)) as house:
        assert len(house.library.read(key, lambda snapshot: snapshot.cards.where())) == 1


@pytest.mark.parametrize("room", [0, 100, 400], ids="{} KiB left".format)
def test_an_older_library_that_finds_no_room_to_grow_stays_as_it_was(
    disk: SmallDisk, room: int
) -> None:
    """No room for the copy, or for the new tables: nothing half-done, and it opens later."""
    library = disk.folder / "library.db"
    shutil.copy(RELEASED / "version-0001.db", library)
    before = library.read_bytes()
    (disk.folder / "room").write_bytes(b"x" * room * 1024)
    disk.fill()
    (disk.folder / "room").unlink()
    with pytest.raises(Surroundings) as refused:
        open_on(disk)
    assert refused.value.code == "disk_full"
    with closing(sqlite3.connect(f"file:{library}?immutable=1", uri=True)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert library.read_bytes() == before
    disk.make_room()
    with closing(open_on(disk)) as house:
        (key,) = house.library.workshop_ids()
        assert len(house.library.read(key, lambda snapshot: snapshot.cards.where())) == 2
        assert schema.version_of(house.database.writer) == schema.NEWEST


def test_a_copy_that_finds_no_room_leaves_the_one_before(disk: SmallDisk, tmp_path: Path) -> None:
    with closing(open_house(Settings(library=str(tmp_path / "library.db")), FakeClock())) as house:
        key = begin(house)
        target = disk.folder / "copies" / "Marée.tablee"
        house.archive.write(key, target)
        before = target.read_bytes()
        assert write(house, key, Draft(uuid4(), 4, "forces", "Une de plus"))
        disk.fill()
        with pytest.raises(Surroundings) as refused:
            house.archive.write(key, target)
        assert refused.value.code == "disk_full"
        assert [path.name for path in target.parent.iterdir()] == [target.name]
        assert target.read_bytes() == before
        disk.make_room()
        house.archive.write(key, target)
        assert target.read_bytes() != before

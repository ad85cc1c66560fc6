"""Copies outside the library: whole, kept twice, found again, and the day goes on from one."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Workshop
from tests.small_disk import small_disk
from workshop_app.bootstrap import open_house
from workshop_app.domain.phases import phase_state
from workshop_app.services.black_box import (
    CopyMade,
    Places,
    copy_workshop,
    last_copies,
    put_whole,
    start_again,
)
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Surroundings
from workshop_app.services.tables import tables_in_order
from workshop_app.settings import Settings


def copy(workshop: Workshop, folder: Path, keys: list[Path], known: int = -1) -> CopyMade:
    house = workshop.house
    places = Places(folder / "copies", None)
    return copy_workshop(
        house.library, house.archive, workshop.key, "Atelier", places, lambda: keys, known
    )


def test_a_copy_goes_on_with_the_day_where_it_was(workshop: Workshop, tmp_path: Path) -> None:
    """Codes, cards and the time left, on another laptop."""
    key = tmp_path / "key"
    key.mkdir()
    workshop.start("Forces")
    workshop.write("Un port")
    workshop.clock.forward(3)
    made = copy(workshop, tmp_path, [key])
    assert made == CopyMade(made.reached, True, key / "Tablée")
    file = key / "Tablée" / "Atelier.tablee"
    other = Settings(library=str(tmp_path / "other.db"))
    with closing(open_house(other, workshop.clock)) as house:
        assert house.archive.take_in(file) == workshop.key
        theirs = Workshop(house, workshop.clock, workshop.key)
        assert theirs.ask(tables_in_order) == workshop.ask(tables_in_order)
        assert [card.text for card in theirs.ask(lambda s: s.cards.where())] == ["Un port"]
        now = workshop.clock.now()
        left = [phase_state(phase, now) for phase in theirs.ask(schedule)]
        assert left == [phase_state(phase, now) for phase in workshop.ask(schedule)]


def test_nothing_is_written_while_nothing_changes(workshop: Workshop, tmp_path: Path) -> None:
    first = copy(workshop, tmp_path, [])
    assert first.wrote
    assert not copy(workshop, tmp_path, [], first.reached).wrote
    workshop.add("Ève", "Œuvray")
    assert copy(workshop, tmp_path, [], first.reached).wrote


def test_two_keys_are_a_question_not_a_guess(workshop: Workshop, tmp_path: Path) -> None:
    assert copy(workshop, tmp_path, [tmp_path / "a", tmp_path / "b"]).elsewhere is None


def test_a_key_that_refuses_never_stops_the_copy_of_the_laptop(
    workshop: Workshop, tmp_path: Path
) -> None:
    blocked = tmp_path / "key"
    blocked.write_text("not a folder")
    made = copy(workshop, tmp_path, [blocked])
    assert (made.wrote, made.elsewhere, made.refused) == (True, None, "refuses")
    assert (tmp_path / "copies" / "Atelier.tablee").exists()


def test_a_full_key_is_told_as_such_and_keeps_the_copy_it_had(
    workshop: Workshop, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "key") as key:
        assert copy(workshop, tmp_path, [key.folder]).elsewhere == key.folder / "Tablée"
        held = key.folder / "Tablée" / "Atelier.tablee"
        before = held.read_bytes()
        workshop.add("Ève", "Œuvray")
        key.fill()
        made = copy(workshop, tmp_path, [key.folder])
        assert (made.wrote, made.elsewhere, made.refused) == (True, None, "full")
        assert [path.name for path in held.parent.iterdir()] == [held.name]
        assert held.read_bytes() == before
        key.make_room()
        assert copy(workshop, tmp_path, [key.folder]).refused == ""
        assert held.read_bytes() != before


def test_the_copy_before_is_kept_and_an_unfinished_one_counts_for_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "key" / "Atelier.tablee"
    for text in ("one", "two"):
        source.write_text(text)
        put_whole(source, target)
    assert target.read_text() == "two"
    assert (target.parent / "Atelier (copie d'avant).tablee").read_text() == "one"
    (target.parent / ".Atelier.tablee.part").write_text("half")
    assert [path.name for path in last_copies([target.parent])] == ["Atelier.tablee"]


def test_the_newest_copy_of_each_workshop_is_found(tmp_path: Path) -> None:
    for name, age in (("A.tablee", 1), ("A (copie d'avant).tablee", 2), ("B.tablee", 0)):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (1_000 - age, 1_000 - age))
    found = last_copies([tmp_path, tmp_path / "nowhere"])
    assert [path.name for path in found] == ["B.tablee", "A.tablee"]


def test_a_damaged_library_is_put_aside_never_thrown_away(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    library.write_bytes(b"SQLite format 3\0" + b"nonsense" * 1_000)
    with pytest.raises(Surroundings, match="library_unreadable"):
        open_house(Settings(library=str(library)))
    (tmp_path / "library.db-wal").write_bytes(b"journal")
    kept = start_again(library, "1047")
    assert kept.name == "library.abimee-1047.db"
    assert kept.read_bytes().endswith(b"nonsense")
    assert (tmp_path / "library.abimee-1047.db-wal").exists()
    open_house(Settings(library=str(library))).close()

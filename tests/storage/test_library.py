"""Where a library lies: made, refused, copied, carried to another laptop."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import inspect

from tests.conftest import FakeClock, Workshop
from workshop_app.bootstrap import open_house
from workshop_app.domain.facts import CardEdited
from workshop_app.domain.problems import Problem
from workshop_app.services.cards import edit_card
from workshop_app.services.history import undo
from workshop_app.services.ports import Surroundings, UnitOfWork
from workshop_app.services.workshops import create_workshop, the_workshop
from workshop_app.settings import Settings
from workshop_app.storage import schema
from workshop_app.storage.database import open_database
from workshop_app.storage.tables import metadata

RELEASED = sorted((Path(__file__).parents[1] / "data" / "libraries").glob("*.db"))


def test_the_migrations_make_the_declared_tables(tmp_path: Path) -> None:
    with closing(open_database(str(tmp_path / "new.db"))) as database:
        made = inspect(database.writer)
        for table in metadata.sorted_tables:
            columns = {c["name"]: c for c in made.get_columns(table.name)}
            assert set(columns) == {c.name for c in table.columns}, table.name
            for column in table.columns:
                assert columns[column.name]["nullable"] == column.nullable, column
            indexes = {index["name"] for index in made.get_indexes(table.name)}
            assert {index.name for index in table.indexes} <= indexes
        assert set(made.get_table_names()) == {*metadata.tables, "alembic_version"}


def test_the_newest_version_is_the_last_migration() -> None:
    versions = (schema.MIGRATIONS / "versions").glob("v*.py")
    assert max(path.name[1:5] for path in versions) == schema.NEWEST


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_every_released_library_opens(tmp_path: Path, released: Path) -> None:
    copied = tmp_path / released.name
    shutil.copy(released, copied)
    with closing(open_house(Settings(library=str(copied)), FakeClock())) as house:
        (key,) = house.library.workshop_ids()
        assert house.library.read(key, the_workshop).title == "Mieux travailler ensemble"
        assert len(house.library.read(key, lambda snapshot: snapshot.cards.where())) == 2
        assert house.archive.check() == []
        said = house.library.read(key, lambda snapshot: snapshot.facts_since(0))
        assert [type(line.fact).__name__ for line in said].count("CardWritten") == 2


def test_a_released_library_is_kept_for_ever() -> None:
    versions = {path.name[1:5] for path in (schema.MIGRATIONS / "versions").glob("v*.py")}
    kept = {path.stem.removeprefix("version-") for path in RELEASED}
    assert "0001" in kept
    assert kept <= versions


def set_version(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
        connection.commit()


def test_a_newer_library_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    open_database(str(path)).close()
    set_version(path, "9999")
    before = path.read_bytes()
    with pytest.raises(Surroundings, match="library_newer"):
        open_database(str(path))
    assert path.read_bytes() == before


def test_an_older_library_is_copied_before_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with closing(open_database(str(path))) as database:
        schema.copy_aside(database.writer, "0000")
    assert (tmp_path / "older.version-0000.db").read_bytes()[:15] == b"SQLite format 3"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 rien", b"SQLite format 3\0" + b"x" * 4_000])
def test_what_is_no_library_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    if not content:
        open_database(str(path)).close()  # an empty file is a library to begin
        return
    with pytest.raises(Surroundings, match="library_unreadable"):
        open_database(str(path))
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    with pytest.raises(Surroundings, match="library_unreadable"):
        open_database(str(path))


def test_a_workshop_travels_with_its_history(workshop: Workshop, tmp_path: Path) -> None:
    workshop.start("Forces")
    card = workshop.write("Un por").card
    command = workshop.do(lambda uow: (edit_card(uow, card.id, None, text="Un port"), uow.command))[
        1
    ]
    file = tmp_path / "clé" / "atelier.tablee"
    workshop.house.archive.write(workshop.key, file)
    assert [each.name for each in file.parent.iterdir()] == ["atelier.tablee"]
    before = file.read_bytes()
    with closing(open_house(Settings(library=str(tmp_path / "other.db")), workshop.clock)) as other:
        assert other.archive.take_in(file) == workshop.key
        assert other.library.read(workshop.key, the_workshop) == workshop.ask(the_workshop)
        facts = other.library.read(workshop.key, lambda snapshot: snapshot.facts_since(0))
        assert facts == workshop.ask(lambda snapshot: snapshot.facts_since(0))
        other.library.submit(workshop.key, "test", partial(undo, command=command)).result(5)
        (kept,) = other.library.read(workshop.key, lambda snapshot: snapshot.cards.where())
        assert kept.text == "Un por"
        with pytest.raises(Problem, match="workshop_here_already"):
            other.archive.take_in(file)
    assert file.read_bytes() == before


def test_a_file_that_is_no_workshop_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    other = tmp_path / "plan.tablee"
    other.write_bytes(b"%PDF-1.7")
    with pytest.raises(Surroundings, match="library_unreadable"):
        workshop.house.archive.take_in(other)
    with pytest.raises(Surroundings, match="file_not_found"):
        workshop.house.archive.take_in(tmp_path / "absent.tablee")
    assert list(workshop.house.library.workshop_ids()) == [workshop.key]


def test_a_copy_carries_one_workshop_only(workshop: Workshop, tmp_path: Path) -> None:
    create = partial(create_workshop, model="vierge", title="Un autre")
    workshop.house.library.submit(uuid4(), "test", create).result(5)
    workshop.house.archive.write(workshop.key, tmp_path / "un.tablee")
    with closing(sqlite3.connect(tmp_path / "un.tablee")) as connection:
        assert connection.execute("SELECT count(*) FROM workshop").fetchone() == (1,)
        owners = connection.execute("SELECT count(DISTINCT workshop) FROM change_log").fetchone()
        assert owners == (1,)


def test_what_is_asked_by_field_is_what_was_put_and_what_was_there(workshop: Workshop) -> None:
    workshop.start("Forces")
    four, five = workshop.write("Quatre").card, workshop.write("Cinq", table=5).card

    def moved(uow: UnitOfWork) -> tuple[list[str], list[str]]:
        uow.record(CardEdited(four, replace(four, table=5)))
        here = [card.text for card in uow.cards.where(table=5)]
        return sorted(here), [card.text for card in uow.cards.where(table=4)]

    assert workshop.do(moved) == (["Cinq", "Quatre"], [])
    assert workshop.ask(lambda s: {c.id for c in s.cards.where(table=5)}) == {four.id, five.id}
    assert workshop.ask(lambda s: s.cards.where(table=5, kind="attentes")) == []

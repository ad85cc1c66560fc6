"""What the writer promises: together on disk, apart in failure, never half."""

from __future__ import annotations

import threading
from collections import deque
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.conftest import Workshop
from workshop_app.domain.facts import CardWritten
from workshop_app.domain.problems import Problem
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.ports import Busy, DiskFull, UnitOfWork


def draft(words: str = "Un port", kind: str = "forces") -> Draft:
    return Draft(uuid4(), 4, kind, words)


def held(workshop: Workshop) -> threading.Event:
    """Keep the writer busy, so that what follows shares one batch, until the answer is set."""
    workshop.start("Forces")
    go = threading.Event()
    workshop.house.library.submit(workshop.key, "test", lambda _: go.wait(5))
    return go


def test_a_refusal_leaves_its_neighbours_and_no_gap(workshop: Workshop) -> None:
    go = held(workshop)

    def fails_late(uow: UnitOfWork) -> None:
        write_card(uow, draft())
        raise Problem("no_phase")

    submit = partial(workshop.house.library.submit, workshop.key, "test")
    first = submit(partial(write_card, draft=draft()))
    bad = submit(fails_late)
    last = submit(partial(write_card, draft=draft()))
    go.set()
    assert isinstance(bad.exception(5), Problem)
    assert [f.result(5).card.number for f in (first, last)] == [1, 2]
    facts = workshop.ask(lambda snapshot: snapshot.facts_since(0))
    assert [fact.number for fact in facts] == list(range(1, len(facts) + 1))


def test_what_the_database_refuses_harms_only_its_author(workshop: Workshop) -> None:
    workshop.start("Forces")
    card = workshop.write().card
    go = held(workshop)
    submit = partial(workshop.house.library.submit, workshop.key, "test")
    bad = submit(lambda uow: uow.record(CardWritten(None, card)))
    good = submit(partial(write_card, draft=draft()))
    go.set()
    assert isinstance(bad.exception(5), DBAPIError)
    assert good.result(5).first


def test_a_full_disk_acknowledges_nothing_and_passes(workshop: Workshop) -> None:
    workshop.start("Forces")
    with workshop.house.database.writer.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull):
        deque((workshop.write("x" * 900) for _ in range(50)), maxlen=0)
    stored = len(workshop.ask(lambda snapshot: snapshot.cards.where()))
    with workshop.house.database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    assert workshop.write().card.number == stored + 1


def test_a_closed_library_refuses_and_keeps_what_it_took(workshop: Workshop) -> None:
    workshop.start("Forces")
    submit = partial(workshop.house.library.submit, workshop.key, "test")
    taken = [submit(partial(write_card, draft=draft())) for _ in range(300)]
    workshop.house.library.close()
    assert all(future.result(0).first for future in taken)
    with pytest.raises(Busy):
        submit(partial(write_card, draft=draft()))


def test_every_commit_reaches_the_disk(workshop: Workshop) -> None:
    with workshop.house.database.writer.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_readers_cannot_write(workshop: Workshop) -> None:
    with (
        workshop.house.database.reader.begin() as connection,
        pytest.raises(DBAPIError, match="readonly"),
    ):
        connection.execute(text("DELETE FROM card"))


def test_the_gui_thread_is_kept_out(workshop: Workshop) -> None:
    workshop.house.database.forbid_this_thread()
    with pytest.raises(AssertionError, match="GUI thread"):
        workshop.ask(lambda snapshot: snapshot.last_change())

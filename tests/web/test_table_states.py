"""One reading for a hall that wakes up together, and never an old one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from tests.web.conftest import card, phone_of
from workshop_app.bootstrap import open_house
from workshop_app.domain.tables import Table
from workshop_app.services.cards import Draft, withdraw_card, write_card
from workshop_app.services.people import change_person
from workshop_app.services.phases import extend_phase
from workshop_app.services.phones import phone_facts
from workshop_app.services.ports import Busy, Query, R
from workshop_app.services.tables import tables_in_order
from workshop_app.settings import Settings
from workshop_app.web.table_states import TableStates

pytestmark = pytest.mark.anyio
PHONES = 60
PATIENCE_S = 10


class CountedLibrary:
    """The real one; says how often it was read, and can hold a reading that has just ended."""

    def __init__(self, workshop: Workshop) -> None:
        self._library = workshop.house.library
        self.readings = 0
        self.fails = False
        self.read_once = threading.Event()
        self._may_end = threading.Event()
        self._may_end.set()

    def read(self, workshop: UUID, query: Query[R]) -> R:
        self.readings += 1
        if self.fails:
            raise Busy
        found = self._library.read(workshop, query)
        self.read_once.set()
        assert self._may_end.wait(PATIENCE_S)
        return found

    @contextmanager
    def held(self) -> Iterator[None]:
        self.read_once.clear()
        self._may_end.clear()
        yield
        self._may_end.set()


@pytest.fixture
def library(workshop: Workshop) -> CountedLibrary:
    workshop.start("Forces")
    return CountedLibrary(workshop)


@pytest.fixture
def states(library: CountedLibrary) -> TableStates:
    return TableStates(library)  # type: ignore[arg-type]


def table(workshop: Workshop, number: int = 4) -> Table:
    return workshop.ask(tables_in_order)[number - 1]


async def texts(states: TableStates, of: Table) -> list[str]:
    return [card.text for card in (await states.of(of)).facts.cards]


async def test_phones_that_ask_together_share_two_readings(
    workshop: Workshop, library: CountedLibrary, states: TableStates
) -> None:
    """The first to ask begins one; all who come meanwhile are answered by the next."""
    tables = workshop.ask(tables_in_order)
    workshop.write()
    for _ in range(2):
        library.readings = 0
        said = await asyncio.gather(*(states.of(tables[n % 9]) for n in range(PHONES)))
        assert {len(state.facts.cards) for state in said[3::9]} == {1}
        assert library.readings <= 2


async def test_who_asks_after_a_card_was_written_is_not_given_the_reading_of_before(
    workshop: Workshop, library: CountedLibrary, states: TableStates
) -> None:
    here = table(workshop)
    with library.held():
        early = asyncio.create_task(texts(states, here))
        assert await asyncio.to_thread(library.read_once.wait, PATIENCE_S)
        await asyncio.to_thread(workshop.write, "Écrite pendant la lecture")
        late = asyncio.create_task(texts(states, here))
        await asyncio.sleep(0)
    assert await early == []
    assert await late == ["Écrite pendant la lecture"]


async def test_another_program_that_writes_is_seen_without_any_hint(
    workshop: Workshop, states: TableStates
) -> None:
    here = table(workshop)
    assert await texts(states, here) == []
    other = open_house(Settings(library=workshop.house.settings.library), workshop.clock)
    try:
        draft = Draft(uuid4(), 4, "forces", "D'une autre fenêtre")
        other.library.submit(workshop.key, "test", partial(write_card, draft=draft)).result(5)
    finally:
        other.close()
    assert await texts(states, here) == ["D'une autre fenêtre"]


async def test_whatever_changes_is_told_as_a_fresh_reading_would(
    workshop: Workshop, states: TableStates
) -> None:
    """A card corrected or taken away, a phase made longer, a referent who changes place."""
    here = table(workshop)
    first = workshop.write("Une").card
    person = workshop.add("Vincent", "Courtois", referent=True, tables=(4,))
    changes: list[Any] = [
        partial(extend_phase, seconds=60),
        partial(withdraw_card, key=first.id, table=4),
        partial(change_person, key=person.id, tables=(5,)),
    ]
    for change in changes:
        before = (await states.of(here)).facts
        workshop.do(change)
        kept = (await states.of(here)).facts
        assert kept != before
        assert kept == workshop.ask(partial(phone_facts, table=4))


async def test_nothing_is_read_again_while_nothing_is_written(
    workshop: Workshop, states: TableStates
) -> None:
    here = table(workshop)
    workshop.write()
    first = await states.of(here)
    assert await states.of(here) is first
    workshop.write(table=5)
    assert await states.of(here) is not first


async def test_a_reading_that_fails_is_told_to_those_who_wait_and_tried_again(
    workshop: Workshop, library: CountedLibrary, states: TableStates
) -> None:
    here = table(workshop)
    library.fails = True
    said = await asyncio.gather(*(states.of(here) for _ in range(5)), return_exceptions=True)
    assert {type(refused) for refused in said} == {Busy}
    library.fails = False
    assert await texts(states, here) == []


async def test_a_phone_that_hangs_up_takes_nobody_with_it(
    workshop: Workshop, library: CountedLibrary, states: TableStates
) -> None:
    here = table(workshop)
    with library.held():
        gone = asyncio.create_task(texts(states, here))
        stays = asyncio.create_task(texts(states, here))
        assert await asyncio.to_thread(library.read_once.wait, PATIENCE_S)
        gone.cancel()
        await asyncio.sleep(0)
    assert gone.cancelled()
    assert await stays == []


async def test_every_phone_finds_what_it_was_told_is_kept(workshop: Workshop) -> None:
    """Many write and ask at once: a state asked after an answer always holds that card."""
    workshop.start("Forces")
    async with phone_of(workshop) as client:

        async def write_and_look() -> None:
            for _ in range(3):
                sent = card()
                assert (await client.post("/cards", json=sent)).status_code == 201
                state = (await client.get("/state")).json()
                assert sent["id"] in [each["id"] for each in state["cards"]]

        await asyncio.gather(*(write_and_look() for _ in range(PHONES // 2)))
    assert len(workshop.ask(lambda snapshot: snapshot.cards.where())) == 3 * (PHONES // 2)

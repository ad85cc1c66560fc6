"""Who sorts beside the desk: seen while they give signs of life; what each of them holds."""

from __future__ import annotations

from uuid import UUID, uuid4

from tests.conftest import FakeClock
from workshop_app.domain.sorting import Sorter
from workshop_app.feeds.sorters import MOST_PEOPLE, SorterMemory
from workshop_app.services.sorters import HELD_S, HERE_S

HERE = uuid4()
NADIA, CLAIRE = Sorter("a" * 32, "NB"), Sorter("b" * 32, "CM")
ONE, TWO = uuid4(), uuid4()


def test_a_card_held_by_one_is_not_taken_by_another_until_she_lets_go() -> None:
    sorters = SorterMemory(FakeClock())
    sorters.hold(HERE, NADIA, [ONE])
    sorters.hold(HERE, CLAIRE, [ONE, TWO])
    assert sorters.seen(HERE).held == {ONE: NADIA, TWO: CLAIRE}
    assert sorters.seen(HERE).held_by_others(CLAIRE.device) == {ONE: NADIA}
    sorters.hold(HERE, NADIA, [])
    sorters.hold(HERE, CLAIRE, [ONE, TWO])
    assert sorters.seen(HERE).held == {ONE: CLAIRE, TWO: CLAIRE}
    assert sorters.seen(uuid4()).held == {}


def test_what_is_held_and_who_is_here_end_by_themselves() -> None:
    clock = FakeClock()
    sorters = SorterMemory(clock)
    sorters.here(HERE, NADIA)
    sorters.hold(HERE, NADIA, [ONE])
    clock.forward(HELD_S / 60)
    assert sorters.seen(HERE).held == {}
    assert sorters.seen(HERE).people == (NADIA,)
    clock.forward((HERE_S - HELD_S) / 60)
    assert sorters.seen(HERE).people == ()


def test_only_what_differs_is_told() -> None:
    told: list[UUID] = []
    sorters = SorterMemory(FakeClock())
    stop = sorters.subscribe(told.append)
    for _again in range(2):
        sorters.here(HERE, NADIA)
        sorters.hold(HERE, NADIA, [ONE])
    assert told == [HERE, HERE]
    stop()
    sorters.hold(HERE, NADIA, [])
    assert told == [HERE, HERE]


def test_whoever_invents_people_pushes_out_the_oldest() -> None:
    clock = FakeClock()
    sorters = SorterMemory(clock)
    for n in range(MOST_PEOPLE + 5):
        sorters.here(HERE, Sorter(f"{n:032x}", "X"))
        clock.forward(0.001)
    assert len(sorters.seen(HERE).people) == MOST_PEOPLE
    assert Sorter("0" * 32, "X") not in sorters.seen(HERE).people

"""What a table of a rehearsal does, from what the form tells it and a seed alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.services.simulated_table import (
    Act,
    Calls,
    CategoryTold,
    Finishes,
    ItemTold,
    MessageTold,
    PhaseTold,
    Reads,
    SimulatedTable,
    Told,
    Votes,
    VoteTold,
    Writes,
)

BEGINS = datetime(2026, 3, 12, 9, tzinfo=UTC)
BANK = {"forces": [f"Force {n}" for n in range(40)], "": ["En reparler", "Se voir"]}
LENGTH = 1200.0
MESSAGE = UUID(int=7)


def told(
    at_s: float,
    kinds: tuple[str, ...] = ("forces",),
    state: str = "",
    message: MessageTold | None = None,
    calling: bool = False,
) -> Told:
    """`at_s` seconds into a phase of twenty minutes that began with the day."""
    left = max(0.0, LENGTH - at_s)
    phase = PhaseTold("Forces", kinds, state or ("running" if left else "over"), left)
    categories = (CategoryTold("forces", True, 200),)
    return Told(BEGINS + timedelta(seconds=at_s), phase, categories, message, calling, False)


def play(
    table: SimulatedTable, until_s: int = 1300, kinds: tuple[str, ...] = ("forces",)
) -> list[Act]:
    """Asked every half minute, as a phone asks."""
    acts: list[Act] = []
    for at_s in range(0, until_s, 30):
        table.hear(told(at_s, kinds))
        acts += table.acts(BEGINS + timedelta(seconds=at_s))
    return acts


def table(
    number: int = 1, seed: int = 1, bank: dict[str, list[str]] | None = None
) -> SimulatedTable:
    return SimulatedTable(number, seed, BEGINS, bank or BANK)


def cards(acts: Sequence[Act]) -> list[Writes]:
    return [act for act in acts if isinstance(act, Writes)]


@given(seed=st.integers(0, 10_000), number=st.integers(1, 40))
def test_a_table_obeys_its_seed(seed: int, number: int) -> None:
    assert play(table(number, seed)) == play(table(number, seed))


def test_tables_differ_and_so_do_seeds() -> None:
    assert play(table(1)) != play(table(2))
    assert play(table(1, seed=1)) != play(table(1, seed=2))


@given(seed=st.integers(0, 10_000))
def test_it_writes_a_believable_number_of_cards_each_once(seed: int) -> None:
    written = cards(play(table(seed=seed)))
    assert 1 <= len(written) <= 9
    assert len({card.text for card in written}) == len({card.id for card in written})
    assert {card.kind for card in written} <= {"forces"}


def test_nothing_is_written_where_nothing_may_be() -> None:
    assert cards(play(table(), kinds=())) == []


def test_a_pause_holds_the_cards_back() -> None:
    one = table()
    one.hear(told(300))
    one.acts(BEGINS + timedelta(seconds=300))
    one.hear(told(300, state="paused"))
    assert cards(one.acts(BEGINS + timedelta(seconds=1100))) == []


def test_a_category_of_its_own_takes_sentences_that_fit_any() -> None:
    written = cards(play(table(), kinds=("risques",)))
    assert {card.text for card in written} <= set(BANK[""])


def test_a_lost_phone_keeps_what_is_written_and_says_nothing() -> None:
    one = table()
    one.hear(told(300))
    now = BEGINS + timedelta(seconds=301)
    one.lose(now)
    assert not one.is_reached(now)
    assert one.is_reached(now + timedelta(seconds=361))
    late = now + timedelta(seconds=170)
    assert all(isinstance(act, Writes) for act in one.acts(late))


def test_it_reads_a_message_after_a_while_and_once() -> None:
    one = table()
    one.hear(told(300, message=MessageTold(MESSAGE)))
    soon, later = (BEGINS + timedelta(seconds=300 + wait) for wait in (5, 95))
    assert Reads(MESSAGE) not in one.acts(soon)
    assert Reads(MESSAGE) in one.acts(later)
    one.hear(told(400, message=MessageTold(MESSAGE, later)))
    assert Reads(MESSAGE) not in one.acts(later + timedelta(seconds=200))


def test_a_call_that_nobody_answers_is_taken_back() -> None:
    one = table()
    one.hear(told(300))
    now = BEGINS + timedelta(seconds=300)
    assert list(one.call(now)) == [Calls(True)]
    one.hear(told(320, calling=True))
    assert not one.call(now)
    assert Calls(False) in one.acts(now + timedelta(seconds=241))


def test_everybody_writes_at_once_when_asked() -> None:
    one = table()
    one.hear(told(300))
    assert len(one.hurry(BEGINS)) == 2
    other = table()
    other.hear(told(300, kinds=()))
    assert other.hurry(BEGINS) == []


def test_some_tables_say_they_have_finished_and_some_call() -> None:
    acts = [act for seed in range(60) for act in play(table(seed=seed))]
    assert any(isinstance(act, Finishes) for act in acts)
    assert any(isinstance(act, Calls) for act in acts)


@given(
    seed=st.integers(0, 10_000),
    budget=st.integers(1, 30),
    most=st.integers(1, 10),
    barred=st.lists(st.booleans(), min_size=1, max_size=20),
)
def test_a_ballot_keeps_to_the_rules_of_its_vote(
    seed: int, budget: int, most: int, barred: list[bool]
) -> None:
    items = tuple(ItemTold(UUID(int=n + 1), no) for n, no in enumerate(barred))
    vote = VoteTold(UUID(int=99), "dots", budget, most, items, sent=False)
    one = table(seed=seed)
    one.hear(replace(told(300, kinds=()), vote=vote))
    assert not any(isinstance(act, Votes) for act in one.acts(BEGINS + timedelta(seconds=301)))
    later = BEGINS + timedelta(seconds=1_300)  # back, if its phone was lost meanwhile
    acts = [*one.acts(BEGINS + timedelta(seconds=900)), *one.acts(later)]
    (ballot,) = [act for act in acts if isinstance(act, Votes)]
    allowed = {item.id for item in items if not item.barred}
    assert set(ballot.points) <= allowed
    assert sum(ballot.points.values()) <= budget
    assert all(1 <= given <= most for given in ballot.points.values())
    one.hear(replace(told(900, kinds=()), vote=replace(vote, sent=True)))
    assert not any(isinstance(act, Votes) for act in one.acts(later + timedelta(seconds=300)))

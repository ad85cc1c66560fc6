"""Votes of a real library: who may vote, what is told when, and what is left once closed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.domain.votes import (
    Ballot,
    Essential,
    Item,
    Mark,
    Vote,
    VotingCode,
    code_voter,
)
from workshop_app.services.attendance import set_attendance
from workshop_app.services.cards import withdraw_card
from workshop_app.services.essential import essential_of, move_line, tick_essential
from workshop_app.services.exchange import card_rows
from workshop_app.services.history import redo, undo
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.report import collect
from workshop_app.services.slides import collect_deck
from workshop_app.services.slides_content import EssentialSlide
from workshop_app.services.themes import create_theme, place_cards, stack_cards
from workshop_app.services.vote_items import items_of, offered_items
from workshop_app.services.votes import (
    cast_for_code,
    cast_for_table,
    change_vote,
    close_vote,
    count_room,
    newest_vote,
    open_the_vote,
    prepare_vote,
    progress,
    remove_vote,
    reopen_vote,
    result_of,
    votes_in_order,
)
from workshop_app.services.voting_codes import make_codes, voting_codes


@pytest.fixture
def items(workshop: Workshop) -> Sequence[Item]:
    """Four cards of tables 1 to 4."""
    workshop.start("Forces")
    for table in range(1, 5):
        workshop.write(f"Force {table}", table)
    found = workshop.ask(partial(offered_items, now=workshop.clock.now()))
    return [each.item for each in found]


def opened(workshop: Workshop, items: Sequence[Item], **how: Any) -> Vote:
    draft = workshop.do(partial(prepare_vote, title="L'essentiel", items=items, **how))
    return workshop.do(partial(open_the_vote, key=draft.id))


def points(items: Sequence[Item], *given: int) -> list[Mark]:
    return [Mark(item.id, n) for item, n in zip(items, given, strict=False)]


def table_votes(workshop: Workshop, number: int, marks: Sequence[Mark], **how: Any) -> Ballot:
    return workshop.do(partial(cast_for_table, number=number, marks=marks, **how))


def close(workshop: Workshop, vote: Vote) -> Vote:
    return workshop.do(partial(close_vote, key=vote.id))


def refused(workshop: Workshop, command: Any) -> str:
    with pytest.raises(Problem) as problem:
        workshop.do(command)
    return problem.value.code


def result(workshop: Workshop, vote: Vote) -> list[int] | None:
    newest = workshop.ask(lambda snapshot: snapshot.of(Vote).get(vote.id))
    assert newest is not None
    found = workshop.ask(partial(result_of, vote=newest, now=workshop.clock.now()))
    return None if found is None else [line.points for line in found.lines]


def marked(workshop: Workshop) -> set[UUID]:
    return {t.words.item.id for t in workshop.ask(partial(essential_of, now=workshop.clock.now()))}


def test_a_table_votes_once_and_may_change_its_mind(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    vote = opened(workshop, items)
    table_votes(workshop, 1, points(items, 5, 1))
    first = table_votes(workshop, 2, points(items, 1))
    assert table_votes(workshop, 2, points(items, 1)) == first, "the same again writes nothing"
    again = table_votes(workshop, 2, points(items, 0, 4), vote=vote.id)
    assert again.id == first.id
    told = workshop.ask(partial(progress, vote=vote))
    assert (told.voted, told.expected, set(told.tables)) == (2, 9, {1, 2})
    assert result(workshop, vote) is None, "nothing is told before the end"
    close(workshop, vote)
    assert result(workshop, vote) == [5, 5, 0, 0]
    late = partial(cast_for_table, number=3, marks=points(items, 5), vote=vote.id)
    assert refused(workshop, late) == "vote_closed"


def test_over_the_budget_names_the_table(workshop: Workshop, items: Sequence[Item]) -> None:
    opened(workshop, items)
    with pytest.raises(Problem) as problem:
        table_votes(workshop, 5, points(items, 5, 5, 5, 5), source="desk")
    assert problem.value.code == "ballot_over_budget_table"
    assert problem.value.values == {"table": 5, "given": 20, "budget": 15}


def test_own_cards_are_left_out_when_the_vote_says_so(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    opened(workshop, items, own_cards=False)
    mine = partial(cast_for_table, number=1, marks=points(items, 5))
    assert refused(workshop, mine) == "ballot_own_card"
    table_votes(workshop, 2, points(items, 5))


def test_each_table_keeps_some_of_its_own(workshop: Workshop, items: Sequence[Item]) -> None:
    workshop.write("Encore une", 1)
    workshop.write("Et une autre", 1)
    offered = workshop.ask(partial(offered_items, now=workshop.clock.now()))
    mine = [each.item for each in offered if each.tables == (1,)]
    vote = opened(workshop, (), method="keep", budget=2)
    assert refused(workshop, partial(cast_for_table, number=1, marks=points(mine, 1, 1, 1)))
    theirs = partial(cast_for_table, number=2, marks=points(mine, 1))
    assert refused(workshop, theirs) == "ballot_unknown_item"
    table_votes(workshop, 1, points(mine, 1, 1))
    close(workshop, vote)
    assert result(workshop, vote) == [1, 1]
    assert marked(workshop) == set(), "the plenary weighs first"


def test_one_vote_at_a_time_and_something_to_vote_on(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    few = workshop.do(partial(prepare_vote, title="Peu", items=items[:1]))
    assert refused(workshop, partial(open_the_vote, key=few.id)) == "vote_too_few_items"
    workshop.do(partial(change_vote, key=few.id, items=tuple(items[:2]), title=" Assez "))
    opened(workshop, items)
    assert refused(workshop, partial(open_the_vote, key=few.id)) == "vote_already_open"
    workshop.do(partial(remove_vote, key=few.id))
    assert [vote.title for vote in workshop.ask(votes_in_order)] == ["L'essentiel"]


def test_a_card_set_aside_leaves_the_vote(workshop: Workshop, items: Sequence[Item]) -> None:
    vote = opened(workshop, items)
    workshop.do(partial(withdraw_card, key=items[0].id, table=None))
    left = workshop.ask(partial(items_of, vote=vote, now=workshop.clock.now()))
    assert [each.item for each in left] == list(items[1:])
    gone = partial(cast_for_table, number=1, marks=points(items, 5))
    assert refused(workshop, gone) == "ballot_unknown_item"


def test_the_room_is_counted_at_once(workshop: Workshop, items: Sequence[Item]) -> None:
    for n in range(10):
        workshop.add("Anne", f"Roux {n}")
    vote = opened(workshop, items, voter="room", budget=1, most=1)
    over = partial(count_room, marks=points(items, 8, 3))
    assert refused(workshop, over) == "ballot_over_budget_room"
    workshop.do(partial(count_room, marks=points(items, 7, 3)))
    close(workshop, vote)
    assert result(workshop, vote) == [7, 3, 0, 0]


def test_never_more_ballots_than_people_present(workshop: Workshop, items: Sequence[Item]) -> None:
    people = [workshop.add("Anne", f"Roux {n}") for n in range(3)]
    for person in people[:2]:
        workshop.do(partial(set_attendance, key=person.id, state="arrived", by="1"))
    draft = workshop.do(partial(prepare_vote, title="Tous", items=items, voter="person"))
    assert refused(workshop, partial(open_the_vote, key=draft.id)) == "vote_without_codes"
    codes = workshop.do(partial(make_codes, wanted=5))
    workshop.do(partial(open_the_vote, key=draft.id))
    for code in codes[:2]:
        workshop.do(partial(cast_for_code, code=code.id, marks=points(items, 3)))
    third = partial(cast_for_code, code=codes[2].id, marks=points(items, 3))
    assert refused(workshop, third) == "vote_full"
    workshop.do(partial(cast_for_code, code=codes[0].id, marks=points(items, 0, 2)))
    workshop.do(partial(set_attendance, key=people[2].id, state="arrived", by="1"))
    workshop.do(third)
    assert refused(workshop, partial(cast_for_code, code=uuid4(), marks=[])) == (
        "unknown_voting_code"
    )
    assert refused(workshop, partial(cast_for_table, number=1, marks=[])) == "vote_not_yours"


def test_codes_printed_before_stay_good(workshop: Workshop) -> None:
    first = workshop.do(partial(make_codes, wanted=3))
    assert [code.number for code in workshop.do(partial(make_codes, wanted=5))] == [1, 2, 3, 4, 5]
    assert list(workshop.ask(voting_codes))[:3] == list(first)
    assert refused(workshop, partial(make_codes, wanted=0)) == "too_many_codes"


def everything(snapshot: Snapshot) -> str:
    return repr(snapshot.facts_since(0)) + repr(snapshot.of(Ballot).since(0))


def people_vote(workshop: Workshop, items: Sequence[Item]) -> tuple[Vote, Sequence[VotingCode]]:
    """Three people, one of whom changed their mind and one whose ballot was taken back."""
    for n in range(3):
        workshop.add("Anne", f"Roux {n}")
    codes = workshop.do(partial(make_codes, wanted=3))
    vote = opened(workshop, items, voter="person")
    for n, code in enumerate(codes):
        workshop.do(partial(cast_for_code, code=code.id, marks=points(items, n + 1)))
    workshop.do(partial(cast_for_code, code=codes[0].id, marks=points(items, 0, 4)))

    def last_command(uow: UnitOfWork) -> int:
        return undo(uow, uow.facts_about(Ballot)[2].command)

    workshop.do(last_command)
    return vote, codes


def test_no_link_from_a_ballot_to_its_code_outlives_the_vote(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    vote, codes = people_vote(workshop, items)
    words = [code_voter(code.id, vote.id) for code in codes]
    assert all(word in workshop.ask(everything) for word in words)
    close(workshop, vote)
    assert not [word for word in words if word in workshop.ask(everything)]
    assert result(workshop, vote) == [4, 2, 0, 0]


def test_nothing_brings_the_link_back(workshop: Workshop, items: Sequence[Item]) -> None:
    vote, codes = people_vote(workshop, items)

    def closing(uow: UnitOfWork) -> int:
        close_vote(uow, vote.id)
        return uow.command

    command = workshop.do(closing)
    assert refused(workshop, partial(undo, command=command)) == "vote_sealed"
    assert refused(workshop, partial(reopen_vote, key=vote.id)) == "vote_sealed"
    for line in workshop.ask(lambda snapshot: snapshot.facts_about(Ballot)):
        if line.command != command:
            refused_or_harmless(workshop, line.command)
    words = [code_voter(code.id, vote.id) for code in codes]
    assert not [word for word in words if word in workshop.ask(everything)]


def refused_or_harmless(workshop: Workshop, command: int) -> None:
    try:
        workshop.do(partial(undo, command=command))
    except Problem:
        return


def test_the_file_keeps_no_byte_of_it(workshop: Workshop, items: Sequence[Item]) -> None:
    vote, codes = people_vote(workshop, items)
    path = Path(workshop.house.settings.library)
    words = [code_voter(code.id, vote.id).encode() for code in codes]

    def found() -> list[str]:
        near = [each for each in path.parent.iterdir() if each.name.startswith(path.stem)]
        return [each.name for each in near for word in words if word in each.read_bytes()]

    assert found()
    close(workshop, vote)
    assert workshop.house.eraser("test").sweep()
    assert found() == []


def test_a_vote_of_tables_reopens(workshop: Workshop, items: Sequence[Item]) -> None:
    vote = opened(workshop, items)
    table_votes(workshop, 1, points(items, 5))
    close(workshop, vote)
    workshop.do(partial(reopen_vote, key=vote.id))
    assert result(workshop, vote) is None
    table_votes(workshop, 1, points(items, 0, 5))
    close(workshop, vote)
    assert result(workshop, vote) == [5, 0, 0, 0]


def test_what_stands_above_the_line_is_the_essential(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    vote = opened(workshop, items, line=2)
    table_votes(workshop, 1, points(items, 5, 4, 3))
    close(workshop, vote)
    assert marked(workshop) == {items[0].id, items[1].id}
    workshop.do(partial(move_line, key=vote.id, line=3))
    assert marked(workshop) == {items[0].id, items[1].id, items[2].id}
    workshop.do(partial(tick_essential, item=items[3], on=True))
    workshop.do(partial(tick_essential, item=items[0], on=False))
    workshop.do(partial(move_line, key=vote.id, line=1))
    assert marked(workshop) == {items[0].id, items[3].id}, "what was ticked by hand stays"
    first, last = workshop.ask(partial(essential_of, now=workshop.clock.now()))
    assert (first.words.tables, first.counted and first.counted.points, first.by_hand) == (
        (1,),
        5,
        False,
    )
    assert (last.words.tables, last.by_hand, last.ballots) == ((4,), True, 1)


def test_the_hall_votes_again_and_the_last_vote_decides(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    first = opened(workshop, items, line=2)
    table_votes(workshop, 1, points(items, 5, 4, 3))
    close(workshop, first)
    workshop.do(partial(tick_essential, item=items[3], on=True))
    again = opened(workshop, items, line=2)
    table_votes(workshop, 1, points(items, 0, 1, 5))
    close(workshop, again)
    told = workshop.ask(partial(essential_of, now=workshop.clock.now()))
    by_vote = [thread for thread in told if not thread.by_hand]
    assert [t.counted and (t.words.item.id, t.counted.points) for t in by_vote] == [
        (items[2].id, 5),
        (items[1].id, 1),
    ]
    assert {thread.vote and thread.vote.id for thread in by_vote} == {again.id}
    workshop.do(partial(move_line, key=again.id, line=1))
    assert marked(workshop) == {items[2].id, items[3].id}, "what was ticked by hand stays"
    empty = opened(workshop, items)
    close(workshop, empty)
    assert marked(workshop) == {items[2].id, items[3].id}, "an empty vote takes nothing away"


def test_closing_is_undone_and_redone_without_a_trace_of_difference(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    vote = opened(workshop, items, line=2)
    table_votes(workshop, 1, points(items, 5, 4))
    before = state(workshop)

    def closing(uow: UnitOfWork) -> int:
        close_vote(uow, vote.id)
        return uow.command

    command = workshop.do(closing)
    after = state(workshop)
    undone = workshop.do(partial(undo, command=command))
    assert state(workshop) == before
    workshop.do(partial(redo, undone=undone))
    assert state(workshop) == after


def state(workshop: Workshop) -> object:
    def read(snapshot: Snapshot) -> object:
        newest = newest_vote(snapshot)
        marks = {mark.id for mark in snapshot.of(Essential).where()}
        return newest and (newest.state, newest.closed_at, newest.line), marks

    return workshop.ask(read)


def test_a_theme_is_voted_on_and_tells_its_cards_and_tables(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    theme = workshop.do(partial(create_theme, name="Les rôles"))
    workshop.do(partial(place_cards, cards=[item.id for item in items[:3]], theme=theme.id))
    offered = workshop.ask(partial(offered_items, now=workshop.clock.now()))
    first = offered[0]
    assert (first.item, first.text) == (Item("theme", theme.id), "Les rôles")
    assert (first.cards, first.tables, first.kind) == (3, (1, 2, 3), "forces")
    vote = opened(workshop, [first.item, items[3]], own_cards=False)
    table_votes(workshop, 1, [Mark(theme.id, 5)])
    own = partial(cast_for_table, number=4, marks=points(items[3:], 2))
    assert refused(workshop, own) == "ballot_own_card"
    close(workshop, vote)
    assert marked(workshop) == {theme.id}


def test_a_stack_is_voted_through_the_card_that_leads_it(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    workshop.do(partial(stack_cards, cards=[items[0].id, items[1].id]))
    offered = workshop.ask(partial(offered_items, now=workshop.clock.now()))
    assert len(offered) == 3
    stack = next(each for each in offered if each.cards == 2)
    assert stack.tables == (1, 2)


def test_the_export_tells_what_is_essential_and_its_points(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    """A card in a theme that was voted on has the theme's; one that was in no vote has none."""
    theme = workshop.do(partial(create_theme, name="Les rôles"))
    workshop.do(partial(place_cards, cards=[items[0].id, items[1].id], theme=theme.id))
    vote = opened(workshop, [Item("theme", theme.id), items[2]], line=1)
    table_votes(workshop, 1, [Mark(theme.id, 5), Mark(items[2].id, 2)])
    close(workshop, vote)
    rows = {row["text"]: row for row in workshop.ask(card_rows)}
    told = [(rows[f"Force {n}"]["essential"], rows[f"Force {n}"]["points"]) for n in range(1, 5)]
    assert told == [("1", "5"), ("1", "5"), ("", "2"), ("", "")]


def test_the_report_tells_the_thread_of_the_essential(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    vote = opened(workshop, items, line=1)
    for table in (1, 2, 3):
        table_votes(workshop, table, points(items, 5, 1))
    close(workshop, vote)
    workshop.do(partial(tick_essential, item=items[3], on=True))
    told = workshop.ask(partial(collect, now=workshop.clock.now())).essential
    first, last = told.lines
    assert (first.text, first.points, first.gave, first.mood, first.chosen) == (
        "Force 1",
        "15",
        "3 tables sur 3",
        "consensus",
        "par le vote",
    )
    assert (last.text, last.chosen) == ("Force 4", "à la main")
    assert last.said_by.replace("\u00a0", " ") == "1 carte : table 4"
    (said,) = told.votes
    assert "3 tables, points à placer (15 en tout, 5 au plus par proposition)" in said
    deck = workshop.ask(partial(collect_deck, kind="conclusion", now=workshop.clock.now()))
    (slide,) = [each for each in deck.slides if isinstance(each, EssentialSlide)]
    assert slide.lines == told.lines

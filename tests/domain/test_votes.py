"""What a ballot may hold, and what its count says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.problems import Problem
from workshop_app.domain.vote_count import (
    AGREED,
    above,
    consensus,
    count,
    quadrant,
    tied_at,
)
from workshop_app.domain.votes import (
    Ballot,
    Booth,
    Item,
    Mark,
    Vote,
    check_ballot,
    check_openable,
    check_taking,
    check_vote,
    sealed,
    tidied,
)

WORKSHOP = uuid4()
ITEMS = tuple(Item("card", UUID(int=n + 1)) for n in range(4))
A, B, C, D = (item.id for item in ITEMS)


def vote(**fields: Any) -> Vote:
    known: dict[str, Any] = {"title": "Que garder ?", "items": ITEMS}
    return Vote(id=uuid4(), workshop=WORKSHOP, **known | fields)


def booth(**fields: Any) -> Booth:
    return Booth(**{"allowed": {A: "forces", B: "forces", C: "forces", D: "attentes"}} | fields)


def ballot(of: Vote, voter: str, *marks: Mark) -> Ballot:
    return Ballot(id=uuid4(), workshop=WORKSHOP, vote=of.id, voter=voter, marks=tidied(marks))


def dots(of: Vote, *points: int) -> Ballot:
    """Points of each item, in their order."""
    marks = [Mark(item.id, n) for item, n in zip(ITEMS, points, strict=False)]
    return ballot(of, str(uuid4()), *marks)


def refusal(of: Vote, marks: list[Mark], where: Booth | None = None) -> Problem | None:
    try:
        check_ballot(of, tidied(marks), where or booth())
    except Problem as problem:
        return problem
    return None


def code(of: Vote, marks: list[Mark], where: Booth | None = None) -> str:
    problem = refusal(of, marks, where)
    return problem.code if problem else ""


def test_points_stay_within_the_budget_and_within_the_most_of_an_item() -> None:
    found = vote(budget=6, most=5)
    assert code(found, [Mark(A, 5), Mark(B, 1)]) == ""
    assert code(found, [Mark(A, 5), Mark(B, 2)]) == "ballot_over_budget"
    assert code(found, [Mark(A, 6)]) == "ballot_over_most"
    assert code(found, [Mark(uuid4(), 1)]) == "ballot_unknown_item"
    assert code(found, [Mark(A, -1)]) == "ballot_not_valid"
    assert code(found, [Mark(A, 1, 3)]) == "ballot_not_valid"


def test_whoever_is_over_is_named() -> None:
    problem = refusal(vote(budget=3), [Mark(A, 4)], booth(table=5))
    assert problem is not None
    assert (problem.code, problem.values["table"]) == ("ballot_over_budget_table", 5)


def test_a_room_is_counted_as_many_times_as_there_are_people() -> None:
    stickers = vote(voter="room", budget=3, most=2)
    there = booth(people=10)
    assert code(stickers, [Mark(A, 20), Mark(B, 10)], there) == ""
    assert code(stickers, [Mark(A, 21)], there) == "ballot_over_most_room"
    assert code(stickers, [Mark(A, 20), Mark(B, 11)], there) == "ballot_over_budget_room"


def test_a_table_may_be_kept_from_pointing_what_it_wrote() -> None:
    mine = booth(own={A})
    assert code(vote(), [Mark(A, 1)], mine) == ""
    assert code(vote(own_cards=False), [Mark(A, 1)], mine) == "ballot_own_card"
    assert code(vote(own_cards=False), [Mark(A, 0), Mark(B, 1)], mine) == ""


def test_two_scales_are_both_given() -> None:
    scales = vote(method="criteria")
    assert code(scales, [Mark(A, 5, 1)]) == ""
    assert code(scales, [Mark(A, 5)]) == "ballot_scale"
    assert code(scales, [Mark(A, 6, 1)]) == "ballot_scale"


def test_places_follow_each_other() -> None:
    order = vote(method="ranking")
    assert code(order, [Mark(B, 1), Mark(A, 2)]) == ""
    assert code(order, [Mark(B, 1), Mark(A, 1)]) == "ballot_places"
    assert code(order, [Mark(B, 1), Mark(A, 3)]) == "ballot_places"


def test_so_many_are_kept_of_each_category() -> None:
    keep = vote(method="keep", items=(), budget=2)
    assert code(keep, [Mark(A, 1), Mark(B, 1), Mark(D, 1)]) == ""
    assert code(keep, [Mark(A, 1), Mark(B, 1), Mark(C, 1)]) == "ballot_too_many_kept"
    assert code(keep, [Mark(A, 2)]) == "ballot_not_valid"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": ""}, "vote_title_empty"),
        ({"title": "a" * 121}, "vote_title_too_long"),
        ({"items": tuple(Item("card", uuid4()) for _ in range(61))}, "vote_too_many_items"),
        (
            {"method": "ranking", "items": tuple(Item("card", uuid4()) for _ in range(13))},
            "vote_too_long_to_rank",
        ),
        ({"budget": 0}, "vote_budget"),
        ({"most": 21}, "vote_budget"),
        ({"voter": "room", "method": "ranking"}, "vote_room_dots"),
        ({"voter": "person", "method": "keep"}, "vote_keep_tables"),
    ],
)
def test_a_vote_nobody_could_answer_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as refused:
        check_vote(vote(**fields))
    assert refused.value.code == code


def test_a_vote_opens_once_with_something_to_choose_from() -> None:
    check_openable(vote())
    check_openable(vote(method="keep", items=()))
    for wrong, code in (
        (vote(items=ITEMS[:1]), "vote_too_few_items"),
        (vote(state="open"), "vote_not_draft"),
    ):
        with pytest.raises(Problem) as refused:
            check_openable(wrong)
        assert refused.value.code == code


def test_a_ballot_is_taken_while_the_vote_is_open_and_there_is_room() -> None:
    check_taking(vote(state="open"), new=False, ballots=9, limit=9)
    check_taking(vote(state="open"), new=True, ballots=8, limit=9)
    for wrong, code in (("closed", "vote_closed"), ("draft", "vote_not_open")):
        with pytest.raises(Problem) as refused:
            check_taking(vote(state=wrong), new=False, ballots=0, limit=9)
        assert refused.value.code == code
    with pytest.raises(Problem) as refused:
        check_taking(vote(state="open"), new=True, ballots=9, limit=9)
    assert refused.value.code == "vote_full"


def test_points_are_added_up_the_most_first() -> None:
    found = vote()
    result = count(found, [dots(found, 5, 0, 3), dots(found, 4, 1, 0), dots(found, 5, 5, 0)])
    assert [(line.item.id, line.points, line.voters) for line in result.lines] == [
        (A, 14, 3),
        (B, 6, 2),
        (C, 3, 1),
        (D, 0, 0),
    ]
    assert (result.ballots, result.points) == (3, 23)
    assert [line.item.id for line in above(result, 6)] == [A, B, C]


def test_ties_are_named_and_share_a_rank() -> None:
    found = vote()
    result = count(found, [dots(found, 5, 2, 2, 1)])
    assert [line.rank for line in result.lines] == [1, 2, 2, 4]
    assert [line.item.id for line in tied_at(result, 2)] == [B, C]
    assert tied_at(result, 1) == tied_at(result, 3) == tied_at(result, 4) == ()


def test_nothing_at_all_is_no_tie() -> None:
    result = count(vote(), [])
    assert tied_at(result, 2) == above(result, 3) == ()


def test_an_order_gives_the_first_as_many_points_as_there_are_items() -> None:
    found = vote(method="ranking")
    result = count(found, [ballot(found, "1", Mark(B, 1), Mark(A, 2)), ballot(found, "2")])
    assert [(line.item.id, line.points) for line in result.lines[:2]] == [(B, 4), (A, 3)]


def test_two_scales_make_a_matrix() -> None:
    found = vote(method="criteria")
    marks = [Mark(A, 5, 5), Mark(B, 5, 1), Mark(C, 1, 5), Mark(D, 1, 1)]
    result = count(found, [ballot(found, str(n), *marks) for n in range(3)])
    assert [(line.item.id, quadrant(line)) for line in result.lines] == [
        (A, "first"),
        (B, "prepare"),
        (C, "easy"),
        (D, "leave"),
    ]
    assert result.lines[0].agreement == 1


def test_few_tables_with_many_points_divide() -> None:
    """As drawn: 31 points of nine tables agree, 13 points of three divide."""
    found = vote()
    everywhere, a_few = (5, 4, 4, 4, 3, 3, 3, 3, 2), (5, 4, 4, 0, 0, 0, 0, 0, 0)
    ballots = [dots(found, a, b) for a, b in zip(everywhere, a_few, strict=True)]
    first, second, *_ = count(found, ballots).lines
    assert (first.points, first.divides) == (31, False)
    assert (second.points, second.divides) == (13, True)


def test_agreement_means_nothing_of_a_room_counted_at_once_or_of_two_ballots() -> None:
    room, two = vote(voter="room"), vote()
    assert count(room, [dots(room, 9), dots(room, 3), dots(room, 1)]).lines[0].agreement is None
    assert count(two, [dots(two, 5), dots(two, 0)]).lines[0].agreement is None


def test_what_each_table_kept_counts_the_tables() -> None:
    keep = vote(method="keep", items=(), budget=1)
    ballots = [ballot(keep, "1", Mark(A, 1)), ballot(keep, "2", Mark(B, 1), Mark(D, 1))]
    result = count(keep, ballots, ITEMS)
    assert {line.item.id for line in result.lines if line.points} == {A, B, D}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40))
def test_agreement_goes_from_half_at_each_end_to_all_alike(values: list[int]) -> None:
    found = consensus(values, 5)
    assert 0 <= found <= 1
    assert consensus(values[::-1], 5) == pytest.approx(found)
    if len(set(values)) == 1:
        assert found == 1
    assert consensus([0, 5] * len(values), 5) == 0
    assert consensus([0, 1, 2, 3, 4, 5] * len(values), 5) < AGREED


ballots_of_points = st.lists(
    st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(lambda points: sum(points) <= 15),
    max_size=30,
)


@given(ballots_of_points, st.randoms(use_true_random=False))
def test_a_recount_in_any_order_says_the_same(points: list[list[int]], shuffled: Any) -> None:
    found = vote()
    ballots = [dots(found, *each) for each in points]
    result = count(found, ballots)
    again = list(ballots)
    shuffled.shuffle(again)
    assert [(x.item, x.points, x.voters, x.rank) for x in count(found, again).lines] == [
        (x.item, x.points, x.voters, x.rank) for x in result.lines
    ]
    assert result.points == sum(map(sum, points)) == sum(line.points for line in result.lines)
    ranks = [line.points for line in result.lines]
    assert ranks == sorted(ranks, reverse=True)
    for each in ballots:
        check_ballot(found, each.marks, booth())


@given(ballots_of_points)
def test_a_sealed_ballot_says_the_same_under_another_name(points: list[list[int]]) -> None:
    found = vote()
    ballots = [dots(found, *each) for each in points]
    keys = {each.voter: uuid4().hex for each in ballots}
    cut = [each for b in ballots if isinstance(each := sealed(b, found.id, keys), Ballot)]
    assert not {each.voter for each in ballots} & {each.voter for each in cut}
    assert count(found, cut) == count(found, ballots)
    other = replace(ballots[0], vote=uuid4()) if ballots else found
    assert sealed(other, found.id, keys) is other

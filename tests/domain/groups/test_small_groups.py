from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.groups.small_groups import small_groups

TABLE = st.lists(st.sampled_from(["OT", "ADT", "RT", "CRT", ""]), min_size=1, max_size=30)


@given(TABLE)
def test_everybody_is_in_one_pair_and_one_four_made_of_whole_pairs(kinds: list[str]) -> None:
    groups = small_groups(kinds)
    everybody = list(range(len(kinds)))
    assert sorted(person for pair in groups.pairs for person in pair) == everybody
    assert sorted(person for four in groups.fours for person in four) == everybody
    for pair in groups.pairs:
        assert any(set(pair) <= set(four) for four in groups.fours)


@given(TABLE)
def test_sizes_are_what_their_names_say(kinds: list[str]) -> None:
    groups = small_groups(kinds)
    if len(kinds) > 1:
        assert {len(pair) for pair in groups.pairs} <= {2, 3}
    if len(kinds) > 2:
        assert {len(four) for four in groups.fours} <= {3, 4, 5}


def test_ten_people_make_two_fives() -> None:
    groups = small_groups(["OT"] * 6 + ["ADT", "ADT", "RT", "CRT"])
    assert sorted(len(four) for four in groups.fours) == [5, 5]
    assert sorted(len(pair) for pair in groups.pairs) == [2, 2, 3, 3]


def test_those_alike_are_not_put_together_when_it_can_be_helped() -> None:
    kinds = ["OT", "OT", "ADT", "ADT"]
    assert all(len({kinds[n] for n in pair}) == 2 for pair in small_groups(kinds).pairs)
    mixed = ["OT"] * 4 + ["ADT"] * 4
    for four in small_groups(mixed).fours:
        assert Counter(mixed[person] for person in four) == {"OT": 2, "ADT": 2}


def test_an_empty_table_has_no_groups() -> None:
    assert small_groups([]).fours == ()

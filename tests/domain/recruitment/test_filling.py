"""The whole-number question against every choice there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_app.domain.recruitment.filling import DEEPEST, Filling, Kind, Limit


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[Limit], list[Kind], list[int]]:
    """Limits of the group and of up to three attributes; candidates; some taken already."""
    families = draw(st.integers(0, 3))
    limits = [Limit(draw(st.one_of(st.none(), st.integers(0, 5))), draw(st.integers(0, 4)))]
    places = [[0]]
    for family in range(1, families + 1):
        places.append([])
        for _value in range(draw(st.integers(1, 3))):
            places[-1].append(len(limits))
            most = draw(st.one_of(st.none(), st.integers(0, 3)))
            limits.append(Limit(most, draw(st.integers(0, 2)), 5, family))
    count = draw(st.integers(0, 8))
    kinds = [tuple(draw(st.sampled_from(family)) for family in places) for _ in range(count)]
    taken = draw(st.lists(st.integers(0, count - 1), max_size=2, unique=True)) if count else []
    return limits, kinds, taken


def worth(limits: list[Limit], kinds: list[Kind], group: set[int]) -> int | None:
    """Weighted minimums met; None when a maximum is exceeded."""
    counts = [sum(limit in kinds[each] for each in group) for limit in range(len(limits))]
    pairs = list(zip(limits, counts, strict=True))
    if any(limit.most is not None and count > limit.most for limit, count in pairs):
        return None
    return sum(limit.weight * min(limit.least, count) for limit, count in pairs)


@settings(max_examples=200, deadline=None)
@given(questions())
def test_the_best_completion_is_found(question: tuple[list[Limit], list[Kind], list[int]]) -> None:
    limits, kinds, taken = question
    if worth(limits, kinds, set(taken)) is None:
        taken = []
    filling = Filling(limits, kinds)
    for each in taken:
        filling.take(each)
    pool = [each for each in range(len(kinds)) if each not in taken]
    found = filling.complete(pool)
    every = (set(some) for n in range(len(pool) + 1) for some in combinations(pool, n))
    best = max(
        value for some in every if (value := worth(limits, kinds, some | set(taken))) is not None
    )
    assert found.value == best == worth(limits, kinds, set(found.added) | set(taken))
    assert filling.proven
    assert filling.complete(pool, best).value == best
    assert filling.complete(pool, best + 1).value == -1


def test_full_and_short_limits_are_told() -> None:
    filling = Filling([Limit(2), Limit(1, 1, family=1), Limit(None, 2, family=1)], [(0, 1), (0, 2)])
    assert filling.full(0) == []
    assert filling.short(1) == [2]
    assert filling.full(0, extra=[0]) == [1]
    filling.take(0)
    filling.take(1)
    assert filling.full(0) == [0, 1]
    assert filling.full(1) == [0]
    assert filling.count(2) == 1


def test_a_minimum_deeper_than_a_search_goes_is_still_filled() -> None:
    many = 3 * DEEPEST
    filling = Filling([Limit(None, many)], [(0,)] * many)
    assert filling.complete(range(many)).value == many
    assert filling.proven


def test_a_search_without_patience_says_so_and_keeps_the_best_it_found() -> None:
    """Three attributes cross so that no greedy choice fits, and much must be tried."""
    size = 14
    limits = [Limit(), *(Limit(1, 1, 2, family) for family in (1, 2, 3) for _ in range(size))]
    kinds: list[Kind] = [
        (0, 1 + n, 1 + size + m, 1 + 2 * size + (n * n + m * m + n * m) % (size - 1))
        for n in range(size)
        for m in range(size)
    ]
    filling = Filling(limits, kinds, patience=5)
    found = filling.complete(range(len(kinds)))
    assert not filling.proven
    assert found.value == worth(limits, kinds, set(found.added)) != 0
    exact = Filling(limits, kinds)
    assert exact.complete(range(len(kinds))).value == 78
    assert exact.proven

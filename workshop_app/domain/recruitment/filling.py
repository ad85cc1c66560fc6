"""Places in a group under maximums and minimums: the question without people, in whole numbers.

Candidates are places in a line, each within some limits. Decides how many of the minimums a group
can still meet once some are taken, exactly. Who is taken, and in which order, is `decide`.

With one or two attributes this would be a flow (Ford and Fulkerson, 1956); with three it is as
hard as three-dimensional matching (Karp, 1972). Groups are small and their values few: candidates
alike in every limit are one kind, and a branch and bound over the kinds answers at once in
practice. When it does not within `PATIENCE` steps, the best found is kept and `proven` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

PATIENCE = 4_000
"""Steps of all searches of one group together; a second or two at most."""
DEEPEST = 150
"""Choices that hang on each other: beyond, a search gives up its proof."""
UNLIMITED = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """At most and at least so many of those within it."""

    most: int | None = None
    least: int = 0
    weight: int = 1
    """What one place of the minimum counts; more for what must be met first."""
    family: int = 0
    """A candidate is within one limit of each family: its value of one attribute."""


Kind = tuple[int, ...]
"""The limits, by their place, that a candidate is within: one of each family."""


@dataclass(frozen=True, slots=True)
class Completion:
    value: int
    """Weighted places of minimums met, with those taken; -1 when the goal is out of reach."""
    added: frozenset[int]
    """Candidates to add, so that it is met."""


class Filling:
    """Counts over the limits as candidates are taken."""

    def __init__(
        self, limits: Sequence[Limit], kinds: Sequence[Kind], patience: int = PATIENCE
    ) -> None:
        self._limits, self._kinds = tuple(limits), tuple(kinds)
        self._counts = [0] * len(limits)
        self._patience = patience

    @property
    def proven(self) -> bool:
        """Whether every search so far was exact."""
        return self._patience > 0

    def take(self, candidate: int) -> None:
        for limit in self._kinds[candidate]:
            self._counts[limit] += 1

    def count(self, limit: int) -> int:
        return self._counts[limit]

    def full(self, candidate: int, extra: Iterable[int] = ()) -> list[int]:
        """Limits of the candidate that have no place left, once `extra` are taken too."""
        more = Counter(limit for other in extra for limit in self._kinds[other])
        return [
            limit
            for limit in self._kinds[candidate]
            if (most := self._limits[limit].most) is not None
            and self._counts[limit] + more[limit] >= most
        ]

    def short(self, candidate: int) -> list[int]:
        """Limits of the candidate whose minimum is not met yet."""
        return [
            limit
            for limit in self._kinds[candidate]
            if self._counts[limit] < self._limits[limit].least
        ]

    def complete(
        self, pool: Collection[int], goal: int | None = None, taken: Iterable[int] = ()
    ) -> Completion:
        """The best that adding some of `pool` can do once `taken` are in too.

        With a `goal`, what reaches it is enough, and what cannot is not looked for.
        """
        counts = list(self._counts)
        for candidate in taken:
            for limit in self._kinds[candidate]:
                counts[limit] += 1
        by_kind: dict[Kind, list[int]] = {}
        for candidate in sorted(pool):
            by_kind.setdefault(self._kinds[candidate], []).append(candidate)
        stock = {kind: len(alike) for kind, alike in by_kind.items()}
        search = _Search(self._limits, counts, stock, max(self._patience, 1))
        value = search.run(goal)
        self._patience -= search.steps
        added = (c for kind, many in search.picks.items() for c in by_kind[kind][:many])
        return Completion(value, frozenset(added))


@dataclass(frozen=True, slots=True)
class _Look:
    """What one state of the counts still allows."""

    open: Mapping[Kind, int]
    """How many more of each kind can be taken; only those of which some can."""
    reach: Sequence[int]
    """How many more each limit can take."""
    bound: int
    """No completion does better."""


class _Search:
    """One branch and bound over kinds: most weighted places of minimums met."""

    def __init__(
        self, limits: tuple[Limit, ...], counts: list[int], stock: dict[Kind, int], patience: int
    ) -> None:
        self._limits, self._counts, self._stock = limits, counts, stock
        self._patience = patience
        self._picked: Counter[Kind] = Counter()
        self._goal = self._needed = 0
        self._best = -1
        self.picks: dict[Kind, int] = {}
        self.steps = 0

    def run(self, goal: int | None) -> int:
        """The best value, or -1 when `goal` is out of reach."""
        top = self._look().bound
        if goal is not None and top < goal:
            return -1
        self._goal = top if goal is None else goal
        self._needed = goal or 0
        if not self._greedy():
            self._descend(0)
        return self._best if goal is None or self._best >= goal else -1

    def _greedy(self) -> bool:
        """The tightest minimum first, each by the kind with most room: nearly always the best."""
        moves: list[Kind] = []
        while not self._reached():
            look = self._look()
            tight = self._tightest(look)
            if tight is None:
                break
            moves.append(self._ways(tight, look)[0])
            self._move(moves[-1], 1)
        for kind in moves:
            self._move(kind, -1)
        return self._best >= self._goal

    def _descend(self, depth: int) -> bool:
        """True when the goal is reached, or patience is at its end."""
        self.steps += 1
        if self._reached():
            return True
        if self.steps >= self._patience or depth > DEEPEST:
            self.steps = max(self.steps, self._patience)
            return True
        look = self._look()
        if look.bound < max(self._best + 1, self._needed):
            return False
        tight = self._tightest(look)
        return tight is not None and self._branch(tight, look, depth)

    def _branch(self, tight: int, look: _Look, depth: int) -> bool:
        """Each kind that could fill the tightest minimum, then none of them."""
        tried: dict[Kind, int] = {}
        over = False
        for kind in self._ways(tight, look):
            self._move(kind, 1)
            over = self._descend(depth + 1)
            self._move(kind, -1)
            if over:
                break
            tried[kind], self._stock[kind] = self._stock[kind], 0
        over = over or self._descend(depth + 1)
        self._stock.update(tried)
        return over

    def _reached(self) -> bool:
        value = sum(
            limit.weight * min(count, limit.least)
            for limit, count in zip(self._limits, self._counts, strict=True)
        )
        if value > self._best:
            self._best, self.picks = value, {kind: n for kind, n in self._picked.items() if n}
        return self._best >= self._goal

    def _move(self, kind: Kind, by: int) -> None:
        self._stock[kind] -= by
        self._picked[kind] += by
        for limit in kind:
            self._counts[limit] += by

    def _ways(self, limit: int, look: _Look) -> list[Kind]:
        """Kinds that can still fill it: those that help most, then those with most room, first."""
        ways = [kind for kind in look.open if limit in kind]
        return sorted(ways, key=lambda kind: (-self._gain(kind), -self._air(kind, look), kind))

    def _gain(self, kind: Kind) -> int:
        return sum(
            self._limits[limit].weight
            for limit in kind
            if self._counts[limit] < self._limits[limit].least
        )

    def _air(self, kind: Kind, look: _Look) -> int:
        """Reach of its tightest limit beyond what that limit's own minimum misses."""
        return min(
            look.reach[limit] - max(self._limits[limit].least - self._counts[limit], 0)
            for limit in kind
        )

    def _tightest(self, look: _Look) -> int | None:
        """The unmet minimum with the fewest candidates to spare, the heaviest first."""
        spare = {
            place: (-limit.weight, look.reach[place] - missing, place)
            for place, limit in enumerate(self._limits)
            if (missing := limit.least - self._counts[place]) > 0 and look.reach[place] > 0
        }
        return min(spare, key=spare.__getitem__) if spare else None

    def _look(self) -> _Look:
        rooms = [
            UNLIMITED if limit.most is None else max(limit.most - count, 0)
            for limit, count in zip(self._limits, self._counts, strict=True)
        ]
        can = {kind: min([left, *(rooms[p] for p in kind)]) for kind, left in self._stock.items()}
        still_open = {kind: many for kind, many in can.items() if many > 0}
        there = [0] * len(rooms)
        for kind, many in still_open.items():
            for limit in kind:
                there[limit] += many
        reach = [min(pair) for pair in zip(there, rooms, strict=True)]
        return _Look(still_open, reach, self._bound(reach))

    def _bound(self, reach: Sequence[int]) -> int:
        """Each family alone, within what all of them can still add."""
        families: dict[int, list[int]] = {}
        for place, limit in enumerate(self._limits):
            families.setdefault(limit.family, []).append(place)
        everybody = min(sum(reach[place] for place in places) for places in families.values())
        bound = 0
        for places in families.values():
            left = everybody
            for place in sorted(places, key=lambda each: -self._limits[each].weight):
                limit, count = self._limits[place], self._counts[place]
                added = min(max(limit.least - count, 0), reach[place], left)
                bound += limit.weight * (min(count, limit.least) + added)
                left -= added
        return bound

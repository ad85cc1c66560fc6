"""Who is taken, who waits and at which rank, who is refused, who must be looked at; and why.

`decide` is pure: the same candidates and rules give the same decisions. The minimums that can be
met are met; beyond that, demands are taken in their order, so that whoever is passed over is so by
a rule, and the reason names that rule. Overrides and places already given come first and are kept.

Decides nothing about words (`i18n.recruitment`) nor about when a decision is told (`services`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.criteria import value_key
from workshop_app.domain.recruitment.candidature import GROUP, Place, Reason
from workshop_app.domain.recruitment.conditions import value_trouble
from workshop_app.domain.recruitment.filling import Filling, Kind, Limit
from workshop_app.domain.recruitment.line import Candidate, imposed, in_order, outside, seen_values
from workshop_app.domain.recruitment.outcome import Decision, Outcome, PlaceCount
from workshop_app.domain.recruitment.rules import Quota, Rules, check_rules

Told = tuple[tuple[str, str | int | float], ...]


def decide(candidates: Iterable[Candidate], rules: Rules) -> Outcome:
    """Raises Problem when the rules contradict each other: then nothing is decided."""
    line = in_order(candidates, rules)
    competing = [candidate for candidate in line if outside(candidate, rules) is None]
    check_rules(rules, seen_values(competing, rules))
    return _Round(line, _Values(rules)).outcome()


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of one quota, or the group: a limit of the filling."""

    place: Place
    most: int | None
    least: int
    family: int
    """0 is the group, then each quota in turn."""
    class_name: str = ""


class _Values:
    """The limits that the rules and the candidates make, each found again by its value."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.all = [_Value(GROUP, rules.most, rules.least, 0)]
        self._index: dict[tuple[int, str], int] = {}
        for family, quota in enumerate(rules.quotas, start=1):
            for value in quota.named():
                self._limit(family, quota, value)

    def __getitem__(self, limit: int) -> _Value:
        return self.all[limit]

    def kind(self, candidate: Candidate) -> Kind:
        """The limits the candidate is within: the group, then one for each quota."""
        limits = (
            self._limit(family, quota, candidate.says(quota.attribute))
            for family, quota in enumerate(self.rules.quotas, start=1)
        )
        return 0, *limits

    def limits(self) -> list[Limit]:
        """Minimums of values weigh more than that of the group: all of them come before it."""
        heavy = self.rules.least + 1
        return [
            Limit(value.most, value.least, heavy if value.family else 1, value.family)
            for value in self.all
        ]

    def _limit(self, family: int, quota: Quota, said: str) -> int:
        """Somebody taken by hand may say nothing readable: that is a value without limits."""
        known = value_trouble(quota.attribute, said) is None
        key = value_key(quota.attribute, said) if known else ""
        if (family, key) not in self._index:
            self._index[family, key] = len(self.all)
            place = Place(quota.attribute, " ".join(said.split()) if known else "")
            most, least = quota.limits_of(said) if known else (None, 0)
            named = quota.class_of(said) if known else None
            name = named.name if named else ""
            self.all.append(_Value(place, most, least, family, name))
        return self._index[family, key]


class _Round:
    """One run of the rules over a line of candidates."""

    def __init__(self, line: Sequence[Candidate], values: _Values) -> None:
        self._line, self._values, self._rules = line, values, values.rules
        self._decided: dict[int, Decision] = {}
        for turn, candidate in enumerate(line):
            if (settled := outside(candidate, self._rules)) is not None:
                self._decided[turn] = Decision(candidate.key, *settled)
        self._open = [turn for turn in range(len(line)) if turn not in self._decided]
        self._kinds = [values.kind(candidate) for candidate in line]
        self._filling = Filling(values.limits(), self._kinds)
        self._taken: list[int] = []

    def outcome(self) -> Outcome:
        self._keep()
        free = [turn for turn in self._open if turn not in self._decided]
        # Late ones come in a second round: no minimum of theirs displaces who came in time.
        self._fill([turn for turn in free if not self._line[turn].late])
        self._fill([turn for turn in free if self._line[turn].late])
        decisions = self._ranked()
        counts = self._counted(decisions)
        unknown = (c.applied_at is None and c.left_at is None for c in self._line)
        return Outcome(
            decisions=decisions,
            group=counts[0],
            places=tuple(count for count in counts[1:] if count.place.value),
            undated=sum(unknown),
            full=self._is_full(counts),
            proven=self._filling.proven,
        )

    def _keep(self) -> None:
        """Places given by hand, and those given already."""
        for turn in self._open:
            candidate = self._line[turn]
            if candidate.imposed:
                self._take(turn, imposed(candidate))
            elif candidate.holds:
                self._take(turn, Reason("in_order", self._told(self._main_limit(turn))))

    def _fill(self, pool: Sequence[int]) -> None:
        """In the order of the line, as long as the minimums that can be met still are."""
        filling = self._filling
        best = filling.complete(pool)
        plan, goal = set(best.added), best.value
        for place, turn in enumerate(pool):
            if turn in plan:
                plan.discard(turn)
            elif full := filling.full(turn):
                self._wait(turn, *self._why_full(turn, full))
                continue
            elif filling.full(turn, plan):
                found = filling.complete(pool[place + 1 :], goal, (turn,))
                if found.value < goal:
                    self._wait(turn, GROUP, self._why_reserved(plan))
                    continue
                plan = set(found.added)
            self._take(turn, self._why_taken(turn))

    def _take(self, turn: int, reason: Reason) -> None:
        self._filling.take(turn)
        self._taken.append(turn)
        self._decided[turn] = Decision(self._line[turn].key, "accepted", reason)

    def _wait(self, turn: int, place: Place, reason: Reason) -> None:
        self._decided[turn] = Decision(self._line[turn].key, "waiting", reason, place=place)

    # why

    def _why_taken(self, turn: int) -> Reason:
        main = self._main_limit(turn)
        if self._line[turn].waited:
            return Reason("freed", self._told(main))
        for limit in self._filling.short(turn):
            if limit:
                least = (("least", self._values[limit].least),)
                return Reason("minimum", (*self._told(limit), *least))
        return Reason("in_order", self._told(main))

    def _why_full(self, turn: int, full: Sequence[int]) -> tuple[Place, Reason]:
        """By the value with the fewest places, of the latest quota: a structure before a
        département; by the group only if no value is full."""
        values = self._values
        limit = min(full, key=lambda each: (not each, values[each].most or 0, -values[each].family))
        where = values[limit].place
        # Whoever leaves this place leaves one in the group as well: only other values count.
        others = ("others", sum(each not in (0, limit) for each in full))
        if self._line[turn].late:
            return where, Reason("closed", (*self._told(limit), others))
        holders = [each for each in self._taken if limit in self._kinds[each]]
        told: Told = (*self._told(limit), ("most", values[limit].most or 0), others)
        if any(each > turn for each in holders):
            return where, Reason("full_kept", told)
        return where, Reason("full", (*told, *self._gap(turn, max(holders))))

    def _why_reserved(self, plan: Iterable[int]) -> Reason:
        """A place is left, and a minimum needs it: the one that still misses most."""
        short = Counter(
            limit for other in plan for limit in self._filling.short(other) if limit != 0
        )
        if not short:
            return Reason("reserved_group", (("least", self._rules.least),))
        value = self._values[min(short, key=lambda limit: (-short[limit], limit))]
        told = (("attribute", value.place.attribute), ("least", value.least))
        return Reason("reserved", told)

    def _main_limit(self, turn: int) -> int:
        """The first of its values that has a maximum; the group if none has."""
        values = self._kinds[turn][1:]
        return next((limit for limit in values if self._values[limit].most is not None), 0)

    def _told(self, limit: int) -> Told:
        place = self._values[limit].place
        return ("attribute", place.attribute), ("value", place.value)

    def _gap(self, turn: int, before: int) -> Told:
        """How long before this demand the last of those who have the place came."""
        mine, theirs = self._line[turn].applied_at, self._line[before].applied_at
        if mine is None or theirs is None:
            return (("gap", "listed" if mine is theirs else "undated"),)
        if days := (mine.date() - theirs.date()).days:
            return ("gap", "days"), ("days", days)
        if self._rules.order == "instant" and mine != theirs:
            return ("gap", "hour"), ("at", theirs.isoformat())
        if self._rules.tie == "draw":
            return ("gap", "drawn"), ("draw", self._rules.draw)
        return (("gap", "listed"),)

    # what comes out

    def _ranked(self) -> tuple[Decision, ...]:
        """In the order of the line, who waits with a rank for each place: late ones behind."""
        ranks: Counter[Place | None] = Counter()
        waiting = [turn for turn in self._decided if self._decided[turn].state == "waiting"]
        for turn in sorted(waiting, key=lambda each: (self._line[each].late, each)):
            decision = self._decided[turn]
            ranks[decision.place] += 1
            self._decided[turn] = replace(decision, rank=ranks[decision.place])
        return tuple(self._decided[turn] for turn in sorted(self._decided))

    def _counted(self, decisions: Sequence[Decision]) -> list[PlaceCount]:
        """In the order of the limits: the group first."""
        waiting: Counter[int] = Counter()
        for turn, decision in enumerate(decisions):
            if decision.state == "waiting":
                waiting.update(self._kinds[turn])
        return [
            PlaceCount(
                value.place,
                value.most,
                value.least,
                self._filling.count(limit),
                waiting[limit],
                value.class_name,
            )
            for limit, value in enumerate(self._values.all)
        ]

    def _is_full(self, counts: Sequence[PlaceCount]) -> bool:
        """No place left in the group, or in any of the values that the rules wait for."""
        families = [[counts[0]]]
        for family, quota in enumerate(self._rules.quotas, start=1):
            if quota.values:
                values = zip(self._values.all, counts, strict=True)
                families.append([count for value, count in values if value.family == family])
        return any(all(count.free == 0 for count in family) for family in families)

"""Splitting the people of a workshop into tables, with the engine of `domain.groups`.

Reading what is asked, searching and keeping the result are three steps: the first reads, the
second is long and touches nothing (it belongs in a thread of its own), the third is one command.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from uuid import UUID, uuid4

from workshop_app.domain.criteria import column, criteria_of
from workshop_app.domain.facts import PersonSeated, SplitMade
from workshop_app.domain.groups.balance import BalanceSheet, OverRounds, balance_sheet, bound_of
from workshop_app.domain.groups.problem import (
    MODES,
    Asked,
    Criterion,
    Mode,
    Rule,
    SplitProblem,
    check_problem,
    decreasing_weights,
    tables_of_size,
)
from workshop_app.domain.groups.rotation import rotate
from workshop_app.domain.groups.rules import blocks_of
from workshop_app.domain.groups.search import SearchProgress, split
from workshop_app.domain.identity import fold, sort_key
from workshop_app.domain.people import CRITERIA_FIELDS, GroupRule, Person, Split
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.labels import field_label
from workshop_app.services.attendance import attendance_of, people_awaited
from workshop_app.services.people import nobody
from workshop_app.services.ports import Snapshot, Stop, UnitOfWork, Watch
from workshop_app.services.split_list import ROTATION_EFFORT, read_criteria
from workshop_app.services.workshops import change_workshop, the_workshop

CRITERIA_NAMES = {
    "structure": "organisation",
    "organisation": "organisation",
    "type": "organisation_type",
    "type de structure": "organisation_type",
    "organisation type": "organisation_type",
    "departement": "departement",
    "fonction": "function",
    "function": "function",
}
"""What a command line may call the fields that a split can spread."""
LARGEST_SEED = 9_999
"""Seeds drawn here can be read aloud; any whole number can be asked for."""
NAMED_VALUES = ("names", "one", "other")
"""Values of the engine's refusals that name people."""


@dataclass(frozen=True, slots=True)
class SplitOrder:
    """What is asked of a split, as read at one moment."""

    problem: SplitProblem
    """People are their ids as text, in the order of a directory."""
    names: Mapping[str, str] = field(compare=False)
    """Name of each person, for refusals."""
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class SplitResult(OverRounds):
    order: SplitOrder
    rounds: tuple[Mapping[str, int], ...]
    """Table of each person in each round."""
    sheets: tuple[BalanceSheet, ...]
    """The balance of each round."""
    seed: int

    @property
    def tables(self) -> Mapping[str, int]:
        """Where everybody sits in the first round."""
        return self.rounds[0]

    @property
    def sheet(self) -> BalanceSheet:
        """Of the first round."""
        return self.sheets[0]


def split_problem(
    snapshot: Snapshot,
    tables: int | None = None,
    size: int | None = None,
    criteria: Mapping[str, Asked] | None = None,
    rounds: int | None = None,
) -> SplitOrder:
    """Read what a split needs. `size`: most people at a table; neither: the workshop's tables.

    `criteria`: field or heading -> what is asked; None: those of the workshop, in its order.
    `rounds`: how many times people sit anew, the first included; None: as many as the workshop
    wants.
    """
    people = people_to_seat(snapshot)
    if not people:
        raise nobody(snapshot)
    if tables is not None and size is not None:
        raise Problem("split_tables_or_size")
    workshop = the_workshop(snapshot)
    if tables is None:
        tables = tables_of_size(len(people), size) if size is not None else workshop.table_count
    weights = criteria or weights_of(workshop)
    turns = workshop.rounds if rounds is None else rounds
    return order_of(people, snapshot.group_rules.where(), tables, weights, turns)


def order_of(
    people: Sequence[Person],
    rules: Iterable[GroupRule],
    tables: int,
    criteria: Mapping[str, Asked],
    rounds: int = 1,
) -> SplitOrder:
    """The engine's question about these people, seated or not. In several rounds hosts stay."""
    stays = host_tables(people, tables) if rounds > 1 else {}
    problem = SplitProblem(
        people=tuple(str(person.id) for person in people),
        tables=tables,
        criteria=tuple(
            Criterion(name, values, asked.weight, asked.mode)
            for name, asked in criteria.items()
            if any(values := column(people, name))
        ),
        rules=tuple(_rules(people, rules, stays)),
    )
    return SplitOrder(problem, {str(person.id): person.name for person in people}, rounds)


def people_to_seat(snapshot: Snapshot) -> list[Person]:
    """Those a chair is kept for, in the order of a directory."""
    return in_directory_order(people_awaited(snapshot))


def in_directory_order(people: Iterable[Person]) -> list[Person]:
    """Always the same order: the same seed gives the same split."""
    return sorted(
        people,
        key=lambda person: (
            *sort_key(person.last_name, person.first_name),
            person.email,
            person.organisation,
            person.id.int,
        ),
    )


def weights_of(workshop: Workshop, kept: Split | None = None) -> dict[str, Asked]:
    """Weight and mode of each criterion. Weights are those of the last split while its order still
    holds; modes are those of the workshop."""
    modes = modes_of(workshop)
    return {
        name: Asked(weight, modes.get(name, "spread"))
        for name, weight in _weights(workshop, kept).items()
    }


def modes_of(workshop: Workshop) -> dict[str, Mode]:
    """The criteria that are not simply spread."""
    written = dict(workshop.criteria_modes)
    return {name: mode for name, said in written.items() for mode in MODES if mode == said}


def _weights(workshop: Workshop, kept: Split | None) -> dict[str, int]:
    if kept is not None:
        weights = dict(zip(kept.criteria, kept.weights, strict=True))
        ranked = tuple(sorted(weights, key=lambda name: -weights[name]))
        if workshop.criteria[: len(ranked)] == ranked:
            return weights | dict.fromkeys(workshop.criteria[len(ranked) :], 1)
    return decreasing_weights(workshop.criteria)


def read_split_criteria(snapshot: Snapshot, text: str) -> dict[str, Asked]:
    """`structure:5,type:3:never-alone`, or names alone in order: field or free column -> asked."""
    headings = criteria_headings(people_to_seat(snapshot))
    asked = {_field_of(name, headings): each for name, each in read_criteria(text).items()}
    unknown = tuple(name for name in asked if name not in (*CRITERIA_FIELDS, *headings))
    if unknown:
        known = (*(field_label(name) for name in CRITERIA_FIELDS), *headings)
        raise Problem("split_criterion_unknown", names=unknown, columns=known)
    return asked


def criteria_headings(people: Sequence[Person]) -> tuple[str, ...]:
    """Free columns of the list that a split may spread, asked for by name."""
    return tuple(dict.fromkeys(heading for person in people for heading, _ in person.attributes))


def suggested_criteria(people: Sequence[Person]) -> tuple[str, ...]:
    """Fields that somebody has, then the free columns worth spreading."""
    fields = tuple(name for name in CRITERIA_FIELDS if any(column(people, name)))
    return fields + criteria_of(people)


def _field_of(name: str, headings: Iterable[str]) -> str:
    known = CRITERIA_NAMES.get(fold(name))
    if known is not None:
        return known
    return next((heading for heading in headings if fold(heading) == fold(name)), name)


def host_tables(people: Sequence[Person], tables: int) -> dict[UUID, int]:
    """The table each host stays at: the one they have, unless another host is there already and a
    table has none; hosts without a seat take the tables that lack one."""
    hosts = [person for person in people if person.host]
    most = -(-len(hosts) // tables)
    at: Counter[int] = Counter()
    stays: dict[UUID, int] = {}
    for person in sorted(hosts, key=lambda host: not host.locked):
        table = person.table
        fits = table is not None and 1 <= table <= tables and at[table] < most
        if table is not None and (person.locked or fits):
            stays[person.id] = table
            at[table] += 1
    for person in hosts:
        if person.id not in stays:
            table = min(range(1, tables + 1), key=lambda number: (at[number], number))
            stays[person.id] = table
            at[table] += 1
    return stays


def _rules(
    people: Sequence[Person], rules: Iterable[GroupRule], stays: Mapping[UUID, int]
) -> Iterable[Rule]:
    present = {person.id for person in people}
    for person in people:
        table = stays.get(person.id, person.table if person.locked else None)
        if person.referent:
            yield Rule("referent", str(person.id), table=table)
        elif table is not None:
            yield Rule("lock", str(person.id), table=table)
    for rule in sorted(rules, key=lambda rule: rule.id.int):
        bound = [str(key) for key in rule.people if key in present]
        pairs = pairwise(bound) if rule.kind == "together" else combinations(bound, 2)
        yield from (Rule(rule.kind, one, other) for one, other in pairs)


def draw_seed() -> int:
    return random.SystemRandom().randint(1, LARGEST_SEED)


def compute_split(
    order: SplitOrder, seed: int, watch: Watch | None = None, effort: float = 1.0
) -> SplitResult:
    """Search the best split. Long: never in the writer nor on the screen's thread.

    Raises Problem with people's names when the rules cannot be kept, Stop when cancelled.
    """
    watch = watch or Watch()
    try:
        found, complete = _search(order, seed, watch, effort)
    except Problem as refusal:
        raise named(refusal, order.names) from None
    if not complete:
        raise Stop
    bound = bound_of(order.problem)
    sheets = tuple(balance_sheet(order.problem, tables, bound) for tables in found)
    return SplitResult(order, found, sheets, seed)


def _search(
    order: SplitOrder, seed: int, watch: Watch, effort: float
) -> tuple[tuple[Mapping[str, int], ...], bool]:
    """The seating of each round, and whether the search came to its end."""

    def tell(at: SearchProgress) -> None:
        watch.progress(at.share)

    if order.rounds == 1:
        found = split(order.problem, seed, effort=effort, progress=tell, cancelled=watch.cancelled)
        return (found.tables,), found.complete
    rotation = rotate(
        order.problem,
        order.rounds,
        seed,
        effort=effort * ROTATION_EFFORT,
        progress=tell,
        cancelled=watch.cancelled,
    )
    return rotation.rounds, rotation.complete


def check_order(order: SplitOrder) -> None:
    """Refuse at once what no search could find. Raises Problem with people's names."""
    try:
        check_problem(order.problem)
        blocks_of(order.problem)
    except Problem as refusal:
        raise named(refusal, order.names) from None


def named(refusal: Problem, names: Mapping[str, str]) -> Problem:
    """The engine's refusal with people's names instead of their ids."""
    values = {key: value for key, value in refusal.values.items() if key != "rules"}
    for key in NAMED_VALUES:
        value = values.get(key)
        if isinstance(value, tuple):
            values[key] = tuple(names.get(each, each) for each in value)
        elif isinstance(value, str):
            values[key] = names.get(value, value)
    return Problem(refusal.code, **values)


def apply_split(uow: UnitOfWork, result: SplitResult) -> Split:
    """Seat everybody, in one undo; tables open or close with their number.

    Refused when the list or the rules have changed since they were read: some would have no seat.
    """
    asked = result.order.problem
    weights = {each.name: Asked(each.weight, each.mode) for each in asked.criteria}
    people = people_to_seat(uow)
    turns = len(result.rounds)
    now = order_of(people, uow.group_rules.where(), asked.tables, weights, turns)
    if now.problem != asked:
        raise Problem("split_stale")
    change_workshop(
        uow,
        table_count=asked.tables,
        rounds=turns,
        criteria=_kept_order(uow, weights),
        criteria_modes=_kept_modes(uow, weights),
    )
    for person in people:
        tables = tuple(seats[str(person.id)] for seats in result.rounds)
        seated = replace(person, tables=tables)
        if seated != person:
            uow.record(PersonSeated(person, seated))
    free_seats(uow, {person.id for person in people})
    return _keep(uow, result)


def free_seats(uow: UnitOfWork, sitting: Set[UUID]) -> None:
    """Nobody keeps a chair for those who are not there. Who has gone home keeps theirs: it says
    where they sat."""
    said = attendance_of(uow)
    for person in uow.people.where():
        gone = person.id in said and said[person.id].state == "left"
        if person.tables and person.id not in sitting and not gone:
            uow.record(PersonSeated(person, replace(person, tables=())))


def _kept_order(uow: UnitOfWork, asked: Mapping[str, Asked]) -> tuple[str, ...]:
    """What was spread, the heaviest first; then what would be if the list had it."""
    people = people_to_seat(uow)
    unknown = [name for name in the_workshop(uow).criteria if not any(column(people, name))]
    return (*sorted(asked, key=lambda name: -asked[name].weight), *unknown)


def _kept_modes(uow: UnitOfWork, asked: Mapping[str, Asked]) -> tuple[tuple[str, str], ...]:
    """Of what was asked; a criterion nobody has a value for keeps its own."""
    known = modes_of(the_workshop(uow)) | {name: each.mode for name, each in asked.items()}
    return tuple((name, mode) for name, mode in known.items() if mode != "spread")


def _keep(uow: UnitOfWork, result: SplitResult) -> Split:
    before = newest_split(uow)
    problem = result.order.problem
    after = Split(
        id=before.id if before else uuid4(),
        workshop=uow.workshop,
        made_at=uow.now,
        tables=problem.tables,
        rounds=len(result.rounds),
        seed=result.seed,
        criteria=tuple(criterion.name for criterion in problem.criteria),
        weights=tuple(criterion.weight for criterion in problem.criteria),
        modes=tuple(criterion.mode for criterion in problem.criteria),
        imbalance=result.imbalance,
        lower_bound=result.lower_bound,
        proven=result.proven,
    )
    return uow.record(SplitMade(before, after))


def newest_split(snapshot: Snapshot) -> Split | None:
    """The one split of the workshop, taken back or not."""
    return next(iter(snapshot.splits.since(0)), None)


def present_split(snapshot: Snapshot) -> Split | None:
    """How the people were spread; None before, or once that was taken back."""
    known = newest_split(snapshot)
    return None if known is None or known.withdrawn else known

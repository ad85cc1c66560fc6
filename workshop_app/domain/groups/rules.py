"""The rules as blocks of people, and their contradictions, named with the people concerned.

Decides which people form one block (kept together, through whatever chain) and refuses rules
that contradict each other whatever the seating. What only a search can tell (five people apart
in four tables) is decided in `arrangement`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop_app.domain.groups.problem import Rule, SplitProblem
from workshop_app.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Block:
    """People who share a table, as places in `SplitProblem.people`. Most are alone in theirs."""

    members: tuple[int, ...]
    table: int | None
    """Where they are locked, 0 for the first table; None = anywhere."""
    referents: int
    apart: tuple[int, ...]
    """Blocks that must sit elsewhere."""


def blocks_of(problem: SplitProblem) -> tuple[Block, ...]:
    """Blocks in the order of their first member; refuses direct contradictions."""
    place = {person: index for index, person in enumerate(problem.people)}
    block_of, members = _components(problem, place)
    _refuse_apart_within_block(problem, place, block_of)
    locked = _locks(problem, place, block_of)
    _refuse_too_big(problem, members, locked)
    referents = [0] * len(members)
    for person in problem.referents:
        referents[block_of[place[person]]] += 1
    _refuse_referents(problem, members, referents, locked)
    apart: list[dict[int, None]] = [{} for _ in members]
    for rule in problem.rules:
        if rule.kind == "apart":
            one, two = block_of[place[rule.person]], block_of[place[rule.other]]
            apart[one][two] = apart[two][one] = None
            if locked.get(one) is not None and locked.get(one) == locked.get(two):
                raise Problem(
                    "split_apart_same_table",
                    names=_names(problem, members[one] + members[two])
                    if len(members[one] + members[two]) > 2
                    else rule.people,
                    table=locked[one] + 1,
                )
    return tuple(
        Block(tuple(people), locked.get(block), referents[block], tuple(apart[block]))
        for block, people in enumerate(members)
    )


def _components(problem: SplitProblem, place: dict[str, int]) -> tuple[list[int], list[list[int]]]:
    """Block of each person, and the people of each block: the closure of the together rules."""
    parent = list(range(len(place)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for rule in problem.rules:
        if rule.kind == "together":
            one, two = find(place[rule.person]), find(place[rule.other])
            parent[max(one, two)] = min(one, two)
    number: dict[int, int] = {}
    members: list[list[int]] = []
    block_of = []
    for index in range(len(place)):
        root = find(index)
        if root not in number:
            number[root] = len(members)
            members.append([])
        members[number[root]].append(index)
        block_of.append(number[root])
    return block_of, members


def together_chain(rules: Iterable[Rule], start: str, end: str) -> tuple[str, ...]:
    """Shortest chain of together rules between two people, both ends included; () = none."""
    near: dict[str, list[str]] = {}
    for rule in rules:
        if rule.kind == "together":
            near.setdefault(rule.person, []).append(rule.other)
            near.setdefault(rule.other, []).append(rule.person)
    came_from: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        person = waiting.popleft()
        if person == end:
            chain: list[str] = []
            step: str | None = end
            while step is not None:
                chain.append(step)
                step = came_from[step]
            return tuple(reversed(chain))
        for other in near.get(person, ()):
            if other not in came_from:
                came_from[other] = person
                waiting.append(other)
    return ()


def _refuse_apart_within_block(
    problem: SplitProblem, place: dict[str, int], block_of: list[int]
) -> None:
    for rule in problem.rules:
        if rule.kind == "apart" and block_of[place[rule.person]] == block_of[place[rule.other]]:
            chain = together_chain(problem.rules, rule.person, rule.other)
            raise Problem("split_together_and_apart", names=chain, one=chain[0], other=chain[-1])


def _locks(problem: SplitProblem, place: dict[str, int], block_of: list[int]) -> dict[int, int]:
    """Table of each locked block, 0 for the first."""
    locked: dict[int, tuple[int, str]] = {}
    for rule in problem.rules:
        if rule.kind not in ("lock", "referent") or rule.table is None:
            continue
        table, block = rule.table - 1, block_of[place[rule.person]]
        known, first = locked.setdefault(block, (table, rule.person))
        if known != table:
            chain = together_chain(problem.rules, first, rule.person)
            raise Problem(
                "split_two_locks",
                names=chain,
                one=first,
                table=known + 1,
                other=rule.person,
                other_table=table + 1,
            )
    return {block: table for block, (table, _) in locked.items()}


def _refuse_too_big(
    problem: SplitProblem, members: Sequence[Sequence[int]], locked: dict[int, int]
) -> None:
    most = [high for _, high in problem.size_range]
    at_table: dict[int, list[int]] = {}
    for block, people in enumerate(members):
        seats = most[locked[block]] if block in locked else max(most)
        if len(people) > seats:
            raise Problem(
                "split_block_too_big", names=_names(problem, people), n=len(people), seats=seats
            )
        if block in locked:
            at_table.setdefault(locked[block], []).extend(people)
    for table, people in at_table.items():
        if len(people) > most[table]:
            raise Problem(
                "split_table_overfull",
                names=_names(problem, people),
                table=table + 1,
                n=len(people),
                seats=most[table],
            )


def _refuse_referents(
    problem: SplitProblem,
    members: Sequence[Sequence[int]],
    referents: Sequence[int],
    locked: dict[int, int],
) -> None:
    _, most = problem.referent_range
    named = set(problem.referents)
    at_table: dict[int, list[int]] = {}
    for block, people in enumerate(members):
        if not referents[block]:
            continue
        who = [index for index in people if problem.people[index] in named]
        if referents[block] > most:
            raise Problem("split_referents_together", names=_names(problem, who), most=most)
        if block in locked:
            at_table.setdefault(locked[block], []).extend(who)
    for table, people in at_table.items():
        if len(people) > most:
            raise Problem(
                "split_referents_same_table",
                names=_names(problem, people),
                table=table + 1,
                most=most,
            )


def _names(problem: SplitProblem, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(problem.people[index] for index in places)

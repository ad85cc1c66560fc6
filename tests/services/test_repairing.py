"""Mending the tables for those who came."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

import pytest

from tests.conftest import Workshop
from tests.services.repairing import arrive, change, morning, registered, seats, walk_in
from workshop_app.domain.problems import Problem
from workshop_app.services.attendance import set_attendance
from workshop_app.services.badges import give_badges
from workshop_app.services.grouping import apply_split, compute_split, people_to_seat, split_problem
from workshop_app.services.history import undo
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_parts import mark_printed, marks_of
from workshop_app.services.phases import change_phase, schedule, start_phase
from workshop_app.services.ports import Stop, Watch
from workshop_app.services.repair_order import Refused, repair_order
from workshop_app.services.repair_plan import RepairPlan, RepairRow, plan_of
from workshop_app.services.repairing import Repair, apply_repair, compute_repair
from workshop_app.services.seats import add_rule, lock_person


def repaired(workshop: Workshop, refused: Refused = frozenset()) -> Repair:
    return compute_repair(workshop.ask(partial(repair_order, refused=refused)))


def planned(workshop: Workshop, refused: Refused = frozenset()) -> RepairPlan:
    return plan_of(repaired(workshop, refused))


def moves(plan: RepairPlan) -> list[RepairRow]:
    return [row for row in plan.rows if row.kind == "move"]


def print_badges(workshop: Workshop) -> None:
    workshop.do(give_badges)
    content = workshop.ask(partial(collect_kit, address="", now=workshop.clock.now()))
    workshop.do(partial(mark_printed, marks=marks_of(content, ["badges"])))


def test_the_no_show_quarter_of_an_hour(workshop: Workshop) -> None:
    gone = morning(workshop)
    found = repaired(workshop)
    plan = plan_of(found)
    assert (plan.registered, plan.absent, plan.walk_ins, plan.present) == (94, 12, 6, 88)
    assert len(plan.missing) == 2
    assert plan.sizes.amber_before
    assert not plan.sizes.amber_after
    assert sorted(plan.sizes.after) == [9, 9, *[10] * 7]
    assert (True, "Un référent à chaque table") in plan.checks
    done = workshop.do(partial(apply_repair, repair=found, allowed=plan.chosen))
    assert (done.moved, done.seated, done.stand_ins) == (plan.chosen, 6, 2)
    sitting = workshop.ask(people_to_seat)
    assert len(sitting) == 88
    assert all(person.table for person in sitting)
    assert Counter(p.table for p in sitting if p.referent) == dict.fromkeys(range(1, 10), 1)
    at = seats(workshop)
    assert all(at[str(person.id)] is None for person in gone)
    known = {p.id for p in workshop.ask(lambda snapshot: snapshot.people.where())}
    assert {person.id for person in gone} <= known


def test_one_undo_takes_all_of_it_back(workshop: Workshop) -> None:
    morning(workshop)
    before = seats(workshop)
    found = repaired(workshop)

    def command(uow: Any) -> int:
        apply_repair(uow, found)
        return int(uow.command)

    number = workshop.do(command)
    assert seats(workshop) != before
    workshop.do(partial(undo, command=number))
    assert seats(workshop) == before


def test_locked_people_hosts_and_referents_who_are_there_never_move(workshop: Workshop) -> None:
    people = registered(workshop)
    for person in people[20:26]:
        workshop.do(partial(lock_person, key=person.id))
    for person in people[30:36]:
        change(workshop, person, host=True)
    stays = [*people[20:26], *people[30:36], *(p for p in people if p.referent)]
    gone = [p for p in people if p not in stays][::4][:15]
    arrive(workshop, [person for person in people if person not in gone])
    found = repaired(workshop)
    fixed = {str(person.id) for person in stays}
    for point in found.curves[0].curve:
        assert not fixed & {move.person for move in point.moves}
    marks = [line.mark for line in plan_of(found).fixed]
    assert marks == ["referents", "hosts", "locked", "still"]


def test_refusing_a_move_keeps_that_person_and_reckons_the_rest_again(workshop: Workshop) -> None:
    morning(workshop)
    plan = planned(workshop)
    row = moves(plan)[0]
    again = planned(workshop, frozenset({(1, row.person)}))
    assert row.person not in {each.person for each in again.rows}
    assert not again.sizes.amber_after


def test_refusing_a_stand_in_asks_somebody_else(workshop: Workshop) -> None:
    morning(workshop)
    first = [row for row in planned(workshop).rows if row.kind == "referent"]
    assert len(first) == 2
    again = planned(workshop, frozenset({(1, first[0].person)}))
    second = [row for row in again.rows if row.kind == "referent"]
    assert first[0].person not in {row.person for row in second}
    assert {row.to for row in second} == {row.to for row in first}


def test_a_reserve_moves_to_the_table_that_lost_its_referent(workshop: Workshop) -> None:
    people = registered(workshop)
    missing = next(person for person in people if person.referent)
    reserve = next(p for p in people if not p.referent and p.table != missing.table)
    change(workshop, reserve, reserve=True)
    arrive(workshop, [person for person in people if person != missing])
    plan = planned(workshop)
    row = next(row for row in plan.rows if row.person == reserve.id)
    assert (row.origin, row.to, row.forced) == (reserve.table, missing.table, True)
    assert row == plan.rows[0]
    assert row.reason == f"La table {missing.table} retrouve un référent, prévu en réserve"
    assert row.detail.endswith("de réserve")


def test_a_referent_too_many_goes_where_one_is_missing(workshop: Workshop) -> None:
    people = registered(workshop)
    missing = next(person for person in people if person.referent)
    double = next(p for p in people if not p.referent and p.table != missing.table)
    change(workshop, double, referent=True)
    arrive(workshop, [person for person in people if person != missing])
    plan = planned(workshop)
    here = [p for p in people if p.table == double.table and (p.referent or p == double)]
    sent = next(row for row in plan.rows if row.to == missing.table and row.forced)
    assert sent.person in {person.id for person in here}
    assert not [row for row in plan.rows if row.kind == "referent"]


def test_nobody_moves_when_everybody_came(workshop: Workshop) -> None:
    people = registered(workshop, 90)
    arrive(workshop, people)
    plan = planned(workshop)
    assert plan.rows == ()
    if plan.nothing:
        assert plan.curve[0].imbalance == plan.curve[-1].imbalance
    assert plan.elbow.bold == "Personne n’a besoin de bouger."


def test_the_moves_that_equal_sizes_ask_for_are_told(workshop: Workshop) -> None:
    people = registered(workshop, 90)
    gone = [p for p in people if p.table == 4 and not p.referent][:5]
    arrive(workshop, [person for person in people if person not in gone])
    found = repaired(workshop)
    need = found.sizes_need(0)
    assert need is not None
    assert need >= 3
    plan = plan_of(found)
    assert plan.proposed >= need
    assert not plan.sizes.amber_after
    assert f"À partir de {need}, les tables ont la même taille." in plan.elbow.rest
    assert any("5 personnes à la table 4" in row.reason for row in moves(plan))
    fewer = plan_of(found, 0)
    assert fewer.rows == ()
    assert 4 in fewer.sizes.amber_after


def test_a_rule_that_forces_a_move_is_listed_first(workshop: Workshop) -> None:
    people = registered(workshop, 90)
    one, other = [p for p in people if p.table == 1 and not p.referent][:2]
    workshop.do(partial(add_rule, kind="apart", people=[one.id, other.id]))
    arrive(workshop, people)
    plan = planned(workshop)
    assert plan.forced >= 1
    assert plan.curve[0].moves == plan.forced
    assert plan.rows[0].forced
    assert plan.rows[0].person in (one.id, other.id)
    assert plan.rows[0].reason.startswith("À une autre table que")
    with pytest.raises(Problem, match="split_needs_more_moves"):
        plan_of(repaired(workshop), plan.forced - 1)


def test_badges_on_paper_are_flagged_and_only_what_changes_is_reprinted(
    workshop: Workshop,
) -> None:
    morning(workshop, late=0)
    print_badges(workshop)
    late = walk_in(workshop, 1, table=1)[0]
    plan = planned(workshop)
    rows = {row.person: row for row in plan.rows}
    assert {row.badge for row in moves(plan) if row.person != late.id} <= {"redo"}
    if late.id in rows:
        assert rows[late.id].badge == "none"
    assert set(plan.badges) == {row.person for row in plan.rows} | {late.id}
    assert plan.on_paper
    touched = {row.to for row in plan.rows} | {row.origin for row in plan.rows if row.origin}
    found = repaired(workshop)
    assert set(plan.lists) == touched | {found.point(0).tables[str(late.id)]}
    assert any("leur badge reste bon" in line.rest for line in plan.fixed)


def test_it_is_refused_when_somebody_came_meanwhile(workshop: Workshop) -> None:
    gone = morning(workshop)
    found = repaired(workshop)
    arrive(workshop, gone[-1:])
    before = seats(workshop)
    with pytest.raises(Problem, match="repair_stale"):
        workshop.do(partial(apply_repair, repair=found))
    assert seats(workshop) == before


def test_somebody_who_comes_after_the_repair_is_awaited_again(workshop: Workshop) -> None:
    gone = morning(workshop)
    workshop.do(partial(apply_repair, repair=repaired(workshop)))
    assert gone[0].id not in {p.id for p in workshop.ask(people_to_seat)}
    arrive(workshop, gone[:1])
    assert gone[0].id in {p.id for p in workshop.ask(people_to_seat)}
    rows = planned(workshop).rows
    assert [row.kind for row in rows if row.person == gone[0].id] == ["seat"]


def test_who_has_gone_home_keeps_the_seat_that_says_where_they_sat(workshop: Workshop) -> None:
    people = registered(workshop, 45, 5)
    arrive(workshop, people)
    early = next(p for p in people if not p.referent)
    workshop.do(partial(set_attendance, key=early.id, state="left", by="poste 1"))
    found = repaired(workshop)
    assert found.order.absent == ()
    workshop.do(partial(apply_repair, repair=found))
    assert seats(workshop)[str(early.id)] == early.table
    assert early.id not in {p.id for p in workshop.ask(people_to_seat)}


def test_nothing_to_repair_before_there_are_tables(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="no_people"):
        workshop.ask(repair_order)
    workshop.add("Ève", "Œuvray")
    with pytest.raises(Problem, match="repair_without_split"):
        workshop.ask(repair_order)


def test_it_stops_when_asked(workshop: Workshop) -> None:
    morning(workshop)
    order = workshop.ask(repair_order)
    with pytest.raises(Stop):
        compute_repair(order, Watch(cancelled=lambda: True))


def test_every_round_to_come_is_mended(workshop: Workshop) -> None:
    people = registered(workshop, 45, 5)
    order = workshop.ask(partial(split_problem, rounds=2))
    workshop.do(partial(apply_split, result=compute_split(order, 1, effort=0.2)))
    gone = [p for p in people if not p.referent][:4]
    arrive(workshop, [person for person in people if person not in gone])
    late = walk_in(workshop, 2)
    found = repaired(workshop)
    assert [question.round for question in found.order.questions] == [1, 2]
    workshop.do(partial(apply_repair, repair=found))
    for round_ in (0, 1):
        sitting = workshop.ask(people_to_seat)
        sizes = Counter(person.tables[round_] for person in sitting)
        assert sorted(sizes.values()) == [8, 8, 9, 9, 9]
    assert all(len(person.tables) == 2 for person in sitting)
    assert {p.id for p in late} <= {p.id for p in sitting}
    phase = workshop.ask(schedule)[0]
    workshop.do(partial(change_phase, key=phase.id, round=2))
    workshop.do(partial(start_phase, key=phase.id))
    assert [q.round for q in workshop.ask(repair_order).questions] == [2]

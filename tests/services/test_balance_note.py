"""What the note on a split says."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from tests.services.test_grouping import done, fill
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.services.balance_note import balance_note
from workshop_app.services.grouping import people_to_seat
from workshop_app.services.note_content import BalanceNote
from workshop_app.services.seats import (
    add_rule,
    ask_of_criterion,
    lock_person,
    seat_person,
    set_referent,
    swap_people,
)


def note(workshop: Workshop, round_: int = 1) -> BalanceNote:
    read = partial(balance_note, round_=round_, now=workshop.clock.now())
    return workshop.ask(read)


def test_every_figure_stands_against_its_target(workshop: Workshop) -> None:
    people = fill(workshop)
    for person in people[:3]:
        workshop.do(partial(set_referent, key=person.id, referent=True))
    done(workshop, tables=3)
    told = note(workshop)
    assert told.count == "30 personnes, 3 tables"
    assert told.round == ""
    assert told.drawn.startswith("tirage 4127")
    assert told.summary.startswith("Écart total 0")
    titles = [table.asked for table in told.tables]
    assert titles == [
        "",
        "",
        "1. Structure, mêler",
        "2. Type de structure, mêler",
        "3. Département, mêler",
        "4. Fonction, mêler",
    ]
    sizes, referents, structures, types = told.tables[:4]
    assert (sizes.rows[0].target, sizes.rows[0].counts) == ("10", (10, 10, 10))
    assert (referents.rows[0].target, referents.rows[0].counts) == ("1", (1, 1, 1))
    assert len(structures.rows) == 15
    assert structures.left_out == ""
    assert {(row.value, row.target) for row in types.rows} == {
        ("OT", "6 ou 7"),
        ("ADT", "1 ou 2"),
        ("RT", "1 ou 2"),
    }
    assert all(table.good for table in told.tables)


def test_what_is_off_comes_first_and_carries_its_gap(workshop: Workshop) -> None:
    fill(workshop)
    done(workshop, tables=3)
    people = workshop.ask(people_to_seat)
    adt = [p for p in people if p.organisation_type == "ADT" and p.table == 1]
    rest = [p for p in people if p.organisation_type != "ADT" and p.table == 2]
    for one, other in zip(adt, rest, strict=False):
        workshop.do(partial(swap_people, one=one.id, other=other.id))
    types = note(workshop).tables[2]
    assert not types.good
    assert types.rows[0].gaps != (0, 0, 0)
    row = next(row for row in types.rows if row.value == "ADT")
    assert row.gaps[0] < 0 < row.gaps[1]


def test_rules_are_listed_kept_or_not(workshop: Workshop) -> None:
    people = fill(workshop)
    workshop.do(partial(add_rule, kind="together", people=[p.id for p in people[:2]]))
    workshop.do(partial(add_rule, kind="apart", people=[p.id for p in people[2:4]]))
    done(workshop, tables=3)
    workshop.do(partial(lock_person, key=people[9].id))
    at = {p.id: p.table for p in workshop.ask(people_to_seat)}
    workshop.do(partial(seat_person, key=people[1].id, table=1 + (at[people[0].id] or 0) % 3))
    rules = {rule.text: rule.kept for rule in note(workshop).rules}
    assert rules == {
        f"Prénom09 Nom09 à la table {at[people[9].id]}": True,
        "Prénom00 Nom00 et Prénom01 Nom01 ensemble": False,
        "Prénom02 Nom02 et Prénom03 Nom03 séparés": True,
    }


def test_modes_are_named_and_ignored_criteria_have_no_figures(workshop: Workshop) -> None:
    fill(workshop)
    workshop.do(partial(ask_of_criterion, criterion="function", mode="gather"))
    workshop.do(partial(ask_of_criterion, criterion="departement", mode="ignore"))
    done(workshop, tables=3)
    by_asked = {table.asked: table for table in note(workshop).tables}
    assert by_asked["3. Département, ne pas compter"].rows == ()
    functions = by_asked["4. Fonction, rassembler"]
    assert all(row.target.startswith("tables ") for row in functions.rows)


def test_each_round_has_its_note(workshop: Workshop) -> None:
    fill(workshop, 12)
    with pytest.raises(Problem, match="note_without_split") as refusal:
        note(workshop)
    assert "Formez d’abord les groupes" in sentence(refusal.value.code, refusal.value.values)
    done(workshop, tables=3, rounds=2)
    assert [note(workshop, turn).round for turn in (1, 2)] == ["Tour 1", "Tour 2"]
    with pytest.raises(Problem, match="note_no_such_round"):
        note(workshop, 3)

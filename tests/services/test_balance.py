from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from tests.services.test_grouping import done, fill
from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.problem import Criterion, SplitProblem
from workshop_app.domain.people import Person
from workshop_app.services import balance_words
from workshop_app.services.balance import Balance, BalanceLine, balance_of, preview_of, room_of
from workshop_app.services.history import undo
from workshop_app.services.seats import (
    add_rule,
    ask_of_criterion,
    lock_person,
    seat_person,
    swap_people,
)
from workshop_app.services.workshops import change_workshop


def sheet(workshop: Workshop) -> Balance:
    balance = balance_of(workshop.ask(room_of))
    assert balance is not None
    return balance


def line(balance: Balance, key: str) -> BalanceLine:
    return next(line for line in balance.lines if line.key == key)


def office(workshop: Workshop, count: int = 20) -> list[Person]:
    """Twenty people, half of them of offices, in two tables."""
    return [
        workshop.add(f"A{n}", f"Nom{n:02}", organisation_type="OT" if n % 2 else "ADT")
        for n in range(count)
    ]


def test_a_fair_split_says_so_with_a_figure_for_each_table(workshop: Workshop) -> None:
    office(workshop)
    done(workshop, tables=2)
    balance = sheet(workshop)
    assert [each.good for each in balance.lines] == [True, True]
    size, types = balance.lines
    assert size.figures == (10, 10)
    assert size.detail == "10 personnes à chaque table. Aucun référent n’est encore choisi."
    assert types.title == "Types de structure mêlés."
    assert types.detail == "5 ADT à chaque table et 5 OT."
    assert balance.summary == "Écart total 0\u00a0: chaque table a sa juste part de tout."
    assert balance.proposal is None


def test_colleagues_and_territories_share_a_line(workshop: Workshop) -> None:
    fill(workshop)
    done(workshop, tables=3)
    told = line(sheet(workshop), "departement")
    assert told.detail == (
        "Au moins 3 départements sur 3 à chaque table\u202f; personne n’est assis avec un collègue "
        "de sa structure."
    )
    assert [each.key for each in sheet(workshop).lines] == [
        "size",
        "organisation_type",
        "departement",
        "function",
    ]


def test_a_deviation_names_the_table_and_an_exchange_that_mends_it(workshop: Workshop) -> None:
    office(workshop)
    done(workshop, tables=2)
    people = workshop.ask(room_of).people
    one = next(p for p in people if p.table == 1 and p.organisation_type == "OT")
    other = next(p for p in people if p.table == 2 and p.organisation_type == "ADT")
    workshop.do(partial(swap_people, one=one.id, other=other.id))
    balance = sheet(workshop)
    told = line(balance, "organisation_type")
    assert not told.good
    assert told.figures in ((4, 6), (6, 4))
    assert told.amber == (1, 2)
    assert "pour une juste part de 5." in told.detail
    assert told.detail.endswith("suffirait.")
    proposal = balance.proposal
    assert proposal is not None
    assert proposal.other is not None
    workshop.do(partial(swap_people, one=proposal.person, other=proposal.other))
    assert line(sheet(workshop), "organisation_type").good


def test_a_hand_that_drags_sees_the_sizes_and_the_exchange_to_make_instead(
    workshop: Workshop,
) -> None:
    office(workshop)
    done(workshop, tables=2)
    room = workshop.ask(room_of)
    person = next(p for p in room.people if p.table == 1)
    balance = preview_of(room, [person.id], 2)
    size = line(balance, "size")
    assert size.title == "Taille, avec ce déplacement."
    assert size.detail == (
        "9 personnes à la table 1 et 11 personnes à la table 2. "
        "Un échange garderait 10 personnes partout."
    )
    assert size.figures == (9, 11)
    assert size.proposal is not None
    assert (size.proposal.person, size.proposal.to) == (person.id, 2)
    before = {p.id: p.table for p in workshop.ask(room_of).people}
    assert before[person.id] == 1, "looking moves nobody"


def test_what_cannot_be_better_is_proven_with_its_reason(workshop: Workshop) -> None:
    people = [workshop.add(f"A{n}", f"Nom{n}", organisation_type="OT") for n in range(2)]
    people += [workshop.add(f"B{n}", f"Autre{n}", organisation_type="ADT") for n in range(2)]
    workshop.do(partial(change_workshop, table_count=2))
    workshop.do(partial(add_rule, kind="together", people=[p.id for p in people[:2]]))
    split = done(workshop, tables=2)
    assert (split.imbalance, split.proven) == (split.lower_bound, True)
    summary = sheet(workshop).summary
    assert "le minimum possible est" in summary
    assert "prouvé, parce que A. Nom0 et A. Nom1" in summary


def test_a_hand_that_breaks_a_rule_is_told_which(workshop: Workshop) -> None:
    people = office(workshop)
    workshop.do(partial(change_workshop, table_count=2))
    workshop.do(partial(add_rule, kind="apart", people=[people[0].id, people[1].id]))
    done(workshop, tables=2)
    at = {p.id: p.table for p in workshop.ask(room_of).people}
    workshop.do(partial(seat_person, key=people[0].id, table=at[people[1].id] or 0))
    told = line(sheet(workshop), "rules")
    assert told.detail == "A. Nom00 et A. Nom01 ne devraient pas être ensemble."
    for person in people[:2]:
        workshop.do(partial(lock_person, key=person.id))
    told = line(sheet(workshop), "rules")
    assert "Nom00" in told.detail


def test_somebody_new_and_a_closed_table_are_told_as_waiting(workshop: Workshop) -> None:
    office(workshop)
    done(workshop, tables=4)
    workshop.add("Zoé", "Nouvelle")
    assert sheet(workshop).summary == "1 personne n’a pas encore de table."
    workshop.do(partial(change_workshop, table_count=3))
    assert sheet(workshop).summary == "6 personnes n’ont pas encore de table."
    assert len(sheet(workshop).sheet.sizes) == 3


def test_nobody_seated_has_no_sheet(workshop: Workshop) -> None:
    assert balance_of(workshop.ask(room_of)) is None
    office(workshop)
    assert balance_of(workshop.ask(room_of)) is None


def test_a_split_taken_back_is_no_longer_told(workshop: Workshop) -> None:
    office(workshop)
    split = done(workshop, tables=2)
    lines = workshop.ask(lambda snapshot: snapshot.facts_since(0))
    command = next(each.command for each in lines if each.fact.after.id == split.id)
    workshop.do(partial(undo, command=command))
    assert workshop.ask(room_of).split is None


def test_two_people_alike_on_a_chip_keep_their_whole_names(workshop: Workshop) -> None:
    anne, alice = workshop.add("Anne", "Petit"), workshop.add("Alice", "Petit")
    luc = workshop.add("Luc", "Grand")
    names = workshop.ask(room_of).short_names
    assert names[str(anne.id)] == "Anne Petit"
    assert names[str(alice.id)] == "Alice Petit"
    assert names[str(luc.id)] == "L. Grand"


def test_several_people_in_the_hand_are_counted_together(workshop: Workshop) -> None:
    office(workshop)
    done(workshop, tables=2)
    room = workshop.ask(room_of)
    both = [p.id for p in room.people if p.table == 1][:2]
    balance = preview_of(room, both, 2)
    size = line(balance, "size")
    assert size.title == "Taille, avec ce déplacement."
    assert size.figures == (8, 12)
    assert balance.proposal is None, "an exchange stands for one person alone"


def test_never_alone_and_gathered_are_told_in_words(workshop: Workshop) -> None:
    office(workshop)
    for name in ("Rare", "Seule"):
        workshop.add("Z", name, organisation_type="CRT")
    workshop.do(partial(change_workshop, criteria=("organisation_type",)))
    workshop.do(partial(ask_of_criterion, criterion="organisation_type", mode="never-alone"))
    done(workshop, tables=2)
    told = line(sheet(workshop), "organisation_type")
    assert told.good
    assert told.title == "Types de structure\u00a0: personne n’est seul."
    assert told.detail == "10 ADT à 2 tables, 10 OT à 2 tables et 2 CRT à 1 table."
    rare = next(p for p in workshop.ask(room_of).people if p.last_name == "Rare")
    other = next(
        p
        for p in workshop.ask(room_of).people
        if p.table != rare.table and p.organisation_type == "ADT"
    )
    workshop.do(partial(swap_people, one=rare.id, other=other.id))
    told = line(sheet(workshop), "organisation_type")
    assert told.title.startswith("«\u00a0CRT\u00a0»\u00a0: une personne seule à la table ")
    assert "pour une juste part de 0, 2 ou 3." in told.detail
    assert told.proposal is not None
    workshop.do(partial(ask_of_criterion, criterion="organisation_type", mode="gather"))
    told = line(sheet(workshop), "organisation_type")
    assert "loin des autres à la table" in told.title
    assert "les autres sont à la table" in told.detail
    workshop.do(partial(ask_of_criterion, criterion="organisation_type", mode="ignore"))
    assert [each.key for each in sheet(workshop).lines] == ["size"]


def test_what_is_left_names_the_worst_table_and_what_gave_way() -> None:
    """Eight criteria of which two are off, one table more than the others."""
    people = tuple(f"p{n}" for n in range(4))
    kinds = [Criterion(f"k{n}", ("a", "a", "b", "b")) for n in range(8)]
    problem = SplitProblem(people, 2, tuple(kinds))
    good = balance_sheet(problem, {"p0": 1, "p1": 2, "p2": 1, "p3": 2})
    assert balance_words.summary({}, good, 4).startswith("Écart total 0")
    bad = balance_sheet(problem, {"p0": 1, "p1": 1, "p2": 2, "p3": 2})
    told = balance_words.summary({}, bad, 4)
    assert (
        "8 critères à la fois ne peuvent pas tous être tenus\u00a0: k0, k1 et k2 ont cédé." in told
    )
    assert "La table la plus éloignée est la 1" in told

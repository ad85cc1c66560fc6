from __future__ import annotations

from functools import partial
from uuid import uuid4

from tests.conftest import Workshop
from tests.services.test_checkin import hall, said
from workshop_app.domain.people import Person
from workshop_app.services.badges import badge_boxes
from workshop_app.services.checkin import Newcomer, welcome
from workshop_app.services.checkin_alert import TableAlert, table_alert
from workshop_app.services.checkin_list import (
    DoorNews,
    door_news,
    door_rows,
    find_rows,
    same_name,
)
from workshop_app.services.posts import link_post
from workshop_app.services.seats import set_referent


def news(workshop: Workshop) -> DoorNews:
    return workshop.ask(partial(door_news, now=workshop.clock.now()))


def alert(workshop: Workshop) -> TableAlert | None:
    return workshop.ask(partial(table_alert, now=workshop.clock.now()))


def names(workshop: Workshop, typed: str) -> list[str]:
    rows = workshop.ask(door_rows)
    return [row.person.name for row in find_rows(rows, typed)]


def test_a_few_letters_find_whom_one_means(workshop: Workshop) -> None:
    for first, last, office in (
        ("Hervé", "Le Gall", "Relais territorial"),
        ("Jean-Noël", "Le Goff", "OT Marais et Plaine"),
        ("Claire", "Legrand", "OT Vallée du Ciron"),
        ("Yann", "L’Haÿ-Roux", "ADT"),
        ("Gil", "Lenoir", "OT Legoville"),
    ):
        workshop.add(first, last, organisation=office)
    assert names(workshop, "le g") == [
        "Hervé Le Gall",
        "Jean-Noël Le Goff",
        "Claire Legrand",
        "Gil Lenoir",
    ]
    assert names(workshop, "lhay") == ["Yann L’Haÿ-Roux"]
    assert names(workshop, "marais") == ["Jean-Noël Le Goff"]
    assert names(workshop, "jean") == ["Jean-Noël Le Goff"]
    assert names(workshop, "zz") == []
    assert len(names(workshop, "")) == 5


def test_those_still_awaited_come_first_and_a_badge_is_found_by_its_number(
    workshop: Workshop,
) -> None:
    one, two = workshop.add("Ève", "Fabre"), workshop.add("Zoé", "Fabre")
    said(workshop, one.id, "arrived")
    assert names(workshop, "fab") == ["Zoé Fabre", "Ève Fabre"]
    said(workshop, two.id, "arrived")
    assert names(workshop, "2") == ["Zoé Fabre"]
    assert names(workshop, "22") == []


def test_somebody_of_the_same_name_is_seen_in_either_order(workshop: Workshop) -> None:
    workshop.add("Jean-Noël", "Le Goff")
    rows = workshop.ask(door_rows)
    for typed in ("jean noel le goff", "LE GOFF Jean-Noël"):
        assert same_name(rows, typed) is not None
    assert same_name(rows, "Le Goff") is None
    assert same_name(rows, " ") is None


def test_the_counts_add_up(workshop: Workshop) -> None:
    people = hall(workshop)
    said(workshop, people[0].id, "arrived")
    said(workshop, people[1].id, "arrived", post=2)
    said(workshop, people[1].id, "left")
    said(workshop, people[2].id, "excused")
    workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Ana Ferreira")))
    counts = news(workshop).counts
    assert counts.registered == 12
    assert (counts.present, counts.arrived, counts.walk_ins) == (2, 1, 1)
    assert (counts.expected, counts.excused, counts.left) == (9, 1, 1)


def test_the_last_arrivals_come_first_with_who_confirmed_them(workshop: Workshop) -> None:
    people = hall(workshop)
    post = workshop.do(link_post)
    for n, by in ((3, 1), (1, post.number), (2, 1)):
        said(workshop, people[n].id, "arrived", post=by)
    told = news(workshop)
    assert [row.person.id for row in told.latest] == [people[n].id for n in (2, 1, 3)]
    assert [line.arrivals for line in told.posts] == [1]
    assert told.by_post


def seat_referents(workshop: Workshop) -> dict[int, Person]:
    by_table = {p.table: p for p in hall(workshop, people=18) if p.table}
    for person in by_table.values():
        workshop.do(partial(set_referent, key=person.id, referent=True))
    return by_table


def arrive_all(workshop: Workshop, *but: Person) -> None:
    away = {person.id for person in but}
    for person in workshop.ask(lambda snapshot: snapshot.people.where()):
        if person.id not in away:
            said(workshop, person.id, "arrived")


def test_nothing_is_said_while_nothing_matters(workshop: Workshop) -> None:
    referents = seat_referents(workshop)
    assert alert(workshop) is None
    workshop.clock.forward(50)
    assert alert(workshop) is None, "nobody has come: too early to tell"
    said(workshop, referents[1].id, "arrived")
    assert alert(workshop) is None, "most are still outside"
    arrive_all(workshop)
    assert alert(workshop) is None


def test_an_excused_referent_matters_at_once(workshop: Workshop) -> None:
    referents = seat_referents(workshop)
    said(workshop, referents[2].id, "excused")
    found = alert(workshop)
    assert found is not None
    assert found.without_referent == (2,)


def test_a_referent_who_has_not_come_matters_a_quarter_of_an_hour_before(
    workshop: Workshop,
) -> None:
    referents = seat_referents(workshop)
    arrive_all(workshop, referents[3])
    assert alert(workshop) is None
    workshop.clock.forward(46)
    found = alert(workshop)
    assert found is not None
    assert (found.without_referent, found.missing) == ((3,), True)
    workshop.start("Forces")
    assert alert(workshop) is None, "they write: it is too late to move anybody"


def test_a_table_too_small_or_too_large_matters(workshop: Workshop) -> None:
    people = hall(workshop, people=18)
    away = [person for person in people if person.table == 2][:3]
    arrive_all(workshop, *away)
    workshop.clock.forward(46)
    found = alert(workshop)
    assert found is not None
    assert found.small == ((2, 3),)
    assert found.large == ()


def test_an_imbalance_worth_a_move_matters(workshop: Workshop) -> None:
    people = hall(workshop, people=18)
    of_type = {kind: [p for p in people if p.organisation_type == kind] for kind in ("OT", "ADT")}
    # Two and two change tables: one table holds most of a kind.
    for one, other in zip(of_type["OT"], of_type["ADT"], strict=True):
        if one.table == 1:
            continue
        from workshop_app.services.seats import swap_people

        seats = {p.id: p for p in workshop.ask(lambda snapshot: snapshot.people.where())}
        adt_at_1 = next(
            (p for p in of_type["ADT"] if seats[p.id].table == 1 and p.id != other.id), None
        )
        if adt_at_1 is not None:
            workshop.do(partial(swap_people, one=one.id, other=adt_at_1.id))
    assert alert(workshop) is None, "nobody has come yet"
    arrive_all(workshop)
    found = alert(workshop)
    assert found is not None
    assert found.unbalanced


def test_badges_lie_in_boxes_of_whole_letters(workshop: Workshop) -> None:
    for n in range(70):
        workshop.add(f"Prénom{n}", f"{'ABCDEFGHIJ'[n // 7]}nom{n}")
    rows = workshop.ask(door_rows)
    boxes = badge_boxes(row.person for row in rows)
    assert [(box.first, box.last) for box in boxes] == [("A", "D"), ("E", "G"), ("H", "Z")]
    assert all(sum(box.holds(row.person) for box in boxes) == 1 for row in rows)
    assert badge_boxes(row.person for row in rows[:20]) == ()

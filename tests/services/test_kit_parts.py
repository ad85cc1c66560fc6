"""Four people who moved cost four badges: what is printed of a document, part by part."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from tests.conftest import Workshop
from workshop_app.domain.documents import KIT_KINDS
from workshop_app.domain.people import Person
from workshop_app.services.history import undo
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_parts import (
    mark_printed,
    marks_of,
    only_parts,
    part_states,
    parts,
    print_states,
    printed_badges,
    state_of,
    to_print,
)
from workshop_app.services.people import change_person, remove_people
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.seats import seat_person


def kit(workshop: Workshop) -> KitContent:
    return workshop.ask(partial(collect_kit, address="", now=workshop.clock.now()))


def people(workshop: Workshop) -> list[Person]:
    return [workshop.add("P", f"Nom{n}", tables=(n % 3 + 1,)) for n in range(9)]


def printed(workshop: Workshop, content: KitContent, *kinds: str) -> None:
    wanted = [kind for kind in KIT_KINDS if not kinds or kind in kinds]
    workshop.do(partial(mark_printed, marks=marks_of(content, wanted)))


def left(workshop: Workshop, kind: str) -> tuple[str, ...]:
    states = workshop.ask(partial(part_states, content=kit(workshop)))
    return to_print(states[kind])  # type: ignore[index]


def test_only_the_badges_and_lists_of_those_who_moved_are_to_be_done_again(
    workshop: Workshop,
) -> None:
    first, *_others = people(workshop)
    printed(workshop, kit(workshop))
    assert left(workshop, "badges") == left(workshop, "par-table") == ()
    workshop.do(partial(seat_person, key=first.id, table=2))
    assert left(workshop, "badges") == (str(first.id),)
    assert left(workshop, "par-table") == left(workshop, "fiches") == ("1", "2")
    assert left(workshop, "tables") == left(workshop, "decompte") == ()


def test_printing_what_is_left_makes_the_whole_true_again(workshop: Workshop) -> None:
    first, *_others = people(workshop)
    printed(workshop, kit(workshop))
    workshop.do(partial(seat_person, key=first.id, table=2))
    some = only_parts(kit(workshop), {"badges": [first.id], "par-table": [1, 2]})
    assert [badge.person for badge in some.badges] == [first.id]
    assert [each.table for each in some.table_lists] == [1, 2]
    assert len(some.signs) == 9
    printed(workshop, some, "badges", "par-table")
    states = workshop.ask(partial(print_states, content=kit(workshop)))
    assert (states["badges"], states["par-table"]) == ("printed", "printed")
    assert (states["fiches"], states["noms"]) == ("redo", "redo")


def test_a_badge_is_good_again_for_who_came_back_to_the_same_table(workshop: Workshop) -> None:
    first, *_others = people(workshop)
    printed(workshop, kit(workshop))
    for table in (2, 1):
        workshop.do(partial(seat_person, key=first.id, table=table))
    assert left(workshop, "badges") == ()


def test_which_table_a_badge_on_paper_sends_to(workshop: Workshop) -> None:
    first, second, *_others = people(workshop)
    printed(workshop, only_parts(kit(workshop), {"badges": [first.id]}), "badges")
    workshop.do(partial(seat_person, key=first.id, table=3))
    badges = workshop.ask(printed_badges)
    assert badges.keys() == {first.id}
    assert badges[first.id].tables == (1,)
    assert second.id not in badges


def test_who_left_asks_for_nothing(workshop: Workshop) -> None:
    first, *_others = people(workshop)
    printed(workshop, kit(workshop))
    workshop.do(partial(remove_people, keys=[first.id]))
    assert left(workshop, "badges") == ()
    assert left(workshop, "par-table") == ("1",)


def test_who_lost_their_seat_asks_for_no_badge_until_there_is_another(workshop: Workshop) -> None:
    first, *_others = people(workshop)
    printed(workshop, kit(workshop))
    workshop.do(partial(change_person, key=first.id, tables=()))
    assert left(workshop, "badges") == ()
    assert left(workshop, "par-table") == ("1",)
    workshop.do(partial(seat_person, key=first.id, table=2))
    assert left(workshop, "badges") == (str(first.id),)


def test_a_newcomer_asks_for_one_badge(workshop: Workshop) -> None:
    people(workshop)
    printed(workshop, kit(workshop))
    late = workshop.add("Zoé", "Tard", tables=(2,))
    assert left(workshop, "badges") == (str(late.id),)
    states = workshop.ask(partial(print_states, content=kit(workshop)))
    assert states["badges"] == "redo"


def test_marks_of_one_print_are_taken_back_together(workshop: Workshop) -> None:
    people(workshop)
    content = kit(workshop)

    def mark(uow: UnitOfWork) -> int:
        mark_printed(uow, marks_of(content, ["badges"]))
        return uow.command

    command = workshop.do(mark)
    assert len(workshop.ask(printed_badges)) == 9
    workshop.do(partial(undo, command=command))
    assert workshop.ask(printed_badges) == {}


def test_parts_are_named_in_the_order_of_the_pages(workshop: Workshop) -> None:
    found = people(workshop)
    content = kit(workshop)
    assert list(map(UUID, parts("badges", content))) == [person.id for person in found]
    assert list(parts("par-table", content)) == ["1", "2", "3"]
    assert list(parts("regles", content)) == [""]


def test_the_state_of_a_document_is_that_of_its_parts() -> None:
    assert state_of({}) == "new"
    assert state_of({"1": "new", "2": "new"}) == "new"
    assert state_of({"1": "printed", "2": "new"}) == "redo"
    assert state_of({"1": "printed", "2": "redo"}) == "redo"
    assert state_of({"1": "printed"}) == "printed"

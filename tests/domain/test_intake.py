"""What importing a list changes: new, completed, said twice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.intake import PersonLine, changes_from, fill_blanks, match


@dataclass(frozen=True)
class Known:
    id: int
    last_name: str
    first_name: str
    organisation: str = ""
    organisation_type: str = ""
    departement: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    referent: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    as_written: tuple[tuple[str, str], ...] = ()


ZOE = Known(1, "Roux", "Zoé", "OT X", email="z@x.fr", attributes=(("Régime", "sans noix"),))


def line(number: int, last: str, first: str, **more: object) -> PersonLine:
    return replace(PersonLine(number, last, first), **more)  # type: ignore[arg-type]


def test_new_people_are_added_in_the_order_of_the_list() -> None:
    lines = [line(2, "Roux", "Zoé"), line(3, "Gil", "Al")]
    assert match(lines, list[Known]()).added == tuple(lines)


def test_somebody_known_is_completed_not_doubled() -> None:
    found = match([line(2, "ROUX", "zoe", email="z@x.fr", phone="06", referent=True)], [ZOE])
    assert found.added == ()
    (update,) = found.updated
    assert (update.known, dict(update.changes)) == (ZOE, {"phone": "06", "referent": True})


def test_somebody_known_with_nothing_new_is_a_duplicate() -> None:
    again = line(2, "Roux", "Zoé", email="z@x.fr")
    found = match([again], [ZOE])
    assert (found.added, found.updated, found.duplicates) == ((), (), (again,))


def test_a_namesake_of_somebody_known_is_added() -> None:
    namesake = line(2, "Roux", "Zoé", email="zoe@y.fr")
    assert match([namesake], [ZOE]).added == (namesake,)


def test_the_second_line_about_one_person_is_a_duplicate() -> None:
    new, again = line(4, "Gil", "Al"), line(5, "GIL", "AL")
    first, second = line(2, "Roux", "Zoé", phone="06"), line(3, "Roux", "Zoé", phone="07")
    found = match([first, second, new, again], [ZOE])
    assert [update.line for update in found.updated] == [first]
    assert (found.added, found.duplicates) == ((new,), (second, again))


def test_an_empty_cell_erases_nothing_and_a_free_column_is_merged() -> None:
    told = line(2, "Roux", "Zoé", attributes=(("Hôtel", "oui"), ("Régime", "sans lait")))
    assert changes_from(told, ZOE) == {"attributes": (("Régime", "sans lait"), ("Hôtel", "oui"))}


def test_what_a_second_line_adds_fills_the_blanks_only() -> None:
    first = line(2, "Roux", "Zoé", phone="06", attributes=(("A", "1"),))
    again = line(9, "ROUX", "ZOE", phone="07", email="z@x.fr", attributes=(("A", "2"), ("B", "3")))
    assert fill_blanks(first, again) == line(
        2, "Roux", "Zoé", phone="06", email="z@x.fr", attributes=(("A", "1"), ("B", "3"))
    )


@given(
    st.lists(st.tuples(st.sampled_from("ABCé"), st.sampled_from("xyÉ"), st.booleans()), max_size=20)
)
def test_importing_the_same_list_again_adds_and_changes_nothing(
    people: list[tuple[str, str, bool]],
) -> None:
    lines = [
        line(place, last, first, email=f"{last}@x.fr" if mail else "")
        for place, (last, first, mail) in enumerate(people, start=2)
    ]
    first = match(lines, list[Known]())
    known = [
        Known(place, told.last_name, told.first_name, email=told.email)
        for place, told in enumerate(first.added)
    ]
    again = match(first.added, known)
    assert again.added == ()
    assert len(first.added) + len(first.duplicates) == len(lines)

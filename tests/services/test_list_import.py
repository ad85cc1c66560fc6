"""A list taken over, again, and taken back: on a real library."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from tests.importers.files import text_file
from workshop_app.domain.doubts import SAME, TAKE, Choice
from workshop_app.domain.list_lines import LineToCheck
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.importers.people import read_people
from workshop_app.services.attendance import set_attendance
from workshop_app.services.history import redo, undo
from workshop_app.services.imports_taken import imports, take_import_back
from workshop_app.services.list_import import (
    Answers,
    Foreseen,
    ImportResult,
    foresee_import,
    import_people,
)
from workshop_app.services.people import change_person, people_in_order
from workshop_app.services.values import use_value

HEAD = ["Nom", "Prénom", "Structure", "Type", "Département", "Courriel", "Fonction"]
ROUX = ["Roux", "Zoé", "OT X", "O.T.", "34 - Hérault", "zoe@x.fr", "Directrice"]
GIL = ["Gil", "Al", "OT Y", "ot", "11", "al@y.fr", "Élu"]


def take(workshop: Workshop, *rows: list[str], answers: Answers | None = None) -> ImportResult:
    preview = read_people(text_file([HEAD, *rows]), "liste.csv")
    return workshop.do(partial(import_people, preview=preview, answers=answers))


def foresee(workshop: Workshop, *rows: list[str]) -> Foreseen:
    preview = read_people(text_file([HEAD, *rows]), "liste.csv")
    return workshop.ask(partial(foresee_import, preview=preview))


def person(workshop: Workshop, last_name: str) -> Person:
    return next(p for p in workshop.ask(people_in_order) if p.last_name == last_name)


def test_values_are_used_and_the_words_of_the_list_kept(workshop: Workshop) -> None:
    take(workshop, ROUX)
    roux = person(workshop, "Roux")
    assert (roux.organisation_type, roux.departement) == ("OT", "34")
    assert dict(roux.as_written) == {"organisation_type": "O.T.", "departement": "34 - Hérault"}


def test_the_same_list_again_writes_nothing(workshop: Workshop) -> None:
    first = take(workshop, ROUX, GIL)
    again = take(workshop, ROUX, GIL)
    assert (first.added, again.added, again.updated, again.duplicates) == (2, 0, 0, 2)
    assert again.command == 0
    assert len(workshop.ask(imports)) == 1


def test_what_was_corrected_by_hand_stays_until_the_list_says_something_new(
    workshop: Workshop,
) -> None:
    take(workshop, ROUX)
    key = person(workshop, "Roux").id
    workshop.do(partial(change_person, key=key, last_name="Rouxel", departement="30"))
    assert take(workshop, ROUX).added == 0
    assert person(workshop, "Rouxel").departement == "30"
    moved = [*ROUX[:4], "Gard (30)", "zoe@x.fr", "Présidente"]
    assert take(workshop, moved).updated == 1
    assert person(workshop, "Rouxel").function == "Présidente"
    take(workshop, [*ROUX[:4], "Aude", *ROUX[5:]])
    assert person(workshop, "Rouxel").departement == "11"


def test_an_address_corrected_by_hand_does_not_double_its_person(workshop: Workshop) -> None:
    take(workshop, ROUX)
    workshop.do(partial(change_person, key=person(workshop, "Roux").id, email="zoe.roux@x.fr"))
    assert take(workshop, ROUX).added == 0
    assert person(workshop, "Roux").email == "zoe.roux@x.fr"


def test_a_namesake_with_another_address_is_somebody_else(workshop: Workshop) -> None:
    take(workshop, ROUX)
    assert take(workshop, [*ROUX[:5], "zoe@ailleurs.fr", ""]).added == 1


def test_another_last_name_at_the_same_address_is_asked_once(workshop: Workshop) -> None:
    take(workshop, ROUX)
    married = ["Martin", *ROUX[1:]]
    foreseen = foresee(workshop, married)
    (check,) = foreseen.to_check
    assert check.reason == "check_renamed"
    take(workshop, married, answers={check: SAME})
    assert [p.last_name for p in workshop.ask(people_in_order)] == ["Roux"]
    assert foresee(workshop, married).to_check == ()
    assert take(workshop, married).added == 0


def test_doubtful_lines_are_kept_and_asked_once(workshop: Workshop) -> None:
    two, nobody = [*ROUX[:4], "16, 87", *ROUX[5:]], ["", "", "OT Z", "", "", "", ""]
    first = take(workshop, two, nobody)
    assert [check.line for check in first.to_check] == [2, 3]
    kept = workshop.ask(lambda snapshot: snapshot.of(LineToCheck).where())
    assert {(line.line, line.person is None) for line in kept} == {(2, False), (3, True)}
    assert take(workshop, two, nobody).to_check == []
    workshop.do(partial(undo, command=first.command))
    assert len(take(workshop, two, nobody).to_check) == 2


def test_an_answer_given_before_the_import_is_written_with_it(workshop: Workshop) -> None:
    two, vacant = [*ROUX[:4], "16, 87", *ROUX[5:]], ["Vacant", "", "OT Z", "", "", "", ""]
    checks = foresee(workshop, two, vacant).to_check
    take(workshop, two, vacant, answers={checks[0]: Choice("set", "87"), checks[1]: TAKE})
    assert person(workshop, "Roux").departement == "87"
    assert person(workshop, "Vacant").organisation == "OT Z"
    assert workshop.ask(lambda snapshot: snapshot.of(LineToCheck).where()) == []
    assert take(workshop, two).updated == 0


def test_the_workshops_values_go_for_the_next_list_too(workshop: Workshop) -> None:
    take(workshop, ROUX)
    workshop.do(partial(use_value, criterion="organisation_type", reads=["O.T."], used="Office"))
    take(workshop, ["Bel", "Io", "", "O.T.", "", "", ""], ROUX)
    assert {p.organisation_type for p in workshop.ask(people_in_order)} == {"Office"}


def test_a_whole_import_is_taken_back_whatever_was_done_since(workshop: Workshop) -> None:
    take(workshop, ROUX)
    take(workshop, [*ROUX[:6], "Présidente"], GIL, ["Bel", "Io", *[""] * 5])
    workshop.do(partial(change_person, key=person(workshop, "Gil").id, function="Maire"))
    workshop.do(partial(change_person, key=person(workshop, "Roux").id, phone="06"))
    workshop.do(
        partial(set_attendance, key=person(workshop, "Bel").id, state="arrived", by="porte")
    )
    newest = workshop.ask(imports)[0]
    back = workshop.do(partial(take_import_back, key=newest.id))
    assert (back.removed, back.restored, [p.name for p in back.kept]) == (1, 1, ["Io Bel"])
    roux = person(workshop, "Roux")
    assert (roux.function, roux.phone) == ("Directrice", "06")
    assert [p.last_name for p in workshop.ask(people_in_order)] == ["Bel", "Roux"]
    assert len(workshop.ask(imports)) == 1
    with pytest.raises(Problem, match="import_taken_back"):
        workshop.do(partial(take_import_back, key=newest.id))
    undone = workshop.do(partial(undo, command=back.command))
    assert len(workshop.ask(people_in_order)) == 3
    assert len(workshop.ask(imports)) == 2
    workshop.do(partial(redo, undone=undone))
    assert len(workshop.ask(imports)) == 1

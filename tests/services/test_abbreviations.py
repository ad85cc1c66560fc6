"""Short forms are kept for the whole library, and given to whoever asks for suggestions."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.abbreviations import USUAL
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem
from workshop_app.domain.suggestions import CardText
from workshop_app.services.abbreviations import (
    abbreviations_of,
    back_to_usual,
    remove_abbreviation,
    set_abbreviation,
    take_abbreviations,
)
from workshop_app.services.history import redo, undo
from workshop_app.services.ports import Command, R


def do(workshop: Workshop, command: Command[R]) -> R:
    return workshop.house.library.submit(WHOLE_LIBRARY, "test", command).result(5)


def refused(workshop: Workshop, command: Command[R]) -> str:
    with pytest.raises(Problem) as problem:
        do(workshop, command)
    return problem.value.code


def known(workshop: Workshop) -> dict[str, str]:
    return dict(abbreviations_of(workshop.house.library))


def test_one_is_added_renamed_and_removed(workshop: Workshop) -> None:
    do(workshop, partial(set_abbreviation, short="MFS", meaning="maison France services"))
    assert known(workshop)["MFS"] == "maison France services"
    do(workshop, partial(set_abbreviation, short="EFS", meaning="espace France", was="MFS"))
    assert "MFS" not in known(workshop)
    assert known(workshop)["EFS"] == "espace France"
    do(workshop, partial(remove_abbreviation, short="EFS"))
    assert known(workshop) == dict(USUAL)


def test_a_usual_one_may_be_changed_or_set_aside_and_comes_back(workshop: Workshop) -> None:
    do(workshop, partial(set_abbreviation, short="TS", meaning="tarif social", was="TS"))
    do(workshop, partial(remove_abbreviation, short="OT"))
    do(workshop, partial(set_abbreviation, short="CRTx", meaning="comité", was="CRT"))
    here = known(workshop)
    assert (here["TS"], here.get("OT"), here.get("CRT")) == ("tarif social", None, None)
    assert do(workshop, back_to_usual) == 4
    assert known(workshop) == dict(USUAL)


def test_what_changes_nothing_writes_nothing(workshop: Workshop) -> None:
    same = partial(set_abbreviation, short="OT", meaning=USUAL["OT"], was="OT")
    assert do(workshop, same) == 0
    own = partial(set_abbreviation, short="MFS", meaning="maison")
    assert do(workshop, own) > 0
    assert do(workshop, partial(own, was="MFS")) == 0


def test_two_lines_never_say_the_same_short_form(workshop: Workshop) -> None:
    assert refused(workshop, partial(set_abbreviation, short="adt", meaning="x y")) == (
        "abbreviation_known"
    )
    renamed = partial(set_abbreviation, short="OT", meaning="x y", was="ADT")
    assert refused(workshop, renamed) == "abbreviation_known"
    gone = partial(set_abbreviation, short="A1", meaning="x y", was="never")
    assert refused(workshop, gone) == "unknown_abbreviation"
    assert refused(workshop, partial(remove_abbreviation, short="never")) == "unknown_abbreviation"
    assert known(workshop) == dict(USUAL)


def test_each_gesture_is_taken_back_and_done_again(workshop: Workshop) -> None:
    commands = [
        do(workshop, partial(set_abbreviation, short="MFS", meaning="maison")),
        do(workshop, partial(set_abbreviation, short="EFS", meaning="espace", was="MFS")),
        do(workshop, partial(remove_abbreviation, short="OT")),
    ]
    after = known(workshop)
    undone = [do(workshop, partial(undo, command=command)) for command in reversed(commands)]
    assert known(workshop) == dict(USUAL)
    for command in reversed(undone):
        do(workshop, partial(redo, undone=command))
    assert known(workshop) == after


def test_a_list_is_taken_whole_or_not_at_all(workshop: Workshop) -> None:
    pairs = [("OT", "office"), ("MFS", "maison France services"), ("RDV", USUAL["RDV"])]
    assert do(workshop, partial(take_abbreviations, pairs=pairs)) == 2
    assert known(workshop)["OT"] == "office"
    wrong = [("PNR", "parc naturel"), ("", "rien")]
    assert refused(workshop, partial(take_abbreviations, pairs=wrong)) == "abbreviation_empty"
    assert "PNR" not in known(workshop)


def test_suggestions_of_a_house_read_them_at_each_question(workshop: Workshop) -> None:
    cards = [
        CardText("1", "forces", "Les MFS ouvrent"),
        CardText("2", "forces", "Ouvrir la maison France services"),
    ]
    assert workshop.house.suggestions.twins(cards) == []
    do(workshop, partial(set_abbreviation, short="MFS", meaning="maison France services"))
    assert len(workshop.house.suggestions.twins(cards)) == 1

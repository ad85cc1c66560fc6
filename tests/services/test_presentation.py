from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import GameRule
from workshop_app.services.presentation import (
    add_category,
    add_game_rule,
    change_category,
    change_category_look,
    change_game_rule,
    move_category,
    move_game_rule,
    remove_category,
    remove_game_rule,
    used_categories,
)
from workshop_app.services.workshops import the_workshop


def titles(workshop: Workshop) -> list[str]:
    return [rule.title for rule in workshop.ask(the_workshop).rules]


def looks(workshop: Workshop) -> dict[str, tuple[str, str]]:
    return {c.key: (c.tone, c.shape) for c in workshop.ask(the_workshop).categories}


def test_a_rule_is_added_changed_moved_and_removed(workshop: Workshop) -> None:
    before = titles(workshop)
    workshop.do(partial(add_game_rule, title="  Rire   aussi "))
    assert titles(workshop) == [*before, "Rire aussi"]
    workshop.do(partial(change_game_rule, place=0, title="Dire « je »", detail="Toujours."))
    assert workshop.ask(the_workshop).rules[0] == GameRule("Dire « je »", "Toujours.")
    workshop.do(partial(move_game_rule, place=0, by=1))
    assert titles(workshop)[1] == "Dire « je »"
    workshop.do(partial(move_game_rule, place=len(before), by=1))
    assert titles(workshop)[-1] == "Rire aussi"
    workshop.do(partial(remove_game_rule, place=len(before)))
    assert len(titles(workshop)) == len(before)


def test_a_rule_needs_words_and_a_place(workshop: Workshop) -> None:
    before = titles(workshop)
    for refused in (
        partial(add_game_rule, title=" "),
        partial(change_game_rule, place=0, title="", detail="Toujours."),
        partial(change_game_rule, place=99, title="Oui", detail=""),
        partial(remove_game_rule, place=-1),
    ):
        with pytest.raises(Problem):
            workshop.do(refused)
    assert titles(workshop) == before


def test_a_new_category_has_a_look_and_a_code_of_its_own(workshop: Workshop) -> None:
    workshop.do(partial(add_category, label="Idées"))
    added = workshop.ask(the_workshop).categories[-1]
    assert (added.label, added.code) == ("Idées", "ID")
    assert len(set(looks(workshop).values())) == 5
    workshop.do(partial(move_category, place=4, by=-1))
    assert workshop.ask(the_workshop).categories[3].key == added.key


def test_the_code_follows_the_word_until_the_first_card(workshop: Workshop) -> None:
    rename = partial(change_category, key="forces", question="Lesquels ?")
    workshop.do(partial(rename, label="Atouts"))
    first = workshop.ask(the_workshop).categories[0]
    assert (first.label, first.code, first.question) == ("Atouts", "AO", "Lesquels ?")
    workshop.start("Forces")
    workshop.write()
    workshop.do(partial(rename, label="Points forts"))
    assert workshop.ask(the_workshop).categories[0].code == "AO"


def test_two_categories_exchange_their_looks(workshop: Workshop) -> None:
    before = looks(workshop)
    tone, shape = before["attentes"]
    workshop.do(partial(change_category_look, key="forces", tone=tone, shape=shape))
    after = looks(workshop)
    assert (after["forces"], after["attentes"]) == (before["attentes"], before["forces"])


def test_the_look_and_the_place_of_a_category_freeze_with_its_first_card(
    workshop: Workshop,
) -> None:
    workshop.start("Forces")
    workshop.write()
    assert workshop.ask(used_categories) == {"forces"}
    for refused in (
        partial(change_category_look, key="forces", tone="menaces", shape="octagon"),
        partial(change_category_look, key="attentes", tone="forces", shape="triangle-up"),
        partial(remove_category, key="forces"),
    ):
        with pytest.raises(Problem, match="category_frozen"):
            workshop.do(refused)
    workshop.do(partial(remove_category, key="attentes"))
    assert "attentes" not in looks(workshop)


def test_the_word_of_a_category_is_a_line_not_a_text(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="category_too_long"):
        workshop.do(partial(add_category, label="x" * 61))
    assert workshop.do(partial(add_category, label="x" * 60)).categories[-1].label == "x" * 60

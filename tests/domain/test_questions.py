"""Which question a card answers, and what a phase may ask."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import (
    MOST_QUESTIONS,
    Question,
    all_words,
    asked,
    check_questions,
    questions_of,
    titled,
    words_for,
)


@dataclass(frozen=True)
class Phase:
    question: str = "Pour tous ?"
    questions: tuple[Question, ...] = ()


OWN = Phase(questions=(Question("f", "Quelles forces ?", "forces"),))
SEVERAL = Phase("", (Question("a", "Où ?"), Question("b", "Quand ?")))


def test_one_question_for_all_needs_no_key() -> None:
    assert asked(Phase(), "forces", "b") is None
    assert words_for(Phase(), "forces") == all_words(Phase()) == "Pour tous ?"


def test_a_category_has_its_own_or_the_common_one() -> None:
    found = asked(OWN, "forces", "whatever")
    assert found is not None
    assert found.key == "f"
    assert asked(OWN, "attentes") is None
    assert (words_for(OWN, "forces"), words_for(OWN, "attentes")) == (
        "Quelles forces ?",
        "Pour tous ?",
    )


@given(st.sampled_from(["", "a", "b", "gone"]))
def test_a_card_always_answers_one_of_several(chosen: str) -> None:
    found = asked(SEVERAL, "forces", chosen)
    assert found is not None
    assert found.key == (chosen if chosen in ("a", "b") else "a")


def test_a_common_question_that_is_one_of_several_is_said_once() -> None:
    once = Phase("Où ?", SEVERAL.questions)
    assert all_words(once) == "1. Où ?\n2. Quand ?"
    assert words_for(once, "forces") == ""
    above = Phase("Le réseau :", SEVERAL.questions)
    assert all_words(above).splitlines()[0] == words_for(above, "forces") == "Le réseau :"


def test_the_words_carry_their_number() -> None:
    assert all_words(SEVERAL) == "1. Où ?\n2. Quand ?"
    assert [titled(SEVERAL.questions, key) for key in ("b", "gone")] == ["2. Quand ?", ""]
    assert list(questions_of([OWN, SEVERAL]).items()) == [
        ("f", "Quelles forces ?"),
        ("a", "1. Où ?"),
        ("b", "2. Quand ?"),
    ]


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        ((Question("a", ""), Question("a", "")), "questions_not_valid"),
        ((Question("a", "", "forces"), Question("b", "", "forces")), "questions_not_valid"),
        ((Question("", "Où ?"),), "questions_not_valid"),
        ((Question("a", "x" * 301),), "question_too_long"),
        (tuple(Question(str(n), "") for n in range(MOST_QUESTIONS + 1)), "too_many_questions"),
    ],
)
def test_what_cannot_be_asked(questions: tuple[Question, ...], code: str) -> None:
    with pytest.raises(Problem, match=code):
        check_questions(questions, "Forces")

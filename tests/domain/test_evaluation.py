"""The questions of an evaluation, what an answer may hold, when it is taken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.evaluation import (
    LONGEST_ANSWER,
    SCALE,
    AskedQuestion,
    Evaluation,
    EvaluationAnswer,
    check_questions,
    check_questions_kept,
    clean_marks,
    clean_words,
    is_open,
    may_show_shares,
    results_of,
)
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem

HERE = uuid4()
NOW = datetime(2026, 10, 13, 10, tzinfo=UTC)
USEFUL = AskedQuestion("a", "scale", "Utile ?")
KEPT = AskedQuestion("b", "text", "Ce que je retiens")
BOTH = (USEFUL, KEPT)


def evaluation(**fields: object) -> Evaluation:
    return Evaluation(id=HERE, workshop=HERE, code="K7M29XQR", questions=BOTH, **fields)  # type: ignore[arg-type]


def last(**fields: object) -> Phase:
    return Phase(
        id=uuid4(),
        workshop=HERE,
        position=0,
        title="Clôture",
        planned_s=600,
        **fields,  # type: ignore[arg-type]
    )


def answer(mark: int | None = None, words: str = "") -> EvaluationAnswer:
    return EvaluationAnswer(
        id=uuid4(),
        workshop=HERE,
        marks=(("a", mark),) if mark else (),
        words=(("b", words),) if words else (),
    )


def test_it_opens_by_hand_or_by_the_last_bell_and_closing_wins() -> None:
    running = [last(started_at=NOW)]
    bell = NOW + timedelta(minutes=10)
    alone = evaluation(opens_alone=True)
    assert not is_open(evaluation(), running, bell)
    assert is_open(evaluation(opened_at=NOW), running, NOW)
    assert not is_open(alone, running, bell - timedelta(seconds=1))
    assert is_open(alone, running, bell)
    assert is_open(alone, [last(started_at=NOW, ended_at=NOW)], NOW)
    assert not is_open(alone, [], bell)
    assert not is_open(evaluation(opened_at=NOW, opens_alone=True, closed_at=NOW), running, bell)


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        ((), "evaluation_questions"),
        ((USEFUL,) * 7, "evaluation_questions"),
        ((AskedQuestion("a", "text", "  "),), "evaluation_question_empty"),
        ((AskedQuestion("a", "text", "x" * 161),), "evaluation_question_long"),
    ],
)
def test_questions_that_cannot_be_asked_are_refused(
    questions: tuple[AskedQuestion, ...], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        check_questions(questions)
    assert refused.value.code == code


def test_a_question_that_was_answered_stays_but_its_words_may_be_mended() -> None:
    check_questions_kept(BOTH, (AskedQuestion("a", "scale", "Très utile ?"),), ["a"])
    for after in ((KEPT,), (AskedQuestion("a", "text", "Utile ?"),)):
        with pytest.raises(Problem):
            check_questions_kept(BOTH, after, ["a"])


def test_an_answer_keeps_only_what_was_asked() -> None:
    assert clean_marks(BOTH, {"a": 4, "b": 2, "z": 9}) == (("a", 4),)
    assert clean_words(BOTH, {"a": "non", "b": " Un port\u202e 🛶 \r\n"}) == (("b", "Un port 🛶"),)
    assert clean_words(BOTH, {"b": " \n"}) == ()
    with pytest.raises(Problem, match="evaluation_too_long"):
        clean_words(BOTH, {"b": "x" * (LONGEST_ANSWER + 1)})


@given(st.integers(-10, 10).filter(lambda mark: mark not in SCALE))
def test_a_mark_off_the_scale_is_refused(mark: int) -> None:
    with pytest.raises(Problem):
        clean_marks(BOTH, {"a": mark})


@given(st.lists(st.tuples(st.sampled_from((None, *SCALE)), st.sampled_from(("", "Le midi")))))
def test_every_answer_is_counted_once(said: list[tuple[int | None, str]]) -> None:
    scale, words = results_of(BOTH, [answer(mark, text) for mark, text in said])
    assert scale.answered == sum(scale.counts) == sum(mark is not None for mark, _text in said)
    assert [scale.counts[mark - 1] for mark in SCALE] == [
        sum(given == mark for given, _text in said) for mark in SCALE
    ]
    assert words.answered == sum(bool(text) for _mark, text in said)


def test_few_answers_make_no_percentage() -> None:
    assert [may_show_shares(count) for count in (0, 20, 21)] == [False, False, True]

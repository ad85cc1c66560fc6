"""The evaluation of a day: opened, answered by device and on paper, counted, quoted, given away."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.evaluation import AskedQuestion, EvaluationAnswer
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import shown_code
from workshop_app.services.evaluation import (
    Answered,
    EvaluationNews,
    answer_evaluation,
    change_evaluation_questions,
    close_evaluation,
    evaluation_csv,
    evaluation_news,
    let_it_open_alone,
    open_evaluation,
    quote,
    the_evaluation,
)
from workshop_app.services.follow import follow_news, open_follow_page
from workshop_app.services.form_address import keep_address
from workshop_app.services.history import undo
from workshop_app.services.phases import start_next
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.services.projection.choice import chosen, first_choice, keep_choice
from workshop_app.services.projection.doors import Doors, no_code
from workshop_app.services.projection.picture import read_picture
from workshop_app.services.report import collect
from workshop_app.services.workshops import change_workshop


def news(workshop: Workshop) -> EvaluationNews:
    return workshop.ask(partial(evaluation_news, now=workshop.clock.now()))


def say(
    workshop: Workshop, mark: int = 0, words: str = "", key: UUID | None = None, paper: bool = False
) -> EvaluationAnswer:
    scale, kept, *_rest = workshop.ask(the_evaluation).questions
    sent = Answered(
        key or uuid4(),
        {scale.key: mark} if mark else {},
        {kept.key: words} if words else {},
        "paper" if paper else "phone",
    )
    return workshop.do(partial(answer_evaluation, sent=sent))


def test_the_usual_questions_are_there_before_anybody_touches_it(workshop: Workshop) -> None:
    found = news(workshop)
    assert [question.kind for question in found.evaluation.questions] == ["scale", "text", "text"]
    assert not found.open
    assert found.evaluation.code == ""


def test_it_is_opened_and_closed_and_keeps_its_code(workshop: Workshop) -> None:
    opened = workshop.do(open_evaluation)
    assert len(opened.code) == 8
    assert workshop.do(open_evaluation) == opened
    assert news(workshop).open
    workshop.do(close_evaluation)
    assert not news(workshop).open
    with pytest.raises(Problem) as refused:
        say(workshop, 4)
    assert refused.value.code == "evaluation_closed"
    assert workshop.do(open_evaluation).code == opened.code


def test_it_opens_by_itself_at_the_last_bell_without_a_gesture(workshop: Workshop) -> None:
    workshop.do(partial(let_it_open_alone, alone=True))
    for _phase in range(9):
        workshop.do(start_next)
    assert not news(workshop).open
    workshop.clock.forward(200)
    assert news(workshop).open
    say(workshop, 3)


def test_a_device_has_one_answer_that_it_may_change(workshop: Workshop) -> None:
    workshop.do(open_evaluation)
    key = uuid4()
    first = say(workshop, 2, "Le rythme", key)
    assert say(workshop, 2, "Le rythme", key) == first
    say(workshop, 4, "Le rythme", key)
    found = news(workshop)
    assert found.answers == 1
    assert found.results[0].counts == (0, 0, 0, 1)


def test_paper_is_typed_whether_it_is_open_or_not(workshop: Workshop) -> None:
    say(workshop, 4, paper=True)
    found = news(workshop)
    assert (found.answers, found.on_paper) == (1, 1)


def test_an_empty_answer_is_none(workshop: Workshop) -> None:
    workshop.do(open_evaluation)
    with pytest.raises(Problem) as refused:
        say(workshop)
    assert refused.value.code == "evaluation_empty"


def test_a_question_that_was_answered_cannot_be_taken_away(workshop: Workshop) -> None:
    workshop.do(open_evaluation)
    say(workshop, 4)
    asked = news(workshop).evaluation.questions
    mended = (
        AskedQuestion(asked[0].key, "scale", "  Très   utile ? "),
        AskedQuestion("", "text", "Et ?"),
    )
    changed = workshop.do(partial(change_evaluation_questions, questions=mended))
    assert [each.text for each in changed.questions] == ["Très utile ?", "Et ?"]
    assert all(each.key for each in changed.questions)
    with pytest.raises(Problem) as refused:
        workshop.do(partial(change_evaluation_questions, questions=changed.questions[1:]))
    assert refused.value.code == "evaluation_question_answered"


def test_words_are_chosen_for_the_report_until_they_change(workshop: Workshop) -> None:
    workshop.do(open_evaluation)
    key = uuid4()
    say(workshop, 0, "Le midi", key)
    found = news(workshop).quotes[0]
    workshop.do(partial(quote, answer=key, question=found.question, quoted=True))
    assert news(workshop).quotes[0].quoted
    say(workshop, 0, "Autre chose", key)
    assert not news(workshop).quotes[0].quoted


def test_nothing_of_an_answer_tells_whose_it_is() -> None:
    """A field more is a way back to somebody: the test asks why."""
    named = {field.name for field in fields(EvaluationAnswer)}
    assert named == {
        "id", "workshop", "change", "withdrawn", "marks", "words", "source", "quoted"
    }  # fmt: skip


def test_the_export_says_answers_in_no_order_of_arrival(workshop: Workshop) -> None:
    workshop.do(open_evaluation)
    late, early = UUID(int=1), UUID(int=2)
    say(workshop, 4, "Premier", early)
    say(workshop, 1, "=2+2", late)
    lines = workshop.ask(evaluation_csv).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(";source")
    assert lines[1:] == ["1;'=2+2;;téléphone", "4;Premier;;téléphone"]


def test_an_opening_that_is_undone_can_be_done_again(workshop: Workshop) -> None:
    number: int = workshop.do(lambda uow: (open_evaluation(uow), uow.command)[1])
    code = news(workshop).evaluation.code
    workshop.do(partial(undo, command=number))
    assert not news(workshop).open
    assert workshop.do(open_evaluation).code == code


def test_the_participants_page_leads_there_while_it_is_open(workshop: Workshop) -> None:
    workshop.do(open_follow_page)
    asked = partial(follow_news, table=4, now=workshop.clock.now())
    assert workshop.ask(asked).evaluation == ""
    code = workshop.do(open_evaluation).code
    assert workshop.ask(asked).evaluation == code


def test_the_report_says_how_many_and_what_was_chosen_in_both_versions(workshop: Workshop) -> None:
    read = partial(collect, now=workshop.clock.now())
    assert workshop.ask(read).opinions is None
    workshop.do(open_evaluation)
    key = uuid4()
    say(workshop, 4, "Le midi", key)
    say(workshop, 2, "Le bruit de la table 4")
    workshop.do(partial(quote, answer=key, question="q2", quoted=True))
    for shareable in (True, False):
        workshop.do(partial(change_workshop, shareable_report=shareable))
        found = workshop.ask(read)
        assert found.opinions is not None
        assert found.opinions.results[0].counts == (0, 1, 0, 1)
        assert found.opinions.quotes == (("q2", ("Le midi",)),)
        assert "bruit" not in repr(found)


def test_the_hall_is_shown_the_way_while_it_is_open(workshop: Workshop) -> None:
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    code = workshop.do(open_evaluation).code
    now = workshop.clock.now()
    shown = chosen(first_choice(workshop.key, now), "evaluation", now)
    workshop.do(partial(keep_choice, wanted=shown))
    read = partial(read_picture, doors=Doors(no_code), tall=False, now=workshop.clock.now())
    picture = workshop.ask(read)
    assert isinstance(picture, ProjectorContent)
    assert picture.title == "Votre avis sur la journée"
    assert shown_code(code) in [door.detail for door in picture.doors]
    workshop.do(close_evaluation)
    assert code not in repr(workshop.ask(read)).replace(" ", "")

"""Several questions in one phase: written, corrected, told in the report and the exports."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.cards import Card
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import Question
from workshop_app.services.cards import Draft, edit_card, write_card
from workshop_app.services.exchange import as_csv, card_rows
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.report import collect

SEVERAL = (Question("a", "Où ?"), Question("b", "Quand ?"))


def ask(workshop: Workshop, title: str, *questions: Question, **fields: Any) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == title)
    workshop.do(partial(change_phase, key=phase.id, questions=questions, **fields))


def write(workshop: Workshop, text: str, question: str = "", kind: str = "forces") -> Card:
    draft = Draft(uuid4(), 4, kind, text, question=question)
    return workshop.do(partial(write_card, draft=draft)).card


@pytest.fixture
def several(workshop: Workshop) -> Workshop:
    ask(workshop, "Forces", *SEVERAL)
    workshop.start("Forces")
    return workshop


def test_a_card_remembers_its_question_whatever_its_words_become(several: Workshop) -> None:
    card = write(several, "Demain", "b")
    assert card.question == "b"
    ask(several, "Forces", Question("b", "À quel moment ?"), SEVERAL[0])
    report = several.ask(partial(collect, now=several.clock.now()))
    assert report.by_category[0].cards[0].question == "1. À quel moment ?"


def test_a_question_that_cards_answer_stays(several: Workshop) -> None:
    write(several, "Demain", "b")
    with pytest.raises(Problem, match="question_answered"):
        ask(several, "Forces", SEVERAL[0])
    ask(several, "Forces", SEVERAL[1])


def test_the_report_groups_by_question_and_keeps_the_others_last(several: Workshop) -> None:
    for text, question in (("Demain", "b"), ("Ici", "a"), ("Hier", "b")):
        write(several, text, question)
    several.start("Faiblesses")
    several.do(partial(edit_card, key=write(several, "Rien", kind="faiblesses").id, table=None))
    report = several.ask(partial(collect, now=several.clock.now()))
    assert [(line.text, line.question) for line in report.by_category[0].cards] == [
        ("Ici", "1. Où ?"),
        ("Demain", "2. Quand ?"),
        ("Hier", "2. Quand ?"),
    ]
    assert [line.question for line in report.by_category[1].cards] == [""]
    told = next(line.question for line in report.method.phases if line.title == "Forces")
    assert told.splitlines()[1:] == ["1. Où ?", "2. Quand ?"]


def test_the_export_has_its_column_only_where_several_were_asked(several: Workshop) -> None:
    def columns() -> list[str]:
        text = as_csv(several.ask(card_rows)).decode("utf-8-sig")
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=";"))

    assert columns()[-1] == "state"
    write(several, "Demain", "b")
    assert columns()[-1] == "question"
    assert several.ask(card_rows)[0]["question"] == "2. Quand ?"


def test_a_card_moved_to_a_category_with_its_own_question_answers_that_one(
    workshop: Workshop,
) -> None:
    ask(
        workshop,
        "Forces",
        Question("f", "Fort ?", "forces"),
        Question("w", "Faible ?", "faiblesses"),
        kinds=("forces", "faiblesses"),
    )
    workshop.start("Forces")
    card = write(workshop, "Le port")
    moved = workshop.do(partial(edit_card, key=card.id, table=4, kind="faiblesses"))
    assert (card.question, moved.question) == ("f", "w")

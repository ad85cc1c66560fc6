"""Saying thank you: written before, said once to every phone; the letter for the organiser."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.services.evaluation import Answered, answer_evaluation
from workshop_app.services.follow import follow_news
from workshop_app.services.hall_signals import table_message
from workshop_app.services.history import undo
from workshop_app.services.thanks import say_thanks, thanks_news, the_thanks, write_thanks
from workshop_app.services.workshops import change_workshop


def followed(workshop: Workshop) -> str:
    return workshop.ask(partial(follow_news, table=4, now=workshop.clock.now())).thanks


def test_the_words_are_there_written_and_said(workshop: Workshop) -> None:
    assert workshop.ask(the_thanks).text.startswith("Merci à toutes et à tous")
    workshop.do(partial(write_thanks, text=" Merci\n à vous "))
    assert followed(workshop) == ""
    workshop.do(say_thanks)
    assert followed(workshop) == "Merci à vous"
    told = workshop.ask(partial(table_message, table=7))
    assert told is not None
    assert told.message.text == "Merci à vous"


def test_it_is_taken_back_with_one_undo_and_said_again(workshop: Workshop) -> None:
    number: int = workshop.do(lambda uow: (say_thanks(uow), uow.command)[1])
    workshop.do(partial(undo, command=number))
    assert followed(workshop) == ""
    assert workshop.ask(partial(table_message, table=7)) is None
    workshop.do(say_thanks)
    assert followed(workshop)


def test_no_words_and_too_many_are_refused(workshop: Workshop) -> None:
    for text, code in ((" ", "message_empty"), ("x" * 161, "message_too_long")):
        with pytest.raises(Problem) as refused:
            workshop.do(partial(write_thanks, text=text))
        assert refused.value.code == code


def test_the_letter_counts_and_names_nobody(workshop: Workshop) -> None:
    workshop.add("Anne", "Zola", email="anne@ici.fr")
    workshop.do(partial(change_workshop, shareable_report=False))
    workshop.do(partial(answer_evaluation, sent=Answered(uuid4(), {"q1": 4}, source="paper")))
    letter = workshop.ask(partial(thanks_news, now=workshop.clock.now())).letter
    assert "1 participant" in letter
    assert "1 réponse" in letter
    assert "Zola" not in letter
    assert "ici.fr" not in letter

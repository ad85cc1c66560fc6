"""What the stage and a table tell each other: once each, in order, and each thing to its end."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.hall_signals import HallMessage, has_finished
from workshop_app.domain.phases import current_phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.services.hall_signals import (
    answer_call,
    back_to_phone,
    call,
    finish,
    go_to_paper,
    message_news,
    read_message,
    send_message,
    table_message,
    table_signals,
    withdraw_message,
)
from workshop_app.services.phases import schedule
from workshop_app.services.tables import tables_in_order


def table_of(workshop: Workshop, number: int = 4) -> Table:
    return workshop.ask(tables_in_order)[number - 1]


def send(workshop: Workshop, text: str, *tables: int) -> HallMessage:
    message = workshop.do(partial(send_message, text=text, tables=tables))
    workshop.clock.forward(1)
    return message


def last_change(workshop: Workshop) -> int:
    return workshop.ask(lambda snapshot: snapshot.last_change())


def test_a_table_goes_to_paper_and_back_and_says_so_once(workshop: Workshop) -> None:
    first = workshop.do(partial(go_to_paper, number=4))
    before = last_change(workshop)
    workshop.clock.forward(1)
    assert workshop.do(partial(go_to_paper, number=4)) == first
    assert last_change(workshop) == before
    workshop.do(partial(call, table=table_of(workshop), calling=True))
    assert workshop.ask(table_signals)[4].paper_since == first.paper_since
    assert workshop.do(partial(back_to_phone, number=4)).paper_since is None
    with pytest.raises(Problem, match="unknown_table"):
        workshop.do(partial(go_to_paper, number=99))


def test_the_newest_message_is_read_and_the_first_reading_counts(workshop: Workshop) -> None:
    send(workshop, "Encore dix minutes")
    message = send(workshop, "  Encore\ncinq minutes ")
    told = workshop.ask(partial(table_message, table=4))
    assert told is not None
    assert (told.message.text, told.read_at) == ("Encore cinq minutes", None)
    first = workshop.do(partial(read_message, key=message.id, table=4))
    before = last_change(workshop)
    workshop.clock.forward(1)
    assert workshop.do(partial(read_message, key=message.id, table=4)) == first
    assert last_change(workshop) == before, "said twice, noted once"
    workshop.do(partial(read_message, key=message.id, table=2))
    news = workshop.ask(message_news)
    assert news is not None
    assert (news.message.id, news.read_by) == (message.id, frozenset({2, 4}))


def test_a_message_for_some_tables_is_no_other_tables(workshop: Workshop) -> None:
    send(workshop, "Une idée par carte")
    message = send(workshop, "Rapprochez-vous du micro", 3, 5)
    told = [workshop.ask(partial(table_message, table=n)) for n in (3, 4)]
    assert [t and t.message.text for t in told] == [
        "Rapprochez-vous du micro",
        "Une idée par carte",
    ]
    with pytest.raises(Problem, match="unknown_message"):
        workshop.do(partial(read_message, key=message.id, table=4))


def test_a_message_taken_back_leaves_the_one_before(workshop: Workshop) -> None:
    send(workshop, "Une idée par carte")
    message = send(workshop, "Pause dans dix minutes")
    workshop.do(partial(withdraw_message, key=message.id))
    workshop.do(partial(withdraw_message, key=message.id))
    told = workshop.ask(partial(table_message, table=4))
    assert told is not None
    assert told.message.text == "Une idée par carte"


@pytest.mark.parametrize(
    ("text", "tables", "code"),
    [
        (" \n\u202e ", (), "message_empty"),
        ("x" * 161, (), "message_too_long"),
        ("Bonjour", (4, 99), "unknown_table"),
    ],
)
def test_a_message_that_cannot_be_sent(
    workshop: Workshop, text: str, tables: tuple[int, ...], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        send(workshop, text, *tables)
    assert workshop.ask(message_news) is None


def test_no_message_no_reading(workshop: Workshop) -> None:
    for verb in (partial(read_message, table=4), withdraw_message):
        with pytest.raises(Problem, match="unknown_message"):
            workshop.do(partial(verb, key=uuid4()))


def test_a_call_waits_since_its_first_press_until_it_is_answered(workshop: Workshop) -> None:
    table = table_of(workshop)
    first = workshop.do(partial(call, table=table, calling=True))
    workshop.clock.forward(2)
    assert workshop.do(partial(call, table=table, calling=True)) == first
    answered = workshop.do(partial(answer_call, number=4))
    assert answered is not None
    assert answered.called_at is None
    assert answered.answered_at == workshop.clock.now()
    assert workshop.do(partial(answer_call, number=4)) is None
    again = workshop.do(partial(call, table=table, calling=True))
    assert again.answered_at is None
    assert workshop.do(partial(call, table=table, calling=False)).called_at is None


def test_done_is_said_of_the_phase_on_stage_alone(workshop: Workshop) -> None:
    table = table_of(workshop)
    with pytest.raises(Problem, match="nothing_to_finish"):
        workshop.do(partial(finish, table=table, done=True))

    def is_done() -> bool:
        phase = current_phase(workshop.ask(schedule))
        signal = workshop.ask(table_signals).get(4)
        return has_finished(signal, phase.id if phase else None)

    workshop.start("Forces")
    workshop.do(partial(finish, table=table, done=True))
    assert is_done()
    workshop.do(partial(finish, table=table, done=False))
    assert not is_done()
    workshop.do(partial(finish, table=table, done=True))
    workshop.start("Faiblesses")
    assert not is_done()
    workshop.do(partial(finish, table=table, done=False))
    workshop.do(partial(call, table=table, calling=True))
    assert workshop.ask(table_signals)[4].called_at is not None

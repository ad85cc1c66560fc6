from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Workshop
from workshop_app.domain.cards import Card, label, shown_table, speaker
from workshop_app.domain.problems import Problem
from workshop_app.domain.sight import as_seen
from workshop_app.services.board import cards_since
from workshop_app.services.cards import Draft, edit_card, withdraw_card, write_card
from workshop_app.services.history import undo
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import UnitOfWork


@pytest.fixture
def day(workshop: Workshop) -> Workshop:
    workshop.start("Forces")
    return workshop


def test_numbers_count_within_a_category_and_stay(day: Workshop) -> None:
    first, second = day.write().card, day.write().card
    assert [label(first), label(second)] == ["FO 01", "FO 02"]
    day.start("Faiblesses")
    weak = day.write(kind="faiblesses").card
    moved = day.do(partial(edit_card, key=weak.id, table=None, kind="forces"))
    assert (moved.kind, label(moved)) == ("forces", "FA 01")


def test_the_same_draft_is_received_once(day: Workshop) -> None:
    draft = Draft(uuid4(), 4, "forces", "Un port")
    receipts = [day.do(partial(write_card, draft=draft)) for _ in range(4)]
    assert [receipt.first for receipt in receipts] == [True, False, False, False]
    assert {receipt.card for receipt in receipts} == {receipts[0].card}


def test_another_table_cannot_take_a_card_over(day: Workshop) -> None:
    draft = Draft(uuid4(), 4, "forces", "Un port")
    day.do(partial(write_card, draft=draft))
    with pytest.raises(Problem, match="unknown_card"):
        day.do(partial(write_card, draft=Draft(draft.id, 5, "forces", "Un port")))


def test_the_first_wording_is_kept_for_ever(day: Workshop) -> None:
    card = day.write("Un por").card
    edited = day.do(partial(edit_card, key=card.id, table=4, text="Un port", expected=card.change))
    again = day.do(partial(edit_card, key=card.id, table=None, text="Un grand port"))
    assert (edited.text, again.text, again.original) == ("Un port", "Un grand port", "Un por")


def test_a_late_correction_overwrites_nothing(day: Workshop) -> None:
    card = day.write().card
    newest = day.do(partial(edit_card, key=card.id, table=4, text="B", expected=card.change))
    with pytest.raises(Problem, match="changed_since") as refused:
        day.do(partial(edit_card, key=card.id, table=4, text="C", expected=card.change))
    assert refused.value.values["newest"] == newest


def test_a_withdrawn_card_does_not_come_back_with_its_phone(day: Workshop) -> None:
    draft = Draft(uuid4(), 4, "forces", "Un port")
    day.do(partial(write_card, draft=draft))
    day.do(partial(withdraw_card, key=draft.id, table=4))
    assert not day.do(partial(write_card, draft=draft)).first
    assert day.ask(lambda snapshot: snapshot.cards.where()) == []
    with pytest.raises(Problem, match="unknown_card"):
        day.do(partial(edit_card, key=draft.id, table=4, text="De retour"))


def test_a_table_changes_its_cards_until_the_phase_closes(day: Workshop) -> None:
    card = day.write().card
    day.clock.forward(18 + 3)
    for verb in (
        partial(edit_card, key=card.id, table=4, text="B"),
        partial(withdraw_card, key=card.id, table=4),
    ):
        with pytest.raises(Problem, match="phase_over"):
            day.do(verb)
    assert day.do(partial(edit_card, key=card.id, table=None, text="B")).text == "B"


def test_paper_is_typed_at_the_desk_at_any_time(workshop: Workshop) -> None:
    draft = Draft(uuid4(), 4, "attentes", "Un annuaire", source="paper")
    card = workshop.do(partial(write_card, draft=draft)).card
    assert (card.source, label(card)) == ("paper", "AT 01")
    nowhere = Draft(uuid4(), 40, "attentes", "Un annuaire", source="paper")
    with pytest.raises(Problem, match="unknown_table"):
        workshop.do(partial(write_card, draft=nowhere))


def test_an_unknown_category_is_refused(day: Workshop) -> None:
    with pytest.raises(Problem, match="unknown_kind"):
        day.write(kind="autre")


def test_a_screen_reads_only_what_is_new_and_what_went_away(day: Workshop) -> None:
    first = day.write().card
    news = day.ask(partial(cards_since, number=0))
    assert [card.id for card in news.cards] == [first.id]
    command = day.do(lambda uow: (withdraw_card(uow, first.id, None), uow.command))[1]
    later = day.ask(partial(cards_since, number=news.reached))
    assert [card.withdrawn for card in later.cards] == [True]
    day.do(partial(undo, command=command))
    assert not day.ask(partial(cards_since, number=later.reached)).cards[0].withdrawn


def test_a_screen_left_behind_reads_on_in_looks_of_a_bounded_size(day: Workshop) -> None:
    first = day.write().card
    later = [day.write(f"Un port {n}").card.id for n in range(5)]
    looks = [day.ask(partial(cards_since, number=first.change, most=2))]
    while looks[-1].more:
        looks.append(day.ask(partial(cards_since, number=looks[-1].reached, most=2)))
    assert [len(look.cards) for look in looks] == [2, 2, 1]
    assert [card.id for look in looks for card in look.cards] == later
    assert looks[-1].reached == day.ask(lambda snapshot: snapshot.last_change())
    assert len(day.ask(partial(cards_since, number=0, most=2)).cards) == 6


def test_the_first_of_a_noun_are_found_in_an_unwritten_batch_too(day: Workshop) -> None:
    written = day.write().card

    def several(uow: UnitOfWork) -> list[str]:
        for number in range(3):
            write_card(uow, Draft(uuid4(), 4, "forces", f"Un quai {number}"))
        return [card.text for card in uow.cards.since(written.change, 2)]

    assert day.do(several) == ["Un quai 0", "Un quai 1"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["write", "edit", "withdraw"]), max_size=12))
def test_undoing_everything_brings_back_the_beginning(day: Workshop, verbs: list[str]) -> None:
    """Whatever was done, taken back in reverse, leaves what was there."""
    before = {card.id: card.text for card in day.ask(lambda s: s.cards.where())}
    done: list[int] = []
    command: Callable[[UnitOfWork], object]
    for number, verb in enumerate(verbs):
        present = day.ask(lambda snapshot: snapshot.cards.where())
        if verb == "write" or not present:
            draft = Draft(uuid4(), 1, "forces", f"Carte {number}")
            command = partial(write_card, draft=draft)
        elif verb == "edit":
            command = partial(edit_card, key=present[0].id, table=None, text=f"Autre {number}")
        else:
            command = partial(withdraw_card, key=present[-1].id, table=None)
        done.append(day.do(lambda uow, command=command: (command(uow), uow.command))[1])  # type: ignore[misc]
    for command_number in reversed(done):
        day.do(partial(undo, command=command_number))
    after = {card.id: card.text for card in day.ask(lambda s: s.cards.where())}
    assert after == before


def set_rules(workshop: Workshop, title: str, **fields: Any) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == title)
    workshop.do(partial(change_phase, key=phase.id, **fields))


def test_a_phase_limits_the_length_of_what_phones_write(workshop: Workshop) -> None:
    set_rules(workshop, "Forces", longest=20)
    workshop.start("Forces")
    card = workshop.write("x" * 20).card
    with pytest.raises(Problem, match="text_too_long"):
        workshop.write("x" * 21)
    with pytest.raises(Problem, match="text_too_long"):
        workshop.do(partial(edit_card, key=card.id, table=4, text="x" * 21))
    paper = Draft(uuid4(), 4, "forces", "x" * 21, source="paper")
    assert workshop.do(partial(write_card, draft=paper)).card.text == "x" * 21
    workshop.start("Faiblesses")
    with pytest.raises(Problem, match="text_too_long"):  # in the minutes of grace too
        workshop.write("x" * 21)
    assert workshop.write("x" * 21, kind="faiblesses").first


def test_a_phase_may_keep_no_name(workshop: Workshop) -> None:
    set_rules(workshop, "Forces", signed="table")
    workshop.start("Forces")
    draft = Draft(uuid4(), 4, "forces", "Un port", author="Anne")
    assert workshop.do(partial(write_card, draft=draft)).card.author == ""
    workshop.start("Faiblesses")
    draft = Draft(uuid4(), 4, "faiblesses", "Un pont", author="Anne")
    assert workshop.do(partial(write_card, draft=draft)).card.author == "Anne"


def said(workshop: Workshop, said_by: str, **changed: Any) -> Card:
    draft = Draft(uuid4(), 4, "forces", "Un port", author="Anne", said_by=said_by)
    return workshop.do(partial(write_card, draft=replace(draft, **changed))).card


@pytest.mark.parametrize(
    ("signed", "kept"),
    [("name", ("Zoé", "", False)), ("table", ("", "Zoé", False)), ("none", ("", "Zoé", True))],
)
def test_what_a_card_keeps_of_who_speaks(
    workshop: Workshop, signed: str, kept: tuple[str, str, bool]
) -> None:
    set_rules(workshop, "Forces", signed=signed, asks_who=True)
    workshop.start("Forces")
    card = said(workshop, "Zoé")
    assert (card.author, card.role, card.anonymous) == kept
    assert shown_table(card) == (None if signed == "none" else 4)
    assert card.table == 4, "the desk sorts and counts"
    assert as_seen(card).table == (0 if signed == "none" else 4), "on the projector"
    assert said(workshop, "").author == ("Anne" if signed == "name" else "")
    set_rules(workshop, "Forces", asks_who=False)
    assert speaker(said(workshop, "Zoé")) == ("Anne" if signed == "name" else "")


def test_what_was_promised_holds_for_paper_typed_later_and_for_a_card_that_moves(
    workshop: Workshop,
) -> None:
    set_rules(workshop, "Forces", signed="none")
    workshop.start("Forces")
    card = said(workshop, "")
    workshop.start("Faiblesses")
    workshop.clock.forward(30)
    assert said(workshop, "", source="paper").anonymous
    set_rules(workshop, "Forces", signed="name")
    moved = workshop.do(partial(edit_card, key=card.id, table=None, kind="faiblesses"))
    assert moved.anonymous


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"longest": 19}, "phase_longest"),
        ({"longest": 1_001}, "phase_longest"),
        ({"advised": -1}, "phase_advice"),
        ({"signed": "all"}, "phase_advice"),
    ],
)
def test_rules_that_no_phase_can_have(
    workshop: Workshop, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        set_rules(workshop, "Forces", **fields)

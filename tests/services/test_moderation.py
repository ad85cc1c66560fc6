"""Cards that wait to be read, are rejected, cut in two, given to another table: who sees them."""

from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.cards import Card, is_cleared, label
from workshop_app.domain.problems import Problem
from workshop_app.services.board import overview
from workshop_app.services.cards import Draft, edit_card, withdraw_card, write_card
from workshop_app.services.exchange import as_csv, as_json, card_rows
from workshop_app.services.history import redo, undo
from workshop_app.services.moderation import (
    accept_cards,
    accept_corrected,
    bring_back,
    give_to_table,
    reject_cards,
    split_card,
    to_read,
)
from workshop_app.services.report import collect
from workshop_app.services.workshops import change_workshop


@pytest.fixture
def day(workshop: Workshop) -> Workshop:
    """A workshop that reads first, its first phase running."""
    workshop.do(partial(change_workshop, reads_first=True))
    workshop.start("Forces")
    return workshop


def now(day: Workshop, key: UUID) -> Card:
    found = day.ask(lambda snapshot: snapshot.cards.get(key))
    assert found is not None
    return found


def seen(*cards: Card) -> dict[UUID, int]:
    return {card.id: card.change for card in cards}


def in_report(day: Workshop) -> str:
    return repr(day.ask(partial(collect, now=day.clock.now())))


def test_nothing_waits_unless_it_was_asked_for(workshop: Workshop) -> None:
    workshop.start("Forces")
    assert is_cleared(workshop.write().card)
    assert workshop.ask(to_read) == []


def test_what_a_phone_sends_waits_and_what_is_typed_here_does_not(day: Workshop) -> None:
    sent = day.write("Un port").card
    typed = day.do(
        partial(write_card, draft=Draft(uuid4(), 4, "forces", "Une gare", source="paper"))
    ).card
    assert (sent.standing, typed.standing) == ("waiting", "accepted")
    assert day.ask(to_read) == [sent]
    assert day.ask(overview).to_read == 1


def test_the_report_leaves_out_what_nobody_has_read_and_says_so(day: Workshop) -> None:
    sent = day.write("Un port dit Belvédère").card
    assert "Belvédère" not in in_report(day)
    assert day.ask(partial(collect, now=day.clock.now())).method.unread == 1
    day.do(partial(accept_cards, seen=seen(sent)))
    assert "Belvédère" in in_report(day)
    assert day.ask(partial(collect, now=day.clock.now())).method.unread == 0


def test_what_changed_since_it_was_read_is_not_accepted_unread(day: Workshop) -> None:
    sent, other = day.write("Un port").card, day.write("Une gare").card
    day.do(partial(edit_card, key=sent.id, table=4, text="Une insulte"))
    done = day.do(partial(accept_cards, seen=seen(sent, other)))
    assert ([card.id for card in done.cards], done.left) == ([other.id], 1)
    assert now(day, sent.id).standing == "waiting"


def test_a_phone_that_changes_an_accepted_card_makes_it_wait_again(day: Workshop) -> None:
    sent = day.write("Un port").card
    day.do(partial(accept_cards, seen=seen(sent)))
    day.do(partial(edit_card, key=sent.id, table=4, text="Une insulte"))
    assert not is_cleared(now(day, sent.id))
    day.do(
        partial(accept_corrected, key=sent.id, text="Un port", expected=now(day, sent.id).change)
    )
    assert is_cleared(now(day, sent.id))
    day.do(partial(edit_card, key=sent.id, table=None, text="Un grand port"))
    assert is_cleared(now(day, sent.id)), "the desk's own correction is read already"


def test_rejected_words_stand_in_no_report_and_no_export(day: Workshop) -> None:
    sent = day.write("Zut alors").card
    done = day.do(partial(reject_cards, seen=seen(sent)))
    assert done.cards[0].standing == "rejected"
    assert "Zut" not in in_report(day)
    rows = day.ask(card_rows)
    assert [(row["number"], row["state"]) for row in rows] == [("FO 01", "rejected")]
    assert b"Zut" not in as_csv(rows) + as_json(rows)
    assert day.write("Un port").card.number == 2, "its number is not given again"


def test_rejecting_is_undone_and_done_again(day: Workshop) -> None:
    sent = day.write("Zut alors").card
    after = day.do(partial(reject_cards, seen=seen(sent))).cards[0]
    undone = day.do(partial(undo, command=after.change))
    assert day.ask(to_read)[0].id == sent.id
    day.do(partial(redo, undone=undone))
    assert (now(day, sent.id).standing, day.ask(to_read)) == ("rejected", [])


def test_what_went_is_brought_back_and_a_rejected_card_is_read_again(day: Workshop) -> None:
    rejected, aside = day.write("Zut").card, day.write("Un port").card
    day.do(partial(accept_cards, seen=seen(aside)))
    day.do(partial(reject_cards, seen=seen(rejected)))
    day.do(partial(withdraw_card, key=aside.id, table=None))
    assert day.do(partial(bring_back, key=rejected.id)).standing == "waiting"
    back = day.do(partial(bring_back, key=aside.id))
    assert is_cleared(back)
    assert day.do(partial(bring_back, key=aside.id)) == back, "a second time changes nothing"
    assert [card.id for card in day.ask(to_read)] == [rejected.id]


def test_a_correction_keeps_the_first_words(day: Workshop) -> None:
    sent = day.write("Un por").card
    card = day.do(partial(accept_corrected, key=sent.id, text="Un port", expected=sent.change))
    assert (card.text, card.original, card.standing) == ("Un port", "Un por", "accepted")


def test_a_card_cut_in_two_keeps_where_it_comes_from(day: Workshop) -> None:
    sent = day.write("Un port et une gare").card
    first, second = day.do(
        partial(
            split_card, key=sent.id, first="Un port ", second=" et une gare", expected=sent.change
        )
    )
    assert [(label(c), c.text) for c in (first, second)] == [
        ("FO 01", "Un port"),
        ("FO 02", "et une gare"),
    ]
    assert (first.id, second.split_from) == (sent.id, sent.id)
    same = ("table", "kind", "source", "author", "written_at", "original", "standing")
    assert [[getattr(c, name) for name in same] for c in (first, second)] == [
        [getattr(sent, name) for name in same]
    ] * 2
    day.do(partial(undo, command=first.change))
    assert now(day, sent.id).text == "Un port et une gare"
    assert now(day, second.id).withdrawn


@pytest.mark.parametrize(
    ("first", "second"), [("", "Un port"), ("Un port", " \n"), ("\u200d", "Un")]
)
def test_a_cut_needs_words_on_both_sides(day: Workshop, first: str, second: str) -> None:
    sent = day.write("Un port").card
    with pytest.raises(Problem, match=r"split_without_words|text_empty"):
        day.do(partial(split_card, key=sent.id, first=first, second=second, expected=sent.change))
    assert now(day, sent.id) == sent


def test_a_cut_of_words_that_changed_is_refused(day: Workshop) -> None:
    sent = day.write("Un port et une gare").card
    day.do(partial(edit_card, key=sent.id, table=4, text="Autre chose"))
    with pytest.raises(Problem, match="changed_since"):
        day.do(
            partial(split_card, key=sent.id, first="Un port", second="gare", expected=sent.change)
        )


def test_a_card_given_to_another_table_is_still_answered_to_the_first(day: Workshop) -> None:
    draft = Draft(uuid4(), 4, "forces", "Un port")
    day.do(partial(write_card, draft=draft))
    given = day.do(partial(give_to_table, key=draft.id, table=2))
    assert (given.table, given.from_table) == (2, 4)
    again = day.do(partial(write_card, draft=draft))
    assert (again.first, again.card) == (False, given), "a phone that repeats is answered"
    with pytest.raises(Problem, match="unknown_card"):
        day.do(partial(edit_card, key=draft.id, table=4, text="B"))
    back = day.do(partial(give_to_table, key=draft.id, table=4))
    assert (back.table, back.from_table) == (4, None)


def test_a_table_that_is_not_there_takes_no_card(day: Workshop) -> None:
    sent = day.write("Un port").card
    with pytest.raises(Problem, match="unknown_table"):
        day.do(partial(give_to_table, key=sent.id, table=77))

from __future__ import annotations

from functools import partial
from uuid import uuid4

from tests.conftest import Workshop
from workshop_app.desktop.card_tally import CardTally
from workshop_app.services.board import cards_since
from workshop_app.services.cards import edit_card, withdraw_card
from workshop_app.services.moderation import bring_back


def test_it_counts_what_is_present_and_forgets_what_was_set_aside(workshop: Workshop) -> None:
    workshop.start("Forces")
    tally = CardTally()
    kept = workshop.write("Un port", table=4).card
    gone = workshop.write("Une gare", table=4).card
    workshop.write("Un train", table=2)
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    assert tally.at_table(4) == {"forces": 2}
    assert tally.totals() == {"forces": 3}

    workshop.do(partial(withdraw_card, key=gone.id, table=None))
    workshop.do(partial(edit_card, key=kept.id, table=None, kind="attentes"))
    fresh = tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    assert {card.id for card in fresh} == {kept.id, gone.id}
    assert len(tally) == 2
    assert +tally.totals() == {"forces": 1, "attentes": 1}  # type: ignore[operator]


def test_the_same_news_twice_counts_once(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write()
    tally = CardTally()
    news = workshop.ask(partial(cards_since, number=0))
    assert len(tally.take(news)) == 1
    assert tally.take(news) == []
    assert len(tally) == 1


def test_only_what_is_new_is_read_again(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write()
    tally = CardTally()
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    second = workshop.write("Une gare").card
    news = workshop.ask(partial(cards_since, number=tally.follow(workshop.key)))
    assert [card.id for card in news.cards] == [second.id]


def test_it_knows_when_it_is_left_behind(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write()
    tally = CardTally()
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    for _ in range(3):
        workshop.write("Une gare")
    seen = []
    for _ in range(2):
        number = tally.follow(workshop.key)
        tally.take(workshop.ask(partial(cards_since, number=number, most=2)))
        seen.append((len(tally), tally.is_left_behind(), tally.is_left_behind()))
    assert seen == [(3, False, True), (4, False, False)]


def test_nobody_is_left_behind_while_a_look_is_under_way(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write()
    tally = CardTally()
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    for _ in range(3):
        workshop.write("Une gare")
    look = partial(cards_since, number=tally.follow(workshop.key), most=2)
    tally.take(workshop.ask(look))
    tally.follow(workshop.key)
    assert [tally.is_left_behind() for _ in range(3)] == [False] * 3


def test_what_went_away_is_remembered_until_it_comes_back(workshop: Workshop) -> None:
    workshop.start("Forces")
    first, second = (workshop.write(words).card for words in ("Un port", "Une gare"))
    tally = CardTally()
    for card in (first, second):
        workshop.do(partial(withdraw_card, key=card.id, table=None))
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    assert [card.id for card in tally.set_aside()] == [second.id, first.id]
    workshop.do(partial(bring_back, key=first.id))
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    assert [card.id for card in tally.set_aside()] == [second.id]


def test_another_workshop_starts_from_nothing(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write()
    tally = CardTally()
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    assert tally.follow(uuid4()) == 0
    assert len(tally) == 0


def test_the_latest_card_of_a_table_is_the_last_written(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write("Un port", table=4)
    workshop.clock.forward(1)
    workshop.write("Une gare", table=4)
    workshop.write("Un train", table=2)
    tally = CardTally()
    tally.take(workshop.ask(partial(cards_since, number=tally.follow(workshop.key))))
    assert {table: card.text for table, card in tally.latest().items()} == {
        4: "Une gare",
        2: "Un train",
    }

"""The participants' page: what it shows of a table, and that nothing private is among it."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.follow import (
    FollowNews,
    change_follow_code,
    close_follow_page,
    follow_address,
    follow_link_of,
    follow_news,
    open_follow_page,
)
from workshop_app.services.form_address import keep_address
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_content import FollowedSign, KitContent
from workshop_app.services.kit_desk import read_kit
from workshop_app.services.kit_parts import mark_printed, marks_of, print_states
from workshop_app.services.moderation import reject_cards
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.workshops import change_workshop, the_workshop

ADDRESS = "10.42.0.1:8000"


def news(workshop: Workshop, table: int | None = 4) -> FollowNews:
    return workshop.ask(partial(follow_news, table=table, now=workshop.clock.now()))


def texts(workshop: Workshop, table: int = 4) -> list[str]:
    return [card.text for card in news(workshop, table).cards]


def send(workshop: Workshop, text: str, table: int = 4, author: str = "") -> None:
    draft = Draft(uuid4(), table, "forces", text, author=author)
    workshop.clock.forward(0.1)
    workshop.do(partial(write_card, draft=draft))


def phase(workshop: Workshop, **fields: Any) -> None:
    found: Phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=found.id, **fields))


def test_it_is_closed_until_somebody_opens_it_and_keeps_its_code(workshop: Workshop) -> None:
    assert workshop.ask(follow_link_of) is None
    link = workshop.do(open_follow_page)
    assert workshop.do(open_follow_page) == link
    library = workshop.house.library
    assert library.follow_link(link.code) == link
    workshop.do(close_follow_page)
    workshop.do(close_follow_page)
    assert library.follow_link(link.code) is None
    assert workshop.do(open_follow_page).code == link.code, "what was printed is right again"
    assert workshop.do(change_follow_code).code != link.code
    assert library.follow_link(link.code) is None


def test_a_closed_page_has_no_code_to_change(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="unknown_follow"):
        workshop.do(change_follow_code)


def test_its_link_needs_an_address(workshop: Workshop) -> None:
    link: FollowLink = workshop.do(open_follow_page)
    assert follow_address(workshop.ask(the_workshop), link) == ""
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    shown = follow_address(workshop.ask(the_workshop), link)
    assert shown == f"http://10.42.0.1:8000/s/{link.code}"


def test_it_shows_the_cards_of_one_table_the_newest_first(workshop: Workshop) -> None:
    workshop.start("Forces")
    send(workshop, "Un port")
    send(workshop, "Des plages")
    send(workshop, "Ailleurs", table=5)
    assert texts(workshop) == ["Des plages", "Un port"]
    assert texts(workshop, 5) == ["Ailleurs"]
    with pytest.raises(Problem, match="no_such_table"):
        news(workshop, 99)
    assert news(workshop, None).cards == ()


def test_nobody_is_named(workshop: Workshop) -> None:
    workshop.add("Anne", "Roux", referent=True)
    workshop.start("Forces")
    send(workshop, "Un port", author="Anne")
    shown = news(workshop)
    assert "Anne" not in str([asdict(card) for card in shown.cards])
    assert not hasattr(shown, "referent")


def test_what_nobody_has_read_yet_is_not_there(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, reads_first=True))
    workshop.start("Forces")
    send(workshop, "Un port")
    assert texts(workshop) == []
    (card,) = workshop.ask(lambda snapshot: snapshot.cards.where())
    workshop.do(partial(reject_cards, seen={card.id: card.change}))
    assert texts(workshop) == []


def test_what_is_written_in_silence_shows_when_it_is_over(workshop: Workshop) -> None:
    phase(workshop, silent=True)
    workshop.start("Forces")
    send(workshop, "Un port")
    assert (texts(workshop), news(workshop).hidden) == ([], "silent")
    workshop.clock.forward(60)
    assert (texts(workshop), news(workshop).hidden) == (["Un port"], "")


def test_where_nobody_is_told_which_table_writes_no_table_shows_it(workshop: Workshop) -> None:
    phase(workshop, signed="none")
    workshop.start("Forces")
    send(workshop, "Un port")
    assert (texts(workshop), news(workshop).hidden) == ([], "unsigned")


def test_the_table_signs_show_its_code_while_it_is_open(workshop: Workshop) -> None:
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    closed = kit(workshop)
    workshop.do(partial(mark_printed, marks=marks_of(closed, ["tables"])))
    link: FollowLink = workshop.do(open_follow_page)
    opened = kit(workshop)
    sign = opened.signs[3]
    assert isinstance(sign, FollowedSign)
    assert sign.follow_link == f"http://{ADDRESS}/s/{link.code}"
    states = workshop.ask(partial(print_states, content=opened))
    assert states["tables"] == "redo", "paper without the code is to be printed again"
    reading = workshop.ask(lambda s: read_kit(s, lambda _w: ADDRESS, workshop.clock.now()))
    (document,) = [each for each in reading.documents if each.kind == "tables"]
    assert [change.subject for change in document.changes] == ["follow"]
    workshop.do(close_follow_page)
    states = workshop.ask(partial(print_states, content=kit(workshop)))
    assert states["tables"] == "printed", "closed again, the first paper is true"


def kit(workshop: Workshop) -> KitContent:
    return workshop.ask(partial(collect_kit, address=ADDRESS, now=workshop.clock.now()))

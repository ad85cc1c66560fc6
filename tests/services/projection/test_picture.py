"""Which picture stands for a view; and that nothing private is in any of them."""

from __future__ import annotations

from functools import partial
from typing import get_args
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.problems import Problem
from workshop_app.domain.projection import LONGEST_WORDS, Projection, View, clean_words
from workshop_app.domain.sight import seen_by_the_hall
from workshop_app.services.attendance import set_attendance
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.moderation import accept_cards
from workshop_app.services.phases import change_phase, reveal_cards, schedule
from workshop_app.services.projection.choice import (
    choice_of,
    chosen,
    keep_choice,
    link_mirror,
    mirror_link,
    mirror_of,
    on_page,
    revoke_mirror,
    saying,
    uncovered,
)
from workshop_app.services.projection.doors import Doors
from workshop_app.services.projection.picture import Picture, page_of, read_picture, spoken
from workshop_app.services.theme_board import theme_board
from workshop_app.services.themes import create_theme
from workshop_app.services.workshops import change_workshop, the_workshop

SECRETS = ("Clémence", "Dubreuil", "Karim", "Cachottier", "MOTNONLU", "MOTECARTE", "Hôtesse")
VIEWS: tuple[View, ...] = get_args(View)


def read(workshop: Workshop, tall: bool = False) -> Picture:
    doors, now = Doors(lambda text: [[bool(text)]]), workshop.clock.now()
    return workshop.ask(lambda snapshot: read_picture(snapshot, doors, tall, now))


def put(workshop: Workshop, view: View, **limits: object) -> Projection:
    now = workshop.clock.now()
    before = workshop.ask(lambda snapshot: choice_of(snapshot, now))
    wanted = chosen(before, view, now, **limits)  # type: ignore[arg-type]
    return workshop.do(partial(keep_choice, wanted=wanted))


def fill_with_secrets(workshop: Workshop) -> None:
    """Names, a private note, a card nobody has read, one set aside, an author."""
    workshop.do(partial(change_workshop, reads_first=True))
    person = workshop.add("Clémence", "Dubreuil", referent=True, tables=(4,), function="Hôtesse")
    workshop.do(partial(set_attendance, key=person.id, state="arrived", by="1"))
    phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, note="Ne pas laisser Karim parler"))
    workshop.start("Forces")
    drafts = [
        Draft(uuid4(), 4, "forces", text, author="Cachottier")
        for text in ("Une carte relue", "MOTNONLU", "MOTECARTE")
    ]
    written = [workshop.do(partial(write_card, draft=draft)).card for draft in drafts]
    workshop.do(partial(accept_cards, seen={written[0].id: written[0].change}))


@pytest.mark.parametrize("tall", [False, True])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_holds_anything_private(workshop: Workshop, view: View, tall: bool) -> None:
    fill_with_secrets(workshop)
    for card in workshop.ask(lambda snapshot: snapshot.cards.where()):
        put(workshop, view, card=card.id)
        shown = read(workshop, tall)
        for secret in SECRETS:
            assert secret not in repr(shown)
            assert secret not in spoken(shown)


def test_what_the_hall_may_see_is_read_and_present(workshop: Workshop) -> None:
    fill_with_secrets(workshop)
    shown = workshop.ask(lambda snapshot: seen_by_the_hall(snapshot.cards.since(0)))
    assert [card.text for card in shown] == ["Une carte relue"]


def test_the_wall_waits_for_what_is_written_in_silence(workshop: Workshop) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, silent=True))
    workshop.start("Forces")
    workshop.write("Une idée encore cachée")
    put(workshop, "wall")
    assert "encore cachée" not in repr(read(workshop, False))
    put(workshop, "shares")
    assert "count=1" in repr(read(workshop, False)), "how many there are may be seen"
    put(workshop, "wall")
    workshop.do(reveal_cards)
    assert "encore cachée" in repr(read(workshop, False))


@pytest.mark.parametrize(
    ("view", "mode"),
    [
        ("brief", "brief"),
        ("wall", "wall"),
        ("shares", "shares"),
        ("timer", "timer"),
        ("black", "black"),
        ("card", "brief"),
        ("themes", "brief"),
        ("message", "brief"),
        ("groups", "brief"),
        ("market", "brief"),
        ("places", "places"),
    ],
)
def test_a_view_without_anything_to_show_is_the_brief(
    workshop: Workshop, view: View, mode: str
) -> None:
    put(workshop, view)
    assert read(workshop).mode == mode
    assert page_of(read(workshop))[1] in (0, 1)


def test_names_leave_by_themselves_when_the_first_phase_begins(workshop: Workshop) -> None:
    workshop.add("Clémence", "Dubreuil", tables=(4,))
    put(workshop, "places")
    assert "Dubreuil" in repr(read(workshop))
    workshop.start("Accueil")
    assert "Dubreuil" not in repr(read(workshop))
    assert read(workshop).mode == "brief"


def test_black_covers_the_view_and_gives_it_back(workshop: Workshop) -> None:
    put(workshop, "wall", kind="forces")
    black = put(workshop, "black")
    assert read(workshop).mode == "black"
    workshop.do(partial(keep_choice, wanted=uncovered(black)))
    assert read(workshop).mode == "wall"
    assert workshop.ask(lambda s: choice_of(s, workshop.clock.now())).kind == "forces"


def test_free_words_are_shown_with_the_time_left(workshop: Workshop) -> None:
    workshop.start("Forces")
    now = workshop.clock.now()
    before = workshop.ask(lambda snapshot: choice_of(snapshot, now))
    workshop.do(partial(keep_choice, wanted=saying(before, "  Reprise\nà 11 h ", now)))
    shown = read(workshop)
    assert shown.mode == "message"
    assert shown.words == "Reprise\nà 11 h"
    assert shown.ring is not None
    assert spoken(shown) == "Reprise\nà 11 h"


def test_too_many_words_and_none_are_refused() -> None:
    with pytest.raises(Problem, match="hall_words_empty"):
        clean_words(" \n\u202e ")
    with pytest.raises(Problem, match="hall_words_too_long"):
        clean_words("a" * (LONGEST_WORDS + 1))


def test_shares_count_what_may_be_seen(workshop: Workshop) -> None:
    fill_with_secrets(workshop)
    put(workshop, "shares")
    shown = read(workshop)
    assert shown.mode == "shares"
    assert (shown.bars[0].label, shown.bars[0].count) == ("Forces", 1)
    assert (shown.said, shown.most) == ("1 carte", 1)
    assert spoken(shown).startswith("Cartes par catégorie, Forces 1")


def test_themes_tell_their_cards_and_tables_and_never_what_may_not_be_seen(
    workshop: Workshop,
) -> None:
    put(workshop, "themes")
    assert read(workshop).mode == "brief", "no theme yet"
    fill_with_secrets(workshop)
    cards = workshop.ask(lambda snapshot: snapshot.cards.where())
    seen = [pile.id for pile in workshop.ask(theme_board).piles]
    assert len(seen) < len(cards)
    workshop.do(partial(create_theme, name="Le port", cards=seen))
    for number in range(9):
        workshop.do(partial(create_theme, name=f"Thème {number}"))
    shown = read(workshop)
    assert shown.mode == "themes"
    assert shown.said == "10 thèmes"
    assert (shown.bars[0].name, shown.bars[0].cards) == ("Le port", len(seen))
    assert (len(shown.bars), page_of(shown)) == (8, (0, 2))
    assert spoken(shown).startswith("Thèmes")
    workshop.clock.forward(0.2)
    assert page_of(read(workshop)) == (1, 2)


def test_the_same_choice_twice_is_one_fact(workshop: Workshop) -> None:
    kept = put(workshop, "wall")
    assert workshop.do(partial(keep_choice, wanted=kept)).change == kept.change
    turned = workshop.do(partial(keep_choice, wanted=on_page(kept, 2, workshop.clock.now())))
    assert turned.change > kept.change
    assert turned.since < kept.since


def test_the_mirror_has_one_link_until_it_is_taken_back(workshop: Workshop) -> None:
    link = workshop.do(link_mirror)
    assert workshop.do(link_mirror) == link
    assert workshop.house.library.mirror(link.code) == link
    assert mirror_link(workshop.ask(the_workshop), link) == ""
    workshop.do(partial(change_workshop, host="10.42.0.1", port=8000))
    assert mirror_link(workshop.ask(the_workshop), link) == f"http://10.42.0.1:8000/p/{link.code}"
    workshop.do(revoke_mirror)
    assert workshop.ask(mirror_of) is None
    assert workshop.house.library.mirror(link.code) is None
    with pytest.raises(Problem, match="no_mirror"):
        workshop.do(revoke_mirror)
    assert workshop.do(link_mirror).code != link.code


def test_who_is_away_is_no_longer_named(workshop: Workshop) -> None:
    person = workshop.add("Clémence", "Dubreuil", tables=(4,))
    put(workshop, "places")
    workshop.do(partial(set_attendance, key=person.id, state="excused", by="1"))
    assert workshop.ask(lambda s: s.of(Attendance).where(state="excused"))
    assert "Dubreuil" not in repr(read(workshop))

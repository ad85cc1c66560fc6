"""Every card of the hall once in a round, none cut off by the edge, nothing of who wrote it."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FakeClock, Workshop
from workshop_app.domain.projection import PAGE_S, Projection
from workshop_app.domain.sight import SeenCard, seen_by_the_hall
from workshop_app.domain.workshop import Category
from workshop_app.services.board import room
from workshop_app.services.cards import withdraw_card
from workshop_app.services.projection.choice import chosen, first_choice, on_page
from workshop_app.services.projection.measure import OF_SIGN, WIDTHS, lines, width
from workshop_app.services.projection.wall import (
    LINES_MOST,
    CardContent,
    Wall,
    WallBlock,
    WallCard,
    WallContent,
    compose_card,
    compose_wall,
    lay_out,
    pointed,
    shape_of,
    spoken_wall,
)
from workshop_app.services.workshops import change_workshop
from workshop_app.settings import assets_folder

NOW = FakeClock().now()
KINDS = ("forces", "faiblesses", "attentes", "contributions", "opportunites", "menaces")
CATEGORIES = tuple(
    Category(kind, kind.capitalize(), f"{kind[0].upper()}{n}", "", kind, "circle")
    for n, kind in enumerate(KINDS)
)


def choice(**changes: object) -> Projection:
    return chosen(first_choice(UUID(int=1), NOW), "wall", NOW, **changes)  # type: ignore[arg-type]


def seen(kind: str, number: int, text: str = "Un port", table: int = 4) -> SeenCard:
    return SeenCard(uuid4(), kind, f"{kind[:2]} {number:02}", text, table)


def labels(wall: Wall) -> list[str]:
    return [
        card.label
        for page in wall.pages
        for block in page
        for column in block.columns
        for card in column
    ]


cards = st.lists(
    st.builds(
        seen,
        st.sampled_from(KINDS),
        st.integers(1, 9_999),
        st.text("abc éW\n", min_size=1, max_size=400),
        st.integers(0, 40),
    ),
    max_size=120,
)


def test_it_has_no_field_for_a_name_a_note_or_an_author() -> None:
    """Who adds a field to what the hall sees changes this list, and says why."""
    fields = {kind: {f.name for f in dataclasses.fields(kind)} for kind in (SeenCard, WallCard)}
    assert fields == {
        SeenCard: {"id", "kind", "label", "text", "table"},
        WallCard: {"label", "where", "text", "lines"},
    }
    assert {f.name for f in dataclasses.fields(WallBlock)} == {
        "label", "tone", "shape", "count", "columns",
    }  # fmt: skip
    assert {f.name for f in dataclasses.fields(WallContent)} == {
        "workshop_title", "said", "question", "shapes", "blocks", "tall", "page", "pages",
        "next_in_s", "follows", "follows_title", "follows_at", "mode",
    }  # fmt: skip
    assert {f.name for f in dataclasses.fields(CardContent)} == {
        "workshop_title", "label", "category", "tone", "shape", "where", "text", "mode",
    }  # fmt: skip


@given(cards, st.booleans())
def test_every_card_stands_on_one_page(known: list[SeenCard], tall: bool) -> None:
    wall = lay_out(CATEGORIES, known, choice(), tall)
    assert sorted(labels(wall)) == sorted(card.label for card in known)
    assert wall.total == len(known)
    for page in wall.pages:
        assert sum(len(block.columns) for block in page) == min(
            shape_of(tall).columns, max(len(page), shape_of(tall).columns)
        )
        assert any(column for block in page for column in block.columns), "no empty page"


@given(cards, st.booleans())
def test_no_column_is_higher_than_its_room(known: list[SeenCard], tall: bool) -> None:
    shape = shape_of(tall)
    for page in lay_out(CATEGORIES, known, choice(), tall).pages:
        for block in page:
            for column in block.columns:
                gaps = shape.gap * max(0, len(column) - 1)
                assert sum(shape.high(card.lines) for card in column) + gaps <= shape.room + 0.01
                assert all(2 <= card.lines <= LINES_MOST for card in column)


def test_four_categories_have_a_column_each_and_a_lonely_one_all_four() -> None:
    four = [seen(kind, n) for kind in KINDS[:4] for n in range(3)]
    assert [len(b.columns) for b in lay_out(CATEGORIES, four, choice(), False).pages[0]] == [1] * 4
    alone = [seen("forces", n) for n in range(9)]
    (block,) = lay_out(CATEGORIES, alone, choice(), False).pages[0]
    assert (len(block.columns), block.count) == (4, 9)
    two = [*alone, seen("attentes", 1)]
    wide = lay_out(CATEGORIES, two, choice(), False).pages[0]
    assert [len(block.columns) for block in wide] == [3, 1]


def test_it_may_be_limited_to_a_category_or_a_table() -> None:
    known = [seen("forces", 1, table=1), seen("forces", 2, table=2), seen("attentes", 3, table=2)]
    assert labels(lay_out(CATEGORIES, known, choice(kind="forces"), False)) == ["fo 01", "fo 02"]
    assert sorted(labels(lay_out(CATEGORIES, known, choice(table=2), False))) == ["at 03", "fo 02"]


def test_pages_come_every_twelve_seconds_and_begin_anew(workshop: Workshop) -> None:
    known = [seen("forces", n) for n in range(60)]
    wall = lay_out(CATEGORIES, known, choice(), False)
    news = workshop.ask(room)

    def at(seconds: float) -> WallContent:
        return compose_wall(news, wall, choice(), False, NOW + timedelta(seconds=seconds))

    assert (at(0).page, at(0).pages, at(0).next_in_s) == (0, 3, PAGE_S)
    assert (at(PAGE_S + 1).page, at(PAGE_S + 1).next_in_s) == (1, PAGE_S - 1)
    assert at(3 * PAGE_S).page == 0
    third = on_page(choice(), 2, NOW)
    assert compose_wall(news, wall, third, False, NOW).page == 2
    assert spoken_wall(at(0)) == "Mur des cartes, Vos 60 cartes, 1 sur 3"


def test_it_says_whose_cards_they_are_and_what_comes_after(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, reads_first=True, question="Que garder ?"))
    workshop.start("Forces")
    news = workshop.ask(room)
    wall = lay_out(CATEGORIES, [seen("forces", 1), seen("forces", 2)], choice(), False)
    content = compose_wall(news, wall, choice(), False, NOW)
    assert content.said == "Vos 2 cartes, relues"
    assert content.follows_title == "Faiblesses"
    assert content.follows_at == "10\u00a0h\u00a018"
    limited = compose_wall(news, wall, choice(table=4), False, NOW)
    assert limited.said == "2 cartes de la table 4"


def test_the_empty_wall_is_the_question_and_the_shapes(workshop: Workshop) -> None:
    content = compose_wall(workshop.ask(room), Wall(), choice(), False, NOW)
    assert (content.blocks, content.said, content.next_in_s) == ((), "", 0)
    assert len(content.shapes) == 4


def test_a_card_alone_is_whole_and_goes_with_the_card(workshop: Workshop) -> None:
    workshop.start("Forces")
    card = workshop.write("Un texte " * 60).card
    shown = workshop.ask(lambda snapshot: seen_by_the_hall(snapshot.cards.where()))
    alone = pointed(shown, card.id)
    assert alone is not None
    content = compose_card(workshop.ask(room).workshop, alone)
    assert (content.label, content.category, content.where) == ("FO 01", "Forces", "table 4")
    assert content.text == card.text
    workshop.do(partial(withdraw_card, key=card.id, table=4))
    after = workshop.ask(lambda snapshot: seen_by_the_hall(snapshot.cards.since(0)))
    assert pointed(after, card.id) is None


def test_the_widths_are_those_of_our_font() -> None:
    """Never less than the font's, and a fiftieth of a letter more at most."""
    font = TTFont(assets_folder() / "fonts" / "TableeText-SemiBold.ttf")
    glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    assert len(OF_SIGN) == sum(map(len, WIDTHS.values())), "no sign stands twice"
    for sign, wide in OF_SIGN.items():
        real = 1_000 * advances[glyphs[ord(sign)]][0] / em if ord(sign) in glyphs else wide
        assert real <= wide, sign
        assert wide - real <= 20 or sign in " \u00a0\u202f", sign


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 1), ("mot", 1), ("mot " * 9, 3), ("W" * 40, 4), ("a\nb\nc", 3), ("👍👍 " * 20, 4)],
)
def test_lines_are_counted_by_words(text: str, count: int) -> None:
    assert lines(text, 8.0, 4) == count


def test_what_is_combined_adds_no_width() -> None:
    assert width("e\u0301") == width("e")

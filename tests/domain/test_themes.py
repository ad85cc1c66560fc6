"""What a theme may be called, how deep themes go, what may be stacked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from workshop_app.domain.cards import Card
from workshop_app.domain.problems import Problem
from workshop_app.domain.themes import (
    Theme,
    check_stack,
    check_theme,
    clean_keywords,
    clean_name,
    in_order,
    refusal_of,
    spot_id,
)

HERE = uuid4()


def theme(name: str, position: int = 0, parent: UUID | None = None) -> Theme:
    return Theme(id=uuid4(), workshop=HERE, name=name, position=position, parent=parent)


def card(kind: str) -> Card:
    return Card(
        id=uuid4(),
        workshop=HERE,
        table=4,
        kind=kind,
        number=1,
        code="FO",
        text="Un port",
        original="Un port",
        source="phone",
        written_at=datetime(2026, 3, 12, 9, tzinfo=UTC),
    )


def refused(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.RaisesExc(Problem, check=lambda problem: problem.code == code)


def test_a_name_is_one_line_without_blank_ends() -> None:
    assert clean_name("  Données\n et   SIT ") == "Données et SIT"
    for nothing in ("", "  \n", "\u200b"):
        with pytest.raises(Problem):
            clean_name(nothing)
    with refused("theme_name_too_long"):
        clean_name("a" * 81)


def test_keywords_may_be_none_and_hide_no_direction_signs() -> None:
    assert clean_keywords("  ") == ""
    assert clean_keywords("saisie,\n \u202eoutils") == "saisie, outils"
    with refused("theme_keywords_too_long"):
        clean_keywords("mot " * 101)


def test_case_and_accents_make_no_other_name() -> None:
    with refused("theme_named_already"):
        check_theme(theme("MOBILITE"), [theme("Mobilité")])
    same = theme("Mobilité")
    check_theme(replace(same, name="mobilité"), [same])


def test_a_part_has_no_part() -> None:
    top = theme("Moyens")
    part = theme("Personnel", parent=top.id)
    check_theme(part, [top])
    with refused("theme_too_deep"):
        check_theme(theme("Saisonniers", parent=part.id), [top, part])
    other = theme("Budget")
    with refused("theme_too_deep"):
        check_theme(replace(top, parent=other.id), [top, part, other])
    with refused("unknown_theme"):
        check_theme(replace(other, parent=other.id), [other])
    with refused("unknown_theme"):
        check_theme(theme("Seul", parent=uuid4()), [other])


def test_parts_follow_their_theme_and_orphans_stay_in_sight() -> None:
    second, first = theme("B", 2), theme("A", 1)
    part, orphan = theme("B1", 0, second.id), theme("C1", 3, uuid4())
    found = [each.name for each in in_order([orphan, part, second, first])]
    assert found == ["A", "B", "B1", "C1"]


def test_only_cards_of_one_category_are_stacked() -> None:
    check_stack([card("forces"), card("forces")])
    with refused("stack_of_two_kinds"):
        check_stack([card("forces"), card("faiblesses")])
    with refused("stack_of_one"):
        check_stack([card("forces")])


def test_whoever_writes_first_writes_the_same_thing() -> None:
    one, other = uuid4(), uuid4()
    assert spot_id(one) == spot_id(one) != spot_id(other)
    pair = refusal_of(HERE, one, other=other, theme=None)
    assert pair == refusal_of(HERE, other, other=one, theme=None)
    assert pair.id != refusal_of(HERE, one, other=None, theme=other).id

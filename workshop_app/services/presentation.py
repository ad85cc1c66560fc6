"""What a workshop says of itself, changed piece by piece: its rules of the game, its categories.

Each verb decides from the workshop as it is when it runs. `change_workshop` does the plain fields.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import (
    Category,
    GameRule,
    Workshop,
    category_of,
    free_code,
    move,
    new_category,
)
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop


def offer_page(uow: UnitOfWork, page: str, offered: bool) -> Workshop:
    """Switch an optional page on or off. What it holds is kept either way."""
    others = tuple(each for each in the_workshop(uow).extra_pages if each != page)
    return change_workshop(uow, extra_pages=(*others, page) if offered else others)


def add_game_rule(uow: UnitOfWork, title: str, detail: str = "") -> Workshop:
    rules = the_workshop(uow).rules
    return change_workshop(uow, rules=(*rules, _rule(title, detail)))


def change_game_rule(uow: UnitOfWork, place: int, title: str, detail: str) -> Workshop:
    """`place` counts from 0."""
    rules = _rules_with(uow, place)
    rules[place] = _rule(title, detail)
    return change_workshop(uow, rules=tuple(rules))


def move_game_rule(uow: UnitOfWork, place: int, by: int) -> Workshop:
    """Nothing happens at the ends of the list."""
    return change_workshop(uow, rules=move(the_workshop(uow).rules, place, by))


def remove_game_rule(uow: UnitOfWork, place: int) -> Workshop:
    rules = _rules_with(uow, place)
    del rules[place]
    return change_workshop(uow, rules=tuple(rules))


def add_category(uow: UnitOfWork, label: str) -> Workshop:
    """Last, with a code, a colour and a shape that no other one has."""
    known = the_workshop(uow).categories
    added = new_category(known, label, f"c{uuid4().hex[:8]}")
    return change_workshop(uow, categories=(*known, added))


def change_category(uow: UnitOfWork, key: str, label: str, question: str) -> Workshop:
    """Its words. The code follows the word until the first card: then paper says it too."""
    before = _category(uow, key)
    label, question = " ".join(label.split()), " ".join(question.split())
    code = before.code
    if label != before.label and label and key not in used_categories(uow):
        others = {c.code for c in the_workshop(uow).categories if c.key != key}
        code = free_code(label, others)
    return _replace(uow, replace(before, label=label, question=question, code=code))


def change_category_look(uow: UnitOfWork, key: str, tone: str, shape: str) -> Workshop:
    """Another colour and shape; those of another category are exchanged with it."""
    before = _category(uow, key)
    changed = []
    for category in the_workshop(uow).categories:
        if category.key == key:
            category = replace(category, tone=tone, shape=shape)
        elif (category.tone, category.shape) == (tone, shape):
            category = replace(category, tone=before.tone, shape=before.shape)
        changed.append(category)
    return change_workshop(uow, categories=tuple(changed))


def move_category(uow: UnitOfWork, place: int, by: int) -> Workshop:
    return change_workshop(uow, categories=move(the_workshop(uow).categories, place, by))


def remove_category(uow: UnitOfWork, key: str) -> Workshop:
    """Refused once it has cards."""
    _category(uow, key)
    rest = tuple(c for c in the_workshop(uow).categories if c.key != key)
    return change_workshop(uow, categories=rest)


def used_categories(snapshot: Snapshot) -> frozenset[str]:
    """Keys of those that have, or had, a card: their look is frozen."""
    return frozenset(card.kind for card in snapshot.cards.since(0))


def _replace(uow: UnitOfWork, after: Category) -> Workshop:
    categories = tuple(after if c.key == after.key else c for c in the_workshop(uow).categories)
    return change_workshop(uow, categories=categories)


def _category(uow: UnitOfWork, key: str) -> Category:
    found = category_of(the_workshop(uow), key)
    if found is None:
        raise Problem("unknown_kind", kind=key)
    return found


def _rule(title: str, detail: str) -> GameRule:
    title, detail = " ".join(title.split()), " ".join(detail.split())
    if not title:
        raise Problem("rule_without_words")
    return GameRule(title, detail)


def _rules_with(uow: UnitOfWork, place: int) -> list[GameRule]:
    rules = list(the_workshop(uow).rules)
    if not 0 <= place < len(rules):
        raise Problem("unknown_rule")
    return rules

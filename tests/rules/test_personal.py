"""Every field of every noun says whether it names somebody: an erasing must forget nothing."""

from __future__ import annotations

from dataclasses import fields

import pytest

from workshop_app.domain.entity import Entity
from workshop_app.domain.personal import COMMON, PERSONAL
from workshop_app.storage.store import NOUNS


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_field_of_every_noun_is_classified(noun: type[Entity]) -> None:
    """A new field, or a new noun, is added to `PERSONAL` in domain/personal.py."""
    assert noun in PERSONAL, f"{noun.__name__} says nothing in domain/personal.py"
    told = PERSONAL[noun]
    named = {field.name for field in fields(noun)}
    assert named - {*COMMON, *told.every_field()} == set(), "classify them in domain/personal.py"
    assert set(told.every_field()) <= named
    assert {told.about, told.line} <= {"", *named}


def test_nothing_is_classified_that_is_no_noun() -> None:
    assert set(PERSONAL) == set(NOUNS)

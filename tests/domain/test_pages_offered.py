from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from workshop_app.domain.pages_offered import OPTIONAL_PAGES, hidden_pages, switchable_pages
from workshop_app.domain.workshop import MODELS, Model, Workshop


def of_model(model: Model) -> Workshop:
    key = uuid4()
    made = datetime(2026, 3, 12, tzinfo=UTC)
    return Workshop(id=key, workshop=key, model=model, title="Essai", created_at=made)


def test_a_working_group_offers_all_of_its_pages() -> None:
    of_methods = {page for page, models in OPTIONAL_PAGES.items() if not models}
    assert hidden_pages(of_model("groupe-de-travail")) == of_methods


@pytest.mark.parametrize("model", MODELS)
def test_what_a_model_hides_can_be_switched_on(model: Model) -> None:
    workshop = of_model(model)
    assert hidden_pages(workshop) == set(switchable_pages(workshop))
    for page in OPTIONAL_PAGES:
        assert page not in hidden_pages(replace(workshop, extra_pages=(page,)))


def test_a_page_of_another_program_is_no_trouble() -> None:
    workshop = replace(of_model("vierge"), extra_pages=("weather",))
    assert hidden_pages(workshop) == set(OPTIONAL_PAGES)


def test_one_meeting_of_a_group_is_a_day_like_any_other() -> None:
    meeting = replace(of_model("groupe-de-travail"), part_of=uuid4())
    assert hidden_pages(meeting) == set(OPTIONAL_PAGES)

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.services.form_address import keep_address
from workshop_app.services.posts import (
    MOST_POSTS,
    link_post,
    name_post,
    post_link,
    posts_in_order,
    revoke_post,
)
from workshop_app.services.workshops import the_workshop


def test_posts_are_numbered_after_the_desk_and_never_again(workshop: Workshop) -> None:
    second = workshop.do(partial(link_post, name=" Tablette  de Fanny "))
    assert (second.number, second.name, len(second.code)) == (2, "Tablette de Fanny", 8)
    workshop.do(partial(revoke_post, key=second.id))
    third = workshop.do(link_post)
    assert third.number == 3
    assert workshop.ask(posts_in_order) == [third]


def test_a_link_is_found_by_its_code_until_it_is_taken_back(workshop: Workshop) -> None:
    post = workshop.do(link_post)
    assert workshop.house.library.door_post(post.code) == post
    assert workshop.house.library.table(post.code) is None
    workshop.do(partial(revoke_post, key=post.id))
    assert workshop.house.library.door_post(post.code) is None
    with pytest.raises(Problem, match="unknown_post"):
        workshop.do(partial(name_post, key=post.id, name="Fanny"))


def test_its_link_leads_to_this_laptop(workshop: Workshop) -> None:
    post = workshop.do(link_post)
    assert post_link(workshop.ask(the_workshop), post) == ""
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    link = post_link(workshop.ask(the_workshop), post)
    assert link == f"http://10.42.0.1:8000/d/{post.code}"


def test_a_name_can_be_corrected(workshop: Workshop) -> None:
    post = workshop.do(link_post)
    assert workshop.do(partial(name_post, key=post.id, name="Fanny")).name == "Fanny"


def test_there_is_an_end_to_posts(workshop: Workshop) -> None:
    for _ in range(MOST_POSTS):
        workshop.do(link_post)
    with pytest.raises(Problem, match="too_many_posts"):
        workshop.do(link_post)

"""« Page des participants » in « Présentation »: opened, shown, its code changed, closed."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_presentation import Page, page
from workshop_app.desktop.screens.run.doors_panel import CodeSquare
from workshop_app.domain.tables import shown_code
from workshop_app.services.follow import follow_link_of
from workshop_app.services.form_address import keep_address

__all__ = ["page"]


def code(workshop: Workshop) -> str:
    link = workshop.ask(follow_link_of)
    return shown_code(link.code) if link else ""


def words(page: Page) -> list[str]:
    shown = page.view.follow.findChildren(QLabel)
    return [each.text() for each in shown if not each.isHidden()]


def test_it_is_opened_then_its_code_and_square_are_shown(page: Page) -> None:
    panel, workshop = page.view.follow, page.workshop
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    assert code(workshop) == ""
    panel.open_it.click()
    assert code(workshop) in words(page)
    assert "Adresse\u00a0: 10.42.0.1:8000" in words(page)
    assert len(panel.findChildren(CodeSquare)) == 1
    assert panel.open_it.isHidden()


def test_without_an_address_it_says_where_to_choose_one(page: Page) -> None:
    page.view.follow.open_it.click()
    assert any("adresse des téléphones" in said for said in words(page))
    assert page.view.follow.findChildren(CodeSquare) == []


def test_its_code_changes_and_it_closes(page: Page) -> None:
    panel, workshop = page.view.follow, page.workshop
    panel.open_it.click()
    first = code(workshop)
    panel.change.click()
    assert code(workshop) != first
    assert code(workshop) in words(page)
    panel.close_it.click()
    assert code(workshop) == ""
    assert not panel.open_it.isHidden()


@pytest.mark.parametrize("width", [1220, 900])
def test_no_text_is_cut(page: Page, width: int) -> None:
    page.workshop.do(partial(keep_address, host="192.168.100.200", port=8000))
    page.view.resize(width, 1_900)
    page.view.follow.open_it.click()
    page.qtbot.waitUntil(lambda: cut_texts(page.view.follow) == [])

"""« Tableau dans un navigateur » in « Présentation »: opened, its code changed, closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel

from tests.conftest import Workshop
from tests.desktop.screens.test_presentation import Page, page
from workshop_app.domain.tables import shown_code
from workshop_app.services.form_address import keep_address
from workshop_app.services.sorting import sorting_link_of

__all__ = ["page"]


def code(workshop: Workshop) -> str:
    link = workshop.ask(sorting_link_of)
    return shown_code(link.code) if link else ""


def test_it_is_opened_its_code_changed_and_closed(page: Page) -> None:
    panel, workshop = page.view.sorting, page.workshop
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    panel.open_it.click()
    first = code(workshop)
    assert first in [each.text() for each in panel.findChildren(QLabel)]
    panel.change.click()
    second = code(workshop)
    assert second not in ("", first)
    panel.close_it.click()
    assert code(workshop) == ""
    assert not panel.open_it.isHidden()
    panel.open_it.click()
    assert code(workshop) not in ("", first, second)

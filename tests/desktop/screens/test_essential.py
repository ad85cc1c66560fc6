"""« Essentiel »: a vote prepared, opened, typed in, closed; its line moved, its thread read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.essential import build_essential
from workshop_app.desktop.screens.essential.item_list import spoken
from workshop_app.domain.votes import Item, Mark, Vote
from workshop_app.services.essential import essential_ids
from workshop_app.services.history import undo
from workshop_app.services.ports import Snapshot
from workshop_app.services.themes import create_theme
from workshop_app.services.votes import cast_for_code, cast_for_table, newest_vote, votes_in_order
from workshop_app.services.voting_codes import make_codes

SIZES = [(1180, 900), (1060, 720), (960, 768)]
"""Of the page, in windows of 1440, 1280 and 1024 pixels."""


class Page:
    """The page on a workshop, with what it asked of the desk."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.projected: list[bool] = []
        self.swept = 0
        self.view, self.presenter = build_essential(
            AtOnce(workshop),
            workshop.clock,
            self._sweep,
            self.projected.append,
            lambda: workshop.house.method_printer,
            lambda _workshop: "192.168.1.20:8000",
            self._undo,
            lambda: None,
        )
        self.view.resize(*SIZES[0])
        self.view.show()
        self.presenter.refresh()

    def vote(self) -> Vote:
        found = self.workshop.ask(newest_vote)
        assert found is not None
        return found

    def marked(self) -> frozenset[UUID]:
        return self.workshop.ask(essential_ids)

    def texts(self) -> list[str]:
        return [face.text for face in self.view.list.faces()]

    def said(self) -> str:
        return " ".join(banner.accessibleName() for banner in self.view.banners.shown())

    def table(self, number: int, *points: int) -> None:
        items = self.vote().items
        marks = [Mark(item.id, n) for item, n in zip(items, points, strict=False) if n]
        self.workshop.do(partial(cast_for_table, number=number, marks=marks))
        self.presenter.refresh()

    def _sweep(self) -> bool:
        self.swept += 1
        return True

    def _undo(self) -> None:
        def last(snapshot: Snapshot) -> int:
            found = snapshot.fact(snapshot.last_change())
            assert found is not None
            return found.command

        self.workshop.do(partial(undo, command=self.workshop.ask(last)))
        self.presenter.refresh()


@pytest.fixture
def cards(workshop: Workshop) -> Sequence[UUID]:
    workshop.start("Forces")
    return [workshop.write(f"Force {n}", n).card.id for n in range(1, 5)]


@pytest.fixture
def page(workshop: Workshop, cards: Sequence[UUID], qtbot: QtBot) -> Page:
    for place, name in enumerate(("Les rôles", "Le SIT", "Les saisonniers")):
        workshop.do(partial(create_theme, name=name, cards=[cards[place]]))
    made = Page(workshop)
    qtbot.addWidget(made.view)
    return made


def opened(page: Page, **changes: Any) -> Page:
    page.view.first.click()
    for field, value in changes.items():
        page.presenter.change(field, value)
    page.view.opening.click()
    return page


def test_nothing_chosen_yet_says_what_to_do_first(page: Page) -> None:
    assert page.view.first.isVisible()
    assert not page.view.list.isVisible()
    page.view.first.click()
    assert page.view.list.isVisible()
    assert page.texts()[:3] == ["Les rôles", "Le SIT", "Les saisonniers"], "themes come first"
    assert [item.kind for item in page.vote().items] == ["theme"] * 3


def test_what_is_put_to_the_vote_is_ticked_by_hand_or_by_keys(
    page: Page, cards: Sequence[UUID], qtbot: QtBot
) -> None:
    page.view.first.click()
    page.view.list.setFocus()
    qtbot.keyClick(page.view.list, Qt.Key.Key_Space)
    assert len(page.vote().items) == 2
    page._undo()
    assert len(page.vote().items) == 3
    last = page.view.list.model().index(len(page.texts()) - 1, 0)
    place = page.view.list.visualRect(last).center()
    qtbot.mouseClick(page.view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert Item("card", cards[3]) in page.vote().items


def test_the_question_and_the_rules_are_changed_in_place(page: Page, qtbot: QtBot) -> None:
    page.view.first.click()
    panel = page.view.preparing
    panel.question.field.setFocus()
    panel.question.field.selectAll()
    qtbot.keyClicks(panel.question.field, "Que garder ?")
    qtbot.keyClick(panel.question.field, Qt.Key.Key_Return)
    panel.budget.setValue(10)
    panel.most.setValue(3)
    panel.own.setChecked(False)
    panel.method.setCurrentIndex(1)
    panel.method.activated.emit(1)
    vote = page.vote()
    assert (vote.title, vote.budget, vote.most, vote.own_cards, vote.method) == (
        "Que garder ?",
        10,
        3,
        False,
        "criteria",
    )
    assert not panel.most.isVisible()
    panel.remove.click()
    assert page.workshop.ask(votes_in_order) == []


def test_while_it_is_open_only_how_many_have_voted_is_told(page: Page) -> None:
    opened(page)
    page.table(2, 5, 4)
    assert page.view.progressing.said.text() == "1 table sur 9 a voté"
    assert all(not face.points for face in page.view.list.faces())
    assert page.view.closing.isVisible()
    page.view.projecting.click()
    assert page.projected == [False]


def test_a_table_without_a_phone_is_typed_with_the_same_checks(page: Page, qtbot: QtBot) -> None:
    opened(page)
    page.table(1, 1)
    page.view.typing.click()
    entry = page.view.entry
    assert entry.table.currentData() == 2, "the first that has not voted"
    first, second, third = entry.spins()
    for spin in (first, second):
        spin.setValue(5)
    third.setValue(6)
    assert entry.total.text() == "16 points sur 15"
    entry.keep.click()
    assert "La table 2 a placé 16 points, 15 au plus." in entry.wrong.text()
    third.setValue(5)
    entry.keep.click()
    assert entry.wrong.isHidden()
    assert page.view.progressing.said.text() == "2 tables sur 9 ont voté"
    entry.table.setCurrentIndex(0)
    assert [spin.value() for spin in entry.spins()] == [1, 0, 0], "typed again from what it said"


def test_hands_are_counted_for_the_whole_room(page: Page) -> None:
    for n in range(10):
        page.workshop.add("Anne", f"Roux {n}")
    opened(page, voter="room")
    page.view.typing.click()
    entry = page.view.entry
    assert not entry.table.isVisible()
    entry.spins()[0].setValue(11)
    entry.keep.click()
    assert "La salle ne peut placer que 10 points" in entry.wrong.text()
    entry.spins()[0].setValue(7)
    entry.keep.click()
    page.view.closing.click()
    assert [face.points for face in page.view.list.faces()] == ["7", "0", "0"]
    assert page.view.list.faces()[0].mood == ""


def closed(page: Page) -> Page:
    opened(page, line=1)
    page.table(1, 5, 2, 2)
    page.table(2, 5, 0, 1)
    page.table(3, 4, 3, 2)
    page.view.closing.click()
    return page


def test_closing_ranks_draws_the_line_and_marks_what_is_above(page: Page) -> None:
    closed(page)
    first, second, third = page.view.list.faces()
    assert (first.text, first.points, first.said) == ("Les rôles", "14", "3 tables sur 3")
    assert (first.mood, second.mood) == ("agreed", "agreed")
    assert (first.ticked, first.last_above, second.above) == (True, True, False)
    assert (second.rank, third.rank) == ("2", "2")
    assert page.marked() == {first.id}
    assert "Les rôles, 3 tables sur 3, 14 points, consensus, essentiel" in spoken(first, "closed")
    page.view.showing.click()
    assert page.projected == [True]


def test_the_line_moves_by_keys_and_a_tie_it_cuts_is_named(page: Page, qtbot: QtBot) -> None:
    closed(page)
    assert page.view.line.ties.isHidden()
    page.view.list.setFocus()
    qtbot.keyClicks(page.view.list, "+")
    assert page.vote().line == 2
    assert "égalité à 5 points" in page.view.line.ties.text()
    assert "« Le SIT »" in page.view.line.ties.text().replace("\u00a0", " ")
    qtbot.keyClicks(page.view.list, "-")
    assert page.vote().line == 1
    page.view.line.line.setValue(3)
    assert len(page.marked()) == 3
    page._undo()
    assert len(page.marked()) == 1


def test_any_item_can_be_marked_by_hand(page: Page, qtbot: QtBot) -> None:
    closed(page)
    page.view.list.setFocus()
    qtbot.keyClick(page.view.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.view.list, Qt.Key.Key_Space)
    second = page.view.list.faces()[1]
    assert second.ticked
    assert second.id in page.marked()
    qtbot.keyClick(page.view.list, Qt.Key.Key_Space)
    assert second.id not in page.marked()


def test_the_thread_tells_who_said_it_and_how_it_was_chosen(page: Page) -> None:
    closed(page)
    words = [made.text().replace("\u00a0", " ") for made in page.view.thread_panel._lines]
    assert words[0] == "Dit par la table 1."
    assert words[1] == "14 points : 3 tables sur 3, de 4 à 5."
    assert words[2].startswith("Consensus : accord de")
    assert words[3] == "Essentiel : au-dessus de la ligne."


def test_two_scales_are_drawn_once_closed_and_the_row_looked_at_is_shown(
    page: Page, qtbot: QtBot
) -> None:
    opened(page, method="criteria")
    items = page.vote().items
    for number, notes in ((1, ((5, 4), (4, 2), (1, 1))), (2, ((5, 5), (4, 1), (2, 1)))):
        marks = [Mark(item.id, *note) for item, note in zip(items, notes, strict=True)]
        page.workshop.do(partial(cast_for_table, number=number, marks=marks))
    page.presenter.refresh()
    assert page.view.matrix.isHidden()
    page.view.closing.click()
    assert page.view.matrix.isVisible()
    picture = page.view.matrix.picture
    told = picture.accessibleDescription().replace("\u00a0", " ").replace("\u2019", "'")
    assert "À faire d'abord : 1, Les rôles." in told
    assert "À préparer : 2, Le SIT." in told
    page.view.list.setFocus()
    before = picture.grab().toImage()
    qtbot.keyClick(page.view.list, Qt.Key.Key_Down)
    assert picture.grab().toImage() != before
    for size in SIZES:
        page.view.resize(*size)
        QApplication.processEvents()
        assert cut_texts(page.view) == []


def test_points_draw_no_matrix(page: Page) -> None:
    closed(page)
    assert page.view.matrix.isHidden()


def test_a_vote_of_tables_is_reopened_and_another_is_prepared(page: Page) -> None:
    closed(page)
    page.view.line.reopen.click()
    assert page.vote().state == "open"
    page.view.closing.click()
    page.view.line.again.click()
    assert page.vote().state == "draft" or len(page.workshop.ask(votes_in_order)) == 2
    assert page.view.votes.count() == 2
    assert "(en préparation)" in page.view.votes.currentText(), "the list says which one is shown"
    first, second = (vote.title for vote in page.workshop.ask(votes_in_order))
    assert second == f"{first} 2"
    page.view.votes.activated.emit(0)
    assert "(en préparation)" not in page.view.votes.currentText()
    assert page.view.showing.isVisible()


def test_what_tables_keep_is_weighed_next(page: Page, cards: Sequence[UUID]) -> None:
    opened(page, method="keep")
    page.workshop.do(partial(cast_for_table, number=4, marks=[Mark(cards[3], 1)]))
    page.presenter.refresh()
    page.view.closing.click()
    assert page.view.line.again.text() == "Peser ce qui est gardé"
    page.view.line.again.click()
    votes = page.workshop.ask(votes_in_order)
    assert votes[-1].items == (Item("card", cards[3]),)


def test_a_vote_of_people_is_closed_for_good_after_a_question(page: Page, qtbot: QtBot) -> None:
    for n in range(3):
        page.workshop.add("Anne", f"Roux {n}")
    codes = page.workshop.do(partial(make_codes, wanted=3))
    opened(page, voter="person")
    marks = [Mark(page.vote().items[0].id, 5)]
    page.workshop.do(partial(cast_for_code, code=codes[0].id, marks=marks))
    page.presenter.refresh()
    page.view.closing.click()
    assert page.vote().state == "open", "asked first"
    page.view._dialog.accept()
    assert page.vote().state == "closed"
    assert page.swept == 1
    assert not page.view.line.reopen.isVisible()
    qtbot.waitUntil(lambda: "Plus rien ne relie" in page.said())


def test_codes_are_printed_one_a_person_and_a_few_more(
    page: Page, qtbot: QtBot, tmp_path: Path
) -> None:
    for n in range(3):
        page.workshop.add("Anne", f"Roux {n}")
    page.view.first.click()
    page.presenter.change("voter", "person")
    assert page.view.preparing.print_codes.isVisible()
    page.view.preparing.print_codes.click()
    dialog = page.view.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    page.presenter.print_codes(tmp_path / "codes.pdf")
    qtbot.waitUntil((tmp_path / "codes.pdf").exists)
    assert "13 codes prêts" in page.view.preparing._count.text()


def test_a_refusal_is_said_and_the_page_shows_what_is_kept(page: Page) -> None:
    page.view.first.click()
    for face in page.view.list.faces()[:2]:
        page.presenter.toggle(face.item, on=False)
    page.view.opening.click()
    assert "Un vote choisit entre 2 propositions au moins." in page.said()
    assert page.vote().state == "draft"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_word_is_cut_at_any_size(page: Page, size: tuple[int, int]) -> None:
    page.view.resize(*size)
    page.view.first.click()
    QApplication.processEvents()
    assert cut_texts(page.view) == []
    page.presenter.change("voter", "person")
    QApplication.processEvents()
    assert cut_texts(page.view) == []
    page.presenter.change("voter", "table")
    page.view.opening.click()
    page.view.typing.click()
    QApplication.processEvents()
    assert cut_texts(page.view) == []
    page.view.closing.click()
    QApplication.processEvents()
    assert cut_texts(page.view) == []

"""Cartes: the wall follows what arrives, a card is opened, corrected, set aside, typed in."""

from __future__ import annotations

from functools import partial
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.card_entry import CardEntry, CardText
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.cards import build_cards
from workshop_app.desktop.screens.cards.detail_panel import DetailPanel, cut_at
from workshop_app.desktop.screens.cards.faces import CardItem, WallColumn, WallFace
from workshop_app.desktop.screens.cards.inbox_panel import InboxPanel
from workshop_app.desktop.screens.cards.presenter import AT_ONCE
from workshop_app.desktop.screens.cards.wall import CardWall
from workshop_app.desktop.screens.cards.wall_layout import GAP, Spot, lay_out
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.domain.cards import Card
from workshop_app.domain.questions import Question
from workshop_app.domain.votes import Item
from workshop_app.services.cards import Draft, edit_card, withdraw_card, write_card
from workshop_app.services.essential import tick_essential
from workshop_app.services.history import undo
from workshop_app.services.moderation import accept_cards
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import change_workshop

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


class Page:
    """The page in a main window, on a real library."""

    def __init__(self, workshop: Workshop, window: MainWindow) -> None:
        self.workshop, self.window = workshop, window
        self.asked: list[str] = []
        self.projected: list[UUID] = []
        self.view, self.cards = build_cards(
            AtOnce(workshop),
            lambda: self.asked.append("undo"),
            lambda: self.asked.append("redo"),
            lambda: workshop.house.photo_printer,
            lambda card: self.projected.append(card),
        )
        window.add_page("cards", "run", "Cartes", "cards", self.view)
        window.show_page("cards")
        self.cards.refresh()

    def write(self, text: str, table: int = 4, kind: str = "forces") -> Card:
        draft = Draft(uuid4(), table, kind, text, source="paper")
        return self.workshop.do(partial(write_card, draft=draft)).card

    def arrive(self, text: str, table: int = 4, kind: str = "forces") -> Card:
        """A card comes in, and the wall has taken it."""
        card = self.write(text, table, kind)
        self.workshop.clock.forward(1)
        self.look()
        return card

    def look(self) -> None:
        self.cards.refresh()
        self.wall.flush()

    @property
    def wall(self) -> CardWall:
        return child(self.view, CardWall)

    @property
    def detail(self) -> DetailPanel:
        return child(self.view, DetailPanel)

    def columns(self) -> dict[str, list[str]]:
        face = self.wall.face()
        assert face is not None
        return {column.title: [item.label for item in column.items] for column in face.columns}

    def items(self) -> list[CardItem]:
        face = self.wall.face()
        assert face is not None
        return [item for column in face.columns for item in column.items]

    def marked(self) -> list[str]:
        return [item.label for item in self.items() if item.is_essential]

    def said_of(self, card: Card) -> tuple[str, str]:
        """What is read aloud of it, and what the pointer says over it."""
        item = next(item for item in self.items() if item.id == card.id)
        rect = self.wall.rect_of(card.id)
        assert rect is not None
        return self.wall.spoken(item), self.wall.told(QPointF(rect.center()))

    def newest(self, card: Card) -> Card:
        found = self.workshop.ask(lambda snapshot: snapshot.cards.get(card.id))
        assert found is not None
        return found

    def receive(self, text: str, table: int = 4) -> Card:
        """A phone sends one: in a workshop that reads first it waits."""
        card = self.workshop.write(text, table).card
        self.workshop.clock.forward(0.1)
        self.look()
        return card

    @property
    def inbox(self) -> InboxPanel:
        return child(self.view, InboxPanel)

    def waiting(self) -> list[str]:
        model = self.inbox.table.rows
        return [model.face(n).cells[2].text for n in range(model.rowCount())]

    def press(self, qtbot: QtBot, card: Card) -> None:
        rect = self.wall.rect_of(card.id)
        assert rect is not None
        qtbot.mouseClick(self.wall.viewport(), LEFT, pos=rect.center())

    def button(self, text: str) -> QPushButton:
        return next(
            button
            for button in self.view.findChildren(QPushButton)
            if text in (button.text(), button.accessibleName()) and button.isVisible()
        )


def child(parent: QWidget, kind: type[W]) -> W:
    """The first widget of that kind inside."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


@pytest.fixture
def page(workshop: Workshop, window: MainWindow, qtbot: QtBot) -> Page:
    window.resize(1280, 720)
    made = Page(workshop, window)
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_an_empty_wall_says_when_cards_will_come(page: Page) -> None:
    page.window.grab()
    assert not page.wall.isVisible()
    assert page.view.count.accessibleName() == ""
    page.arrive("Un port")
    assert page.wall.isVisible()
    assert page.view.count.accessibleName() == "1 carte, 1 table"


def test_new_cards_stand_on_top_of_their_column(page: Page) -> None:
    page.arrive("Un port")
    page.arrive("Une gare")
    page.arrive("Trop de logos", kind="faiblesses")
    assert page.columns() == {
        "Forces": ["FO 02", "FO 01"],
        "Faiblesses": ["FA 01"],
        "Attentes": [],
        "Contributions": [],
    }


def test_a_card_of_the_essential_is_marked_until_it_is_taken_off(page: Page) -> None:
    card, other = page.arrive("Un port"), page.arrive("Une gare")
    page.workshop.do(partial(tick_essential, item=Item("card", card.id), on=True))
    page.look()
    assert page.marked() == ["FO 01"]
    assert page.said_of(card) == ("Forces FO 01, Essentiel, Table 4, Un port", "Essentiel")
    assert page.said_of(other) == ("Forces FO 02, Table 4, Une gare", "")
    page.workshop.do(partial(tick_essential, item=Item("card", card.id), on=False))
    page.look()
    assert page.marked() == []


def test_grouped_by_table_and_by_arrival(page: Page, qtbot: QtBot) -> None:
    page.arrive("Un port", table=4)
    page.arrive("Trop de logos", table=2, kind="faiblesses")
    segment = child(page.view, Segment)
    table, arrival = (
        next(b for b in segment.findChildren(QPushButton) if b.text() == word)
        for word in ("Table", "Arrivée")
    )
    qtbot.mouseClick(table, LEFT)
    page.wall.flush()
    columns = page.columns()
    assert len(columns) == 9
    assert (columns["Table 2"], columns["Table 4"]) == (["FA 01"], ["FO 01"])
    qtbot.mouseClick(arrival, LEFT)
    page.wall.flush()
    assert page.columns() == {"": ["FA 01", "FO 01"]}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("reseau", ["FO 02"]),
        ("TABLE 4", ["FO 01"]),
        ("fo 02", ["FO 02"]),
        ("réseau forces", ["FO 02"]),
        ("", ["FO 02", "FO 01"]),
    ],
)
def test_search_ignores_accents_and_capitals(page: Page, words: str, kept: list[str]) -> None:
    page.arrive("Un port", table=4)
    page.arrive("Réseau de pistes", table=2)
    search = page.view.search()
    assert search is not None
    search.setText(words)
    page.wall.flush()
    assert page.columns()["Forces"] == kept


def test_nothing_found_offers_to_clear_the_search(page: Page, qtbot: QtBot) -> None:
    page.arrive("Un port")
    search = page.view.search()
    assert search is not None
    search.setText("zzz")
    assert not page.wall.isVisible()
    qtbot.mouseClick(page.button("Effacer la recherche"), LEFT)
    assert page.wall.isVisible()


def test_a_card_withdrawn_elsewhere_leaves_the_wall(page: Page) -> None:
    card = page.arrive("Un port")
    page.arrive("Une gare")
    page.workshop.do(partial(withdraw_card, key=card.id, table=None))
    page.look()
    assert page.columns()["Forces"] == ["FO 02"]


def test_a_press_opens_the_card_and_enter_saves_the_correction(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Réseau de piste")
    page.press(qtbot, card)
    assert page.detail.isVisible()
    text = child(page.detail, CardText)
    text.setText("Réseau de pistes")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    after = page.newest(card)
    assert (after.text, after.original) == ("Réseau de pistes", "Réseau de piste")
    shown = page.detail.card()
    assert shown is not None
    assert shown.original == "Réseau de piste"
    assert page.view.undo.isVisible()


def test_saving_does_nothing_while_the_text_is_the_same(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.press(qtbot, card)
    assert not page.button("Enregistrer").isEnabled()
    child(page.detail, CardText).setText("Un grand port")
    assert page.button("Enregistrer").isEnabled()


def test_another_category_moves_the_card_and_keeps_its_number(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.press(qtbot, card)
    qtbot.mouseClick(
        next(b for b in page.detail.findChildren(QPushButton) if b.text() == "Attentes"), LEFT
    )
    page.wall.flush()
    assert page.columns()["Attentes"] == ["FO 01"]
    assert page.newest(card).kind == "attentes"


def test_arrows_on_the_categories_choose_nothing_by_themselves(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.press(qtbot, card)
    forces, faiblesses = (
        next(b for b in page.detail.findChildren(QPushButton) if b.text() == word)
        for word in ("Forces", "Faiblesses")
    )
    forces.setFocus()
    qtbot.keyClick(forces, Qt.Key.Key_Right)
    assert faiblesses.hasFocus()
    assert page.newest(card).kind == "forces"
    qtbot.keyClick(faiblesses, Qt.Key.Key_Space)
    assert page.newest(card).kind == "faiblesses"


def test_who_comes_second_sees_both_versions_and_decides(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.press(qtbot, card)
    text = child(page.detail, CardText)
    text.setText("Un port de pêche")
    page.workshop.do(partial(edit_card, key=card.id, table=None, text="Un port de plaisance"))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert page.newest(card).text == "Un port de plaisance"
    assert text.text() == "Un port de pêche"
    assert "entre-temps" in text.accessibleDescription()
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert page.newest(card).text == "Un port de pêche"


def test_words_being_typed_survive_a_change_made_elsewhere(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.press(qtbot, card)
    text = child(page.detail, CardText)
    text.setText("Un port de pêche")
    page.workshop.do(partial(edit_card, key=card.id, table=None, text="Autre"))
    page.look()
    assert text.text() == "Un port de pêche"


def test_set_aside_from_the_keyboard_is_offered_back(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.arrive("Une gare")
    page.press(qtbot, card)
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    page.wall.flush()
    assert page.columns()["Forces"] == ["FO 02"]
    assert not page.detail.isVisible()
    qtbot.mouseClick(page.view.undo.button, LEFT)
    assert page.asked == ["undo"]


def test_arrows_go_from_card_to_card_and_from_column_to_column(page: Page, qtbot: QtBot) -> None:
    first = page.arrive("Un port")
    second = page.arrive("Une gare")
    other = page.arrive("Trop de logos", kind="contributions")
    page.wall.setFocus()
    visited: list[UUID | None] = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
    ):
        qtbot.keyClick(page.wall, key)
        visited.append(page.wall.current())
    assert visited == [second.id, first.id, other.id, other.id, second.id]
    assert page.wall.accessibleDescription() == "Forces FO 02, Table 4, Une gare"


def test_enter_on_a_card_goes_to_its_words_and_escape_comes_back(page: Page, qtbot: QtBot) -> None:
    page.arrive("Un port")
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_Down)
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    text = child(page.detail, CardText)
    assert text.hasFocus()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert not page.detail.isVisible()
    assert page.wall.hasFocus()


def test_a_heap_of_paper_is_typed_without_the_mouse(page: Page, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.button("Saisir une carte"), LEFT)
    entry = child(page.view, CardEntry)
    table = child(entry, QComboBox)
    table.setCurrentIndex(6)
    qtbot.mouseClick(
        next(b for b in entry.findChildren(QPushButton) if b.text() == "Attentes"), LEFT
    )
    text = child(entry, CardText)
    text.setFocus()
    for words in ("Un annuaire", "Des visios"):
        qtbot.keyClicks(text, words)
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.hasFocus()
    page.wall.flush()
    assert page.columns()["Attentes"] == ["AT 02", "AT 01"]
    cards = page.workshop.ask(lambda snapshot: snapshot.cards.where())
    assert {(card.table, card.source) for card in cards} == {(7, "paper")}


def test_a_card_without_words_is_refused_beside_the_field(page: Page, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.button("Saisir une carte"), LEFT)
    text = child(child(page.view, CardEntry), CardText)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.accessibleDescription() == "La carte est vide."


def test_undo_and_redo_are_those_of_the_desk(page: Page, qtbot: QtBot) -> None:
    page.view.allow_history(False, True)
    assert not page.button("Annuler").isEnabled()
    assert page.button("Annuler").toolTip() == "Il n’y a rien à annuler."
    page.view.allow_history(True, True)
    qtbot.mouseClick(page.button("Annuler"), LEFT)
    qtbot.mouseClick(page.button("Rétablir"), LEFT)
    assert page.asked == ["undo", "redo"]


def test_what_is_being_read_stays_where_it_is(page: Page) -> None:
    for number in range(40):
        page.write(f"Une force qui a le numéro {number}")
        page.workshop.clock.forward(1)
    page.look()
    bar = page.wall.verticalScrollBar()
    bar.setValue(400)
    face = page.wall.face()
    assert face is not None
    before = {item.id: page.wall.rect_of(item.id) for item in face.columns[0].items}
    page.arrive("Une toute nouvelle force, assez longue pour prendre deux lignes au moins")
    after = {card: page.wall.rect_of(card) for card in before}
    assert after == before
    assert bar.value() > 400


def test_a_rush_is_shown_in_batches(page: Page, qtbot: QtBot) -> None:
    """Within a tenth of a second the wall is laid out once, then once more with all the rest."""
    page.arrive("Un port")
    shown = page.wall.face()
    page.write("Une gare")
    page.cards.refresh()
    page.wall.flush()
    page.write("Un train")
    page.cards.refresh()
    page.write("Un tram")
    page.cards.refresh()
    late = page.wall.face()
    assert late is not None
    assert late is not shown
    assert len(late.columns[0].items) == 2
    qtbot.waitUntil(lambda: len((page.wall.face() or late).columns[0].items) == 4, timeout=1_000)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("side", ["none", "detail", "entry"])
def test_no_word_is_cut(page: Page, size: tuple[int, int], side: str) -> None:
    card = page.arrive("Un port de plaisance ouvert toute l'année aux visiteurs")
    page.window.resize(*size)
    if side == "detail":
        page.cards.open(card.id)
    elif side == "entry":
        page.cards.new()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert cut_texts(page.view) == []


def test_there_is_one_primary_button(page: Page) -> None:
    buttons = page.view.findChildren(Button)
    assert [b.text() for b in buttons if b.property("role") == "primary"] == ["Saisir une carte"]


def _item(number: int) -> CardItem:
    return CardItem(uuid4(), number, f"FO {number}", "Table 1", "", "forces", "circle", "F")


def _wall(*counts: int, grouping: str = "kind") -> WallFace:
    columns = tuple(
        WallColumn(str(place), str(place), "", "", tuple(_item(n) for n in range(count)))
        for place, count in enumerate(counts)
    )
    return WallFace(grouping, columns, "", "", is_empty=False)  # type: ignore[arg-type]


def test_only_the_cards_in_view_are_painted() -> None:
    layout = lay_out(_wall(1_000), 400, lambda _item, _width: 92)
    lane = layout.lanes[0]
    assert lane.between(0, 500) == range(0, 6)
    middle = lane.between(50_000, 50_500)
    assert all(lane.bottoms[n] >= 50_000 and lane.tops[n] <= 50_500 for n in middle)
    assert len(middle) <= 7
    assert layout.height == 1_000 * (92 + GAP)


def test_cards_by_arrival_are_spread_under_the_shortest_lane() -> None:
    layout = lay_out(_wall(7, grouping="arrival"), 640, lambda item, _width: 50 + 10 * item.change)
    assert len(layout.lanes) == 3
    labels = [[item.label for item in lane.items] for lane in layout.lanes]
    assert [each[0] for each in labels] == ["FO 0", "FO 1", "FO 2"]
    assert sum(map(len, labels)) == 7


def test_nine_columns_are_wider_than_a_narrow_wall() -> None:
    layout = lay_out(_wall(*[1] * 9, grouping="table"), 800, lambda _item, _width: 50)
    assert layout.width > 800
    assert layout.at(layout.lanes[8].left + 3, 10) == Spot(8, 0)
    assert layout.at(layout.lanes[8].left + 3, 60) is None
    assert layout.beside(Spot(0, 0), 1) == Spot(1, 0)
    assert layout.beside(Spot(0, 0), -1) is None


def test_a_wall_of_hundreds_regroups_at_the_tick_and_then_rests(page: Page) -> None:
    def pour(uow: UnitOfWork) -> None:
        for number in range(AT_ONCE):
            write_card(uow, Draft(uuid4(), 4, "forces", f"Carte {number}", source="paper"))

    page.workshop.do(pour)
    page.look()
    assert len(page.columns()["Forces"]) == AT_ONCE
    page.arrive("Une de plus")
    assert len(page.columns()["Forces"]) == AT_ONCE, "it waits for the tick"
    now = page.workshop.clock.now()
    page.cards.tick(now)
    page.wall.flush()
    assert len(page.columns()["Forces"]) == AT_ONCE + 1
    page.arrive("Encore une")
    page.cards.tick(now)
    page.wall.flush()
    assert len(page.columns()["Forces"]) == AT_ONCE + 1, "it rests"
    page.cards.tick(page.workshop.clock.now())
    page.wall.flush()
    assert len(page.columns()["Forces"]) == AT_ONCE + 2


def test_a_wall_left_behind_has_every_card_after_a_few_ticks(page: Page) -> None:
    def pour(uow: UnitOfWork) -> None:
        for number in range(2_100):
            write_card(uow, Draft(uuid4(), 4, "forces", f"Carte {number}", source="paper"))

    page.arrive("La première")
    page.workshop.do(pour)
    page.look()
    for _ in range(6):
        page.workshop.clock.forward(5)
        page.cards.tick(page.workshop.clock.now())
        page.wall.flush()
    assert len(page.columns()["Forces"]) == 2_101


def test_cards_are_sorted_by_the_question_they_answer(page: Page, qtbot: QtBot) -> None:
    assert [b.text() for b in page.view.findChildren(QPushButton) if b.text() == "Question"] == []
    asked = (Question("a", "Où ?"), Question("b", "Quand ?"))
    phase = next(p for p in page.workshop.ask(schedule) if p.title == "Forces")
    page.workshop.do(partial(change_phase, key=phase.id, questions=asked))
    page.arrive("Avant la phase")
    page.workshop.start("Forces")
    for text, key in (("Ici", "a"), ("Demain", "b")):
        draft = Draft(uuid4(), 4, "forces", text, question=key)
        page.workshop.do(partial(write_card, draft=draft))
    page.look()
    QApplication.sendPostedEvents()  # the new choice comes into sight
    qtbot.mouseClick(page.button("Question"), LEFT)
    page.window.grab()
    assert page.columns() == {
        "1. Où ?": ["FO 02"],
        "2. Quand ?": ["FO 03"],
        "Sans question": ["FO 01"],
    }


@pytest.fixture
def order(page: Page) -> Page:
    """A workshop that reads first, its first phase running."""
    page.workshop.do(partial(change_workshop, reads_first=True))
    page.workshop.start("Forces")
    page.look()
    return page


def test_what_a_phone_sends_waits_beside_the_wall(order: Page) -> None:
    assert not order.inbox.isVisible()
    order.receive("Un port")
    order.receive("Une gare", table=2)
    assert order.inbox.title.text() == "2 cartes à relire"
    assert order.waiting() == ["Un port", "Une gare"]
    assert order.columns()["Forces"] == []
    order.arrive("Typed here")
    assert order.columns()["Forces"] == ["FO 03"]


def test_a_and_r_go_through_the_heap_without_the_mouse(order: Page, qtbot: QtBot) -> None:
    for text in ("Un port", "Zut", "Une gare", "Un café"):
        order.receive(text)
    table = order.inbox.table
    table.setFocus()
    assert order.inbox.chosen() != []
    qtbot.keyClick(table, Qt.Key.Key_A)
    assert order.waiting() == ["Zut", "Une gare", "Un café"]
    qtbot.keyClick(table, Qt.Key.Key_R)
    order.wall.flush()
    assert order.waiting() == ["Une gare", "Un café"]
    assert order.columns()["Forces"] == ["FO 01"]
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_A)
    order.wall.flush()
    assert not order.inbox.isVisible()
    assert order.columns()["Forces"] == ["FO 04", "FO 03", "FO 01"]


def test_without_a_choice_the_buttons_say_why(order: Page) -> None:
    order.receive("Un port")
    accept = order.button("Accepter")
    assert not accept.isEnabled()
    assert "Choisissez" in accept.toolTip()


def test_a_card_is_corrected_and_accepted_in_one_gesture(order: Page, qtbot: QtBot) -> None:
    card = order.receive("Un por")
    order.inbox.table.setFocus()
    qtbot.keyClick(order.inbox.table, Qt.Key.Key_Return)
    text = child(order.detail, CardText)
    assert text.hasFocus()
    text.setText("Un port")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    found = order.newest(card)
    assert (found.text, found.original, found.standing) == ("Un port", "Un por", "accepted")


def test_words_that_changed_while_they_were_read_stay(order: Page, qtbot: QtBot) -> None:
    card = order.receive("Un port")
    order.inbox.table.setFocus()
    order.workshop.do(partial(edit_card, key=card.id, table=4, text="Une insulte"))
    qtbot.keyClick(order.inbox.table, Qt.Key.Key_A)
    assert order.newest(card).standing == "waiting"
    assert order.waiting() == ["Une insulte"]


def test_a_card_is_cut_where_the_cursor_stands(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("🛶 Un port et une gare")
    page.press(qtbot, card)
    text = child(page.detail, CardText)
    cursor = text.textCursor()
    cursor.setPosition(len("xx Un port "))
    text.setTextCursor(cursor)
    qtbot.mouseClick(page.button("Couper en deux"), LEFT)
    page.wall.flush()
    assert page.newest(card).text == "🛶 Un port"
    assert page.columns()["Forces"] == ["FO 02", "FO 01"]
    page.workshop.do(lambda uow: undo(uow, page.newest(card).change))
    page.look()
    assert page.newest(card).text == "🛶 Un port et une gare"
    assert page.columns()["Forces"] == ["FO 01"]


def test_a_cut_without_words_on_a_side_says_what_to_do(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port")
    page.press(qtbot, card)
    qtbot.mouseClick(page.button("Couper en deux"), LEFT)
    assert page.newest(card) == card
    assert any("curseur" in part.text() for part in page.detail.findChildren(QLabel))


def test_cut_at_counts_as_qt_does() -> None:
    assert cut_at("🛶a", 2) == ("🛶", "a")
    assert cut_at("abc", 0) == ("", "abc")


def test_a_card_is_given_to_another_table(page: Page, qtbot: QtBot) -> None:
    card = page.arrive("Un port", table=4)
    page.press(qtbot, card)
    menu = page.detail.table_menu()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Table 4"]
    next(a for a in menu.actions() if a.text() == "Table 2").trigger()
    assert (page.newest(card).table, page.newest(card).from_table) == (2, 4)
    assert page.button("Table 2, donner la carte à une autre table").text() == "Table 2…"


@pytest.mark.parametrize("wide", [1024, 1280, 1440])
def test_nothing_of_the_inbox_is_cut(order: Page, qtbot: QtBot, wide: int) -> None:
    order.window.resize(wide, 768)
    for n in range(9):
        order.receive(f"Une carte assez longue pour qu'elle dépasse de sa ligne, numéro {n}")
    order.inbox.table.setFocus()
    order.window.grab()
    assert cut_texts(order.view) == []


def test_a_card_that_went_is_brought_back_from_the_box(order: Page, qtbot: QtBot) -> None:
    order.receive("Zut & zut")
    order.inbox.table.setFocus()
    qtbot.keyClick(order.inbox.table, Qt.Key.Key_R)
    assert order.waiting() == []
    assert order.button("Ramener une carte écartée ou refusée").isVisible()
    (line,) = order.view.aside_menu().actions()
    assert line.text() == "FO 01, refusée\N{NO-BREAK SPACE}: Zut && zut"
    line.trigger()
    assert order.waiting() == ["Zut & zut"]
    assert order.view.aside_menu().actions() == []


def test_an_open_card_is_shown_alone_to_the_hall_once_it_is_read(page: Page, qtbot: QtBot) -> None:
    page.workshop.do(partial(change_workshop, reads_first=True))
    page.workshop.start("Forces")
    card = page.workshop.write("Un port").card
    page.look()
    page.cards.open(card.id)
    button = next(
        each
        for each in page.view.findChildren(Button)
        if each.accessibleName() == "Montrer cette carte à la salle"
    )
    assert not button.isEnabled()
    assert button.accessibleDescription().startswith("Acceptez-la")
    page.workshop.do(partial(accept_cards, seen={card.id: card.change}))
    page.look()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.projected == [card.id]

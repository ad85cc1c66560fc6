"""Cartes et thèmes: chips, keys, the hand, look-alikes, names; nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.bootstrap import suggester
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.themes import build_themes
from workshop_app.desktop.screens.themes.chip_paint import chip_rects
from workshop_app.desktop.screens.themes.faces import ThemeChoice
from workshop_app.desktop.screens.themes.picker import ThemePicker, meant
from workshop_app.desktop.screens.themes.theme_head import EssentialMark
from workshop_app.desktop.screens.themes.theme_tile import ThemeTile
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.themes import Spot, Theme
from workshop_app.domain.votes import Item
from workshop_app.services.abbreviations import set_abbreviation
from workshop_app.services.cards import Draft, edit_card, write_card
from workshop_app.services.essential import tick_essential
from workshop_app.services.history import undo
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.theme_board import ThemeBoard, theme_board
from workshop_app.services.themes import NamedTheme
from workshop_app.services.workshops import change_workshop

LEFT = Qt.MouseButton.LeftButton
SAID = (
    ("forces", 1, "Des bénévoles toujours présents"),
    ("forces", 2, "Les bénévoles sont toujours présents"),
    ("forces", 3, "Le bus passe devant la gare"),
    ("faiblesses", 4, "Trop peu de bus le soir"),
    ("faiblesses", 5, "Le budget baisse chaque année"),
    ("attentes", 6, "Un logiciel de caisse commun"),
)
NAMES = (
    NamedTheme("Transports", "bus train gare vélo"),
    NamedTheme("Bénévoles", "bénévolat engagement"),
    NamedTheme("Finances", "budget argent subvention"),
)


@pytest.fixture(scope="module")
def engine() -> Suggestions:
    """Its table of words is read once."""
    return suggester()


@dataclass
class Page:
    """The page in a main window, on a real library and the real engine."""

    workshop: Workshop
    window: MainWindow
    qtbot: QtBot
    engine: Suggestions
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.view, self.themes = build_themes(
            AtOnce(self.workshop),
            lambda: self.engine,
            lambda: self.asked.append("undo"),
            lambda: self.asked.append("redo"),
            lambda: self.asked.append("write"),
            lambda: self.asked.append("read"),
            lambda _card: self.asked.append("open"),
            lambda: self.asked.append("project"),
            lambda: self.asked.append("abbreviations"),
            self.workshop.house.presence.sorters,
            self.workshop.house.qr,
        )
        self.window.resize(1440, 900)
        self.window.add_page("themes", "run", "Thèmes", "stack", self.view)
        self.window.show_page("themes")
        self.window.show()
        self.themes.refresh()

    @property
    def board(self) -> ThemeBoard:
        return self.workshop.ask(theme_board)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.view.wall, key, modifier)

    def stand_on(self, text: str) -> UUID:
        card = self.card(text)
        self.view.wall.pick({card})
        self.view.wall.setFocus()
        return card

    def card(self, text: str) -> UUID:
        return next(c.id for pile in self.board.piles for c in pile.cards if c.text == text)

    def where(self, text: str) -> str:
        """The theme that a card is in, or nothing."""
        for view in self.board.themes:
            for pile in view.piles:
                if any(card.text == text for card in pile.cards):
                    return view.theme.name
        return ""

    def mark(self, item: Item) -> None:
        self.workshop.do(partial(tick_essential, item=item, on=True))
        self.themes.refresh()

    def tile(self, name: str) -> ThemeTile:
        return next(tile for tile in self.view.grid.tiles() if tile.face.name == name)

    def to_sort(self) -> list[str]:
        face = self.view.wall.face()
        assert face is not None
        return [item.text for column in face.columns for item in column.items]

    def button(self, text: str) -> QPushButton:
        return next(
            button
            for button in self.view.findChildren(QPushButton)
            if text in (button.text(), button.accessibleName()) and button.isVisible()
        )

    def picker(self) -> ThemePicker:
        return next(p for p in self.view.findChildren(ThemePicker) if p.isVisible())

    def menu_of(self, text: str) -> QMenu:
        self.stand_on(text)
        self.view.wall.menu_asked.emit(QPoint(10, 10))
        return next(menu for menu in self.view.findChildren(QMenu) if menu.isVisible())


def plain(said: str) -> str:
    """As typed: without the signs that the program sets."""
    return said.replace("’", "'").replace("\u202f", " ").replace("\u00a0", " ")


def choose(menu: QMenu, words: str) -> None:
    action = next(a for a in menu.actions() if plain(a.text()) == words)
    menu.close()
    action.trigger()


@pytest.fixture
def page(
    workshop: Workshop, window: MainWindow, qtbot: QtBot, engine: Suggestions
) -> Iterator[Page]:
    """Six cards and three themes, nothing sorted."""
    for kind, table, text in SAID:
        _say(workshop, kind, table, text)
    made = Page(workshop, window, qtbot, engine)
    made.themes.take_names(NAMES)
    yield made
    for menu in made.view.findChildren(QMenu):
        menu.close()


def _say(workshop: Workshop, kind: str, table: int, text: str) -> None:
    workshop.do(partial(write_card, draft=Draft(uuid4(), table, kind, text, source="paper")))


def test_a_chip_puts_a_card_in_its_theme(page: Page) -> None:
    card = page.card("Trop peu de bus le soir")
    chips = page.view.chips_of(card)
    assert chips[0].name == "Transports"
    assert chips[0].strength in ("forte", "possible")
    page.view.wall.chip_pressed.emit(card, chips[0].theme)
    assert page.where("Trop peu de bus le soir") == "Transports"
    assert "Trop peu de bus le soir" not in page.to_sort()
    assert page.tile("Transports").face.cards == "1"


def test_a_theme_of_the_essential_is_marked_on_its_tile_and_its_head(page: Page) -> None:
    tile = page.tile("Transports")
    page.mark(Item("theme", tile.theme))
    assert tile.accessibleName().startswith("Thème Transports, Essentiel, ")
    tips = [page.tile(name).toolTip() for name in ("Transports", "Finances")]
    assert ["Essentiel" in said for said in tips] == [True, False]
    mark = page.view.findChildren(EssentialMark)[0]
    page.themes.see_theme(tile.theme)
    assert mark.isVisible()
    assert mark.accessibleName() == mark.toolTip() == "Essentiel"
    page.themes.see_theme(page.tile("Finances").theme)
    assert not mark.isVisible()


def test_a_stack_is_marked_when_any_of_its_cards_is_essential(page: Page) -> None:
    page.qtbot.keyClick(page.view, Qt.Key.Key_O)
    page.themes.see_theme(page.tile("Bénévoles").theme)
    pile = next(pile for pile in page.board.piles if pile.others)
    item = page.view.wall.item(pile.id)
    assert item is not None
    assert not item.is_essential
    page.mark(Item("card", pile.others[0].id))
    item = page.view.wall.item(pile.id)
    assert item is not None
    assert item.is_essential
    assert "Essentiel" in page.view.wall.spoken(item)


def test_a_press_on_a_chip_with_the_mouse(page: Page) -> None:
    card = page.card("Trop peu de bus le soir")
    rect = page.view.wall.rect_of(card)
    assert rect is not None
    chip = chip_rects(QRectF(rect), page.view.chips_of(card))[0]
    page.qtbot.mouseClick(page.view.wall.viewport(), LEFT, pos=chip.center().toPoint())
    assert page.where("Trop peu de bus le soir") == "Transports"


def test_enter_takes_the_nearest_theme_and_the_next_card_is_there(page: Page) -> None:
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Return)
    assert page.where("Trop peu de bus le soir") == "Transports"
    assert page.view.wall.current() == page.card("Le budget baisse chaque année")


def test_letters_find_a_theme_or_make_one(page: Page) -> None:
    page.stand_on("Un logiciel de caisse commun")
    page.key(Qt.Key.Key_M)
    page.qtbot.keyClicks(page.picker().letters, "fin")
    page.qtbot.keyClick(page.picker().letters, Qt.Key.Key_Return)
    assert page.where("Un logiciel de caisse commun") == "Finances"
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_M)
    page.picker().letters.setText("Soirées")
    page.qtbot.keyClick(page.picker().letters, Qt.Key.Key_Return)
    assert page.where("Trop peu de bus le soir") == "Soirées"


def test_the_letters_go_away_with_nothing_done(page: Page) -> None:
    page.stand_on("Un logiciel de caisse commun")
    page.key(Qt.Key.Key_M)
    picker = page.picker()
    page.qtbot.keyClick(picker.letters, Qt.Key.Key_Escape)
    assert page.view.wall.hasFocus()
    assert page.where("Un logiciel de caisse commun") == ""


@pytest.mark.parametrize(
    ("letters", "first"),
    [("mo", "Moyens"), ("ré", "Échanges en réseau"), ("", "Moyens"), ("zz", "")],
)
def test_what_letters_mean(letters: str, first: str) -> None:
    names = ("Moyens", "Échanges en réseau", "Promotion")
    themes = [ThemeChoice(UUID(int=n), name, is_part=False) for n, name in enumerate(names)]
    found = [theme.name for theme in meant(letters, themes)]
    assert (found or [""])[0] == first


def test_several_cards_go_together(page: Page) -> None:
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.view.wall.picked()) == 2
    page.key(Qt.Key.Key_Return)
    assert (
        page.where("Trop peu de bus le soir") == page.where("Le budget baisse chaque année") != ""
    )


def test_space_and_ctrl_pick_apart_and_escape_lets_go(page: Page) -> None:
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Space)
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Space)
    assert len(page.view.wall.picked()) == 2
    page.key(Qt.Key.Key_Escape)
    assert len(page.view.wall.picked()) == 1
    page.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert set(page.view.wall.picked()) <= {page.card(text) for _k, _t, text in SAID}


def test_a_card_that_the_cursor_merely_fell_on_is_not_picked(page: Page) -> None:
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Return)
    wall = page.view.wall
    rect = wall.rect_of(page.card("Le bus passe devant la gare"))
    assert rect is not None
    at = rect.topLeft() + QPoint(30, 12)
    page.qtbot.mouseClick(wall.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, at)
    assert wall.picked() == (page.card("Le bus passe devant la gare"),)


def test_the_hand_drops_on_a_tile(page: Page) -> None:
    card = page.card("Le budget baisse chaque année")
    wall = page.view.wall
    rect = wall.rect_of(card)
    assert rect is not None
    start = QPoint(rect.left() + 20, rect.top() + 12)
    page.qtbot.mousePress(wall.viewport(), LEFT, pos=start)
    tile = page.tile("Finances")
    end = wall.viewport().mapFromGlobal(tile.mapToGlobal(tile.rect().center()))
    page.qtbot.mouseMove(wall.viewport(), start + QPoint(30, 5))
    page.qtbot.mouseMove(wall.viewport(), end)
    page.qtbot.mouseRelease(wall.viewport(), LEFT, pos=end)
    assert page.where("Le budget baisse chaque année") == "Finances"


def test_a_hand_over_nothing_or_escape_leaves_all_as_it_was(page: Page) -> None:
    page.stand_on("Le budget baisse chaque année")
    wall = page.view.wall
    wall.taken.emit(QPointF(wall.mapToGlobal(QPoint(5, 5))))
    wall.dropped.emit(QPointF(wall.mapToGlobal(QPoint(5, 5))))
    assert page.board.sorted_cards == 0
    wall.taken.emit(QPointF(wall.mapToGlobal(QPoint(5, 5))))
    wall.let_go.emit()
    assert page.board.sorted_cards == 0


def test_look_alikes_are_stacked_where_they_belong(page: Page) -> None:
    panel = page.view.close_panel
    assert panel.isVisible()
    page.qtbot.keyClick(page.view, Qt.Key.Key_O)
    (pile,) = [pile for pile in page.board.piles if pile.others]
    assert {card.text for card in pile.cards} == {SAID[0][2], SAID[1][2]}
    assert page.where(SAID[0][2]) == "Bénévoles"
    assert page.workshop.ask(lambda s: all(spot.offered for spot in s.of(Spot).where()))


def test_a_no_is_remembered(page: Page) -> None:
    page.qtbot.keyClick(page.view, Qt.Key.Key_N)
    assert len(page.board.refused_pairs) == 1
    page.themes.refresh()
    texts = {SAID[0][2], SAID[1][2]}
    assert set(page.themes.alikes.cards()) != {page.card(text) for text in texts}


def test_a_stack_is_undone_and_led_by_another_from_its_menu(page: Page) -> None:
    page.qtbot.keyClick(page.view, Qt.Key.Key_O)
    page.themes.see_theme(page.tile("Bénévoles").theme)
    pile = next(pile for pile in page.board.piles if pile.others)
    page.themes.lead(pile.others[0].id)
    lead = next(pile for pile in page.board.piles if pile.others).lead
    assert lead.id == pile.others[0].id
    menu = page.menu_of(lead.text)
    choose(menu, "Défaire la pile")
    assert not any(pile.others for pile in page.board.piles)


def test_f_stacks_what_is_picked_and_two_categories_are_refused(page: Page) -> None:
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    page.key(Qt.Key.Key_F)
    assert any(len(pile.cards) == 2 for pile in page.board.piles)
    page.view.wall.pick(
        {page.card("Un logiciel de caisse commun"), page.card("Le bus passe devant la gare")}
    )
    page.key(Qt.Key.Key_F)
    assert "catégorie" in page.view.banners.shown()[0].accessibleName()


def test_set_aside_is_offered_back(page: Page) -> None:
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Delete)
    assert "Trop peu de bus le soir" not in page.to_sort()
    assert page.view.undo.isVisible()


def test_the_off_switch_silences_everything(page: Page) -> None:
    assert page.view.chips_of(page.card("Trop peu de bus le soir"))
    page.themes.offer("none")
    assert not page.view.chips_of(page.card("Trop peu de bus le soir"))
    assert not page.view.close_panel.isVisible()
    page.stand_on("Trop peu de bus le soir")
    page.key(Qt.Key.Key_Return)
    assert page.picker().letters.hasFocus() or page.picker().isVisible()
    page.picker().leave()
    page.themes.offer("usual")
    assert page.view.chips_of(page.card("Trop peu de bus le soir"))


def test_a_theme_refused_for_a_card_is_not_proposed_again(page: Page) -> None:
    card = page.card("Trop peu de bus le soir")
    menu = page.menu_of("Trop peu de bus le soir")
    choose(menu, "Ne plus proposer « Transports »")
    assert all(chip.name != "Transports" for chip in page.view.chips_of(card))


def test_cards_surely_about_a_theme_are_chosen_together(page: Page) -> None:
    tile = page.tile("Transports")
    assert tile.face.offered, "the engine is sure of some of these"
    page.qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert len(page.view.wall.picked()) == tile.face.offered


def test_a_theme_is_opened_renamed_and_given_words(page: Page) -> None:
    tile = page.tile("Finances")
    page.qtbot.keyClick(tile, Qt.Key.Key_F2)
    name, words = page.view.theme_head.findChildren(QLineEdit)
    assert name.hasFocus()
    name.setText("Argent")
    page.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert page.tile("Argent").face.id == tile.theme
    words.setText("subventions, cotisations")
    words.editingFinished.emit()
    theme = page.workshop.ask(lambda s: s.of(Theme).get(tile.theme))
    assert theme is not None
    assert theme.keywords == "subventions, cotisations"
    name.setText("Transports")
    page.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "existe déjà" in page.view.banners.shown()[0].accessibleName()
    assert name.text() == "Argent"


def test_the_menu_of_a_theme_merges_moves_and_removes(page: Page) -> None:
    page.themes.place([page.card("Le budget baisse chaque année")], page.tile("Finances").theme)
    finances, transports = page.tile("Finances").theme, page.tile("Transports").theme
    page.view.theme_menu_asked.emit(finances, QPoint(10, 10))
    menu = next(menu for menu in page.view.findChildren(QMenu) if menu.isVisible())
    choose(menu, "Avancer d'une place")
    assert [tile.face.name for tile in page.view.grid.tiles()][1] == "Finances"
    page.themes.put_under(finances, transports)
    assert page.tile("Finances").face.within == "Transports"
    assert page.tile("Transports").face.cards == "1"
    page.themes.put_under(finances, None)
    page.themes.merge(finances, transports)
    assert page.where("Le budget baisse chaque année") == "Transports"
    page.themes.remove(transports)
    assert page.where("Le budget baisse chaque année") == ""
    assert page.view.undo.isVisible()


def test_a_search_looks_into_themes_too(page: Page) -> None:
    page.themes.place([page.card("Le budget baisse chaque année")], page.tile("Finances").theme)
    page.view.search().setText("budget")  # type: ignore[union-attr]
    assert page.to_sort() == ["Le budget baisse chaque année"]
    page.view.search().setText("transporteur")  # type: ignore[union-attr]
    assert page.to_sort() == []
    page.view.search().clear()  # type: ignore[union-attr]
    assert len(page.to_sort()) == 5


def test_the_history_of_a_card_is_told_in_words(page: Page) -> None:
    card = page.card("Le budget baisse chaque année")
    page.themes.history(card)
    assert "pas encore" in page.view.banners.shown()[0].accessibleName()
    page.themes.place([card], page.tile("Finances").theme)
    page.themes.history(card)
    assert "« Finances »" in plain(page.view.banners.shown()[0].accessibleName())


def test_names_come_first(
    workshop: Workshop, window: MainWindow, qtbot: QtBot, engine: Suggestions
) -> None:
    for kind, table, text in SAID:
        _say(workshop, kind, table, text)
    page = Page(workshop, window, qtbot, engine)
    names = page.view.names
    assert names.isVisible()

    def boxes() -> list[QCheckBox]:
        return [box for box in names.findChildren(QCheckBox) if box.isVisibleTo(names)]

    assert len(boxes()) >= 40
    field = names.findChild(QLineEdit)
    assert field is not None
    field.setText("Mon thème")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(boxes()))
    next(box for box in boxes() if not box.isChecked()).setChecked(True)
    page.button("Prendre ces 2 thèmes").click()
    assert len(page.view.grid.tiles()) == 2
    assert not names.isVisible()


def test_without_cards_it_says_where_they_will_come(
    workshop: Workshop, window: MainWindow, qtbot: QtBot, engine: Suggestions
) -> None:
    page = Page(workshop, window, qtbot, engine)
    assert page.board.piles == []
    assert not page.view.wall.isVisible()
    assert not page.view.names.isVisible()


def test_cards_to_read_are_counted_and_lead_to_cartes(page: Page) -> None:
    page.workshop.do(partial(change_workshop, reads_first=True))
    page.workshop.start("Forces")
    page.workshop.write("Attend d'être lue")
    page.themes.refresh()
    page.button("1 à relire").click()
    assert page.asked == ["read"]
    assert "Attend d'être lue" not in page.to_sort()


def test_what_somebody_else_undid_or_changed_is_followed(page: Page) -> None:
    card = page.card("Le budget baisse chaque année")
    page.themes.place([card], page.tile("Finances").theme)
    change = next(c.change for p in page.board.piles for c in p.cards if c.id == card)
    page.workshop.do(partial(undo, command=change))
    page.workshop.do(partial(edit_card, key=card, table=None, text="Le budget fond"))
    page.themes.refresh()
    assert "Le budget fond" in page.to_sort()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_is_cut(page: Page, size: tuple[int, int]) -> None:
    page.window.resize(*size)
    page.themes.see_theme(page.tile("Finances").theme)
    page.qtbot.wait(1)
    assert cut_texts(page.view) == []


def test_a_short_form_that_is_taught_brings_cards_together(
    workshop: Workshop, window: MainWindow, qtbot: QtBot
) -> None:
    for table, text in ((1, "Les MFS ouvrent"), (2, "Ouvrir la maison France services")):
        _say(workshop, "attentes", table, text)
    page = Page(workshop, window, qtbot, workshop.house.suggestions)
    assert not page.view.close_panel.isVisible()
    page.button("Abréviations").click()
    assert page.asked == ["abbreviations"]
    taught = partial(set_abbreviation, short="MFS", meaning="maison France services")
    workshop.house.library.submit(WHOLE_LIBRARY, "test", taught).result(5)
    page.themes.refresh()
    assert page.view.close_panel.isVisible()

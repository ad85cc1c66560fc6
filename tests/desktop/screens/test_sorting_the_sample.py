"""The sample's 210 cards sorted by somebody who uses chips, twins and keys only; gestures counted.

Which theme a card belongs to was decided by hand, without looking at what is proposed: a letter for
each card, in the order of the sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from workshop_app.bootstrap import suggester
from workshop_app.commands.demo import sample_cards
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.themes import build_themes
from workshop_app.desktop.screens.themes.chip_paint import chip_rects
from workshop_app.desktop.screens.themes.faces import ThemeChoice
from workshop_app.desktop.screens.themes.picker import ThemePicker, meant
from workshop_app.domain.themes import Spot
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.history import redo, undo
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.theme_board import ThemeBoard, theme_board
from workshop_app.services.themes import NamedTheme

THEMES = {
    "A": NamedTheme("Rôles des échelons", "qui fait quoi, ADT, CRTL, région, interlocuteur"),
    "B": NamedTheme("Statistiques et études", "observatoire, fréquentation, chiffres, enquêtes"),
    "C": NamedTheme("Outils numériques", "saisie, site, base, fiches, mot de passe"),
    "D": NamedTheme("Vie du réseau", "réunions, rencontres, entraide, directeurs"),
    "E": NamedTheme("Moyens humains", "recrutement, saisonniers, agents, temps"),
    "F": NamedTheme("Formation et compétences", "éductour, savoir-faire, nouveaux"),
    "G": NamedTheme("Budget et taxe de séjour", "financement, subvention, conventions"),
    "H": NamedTheme("Promotion et image", "campagne, salon, photos, marque, presse, brochures"),
    "I": NamedTheme("Accueil des visiteurs", "agents d'accueil, bureau, charte"),
    "J": NamedTheme("Gouvernance et élus", "décisions, feuille de route, comité"),
    "K": NamedTheme("Transports", "bus, train, gare, vélo"),
    "L": NamedTheme("Territoire et prestataires", "hébergeurs, meublés, paysages"),
}
BELONGS = (
    "LALJDDLDDH" "FJBDCFDHDC" "IHCDFIBDDH" "DCDILHHHDE" "FHHIAFDJFC"
    "LALKCGDCED" "IBDEEABEHG" "EADFCACJCJ" "CAGDCHDFBJ" "HABGHHIDEH"
    "KAHACEGDAA" "CDDBJGBKHJ" "FCHAFDHDIG" "HGDEDGCJDB" "JDADHJEHIJ"
    "LEGHFCHJAD" "DJBFFFELHF" "JEDLIHELEH" "DCDDCBIIDF" "ALEHJIHDBE"
    "HHIKHCFCDB"
)  # fmt: skip
MOST_PER_CARD = 1.3


class Facilitator:
    """Presses and clicks, each counted. Looking and scrolling are free."""

    def __init__(self, workshop: Workshop, window: MainWindow, qtbot: QtBot) -> None:
        self.workshop, self.qtbot = workshop, qtbot
        self.gestures = 0
        engine = suggester()
        nothing = (lambda: None,) * 4
        self.view, self.themes = build_themes(
            AtOnce(workshop),
            lambda: engine,
            *nothing,
            lambda _card: None,
            *nothing[:2],
            workshop.house.presence.sorters,
            workshop.house.qr,
        )
        window.resize(1440, 900)
        window.add_page("themes", "run", "Thèmes", "stack", self.view)
        window.show_page("themes")
        window.show()
        self.themes.take_names(list(THEMES.values()))

    def sort(self, belongs: dict[UUID, str]) -> None:
        self.stack_twins(belongs)
        while self.press_a_chip(belongs):
            pass
        self.choose_letters(belongs)

    def stack_twins(self, belongs: dict[UUID, str]) -> None:
        """« Oui » where two cards of one theme share words; the others wait for a closer look."""
        panel, alikes = self.view.close_panel, self.themes.alikes
        looked: set[frozenset[UUID]] = set()
        while panel.isVisible() and not self.is_tension() and self.shown() not in looked:
            one, other = alikes.cards()
            looked.add(frozenset((one, other)))
            offered = self.themes.alikes.theme_offered()
            name = next((c.name for c in self.view.choices if c.id == offered), "")
            if belongs[one] == belongs[other] and name == THEMES[belongs[one]].name:
                self.qtbot.keyClick(self.view, Qt.Key.Key_O)
            else:
                self.qtbot.keyClick(panel, Qt.Key.Key_Right)
            self.gestures += 1

    def is_tension(self) -> bool:
        return self.view.close_panel.title.text() == "Une tension"

    def shown(self) -> frozenset[UUID]:
        return frozenset(self.themes.alikes.cards())

    def press_a_chip(self, belongs: dict[UUID, str]) -> bool:
        """The surest right chip in sight or out of it: with a wheel one sees them all."""
        board = self.themes.board
        assert board is not None
        for pile in board.unsorted:
            wanted = THEMES[belongs[pile.id]].name
            chips = self.view.chips_of(pile.id)
            place = next((n for n, chip in enumerate(chips) if chip.name == wanted), None)
            if place is not None:
                self.click_chip(pile.id, place)
                return True
        return False

    def click_chip(self, pile: UUID, place: int) -> None:
        wall = self.view.wall
        wall.bring(pile)
        rect = wall.rect_of(pile)
        assert rect is not None
        at = chip_rects(QRectF(rect), self.view.chips_of(pile))[place].center()
        self.qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
        self.gestures += 1

    def choose_letters(self, belongs: dict[UUID, str]) -> None:
        """What no chip says: the cards of one theme picked with Ctrl, then M, letters, Entrée."""
        board = self.themes.board
        assert board is not None
        for letter, theme in THEMES.items():
            piles = [pile.id for pile in board.unsorted if belongs[pile.id] == letter]
            for pile in piles:
                self.ctrl_click(pile)
            if not piles:
                continue
            self.qtbot.keyClick(self.view.wall, Qt.Key.Key_M)
            picker = next(p for p in self.view.findChildren(ThemePicker) if p.isVisible())
            typed = self._letters(theme.name, self.view.choices)
            picker.letters.setText(typed)
            self.qtbot.keyClick(picker.letters, Qt.Key.Key_Return)
            self.gestures += 2 + len(typed)

    def ctrl_click(self, pile: UUID) -> None:
        wall = self.view.wall
        wall.bring(pile)
        rect = wall.rect_of(pile)
        assert rect is not None
        at = QPointF(rect.left() + 30, rect.top() + 12).toPoint()
        control = Qt.KeyboardModifier.ControlModifier
        self.qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, control, at)
        self.gestures += 1

    def _letters(self, name: str, choices: Sequence[ThemeChoice]) -> str:
        """The fewest that make it the first."""
        for many in range(1, len(name)):
            if meant(name[:many], choices)[0].name == name:
                return name[:many]
        return name


def test_fewer_than_thirteen_gestures_for_ten_cards(
    workshop: Workshop, window: MainWindow, qtbot: QtBot
) -> None:
    cards = workshop.do(_write_all)
    belongs = dict(zip(cards, BELONGS, strict=True))
    facilitator = Facilitator(workshop, window, qtbot)
    facilitator.sort(belongs)
    board = workshop.ask(theme_board)
    assert board.unsorted == ()
    for view in board.themes:
        for pile in view.piles:
            for card in pile.cards:
                assert THEMES[belongs[card.id]].name == view.theme.name
    each = facilitator.gestures / len(cards)
    print(f"{facilitator.gestures} gestures for {len(cards)} cards: {each:.2f} each")
    assert each < MOST_PER_CARD
    _undo_and_redo_all(workshop, board)


def _write_all(uow: UnitOfWork) -> list[UUID]:
    """In the order of the sample."""
    ids = []
    for (kind, table), texts in sample_cards().items():
        for text in texts:
            ids.append(uuid4())
            write_card(uow, Draft(ids[-1], table, kind, text, source="paper"))
    return ids


def _undo_and_redo_all(workshop: Workshop, final: ThemeBoard) -> None:
    """Every gesture taken back, then done again: nothing sorted, then all as it was."""
    lines = workshop.ask(lambda s: s.facts_about(Spot))
    commands = sorted({line.command for line in lines})
    undone = [workshop.do(partial(undo, command=command)) for command in reversed(commands)]
    board = workshop.ask(theme_board)
    assert board.sorted_cards == 0
    assert not any(pile.others for pile in board.piles)
    for command in reversed(undone):
        workshop.do(partial(redo, undone=command))
    assert places(workshop.ask(theme_board)) == places(final)


def places(board: ThemeBoard) -> list[tuple[str, list[list[UUID]]]]:
    """Theme by theme, stack by stack."""
    return [
        (view.theme.name, [[card.id for card in pile.cards] for pile in view.piles])
        for view in board.themes
    ]

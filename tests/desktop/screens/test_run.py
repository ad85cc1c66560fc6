"""Conduite: what the presenter composes, and what a person clicks and types on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.card_entry import CardEntry
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.projector import build_projector
from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.screens.run import build_run
from workshop_app.desktop.screens.run.faces import RunFace, TileFace
from workshop_app.desktop.screens.run.next_panel import NextPanel
from workshop_app.desktop.screens.run.presenter import RunPresenter
from workshop_app.desktop.screens.run.projector_panel import ProjectorPanel
from workshop_app.desktop.screens.run.stage_panel import StagePanel
from workshop_app.desktop.screens.run.tile import TableTile
from workshop_app.desktop.screens.run.tile_grid import TileGrid, columns
from workshop_app.desktop.screens.run.view import RunView
from workshop_app.desktop.sound import Gong
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.timeline import Timeline
from workshop_app.domain.cards import Source
from workshop_app.domain.phases import Phase, current_phase, length_s, phase_state
from workshop_app.domain.projection import View
from workshop_app.services.cards import withdraw_card
from workshop_app.services.form_address import keep_address
from workshop_app.services.phases import change_phase, remove_phase, schedule
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.services.workshops import change_workshop

NBSP = "\u00a0"
W = TypeVar("W", bound=QWidget)


def _square(_text: str) -> list[list[bool]]:
    return [[True, False], [False, True]]


@dataclass
class FakeView:
    faces: list[RunFace] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    typed_for: list[tuple[int, str]] = field(default_factory=list)

    def show_face(self, face: RunFace) -> None:
        self.faces.append(face)

    def show_refusal(self, said: str) -> None:
        self.said.append(said)

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None:
        self.offers.append(said)

    def drop_undo(self) -> None:
        self.offers.clear()

    def show_written(self, said: str) -> None:
        self.said.append(said)

    def show_entry_refusal(self, said: str) -> None:
        self.said.append(said)

    def show_message_sent(self) -> None:
        self.said.append("sent")

    def show_message_refusal(self, said: str) -> None:
        self.said.append(said)

    def type_for(self, table: int, source: Source) -> None:
        self.typed_for.append((table, source))

    @property
    def face(self) -> RunFace:
        return self.faces[-1]

    def tile(self, number: int) -> TileFace:
        return next(tile for tile in self.face.tiles if tile.number == number)


@dataclass
class FakeProjector:
    modes: list[View] = field(default_factory=list)
    tables: list[int | None] = field(default_factory=list)

    def show_table(self, number: int | None) -> None:
        self.tables.append(number)

    def choose(self, mode: View) -> None:
        self.modes.append(mode)

    def toggle(self) -> None:
        self.modes.append("brief")

    def toggle_black(self) -> None:
        self.modes.append("black")

    def open_on(self, screen: str) -> None:
        self.modes.append("brief")


@dataclass
class FakeSound:
    """A loudspeaker, or none."""

    played: list[float] = field(default_factory=list)
    works: bool = True

    def play(self, name: str, volume: float) -> bool:
        self.played.append(volume)
        return self.works


@dataclass
class Stage:
    """A presenter on a real library, with a view that only remembers."""

    workshop: Workshop
    view: FakeView
    run: RunPresenter
    gone_to: list[str]
    projector: FakeProjector

    def look(self) -> RunFace:
        self.run.refresh()
        return self.view.face

    def on_stage(self) -> Phase:
        phase = current_phase(self.workshop.ask(schedule))
        assert phase is not None
        return phase

    def seen(self, table: int) -> None:
        self.workshop.house.presence.seen(self.workshop.key, table)


@pytest.fixture
def stage(workshop: Workshop) -> Stage:
    view, gone_to, projector = FakeView(), list[str](), FakeProjector()
    run = RunPresenter(
        view,
        AtOnce(workshop),
        workshop.clock,
        workshop.house.presence,
        _square,
        gone_to.append,
        lambda: None,
        projector,
    )
    return Stage(workshop, view, run, gone_to, projector)


def test_what_follows_waits_for_the_whole_of_the_phase_to_start(stage: Stage) -> None:
    stage.workshop.clock.forward(60)
    face = stage.look()
    assert face.stage.state == "before"
    assert face.next.when == f"vers 11{NBSP}h{NBSP}10"


def test_before_the_first_phase_it_says_what_would_start(stage: Stage) -> None:
    face = stage.look()
    assert face.stage.state == "before"
    assert face.stage.next_label == f"Commencer{NBSP}: Accueil"
    assert face.day.now == f"10{NBSP}h"
    assert face.day.end == f"12{NBSP}h"
    assert not face.day.is_late
    assert [cell.state for cell in face.cells] == ["planned"] * 9


def test_next_starts_and_offers_to_take_it_back(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    assert stage.on_stage().title == "Accueil"
    assert stage.view.face.stage.place == "Phase 1 sur 9"
    assert stage.view.offers == [f"«{NBSP}Accueil{NBSP}» a commencé."]


def test_a_double_press_skips_no_phase(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.workshop.clock.forward(0.3 / 60)
    stage.run.next()
    assert stage.on_stage().title == "Accueil"
    stage.workshop.clock.forward(1 / 60)
    stage.run.next()
    assert stage.on_stage().title == "Consigne"


def test_any_other_gesture_withdraws_the_offer(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.run.extend(1)
    assert stage.view.offers == []


def test_the_clock_is_computed_and_stands_still_while_suspended(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.workshop.clock.forward(3)
    stage.run.toggle_pause()
    stage.workshop.clock.forward(2)
    stage.run.tick(stage.workshop.clock.now())
    assert stage.view.face.clock.figures == "7:00"
    assert stage.view.face.clock.detail == "Suspendue depuis 2:00"
    stage.run.toggle_pause()
    stage.workshop.clock.forward(1)
    stage.run.tick(stage.workshop.clock.now())
    assert stage.view.face.clock.figures == "6:00"


def test_after_the_bell_the_overrun_is_told_and_more_time_counts_from_now(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.workshop.clock.forward(12)
    face = stage.look()
    assert (face.stage.state, face.clock.figures) == ("over", "0:00")
    assert face.clock.near_end == "over"
    assert face.clock.detail == "Écoulée depuis 2:00"
    stage.run.extend(2)
    assert stage.view.face.clock.figures == "2:00"


def test_minutes_may_be_taken_away(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.run.extend(-4)
    assert length_s(stage.on_stage()) == 360


def test_back_brings_the_time_that_was_left_and_deletes_nothing(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.workshop.clock.forward(4)
    stage.run.next()
    stage.workshop.clock.forward(1)
    stage.run.back()
    assert stage.on_stage().title == "Accueil"
    assert phase_state(stage.on_stage(), stage.workshop.clock.now()).remaining_s == 360
    assert not stage.view.face.stage.can_go_back


def test_back_from_the_first_phase_is_refused_in_words(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.run.back()
    assert stage.view.said == ["Il n’y a pas de phase avant celle-ci."]


def test_a_day_that_runs_late_is_amber(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.run.extend(3)
    assert stage.view.face.day.is_late
    assert stage.view.face.day.end == f"12{NBSP}h{NBSP}03"


def test_the_last_phase_ends_the_day_and_then_leads_to_what_follows_it(stage: Stage) -> None:
    stage.look()
    for _phase in range(9):
        stage.run.next()
        stage.workshop.clock.forward(1)
    assert stage.view.face.stage.next_label == "Terminer la dernière phase"
    stage.run.next()
    assert stage.view.face.stage.state == "done"
    assert stage.view.face.day.end_label == "Terminé à"
    assert stage.view.face.stage.next_label == "Après la séance"
    stage.run.next()
    assert stage.gone_to == ["after"]


def test_without_phases_the_way_leads_to_the_schedule(stage: Stage) -> None:
    for phase in stage.workshop.ask(schedule):
        stage.workshop.do(partial(remove_phase, key=phase.id))
    assert stage.look().stage.state == "empty"
    stage.run.next()
    assert stage.gone_to == ["schedule"]


def test_what_comes_next_after_a_break_is_told_too(stage: Stage) -> None:
    stage.workshop.start("Faiblesses")
    after = stage.look().next
    assert (after.title, after.then_title, after.is_break) == ("Pause", "Attentes", True)
    assert after.then_shape == "diamond"
    assert after.note


def test_the_note_of_any_phase_is_read_from_the_timeline(stage: Stage) -> None:
    stage.look()
    stage.run.peek(4)
    assert (stage.view.face.next.heading, stage.view.face.next.title) == ("Phase 5 sur 9", "Pause")
    assert "cartes bleues" in stage.view.face.next.note
    stage.run.peek(4)
    assert (stage.view.face.next.heading, stage.view.face.next.title) == ("Ensuite", "Consigne")


def test_a_tile_counts_its_cards_the_current_category_apart(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.workshop.write("Un port", table=4)
    stage.workshop.write("Une gare", table=4)
    stage.look()
    tile = stage.view.tile(4)
    assert tile.main is not None
    assert (tile.main.label, tile.main.count) == ("Forces", 2)
    assert [count.count for count in tile.others] == [0, 0, 0]
    assert tile.last == "Une gare"


def test_a_card_set_aside_leaves_the_tile(stage: Stage) -> None:
    stage.workshop.start("Forces")
    card = stage.workshop.write("Un port", table=4).card
    stage.look()
    stage.workshop.do(partial(withdraw_card, key=card.id, table=None))
    stage.look()
    assert (stage.view.tile(4).total, stage.view.tile(4).last) == (0, "")


def test_a_tile_has_exactly_one_state(stage: Stage) -> None:
    stage.workshop.add("Clémence", "Dubois", referent=True, tables=(1,))
    stage.seen(1)
    stage.look()
    assert stage.view.tile(1).referent == "Clémence D."
    assert stage.view.tile(2).phone == "none"
    assert stage.view.tile(2).activity == "Aucun téléphone"
    stage.workshop.clock.forward(12 / 60)
    stage.look()
    assert (stage.view.tile(1).phone, stage.view.tile(1).activity) == (
        "here",
        f"il y a 12{NBSP}s",
    )


def test_a_silent_phone_is_lost_only_while_a_phase_runs(stage: Stage) -> None:
    stage.seen(1)
    stage.workshop.clock.forward(5)
    assert stage.look().day.lost_phones == ""
    stage.run.next()
    assert stage.view.tile(1).phone == "lost"
    assert stage.view.tile(1).activity == f"Perdu, 5{NBSP}min"
    assert stage.view.face.day.lost_phones == "1 téléphone perdu"
    stage.seen(1)
    stage.run.tick(stage.workshop.clock.now())
    assert stage.view.tile(1).phone == "here"


def test_nobody_yet_shows_the_two_squares_until_a_sign_of_life(stage: Stage) -> None:
    stage.workshop.do(partial(change_workshop, wifi_name="Atelier", wifi_password="garrigue"))
    stage.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    doors = stage.look().doors
    assert doors is not None
    assert [door.main for door in doors] == ["Atelier", "10.42.0.1:8000"]
    stage.seen(3)
    stage.run.tick(stage.workshop.clock.now())
    assert stage.view.face.doors is None


def test_a_hall_without_phones_may_still_see_its_tables(stage: Stage) -> None:
    assert stage.look().doors == ()
    stage.run.show_tables()
    assert stage.view.face.doors is None


def test_a_paper_card_is_written_for_its_table_outside_its_phase(stage: Stage) -> None:
    stage.look()
    stage.run.write(7, "attentes", "Un annuaire")
    assert stage.view.said == ["AT 01 enregistrée, table 7"]
    assert stage.view.tile(7).total == 1
    (card,) = stage.workshop.ask(lambda snapshot: snapshot.cards.where())
    assert card.source == "paper"


def test_an_empty_card_is_refused_beside_its_field(stage: Stage) -> None:
    stage.look()
    stage.run.write(7, "attentes", "   ")
    assert stage.view.said == ["La carte est vide."]


@pytest.mark.parametrize(
    ("count", "width", "expected"),
    [(9, 724, 3), (4, 724, 2), (40, 1164, 6), (9, 552, 3), (1, 724, 1), (40, 300, 1)],
)
def test_tiles_stand_in_as_many_columns_as_fit(count: int, width: int, expected: int) -> None:
    assert columns(count, width, 12) == expected


def child(parent: QWidget, kind: type[W]) -> W:
    """The one widget of that kind inside."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


class Page:
    """The page in a main window, on a real library."""

    def __init__(self, workshop: Workshop, window: MainWindow, habits: UiState) -> None:
        self.workshop, self.window = workshop, window
        self.undone = 0
        self.sound = FakeSound()
        self.gong = Gong(self.sound, habits)
        tasks = AtOnce(workshop)
        clock = workshop.clock
        self.projector, self.projection = build_projector(tasks, clock, _square, lambda: "")
        self.view, self.run = build_run(
            tasks,
            clock,
            workshop.house.presence,
            _square,
            lambda _page: None,
            self._undo,
            (self.projector, self.projection),
            self.gong,
        )
        window.add_page("run", "run", "Conduite", "run", self.view)
        window.show_page("run")
        self.look()

    def look(self) -> None:
        self.projection.refresh()
        self.run.refresh()

    def on_stage(self) -> Phase | None:
        return current_phase(self.workshop.ask(schedule))

    def button(self, text: str) -> Button:
        return next(
            button
            for button in self.view.findChildren(Button)
            if text in (button.text(), button.accessibleName()) and button.isVisible()
        )

    def content(self) -> ProjectorContent:
        """What the projector shows now."""
        heard: list[ProjectorState] = []
        self.projection.watch(heard.append)
        self.projection.tell()
        assert isinstance(heard[-1].content, ProjectorContent)
        return heard[-1].content

    def settle(self) -> None:
        """Let the layouts do what they put off."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def _undo(self) -> None:
        self.undone += 1


@pytest.fixture
def page(workshop: Workshop, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[Page]:
    made = Page(workshop, window, UiState(tmp_path))
    qtbot.addWidget(made.projector)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    made.view.setFocus()
    yield made
    made.projection.close()


def test_the_whole_stage_by_keyboard(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.on_stage() is None, "the next phase needs Maj"
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    phase = page.on_stage()
    assert phase is not None
    assert phase.title == "Accueil"
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.keyClicks(page.view, "+")
    phase = page.on_stage()
    assert phase is not None
    assert len(phase.pauses) == 1
    assert phase.extended_s == 60
    modes: list[str] = []
    page.projection.watch(lambda state: modes.append(state.content.mode))
    modes.clear()
    qtbot.keyClick(page.view, Qt.Key.Key_B)
    assert modes == ["black"]


def test_a_digit_goes_to_its_table_and_enter_types_for_it(page: Page, qtbot: QtBot) -> None:
    page.run.show_tables()
    qtbot.keyClicks(page.view, "4")
    tile = child(page.view, TileGrid).tiles()[3]
    assert tile.hasFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    text = child(child(page.view, CardEntry), QLineEdit)
    assert text.hasFocus()
    qtbot.keyClicks(text, "Trop de papier")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "Trop de logos")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.hasFocus()
    assert text.text() == ""
    cards = page.workshop.ask(lambda snapshot: snapshot.cards.where(table=4))
    assert sorted(card.text for card in cards) == ["Trop de logos", "Trop de papier"]
    assert {card.kind for card in cards} == {"forces"}


def test_tab_goes_as_one_reads(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    page.run.show_tables()
    page.view.undo.dismiss()
    page.view.type_for(1, "paper")
    page.view.setFocus()
    visited: list[QWidget] = []
    focused = QApplication.focusWidget()
    while focused is not None and focused not in visited and len(visited) < 40:
        visited.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    kinds = [kind for kind in map(type, visited) if kind in (Timeline, TableTile, QComboBox)]
    assert kinds == [Timeline, *[TableTile] * 9, QComboBox]
    names = [each.accessibleName() for each in visited if each.accessibleName()]
    assert names[names.index("Table") :][:4] == [
        "Table",
        "Forces",
        "Texte de la carte",
        "Enregistrer la carte",
    ]


def test_the_keys_of_azerty_reach_the_tables_too(page: Page, qtbot: QtBot) -> None:
    page.run.show_tables()
    qtbot.keyClicks(page.view, '"')
    assert child(page.view, TileGrid).tiles()[2].hasFocus()


def test_a_field_with_the_focus_keeps_the_keys(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    page.view.type_for(1, "paper")
    text = child(child(page.view, CardEntry), QLineEdit)
    qtbot.keyClicks(text, "b + 4 ")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    phase = page.on_stage()
    assert phase is not None
    assert (phase.title, phase.extended_s, phase.pauses) == ("Accueil", 0, ())


def test_a_mouse_press_does_not_take_the_space_bar_away(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    qtbot.mouseClick(page.button(f"+1{NBSP}min"), Qt.MouseButton.LeftButton)
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    phase = page.on_stage()
    assert phase is not None
    assert (phase.extended_s, len(phase.pauses)) == (60, 1)


def test_a_press_on_the_timeline_shows_that_phase(page: Page, qtbot: QtBot) -> None:
    timeline = child(page.view, Timeline)
    cell = timeline.cell_rects()[3].center().toPoint()
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=cell)
    assert child(page.view, NextPanel).accessibleName() == "Phase 4 sur 9"


def test_any_number_of_minutes_without_a_dialog(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    qtbot.mouseClick(page.button("Ajouter ou retirer des minutes"), Qt.MouseButton.LeftButton)
    minutes = child(child(page.view, StagePanel), QSpinBox)
    minutes.setValue(7)
    qtbot.keyClick(minutes, Qt.Key.Key_Return)
    phase = page.on_stage()
    assert phase is not None
    assert phase.extended_s == 420


def test_a_phase_started_by_mistake_is_taken_back(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    assert page.view.undo.isVisible()
    qtbot.mouseClick(page.view.undo.button, Qt.MouseButton.LeftButton)
    assert page.undone == 1
    assert not page.view.undo.isVisible()


def test_the_figures_never_move_when_the_offer_comes_and_goes(page: Page) -> None:
    page.run.show_tables()
    page.run.next()
    before = [tile.geometry() for tile in page.view.findChildren(TableTile)]
    page.view.undo.dismiss()
    page.window.grab()
    assert [tile.geometry() for tile in page.view.findChildren(TableTile)] == before


def test_the_projector_opens_from_its_panel_and_is_shown_small(page: Page, qtbot: QtBot) -> None:
    assert page.projector.isHidden()
    qtbot.mouseClick(page.button("Ouvrir"), Qt.MouseButton.LeftButton)
    assert page.projector.isVisible()
    qtbot.mouseClick(page.button("Fermer"), Qt.MouseButton.LeftButton)
    assert page.projector.isHidden()


def test_a_projector_pulled_out_is_told_on_the_console(page: Page) -> None:
    page.projection.toggle()
    state = ProjectorState(page.content(), None, is_unplugged=True, screens=())
    page.view.show_projector(state)
    (banner,) = page.view.banners.shown()
    assert banner.accessibleName().startswith("L’écran du projecteur est débranché.")
    page.view.show_projector(replace(state, is_unplugged=False))
    assert page.view.banners.shown() == []


def test_with_three_screens_one_is_chosen(page: Page, qtbot: QtBot) -> None:
    panel = child(page.view, ProjectorPanel)
    which = child(panel, QComboBox)
    assert not which.isVisible()
    state = ProjectorState(page.content(), None, is_unplugged=False, screens=("HDMI-1", "DP-2"))
    page.view.show_projector(state)
    assert which.isVisible()
    with qtbot.waitSignal(page.view.screen_chosen) as chosen:
        which.activated.emit(1)
    assert chosen.args == ["DP-2"]


def test_the_projector_window_moves_the_phase_with_maj(page: Page, qtbot: QtBot) -> None:
    page.projection.toggle()
    qtbot.keyClick(page.projector, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    phase = page.on_stage()
    assert phase is not None
    assert phase.title == "Accueil"


def be_silent(workshop: Workshop, title: str) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == title)
    workshop.do(partial(change_phase, key=phase.id, silent=True))


def test_what_is_written_in_silence_is_revealed_once_and_may_be_taken_back(stage: Stage) -> None:
    be_silent(stage.workshop, "Forces")
    stage.workshop.start("Forces")
    assert stage.look().stage.silence.startswith("En silence")
    stage.run.reveal()
    assert stage.view.face.stage.silence == ""
    assert stage.view.offers == ["Les cartes sont dévoilées."]
    stage.run.reveal()
    assert stage.view.said == [], "a second press is no mistake"
    stage.workshop.start("Faiblesses")
    assert stage.look().stage.silence == ""


@pytest.mark.parametrize("by_key", [True, False])
def test_cards_are_revealed_by_key_and_by_button(page: Page, qtbot: QtBot, by_key: bool) -> None:
    be_silent(page.workshop, "Forces")
    page.workshop.start("Forces")
    page.look()
    reveal = page.button("Dévoiler")
    if by_key:
        qtbot.keyClick(page.view, Qt.Key.Key_D)
    else:
        reveal.click()
    phase = page.on_stage()
    assert phase is not None
    assert phase.revealed_at is not None
    page.look()
    assert not reveal.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("title", ["", "Faiblesses", "Pause", "Clôture"])
def test_no_word_is_cut(page: Page, size: tuple[int, int], title: str) -> None:
    be_silent(page.workshop, "Faiblesses")
    if title:
        page.workshop.start(title)
        page.workshop.house.presence.seen(page.workshop.key, 1)
        page.workshop.clock.forward(2)
    page.window.resize(*size)
    page.look()
    page.settle()
    assert cut_texts(page.view) == []
    stage = child(page.view, StagePanel)
    inside = stage.parentWidget()
    assert isinstance(inside, QWidget)
    shown = inside.parentWidget()
    assert isinstance(shown, QWidget)
    assert inside.width() <= shown.width()


def test_forty_tables_scroll_and_keep_their_size(page: Page) -> None:
    page.workshop.do(partial(change_workshop, table_count=40))
    page.run.show_tables()
    page.look()
    grid = child(page.view, TileGrid)
    page.window.grab()
    assert len(grid.tiles()) == 40
    assert grid.verticalScrollBar().maximum() > 0
    assert all(tile.height() >= 116 for tile in grid.tiles())


def test_the_view_is_a_page_with_its_panels(page: Page) -> None:
    assert isinstance(page.view, RunView)
    assert len(page.view.panels()) == 5


def test_the_gong_by_keyboard_for_this_phase_and_how_loud(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    qtbot.keyClick(page.view, Qt.Key.Key_G)
    menu = page.view.findChildren(QMenu)[-1]
    first = menu.actions()[0]
    assert (first.text(), first.isChecked()) == ("Gong pour cette phase", True)
    first.trigger()
    phase = page.on_stage()
    assert phase is not None
    assert phase.muted
    next(action for action in menu.actions() if action.text() == "Fort").trigger()
    assert page.sound.played == [1.0]
    menu.close()


def test_the_time_left_has_its_colour_and_its_words(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    assert stage.view.face.clock.near_end is None
    stage.workshop.clock.forward(5)
    assert stage.look().clock.near_end == "five"
    stage.workshop.clock.forward(4)
    face = stage.look().clock
    assert (face.near_end, face.detail) == ("one", "Dernière minute")

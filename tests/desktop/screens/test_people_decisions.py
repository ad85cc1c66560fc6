"""« Participants » in a workshop that recruits: why, by whom, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.opened import open_people
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.people.decision_panel import ReasonDialog
from workshop_app.desktop.screens.people.model import (
    APPLIED,
    DECISION,
    PRESENCE,
    REFERENT,
    TABLE,
)
from workshop_app.desktop.screens.people.presenter import PeoplePresenter
from workshop_app.desktop.screens.people.view import PeopleView
from workshop_app.desktop.widgets.table_view import TAG
from workshop_app.services.attendance import set_attendance
from workshop_app.services.candidatures import candidatures
from workshop_app.services.list_import import import_people
from workshop_app.services.people import people_in_order
from workshop_app.services.recruiting import apply_rules
from workshop_app.services.recruitment_presets import preset_rules
from workshop_app.services.workshops import change_workshop, create_workshop
from workshop_app.settings import assets_folder

SAMPLE = assets_folder() / "samples" / "candidatures.csv"


@dataclass
class Page:
    view: PeopleView
    presenter: PeoplePresenter
    workshop: Workshop
    qtbot: QtBot
    gone: list[str] = field(default_factory=list)

    def key(self, last_name: str) -> UUID:
        people = self.workshop.ask(people_in_order)
        return next(person.id for person in people if person.last_name == last_name)

    def choose(self, last_name: str) -> None:
        self.view.table.choose_person(self.key(last_name))

    def state(self, last_name: str) -> tuple[str, int | None]:
        kept = self.workshop.ask(candidatures)[self.key(last_name)]
        return kept.state, kept.rank

    def filters(self) -> list[str]:
        return [button.text() for button in self.view.filter._buttons.values()]

    def titles(self) -> list[str]:
        panel = self.view.side.decision
        return [panel.title.text()] if panel.isVisible() else []

    def cell(self, last_name: str, column: int, role: int = 0) -> object:
        model = self.view.table.people
        place = model.place(self.key(last_name))
        assert place is not None
        return model.data(model.index(place, column), role)

    def dialog(self) -> ReasonDialog:
        found = self.view.window().findChildren(ReasonDialog)
        (one,) = [each for each in found if each.isVisible()]
        return one

    def menu(self, words: str) -> None:
        self.view.side.decision.open_menu()
        found = self.view.side.decision.findChildren(QMenu)
        (menu,) = [each for each in found if each.isVisible()]
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Page:
    workshop.clock.time = datetime(2026, 7, 1, 8, tzinfo=UTC)
    key = uuid4()
    create = partial(create_workshop, model="groupe-de-travail", title="Offices ruraux")
    workshop.house.library.submit(key, "test", create).result(5)
    group = Workshop(workshop.house, workshop.clock, key)
    group.do(partial(change_workshop, organiser="Réseau des offices"))
    preview = group.house.read_list(SAMPLE.read_bytes(), SAMPLE.name)
    group.do(partial(import_people, preview=preview))
    group.do(partial(apply_rules, rules=preset_rules("littoral", 7301), by="Anne"))
    gone: list[str] = []
    view, presenter = open_people(AtOnce(group), group, gone.append)
    qtbot.addWidget(view)
    view.resize(1_220, 900)
    with qtbot.waitExposed(view):
        view.show()
    presenter.refresh()
    return Page(view, presenter, group, qtbot, gone)


def test_decisions_have_their_filters_and_columns(page: Page) -> None:
    assert page.filters() == ["Tous 40", "Retenus 20", "En attente 19", "À vérifier 1", "Refusés 0"]
    table = page.view.table
    assert [table.isColumnHidden(column) for column in (TABLE, REFERENT)] == [True, True]
    assert not any(table.isColumnHidden(column) for column in (APPLIED, DECISION, PRESENCE))
    assert page.view.count.accessibleName() == "40 candidatures"
    assert page.cell("Courtiol", APPLIED) == "9 juin, 16\u00a0h\u00a047"
    assert page.cell("Abadie", APPLIED) == "–"
    assert page.cell("Courtiol", DECISION, TAG).text == "En attente, rang 2"  # type: ignore[attr-defined]
    assert page.cell("Courtiol", PRESENCE) == "–"
    assert page.cell("Salvat", PRESENCE) == "Attendu"
    page.workshop.do(partial(set_attendance, key=page.key("Salvat"), state="arrived", by="poste"))
    page.presenter.refresh()
    assert str(page.cell("Salvat", PRESENCE)).startswith("Arrivé à")
    page.view.filter_chosen.emit("waiting")
    assert table.people.rowCount() == 19
    page.view.filter_chosen.emit("doubtful")
    assert [table.people.key(0)] == [page.key("Mazeau")]
    page.view.filter_chosen.emit("refused")
    assert page.view._none.text() == "Personne n’est refusé."


def test_a_workshop_that_does_not_recruit_shows_none_of_it(
    workshop: Workshop, qtbot: QtBot
) -> None:
    view, presenter = open_people(AtOnce(workshop), workshop)
    qtbot.addWidget(view)
    workshop.add("Anne", "Martin")
    presenter.refresh()
    assert not view.table.isColumnHidden(TABLE)
    assert view.table.isColumnHidden(DECISION)
    assert view.side.places.isHidden()
    assert not view.side.summary.isHidden()
    presenter.select([view.table.people.key(0)])
    assert view.side.decision.isHidden()


def test_rows_sort_by_demand_decision_and_presence(page: Page) -> None:
    page.presenter.sort("applied", False)
    assert page.view.table.people.key(0) == page.key("Authier")
    assert page.view.table.people.key(39) == page.key("Abadie")
    page.presenter.sort("decision", False)
    model = page.view.table.people
    states = [page.workshop.ask(candidatures)[model.key(place)] for place in range(40)]
    assert [each.state for each in states] == ["accepted"] * 20 + ["waiting"] * 19 + ["to_check"]
    assert [each.rank for each in states[20:32]] == [1] * 12
    page.presenter.sort("presence", False)


def test_the_places_stand_beside_the_list(page: Page) -> None:
    places = page.view.side.places
    assert places.title.text() == "Places par département"
    assert (places._taken.text(), places._words.text()) == ("20", "retenus sur 20 places")
    lines = {line.code: line for line in places.lines.lines()}
    assert (lines["33"].note, lines["33"].taken) == ("3 en attente", 1)
    assert lines["33"].marked
    assert "une par département littoral et deux ailleurs" in places._rules.text()
    places.change.click()
    assert page.gone == ["recruitment"]


def test_the_decision_of_one_person_is_explained(page: Page) -> None:
    page.choose("Courtiol")
    panel = page.view.side.decision
    assert page.titles() == ["Nadège Courtiol est en attente pour la Gironde"]
    assert panel._reason.text() == (
        "La Gironde a une seule place\u202f; une demande est arrivée dix jours avant la vôtre."
    )
    assert panel._holders.text().startswith("La place est à Hugo Salvat (30 mai")
    assert panel.applied.field.text() == "09/06/2026 16\u00a0h\u00a047"
    assert panel.journal() == [
        "9 juin, 16\u00a0h\u00a047 : Demande reçue",
        "1 juillet, 10\u00a0h : En attente, rang 2",
    ]
    page.view.table.clearSelection()
    assert page.titles() == []


def test_a_withdrawal_says_to_whom_the_place_goes(page: Page) -> None:
    page.choose("Salvat")
    panel = page.view.side.decision
    assert panel.first.text() == "Noter un désistement"
    panel.first.click()
    assert page.state("Salvat") == ("left", None)
    assert page.state("Cazenave") == ("accepted", None)
    assert "La place va à Patrick Cazenave." in page.view.undo.accessibleName() + str(
        [child.text() for child in page.view.undo.findChildren(type(panel.title))]
    )
    page.presenter.refresh()
    assert page.titles() == ["Hugo Salvat ne viendra pas"]
    page.view.undo._take()
    assert page.state("Salvat") == ("accepted", None)
    assert page.state("Cazenave") == ("waiting", 1)


def test_who_comes_back_competes_again(page: Page) -> None:
    page.choose("Salvat")
    page.presenter.decisions.act("withdraw")
    page.presenter.refresh()
    panel = page.view.side.decision
    assert panel.first.text() == "Reprendre la candidature"
    assert not panel.others.isVisible()
    panel.first.click()
    assert page.state("Salvat") == ("waiting", 1)


def test_a_decision_by_hand_asks_why_and_by_whom(page: Page) -> None:
    page.choose("Courtiol")
    page.view.side.decision.first.click()
    dialog = page.dialog()
    assert dialog.author.field.text() == "Réseau des offices"
    dialog.keep.click()
    assert "Dites pourquoi" in dialog.reason.error()
    dialog.reason.field.setPlainText("Elle porte\nle projet.")
    dialog.author.field.setText("Anne Lafitte")
    dialog.keep.click()
    assert page.state("Courtiol") == ("accepted", None)
    page.presenter.refresh()
    panel = page.view.side.decision
    assert panel._reason.text() == ("Décision prise par Anne Lafitte\u00a0: Elle porte le projet.")
    last = panel.journal()[-1]
    assert "Place donnée à la main par Anne Lafitte" in last
    page.menu("Rendre la décision aux règles")
    assert page.state("Courtiol")[0] == "waiting"


def test_a_refusal_by_hand_frees_the_place(page: Page) -> None:
    page.choose("Salvat")
    page.menu("Refuser quand même")
    dialog = page.dialog()
    dialog.reason.field.setPlainText("Déjà venu l'an dernier")
    dialog.keep.click()
    assert page.state("Salvat") == ("refused", None)
    assert page.state("Cazenave") == ("accepted", None)


def test_the_date_of_the_demand_is_corrected_in_place(page: Page) -> None:
    page.choose("Abadie")
    panel = page.view.side.decision
    assert panel.applied.field.text() == ""
    panel.date_typed.emit("hier")
    assert "« hier »" in panel.applied.error().replace("\u00a0", " ")
    panel.date_typed.emit("28/05/2026 9 h")
    kept = page.workshop.ask(candidatures)[page.key("Abadie")]
    assert kept.applied_at == datetime(2026, 5, 28, 9).astimezone()
    page.presenter.refresh()
    assert panel.applied.field.text().startswith("28/05/2026")
    panel.date_typed.emit("")
    assert page.workshop.ask(candidatures)[page.key("Abadie")].applied_at is None


def test_one_letter_is_copied_or_printed(page: Page, tmp_path: Path) -> None:
    page.choose("Courtiol")
    panel = page.view.side.decision
    panel.copy.click()
    assert QGuiApplication.clipboard().text().startswith("Madame Courtiol,")
    out = tmp_path / "lettre.pdf"
    panel.letter_saved.emit(out)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
    page.choose("Mazeau")
    assert not panel.print.isVisible()
    assert not panel.copy.isVisible()
    assert page.titles() == ["Odile Mazeau\u00a0: candidature à vérifier"]


def test_somebody_added_applies_now_and_waits_for_a_decision(page: Page) -> None:
    page.presenter.add({"first_name": "Léa", "last_name": "Tard", "departement": "19"})
    page.presenter.refresh()
    page.choose("Tard")
    assert page.titles() == ["Rien n’est décidé pour Léa Tard"]
    assert page.view.side.decision.applied.field.text() == "01/07/2026 10\u00a0h"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_text_is_cut(page: Page, window: MainWindow, size: tuple[int, int]) -> None:
    window.add_page("people", "prepare", "Participants", "participants", page.view)
    window.resize(*size)
    window.show_page("people")
    with page.qtbot.waitExposed(window):
        window.show()
    page.choose("Courtiol")
    page.qtbot.waitUntil(lambda: cut_texts(window) == [])

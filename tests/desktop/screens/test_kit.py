from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.pdf import small_pdf
from tests.services.test_grouping import done, fill
from workshop_app.desktop.screens.kit import build_kit
from workshop_app.desktop.screens.kit.presenter import KitPresenter, KitShown, Which
from workshop_app.desktop.screens.kit.view import KitView
from workshop_app.desktop.screens.kit.wording import TileFace
from workshop_app.desktop.tasks import Job, TaskRunner
from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.problems import Problem
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.form_address import keep_address, typed_address
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_desk import POSTERS
from workshop_app.services.kit_parts import Mark, mark_printed
from workshop_app.services.ports import Surroundings, Watch, Written
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.report_content import ReportContent
from workshop_app.services.workshops import change_workshop, create_workshop

SIZES = [(1440, 900), (1280, 720), (1024, 768)]
PAGES: dict[str, int] = {
    **{"regles": 1, "mur": 4, "fiches": 3, "tables": 3, "wifi": 2, "cartes": 1},
    **{"badges": 4, "noms": 2, "emargement": 1, "par-table": 3, "plan": 1, "decompte": 1},
    "avis": 1,
}


@dataclass
class FakePrinter:
    """Pages of the right number, in a second; what is asked to fail fails."""

    asked: list[tuple[tuple[KitKind, ...], KitOptions]] = field(default_factory=list)
    contents: dict[KitKind, KitContent] = field(default_factory=dict)
    """What each document was last laid out from; of several, under the first."""
    refusals: dict[KitKind, Problem | Surroundings] = field(default_factory=dict)
    missing: str = ""
    before_long_work: Callable[[], None] = lambda: None

    def kit(
        self,
        content: KitContent,
        kinds: Sequence[KitKind],
        options: KitOptions,
        target: Path,
        watch: Watch,
    ) -> Written:
        self.asked.append((tuple(kinds), options))
        self.contents[kinds[0]] = content
        if len(kinds) > 1:
            self.before_long_work()
        for kind in kinds:
            if kind in self.refusals:
                raise self.refusals[kind]
        pages: dict[str, int] = {kind: PAGES[kind] for kind in kinds}
        target.write_bytes(small_pdf(*["#336699"] * sum(pages.values())))
        watch.progress(1.0)
        return Written(target, sum(pages.values()), pages, self.missing)

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def project_sheet(self, content: ProjectContent, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def documents(self) -> list[KitKind]:
        """Those laid out alone since the last look."""
        found = [kinds[0] for kinds, _options in self.asked if len(kinds) == 1]
        self.asked.clear()
        return found

    def certificates(self, content: Certificates, target: Path, watch: Watch) -> Written:
        raise NotImplementedError


@dataclass
class FakeView:
    shown: list[KitShown] = field(default_factory=list)
    thumbnails: list[KitKind] = field(default_factory=list)
    dimmed: list[KitKind] = field(default_factory=list)
    large: list[tuple[KitKind, bool]] = field(default_factory=list)
    """Which document, and whether its pages are there."""
    said: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    signs: str = ""

    def show_kit(self, shown: KitShown) -> None:
        self.shown.append(shown)

    def show_thumbnail(self, kind: KitKind, content: bytes) -> None:
        self.thumbnails.append(kind)

    def dim_thumbnail(self, kind: KitKind) -> None:
        self.dimmed.append(kind)

    def show_pages(self, kind: KitKind, content: bytes) -> None:
        self.large.append((kind, True))

    def show_no_pages(self, kind: KitKind, said: str) -> None:
        self.large.append((kind, False))

    def show_signs(self, signs: str) -> None:
        self.signs = signs

    def ask_where(self, which: Which, name: str) -> None:
        self.names.append((which, name))

    def show_writing(self, job: Job, said: str) -> None:
        self.said.append(f"{said} : écriture")

    def show_saved(self, said: str, path: Path, pages: int, note: str) -> None:
        self.said.append(" ".join(part for part in (said, path.name, str(pages), note) if part))

    def show_refusal(self, said: str) -> None:
        self.said.append(said)

    def show_refused_file(self, said: str, which: Which) -> None:
        self.said.append(said)

    @property
    def last(self) -> KitShown:
        return self.shown[-1]

    def tile(self, kind: KitKind) -> TileFace:
        return next(tile for tile in self.last.tiles if tile.kind == kind)


@dataclass
class Kit:
    workshop: Workshop
    view: FakeView
    printer: FakePrinter
    presenter: KitPresenter
    tasks: AtOnce
    folder: Path
    went: list[str]
    shown_by: KitPresenter | None = None
    """Of the real page: signals alone do not keep it alive."""

    def save(self, which: Which = "ticked", name: str = "kit.pdf") -> Path:
        self.presenter.save(which, self.folder / name)
        return self.folder / name


@pytest.fixture
def kit(workshop: Workshop, tmp_path: Path, qapp: QApplication) -> Kit:
    fill(workshop)
    done(workshop, tables=3)
    workshop.do(partial(keep_address, host="192.168.1.24", port=8000))
    workshop.do(partial(change_workshop, wifi_name="Atelier"))
    view, printer, went = FakeView(), FakePrinter(), list[str]()
    tasks = AtOnce(workshop)
    presenter = KitPresenter(
        view,
        tasks,
        workshop.clock,
        lambda: printer,
        typed_address,
        tmp_path,
        went.append,
    )
    return Kit(workshop, view, printer, presenter, tasks, tmp_path, went)


def test_each_document_is_laid_out_once_the_chosen_one_first(kit: Kit) -> None:
    kit.presenter.choose("tables")
    kit.presenter.refresh()
    in_order = ["tables", *(kind for kind in KIT_KINDS if kind != "tables")]
    assert kit.printer.documents() == in_order
    assert kit.view.thumbnails == in_order
    assert kit.view.large[-1] == ("tables", True)
    kit.presenter.refresh()
    assert kit.printer.documents() == []


def test_tiles_tell_paper_pages_copies_and_state(kit: Kit) -> None:
    kit.presenter.refresh()
    tiles = {tile.kind: (tile.paper, tile.state) for tile in kit.view.last.tiles}
    assert tiles == {
        "regles": ("A3, 1 page", "pas encore imprimé"),
        "fiches": ("A4, 3 pages", "pas encore imprimé"),
        "tables": ("A4, 3 pages", "pas encore imprimé"),
        "wifi": ("A4, 2 pages", "pas encore imprimé"),
        "cartes": ("A4, 1 p. × 30", "pas encore imprimé"),
        "mur": ("A3, 4 pages", "pas encore imprimé"),
        "badges": ("A4, 4 pages", "pas encore imprimé"),
        "noms": ("A3, 2 p. × 2", "pas encore imprimé"),
        "emargement": ("A4, 1 page", "pas encore imprimé"),
        "par-table": ("A4, 3 pages", "pas encore imprimé"),
        "plan": ("A3, 1 page", "pas encore imprimé"),
        "decompte": ("A4, 1 page", "pas encore imprimé"),
        "avis": ("A4, 1 p. × 15", "pas encore imprimé"),
    }
    assert kit.view.last.tag == ""
    assert kit.view.last.redo_button == ""
    assert kit.view.last.chosen.length == "1 page"


def test_papers_are_summed_for_what_is_ticked(kit: Kit) -> None:
    kit.presenter.refresh()
    figures = {figure.paper: figure.count for figure in kit.view.last.figures}
    assert figures == {"A3 couleur": "10", "A4 couleur": "62", "papiers": "2"}
    assert kit.view.last.aside == "8 badges par feuille, 4 cartes par personne"
    for kind in (*KIT_KINDS[4:], "mur"):
        kit.presenter.set_ticked(kind, False)
    figures = {figure.paper: figure.count for figure in kit.view.last.figures}
    assert figures == {"A3 couleur": "1", "A4 couleur": "6", "papier": "1"}
    assert kit.view.last.aside == ""
    assert [line.name for line in kit.view.last.papers] == [
        "Règles du jeu",
        "Fiches référent",
        "Panneaux de table",
    ]
    assert kit.view.last.save_button == "3 documents en un PDF"


def test_nothing_ticked_says_so_and_saves_nothing(kit: Kit) -> None:
    kit.presenter.refresh()
    for kind in KIT_KINDS:
        kit.presenter.set_ticked(kind, False)
    assert kit.view.last.save_refused == "Cochez au moins un document."
    assert kit.view.last.no_figures == "Rien n’est coché."
    kit.presenter.ask_where("ticked")
    assert kit.view.names == []
    assert not kit.save().exists()


def test_only_what_looks_otherwise_is_laid_out_again(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.printer.documents()
    kit.presenter.set_options(KitOptions(poster="A4"))
    assert kit.printer.documents() == ["regles", "mur", "noms", "plan"]
    assert kit.view.tile("regles").paper == "A4, 1 page"
    kit.presenter.set_options(KitOptions(poster="A4", large_print=True))
    assert set(kit.printer.documents()) == set(KIT_KINDS)
    kit.workshop.do(partial(change_workshop, wifi_name="Salle"))
    kit.presenter.refresh()
    assert kit.printer.documents() == ["tables", "wifi"]


def test_the_whole_kit_is_written_and_counts_as_printed(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.ask_where("ticked")
    assert kit.view.names == [("ticked", "kit-a-imprimer.pdf")]
    path = kit.save()
    assert path.exists()
    assert kit.printer.asked[-1] == (KIT_KINDS, KitOptions())
    assert "13 documents enregistrés. kit.pdf 27" in kit.view.said
    assert {tile.state for tile in kit.view.last.tiles} == {"imprimé le 12 mars"}
    assert kit.view.last.chosen.reason == "À jour."


def test_a_new_address_is_to_be_redone_and_told_why(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.save()
    kit.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    kit.presenter.refresh()
    kit.presenter.choose("tables")
    assert kit.view.last.tag == "3 documents à refaire"
    assert kit.view.last.redo_button == "Les 3 à refaire"
    tile = kit.view.tile("tables")
    assert (tile.state, tile.look) == ("à refaire", "signal")
    chosen = kit.view.last.chosen
    assert chosen.reason == "L’adresse a changé\N{NO-BREAK SPACE}:"
    assert chosen.detail == (
        "10.42.0.1:8000 au lieu de 192.168.1.24:8000. Les panneaux déjà imprimés ne mènent plus "
        "au formulaire. Imprimé le 12 mars à 10\N{NO-BREAK SPACE}h."
    )
    kit.presenter.ask_where("redo")
    assert kit.view.names == [("redo", "kit-a-refaire.pdf")]
    kit.save("redo")
    assert kit.printer.asked[-1][0] == ("fiches", "tables", "wifi")
    assert kit.view.last.tag == ""


def test_without_a_known_reason_the_date_is_told(kit: Kit) -> None:
    kit.workshop.do(partial(mark_printed, marks=[Mark("regles", "", "autrement", ())]))
    kit.presenter.refresh()
    assert kit.view.last.redo_button == "Celui à refaire"
    assert kit.view.last.chosen.reason.startswith("Ce qu’il montre a changé depuis le 12 mars")


def test_one_document_is_saved_alone_ticked_or_not(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.set_ticked("cartes", False)
    kit.presenter.choose("cartes")
    kit.presenter.ask_where("chosen")
    assert kit.view.names == [("chosen", "cartes-vierges.pdf")]
    kit.save("chosen")
    assert kit.printer.asked[-1][0] == ("cartes",)
    assert kit.view.tile("cartes").state == "imprimé le 12 mars"
    assert kit.view.tile("regles").state == "pas encore imprimé"


def test_a_document_that_cannot_be_made_is_named_and_the_others_are_printed(kit: Kit) -> None:
    kit.printer.refusals["fiches"] = Problem("title_empty")
    kit.presenter.refresh()
    assert kit.view.tile("fiches").look == "error"
    assert set(kit.view.thumbnails) == set(KIT_KINDS) - {"fiches"}
    assert len(kit.view.last.figures) == 3
    kit.presenter.choose("fiches")
    assert kit.view.last.chosen.refused
    assert kit.view.last.chosen.look == "error"
    assert kit.view.large[-1] == ("fiches", False)
    kit.save()
    written = next(kinds for kinds, _options in kit.printer.asked if len(kinds) > 1)
    assert written == tuple(kind for kind in KIT_KINDS if kind != "fiches")
    saved = next(said for said in kit.view.said if "enregistrés" in said)
    assert saved.startswith("12 documents")
    assert "Fiches référent" in saved
    assert kit.view.tile("fiches").state == "ne peut être fait"
    kit.printer.refusals.clear()
    kit.presenter.refresh()
    assert kit.view.tile("fiches").look == "plain"


def test_a_folder_that_refuses_marks_nothing(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.printer.refusals["cartes"] = Surroundings("folder_read_only", path="/cle")
    kit.save()
    assert any("/cle" in said for said in kit.view.said)
    assert {tile.state for tile in kit.view.last.tiles} == {"pas encore imprimé"}


def test_what_is_missing_leads_to_its_page(kit: Kit) -> None:
    kit.workshop.do(partial(change_workshop, wifi_name="", rules=()))
    kit.presenter.refresh()
    assert [(line.button, line.page) for line in kit.view.last.lacks] == [
        ("Présentation", "presentation"),
        ("Présentation", "presentation"),
    ]
    kit.presenter.go("presentation")
    assert kit.went == ["presentation"]


def test_a_file_written_while_another_workshop_opens_is_marked_where_it_belongs(kit: Kit) -> None:
    kit.presenter.refresh()
    for kind in KIT_KINDS[2:]:
        kit.presenter.set_ticked(kind, False)
    other = uuid4()
    create = partial(create_workshop, model="concertation", title="Un autre")
    kit.workshop.house.library.submit(other, "test", create).result(5)
    kit.printer.before_long_work = lambda: setattr(kit.tasks, "open_workshop", elsewhere)
    elsewhere = replace(kit.workshop, key=other)
    kit.save()
    assert kit.workshop.ask(lambda snapshot: snapshot.printed.count()) == 2
    assert elsewhere.ask(lambda snapshot: snapshot.printed.count()) == 0
    assert all(tile.ticked for tile in kit.view.last.tiles)
    assert kit.view.tile("fiches").state == "pas encore imprimé"


def test_signs_no_font_has_are_told(kit: Kit) -> None:
    kit.printer.missing = "\ue000"
    kit.presenter.refresh()
    assert kit.view.signs == "\ue000"


# the page itself


@pytest.fixture
def page(kit: Kit, qtbot: QtBot) -> tuple[KitView, Kit]:
    view, presenter = build_kit(
        AtOnce(kit.workshop),
        kit.workshop.clock,
        lambda: kit.printer,
        typed_address,
        kit.folder,
        kit.went.append,
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    presenter.refresh()
    kit.shown_by = presenter
    return view, kit


def test_a_click_shows_a_document_large_and_arrows_go_on(
    page: tuple[KitView, Kit], qtbot: QtBot
) -> None:
    view, _kit = page
    assert all(tile.has_page() for tile in view.grid.tiles.values())
    qtbot.mouseClick(view.grid.tiles["fiches"], Qt.MouseButton.LeftButton)
    assert view.large.accessibleName() == "Fiches référent"
    assert view.large.preview.pages.count() == 3
    view.large.preview.go_to(2)
    qtbot.keyClick(view.grid.tiles["fiches"], Qt.Key.Key_Right)
    assert view.large.accessibleName() == "Panneaux de table"
    assert view.large.preview.page() == 1


def test_space_and_the_box_tick_a_document(page: tuple[KitView, Kit], qtbot: QtBot) -> None:
    view, _kit = page
    tile = view.grid.tiles["cartes"]
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert view.save.text() == "12 documents en un PDF"
    assert "non coché" in tile.accessibleName()
    qtbot.mouseClick(tile._tick, Qt.MouseButton.LeftButton)
    assert view.save.text() == "Tout le kit en un PDF"


def test_options_reach_the_paper(page: tuple[KitView, Kit], qtbot: QtBot) -> None:
    view, kit = page
    view.options.large.click()
    view.options.save_ink.click()
    view.options.no_bleed.click()
    qtbot.keyClick(view.options.poster, Qt.Key.Key_Right)
    (asked,) = {options for kinds, options in kit.printer.asked[-4:] if kinds[0] in POSTERS}
    assert asked == KitOptions("A4", True, True, True)
    assert "A4" in view.grid.tiles["regles"].accessibleName()


def test_the_file_dialog_answers_later_and_the_file_is_written(
    page: tuple[KitView, Kit], qtbot: QtBot
) -> None:
    view, kit = page
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "pdf"
    target = kit.folder / "sortie.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert target.exists()
    banner = view.banners.shown()[0]
    assert banner.kind == "success"
    assert str(target) in banner.accessibleName()
    assert next(b.text() for b in banner.findChildren(QPushButton)) == "Ouvrir"
    qtbot.waitUntil(lambda: view.writing.isHidden())


def test_a_refused_folder_offers_another(page: tuple[KitView, Kit], qtbot: QtBot) -> None:
    view, kit = page
    kit.printer.refusals["regles"] = Surroundings("folder_read_only", path="/cle")
    view.save_asked.emit("ticked", kit.folder / "kit.pdf")
    banner = view.banners.shown()[0]
    other = next(b for b in banner.findChildren(QPushButton) if b.text() == "Autre dossier")
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert view.findChild(QFileDialog) is not None


def test_a_missing_thing_has_a_button(page: tuple[KitView, Kit], qtbot: QtBot) -> None:
    view, kit = page
    assert view.lacks.isHidden()
    assert kit.shown_by is not None
    kit.workshop.do(partial(change_workshop, wifi_name=""))
    kit.shown_by.refresh()
    button = view.lacks.findChild(QPushButton)
    assert button is not None
    assert view.lacks.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert kit.went == ["presentation"]
    kit.workshop.do(partial(change_workshop, wifi_name="Salle"))
    kit.shown_by.refresh()
    assert view.lacks.isHidden()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_text_is_cut(kit: Kit, page: tuple[KitView, Kit], width: int, height: int) -> None:
    view, _kit = page
    assert kit.shown_by is not None
    kit.save()
    kit.workshop.do(partial(change_workshop, wifi_name="", rules=()))
    kit.shown_by.refresh()
    view.resize(width - (64 if width < 1280 else 220), height)
    QApplication.processEvents()
    assert cut_texts(view) == []


def test_stop_gives_up_the_file_and_the_old_one_stays(
    workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    """With the real threads and the real paper."""
    fill(workshop)
    target = tmp_path / "kit.pdf"
    target.write_bytes(b"before")
    tasks = TaskRunner(workshop.house.library, "test")
    tasks.open(workshop.key)
    try:
        view, presenter = build_kit(
            tasks,
            workshop.clock,
            lambda: workshop.house.printer,
            lambda _w: "10.0.0.1:8000",
            tmp_path / "aside",
            print,
        )
        qtbot.addWidget(view)
        view.show()
        presenter.refresh()
        qtbot.waitUntil(lambda: view.grid.tiles["decompte"].has_page(), timeout=20_000)
        presenter.save("ticked", target)
        qtbot.waitUntil(lambda: view.writing.isVisible(), timeout=5_000)
        view.writing.stop_asked.emit()
        qtbot.waitUntil(lambda: view.writing.isHidden(), timeout=20_000)
        assert target.read_bytes() == b"before"
        assert list(tmp_path.glob(".kit*")) == []
        presenter.save("ticked", target)
        qtbot.waitUntil(lambda: target.read_bytes()[:4] == b"%PDF", timeout=20_000)
        qtbot.waitUntil(
            lambda: "imprimé le" in view.grid.tiles["regles"].accessibleName(), timeout=5_000
        )
    finally:
        tasks.close()

"""The pages of the desk and how each is built, when it is first shown.

Decides what a screen is given, never when it is refreshed. Screens are imported here one by one, so
that the first window waits for one of them only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from workshop_app.desktop.outside import Outside
from workshop_app.desktop.rail import Stage
from workshop_app.desktop.refresher import Presenter
from workshop_app.desktop.screen_keys import (
    calendar_keys,
    cards_keys,
    checkin_keys,
    essential_keys,
    forum_keys,
    groups_keys,
    hall_keys,
    people_keys,
    projector_keys,
    run_keys,
    themes_keys,
)
from workshop_app.desktop.sound import Gong
from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.pages_offered import OPTIONAL_PAGES
from workshop_app.i18n.translate import N_, _

if TYPE_CHECKING:
    from workshop_app.desktop.door_paper import DoorPaper
    from workshop_app.desktop.projector.presenter import ProjectorPresenter
    from workshop_app.desktop.projector.window import ProjectorWindow
    from workshop_app.desktop.screens.cards.presenter import CardsPresenter
    from workshop_app.desktop.screens.directory.presenter import DirectoryPresenter
    from workshop_app.desktop.screens.groups.presenter import GroupsPresenter
    from workshop_app.desktop.screens.run.presenter import RunPresenter
    from workshop_app.desktop.screens.slides import SlidesDesk

HOME = "home"
PAGES: dict[str, tuple[Stage, str, str]] = {
    HOME: ("home", N_("Mes ateliers"), "home"),
    "directory": ("home", N_("Répertoire"), "participants"),
    "abbreviations": ("home", N_("Abréviations"), "languages"),
    "presentation": ("prepare", N_("Présentation"), "presentation"),
    "project": ("prepare", N_("Fiche projet"), "file"),
    "recruitment": ("prepare", N_("Recrutement"), "recruit"),
    "people": ("prepare", N_("Participants"), "participants"),
    "groups": ("prepare", N_("Groupes"), "groups"),
    "hall": ("prepare", N_("Plan de la salle"), "map"),
    "calendar": ("prepare", N_("Calendrier"), "calendar-days"),
    "schedule": ("prepare", N_("Déroulé"), "schedule"),
    "kit": ("prepare", N_("Kit à imprimer"), "print"),
    "room": ("run", N_("Préparer la salle"), "room"),
    "checkin": ("run", N_("Émargement"), "checkin"),
    "run": ("run", N_("Conduite"), "run"),
    "forum": ("run", N_("Forum ouvert"), "layout-grid"),
    "cards": ("run", N_("Cartes"), "cards"),
    "themes": ("run", N_("Thèmes"), "stack"),
    "after": ("conclude", N_("Après la séance"), "history"),
    "essential": ("conclude", N_("Essentiel"), "vote"),
    "report": ("conclude", N_("Compte rendu"), "report"),
}
"""Key -> stage, title, icon; in the order of the rail. Those of `OPTIONAL_PAGES` are not offered by
every workshop."""


def help_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """Title and keys of each screen that has its own, for the help page."""
    return [
        (_("Participants"), people_keys()),
        (_("Groupes"), groups_keys()),
        (_("Plan de la salle"), hall_keys()),
        (_("Calendrier"), calendar_keys()),
        (_("Émargement"), checkin_keys()),
        (_("Conduite"), run_keys()),
        (_("Projecteur"), projector_keys()),
        (_("Forum ouvert"), forum_keys()),
        (_("Cartes"), cards_keys()),
        (_("Cartes et thèmes"), themes_keys()),
        (_("Essentiel"), essential_keys()),
    ]


@dataclass(frozen=True, slots=True)
class Verbs:
    """What screens ask of the desk."""

    go: Callable[[str], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    open_workshop: Callable[[UUID], None]
    open_page: Callable[[UUID, str], None]
    """A workshop on a page of its own; "" is that of its stage."""
    open_sample: Callable[[], None]
    open_file: Callable[[], None]
    move_form: Callable[[str], None]
    console_screen: Callable[[], str]
    count_known: Callable[[int], None]
    copies_to: Callable[[], Callable[[], Path | None]]
    """Gives what tells where copies go outside this laptop; that blocks."""
    choose_copies: Callable[[], None]
    rehearse: Callable[[UUID], None]
    """The day of a workshop, on a copy, in a window of its own."""


class Pages:
    def __init__(self, outside: Outside, tasks: Tasks, gong: Gong, verbs: Verbs) -> None:
        self._outside, self._tasks, self._gong, self._verbs = outside, tasks, gong, verbs
        self._projector: tuple[ProjectorWindow, ProjectorPresenter] | None = None
        self._projected: Callable[[ProjectorPresenter], None] = lambda _presenter: None
        self._run: RunPresenter | None = None
        self._directory: DirectoryPresenter | None = None
        self._groups: GroupsPresenter | None = None
        self._cards: CardsPresenter | None = None

    def projected(self, told: Callable[[ProjectorPresenter], None]) -> None:
        """`told` is called once, when the projector is built."""
        self._projected = told

    def build(self, key: str) -> tuple[QWidget, Presenter]:
        """KeyError if there is no such page."""
        return {
            HOME: self._build_home,
            "directory": self._build_directory,
            "abbreviations": self._build_abbreviations,
            "presentation": self._build_presentation,
            "project": self._build_project,
            "recruitment": self._build_recruitment,
            "people": self._build_people,
            "groups": self._build_groups,
            "hall": self._build_hall,
            "calendar": self._build_calendar,
            "schedule": self._build_schedule,
            "kit": self._build_kit,
            "room": self._build_room,
            "checkin": self._build_checkin,
            "run": self._build_run,
            "forum": self._build_forum,
            "cards": self._build_cards,
            "themes": self._build_themes,
            "after": self._build_after,
            "essential": self._build_essential,
            "report": self._build_report,
        }[key]()

    def projector(self) -> tuple[ProjectorWindow, ProjectorPresenter]:
        """The window of the hall, built when first asked for."""
        if self._projector is None:
            from workshop_app.desktop.projector import build_projector

            outside, screen = self._outside, self._verbs.console_screen
            marked = outside.rehearsal is not None
            self._projector = build_projector(
                self._tasks, outside.clock, outside.qr, screen, marked
            )
            self._projected(self._projector[1])
            self._projector[1].refresh()
        return self._projector

    def directory(self) -> DirectoryPresenter:
        """« Répertoire », in front."""
        self._verbs.go("directory")
        assert self._directory is not None  # showing the page has built it
        return self._directory

    def toggle_projector(self) -> None:
        self._running().toggle_projector()

    def leave_projector(self) -> None:
        if self._projector is not None:
            self._projector[1].close()

    def close_projector(self) -> None:
        if self._projector is not None:
            self._projector[0].close()

    def open_repair(self) -> None:
        """« Réparer après émargement », over the page of groups, from any page."""
        self._verbs.go("groups")
        assert self._groups is not None  # showing the page has built it
        self._groups.open_repair()

    def _running(self) -> RunPresenter:
        if self._run is None:
            self._verbs.go("run")
        assert self._run is not None  # showing the page has built it
        return self._run

    def _build_home(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.home import build_home

        verbs = self._verbs
        return build_home(
            self._tasks,
            verbs.open_workshop,
            verbs.open_sample,
            verbs.open_file,
            verbs.copies_to,
            verbs.rehearse,
        )

    def _build_directory(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.directory import build_directory

        out, counted = self._outside, self._verbs.count_known
        view, self._directory = build_directory(
            self._tasks, out.clock, out.eraser, out.aside, counted
        )
        return view, self._directory

    def _build_abbreviations(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.abbreviations import build_abbreviations

        return build_abbreviations(self._tasks)

    def _build_presentation(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.presentation import build_presentation

        outside, verbs = self._outside, self._verbs
        view, presenter = build_presentation(
            self._tasks,
            outside.clock,
            outside.addresses,
            verbs.move_form,
            verbs.go,
            {key: _(PAGES[key][1]) for key in OPTIONAL_PAGES if key in PAGES},
            outside.qr,
            verbs.copies_to,
            verbs.choose_copies,
            verbs.rehearse,
        )
        view.rehearse.setVisible(outside.rehearsal is None)
        view.slides_asked.connect(partial(self._slides().open, view, "intro"))
        return view, presenter

    def _build_project(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.project import build_project

        out = self._outside
        return build_project(self._tasks, out.clock, out.printer, out.aside, self._verbs.go, PAGES)

    def _build_recruitment(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.recruitment import build_recruitment

        out = self._outside
        return build_recruitment(
            self._tasks, out.clock, out.read_list, out.letter_printer, self._verbs.go
        )

    def _build_people(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.people import build_people

        out, go = self._outside, self._verbs.go
        return build_people(
            self._tasks,
            out.read_list,
            out.write_sheet,
            out.clock,
            out.letter_printer,
            go,
            self._door_paper().certify,
        )

    def _build_groups(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.kit_writer import KitWriter
        from workshop_app.desktop.screens.groups import build_groups

        out, verbs = self._outside, self._verbs
        writer = KitWriter(self._tasks, out.clock, out.printer, out.address)
        note = (out.clock, out.note_printer)
        view, self._groups = build_groups(
            self._tasks, verbs.go, verbs.undo, verbs.redo, writer, note
        )
        return view, self._groups

    def _build_calendar(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.calendar import build_calendar

        verbs = self._verbs
        return build_calendar(
            self._tasks, self._outside.clock, verbs.go, verbs.undo, verbs.open_page
        )

    def _build_hall(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.kit_writer import KitWriter
        from workshop_app.desktop.screens.hall import build_hall

        out, verbs = self._outside, self._verbs
        writer = KitWriter(self._tasks, out.clock, out.printer, out.address)
        return build_hall(self._tasks, out.clock, writer, verbs.undo, verbs.redo)

    def _build_schedule(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.schedule import build_schedule

        out, verbs = self._outside, self._verbs
        return build_schedule(
            self._tasks,
            out.clock,
            verbs.undo,
            verbs.redo,
            out.method_printer,
            verbs.go,
            out.read_schedule,
        )

    def _build_kit(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.kit import build_kit

        out = self._outside
        return build_kit(
            self._tasks, out.clock, out.printer, out.address, out.aside, self._verbs.go
        )

    def _build_room(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.room import build_room

        verbs = self._verbs
        return build_room(self._tasks, self._outside, verbs.move_form, self._project_doors)

    def _project_doors(self) -> None:
        presenter = self.projector()[1]
        presenter.choose("brief")
        presenter.open()

    def _build_checkin(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.checkin import build_checkin

        out = self._outside
        return build_checkin(
            self._tasks,
            out.clock,
            out.presence,
            out.qr,
            self._verbs.go,
            self.open_repair,
            self.projector()[1],
            self._door_paper(),
        )

    def _door_paper(self) -> DoorPaper:
        from workshop_app.desktop.door_paper import DoorPaper

        out = self._outside
        return DoorPaper(self._tasks, out.clock, out.printer, out.address)

    def _build_run(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.run import build_run

        out, verbs = self._outside, self._verbs
        view, self._run = build_run(
            self._tasks,
            out.clock,
            out.presence,
            out.qr,
            verbs.go,
            verbs.undo,
            self.projector(),
            self._gong,
        )
        return view, self._run

    def _build_forum(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.forum import build_forum

        out, verbs = self._outside, self._verbs
        return build_forum(
            self._tasks,
            out.clock,
            out.method_printer,
            self._project_market,
            verbs.go,
            verbs.undo,
            verbs.redo,
        )

    def _project_market(self) -> None:
        presenter = self.projector()[1]
        presenter.choose("market")
        presenter.open()

    def _build_cards(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.cards import build_cards

        verbs, photo_printer = self._verbs, self._outside.photo_printer
        view, self._cards = build_cards(
            self._tasks, verbs.undo, verbs.redo, photo_printer, self._project_card
        )
        return view, self._cards

    def _build_themes(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.themes import build_themes

        verbs = self._verbs
        return build_themes(
            self._tasks,
            self._outside.suggestions,
            verbs.undo,
            verbs.redo,
            lambda: self._written().new(),
            partial(verbs.go, "cards"),
            lambda card: self._written().open_later(card),
            self._project_wall,
            partial(verbs.go, "abbreviations"),
            self._outside.presence.sorters,
            self._outside.qr,
        )

    def _written(self) -> CardsPresenter:
        """« Cartes », in front."""
        self._verbs.go("cards")
        assert self._cards is not None  # showing the page has built it
        return self._cards

    def _project_wall(self) -> None:
        presenter = self.projector()[1]
        presenter.choose("wall")
        presenter.open()

    def _project_card(self, card: UUID) -> None:
        presenter = self.projector()[1]
        presenter.show_card(card)
        presenter.open()

    def _build_after(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.after import build_after

        out, verbs = self._outside, self._verbs
        return build_after(
            self._tasks,
            out.clock,
            out.qr,
            verbs.undo,
            self._project_evaluation,
            self._tell_the_hall,
            verbs.go,
        )

    def _tell_the_hall(self, words: str) -> None:
        presenter = self.projector()[1]
        presenter.say(words)
        presenter.open()

    def _project_evaluation(self) -> None:
        presenter = self.projector()[1]
        presenter.choose("evaluation")
        presenter.open()

    def _build_essential(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.essential import build_essential

        out, verbs = self._outside, self._verbs
        return build_essential(
            self._tasks,
            out.clock,
            out.eraser.sweep,
            self._project_vote,
            out.method_printer,
            out.address,
            verbs.undo,
            verbs.redo,
        )

    def _project_vote(self, closed: bool) -> None:
        presenter = self.projector()[1]
        presenter.choose("essential" if closed else "vote")
        presenter.open()

    def _build_report(self) -> tuple[QWidget, Presenter]:
        from workshop_app.desktop.screens.report import build_report

        out = self._outside
        view, presenter = build_report(self._tasks, out.clock, out.printer, out.office, out.aside)
        view.slides_asked.connect(partial(self._slides().open, view, "conclusion"))
        return view, presenter

    def _slides(self) -> SlidesDesk:
        from workshop_app.desktop.screens.slides import SlidesDesk

        return SlidesDesk(self._tasks, self._outside.clock, self._outside.office)

"""The desk: the window with its pages, on one workshop at a time, the form beside it.

Decides which page is in front and what is open. How a page is built is in `pages`; what a screen
shows and does, in its own folder.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from workshop_app.desktop.alerts import said
from workshop_app.desktop.black_box import KeyCopies
from workshop_app.desktop.change_bridge import ChangeBridge
from workshop_app.desktop.copies import Copies
from workshop_app.desktop.form_keeper import FormKeeper
from workshop_app.desktop.library_watch import LibraryWatch
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.network_words import NetworkWords
from workshop_app.desktop.outside import Outside
from workshop_app.desktop.pages import HOME, PAGES, Pages, Verbs, help_keys
from workshop_app.desktop.phase_ticker import PhaseTicker
from workshop_app.desktop.refresher import Presenter, Refresher, Ticking
from workshop_app.desktop.rehearsal_band import RehearsalBand
from workshop_app.desktop.rehearsal_launch import RehearsalLaunch
from workshop_app.desktop.retention import Retention
from workshop_app.desktop.sound import Gong, Silence, Sound
from workshop_app.desktop.stage_watch import StageWatch
from workshop_app.desktop.tasks import Refusal, TaskRunner
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.undo import UndoStack
from workshop_app.desktop.widgets.dialog import ask
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.entity import Entity
from workshop_app.domain.pages_offered import hidden_pages
from workshop_app.domain.room import RoomCheck
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.labels import model_label
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.black_box import Recovered
from workshop_app.services.board import Overview, overview
from workshop_app.services.directory import count_known
from workshop_app.services.ports import Watch
from workshop_app.services.room import named_place, tell_name

if TYPE_CHECKING:
    from workshop_app.desktop.projector.presenter import ProjectorPresenter

FIRST_PAGE = {"prepare": "presentation", "run": "run", "conclude": "cards"}


@runtime_checkable
class Undoing(Protocol):
    """A page with « Annuler » and « Rétablir »."""

    @property
    def allow_history(self) -> Callable[[bool, bool], None]: ...


class Desk(QObject):
    def __init__(
        self,
        outside: Outside,
        habits: UiState,
        by: str = "animateur",
        sound: Sound | None = None,
    ) -> None:
        """Without `sound` the gong stays silent."""
        super().__init__()
        self._gong = Gong(sound or Silence(), habits)
        self._outside = outside
        self.window = MainWindow(habits)
        self.tasks = TaskRunner(outside.library, by, self)
        self._bridge = ChangeBridge(outside.feed, self, self.tasks.spent_s)
        self._ticker = PhaseTicker(outside.clock, self)
        self._undo = UndoStack(self.tasks, self)
        self._form = FormKeeper(
            self.tasks,
            outside.form,
            outside.presence,
            outside.addresses,
            self._words_of_network(),
            self._tell_name,
        )
        self._refresher = Refresher(self.tasks, self._changed)
        self._ticking: dict[str, Ticking] = {}
        """By page: one that nobody sees needs no clock."""
        self._hall: Ticking | None = None
        self._overview: Overview | None = None
        self._saved_at: datetime | None = None
        self._status_at: datetime | None = None
        self._leaving = False
        self._copies = Copies(
            self.tasks, outside.archive, self._page_in_front, self.refused, self.open_workshop
        )
        self._watch = LibraryWatch(outside.library, self._page_in_front)
        self._key_copies = KeyCopies(
            self.tasks,
            outside.library,
            outside.archive,
            outside.clock,
            outside.copies,
            outside.removable,
            habits,
            self._page_in_front,
            lambda: self._tell_status(outside.clock.now()),
        )
        self._stage = StageWatch(
            self.tasks,
            self._gong,
            outside.awake,
            outside.power,
            habits,
            partial(self._in_front, "run"),
        )
        self._refresher.add_always(self._stage)
        self._pages = Pages(
            outside,
            self.tasks,
            self._gong,
            Verbs(
                self.window.show_page,
                self._undo.undo,
                self._undo.redo,
                self.open_workshop,
                self.open_workshop,
                self._open_sample,
                self._copies.ask_to_open,
                self._move_form,
                self._console_screen,
                self._count_known,
                self._key_copies.where,
                self._key_copies.choose,
                self._rehearse,
            ),
        )
        self._retention = Retention(
            self.tasks,
            outside.clock,
            outside.eraser,
            self._page_in_front,
            lambda due: self._pages.directory().erasing.ask_workshops(due),
            lambda done: self._pages.directory().erasing.show(done),
            self.refused,
        )
        self._home: Presenter | None = None
        self._launch = RehearsalLaunch(outside.rehearsals, self.window, self._page_in_front, self)
        if outside.rehearsal is not None:
            band = RehearsalBand(outside.rehearsal)
            band.stop_asked.connect(self.window.close)
            self.window.become_rehearsal(band)
        self._add_pages()
        self._connect()

    def open(self, workshop: UUID | None = None) -> None:
        """The first page: « Mes ateliers », or a workshop at once."""
        self._ticker.start()
        if workshop is None:
            self._show_home()
        else:
            self.open_workshop(workshop, "run" if self._outside.rehearsal else "")
        self.window.show()

    def close(self) -> None:
        """Phones first, then timers and threads; the library closes last, by who opened it."""
        self._launch.close()
        if self._outside.rehearsal is not None:
            self._outside.rehearsal.close()
        self._stage.leave()
        self._pages.close_projector()
        self._outside.form.close()
        self._ticker.stop()
        self._bridge.close()
        self.tasks.close()
        self._outside.local_name().withdraw()

    def open_workshop(self, workshop: UUID, page: str = "") -> None:
        """On that page; without one, on that of its stage."""
        self.tasks.open(workshop)
        self._undo.forget()
        self._refresher.restart()
        self._bridge.follow(workshop)
        self._stage.refresh()
        self._form.open(workshop)
        self.tasks.query("overview", overview, partial(self._enter, page), self.refused)

    def projector(self) -> QWidget:
        """The window of the hall."""
        return self._pages.projector()[0]

    def say(self, result: str, detail: str) -> None:
        """An error nobody expected, on the page in front."""
        if page := self._page_in_front():
            page.banners.show_banner("error", result, detail, key="bug")

    def tell_of_crash(self) -> None:
        """Once, on the first page."""
        QTimer.singleShot(0, self, self._say_crash)

    def tell_of_recovery(self, found: Recovered) -> None:
        """Once, on the first page: what was opened instead, and of when."""
        QTimer.singleShot(0, self, partial(self._say_recovery, found))

    def _say_recovery(self, found: Recovered) -> None:
        page = self._page_in_front()
        if page is None:
            return
        opened = "\n".join(
            _(
                "« {title} », copie du {day} à {at}",
                title=title,
                day=typography.day(at.astimezone().date(), language()),
                at=typography.clock(at, language()),
            )
            for title, at in found.opened
        )
        page.banners.show_banner(
            "signal",
            _("La bibliothèque était abîmée : les dernières copies sont ouvertes."),
            _(
                "{opened}\nCe qui a été écrit après manque ici ; les téléphones renvoient ce "
                "qu'ils gardent. L'ancienne bibliothèque est gardée : {kept}.",
                opened=opened,
                kept=found.kept,
            ),
            key="recovered",
        )

    def _say_crash(self) -> None:
        if page := self._page_in_front():
            page.banners.show_banner(
                "info",
                _("La dernière fois, Tablée s'est arrêtée d'un coup."),
                _("Tout ce qui était enregistré est là. Ce qui s'est passé est dans le journal."),
                key="crash",
            )

    def refused(self, refusal: Refusal) -> None:
        """A gesture that a rule or the surroundings refused, on the page in front."""
        if page := self._page_in_front():
            page.banners.show_banner("error", said(refusal), key="refused")

    def _may_close(self) -> bool:
        """Leaving while phones are connected is asked once, and only then."""
        linked = self._form.linked(self.tasks.workshop, self._outside.clock.now())
        if self._leaving or not linked or self._outside.rehearsal is not None:
            return True

        def leave() -> None:
            self._leaving = True
            self.window.close()

        ask(
            self.window,
            n_(
                "Quitter avec {n} téléphone relié ?", "Quitter avec {n} téléphones reliés ?", linked
            ),
            _(
                "Les cartes reçues sont enregistrées. Celles qu'on écrit encore restent sur les "
                "téléphones et partiront quand vous rouvrirez l'atelier."
            ),
            safe=_("Rester"),
            act=_("Quitter"),
            on_act=leave,
        )
        return False

    def _words_of_network(self) -> NetworkWords:
        return NetworkWords(
            self._page_in_front, self.window.show_page, self._move_form, self.refused
        )

    def _tell_name(self) -> None:
        """« tablee.local » follows the form. Where it cannot, nobody is told."""
        workshop, out = self.tasks.workshop, self._outside

        def tell(_watch: Watch) -> None:
            place = None if workshop is None else out.library.read(workshop, named_place)
            tell_name(place, out.local_name())

        self.tasks.job(tell, lambda _done: None, lambda _refused: None)

    def _save_copy(self) -> None:
        if self._overview is not None:
            self._copies.ask_to_save(self._overview.workshop.title)

    def _in_front(self, key: str) -> Page | None:
        """That page, if it is the one in front."""
        return self._page_in_front() if self.window.current_page() == key else None

    def _page_in_front(self) -> Page | None:
        """None before the first page is shown."""
        key = self.window.current_page()
        page = self.window.page(key) if key else None
        return page if isinstance(page, Page) else None

    def _add_pages(self) -> None:
        for key, (stage, title, icon) in PAGES.items():
            self.window.add_page(key, stage, _(title), icon, partial(self._build, key))

    def _build(self, key: str) -> QWidget:
        """A page when it is first shown: the first window does not wait for the others."""
        view, presenter = self._pages.build(key)
        if key == HOME:
            self._home = presenter
        else:
            self._refresher.add_page(key, presenter)
        if PAGES[key][0] == HOME:
            # No workshop is open there, and no bridge tells of changes.
            self._undo.changed.connect(lambda *_: self._look_again(key))
        if isinstance(presenter, Ticking):
            self._ticking[key] = presenter
        if isinstance(view, Undoing):
            view.allow_history(*self._undo.available)
            self._undo.changed.connect(view.allow_history)
        if isinstance(view, Page):
            # « Annuler » takes back the last thing done: an older offer would lie.
            self._undo.changed.connect(view.undo.dismiss)
        return view

    def _connect(self) -> None:
        window = self.window
        for title, keys in help_keys():
            window.add_keys(title, keys)
        window.page_chosen.connect(self._show_page)
        window.home_asked.connect(self._show_home)
        window.undo_asked.connect(self._undo.undo)
        window.redo_asked.connect(self._undo.redo)
        window.copy_asked.connect(self._save_copy)
        window.saved_asked.connect(self._tell_copies)
        window.ask_before_closing(self._may_close)
        window.projector_asked.connect(self._toggle_projector)
        window.print_asked.connect(self._print)
        self._pages.projected(self._follow_projector)
        self._undo.refused.connect(self.refused)
        self._bridge.reached.connect(self._refresher.look)
        self._ticker.ticked.connect(self._tick)

    def _tell_copies(self) -> None:
        if self.tasks.workshop is not None and self._outside.rehearsal is None:
            self._key_copies.tell()

    def _show_home(self) -> None:
        self._key_copies.leave()
        self._bridge.follow(None)
        self._pages.leave_projector()
        self._form.close()
        self.tasks.open(None)
        self._stage.refresh()
        self._tell_name()
        self._overview = None
        self.window.set_workshop("", [])
        self._undo.forget()
        if self.window.current_page() == HOME:
            self._show_page(HOME)
        self.window.show_page(HOME)
        today = self._outside.clock.now().astimezone().date()
        self.tasks.look("known", partial(count_known, today=today), self._count_known)
        self._retention.look()

    def _show_page(self, key: str) -> None:
        """That page has come to the front."""
        self._refresher.show(key)
        if key == HOME and self._home is not None:
            self._home.refresh()

    def _look_again(self, key: str) -> None:
        if self.tasks.workshop is None and self.window.current_page() == key:
            self._show_page(key)

    def _count_known(self, people: int) -> None:
        self.window.set_count("directory", number(people) if people else "")

    def _rehearse(self, workshop: UUID) -> None:
        self._pages.leave_projector()
        self._launch.start(workshop)

    def _open_sample(self) -> None:
        def made(workshop: UUID) -> None:
            self.open_workshop(workshop)

        self.tasks.job(lambda _watch: self._outside.make_sample(), made, self.refused)

    def _enter(self, page: str, found: Overview) -> None:
        """The workshop is read: its rail, then the page asked, or that of its stage."""
        self._take_overview(found)
        self.window.show_page(page or _first_page(found))

    def _changed(self, nouns: Set[type[Entity]]) -> None:
        self._key_copies.changed(nouns)
        if RoomCheck in nouns:
            self._tell_name()
        self.tasks.query("overview", overview, self._take_overview)

    def _take_overview(self, found: Overview) -> None:
        self._overview = found
        self._saved_at = self._outside.clock.now()
        window, workshop = self.window, found.workshop
        self._key_copies.follow(workshop)
        window.set_workshop(workshop.title, _under_title(workshop))
        hidden = hidden_pages(workshop)
        window.hide_pages(hidden)
        if window.current_page() in hidden:
            window.show_page(FIRST_PAGE["prepare"])
        window.set_count("people", number(found.people) if found.people else "")
        window.set_count("recruitment", number(found.taken) if found.taken else "")
        window.set_count("groups", number(found.tables))
        window.set_count("checkin", number(found.present) if found.present else "")
        window.set_count("schedule", typography.minutes(found.planned_s, language()))
        window.set_count("calendar", number(found.meetings) if found.meetings else "")
        window.set_count("cards", _cards_count(found))
        self._tell_status(self._saved_at)

    def _tick(self, now: datetime) -> None:
        page = self._ticking.get(self.window.current_page())
        for presenter in (page, self._hall, self._stage):
            if presenter is not None:
                presenter.tick(now)
        self._ticker.aim(self._stage.rings_at(now))
        if self._status_at is None or (now - self._status_at).total_seconds() >= 1:
            self._status_at = now
            if self._outside.rehearsal is None:
                self._key_copies.tick(now)
            self._form.tick(now)
            self._watch.look()
            self._tell_status(now)

    def _tell_status(self, now: datetime) -> None:
        tables = self._overview.tables if self._overview else 0
        text, state = self._form.status(self.tasks.workshop, tables, now)
        if self._outside.rehearsal is not None:
            self.window.set_status(text, state, _("Répétition : rien n'est gardé"), "signal")
            return
        saved = (
            _("Enregistré à {at}", at=typography.clock(self._saved_at, language()))
            if self._saved_at
            else _("Sans internet, tout fonctionne")
        )
        copied, look = self._key_copies.said(now)
        if wrong := self._watch.line():
            saved, look = wrong, "signal"
        self.window.set_status(text, state, "\n".join(filter(None, (saved, copied))), look)

    def _move_form(self, host: str) -> None:
        """The facilitator chose another address of this laptop."""
        if self.tasks.workshop is not None:
            self._form.move(self.tasks.workshop, host)

    def _toggle_projector(self) -> None:
        if self.tasks.workshop is not None:
            self._pages.toggle_projector()

    def _print(self) -> None:
        """The document in front; from any other page, the way to the kit."""
        if self.tasks.workshop is None:
            return
        page = self.window.page(self.window.current_page())
        button = page.print_button() if isinstance(page, Page) else None
        if button is None:
            self.window.show_page("kit")
        else:
            button.click()

    def _follow_projector(self, presenter: ProjectorPresenter) -> None:
        self._refresher.add_always(presenter)
        self._hall = presenter

    def _console_screen(self) -> str:
        return self.window.screen().name()


def _first_page(found: Overview) -> str:
    """A group that has meetings is opened on its year."""
    if found.stage == "prepare" and found.meetings:
        return "calendar"
    return FIRST_PAGE[found.stage]


def _under_title(workshop: Workshop) -> list[str]:
    lines = [model_label(workshop.model)]
    if workshop.day:
        lines = [typography.day(workshop.day, language())]
    return [*lines, workshop.place] if workshop.place else lines


def _cards_count(found: Overview) -> str:
    """What waits to be read comes first: it is there to be done."""
    if found.to_read:
        return _("{n} à relire", n=number(found.to_read))
    return number(found.cards) if found.cards else ""

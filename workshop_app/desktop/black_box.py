"""The copy on the key, while a workshop is open: made every minute, told in the rail.

Decides when to look and what is said; a key that goes away never stops anything.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from workshop_app.desktop.copies import file_name
from workshop_app.desktop.rail import SavedState
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.file_dialogs import ask_for_folder
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain import black_box
from workshop_app.domain.black_box import BlackBox
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.black_box import FOLDER, CopyMade, Places, Removable, copy_workshop
from workshop_app.services.ports import Archive, Clock, Library, Watch

CHOSEN = "copies/folder"
MOODS: dict[black_box.Mood, SavedState] = {
    "normal": "normal",
    "away": "normal",
    "worrying": "signal",
}


def chosen_folder(habits: UiState) -> Path | None:
    """Where the facilitator wants the copies; None: on the key."""
    kept = habits.text(CHOSEN)
    return Path(kept) / FOLDER if kept else None


class KeyCopies:
    def __init__(
        self,
        tasks: Tasks,
        library: Library,
        archive: Archive,
        clock: Clock,
        own: Path,
        removable: Removable,
        habits: UiState,
        front: Callable[[], Page | None],
        told: Callable[[], object],
    ) -> None:
        """`own`: the laptop's folder of copies; `front`: the page in front; `told`: there is
        something new to say."""
        self._tasks, self._library, self._archive = tasks, library, archive
        self._clock, self._own, self._removable = clock, own, removable
        self._habits, self._front, self._told = habits, front, told
        self._workshop: Workshop | None = None
        self._box = BlackBox()
        self._copying = False
        self._phases = 0
        self._dialog: QFileDialog | None = None

    def follow(self, workshop: Workshop) -> None:
        """The open workshop, as it is now."""
        if self._workshop is None or workshop.id != self._workshop.id:
            self._box, self._copying = BlackBox(), False
        self._workshop = workshop

    def leave(self) -> None:
        self._workshop = None

    def changed(self, nouns: Set[type[Entity]]) -> None:
        """A phase that begins or ends is copied at once."""
        if Phase in nouns:
            self._box = replace(self._box, asked=True)

    def tick(self, now: datetime) -> None:
        if self._workshop is not None and not self._copying and self._box.is_due(now):
            self.copy()

    def copy(self) -> None:
        """Now, whatever the minute."""
        workshop = self._workshop
        if workshop is None or self._copying:
            return
        self._copying = True
        self._box = black_box.tried(self._box, self._clock.now())
        places = Places(self._own, self._chosen())
        name = f"{file_name(workshop.title)} {workshop.id.hex[:6]}"
        known = self._box.reached

        def work(_watch: Watch) -> CopyMade:
            return copy_workshop(
                self._library, self._archive, workshop.id, name, places, self._removable, known
            )

        self._tasks.job(work, partial(self._made, workshop), partial(self._refused, workshop))

    def where(self) -> Callable[[], Path | None]:
        """What tells, in a thread of readings, where copies go outside this laptop now."""
        return partial(Places(self._own, self._chosen()).elsewhere, self._removable)

    def said(self, now: datetime) -> tuple[str, SavedState]:
        """The line of the rail, and its look; nothing before the first copy."""
        box = self._box
        if box.mood(now) != "normal":
            since = typography.clock(box.away_since, language()) if box.away_since else ""
            return _missing(box.refused, since), MOODS[box.mood(now)]
        if box.copied_at is None:
            return "", "normal"
        at = typography.clock(box.copied_at, language())
        if self._chosen() is not None:
            return _("Copie de secours à {at}", at=at), "normal"
        return _("Copie sur la clé USB à {at}", at=at), "normal"

    def tell(self) -> None:
        """The detail behind the line: where copies go, and the choice of another folder."""
        page = self._front()
        if page is None:
            return
        where = self._chosen()
        if where is not None:
            detail = _("Une copie part chaque minute dans {folder}.", folder=where)
        else:
            detail = _(
                "Branchez une clé USB : une copie de l'atelier y part chaque minute et à chaque "
                "phase. Sans elle, la copie reste dans {folder}.",
                folder=self._own,
            )
        page.banners.show_banner(
            "info",
            self.said(self._clock.now())[0] or _("Pas encore de copie hors de cet ordinateur."),
            detail,
            action=(_("Choisir un dossier"), self.choose)
            if where is None
            else (_("Revenir à la clé USB"), partial(self._take, None)),
            key="copies",
        )

    def choose(self) -> None:
        """Ask for another folder than the key."""
        if page := self._front():
            title = _("Dossier des copies de secours")
            self._dialog = ask_for_folder(page, title, self._take)

    def _take(self, folder: Path | None) -> None:
        self._habits.set_text(CHOSEN, str(folder) if folder else "")
        self._box = BlackBox()
        self.copy()
        if page := self._front():
            page.banners.withdraw("copies")

    def _chosen(self) -> Path | None:
        return chosen_folder(self._habits)

    def _made(self, workshop: Workshop, made: CopyMade) -> None:
        self._copying = False
        if self._workshop is None or workshop.id != self._workshop.id:
            return
        now, on_key = self._clock.now(), made.elsewhere is not None
        if made.wrote:
            self._box = black_box.copied(self._box, made.reached, on_key, now, made.refused)
        else:
            self._box = black_box.unchanged(self._box, on_key, now)
        self._told()

    def _refused(self, workshop: Workshop, _refusal: Refusal) -> None:
        """The laptop's own disk refuses: the rail tells; the next minute tries again."""
        self._copying = False
        if self._workshop is not None and workshop.id == self._workshop.id:
            self._box = black_box.not_copied(self._box, self._clock.now())
            self._told()


def _missing(refused: black_box.Refused, since: str) -> str:
    """Why there is no copy on the key."""
    match refused:
        case "full":
            return _("Clé USB pleine depuis {since}", since=since)
        case "refuses":
            return _("La clé USB refuse les copies depuis {since}", since=since)
        case "laptop":
            return _("Aucune copie depuis {since} : disque plein ?", since=since)
    return _("Clé USB absente depuis {since}", since=since)

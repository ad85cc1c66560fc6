"""Workshops in files of their own, from the desk: open one, write a copy at once.

Decides what is asked and said; the file itself is made by the port `Archive`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from workshop_app.desktop.tasks import Refused, Tasks
from workshop_app.desktop.widgets.file_dialogs import ask_to_open, ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _
from workshop_app.services.ports import Archive

NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 80


class Copies:
    def __init__(
        self,
        tasks: Tasks,
        archive: Archive,
        front: Callable[[], Page | None],
        refused: Refused,
        opened: Callable[[UUID], object],
    ) -> None:
        """`front` is the page in front; `opened` hears of a workshop taken into the library."""
        self._tasks, self._archive = tasks, archive
        self._front, self._refused, self._opened = front, refused, opened
        self._dialog: QFileDialog | None = None

    def ask_to_open(self) -> None:
        if page := self._front():
            filters = [_("Ateliers Tablée (*.tablee)"), _("Tous les fichiers (*)")]
            self._dialog = ask_to_open(page, _("Ouvrir un atelier"), filters, self.take_in)

    def take_in(self, path: Path) -> None:
        """Into the library, then on screen. The file itself is never changed."""
        self._tasks.look(
            "copies", lambda _library: self._archive.take_in(path), self._opened, self._refused
        )

    def ask_to_save(self, title: str) -> None:
        """A copy of the open workshop, in a file one chooses: on the USB key, say."""
        if (page := self._front()) and self._tasks.workshop is not None:
            name = f"{file_name(title)}.tablee"
            filters = [_("Ateliers Tablée (*.tablee)")]
            self._dialog = ask_to_save(page, _("Enregistrer une copie"), name, filters, self.save)

    def save(self, path: Path) -> None:
        workshop = self._tasks.workshop
        if workshop is not None:
            self._tasks.look(
                "copies",
                lambda _library: self._archive.write(workshop, path),
                lambda _done: self._say_saved(path),
                self._refused,
            )

    def _say_saved(self, path: Path) -> None:
        if page := self._front():
            page.banners.show_banner(
                "success",
                _("Copie enregistrée."),
                _(
                    "{path} contient tout l'atelier : il s'ouvre sur un autre ordinateur.",
                    path=path,
                ),
                key="copy",
            )


def file_name(title: str) -> str:
    """A title as a file may be called on any system."""
    return NOT_IN_NAMES.sub(" ", title).strip(" .")[:LONGEST_NAME].strip() or "atelier"

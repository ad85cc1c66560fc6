"""Says on stage what keeps the library from writing, and when it writes again.

The phones are told to wait by the form itself, and do; but only she can make room on the disk. The
banner follows her from page to page until something is kept again. Decides nothing about what is
wrong: the library knows.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.alerts import said
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _
from workshop_app.services.ports import Library

KEY = "trouble"


class LibraryWatch:
    def __init__(self, library: Library, front: Callable[[], Page | None]) -> None:
        self._library, self._front = library, front
        self._told: tuple[str, Page] | None = None
        """What was said last, and where."""

    def look(self) -> None:
        """Asked every second."""
        trouble, page = self._library.trouble, self._front()
        if page is None:
            return
        if trouble is None:
            self._say_over(page)
        elif self._told != (trouble.code, page):
            self._withdraw()
            self._told = (trouble.code, page)
            page.banners.show_banner(
                "error",
                said(trouble),
                _("Les cartes attendent sur les téléphones ; elles partiront d'elles-mêmes."),
                closable=False,
                key=KEY,
            )

    def line(self) -> str:
        """For the rail; empty while all is kept."""
        return _("Rien ne s'enregistre") if self._library.trouble else ""

    def _say_over(self, page: Page) -> None:
        if self._told is not None:
            self._withdraw()
            page.banners.show_banner(
                "success",
                _("Tout s'enregistre de nouveau."),
                _("Les cartes qui attendaient arrivent."),
                key=KEY,
            )

    def _withdraw(self) -> None:
        if self._told is not None:
            self._told[1].banners.withdraw(KEY)
            self._told = None

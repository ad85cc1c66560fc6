"""Where a schedule can be taken from, and where this one can be kept: a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.widgets.icons import icon
from workshop_app.i18n.translate import _

LONGEST = 60
"""Signs of a line: a menu wider than the screen cannot be read."""


@dataclass(frozen=True, slots=True)
class SourceFace:
    """A past workshop."""

    workshop: UUID
    said: str


@dataclass(frozen=True, slots=True)
class SourceIntents:
    take: Callable[[UUID], object]
    read_file: Callable[[], object]
    keep: Callable[[], object]


def source_menu(
    parent: QWidget, sources: Sequence[SourceFace], can_keep: bool, intents: SourceIntents
) -> QMenu:
    menu = QMenu(_("Reprendre un déroulé"), parent)
    for source in sources:
        # An ampersand would be taken for a key to press.
        words = source.said if len(source.said) <= LONGEST else f"{source.said[: LONGEST - 1]}…"
        action = menu.addAction(icon("history"), words.replace("&", "&&"))
        action.triggered.connect(partial(intents.take, source.workshop))
    if not sources:
        menu.addAction(_("Aucun autre atelier n'a de déroulé")).setEnabled(False)
    menu.addSeparator()
    menu.addAction(icon("import"), _("Lire un fichier…"), intents.read_file)
    keep = menu.addAction(icon("save"), _("Enregistrer ce déroulé…"), intents.keep)
    keep.setEnabled(can_keep)
    return menu

"""What Conduite says of one table in trouble, and of the code it shows for another phone. Pure."""

from __future__ import annotations

from workshop_app.desktop.screens.run.compose_tiles import (
    MINUTE,
    Watched,
    gap_words,
    missing_here,
)
from workshop_app.desktop.screens.run.faces import RescueFace, TableDoorFace, TileFace
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.form_address import typed_address
from workshop_app.services.projection.brief import Door


def rescue_face(watched: Watched, tile: TileFace) -> RescueFace:
    """The panel of the table of this tile."""
    signal = watched.room.signals.get(tile.number)
    return RescueFace(
        number=tile.number,
        title=tile.title,
        said=_said(watched, tile),
        gap=_gap(watched, tile.number),
        on_paper=signal is not None and signal.paper_since is not None,
        has_code=bool(typed_address(watched.room.workshop)),
    )


def table_door_face(
    tile: TileFace, doors: tuple[Door, ...], joined: bool, projected: bool
) -> TableDoorFace:
    said = _("Un téléphone de la table {n} répond.", n=tile.number) if joined else ""
    title = _("Table {n} : un autre téléphone", n=tile.number)
    return TableDoorFace(tile.number, title, doors, projected, said)


def _said(watched: Watched, tile: TileFace) -> str:
    signal = watched.room.signals.get(tile.number)
    seen = watched.seen.get(tile.number)
    if tile.phone == "lost" and seen is not None:
        minutes = max(1, int((watched.now - seen).total_seconds()) // MINUTE)
        return _(
            "Son téléphone ne répond plus depuis {n} min. Ses cartes y sont gardées.", n=minutes
        )
    if signal is not None and signal.paper_since is not None:
        since = typography.clock(signal.paper_since, language())
        return _("Écrit sur papier depuis {time}.", time=since)
    if tile.phone == "none":
        return _("Aucun téléphone ne s'est encore relié.")
    return _("Son téléphone répond.")


def _gap(watched: Watched, number: int) -> str:
    if missing := missing_here(watched, number):
        return n_(
            "{n} carte dite envoyée n'est pas ici : le téléphone la renvoie, y garder la page "
            "ouverte.",
            "{n} cartes dites envoyées ne sont pas ici : le téléphone les renvoie, y garder la "
            "page ouverte.",
            missing,
        )
    if said := gap_words(watched, number)[0]:
        return _("{said} : y garder la page ouverte, corriger ce qui est refusé.", said=said)
    return ""

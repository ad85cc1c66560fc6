"""What « Kit à imprimer » says of the parts of a document: badges, and what lies on each table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.desktop.screens.kit.picking import Picking, Scope, is_partly_left
from workshop_app.domain.documents import KitKind
from workshop_app.domain.paper import BadgeBack, BadgeFormat
from workshop_app.domain.search import Searched, searched
from workshop_app.i18n.translate import N_, _, n_, number
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_desk import KitDocument
from workshop_app.services.kit_parts import PrintState, to_print

BADGE_FORMATS: dict[BadgeFormat, str] = {
    "60x90": N_("60 × 90 mm, par 8"),
    "54x90": N_("54 × 90 mm, par 10"),
    "54x86": N_("54 × 86 mm, par 10"),
    "40x75": N_("40 × 75 mm, par 12"),
    "A6": N_("A6, par 4"),
}
BADGE_BACKS: dict[BadgeBack, str] = {
    "none": N_("Recto seul"),
    "name": N_("Nom au dos"),
    "route": N_("Parcours au dos"),
}
PAGES: dict[KitKind, tuple[str, str]] = {
    "regles": ("presentation", N_("Présentation")),
    "mur": ("presentation", N_("Présentation")),
    "fiches": ("groups", N_("Groupes")),
    "tables": ("presentation", N_("Présentation")),
    "wifi": ("room", N_("Préparer la salle")),
    "cartes": ("presentation", N_("Présentation")),
    "badges": ("people", N_("Participants")),
    "noms": ("groups", N_("Groupes")),
    "emargement": ("people", N_("Participants")),
    "par-table": ("groups", N_("Groupes")),
    "plan": ("hall", N_("Plan de la salle")),
    "decompte": ("people", N_("Participants")),
    "avis": ("after", N_("Après la séance")),
}
"""Where what a document says is changed: key of the page, its title."""
STATES: dict[PrintState, str] = {
    "new": N_("pas encore imprimé"),
    "printed": N_("à jour"),
    "redo": N_("à refaire"),
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One badge, or what lies on one table."""

    key: str
    name: str
    aside: str
    state: PrintState
    ticked: bool
    words: Searched

    @property
    def spoken(self) -> str:
        ticked = _("coché") if self.ticked else _("non coché")
        return ", ".join(part for part in (self.name, self.aside, ticked) if part)


@dataclass(frozen=True, slots=True)
class PartsFace:
    """How much of the document is wanted."""

    scope: Scope
    scopes: tuple[tuple[str, str], ...] = ()
    """Key and words of each choice; none for a document without parts."""
    said: str = ""
    """« 4 badges sur 94 » when not all are wanted."""
    lines: tuple[PartLine, ...] = ()
    """While the person picks."""


def parts_face(document: KitDocument, picking: Picking, content: KitContent) -> PartsFace:
    scope = picking.scope(document)
    if len(document.parts) < 2:
        return PartsFace("all")
    left = len(to_print(document.parts))
    scopes = [("all", _("Tout"))]
    if is_partly_left(document):
        scopes.append(("left", _("À refaire {n}", n=left)))
    scopes.append(("some", _("Choisir")))
    wanted = picking.wanted(document)
    lines = _lines(document, wanted or (), content) if scope == "some" else ()
    return PartsFace(scope, tuple(scopes), how_many(document, wanted), tuple(lines))


def how_many(document: KitDocument, wanted: Sequence[str] | None) -> str:
    """« 4 badges sur 94 »; nothing when all are wanted."""
    if wanted is None:
        return ""
    every = len(document.parts)
    if document.kind == "badges":
        return n_("{n} badge sur {every}", "{n} badges sur {every}", len(wanted), every=every)
    return n_("{n} table sur {every}", "{n} tables sur {every}", len(wanted), every=every)


def nothing_picked(kind: KitKind) -> str:
    return _("Cochez au moins un badge.") if kind == "badges" else _("Cochez au moins une table.")


def left_words(document: KitDocument) -> str:
    """« 4 à refaire » on a tile whose other parts are true."""
    if is_partly_left(document):
        return n_("{n} à refaire", "{n} à refaire", len(to_print(document.parts)))
    return _("à refaire")


def edit_page(kind: KitKind) -> tuple[str, str]:
    """Key and title of the page where what this document says is changed."""
    page, title = PAGES[kind]
    return page, _(title)


def format_choices() -> list[tuple[BadgeFormat, str]]:
    return [(key, _(words)) for key, words in BADGE_FORMATS.items()]


def back_choices() -> list[tuple[BadgeBack, str]]:
    return [(key, _(words)) for key, words in BADGE_BACKS.items()]


def _lines(document: KitDocument, wanted: Sequence[str], content: KitContent) -> Sequence[PartLine]:
    picked = frozenset(wanted)
    names = _names(document.kind, content)
    return [
        PartLine(part, *names[part], state, part in picked, searched(*names[part]))
        for part, state in document.parts.items()
    ]


def _names(kind: KitKind, content: KitContent) -> dict[str, tuple[str, str]]:
    """Of each part: its name, what else tells it apart."""
    if kind == "badges":
        return {
            str(badge.person): (
                f"{badge.last_name} {badge.first_name}".strip(),
                _("table {table}", table=number(badge.tables[0])) if badge.tables else "",
            )
            for badge in content.badges
        }
    lists = {each.table: len(each.rounds[0]) for each in content.table_lists}
    return {
        str(sign.table): (
            _("Table {table}", table=sign.table),
            n_("{n} personne", "{n} personnes", lists.get(sign.table, 0)),
        )
        for sign in content.signs
    }

"""What « Kit à imprimer » says: the words of the tiles, of the reasons, of the paper. No widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.desktop.screens.kit.parts_wording import left_words
from workshop_app.domain.documents import KitKind
from workshop_app.domain.paper import BADGES_A_SHEET, KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, n_, number
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_desk import KitDocument, Lack, Stock, has_backs, sheets, stock_of
from workshop_app.services.kit_parts import to_print
from workshop_app.services.kit_reasons import Change

Look = Literal["plain", "signal", "error"]

LACKS: dict[Lack, tuple[str, str, str]] = {
    "people": (
        N_("Personne n'est inscrit : fiches et listes seront vides."),
        N_("Participants"),
        "people",
    ),
    "seats": (
        N_("Les groupes ne sont pas faits : fiches et listes seront sans places."),
        N_("Groupes"),
        "groups",
    ),
    "address": (
        N_("Aucune adresse pour les téléphones : panneaux et fiches n'y mènent pas."),
        N_("Présentation"),
        "presentation",
    ),
    "wifi": (
        N_("Le Wi-Fi de la salle n'est pas noté : panneaux incomplets."),
        N_("Présentation"),
        "presentation",
    ),
    "rules": (
        N_("Aucune règle n'est écrite : l'affiche sera vide."),
        N_("Présentation"),
        "presentation",
    ),
    "schedule": (
        N_("Le déroulé est vide : les fiches n'auront pas d'horaires."),
        N_("Déroulé"),
        "schedule",
    ),
    "categories": (
        N_("Aucune catégorie : il n'y a pas de cartes à imprimer."),
        N_("Présentation"),
        "presentation",
    ),
}
"""Sentence, name of the page that mends it, its key."""
CHANGED = {
    "follow": N_("La page des participants a changé."),
    "wifi_password": N_("Le mot de passe du Wi-Fi a changé."),
    "heading": N_("Le titre, la date ou le lieu a changé."),
    "rules": N_("Les règles du jeu ont changé."),
    "categories": N_("Les catégories ont changé."),
    "schedule": N_("Le déroulé a changé."),
    "hall": N_("Le plan de la salle a changé."),
    "badge_lines": N_("Les lignes des badges ont changé."),
    "questions": N_("Les questions de l'évaluation ont changé."),
}
FILES: dict[KitKind, str] = {
    "regles": N_("regles-du-jeu.pdf"),
    "fiches": N_("fiches-referent.pdf"),
    "tables": N_("panneaux-de-table.pdf"),
    "wifi": N_("feuilles-a-deux-carres.pdf"),
    "cartes": N_("cartes-vierges.pdf"),
    "mur": N_("titres-du-mur.pdf"),
    "badges": N_("badges.pdf"),
    "noms": N_("ou-je-m-assois.pdf"),
    "emargement": N_("feuille-d-emargement.pdf"),
    "par-table": N_("listes-de-table.pdf"),
    "plan": N_("plan-de-la-salle.pdf"),
    "decompte": N_("decompte.pdf"),
    "avis": N_("feuilles-d-avis.pdf"),
}


@dataclass(frozen=True, slots=True)
class LackLine:
    said: str
    button: str
    page: str


@dataclass(frozen=True, slots=True)
class TileFace:
    kind: KitKind
    name: str
    paper: str
    state: str
    look: Look
    ticked: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """So many sheets of a paper."""

    count: str
    paper: str
    what_for: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    name: str
    pages: str
    copies: str
    paper: str


def tile_face(
    document: KitDocument,
    pages: int | None,
    options: KitOptions,
    ticked: bool,
    refused: str,
    some: str,
) -> TileFace:
    """`pages` is None until laid out; `refused` says why it could not be; `some`, how many of its
    parts are wanted when not all are."""
    state, look = _state(document, refused)
    if some and not refused:
        state = some
    return TileFace(
        document.kind,
        document_label(document.kind),
        _paper_and_pages(document, pages, options),
        state,
        look,
        ticked,
    )


def waiting_face(kind: KitKind) -> TileFace:
    return TileFace(kind, document_label(kind), "", "", "plain", True)


def lack_line(lack: Lack) -> LackLine:
    said, button, page = LACKS[lack]
    return LackLine(_(said), _(button), page)


def reason(document: KitDocument, refused: str) -> tuple[str, str, Look]:
    """Why it is in the state it is in: in bold, plain, and how to tint it."""
    if refused:
        return _("Ce document ne peut pas être mis en page."), refused, "error"
    printed = document.printed_at
    if document.state == "redo" and printed is not None:
        first, rest = _why(document, printed)
        return first, rest, "signal"
    if printed is not None:
        return _("À jour."), _("Imprimé le {when}.", when=_moment(printed)), "plain"
    return "", _("Pas encore imprimé."), "plain"


def length(document: KitDocument, pages: int | None) -> str:
    """« 9 pages », « 1 page, 3 copies »."""
    copies = n_("{n} copie", "{n} copies", document.copies)
    if pages is None:
        return copies if document.copies > 1 else ""
    said = n_("{n} page", "{n} pages", pages)
    return _("{pages}, {copies}", pages=said, copies=copies) if document.copies > 1 else said


def figures(
    pages: Mapping[KitKind, int], content: KitContent, options: KitOptions
) -> tuple[Figure, ...]:
    """Sheets by paper, the way one asks for them at the copy shop."""
    by_stock = sheets(pages, content, options)
    cut, plain = by_stock.get("cards", 0), by_stock.get("A4", 0)
    found = []
    if by_stock.get("A3"):
        found.append(Figure(number(by_stock["A3"]), _("A3 couleur"), _names(pages, options, "A3")))
    if plain + cut:
        detail = n_("à couper : {n} feuille", "à couper : {n} feuilles", cut)
        if not cut:
            detail = _names(pages, options, "A4")
        found.append(Figure(number(plain + cut), _("A4 couleur"), detail))
    papers = bool(by_stock.keys() - {"cards"}) + bool(cut)
    if papers:
        found.append(_papers(papers, bool(cut)))
    return tuple(found)


def paper_lines(
    pages: Mapping[KitKind, int], documents: Sequence[KitDocument], options: KitOptions
) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            document_label(document.kind),
            number(pages[document.kind]),
            number(document.copies),
            _stock(document.kind, options),
        )
        for document in documents
        if document.kind in pages
    )


def per_sheet(kinds: Collection[KitKind], content: KitContent, options: KitOptions) -> str:
    """« 8 badges par feuille, 4 cartes par personne », for those that are printed."""
    badges, cards = BADGES_A_SHEET[options.badge], len(content.cards.categories)
    said = []
    if "badges" in kinds:
        said.append(n_("{n} badge par feuille", "{n} badges par feuille", badges))
    if "cartes" in kinds and cards:
        said.append(n_("{n} carte par personne", "{n} cartes par personne", cards))
    return ", ".join(said)


def redo_count(count: int) -> str:
    return n_("{n} document à refaire", "{n} documents à refaire", count) if count else ""


def redo_button(count: int) -> str:
    if count == 1:
        return _("Celui à refaire")
    return _("Les {n} à refaire", n=number(count)) if count else ""


def save_button(ticked: int, every: int) -> str:
    if ticked in (0, every):
        return _("Tout le kit en un PDF")
    return n_("{n} document en un PDF", "{n} documents en un PDF", ticked)


def file_name(kinds: Sequence[KitKind], redo: bool) -> str:
    if len(kinds) == 1:
        return _(FILES[kinds[0]])
    return _("kit-a-refaire.pdf") if redo else _("kit-a-imprimer.pdf")


def left_out(kinds: Sequence[KitKind]) -> str:
    names = typography.listing([document_label(kind) for kind in kinds], language())
    return _("Sans ce qui ne peut pas être mis en page : {names}.", names=names)


def _state(document: KitDocument, refused: str) -> tuple[str, Look]:
    if refused:
        return _("ne peut être fait"), "error"
    if document.state == "redo":
        return left_words(document), "signal"
    if document.printed_at is not None:
        return _("imprimé le {day}", day=_day(document.printed_at)), "plain"
    return _("pas encore imprimé"), "plain"


def _paper_and_pages(document: KitDocument, pages: int | None, options: KitOptions) -> str:
    stock = stock_of(document.kind, options)
    size = "A3" if stock == "A3" else "A4"
    if pages is None:
        return size
    if document.copies == 1:
        return n_("{paper}, {n} page", "{paper}, {n} pages", pages, paper=size)
    return _(
        "{paper}, {pages} p. × {copies}",
        paper=size,
        pages=number(pages),
        copies=number(document.copies),
    )


def _why(document: KitDocument, printed: datetime) -> tuple[str, str]:
    if not document.changes:
        left = to_print(document.parts)
        if all(document.parts[part] == "new" for part in left):
            missing = n_("{n} reste à imprimer.", "{n} restent à imprimer.", len(left))
            return missing, _("Imprimé le {when}.", when=_moment(printed))
        return _("Ce qu'il montre a changé depuis le {when}.", when=_moment(printed)), ""
    said = [_changed(change) for change in document.changes]
    rest = [f"{bold} {plain}".strip() for bold, plain in said[1:]]
    if document.changes[0].subject == "address" and document.kind == "tables":
        rest.append(_("Les panneaux déjà imprimés ne mènent plus au formulaire."))
    rest.append(_("Imprimé le {when}.", when=_moment(printed)))
    bold, plain = said[0]
    return bold, " ".join([plain, *rest]).strip()


def _changed(change: Change) -> tuple[str, str]:
    match change.subject:
        case "address" | "wifi":
            instead = _("{now} au lieu de {before}.", now=change.after, before=change.before)
            if not change.after or not change.before:
                instead = f"{change.after or change.before}."
            if change.subject == "address":
                return _("L'adresse a changé :"), instead
            return _("Le Wi-Fi a changé :"), instead
        case "people":
            bold = n_(
                "{n} personne a changé de nom ou de place.",
                "{n} personnes ont changé de nom ou de place.",
                change.count,
            )
        case "tables":
            bold = n_("{n} table a changé.", "{n} tables ont changé.", change.count)
        case _:
            bold = _(CHANGED[change.subject])
    return bold, ""


def _papers(count: int, cut: bool) -> Figure:
    detail = _("90 g")
    if cut:
        detail = _("90 g, et 160 g pour les cartes") if count > 1 else _("160 g, à couper")
    return Figure(number(count), n_("papier", "papiers", count), detail)


def _names(pages: Mapping[KitKind, int], options: KitOptions, stock: Stock) -> str:
    names = [document_label(kind) for kind in pages if stock_of(kind, options) == stock]
    return ", ".join(names)


def _stock(kind: KitKind, options: KitOptions) -> str:
    if has_backs(kind, options):
        return _("A4, 160 g, recto verso (grand côté)")
    stock = stock_of(kind, options)
    return _("A4, 160 g, à couper") if stock == "cards" else stock


def _moment(at: datetime) -> str:
    return _(
        "{day} à {hour}",
        day=typography.day(at.astimezone().date(), language(), "d MMMM"),
        hour=typography.clock(at, language()),
    )


def _day(at: datetime) -> str:
    return typography.day(at.astimezone().date(), language(), "d MMM")

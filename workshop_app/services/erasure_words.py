"""What an erasing tells afterwards, as text: what went, from where, and what no program can reach.

Names the people, since it is handed to them: it is kept nowhere. Decides the words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workshop_app.domain.documents import REPORT
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.slides import MADE
from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, n_
from workshop_app.services.erasing import Emptied, Erased, Mention
from workshop_app.services.kit import LABELS

MOST_NAMES, MOST_MENTIONS = 200, 40
"""A report is read by a person."""
PAPERS: dict[str, str] = {
    REPORT: N_("Compte rendu"),
    MADE["intro"]: N_("Diaporama d'ouverture"),
    MADE["conclusion"]: N_("Diaporama de conclusion"),
    **dict[str, str](LABELS.items()),
}


def erasure_title(done: Erased) -> str:
    """« 3 personnes effacées partout. »"""
    if done.how == "erase":
        return n_("{n} personne effacée partout.", "{n} personnes effacées partout.", done.people)
    return n_("{n} personne rendue anonyme.", "{n} personnes rendues anonymes.", done.people)


def erasure_text(done: Erased) -> str:
    """The whole report, one fact a line."""
    return "\n\n".join("\n".join(part) for part in erasure_parts(done)) + "\n"


def erasure_parts(done: Erased) -> Sequence[Sequence[str]]:
    """Its paragraphs: the first is the title, each other begins with its heading."""
    parts = [
        [erasure_title(done), _when(done.at)],
        [_("Qui"), *_items(done.names[:MOST_NAMES])],
        [_("Ce qui est parti"), *_gone(done)],
        [_("Ce qui reste, hors de portée de Tablée"), *_out_of_reach(done)],
    ]
    if mentions := [(place, one) for place in done.places for one in place.mentions]:
        shown = [_mention(place, one) for place, one in mentions[:MOST_MENTIONS]]
        if (more := len(mentions) - MOST_MENTIONS) > 0:
            shown.append(n_("Et {n} autre.", "Et {n} autres.", more))
        heading = _("Des mots écrits librement nomment encore quelqu'un : à relire vous-même")
        parts.append([heading, *_items(shown)])
    parts.append([_("Ce compte rendu nomme les personnes : remettez-le, puis supprimez-le.")])
    return parts


def counted(noun: str, n: int) -> str:
    """« 2 présences », by the class name of the noun."""
    match noun:
        case "Person":
            return n_("{n} fiche", "{n} fiches", n)
        case "Attendance":
            return n_("{n} présence", "{n} présences", n)
        case "Candidature":
            return n_("{n} candidature", "{n} candidatures", n)
        case "LineToCheck":
            return n_("{n} ligne de liste", "{n} lignes de liste", n)
        case "GroupRule":
            return n_("{n} règle de groupe", "{n} règles de groupe", n)
        case "Card":
            return n_("{n} signature de carte", "{n} signatures de carte", n)
        case "Photo":
            return n_("{n} photo retirée", "{n} photos retirées", n)
        case "DirectoryChoice":
            return n_("{n} rapprochement de fiches", "{n} rapprochements de fiches", n)
        case _:
            return n_("{n} autre donnée", "{n} autres données", n)


def place_title(place: Emptied) -> str:
    """« Mieux travailler ensemble, 13 octobre 2026 »"""
    if place.day is None:
        return place.title
    return f"{place.title}, {typography.day(place.day, language())}"


def gone_from(place: Emptied) -> str:
    """« 1 fiche, 1 présence et 14 lignes du journal »"""
    told = [counted(noun, n) for noun, n in place.counts]
    if place.images:
        told.append(n_("{n} ligne du journal", "{n} lignes du journal", place.images))
    return typography.listing(told, language()) if told else _("rien, mais des mots à relire")


def _gone(done: Erased) -> list[str]:
    told = [
        _("{title} : {what}", title=place_title(place), what=gone_from(place))
        for place in done.places
    ]
    if done.copies:
        told.append(
            n_(
                "{n} copie d'avant une mise à jour, à côté de la bibliothèque",
                "{n} copies d'avant une mise à jour, à côté de la bibliothèque",
                len(done.copies),
            )
        )
    told.append(
        _("Le fichier de la bibliothèque n'en garde aucune trace.")
        if done.swept
        else _(
            "Le fichier de la bibliothèque peut en garder des traces : libérez de la place, fermez "
            "les autres fenêtres de Tablée, puis recommencez."
        )
    )
    return _items(told)


def _out_of_reach(done: Erased) -> list[str]:
    told = [
        _(
            "Les copies faites ailleurs (clé USB, fichier envoyé, sauvegarde de l'ordinateur, "
            "tableur d'origine) : détruisez-les, ou ne les rouvrez pas."
        )
    ]
    told += [
        _(
            "Papier avec des noms, {title} : {papers}.",
            title=place_title(place),
            papers=typography.listing([_paper(kind, at) for kind, at in place.papers], language()),
        )
        for place in done.places
        if place.papers
    ]
    return _items(told)


def _paper(kind: str, at: datetime) -> str:
    name = _(PAPERS[kind]) if kind in PAPERS else kind
    day = typography.day(at.astimezone().date(), language())
    return _("{document} du {day}", document=name, day=day)


def _mention(place: Emptied, mention: Mention) -> str:
    if mention.noun == "Photo":
        what = n_(
            "{n} photo, à regarder : un visage, une écriture",
            "{n} photos, à regarder : un visage, une écriture",
            int(mention.what),
        )
        return _("{title} : {what}", title=place.title, what=what)
    what = {
        "Card": _("carte {name}", name=mention.what),
        "Phase": _("phase « {name} »", name=mention.what),
        "Workshop": _("présentation de l'atelier"),
    }.get(mention.noun, mention.what or _("une note"))
    return (
        place.title
        if place.workshop == WHOLE_LIBRARY
        else _("{title} : {what}", title=place.title, what=what)
    )


def _items(told: Sequence[str]) -> list[str]:
    return [f"– {one}" for one in told]


def _when(at: datetime) -> str:
    spoken = language()
    day = typography.day(at.astimezone().date(), spoken)
    return _("Le {day} à {clock}", day=day, clock=typography.clock(at, spoken))

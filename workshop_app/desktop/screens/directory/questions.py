"""What « Répertoire » asks before there is no way back, and says when something was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.domain.directory import Entry
from workshop_app.domain.personal import How
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.erasing import Erased
from workshop_app.services.erasure_words import erasure_title
from workshop_app.services.retention import Due

NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before there is no way back."""

    title: str
    detail: str
    act: str


def several_names(entries: Sequence[Entry]) -> str:
    names = ", ".join(entry.name for entry in entries[:NAMES_SHOWN])
    more = len(entries) - NAMES_SHOWN
    return (
        n_("{names} et {n} autre", "{names} et {n} autres", more, names=names)
        if more > 0
        else names
    )


def erasing_question(entries: Sequence[Entry], how: How) -> Question:
    one = entries[0].name if len(entries) == 1 else ""
    places = len({part.gathering.key for entry in entries for part in entry.parts})
    where = n_("de {n} atelier", "de {n} ateliers", places)
    if how == "erase":
        title = (
            _("Effacer {name} partout ?", name=one)
            if one
            else n_(
                "Effacer {n} personne partout ?", "Effacer {n} personnes partout ?", len(entries)
            )
        )
        detail = _(
            "Noms, adresses et présences disparaissent {where}, de leur journal et des copies "
            "gardées à côté de la bibliothèque. Les cartes restent, sans auteur. Il n'y a pas de "
            "retour.",
            where=where,
        )
        return Question(title, detail, _("Effacer partout"))
    title = (
        _("Rendre {name} anonyme partout ?", name=one)
        if one
        else n_(
            "Rendre {n} personne anonyme partout ?",
            "Rendre {n} personnes anonymes partout ?",
            len(entries),
        )
    )
    detail = _(
        "Noms, adresses, structure et fonction disparaissent {where}, de leur journal et des "
        "copies gardées à côté de la bibliothèque. Places, département et présences restent "
        "comptés ; les cartes restent, sans auteur. Il n'y a pas de retour.",
        where=where,
    )
    return Question(title, detail, _("Rendre anonyme"))


def retention_question(due: Sequence[Due]) -> Question:
    people = sum(one.people for one in due)
    titles = typography.listing([one.title for one in due[:NAMES_SHOWN]], language())
    return Question(
        n_("Rendre {n} personne anonyme ?", "Rendre {n} personnes anonymes ?", people),
        _(
            "Leurs noms et adresses disparaissent : {titles}. Les cartes, les chiffres du compte "
            "rendu et les présences restent. Il n'y a pas de retour.",
            titles=titles,
        ),
        _("Rendre anonyme"),
    )


def due_words(due: Sequence[Due]) -> str:
    """« 2 ateliers ont passé leur durée de conservation (94 personnes). »"""
    people = n_("{n} personne", "{n} personnes", sum(one.people for one in due))
    return n_(
        "{n} atelier a passé sa durée de conservation ({people}).",
        "{n} ateliers ont passé leur durée de conservation ({people}).",
        len(due),
        people=people,
    )


def invited_words(added: int, known: int, title: str) -> str:
    """« 2 personnes ajoutées à « Le prochain ». 1 y était déjà. »"""
    if not added:
        return _("Tout le monde est déjà dans la liste de « {title} ».", title=title)
    said = n_(
        "{n} personne ajoutée à « {title} ».",
        "{n} personnes ajoutées à « {title} ».",
        added,
        title=title,
    )
    if known:
        return said + " " + n_("{n} y était déjà.", "{n} y étaient déjà.", known)
    return said


def gone_words(done: Erased) -> str:
    """« 48 personnes rendues anonymes : Mieux travailler ensemble. »"""
    people = erasure_title(done).rstrip(".")
    titles = typography.listing(list(done.names[:NAMES_SHOWN]), language())
    return _("{people} : {titles}.", people=people, titles=titles)

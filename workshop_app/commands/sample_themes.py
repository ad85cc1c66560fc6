"""The sample's cards sorted into themes, by what the engine is surest of: as if each chip had been
pressed. What it is not sure of stays « non classé »."""

from __future__ import annotations

from uuid import UUID

from workshop_app.i18n.translate import _
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.theme_board import placed, texts_of, theme_board, theme_texts
from workshop_app.services.themes import NamedTheme, place_cards, stack_cards, take_names

AT_ONCE = 20
"""Cards sorted before the others are asked again: each of them sharpens the rest."""
TURNS = 9


def sort_sample(uow: UnitOfWork, engine: Suggestions, turns: int = TURNS) -> None:
    """Names first, then twins, then card after card."""
    take_names(uow, _names())
    board = theme_board(uow)
    stacked: set[str] = set()
    for twin in engine.twins(texts_of(board)):
        if twin.strength == "strong" and stacked.isdisjoint((twin.one, twin.other)):
            stack_cards(uow, [UUID(twin.one), UUID(twin.other)], offered=True)
            stacked |= {twin.one, twin.other}
    for _turn in range(turns):
        _sort_the_surest(uow, engine)


def _sort_the_surest(uow: UnitOfWork, engine: Suggestions) -> None:
    board = theme_board(uow)
    found = engine.proposals(
        texts_of(board),
        theme_texts(board),
        placed(board),
        wanted=[str(pile.id) for pile in board.unsorted],
        explain=False,
    )
    sure = sorted((each for each in found if each.strength), key=lambda each: -each.margin)
    for said in sure[:AT_ONCE]:
        place_cards(uow, [UUID(said.card)], UUID(said.chips[0].theme))


def _names() -> list[NamedTheme]:
    return [
        NamedTheme(_("Rôles des échelons"), _("qui fait quoi, interlocuteur, ADT, CRTL")),
        NamedTheme(_("Données et études"), _("observatoire, fréquentation, chiffres, enquêtes")),
        NamedTheme(_("Outils numériques"), _("saisie, site, base, fiches, mot de passe")),
        NamedTheme(_("Vie du réseau"), _("réunions, rencontres, entraide, directeurs")),
        NamedTheme(_("Moyens humains"), _("recrutement, saisonniers, agents, temps")),
        NamedTheme(_("Formation et compétences"), _("savoir-faire, nouveaux, éductour")),
        NamedTheme(_("Budget et taxe de séjour"), _("financement, subvention, conventions")),
        NamedTheme(_("Promotion et image"), _("campagne, salon, photos, marque, brochures")),
        NamedTheme(_("Accueil des visiteurs"), _("agents d'accueil, bureau, charte")),
        NamedTheme(_("Gouvernance et élus"), _("décisions, feuille de route, comité")),
    ]

"""Every sentence of the board in a browser, in the language of the reader."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def door_words() -> dict[str, str]:
    return {
        "title": _("Trier les cartes"),
        "who": _("Vos initiales"),
        "why": _("Les autres voient ainsi qui range quoi. Rien d'autre n'est demandé."),
        "enter": _("Entrer"),
        "closed_hint": _("Le tableau se ferme au poste de l'animatrice."),
    }


def sorting_words() -> dict[str, str]:
    return {
        "title": _("Trier les cartes"),
        **_around(),
        **_cards(),
        **_themes(),
        **_bar(),
        **_conflicts(),
    }


def _around() -> dict[str, str]:
    return {
        "here": _("Qui trie"),
        "you": _("Vous"),
        "desk": _("Le poste"),
        "desk_short": _("P"),
        "saved": _("Tout est enregistré"),
        "waiting_one": _("{n} geste en attente"),
        "waiting_other": _("{n} gestes en attente"),
        "lost": _("Connexion perdue."),
        "lost_but": _("Continuez : vos gestes sont gardés ici et partiront au retour."),
        "lost_no_store": _("Cet appareil ne garde rien : ne fermez pas la page."),
        "closed": _("Ce tableau est fermé. Demandez le nouveau code à l'animatrice."),
        "no_script": _("Cette page ne se met pas à jour seule."),
        "refresh": _("Actualiser"),
        "keys_hint": _(
            "Flèches : aller d'une carte à l'autre. Espace : choisir. 1, 2, 3 : ranger dans la "
            "proposition. M : ranger dans. F : empiler. Suppr : écarter. Ctrl+Z : annuler."
        ),
    }


def _cards() -> dict[str, str]:
    return {
        "to_sort": _("À ranger"),
        "cards_one": _("{n} carte"),
        "cards_other": _("{n} cartes"),
        "filter": _("Montrer"),
        "all": _("Toutes"),
        "sure": _("Sûres"),
        "silent": _("Sans idée"),
        "search": _("Mot, table"),
        "table": _("Table {n}"),
        "choose": _("Choisir {card}"),
        "chips": _("Ranger {card}"),
        "into": _("Ranger {card} dans {theme}"),
        "stacked_one": _("et {n} carte proche"),
        "stacked_other": _("et {n} cartes proches"),
        "unstack": _("Défaire la pile"),
        "held": _("{who} la tient"),
        "all_sorted": _("Toutes les cartes sont rangées."),
        "but_silent_one": _("Voir la carte sans idée"),
        "but_silent_other": _("Voir les {n} cartes sans idée"),
        "silent_why": _("Une carte peut rester sans thème : c'est une fin normale."),
        "none_sure": _("Plus de carte sûre. Les autres se rangent à la main."),
        "none_found": _("Aucune carte ne contient « {typed} »."),
        "none_there": _("Aucune carte dans ce thème."),
        "empty": _("Les cartes arriveront ici dès le premier envoi."),
        "more": _("Suivantes"),
        "before": _("Précédentes"),
    }


def _themes() -> dict[str, str]:
    return {
        "themes": _("Thèmes"),
        "sorted_one": _("{n} rangée"),
        "sorted_other": _("{n} rangées"),
        "open_hint": _("toucher pour ouvrir"),
        "tables_one": _("{n} table"),
        "tables_other": _("{n} tables"),
        "part_of": _("dans {theme}"),
        "new_theme": _("Nouveau thème"),
        "new_theme_named": _("Nouveau thème « {name} »"),
        "theme_name": _("Nom du thème"),
        "which_theme": _("Premières lettres du thème"),
        "no_theme": _("Aucun thème ne commence ainsi."),
        "no_themes": _("Pas encore de thème. Le poste en choisit, ou ajoutez le premier ici."),
        "unsorted": _("Non classées"),
        "just_now": _("{who} vient d'y ranger {card}"),
        "back": _("Retour aux cartes à ranger"),
    }


def _bar() -> dict[str, str]:
    return {
        "actions": _("Actions"),
        "chosen_one": _("{n} carte choisie"),
        "chosen_other": _("{n} cartes choisies"),
        "none_chosen": _("Aucune carte choisie"),
        "place": _("Ranger"),
        "place_in": _("Ranger dans {theme}"),
        "place_where": _("Ranger dans"),
        "another": _("Autre thème"),
        "take_out": _("Remettre à ranger"),
        "stack": _("Empiler"),
        "aside": _("Écarter"),
        "undo": _("Annuler"),
        "deselect": _("Désélectionner"),
        "close": _("Fermer"),
        "did_place_one": _("{n} carte rangée dans {theme}"),
        "did_place_other": _("{n} cartes rangées dans {theme}"),
        "did_take_out_one": _("{n} carte à ranger de nouveau"),
        "did_take_out_other": _("{n} cartes à ranger de nouveau"),
        "did_stack": _("Cartes empilées"),
        "did_unstack": _("Pile défaite"),
        "did_aside_one": _("{n} carte écartée"),
        "did_aside_other": _("{n} cartes écartées"),
        "did_undo": _("Geste annulé"),
        "nothing_to_undo": _("Rien à annuler"),
        "stack_two": _("Choisissez deux cartes d'une même catégorie."),
        "done": _("C'est fait."),
    }


def _conflicts() -> dict[str, str]:
    return {
        "conflicts": _("Gestes arrivés trop tard"),
        "first": _("{who} a rangé {card} avant vous,"),
        "first_took_out": _("{who} a remis {card} à ranger avant vous."),
        "first_where": _("dans {theme}."),
        "unchanged": _("Votre geste n'a rien changé."),
        "anyway_in": _("La mettre dans {theme}"),
        "anyway_many": _("Les mettre dans {theme}"),
        "anyway": _("Le faire quand même"),
        "leave": _("Laisser"),
        "understood": _("Compris"),
        "undo_late": _("{card} a bougé depuis : ce geste ne s'annule plus."),
    }

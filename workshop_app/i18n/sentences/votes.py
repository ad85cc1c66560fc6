"""Votes: what cannot be opened, what a ballot may not hold."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "unknown_vote": N_("Ce vote n'existe plus. En voici l'état présent."),
    "vote_title_empty": N_("Un vote a besoin d'une question. Rien n'a changé : écrivez-la."),
    "vote_title_too_long": N_(
        "La question fait {length} caractères, {longest} au plus pour être lue du fond. Rien n'a "
        "changé : raccourcissez-la."
    ),
    "vote_too_many_items": N_(
        "{count} propositions, {most} au plus sur un téléphone. Rien n'a changé : retirez-en."
    ),
    "vote_too_few_items": N_(
        "Un vote choisit entre {least} propositions au moins. Rien n'est ouvert : cochez-en."
    ),
    "vote_too_long_to_rank": N_(
        "{count} propositions : on n'en classe pas plus de {most}. Rien n'a changé : retirez-en, "
        "ou votez par points."
    ),
    "vote_budget": N_(
        "De 1 à {most} points en tout, de 1 à {points} par proposition. Rien n'a changé."
    ),
    "vote_room_dots": N_("Les mains et les gommettes se comptent en points. Rien n'a changé."),
    "vote_keep_tables": N_(
        "Ce sont les tables qui gardent leurs cartes, d'une seule voix. Rien n'a changé."
    ),
    "vote_not_draft": N_(
        "Ce vote est ouvert ou clos : sa question et ses propositions ne changent plus."
    ),
    "vote_not_open": N_("Ce vote n'est pas ouvert. Votre choix reste sur ce téléphone."),
    "vote_not_closed": N_("Ce vote n'est pas clos. Rien n'a changé."),
    "vote_closed": N_("Le vote est clos : ce qui a été envoyé avant compte, rien de plus."),
    "vote_already_open": N_("Un autre vote est ouvert. Terminez-le d'abord : rien n'a changé."),
    "vote_nobody": N_("Personne ne peut voter : il n'y a ni table ni personne présente."),
    "vote_without_codes": N_(
        "Aucun code de vote n'est préparé. Rien n'est ouvert : imprimez-les d'abord."
    ),
    "vote_not_yours": N_("Ce vote n'est pas pour vous : suivez ce qui est projeté."),
    "vote_full": N_(
        "Il y a déjà {limit} bulletins, autant que de personnes présentes. Celui-ci n'est pas "
        "compté : voyez l'accueil."
    ),
    "vote_sealed": N_(
        "Les bulletins des personnes ne tiennent plus à aucun code : ce vote ne se rouvre pas. "
        "Rien n'a changé."
    ),
    "vote_keeps_own": N_(
        "Chaque table a gardé les siennes : il n'y a pas de ligne à déplacer. Rien n'a changé."
    ),
    "unknown_voting_code": N_("Ce code ne mène à aucun vote. Il est écrit sur votre bulletin."),
    "too_many_codes": N_("De 1 à {most} codes de vote. Rien n'a changé."),
    "ballot_not_valid": N_("Ce bulletin est incomplet. Rien n'est compté : recommencez."),
    "ballot_unknown_item": N_(
        "Une proposition a été retirée du vote. Rien n'est compté : revoyez vos points."
    ),
    "ballot_own_card": N_(
        "On ne donne pas de points à ses propres cartes. Rien n'est compté : placez-les ailleurs."
    ),
    "ballot_over_budget": N_(
        "{given} points placés, {budget} au plus. Rien n'est compté : retirez-en."
    ),
    "ballot_over_budget_table": N_(
        "La table {table} a placé {given} points, {budget} au plus. Rien n'est compté : retirez-en."
    ),
    "ballot_over_budget_room": N_(
        "La salle ne peut placer que {budget} points, {given} sont saisis. Rien n'est compté : "
        "recomptez."
    ),
    "ballot_over_most": N_(
        "{given} points sur une proposition, {most} au plus. Rien n'est compté : retirez-en."
    ),
    "ballot_over_most_table": N_(
        "La table {table} a mis {given} points sur une proposition, {most} au plus. Rien n'est "
        "compté : retirez-en."
    ),
    "ballot_over_most_room": N_(
        "{given} points sur une proposition, {most} au plus pour toute la salle. Rien n'est "
        "compté : recomptez."
    ),
    "ballot_too_many_kept": N_(
        "{given} cartes gardées dans une catégorie, {budget} au plus. Rien n'est compté."
    ),
    "ballot_too_many_kept_table": N_(
        "La table {table} garde {given} cartes d'une catégorie, {budget} au plus. Rien n'est "
        "compté : retirez-en."
    ),
    "ballot_scale": N_(
        "Chaque proposition notée reçoit deux notes, de 1 à {scale}. Rien n'est compté."
    ),
    "ballot_places": N_(
        "Les places se suivent : 1, 2, 3… et chacune sert une fois. Rien n'est compté."
    ),
}

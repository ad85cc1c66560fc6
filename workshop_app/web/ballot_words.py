"""Every sentence of the page of a ballot, in the language of the reader."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def ballot_words() -> dict[str, str]:
    return {
        "table_votes": _("Table {n}, vote d'une seule voix"),
        "person_votes": _("Bulletin n° {n}, un seul par personne"),
        "time_left": _("Temps restant"),
        "left_none": _("Tous les points sont placés"),
        "left_one": _("Reste {n} point"),
        "left_other": _("Reste {n} points"),
        "rule_dots": _("{budget} points en tout, {most} au plus par proposition."),
        "rule_criteria": _("Donnez à chacune son importance et sa faisabilité, de 1 à 5."),
        "rule_ranking": _("Classez-les : 1 pour la première. Vous pouvez en laisser."),
        "rule_keep": _("Gardez-en {budget} au plus dans chaque catégorie."),
        "rule_own": _("Sans donner de points à vos propres cartes."),
        "hidden": _("Les résultats s'affichent à la clôture."),
        "cards_one": _("{n} carte"),
        "cards_other": _("{n} cartes"),
        "tables_one": _("{n} table"),
        "tables_other": _("{n} tables"),
        "barred": _("carte de votre table"),
        "points_of": _("Points pour : {text}"),
        "more": _("Un point de plus pour : {text}"),
        "fewer": _("Un point de moins pour : {text}"),
        "importance": _("Importance"),
        "feasible": _("Faisabilité"),
        "place": _("Place"),
        "keep_it": _("La garder"),
        "kept_one": _("{n} gardée sur {budget}"),
        "kept_other": _("{n} gardées sur {budget}"),
        "place_more_one": _("Placez encore {n} point"),
        "place_more_other": _("Placez encore {n} points"),
        "as_it_is": _("Envoyer sans les placer"),
        "send": _("Envoyer le vote"),
        "send_again": _("Envoyer le vote corrigé"),
        "keep_for_later": _("Garder, envoyer plus tard"),
        "is_sent": _("Vote envoyé"),
        "waits": _("Vote gardé sur ce téléphone"),
        "until_closed": _("Vous pourrez changer d'avis jusqu'à la clôture."),
        "closed": _("Aucun vote n'est ouvert"),
        "closed_why": _(
            "Suivez ce qui est projeté. Cette page se remettra à jour seule s'il s'en ouvre un."
        ),
        "was_closed": _("Le vote est clos"),
        "was_counted": _("Votre bulletin compte. Le résultat est projeté dans la salle."),
        "was_not_counted": _("Votre bulletin n'est pas parti avant la clôture."),
        "back": _("Revenir aux cartes"),
        "have_read": _("J'ai lu"),
        "lost": _("Connexion perdue."),
        "lost_but": _("Continuez : votre vote est gardé ici et partira seul."),
        "lost_no_store": _("Continuez, sans fermer cette page : votre vote partira seul."),
        "no_script": _("Sur ce téléphone, cette page ne se met pas à jour seule."),
        "refresh": _("Actualiser"),
    }

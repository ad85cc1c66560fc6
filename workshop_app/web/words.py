"""Every sentence of the phone's pages, in the language of the reader. Said here, nowhere else.

The page's script receives the same words; it fills {n} and the like, and chooses between the two
words of a count (`sent_one`, `sent_other`) by the rules of the language.
"""

from __future__ import annotations

from workshop_app.i18n.translate import _


def join_words() -> dict[str, str]:
    """For the page that asks for a code."""
    return {
        "title": _("Rejoindre votre table"),
        "intro": _("Vous êtes référent d'une table."),
        "code": _("Code de votre table"),
        "code_where": _("Huit signes, écrits sur le panneau de la table."),
        "first_name": _("Votre prénom"),
        "first_name_why": _("Facultatif. Il accompagne vos cartes."),
        "join": _("Rejoindre la table"),
        "no_internet": _("Votre téléphone dit « pas d'internet » ? C'est normal."),
        "stay": _("Restez sur le Wi-Fi de la salle."),
        "nothing_to_install": _(
            "Rien à installer, aucun compte. Vos cartes restent sur l'ordinateur de la salle."
        ),
    }


def form_words() -> dict[str, str]:
    """For the page of a table, before and after its script has started."""
    return (
        _header_words()
        | _writing_words()
        | _list_words()
        | _photo_words()
        | _rest_words()
        | _signal_words()
    )


def _header_words() -> dict[str, str]:
    return {
        "table": _("Table {n}"),
        "referent": _("Référent : {name}"),
        "phase": _("phase {title}"),
        "time_left": _("Temps restant"),
        "paused": _("suspendue"),
        "over": _("temps écoulé"),
        "until": _("jusqu'à {time}"),
        "not_started": _("L'atelier n'a pas commencé"),
        "between": _("aucune phase en cours"),
        "refresh": _("Actualiser"),
        "vote_open": _("Le vote est ouvert : voter"),
    }


def _writing_words() -> dict[str, str]:
    return {
        "category": _("Catégorie"),
        "opens_at": _("vers {time}"),
        "closed": _("fermée"),
        "answers_what": _("Votre carte répond à"),
        "your_card": _("Votre carte"),
        "draft_kept": _("Brouillon gardé sur ce téléphone"),
        "draft_here": _("Une idée par carte"),
        "unsigned": _("Une idée par carte, sans prénom"),
        "anonymous": _("Une idée par carte. Personne ne verra de quelle table."),
        "who_name": _("Qui parle (facultatif)"),
        "who_role": _("Rôle de qui parle (facultatif)"),
        "who_name_why": _("Un prénom ou un rôle : hébergeur, élue…"),
        "who_role_why": _("Un rôle, pas un nom : hébergeur, élue…"),
        "count": _("{n} sur {most}"),
        "too_long": _("Trop long de {n} signes : coupez la carte en deux."),
        "empty": _("Écrivez d'abord la carte."),
        "send": _("Envoyer la carte"),
        "enter_sends": _("La touche Entrée envoie la carte"),
        "pasted": _("{n} lignes collées."),
        "split_many": _("Une carte par ligne"),
        "split_one": _("Une seule carte"),
        "keep": _("Garder, envoyer plus tard"),
        "lost": _("Connexion perdue."),
        "elsewhere_plain": _("Le formulaire a une nouvelle adresse :"),
        "moved": _("L'adresse affichée dans la salle a changé ?"),
        "move_to": _("La nouvelle adresse"),
        "move_why": _("Vos cartes en attente y partent avec vous. Cette page reste ouverte."),
        "move_wrong": _("Écrivez-la comme elle est affichée, par exemple 192.168.1.20:8000."),
        "move": _("Continuer à cette adresse"),
        "lost_but": _("Continuez à écrire : vos cartes sont gardées ici et partiront seules."),
        "lost_no_store": _(
            "Continuez à écrire, sans fermer cette page : vos cartes partiront seules."
        ),
        "received": _("Carte envoyée : {label}"),
        "received_page": _("Votre carte est arrivée : {label}."),
        "no_script": _("Sur ce téléphone, cette page ne se met pas à jour seule."),
    }


def _list_words() -> dict[str, str]:
    return {
        "cards": _("Cartes de la table"),
        "no_cards": _("Vos cartes apparaîtront ici."),
        "silence": _("En silence : chaque téléphone ne montre que ses cartes."),
        "silence_one": _("En silence : {n} autre carte de la table sera dévoilée avec les vôtres."),
        "silence_other": _(
            "En silence : {n} autres cartes de la table seront dévoilées avec les vôtres."
        ),
        "sent_one": _("{n} envoyée"),
        "sent_other": _("{n} envoyées"),
        "advised_one": _("conseil : {n} carte"),
        "advised_other": _("conseil : {n} cartes"),
        "waiting_one": _("{n} en attente"),
        "waiting_other": _("{n} en attente"),
        "refused_one": _("{n} à corriger"),
        "refused_other": _("{n} à corriger"),
        "waiting": _("En attente"),
        "kept": _("Gardée sur ce téléphone"),
        "sent": _("Envoyée"),
        "refused": _("À corriger"),
        "see_all": _("Voir les {n} cartes"),
        "see_fewer": _("Voir les dernières cartes"),
        "edit": _("Modifier"),
        "correct": _("Corriger"),
        "withdraw": _("Retirer"),
        "withdraw_ask": _("Retirer cette carte ?"),
        "keep_it": _("La laisser"),
        "save": _("Enregistrer"),
        "send_again": _("Renvoyer"),
        "close": _("Fermer"),
        "withdrawn": _("Carte retirée : {label}"),
        "withdrawn_page": _("Carte retirée."),
        "saved": _("Carte modifiée : {label}"),
        "not_saved": _("La modification n'est pas partie. Votre texte est là : réessayez."),
        "not_now": _("Cette catégorie est fermée : la carte ne change plus."),
        "theirs": _("L'autre version"),
        "yours": _("La vôtre"),
        "take_theirs": _("Prendre l'autre"),
        "keep_mine": _("Garder la mienne"),
        "last_exchange": _("Dernier échange à {time}."),
        "retry_in": _("Nouvel essai dans {n} s."),
        "leave": _("Des cartes ne sont pas encore envoyées."),
    }


def _photo_words() -> dict[str, str]:
    return {
        "photos": _("Photos de la table"),
        "photo_why": _(
            "Une affiche, des cartes papier : {most} photos par table, {megabytes}\u00a0Mo "
            "chacune. Le lieu et l'appareil sont effacés. Évitez les visages."
        ),
        "photo_take": _("Prendre une photo"),
        "photo_choose": _("Choisir une image"),
        "photo_send": _("Envoyer la photo"),
        "photo_count": _("{n} sur {most}"),
        "photo_named": _("Photo {n}"),
        "photo_new": _("Photo"),
        "photo_alt": _("Photo {n} de la table {table}"),
        "photo_received": _("Photo enregistrée : {n}."),
        "photo_withdrawn": _("Photo retirée."),
        "photo_full": _("Votre table a ses {most} photos : retirez-en une d'abord."),
        "photo_not_read": _("Ce téléphone ne lit pas ce fichier comme une photo. Reprenez-la."),
        "photo_not_changed": _("La modification n'est pas partie. Réessayez."),
        "photo_withdraw_ask": _("Retirer cette photo ?"),
        "caption": _("Légende"),
        "caption_optional": _("Légende (facultative)"),
    }


def _signal_words() -> dict[str, str]:
    return {
        "have_read": _("J'ai lu"),
        "steps": _("Étapes de la phase"),
        "steps_short": _("Étapes"),
        "call": _("Appeler"),
        "call_back": _("Annuler l'appel"),
        "called": _("Appel envoyé : l'animatrice le voit."),
        "coming": _("L'animatrice arrive à votre table."),
        "done": _("Terminé"),
        "go_on": _("Reprendre"),
        "is_done": _("Votre table a terminé : l'animatrice le voit."),
        "raise_hand": _("Cela dure ? Levez la main, l'animatrice passera votre table sur papier."),
    }


def _rest_words() -> dict[str, str]:
    return {
        "all_here": _("Toutes vos cartes sont arrivées"),
        "not_all_here": _("Des cartes attendent encore"),
        "still_here": _(
            "Elles sont sur ce téléphone et partent seules. Gardez cette page ouverte."
        ),
        "to_correct": _("Des cartes sont à corriger"),
        "to_correct_why": _("Elles sont gardées sur ce téléphone : voyez la liste."),
        "soon": _("Le formulaire est prêt"),
        "soon_why": _("Il s'ouvrira seul quand la phase commencera."),
        "on_laptop_one": _("{n} carte de la table {table}, reçue sur l'ordinateur."),
        "on_laptop_other": _("{n} cartes de la table {table}, reçues sur l'ordinateur."),
        "after_break": _("À la reprise, vers {time}"),
        "next_at": _("Ensuite, vers {time}"),
        "reread": _("Relire"),
        "forgotten": _("Carte oubliée"),
        "link_closed": _("Cette table est fermée. Vos cartes gardées restent sur ce téléphone."),
    }

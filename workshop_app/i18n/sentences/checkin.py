"""The door: arrivals, posts, certificates."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "never_arrived": N_(
        "Cette personne n'est pas encore arrivée : elle ne peut pas partir. Rien n'a changé."
    ),
    "attendance_changed": N_(
        "Quelqu'un vient de dire autre chose de cette personne. Rien n'a été repris : la liste "
        "montre ce qui est vrai maintenant."
    ),
    "did_not_come": N_(
        "La présence de {name} n'est pas confirmée à l'émargement : pas d'attestation sans elle."
    ),
    "nobody_came": N_(
        "Aucune présence n'est confirmée à l'émargement : il n'y a pas d'attestation à faire."
    ),
    "not_on_the_list": N_(
        "Personne de la liste ne s'appelle « {words} ». Rien n'a changé : donnez le nom qui est "
        "sur la liste."
    ),
    "several_on_the_list": N_(
        "« {words} » désigne plusieurs personnes : {names}. Rien n'a changé : donnez le nom entier."
    ),
    "one_gesture_only": N_("Excusé, parti ou annulé : dites une chose à la fois. Rien n'a changé."),
    "unknown_post": N_("Ce poste n'est plus relié. Reliez-le de nouveau depuis l'émargement."),
    "too_many_posts": N_(
        "{most} postes sont déjà reliés à la porte. Déliez-en un pour en relier un autre."
    ),
}

"""After the bell: the evaluation, the facilitator's notes."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "debrief_empty": N_("Une note a besoin de quelques mots. Rien n'a changé."),
    "debrief_too_long": N_(
        "La note fait {length} caractères, {longest} au plus. Rien n'a changé : faites-en deux."
    ),
    "evaluation_questions": N_("Une évaluation pose de une à {most} questions. Rien n'a changé."),
    "evaluation_question_empty": N_("Une question a besoin de mots. Rien n'a changé."),
    "evaluation_question_long": N_(
        "Une question fait {longest} caractères au plus. Rien n'a changé : raccourcissez-la."
    ),
    "evaluation_question_answered": N_(
        "Des réponses sont données à « {question} » : elle reste, avec ce qu'elle demande. "
        "Rien n'a changé ; ses mots peuvent être corrigés."
    ),
    "evaluation_closed": N_(
        "L'évaluation n'est pas ouverte. Rien n'est enregistré : demandez à qui anime."
    ),
    "evaluation_empty": N_("Il n'y a pas encore de réponse. Répondez à une question au moins."),
    "evaluation_full": N_(
        "L'évaluation a reçu plus de réponses que la salle n'a de monde. Celle-ci n'est pas "
        "enregistrée : dites-le à qui anime."
    ),
    "evaluation_mark": N_(
        "Une note va de {lowest} à {highest}. Rien n'est enregistré : corrigez-la."
    ),
    "evaluation_too_long": N_(
        "La réponse fait {length} caractères, {longest} au plus. Rien n'est enregistré : "
        "raccourcissez-la."
    ),
    "unknown_answer": N_("Cette réponse n'est plus là. En voici l'état présent."),
    "unknown_evaluation": N_("Cette page n'existe pas. Vérifiez le code auprès de qui anime."),
    "unknown_debrief": N_("Cette note n'est plus là. En voici l'état présent."),
}

from __future__ import annotations

import pytest

from workshop_app.domain.departements import NAMES
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import GROUP, Place, Reason
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules, ValueClass
from workshop_app.i18n.recruitment_reasons import place_words, reason_sentence
from workshop_app.i18n.recruitment_rules import (
    condition_words,
    holds_words,
    order_words,
    rules_sentence,
)
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.territories import BARE, ELIDED, MASCULINE, PLURAL, named
from workshop_app.i18n.translate import set_language

VOWELS = "AEIOUYÉH"


def plain(text: str) -> str:
    """Without the spaces that French print wants."""
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")


def test_every_departement_has_one_article() -> None:
    sets = (MASCULINE, ELIDED, PLURAL, BARE)
    for code, name in NAMES.items():
        assert sum(code in known for known in sets) <= 1, name
        silent = name in ("Haute-Corse",) or name.startswith(("Haut", "Yvelines"))
        if name[0] in VOWELS and not silent and code not in PLURAL:
            assert code in ELIDED, name
    assert set().union(*sets) <= NAMES.keys()


@pytest.mark.parametrize(
    ("value", "subject", "of"),
    [
        ("33", "La Gironde", "de la Gironde"),
        ("Landes", "Les Landes", "des Landes"),
        ("47", "Le Lot-et-Garonne", "du Lot-et-Garonne"),
        ("34 - Hérault", "L'Hérault", "de l'Hérault"),
        ("75", "Paris", "de Paris"),
        ("974", "La Réunion", "de La Réunion"),
        ("Atlantide", "Atlantide", "de Atlantide"),
    ],
)
def test_a_departement_in_a_sentence(value: str, subject: str, of: str) -> None:
    found = named("departement", value)
    assert (plain(found.subject), plain(found.of)) == (subject, of)


def full(**told: str | int) -> str:
    start: dict[str, str | int | float] = {"attribute": "departement", "value": "33", "most": 1}
    return plain(reason_sentence(Reason("full", tuple((start | told).items()))))


def test_the_reasons_of_a_place_that_is_taken() -> None:
    ten = full(gap="days", days=10)
    assert ten == "La Gironde a une seule place ; une demande est arrivée dix jours avant la vôtre."
    assert full(gap="days", days=1).endswith("est arrivée un jour avant la vôtre.")
    assert full(value="40", gap="days", days=25).startswith("Les Landes ont une seule place ;")
    assert "25 jours" in full(gap="days", days=25)
    several = full(value="24", most=2, gap="days", days=6)
    assert several == (
        "La Dordogne a deux places ; deux demandes sont arrivées avant la vôtre, la dernière six "
        "jours plus tôt."
    )
    assert full(value="40", most=2, gap="listed").startswith("Les Landes ont deux places")
    hour = full(gap="hour", at="2026-05-30T14:20:00+02:00")
    assert hour.endswith("une demande est arrivée le même jour avant la vôtre, à 14 h 20.")
    assert "tirage au sort 7301" in full(gap="drawn", draw=7301)
    assert full(attribute="", value="", most=20, gap="listed").startswith(
        "Le groupe a vingt places"
    )
    assert full(attribute="organisation", value="OT Rives", gap="undated").startswith("OT Rives a")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            Reason("full_kept", (("attribute", "departement"), ("value", "33"), ("most", 2))),
            "La Gironde a deux places ; elles sont déjà données.",
        ),
        (Reason("closed"), "Le groupe était complet quand votre demande est arrivée."),
        (
            Reason("reserved", (("attribute", "departement"), ("least", 1))),
            "Une place va d'abord à chaque département ; celles qui restent leur sont gardées.",
        ),
        (
            Reason("minimum", (("attribute", "departement"), ("value", "23"), ("least", 2))),
            "Deux places vont d'abord à chaque département ; l'une de celles de la Creuse vous "
            "revient.",
        ),
        (
            Reason("in_order", (("attribute", ""), ("value", ""))),
            "Une place restait dans le groupe quand le tour de votre demande est venu.",
        ),
        (
            Reason("no_place", (("attribute", "departement"), ("value", "40"))),
            "Les Landes n'ont pas de place dans ce groupe.",
        ),
        (Reason("left", (("at", "2026-06-03T10:00:00+02:00"),)), "Désistement du 3 juin."),
        (
            Reason("answer_missing", (("attribute", "organisation"), ("answer", ""))),
            "Il manque une réponse à « Structure ».",
        ),
        (
            Reason("answer_unreadable", (("attribute", "ETP"), ("answer", "8 à 10"))),
            "« 8 à 10 » ne répond pas clairement à « ETP ».",
        ),
        (
            Reason("answer_several", (("attribute", "departement"), ("answer", "16, 87"))),
            "Plusieurs départements sont indiqués : 16, 87.",
        ),
        (
            Reason("reserved_group", (("least", 12),)),
            "Le groupe doit compter au moins 12 personnes ; cette place l'en empêcherait.",
        ),
        (
            Reason("imposed_refused", (("by", "Anne"), ("why", "Déjà venue."))),
            "Décision prise par Anne : Déjà venue.",
        ),
    ],
)
def test_each_reason_is_one_sentence(reason: Reason, said: str) -> None:
    assert plain(reason_sentence(reason)) == said
    set_language("en")
    assert reason_sentence(reason).endswith(".")
    assert reason_sentence(reason) != said


def test_a_condition_is_said_long_after_the_rules_changed() -> None:
    told = (
        ("attribute", "departement"),
        ("answer", "33 - Gironde"),
        ("kind", "none_of"),
        ("wording", ""),
        ("values", "33; 40"),
    )
    assert plain(reason_sentence(Reason("condition", told))) == (
        "La condition « département : sauf Gironde et Landes » n'est pas remplie : votre réponse "
        "est « Gironde »."
    )


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("Temps pleins", "below", 10), "Temps pleins : moins de 10"),
        (Condition("Temps pleins", "at_most", 9.5), "Temps pleins : 9,5 au plus"),
        (Condition("Habitants", "at_least", 20_000), "Habitants : 20 000 au moins"),
        (Condition("Habitants", "above", 1), "Habitants : plus de 1"),
        (Condition("Adhérent", "yes"), "Adhérent : oui"),
        (Condition("Adhérent", "no"), "Adhérent : non"),
        (Condition("organisation_type", "one_of", values=("OT",)), "type de structure : OT"),
        (Condition("a", "below", 1, wording=" petits offices "), "petits offices"),
    ],
)
def test_a_condition_in_words(condition: Condition, said: str) -> None:
    assert plain(condition_words(condition)) == said


def test_all_rules_in_one_sentence() -> None:
    coast = ValueClass("Littoral", ("33",), 1)
    rules = Rules(12, 20, (Quota("departement", 2, classes=(coast,)), Quota("organisation", 1)))
    assert plain(rules_sentence(rules)) == (
        "De 12 à 20 personnes, une par département littoral et deux ailleurs, une par structure, "
        "dans l'ordre des demandes."
    )
    big = ValueClass("Grandes villes", ("33",), 3)
    rules = Rules(0, 15, (Quota("Ville", None, 1, (big,)),), order="day", draw=7301)
    assert plain(rules_sentence(rules)) == (
        "15 personnes au plus, trois par Ville « Grandes villes », d'abord une par Ville, dans "
        "l'ordre des jours de demande, avec le tirage au sort 7301 pour un même jour."
    )
    assert plain(rules_sentence(Rules())).startswith("Nombre de places libre,")
    assert plain(rules_sentence(Rules(5))).startswith("Au moins 5 personnes,")
    listed = Rules(order="day", tie="list")
    assert plain(order_words(listed)) == "dans l'ordre des jours de demande"


def test_rules_that_hold_say_why() -> None:
    quota = Quota("departement", 1, values=("33", "40"))
    assert plain(holds_words(Rules(2, 2, (quota,)))) == (
        "Deux départements offrent 2 places, le minimum de 2 est atteint."
    )
    quota = Quota("departement", None, 1, values=("33", "40"))
    assert plain(holds_words(Rules(0, 5, (quota,)))) == (
        "Deux départements demandent 2 places, vous en offrez 5."
    )
    assert plain(holds_words(Rules())) == "Aucune ne contredit une autre."


def test_a_contradiction_counts_in_words() -> None:
    problem = Problem(
        "recruit_minimums_over_most", attribute="departement", values=12, needed=12, offered=10
    )
    said = plain(sentence(problem.code, problem.values))
    assert said.startswith("Douze départements exigent 12 places, vous en offrez 10 :")
    excluded = sentence("recruit_excluded", {"attribute": "departement", "value": "33"})
    assert "Gironde" in excluded


def test_what_is_waited_for() -> None:
    assert plain(place_words(Place("departement", "33"))) == "pour la Gironde"
    assert place_words(GROUP) == ""
    assert place_words(None) == ""

"""Why a candidature was decided so, in one sentence. It never names another candidate.

The sentence comes from the data of the reason alone: it is said again in another language, or years
later, when the rules have changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workshop_app.domain.recruitment.candidature import GROUP, Place, Reason
from workshop_app.domain.recruitment.line import LIST_SEPARATOR
from workshop_app.domain.recruitment.rules import Condition
from workshop_app.i18n import typography
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.numerals import capital, spelled
from workshop_app.i18n.recruitment_rules import attribute_word, condition_words
from workshop_app.i18n.territories import departement_name, named
from workshop_app.i18n.translate import _, language, n_

Told = Mapping[str, str | int | float]


def reason_sentence(reason: Reason) -> str:
    """One sentence, with its full stop."""
    told = reason.told
    match reason.code:
        case "full":
            return _("{places} ; {gap}.", places=_places(told), gap=_gap(told))
        case "full_kept":
            return _("{places} ; {given}.", places=_places(told), given=_given(told))
        case "closed":
            return _("Le groupe était complet quand votre demande est arrivée.")
        case "reserved":
            return _reserved(told)
        case "reserved_group":
            return _(
                "Le groupe doit compter au moins {n} personnes ; cette place l'en empêcherait.",
                n=told["least"],
            )
        case "freed":
            return _("Une place s'est libérée ; elle vous revient dans l'ordre des demandes.")
        case "minimum":
            return _minimum(told)
        case "in_order":
            return _in_order(told)
        case _:
            return _beside_the_places(reason.code, told)


def _beside_the_places(code: str, told: Told) -> str:
    """Reasons of those who compete for no place."""
    match code:
        case "no_place":
            return _no_place(told)
        case "condition":
            return _(
                "La condition « {condition} » n'est pas remplie : votre réponse est « {answer} ».",
                condition=condition_words(_condition(told)),
                answer=_answer(told),
            )
        case "left":
            at = datetime.fromisoformat(str(told["at"])).astimezone()
            return _("Désistement du {day}.", day=typography.day(at.date(), language(), "d MMMM"))
        case "imposed_accepted" | "imposed_refused":
            why = str(told["why"]).rstrip(". ")
            return _("Décision prise par {by} : {why}.", by=told["by"], why=why)
        case _:
            return _of_an_answer(code, told)


def _of_an_answer(code: str, told: Told) -> str:
    """What a person must look at."""
    heading = field_label(str(told["attribute"]))
    match code:
        case "answer_missing":
            return _("Il manque une réponse à « {attribute} ».", attribute=heading)
        case "answer_several":
            return _("Plusieurs départements sont indiqués : {answer}.", answer=told["answer"])
        case _:
            return _(
                "« {answer} » ne répond pas clairement à « {attribute} ».",
                answer=told["answer"],
                attribute=heading,
            )


def _no_place(told: Told) -> str:
    value = named(str(told["attribute"]), str(told["value"]))
    if value.plural:
        return _("{value} n'ont pas de place dans ce groupe.", value=value.subject)
    return _("{value} n'a pas de place dans ce groupe.", value=value.subject)


def place_words(place: Place | None) -> str:
    """« pour la Gironde », after a rank; empty for the group."""
    if place is None or place == GROUP:
        return ""
    return _("pour {place}", place=named(place.attribute, place.value).object)


def _places(told: Told) -> str:
    """« La Gironde a une seule place »."""
    count = int(told["most"])
    if not told["value"]:
        return n_(
            "Le groupe a une seule place", "Le groupe a {count} places", count, count=spelled(count)
        )
    value = named(str(told["attribute"]), str(told["value"]))
    if value.plural:
        return n_(
            "{value} ont une seule place",
            "{value} ont {count} places",
            count,
            value=value.subject,
            count=spelled(count),
        )
    return n_(
        "{value} a une seule place",
        "{value} a {count} places",
        count,
        value=value.subject,
        count=spelled(count),
    )


def _given(told: Told) -> str:
    return n_("elle est déjà donnée", "elles sont déjà données", int(told["most"]))


def _gap(told: Told) -> str:
    """How the demands that have the places came before this one."""
    count = int(told["most"])
    return _gap_of_one(told) if count == 1 else _gap_of_several(told, spelled(count))


def _gap_of_one(told: Told) -> str:
    match told["gap"]:
        case "days":
            days = int(told["days"])
            return n_(
                "une demande est arrivée un jour avant la vôtre",
                "une demande est arrivée {days} jours avant la vôtre",
                days,
                days=spelled(days),
            )
        case "hour":
            return _(
                "une demande est arrivée le même jour avant la vôtre, à {clock}", clock=_clock(told)
            )
        case "drawn":
            return _(
                "une demande du même moment est sortie avant la vôtre au tirage au sort {draw}",
                draw=str(told["draw"]),
            )
        case "undated":
            return _("votre demande n'a pas de date et vient après les autres")
        case _:
            return _("une demande est avant la vôtre dans la liste")


def _gap_of_several(told: Told, count: str) -> str:
    match told["gap"]:
        case "days":
            days = int(told["days"])
            return n_(
                "{count} demandes sont arrivées avant la vôtre, la dernière un jour plus tôt",
                "{count} demandes sont arrivées avant la vôtre, la dernière {days} jours plus tôt",
                days,
                count=count,
                days=spelled(days),
            )
        case "hour":
            return _(
                "{count} demandes sont arrivées avant la vôtre, la dernière le même jour à {clock}",
                count=count,
                clock=_clock(told),
            )
        case "drawn":
            return _(
                "{count} demandes sont avant la vôtre, la dernière par tirage au sort ({draw})",
                count=count,
                draw=str(told["draw"]),
            )
        case "undated":
            return _("votre demande n'a pas de date et vient après les autres")
        case _:
            return _("{count} demandes sont avant la vôtre dans la liste", count=count)


def _reserved(told: Told) -> str:
    least = int(told["least"])
    return n_(
        "Une place va d'abord à chaque {attribute} ; celles qui restent leur sont gardées.",
        "{least} places vont d'abord à chaque {attribute} ; celles qui restent leur sont gardées.",
        least,
        attribute=attribute_word(str(told["attribute"])),
        least=capital(spelled(least)),
    )


def _minimum(told: Told) -> str:
    least = int(told["least"])
    return n_(
        "Une place va d'abord à chaque {attribute} ; celle {of} vous revient.",
        "{least} places vont d'abord à chaque {attribute} ; l'une de celles {of} vous revient.",
        least,
        attribute=attribute_word(str(told["attribute"])),
        of=named(str(told["attribute"]), str(told["value"])).of,
        least=capital(spelled(least)),
    )


def _in_order(told: Told) -> str:
    if not told["value"]:
        return _("Une place restait dans le groupe quand le tour de votre demande est venu.")
    return _(
        "Une place restait pour {value} quand le tour de votre demande est venu.",
        value=named(str(told["attribute"]), str(told["value"])).object,
    )


def _condition(told: Told) -> Condition:
    values = str(told["values"]).split(LIST_SEPARATOR) if told["values"] else []
    number = told.get("number")
    return Condition(
        str(told["attribute"]),
        str(told["kind"]),  # type: ignore[arg-type]  # written by the engine
        float(number) if number is not None else None,
        tuple(values),
        str(told["wording"]),
    )


def _answer(told: Told) -> str:
    answer = str(told["answer"])
    return departement_name(answer) if told["attribute"] == "departement" else answer


def _clock(told: Told) -> str:
    return typography.clock(datetime.fromisoformat(str(told["at"])), language())

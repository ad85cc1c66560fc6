"""A result in words, the same on the page, in the report and on the projector."""

from __future__ import annotations

from workshop_app.domain.vote_count import Counted, quadrant
from workshop_app.domain.votes import Method, Vote, Voter
from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, n_

METHODS: dict[Method, str] = {
    "dots": N_("Points à placer"),
    "criteria": N_("Importance et faisabilité"),
    "ranking": N_("Classement"),
    "keep": N_("Chaque table garde les siennes"),
}
VOTERS: dict[Voter, str] = {
    "table": N_("Tables"),
    "person": N_("Personnes"),
    "room": N_("À main levée"),
}
QUADRANTS = {
    "first": N_("important et faisable"),
    "prepare": N_("important, à préparer"),
    "easy": N_("faisable, moins important"),
    "leave": N_("ni l'un ni l'autre"),
}


def method_label(method: Method) -> str:
    return _(METHODS[method])


def voter_label(voter: Voter) -> str:
    return _(VOTERS[voter])


def quadrant_words(line: Counted) -> str:
    return _(QUADRANTS[quadrant(line)])


def out_of(vote: Vote, voters: int, ballots: int) -> str:
    """« 7 tables sur 9 », « 54 personnes sur 90 »."""
    if vote.voter == "table":
        return n_("{n} table sur {of}", "{n} tables sur {of}", voters, of=ballots)
    return n_("{n} personne sur {of}", "{n} personnes sur {of}", voters, of=ballots)


def voted_words(vote: Vote, voted: int, expected: int) -> str:
    """« 7 tables sur 9 ont voté »."""
    if vote.voter == "table":
        return n_("{n} table sur {of} a voté", "{n} tables sur {of} ont voté", voted, of=expected)
    return n_("{n} personne sur {of} a voté", "{n} personnes sur {of} ont voté", voted, of=expected)


def given_words(vote: Vote, line: Counted, ballots: int) -> str:
    """What was given, and how it was spread."""
    points = n_("{n} point", "{n} points", line.points)
    if vote.voter == "room":
        return _("{points}, comptés en une fois.", points=points)
    if not line.voters:
        return _("Aucun point.")
    who = out_of(vote, line.voters, ballots)
    if line.least == line.highest:
        return _("{points} : {who}, {n} chaque fois.", points=points, who=who, n=line.least)
    return _(
        "{points} : {who}, de {least} à {highest}.",
        points=points,
        who=who,
        least=line.least,
        highest=line.highest,
    )


def agreement_words(line: Counted) -> str:
    """The word, the measure and its source."""
    if line.agreement is None or not line.points:
        return ""
    measure = typography.decimal(round(line.agreement, 2), language())
    word = _("Clivant") if line.divides else _("Consensus")
    return _(
        "{word} : accord de {measure} (1 : tous pareil, 0 : moitié-moitié aux extrêmes ; "
        "clivant sous 0,5 ; mesure de Tastle et Wierman, 2007).",
        word=word,
        measure=measure,
    )


def mood_word(line: Counted) -> str:
    """« consensus », « clivant »; "" where it means nothing."""
    if line.agreement is None or not line.points:
        return ""
    return _("clivant") if line.divides else _("consensus")

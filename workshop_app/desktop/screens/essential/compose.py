"""From what the library holds to what the page « Essentiel » shows: words, shares, the line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from workshop_app.desktop.screens.essential.faces import (
    EssentialShown,
    ItemFace,
    Mood,
    Stage,
    TableFace,
    ThreadFace,
)
from workshop_app.domain.vote_count import AGREED, Counted, Result, tied_at
from workshop_app.domain.votes import Vote, keeps_own
from workshop_app.domain.workshop import Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.essential_desk import EssentialNews
from workshop_app.services.matrix_drawing import matrix_of
from workshop_app.services.vote_items import ItemWords
from workshop_app.services.vote_words import (
    agreement_words,
    given_words,
    out_of,
    quadrant_words,
    voted_words,
)

NO_LOOK = ("", "")


def compose(news: EssentialNews) -> EssentialShown:
    vote, result = news.vote, news.result
    stage: Stage = vote.state if vote is not None else "none"
    rows = _ranked(news, vote, result) if vote and result else _listed(news, vote)
    told = news.progress
    voted = frozenset[int]() if told is None else told.tables
    return EssentialShown(
        stage,
        vote,
        vote.title if vote else _("L'essentiel"),
        _note(news, vote),
        _state(vote),
        rows,
        tuple(TableFace(number, number in voted) for number in news.tables)
        if vote is not None and vote.voter == "table"
        else (),
        _voted(vote, told.voted, told.expected) if vote and told else "",
        told.voted / told.expected if told and told.expected else 0.0,
        _ties(news, vote, result),
        tuple((each.id, _named(each)) for each in news.votes),
        n_("{n} code prêt", "{n} codes prêts", news.codes) if news.codes else "",
        stage == "closed" and vote is not None and vote.voter != "person",
        stage == "closed" and vote is not None and vote.method == "keep",
        vote.method if vote else "dots",
        vote.voter if vote else "table",
        vote.line if vote else 0,
        matrix_of(vote, result, news.words) if vote and result else (),
    )


def thread(news: EssentialNews, item: UUID) -> ThreadFace | None:
    words = news.words.get(item)
    if words is None:
        return None
    vote, counted = news.vote, news.result.of(item) if news.result else None
    ballots = news.result.ballots if news.result else 0
    return ThreadFace(
        words.text,
        _said_by(words),
        given_words(vote, counted, ballots) if vote and counted else "",
        agreement_words(counted) if counted else "",
        _marked(news, vote, counted, item),
    )


def _listed(news: EssentialNews, vote: Vote | None) -> tuple[ItemFace, ...]:
    """What may be put to the vote, what is in it first; once open, what is in it alone."""
    if vote is not None and (vote.state != "draft" or keeps_own(vote)):
        return tuple(_face(news.workshop, each, True) for each in news.items)
    chosen = {item.id for item in vote.items} if vote is not None else set()
    inside = [each for each in news.items if each.item.id in chosen]
    outside = [each for each in news.offered if each.item.id not in chosen]
    return tuple(_face(news.workshop, each, each.item.id in chosen) for each in [*inside, *outside])


def _ranked(news: EssentialNews, vote: Vote, result: Result) -> tuple[ItemFace, ...]:
    most = max((line.points for line in result.lines), default=0) or 1
    rows = []
    for place, line in enumerate(result.lines, 1):
        words = news.words.get(line.item.id)
        if words is None:
            continue
        shape, tone = look_of(news.workshop, words.kind)
        rows.append(
            ItemFace(
                line.item,
                words.text,
                shape,
                tone,
                _gave(vote, line, result.ballots),
                line.item.id in news.marked,
                str(line.rank),
                number(line.points),
                line.points / most,
                _mood(line),
                keeps_own(vote) or place <= vote.line,
                not keeps_own(vote) and place == vote.line and place < len(result.lines),
            )
        )
    return tuple(rows)


def look_of(workshop: Workshop, kind: str) -> tuple[str, str]:
    category = category_of(workshop, kind)
    return (category.shape, category.tone) if category else NO_LOOK


def _face(workshop: Workshop, words: ItemWords, ticked: bool) -> ItemFace:
    shape, tone = look_of(workshop, words.kind)
    return ItemFace(words.item, words.text, shape, tone, _behind(words), ticked)


def _behind(words: ItemWords) -> str:
    tables = n_("{n} table", "{n} tables", len(words.tables)) if words.tables else ""
    cards = n_("{n} carte", "{n} cartes", words.cards)
    if words.cards == 1:
        return _("table {n}", n=words.tables[0]) if words.tables else ""
    return ", ".join(part for part in (cards, tables) if part)


def _gave(vote: Vote, line: Counted, ballots: int) -> str:
    if vote.voter == "room":
        return ""
    if vote.method == "criteria" and line.voters:
        return f"{out_of(vote, line.voters, ballots)}, {quadrant_words(line)}"
    return out_of(vote, line.voters, ballots)


def _mood(line: Counted) -> Mood:
    if line.agreement is None or not line.points:
        return ""
    return "agreed" if line.agreement >= AGREED else "divided"


def _said_by(words: ItemWords) -> str:
    if not words.tables:
        return _("Les tables ne sont pas nommées.")
    if words.cards == 1:
        return _("Dit par la table {n}.", n=words.tables[0])
    numbers = typography.listing([number(n) for n in words.tables], language())
    cards = n_("{n} carte", "{n} cartes", words.cards)
    if len(words.tables) == 1:
        return _("{cards}, table {tables}.", cards=cards, tables=numbers)
    return _("{cards}, tables {tables}.", cards=cards, tables=numbers)


def _marked(news: EssentialNews, vote: Vote | None, line: Counted | None, item: UUID) -> str:
    if news.result is None:
        return ""
    if item not in news.marked:
        return _("N'est pas retenu dans l'essentiel.")
    over = vote is not None and line is not None and _is_above(news.result, vote, item)
    if over:
        return _("Essentiel : au-dessus de la ligne.")
    return _("Essentiel : retenu à la main.")


def _is_above(result: Result, vote: Vote, item: UUID) -> bool:
    return any(line.item.id == item for line in result.lines[: vote.line])


def _note(news: EssentialNews, vote: Vote | None) -> str:
    if vote is None:
        return _("Choisissez ce que la salle va peser : des thèmes, des cartes, ou les deux.")
    if vote.state == "draft":
        if keeps_own(vote):
            return _("Chaque table garde {n} de ses cartes par catégorie.", n=vote.budget)
        return n_("{n} proposition au vote", "{n} propositions au vote", len(vote.items))
    if vote.state == "open":
        return _("Le résultat reste caché jusqu'à la clôture.")
    return _closed_note(news, vote)


def _closed_note(news: EssentialNews, vote: Vote) -> str:
    if news.result is None:
        return ""
    points = n_("{n} point", "{n} points", news.result.points)
    ballots = _ballots(vote, news.result.ballots)
    if keeps_own(vote):
        return _("{ballots}, {n} cartes gardées.", ballots=ballots, n=news.result.points)
    if vote.voter == "room":
        return _("{points}, comptés en une fois dans la salle.", points=points)
    return _("{points} : {ballots}.", points=points, ballots=ballots)


def _ballots(vote: Vote, count: int) -> str:
    if vote.voter == "table":
        return n_("{n} table", "{n} tables", count)
    return n_("{n} bulletin", "{n} bulletins", count)


def _voted(vote: Vote, voted: int, expected: int) -> str:
    if vote.voter == "room":
        return _("Compte saisi") if voted else _("Rien n'est encore saisi")
    return voted_words(vote, voted, expected)


def _state(vote: Vote | None) -> str:
    if vote is None or vote.state == "draft":
        return ""
    at: datetime | None = vote.opened_at if vote.state == "open" else vote.closed_at
    hour = typography.clock(at, language()) if at else ""
    if vote.state == "open":
        return _("Ouvert depuis {time}", time=hour)
    return _("Vote clos à {time}", time=hour)


def _ties(news: EssentialNews, vote: Vote | None, result: Result | None) -> str:
    if vote is None or result is None or keeps_own(vote):
        return ""
    tied: Sequence[Counted] = tied_at(result, vote.line)
    if not tied:
        return ""
    names = ", ".join(
        _("« {text} »", text=news.words[line.item.id].text)
        for line in tied
        if line.item.id in news.words
    )
    points = n_("{n} point", "{n} points", tied[0].points)
    return _("La ligne coupe une égalité à {points} : {names}.", points=points, names=names)


def _named(vote: Vote) -> str:
    at = vote.closed_at or vote.opened_at
    if at is None:
        return _("{title} (en préparation)", title=vote.title)
    return _("{title}, {time}", title=vote.title, time=typography.clock(at, language()))

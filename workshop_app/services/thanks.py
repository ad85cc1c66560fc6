"""Saying thank you: written beforehand, said once to the phones and to the participants' page; and
the letter for whoever organised the day.

Decides the words and when they are said; the projector shows them by its own choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from workshop_app.domain.after_facts import ThanksSaid, ThanksWritten
from workshop_app.domain.cards import is_cleared
from workshop_app.domain.facts import Fact
from workshop_app.domain.hall_signals import clean_message
from workshop_app.domain.thanks import ThankYou
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.evaluation import evaluation_news
from workshop_app.services.evaluation_words import answered_words
from workshop_app.services.hall_signals import send_message
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class ThanksNews:
    text: str
    said_at: datetime | None
    letter: str
    """For an e-mail to whoever organised the day."""


def the_thanks(snapshot: Snapshot) -> ThankYou:
    """As written, or the usual words in the language of the moment."""
    known = snapshot.of(ThankYou).get(snapshot.workshop)
    if known is not None and not known.withdrawn:
        return known
    usual = _("Merci à toutes et à tous. Le compte rendu vous parviendra bientôt.")
    return ThankYou(id=snapshot.workshop, workshop=snapshot.workshop, text=usual)


def write_thanks(uow: UnitOfWork, text: str) -> ThankYou:
    """Other words; said already, they are said again by hand. Raises Problem: message_empty,
    message_too_long."""
    before = the_thanks(uow)
    after = replace(before, text=clean_message(text))
    return before if after == before else _record(uow, ThanksWritten, after)


def say_thanks(uow: UnitOfWork) -> ThankYou:
    """To the phones of all tables, and on the participants' page from now on."""
    thanks = the_thanks(uow)
    send_message(uow, thanks.text)
    return _record(uow, ThanksSaid, replace(thanks, said_at=uow.now))


def thanks_said(snapshot: Snapshot) -> str:
    """The words once they were said; empty before."""
    thanks = the_thanks(snapshot)
    return thanks.text if thanks.said_at is not None else ""


def thanks_news(snapshot: Snapshot, now: datetime) -> ThanksNews:
    """A query."""
    thanks = the_thanks(snapshot)
    return ThanksNews(thanks.text, thanks.said_at, organiser_letter(snapshot, now))


def organiser_letter(snapshot: Snapshot, now: datetime) -> str:
    """What took place, in figures, and what follows: nobody is named."""
    workshop, news = the_workshop(snapshot), evaluation_news(snapshot, now)
    cards = sum(is_cleared(card) for card in snapshot.cards.where())
    held = _("L'atelier « {title} » s'est tenu.", title=workshop.title)
    if workshop.day is not None:
        day = typography.day(workshop.day, language())
        held = _("L'atelier « {title} » s'est tenu le {day}.", title=workshop.title, day=day)
    figures = _(
        "{people}, {tables}, {cards}.",
        people=n_("{n} participant", "{n} participants", news.came),
        tables=n_("{n} table", "{n} tables", workshop.table_count),
        cards=n_("{n} carte", "{n} cartes", cards),
    )
    said = [_("Bonjour,"), "", held, figures]
    if news.answers:
        answered = answered_words(news.answers, news.came, news.on_paper)
        said.append(_("Évaluation : {answered}.", answered=answered))
    said += [
        "",
        _("Vous trouverez le compte rendu en pièce jointe."),
        "",
        the_thanks(snapshot).text,
    ]
    return "\n".join(said)


def _record(uow: UnitOfWork, fact: type[Fact[ThankYou]], after: ThankYou) -> ThankYou:
    """Over what is stored, even when that was taken back."""
    known = uow.of(ThankYou).get(uow.workshop)
    return uow.record(fact(known, replace(after, change=known.change if known else 0)))

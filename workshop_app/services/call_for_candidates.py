"""The call for candidates and the reminder: plain text to paste in a newsletter or an e-mail.

Decides the order and the wording. Plain text only: no mark-up that a mailer would show as signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from workshop_app.domain.meetings import Meeting
from workshop_app.i18n.translate import _
from workshop_app.services.project_content import MeetingLine, ProjectContent
from workshop_app.services.project_words import (
    day_words,
    hours_words,
    meeting_words,
    mode_words,
    promise_words,
    quarter_words,
)


def call_text(content: ProjectContent) -> str:
    """The call as it can be published: what it is, for whom, by which rules, when, how to apply."""
    blocks = [
        _("Appel à candidatures : {title}", title=content.title),
        _opening(content),
        _listed(_("Objectifs"), content.objectives),
        _listed(_("Résultats attendus"), content.results),
        _titled(_("Participants recherchés"), content.wanted),
        _titled(_("Règles"), _rules_of_the_call(content)),
        _listed(_("Calendrier"), calendar_lines(content)),
        _promise(content),
        _titled(_("Frais"), content.costs),
        _how_to_apply(content),
        _contacts(content),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def conditions_and_rules(content: ProjectContent) -> str:
    """Who may apply and how places are given, then what was typed beside."""
    said = (content.recruiting.eligibility, content.recruiting.rules, content.conditions.strip())
    return " ".join(part for part in said if part)


def calendar_lines(content: ProjectContent) -> list[str]:
    """One line a meeting, or one a quarter, as the sheet is set."""
    if content.calendar == "quarter":
        by_quarter = groupby(content.meetings, key=lambda line: line.when)
        return [_quarter_line(list(lines)) for _when, lines in by_quarter]
    return [_colon(meeting_words(line), _object(line)) for line in content.meetings]


def reminder_text(title: str, meeting: Meeting, promise: str) -> str:
    """The reminder of a meeting, to paste in an e-mail."""
    asked = _("Si vous ne pouvez pas venir, dites-le dès maintenant : votre place se remplace.")
    blocks = [
        _("Rappel : {title}", title=title),
        _reminded(meeting),
        _titled(_("Objet"), meeting.subject),
        _titled(_("Méthode"), meeting.method),
        asked,
        _("Pour mémoire, chacun s'est engagé pour {promise}.", promise=promise) if promise else "",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _opening(content: ProjectContent) -> str:
    said = (
        _("{organiser} constitue un groupe de travail.", organiser=content.organiser)
        if content.organiser
        else ""
    )
    return "\n\n".join(part for part in (said, content.context.strip()) if part)


def _rules_of_the_call(content: ProjectContent) -> str:
    """The rules in one sentence, then what was typed beside."""
    return " ".join(p for p in (content.recruiting.sentence, content.conditions.strip()) if p)


def _promise(content: ProjectContent) -> str:
    promise = promise_words(content.on_site, content.remote)
    if not promise:
        return ""
    return _titled(
        _("Engagement"), _("chaque participant s'engage pour {promise}.", promise=promise)
    )


def _how_to_apply(content: ProjectContent) -> str:
    until, to = content.apply_until, content.apply_to
    if until and to:
        return _("Candidatures jusqu'au {day} : {to}", day=day_words(until), to=to)
    if until:
        return _("Candidatures jusqu'au {day}.", day=day_words(until))
    return _("Candidatures : {to}", to=to) if to else ""


def _contacts(content: ProjectContent) -> str:
    lines = [
        _("Porteur de projet : {name}", name=content.leader) if content.leader else "",
        _("Référent technique : {name}", name=content.technical_referent)
        if content.technical_referent
        else "",
    ]
    return "\n".join(line for line in lines if line)


def _reminded(meeting: Meeting) -> str:
    line = MeetingLine(
        meeting.when,
        meeting.day,
        meeting.starts_at,
        meeting.ends_at,
        meeting.mode,
        meeting.place,
        meeting.subject,
        meeting.method,
    )
    if meeting.day is None:
        return meeting_words(line)
    day = day_words(meeting.day, "EEEE d MMMM y")
    hours = hours_words(meeting.starts_at, meeting.ends_at)
    where = ", ".join(part for part in (mode_words(meeting.mode), meeting.place) if part)
    return f"{day}, {hours}, {where}"


def _quarter_line(lines: Sequence[MeetingLine]) -> str:
    said = "; ".join(
        " ".join(part for part in (_object(line), f"({mode_words(line.mode)})") if part)
        for line in lines
    )
    return _colon(quarter_words(lines[0].when), said)


def _object(line: MeetingLine) -> str:
    return ", ".join(part for part in (line.subject, line.method.strip()) if part)


def _titled(title: str, text: str) -> str:
    return _colon(title, text.strip()) if text.strip() else ""


def _listed(title: str, items: Iterable[str]) -> str:
    lines = [f"– {item}" for item in items]
    return "\n".join([title, *lines]) if lines else ""


def _colon(before: str, after: str) -> str:
    return _("{before} : {after}", before=before, after=after) if after else before

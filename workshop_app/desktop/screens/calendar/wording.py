"""The sentences of « Calendrier »: the cards of meetings, the presence in words. No widget."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from workshop_app.desktop.screens.calendar.faces import (
    CellFace,
    ColumnFace,
    MeetingFace,
    QuarterFace,
    RowFace,
    Tone,
)
from workshop_app.domain.commitment import Cell, CellKind, Member, Track
from workshop_app.domain.meetings import Meeting, Move
from workshop_app.domain.people import Person
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.programme import MeetingReading, ProgrammeReading
from workshop_app.services.project_words import (
    day_words,
    length_words,
    mode_words,
    promise_words,
    quarter_words,
    where_words,
)

SHORT_DAY, DAY = "d MMM", "d MMMM"
SOON = 2


def quarter_faces(reading: ProgrammeReading, chosen: UUID | None) -> list[QuarterFace]:
    return [
        QuarterFace(
            when,
            quarter_words(when),
            tuple(
                meeting_face(each, reading.today, each.meeting.id == chosen)
                for each in reading.meetings
                if each.meeting.when == when
            ),
        )
        for when in reading.quarters
    ]


def meeting_face(each: MeetingReading, today: date, is_chosen: bool) -> MeetingFace:
    meeting = each.meeting
    tag, look, icon = _tag(each, today)
    foot, tone, foot_icon = _foot(each)
    when = day_words(meeting.day, DAY) if meeting.day else _("Date à fixer")
    where = where_words(meeting.mode, meeting.place)
    if meeting.mode == "remote":
        where = f"{where}, {length_words(meeting.starts_at, meeting.ends_at)}"
    subject = meeting.subject or _("Objet à écrire")
    spoken = ", ".join((when, tag, where, subject, foot))
    return MeetingFace(
        key=meeting.id,
        when=when,
        tag=tag,
        tag_look=look,
        tag_icon=icon,
        mode=meeting.mode,
        where=where,
        subject=subject,
        method=" ".join(meeting.method.split()),
        foot=foot,
        foot_tone=tone,
        foot_icon=foot_icon,
        button=_button(each),
        edge="next" if each.is_next else "plain" if each.state == "held" else "open",
        is_chosen=is_chosen,
        spoken=spoken,
    )


def meeting_name(meeting: Meeting) -> str:
    """« Rencontre du 27 mai », or of its quarter while there is no day."""
    if meeting.day is not None:
        return _("Rencontre du {day}", day=day_words(meeting.day, DAY))
    return _("Rencontre du {quarter}", quarter=quarter_words(meeting.when))


def primary_button(reading: ProgrammeReading) -> str:
    if not reading.meetings:
        return _("Planifier l'année")
    coming = reading.next
    if coming is None:
        return ""
    day = coming.meeting.day
    if coming.workshop is not None:
        if day is None:
            return _("Ouvrir la rencontre")
        return _("Ouvrir le {day}", day=day_words(day, DAY))
    if day is None:
        return _("Préparer la rencontre")
    return _("Préparer le {day}", day=day_words(day, DAY))


def held_count(reading: ProgrammeReading) -> str:
    lasting = [each for each in reading.meetings if each.state != "cancelled"]
    held = sum(each.state == "held" for each in lasting)
    if not lasting:
        return ""
    return n_("{n} rencontre sur {all}", "{n} rencontres sur {all}", held, all=len(lasting))


def column_faces(reading: ProgrammeReading) -> list[ColumnFace]:
    return [
        ColumnFace(
            each.meeting.id,
            day_words(each.meeting.day, SHORT_DAY) if each.meeting.day else _("à dater"),
            meeting_name(each.meeting),
        )
        for each in reading.meetings
    ]


def row_face(track: Track, reading: ProgrammeReading) -> RowFace:
    person = track.member.person
    return RowFace(
        person=person.id,
        name=person.name,
        structure=", ".join(p for p in (person.organisation, person.departement) if p),
        cells=tuple(map(cell_face, track.cells)),
        remark=_remark(track, reading.today),
        to_call=track.to_call,
    )


def cell_face(cell: Cell) -> CellFace:
    words = {
        "present": _("Là"),
        "excused": _("A prévenu"),
        "absent": _("Absence"),
        "replaced": _("Suppléance"),
        "to_come": "",
        "unsaid": _("À noter"),
        "not_yet": _("pas encore"),
        "gone": _("n'en est plus"),
        "cancelled": _("annulée"),
    }[cell.kind]
    icon, look = CELL_LOOKS[cell.kind]
    if cell.alarming:
        icon, look = "circle-alert", "signal"
    return CellFace(cell.kind, words, icon, look, _spoken(cell, words))


CELL_LOOKS: dict[CellKind, tuple[str, str]] = {
    "present": ("check", "success"),
    "excused": ("x", "neutral"),
    "absent": ("circle-alert", "signal"),
    "replaced": ("repeat", "neutral"),
    "to_come": ("circle-dashed", "neutral"),
    "unsaid": ("circle-dashed", "neutral"),
    "not_yet": ("", "neutral"),
    "gone": ("", "neutral"),
    "cancelled": ("", "neutral"),
}


def foot_words(reading: ProgrammeReading) -> str:
    """« Engagement : deux journées… 18 personnes, 12 départements. »"""
    promise = promise_words(reading.project.on_site, reading.project.remote)
    here = [t for t in reading.tracks if not _has_left(t.member, reading.today)]
    counted = n_("{n} personne", "{n} personnes", len(here))
    departements = {t.member.person.departement for t in here if t.member.person.departement}
    if departements:
        places = n_("{n} département", "{n} départements", len(departements))
        counted = f"{counted}, {places}"
    if not promise:
        return _("{people}.", people=counted)
    return _("Engagement : {promise}. {people}.", promise=promise, people=counted)


def promise_lines(track: Track, reading: ProgrammeReading) -> list[str]:
    """How the promise stands, in words."""
    project = reading.project
    lines = [
        n_(
            "Présence : {came} sur {n} rencontre tenue",
            "Présence : {came} sur {n} rencontres tenues",
            track.held,
            came=track.came,
        )
        if track.held
        else _("Aucune rencontre tenue depuis son entrée")
    ]
    if project.on_site:
        lines.append(
            n_(
                "Sur place : {came} sur {n} journée promise",
                "Sur place : {came} sur {n} journées promises",
                project.on_site,
                came=track.on_site,
            )
        )
    if project.remote:
        lines.append(
            n_(
                "À distance : {came} sur {n} rencontre promise",
                "À distance : {came} sur {n} rencontres promises",
                project.remote,
                came=track.remote,
            )
        )
    return lines


def call_words(track: Track) -> str:
    """Why and how to call; "" when there is no reason to."""
    if not track.to_call:
        return ""
    person = track.member.person
    reach = ", ".join(part for part in (person.phone, person.email) if part)
    return _("À appeler : {reach}", reach=reach or _("aucune coordonnée dans la liste"))


def waiting_words(place: int, person: Person) -> str:
    """« 1. Zoé Martel, OT du Lac »."""
    who = ", ".join(part for part in (person.name, person.organisation) if part)
    return _("{place}. {who}", place=place, who=who)


def proposal(moved: Meeting, moves: tuple[Move, ...]) -> tuple[str, str]:
    """What happened, then what is proposed for those after it."""
    assert moved.day is not None  # a postponement has a day
    happened = _(
        "La rencontre passe au {day}. Les suivantes n'ont pas bougé.",
        day=day_words(moved.day, DAY),
    )
    shifts = [
        _("{before} → {after}", before=day_words(m.meeting.day, DAY), after=day_words(m.to, DAY))
        for m in moves
        if m.meeting.day is not None
    ]
    return happened, _("Proposition : {moves}.", moves=typography.listing(shifts, language()))


def _tag(each: MeetingReading, today: date) -> tuple[str, str, str]:
    match each.state:
        case "held":
            return _("Tenue"), "success", "check"
        case "cancelled":
            return _("Annulée"), "neutral", "ban"
        case "unsaid":
            return _("Présence à noter"), "signal", "circle-alert"
        case "today":
            return _("Aujourd'hui"), "signal", "clock"
        case "planned":
            return _planned_tag(each, today)


def _planned_tag(each: MeetingReading, today: date) -> tuple[str, str, str]:
    day = each.meeting.day
    if not each.is_next or day is None:
        return _("Prévue"), "neutral", ""
    left = (day - today).days
    said = _("Demain") if left < SOON else n_("Dans {n} jour", "Dans {n} jours", left)
    return said, "signal", "clock"


def _foot(each: MeetingReading) -> tuple[str, Tone, str]:
    meeting = each.meeting
    if each.state == "held":
        came = _("{came} sur {expected}", came=each.came, expected=each.expected)
        cards = each.workshop.cards if each.workshop else 0
        said = n_("{n} carte", "{n} cartes", cards) if cards else ""
        return ", ".join(part for part in (came, said) if part), "calm", "participants"
    if each.is_next:
        lacks = (
            (meeting.day is None, _("Date à fixer")),
            (not meeting.subject, _("Objet à écrire")),
            (meeting.mode == "on_site" and not meeting.place, _("Lieu à fixer")),
        )
        lack = next((words for lacking, words in lacks if lacking), "")
        if lack:
            return lack, "amber", "circle-alert"
    if each.state == "cancelled":
        return "", "calm", ""
    return n_("{n} attendu", "{n} attendus", each.expected), "calm", ""


def _button(each: MeetingReading) -> str:
    if each.workshop is not None:
        return _("Ouvrir")
    return _("Préparer") if each.state in ("planned", "today") else ""


def _remark(track: Track, today: date) -> str:
    member = track.member
    kept = _("{came} sur {held}", came=track.came, held=track.held) if track.held else ""
    if track.to_call:
        return _("à appeler")
    if member.until is not None:
        return _("jusqu'au {day}", day=day_words(member.until, DAY))
    last = next((cell for cell in reversed(track.cells) if cell.kind == "replaced"), None)
    if last is not None and last.substitute:
        return _("par {name}", name=last.substitute)
    if member.since is not None:
        return _("depuis le {day}", day=day_words(member.since, DAY))
    return kept


def _spoken(cell: Cell, words: str) -> str:
    said = words or _("à venir")
    if cell.substitute:
        said = _("{said} par {name}", said=said, name=cell.substitute)
    if cell.at_the_door:
        said = _("{said}, noté à l'émargement de l'atelier", said=said)
    if cell.kind == "absent":
        said = _("{said}, sans prévenir", said=said)
    return said


def _has_left(member: Member, today: date) -> bool:
    return member.until is not None and member.until <= today


def mode_choices() -> list[tuple[str, str]]:
    return [("on_site", mode_words("on_site")), ("remote", mode_words("remote"))]

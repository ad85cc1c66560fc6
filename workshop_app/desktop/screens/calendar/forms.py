"""From a reading of the year to what « Calendrier » shows of it. No widget; decides only what is
offered: the sentences are `wording`."""

from __future__ import annotations

from uuid import UUID

from workshop_app.desktop.screens.calendar import wording
from workshop_app.desktop.screens.calendar.faces import (
    MeetingForm,
    PersonFace,
    ProgrammeShown,
)
from workshop_app.domain.meetings import quarters_shown
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.programme import MeetingReading, ProgrammeReading
from workshop_app.services.project_words import quarter_words


def programme(reading: ProgrammeReading, chosen: UUID | None, only_to_call: bool) -> ProgrammeShown:
    tracks = [each for each in reading.tracks if each.to_call or not only_to_call]
    dated = any(each.meeting.day for each in reading.meetings)
    return ProgrammeShown(
        tag=wording.held_count(reading),
        primary=wording.primary_button(reading),
        quarters=wording.quarter_faces(reading, chosen),
        columns=wording.column_faces(reading),
        rows=[wording.row_face(each, reading) for each in tracks],
        everybody=len(reading.tracks),
        to_call=sum(each.to_call for each in reading.tracks),
        foot=wording.foot_words(reading),
        has_people=bool(reading.tracks),
        has_meetings=bool(reading.meetings),
        can_export="" if dated else _("Aucune rencontre n'a encore de date."),
    )


def meeting_form(each: MeetingReading, reading: ProgrammeReading) -> MeetingForm:
    meeting, spoken = each.meeting, language()
    every = [known.meeting for known in reading.meetings]
    quarters = quarters_shown(every, reading.today)
    to_come = meeting.day is not None and meeting.day > reading.today
    silent = len(each.silent) if not meeting.cancelled else 0
    return MeetingForm(
        key=meeting.id,
        title=wording.meeting_name(meeting),
        day=meeting.day,
        mode=meeting.mode,
        values={
            "day": typography.day(meeting.day, spoken, "d MMM y") if meeting.day else "",
            "starts_at": typography.clock(meeting.starts_at, spoken),
            "ends_at": typography.clock(meeting.ends_at, spoken),
            "place": meeting.place,
            "subject": meeting.subject,
            "method": meeting.method,
        },
        quarters=tuple((when, quarter_words(when)) for when in (*quarters, quarters[-1].next())),
        when=meeting.when,
        note_button=n_("Noter {n} présence", "Noter {n} présences", silent) if silent else "",
        note_refused=_("La présence se note à partir du jour de la rencontre.") if to_come else "",
        cancelled=meeting.cancelled,
        certifies=each.workshop is not None and "present" in each.workshop.said.values(),
        note=_note(each),
    )


def person_face(key: UUID, reading: ProgrammeReading) -> PersonFace | None:
    """None when the person is no longer on the list."""
    track = next((each for each in reading.tracks if each.member.person.id == key), None)
    if track is None:
        return None
    person = track.member.person
    return PersonFace(
        key=key,
        name=person.name,
        structure=", ".join(p for p in (person.organisation, person.departement) if p),
        lines=tuple(wording.promise_lines(track, reading)),
        call=wording.call_words(track),
        has_left=track.member.until is not None,
        today=reading.today,
        waiting=tuple(
            (each.id, wording.waiting_words(place, each))
            for place, each in enumerate(reading.waiting, start=1)
        ),
    )


def _note(each: MeetingReading) -> str:
    if each.workshop is None:
        return ""
    if each.workshop.said:
        return n_(
            "{n} présence ou absence vient de l'émargement de son atelier.",
            "{n} présences et absences viennent de l'émargement de son atelier.",
            len(each.workshop.said),
        )
    return _("Ouverte comme atelier, avec les mêmes personnes.")

"""Rules tried on the candidatures: everything their page shows, read in one go. Writes nothing.

Also on the forty invented candidatures, for a call that nobody has answered yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID, uuid5

from workshop_app.domain.intake import ListPreview, PersonLine
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import TOLD, Candidature
from workshop_app.domain.recruitment.rules import Rules, contradictions
from workshop_app.domain.workshop import Workshop
from workshop_app.services.candidatures import answer_of, applied_moments
from workshop_app.services.letter_content import Letter
from workshop_app.services.ports import Snapshot
from workshop_app.services.recruiting import (
    Applicant,
    Call,
    Foreseen,
    attributes_of,
    foresee,
    read_call,
)
from workshop_app.services.recruitment_letters import Verdict, letter
from workshop_app.services.recruitment_presets import draw_number, preset_rules
from workshop_app.services.workshops import the_workshop

INVENTED = UUID(int=40)
"""Names the forty, always alike: the draw gives the same order every time."""


@dataclass(frozen=True, slots=True)
class Trial:
    workshop: Workshop
    call: Call
    rules: Rules
    """Those tried; to begin with, those in place, else a set of the field."""
    foreseen: Foreseen | None
    """None when the rules contradict each other."""
    contradictions: Sequence[Problem]
    headings: Sequence[str]
    """Free columns of the list."""
    met: Mapping[str, Sequence[str]]
    """Attribute of each rule -> values met, in the order of the list."""
    letters: Sequence[Letter]
    """What would be written, by decision, then in the order of the demands."""

    @property
    def in_place(self) -> bool:
        """Whether these are the rules applied."""
        return self.rules == self.call.rules


def try_rules(snapshot: Snapshot, rules: Rules | None, now: datetime) -> Trial:
    """Without rules: those in place, or the first set of the field."""
    call, workshop = read_call(snapshot), the_workshop(snapshot)
    start = rules or call.rules or preset_rules("littoral", draw_number(workshop.id))
    return trial(call, workshop, start, now)


def trial(call: Call, workshop: Workshop, rules: Rules, now: datetime) -> Trial:
    people = [each.person for each in call.applicants]
    foreseen, problems = _foresee(call, rules)
    return Trial(
        workshop=workshop,
        call=call,
        rules=rules,
        foreseen=foreseen,
        contradictions=problems,
        headings=attributes_of(people),
        met={name: _met(people, name) for name in rules.attributes},
        letters=_letters(foreseen, workshop, now) if foreseen else (),
    )


def _foresee(call: Call, rules: Rules) -> tuple[Foreseen | None, list[Problem]]:
    """All that contradicts itself is told at once, not only the first."""
    try:
        return foresee(call, rules), []
    except Problem as problem:
        return None, list(contradictions(rules)) or [problem]


def _met(people: Sequence[Person], attribute: str) -> Sequence[str]:
    said = (answer_of(person, attribute) for person in people)
    return [value for value in dict.fromkeys(said) if value]


def _letters(foreseen: Foreseen, workshop: Workshop, now: datetime) -> Sequence[Letter]:
    written = []
    for state in TOLD:
        for each in foreseen.outcome.of_state(state):
            verdict = Verdict(each.state, each.reason, each.rank, each.place)
            written.append(letter(workshop, foreseen.people[each.key], verdict, now))
    return written


def invented_call(preview: ListPreview) -> Call:
    """A call that the people of this list have answered, kept nowhere."""
    people = [_person(line, place) for place, line in enumerate(preview.lines)]
    dates = applied_moments(people)
    applicants = [
        Applicant(
            person,
            Candidature(id=person.id, workshop=person.workshop),
            dates[person.id].astimezone() if person.id in dates else None,
            place,
        )
        for place, person in enumerate(people)
    ]
    return Call(None, applicants)


def _person(line: PersonLine, place: int) -> Person:
    known = {field.name for field in fields(Person)}
    told = {f.name: getattr(line, f.name) for f in fields(PersonLine) if f.name in known}
    return Person(id=uuid5(INVENTED, str(place)), workshop=INVENTED, **told)

"""Deciding candidatures by the rules of a workshop: trying rules, applying them, what comes after.

Trying writes nothing. Applying decides everybody afresh. Afterwards a place that was given is kept:
a withdrawal, or a decision taken by hand, only lets the rules fill what it freed. Decides when a
decision is written; who gets a place is `domain.recruitment.decide`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workshop_app.domain.facts import (
    CandidatureDecided,
    CandidatureImposed,
    CandidatureLeft,
    CandidatureReceived,
    CandidatureReturned,
    PersonSeated,
    RecruitmentApplied,
    RecruitmentClosed,
    RecruitmentReopened,
)
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import (
    LONGEST_REASON,
    Candidature,
    Imposed,
    Recruitment,
    State,
)
from workshop_app.domain.recruitment.decide import decide
from workshop_app.domain.recruitment.line import Candidate
from workshop_app.domain.recruitment.outcome import Decision, Outcome
from workshop_app.domain.recruitment.rules import Rules, check_rules
from workshop_app.services.candidatures import (
    answer_of,
    applied_moments,
    arrivals,
    candidature_of,
    candidatures,
    recruitment_of,
)
from workshop_app.services.people import known_person, people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork

LAST = 1 << 62
"""Arrival of somebody whom the log does not show being added."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applies: the person, and what is known of the candidature."""

    person: Person
    candidature: Candidature
    applied_at: datetime | None
    """In the laptop's zone."""
    arrival: int


@dataclass(frozen=True, slots=True)
class Call:
    """The call for candidates of a workshop, as it stands."""

    recruitment: Recruitment | None
    applicants: Sequence[Applicant]
    """As a directory sorts them."""

    @property
    def rules(self) -> Rules | None:
        """Those in place."""
        return self.recruitment.rules if self.recruitment else None


@dataclass(frozen=True, slots=True)
class Change:
    """A decision that the rules tried would change."""

    person: Person
    before: Candidature
    after: Decision


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What rules would decide, beside what is decided now."""

    outcome: Outcome
    people: Mapping[str, Person]
    """By key of the decisions."""
    changes: Sequence[Change]
    """In the order of the demands. Those nothing was decided of yet are no change."""
    unchanged: int
    before: Mapping[State, int]
    unanswered: tuple[str, ...]
    """What the rules ask and no candidature says: most often a column that has another name."""


def read_call(snapshot: Snapshot) -> Call:
    people = people_in_order(snapshot)
    known, dates, turns = candidatures(snapshot), applied_moments(people), arrivals(snapshot)
    applicants = []
    for person in people:
        candidature = known.get(person.id) or candidature_of(snapshot, person.id)
        moment = candidature.applied_at or dates.get(person.id)
        local = moment.astimezone() if moment else None
        turn = turns.get(person.id, LAST)
        applicants.append(Applicant(person, candidature, local, turn))
    return Call(recruitment_of(snapshot), applicants)


def foresee(call: Call, rules: Rules) -> Foreseen:
    """Try rules on everybody afresh. Raises Problem when they contradict each other."""
    outcome = decide(_line(call, rules, afresh=True), rules)
    people = {str(each.person.id): each for each in call.applicants}
    changes = [
        Change(people[decision.key].person, people[decision.key].candidature, decision)
        for decision in outcome.decisions
        if _differs(people[decision.key].candidature, decision)
    ]
    states = [each.candidature.state for each in call.applicants]
    return Foreseen(
        outcome=outcome,
        people={key: each.person for key, each in people.items()},
        changes=changes,
        unchanged=len(outcome.decisions) - len(changes) - states.count(""),
        before={state: states.count(state) for state in set(states)},
        unanswered=_unanswered(call, rules),
    )


def apply_rules(uow: UnitOfWork, rules: Rules, by: str) -> Outcome:
    """Put rules in place and decide everybody by them, in one undo. Raises Problem, writing
    nothing, when they contradict each other."""
    call = read_call(uow)
    outcome = decide(_line(call, rules, afresh=True), rules)
    before = uow.of(Recruitment).get(uow.workshop)
    kept = call.recruitment
    closed_at = kept.closed_at if kept else None
    after = Recruitment(
        id=uow.workshop,
        workshop=uow.workshop,
        rules=rules,
        applied_at=uow.now,
        applied_by=by,
        closed_at=(closed_at or uow.now) if outcome.full and rules.closes else None,
    )
    uow.record(RecruitmentApplied(before, after))
    for applicant in call.applicants:
        _write(uow, applicant, _by_key(outcome)[str(applicant.person.id)])
    return outcome


def withdraw(uow: UnitOfWork, person: UUID) -> Outcome:
    """Somebody will not come. The place goes to the next, by the rules; nobody loses theirs."""
    before = _applied(uow, person)
    if before.left_at is None:
        uow.record(CandidatureLeft(_kept(uow, person), replace(before, left_at=uow.now)))
    return _fill(uow)


def take_back_withdrawal(uow: UnitOfWork, person: UUID) -> Outcome:
    """The person comes after all, and competes for what is left."""
    before = _applied(uow, person)
    if before.left_at is not None:
        after = replace(before, left_at=None, state="")
        uow.record(CandidatureReturned(_kept(uow, person), after))
    return _fill(uow)


def impose(uow: UnitOfWork, person: UUID, imposed: Imposed, by: str, reason: str) -> Outcome:
    """Take or refuse somebody whatever the rules say, with who decided and why; or, with "", give
    the candidature back to the rules. Places freed go to the next."""
    before, reason = _applied(uow, person), " ".join(reason.split())
    if imposed and not reason:
        raise Problem("recruit_reason_empty")
    if len(reason) > LONGEST_REASON:
        raise Problem("recruit_reason_long", longest=LONGEST_REASON)
    after = replace(
        before,
        imposed=imposed,
        imposed_by=by if imposed else "",
        imposed_reason=reason if imposed else "",
        state=before.state if imposed else "",
    )
    if after != before:
        uow.record(CandidatureImposed(_kept(uow, person), after))
    return _fill(uow)


def date_candidature(uow: UnitOfWork, person: UUID, applied_at: datetime | None) -> Candidature:
    """Correct by hand when somebody applied; None: as the list tells. Decisions stay as they are
    until the rules are applied again."""
    known_person(uow, person)
    before = candidature_of(uow, person)
    if before.applied_at == applied_at:
        return before
    after = replace(before, applied_at=applied_at)
    return uow.record(CandidatureReceived(_kept(uow, person), after))


def attributes_of(people: Iterable[Person]) -> Sequence[str]:
    """Headings of the free columns, in the order they were first met."""
    return list(
        dict.fromkeys(heading for person in people for heading, _value in person.attributes)
    )


def _line(call: Call, rules: Rules, afresh: bool) -> list[Candidate]:
    """The candidates as the engine looks at them; `afresh`: nobody holds a place yet."""
    closed_at = call.recruitment.closed_at if call.recruitment else None
    return [
        Candidate(
            key=str(each.person.id),
            values={name: answer_of(each.person, name) for name in rules.attributes},
            applied_at=each.applied_at,
            arrival=each.arrival,
            imposed=each.candidature.imposed,
            imposed_by=each.candidature.imposed_by,
            imposed_reason=each.candidature.imposed_reason,
            left_at=each.candidature.left_at,
            holds=not afresh and each.candidature.state == "accepted",
            waited=not afresh and each.candidature.state == "waiting",
            late=rules.closes and closed_at is not None and _is_late(each, closed_at),
        )
        for each in call.applicants
    ]


def _is_late(applicant: Applicant, closed_at: datetime) -> bool:
    """After the group was full; on an unknown day, whoever nothing was decided of before."""
    if applicant.applied_at is not None:
        return applicant.applied_at > closed_at
    reason, state = applicant.candidature.reason, applicant.candidature.state
    return not state or (reason is not None and reason.code == "closed")


def _fill(uow: UnitOfWork) -> Outcome:
    """Give the places that are free now, by the rules in place; those given stay."""
    recruitment = _rules_in_place(uow)
    call, rules = read_call(uow), recruitment.rules
    outcome = decide(_line(call, rules, afresh=False), rules)
    for applicant in call.applicants:
        held = applicant.candidature.state == "accepted" and not applicant.candidature.imposed
        if not held or applicant.candidature.left_at is not None:
            _write(uow, applicant, _by_key(outcome)[str(applicant.person.id)])
    if outcome.full and rules.closes and recruitment.closed_at is None:
        uow.record(RecruitmentClosed(recruitment, replace(recruitment, closed_at=uow.now)))
    elif not outcome.full and recruitment.closed_at is not None:
        uow.record(RecruitmentReopened(recruitment, replace(recruitment, closed_at=None)))
    return outcome


def _by_key(outcome: Outcome) -> Mapping[str, Decision]:
    return {decision.key: decision for decision in outcome.decisions}


def _write(uow: UnitOfWork, applicant: Applicant, decision: Decision) -> None:
    """Only what changes: a decision that stands keeps its day. Who has no place any more gives the
    chair back."""
    before = _kept(uow, applicant.person.id)
    known = candidature_of(uow, applicant.person.id)
    told = decision.state, decision.reason, decision.rank, decision.place
    if told != (known.state, known.reason, known.rank, known.place):
        state, reason, rank, place = told
        same = (state, rank) == (known.state, known.rank)
        at = known.decided_at if same else uow.now
        after = replace(known, state=state, reason=reason, rank=rank, place=place, decided_at=at)
        uow.record(CandidatureDecided(before, after))
    person = uow.people.get(applicant.person.id)
    if person is not None and person.tables and decision.state != "accepted":
        uow.record(PersonSeated(person, replace(person, tables=())))


def _differs(before: Candidature, after: Decision) -> bool:
    return bool(before.state) and (before.state, before.rank) != (after.state, after.rank)


def _unanswered(call: Call, rules: Rules) -> tuple[str, ...]:
    people = [each.person for each in call.applicants]
    return tuple(
        name
        for name in rules.attributes
        if people and not any(answer_of(person, name) for person in people)
    )


def _rules_in_place(snapshot: Snapshot) -> Recruitment:
    recruitment = recruitment_of(snapshot)
    if recruitment is None:
        raise Problem("recruit_no_rules")
    check_rules(recruitment.rules)
    return recruitment


def _applied(uow: UnitOfWork, person: UUID) -> Candidature:
    """The candidature of somebody of the list, once rules are in place."""
    known_person(uow, person)
    _rules_in_place(uow)
    return candidature_of(uow, person)


def _kept(uow: UnitOfWork, person: UUID) -> Candidature | None:
    """What was recorded of it, if anything ever was."""
    return uow.of(Candidature).get(person)

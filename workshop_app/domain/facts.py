"""Everything that can happen to a workshop, in the past tense. Nothing changes without a fact.

A fact holds the entity before and after: enough to show it, undo it, audit it and copy it to
another laptop. Its class name is what the change log keeps: never rename one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.commitment import MeetingPresence, Membership
from workshop_app.domain.documents import Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.known import DirectoryChoice, Erasure
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.phases import Phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.project import Project
from workshop_app.domain.projection import MirrorLink, Projection
from workshop_app.domain.recruitment.candidature import Candidature, Recruitment
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.domain.room import RoomCheck
from workshop_app.domain.slides import SlideChoices
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table
from workshop_app.domain.themes import Refusal, Spot, Theme
from workshop_app.domain.values import ValueRule
from workshop_app.domain.votes import Ballot, Essential, Vote, VotingCode
from workshop_app.domain.workshop import Workshop

E_co = TypeVar("E_co", bound=Entity, covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[E_co]):
    before: E_co | None
    """None: it was not there."""
    after: E_co


class WorkshopCreated(Fact[Workshop]): ...


class WorkshopChanged(Fact[Workshop]): ...


class TableOpened(Fact[Table]): ...


class TableClosed(Fact[Table]): ...


class TableCodeChanged(Fact[Table]): ...


class PersonAdded(Fact[Person]): ...


class PersonChanged(Fact[Person]): ...


class PersonRemoved(Fact[Person]): ...


class ListImported(Fact[ListImport]): ...


class ListTakenBack(Fact[ListImport]): ...


class LineDoubted(Fact[LineToCheck]): ...


class LineSetAside(Fact[LineToCheck]): ...


class LineSettled(Fact[LineToCheck]): ...


class ValueRuleSet(Fact[ValueRule]): ...


class ValueRuleRemoved(Fact[ValueRule]): ...


class PersonSeated(Fact[Person]): ...


class BadgeGiven(Fact[Person]): ...


class AttendanceSet(Fact[Attendance]): ...


class AttendanceTakenBack(Fact[Attendance]): ...


class DoorPostLinked(Fact[DoorPost]): ...


class DoorPostNamed(Fact[DoorPost]): ...


class DoorPostRevoked(Fact[DoorPost]): ...


class SplitMade(Fact[Split]): ...


class GroupRuleSet(Fact[GroupRule]): ...


class GroupRuleRemoved(Fact[GroupRule]): ...


class PhasePlanned(Fact[Phase]): ...


class PhaseChanged(Fact[Phase]): ...


class PhaseRemoved(Fact[Phase]): ...


class PhaseStarted(Fact[Phase]): ...


class PhaseEnded(Fact[Phase]): ...


class PhasePaused(Fact[Phase]): ...


class PhaseResumed(Fact[Phase]): ...


class PhaseExtended(Fact[Phase]): ...


class PhaseRevealed(Fact[Phase]):
    """What was written in silence is shown."""


class PhaseLeft(Fact[Phase]):
    """Taken off the stage by going back: it will start again."""


class PhaseReopened(Fact[Phase]):
    """Back on the stage with the time it had left."""


class TopicProposed(Fact[Topic]): ...


class TopicChanged(Fact[Topic]): ...


class TopicWithdrawn(Fact[Topic]): ...


class CardWritten(Fact[Card]): ...


class CardEdited(Fact[Card]): ...


class CardWithdrawn(Fact[Card]): ...


class HallMessageSent(Fact[HallMessage]): ...


class HallMessageWithdrawn(Fact[HallMessage]): ...


class HallMessageRead(Fact[MessageRead]): ...


class TableCalled(Fact[TableSignal]): ...


class CallTakenBack(Fact[TableSignal]):
    """By the table itself."""


class CallAnswered(Fact[TableSignal]):
    """By the stage: somebody comes."""


class TableFinished(Fact[TableSignal]): ...


class TableWentOn(Fact[TableSignal]):
    """It has not finished after all."""


class TableWentToPaper(Fact[TableSignal]):
    """The last rung of the ladder: the desk types what it writes."""


class TableBackOnPhone(Fact[TableSignal]): ...


class CardAccepted(Fact[Card]): ...


class CardRejected(Fact[Card]): ...


class CardBroughtBack(Fact[Card]): ...


class CardSplit(Fact[Card]):
    """One for each half; the second was not there before."""


class CardGivenToTable(Fact[Card]): ...


class PhotoReceived(Fact[Photo]): ...


class PhotoCaptioned(Fact[Photo]): ...


class PhotoAccepted(Fact[Photo]):
    """Read, where the workshop reads first."""


class PhotoWithdrawn(Fact[Photo]): ...


class PhotoBroughtBack(Fact[Photo]): ...


class FollowPageOpened(Fact[FollowLink]): ...


class FollowCodeChanged(Fact[FollowLink]): ...


class FollowPageClosed(Fact[FollowLink]): ...


class SortingOpened(Fact[SortingLink]): ...


class SortingClosed(Fact[SortingLink]): ...


class DocumentPrinted(Fact[Printed]): ...


class SlidesChosen(Fact[SlideChoices]): ...


class EntriesMerged(Fact[DirectoryChoice]): ...


class EntriesKeptApart(Fact[DirectoryChoice]): ...


class EntriesParted(Fact[DirectoryChoice]): ...


class Forgotten(Fact[Entity]):
    """Somebody was taken out of it. Before and after are the same: there is no way back."""


class ErasureNoted(Fact[Erasure]): ...


class HallPlanChanged(Fact[HallPlan]): ...


class RoomSettled(Fact[RoomCheck]):
    """Whose Wi-Fi, and by which names the form is found."""


class RoomDeclaredReady(Fact[RoomCheck]):
    """« La salle est prête », with what was proved and what was not."""


class ProjectChanged(Fact[Project]): ...


class MeetingPlanned(Fact[Meeting]): ...


class MeetingChanged(Fact[Meeting]): ...


class MeetingMoved(Fact[Meeting]): ...


class MeetingCancelled(Fact[Meeting]): ...


class MeetingRestored(Fact[Meeting]): ...


class MeetingRemoved(Fact[Meeting]): ...


class MeetingOpened(Fact[Meeting]): ...


class PresenceNoted(Fact[MeetingPresence]): ...


class PresenceForgotten(Fact[MeetingPresence]): ...


class MemberLeft(Fact[Membership]): ...


class MemberJoined(Fact[Membership]): ...


class CandidatureReceived(Fact[Candidature]):
    """With its day, from a list or by hand."""


class CandidatureDecided(Fact[Candidature]):
    """By the rules."""


class CandidatureImposed(Fact[Candidature]):
    """By somebody, against the rules or beside them; or given back to the rules."""


class CandidatureLeft(Fact[Candidature]):
    """The person will not come."""


class CandidatureReturned(Fact[Candidature]):
    """The person comes after all: decided again, like the others."""


class RecruitmentApplied(Fact[Recruitment]): ...


class RecruitmentClosed(Fact[Recruitment]):
    """The group is full."""


class RecruitmentReopened(Fact[Recruitment]):
    """A place was freed and nobody waited for it."""


class ProjectionChosen(Fact[Projection]):
    """Another view, another page, black or no longer."""


class MirrorLinked(Fact[MirrorLink]): ...


class MirrorRevoked(Fact[MirrorLink]):
    """Its link leads nowhere any more."""


class RehearsalCleared(Fact[Entity]):
    """What an earlier day left in the copy."""


class RehearsalPaced(Fact[Rehearsal]):
    """A copy is marked as one, or goes faster or slower."""


class WorkshopRehearsed(Fact[Rehearsal]): ...


class ThemeCreated(Fact[Theme]): ...


class ThemeChanged(Fact[Theme]):
    """Its name or its keywords."""


class ThemeMoved(Fact[Theme]):
    """Its place among the others, or whose part it is."""


class ThemeRemoved(Fact[Theme]): ...


class CardPlaced(Fact[Spot]):
    """In a theme, or out of it."""


class CardStacked(Fact[Spot]):
    """With others, or its stack led by another one."""


class CardUnstacked(Fact[Spot]): ...


class ProposalRefused(Fact[Refusal]): ...


class RefusalTakenBack(Fact[Refusal]): ...


class VotePrepared(Fact[Vote]): ...


class VoteChanged(Fact[Vote]): ...


class VoteRemoved(Fact[Vote]): ...


class VoteOpened(Fact[Vote]): ...


class VoteClosed(Fact[Vote]): ...


class VoteReopened(Fact[Vote]): ...


class VoteLineMoved(Fact[Vote]):
    """How many of the first are the essential."""


class BallotCast(Fact[Ballot]):
    """The first of its voter, or in place of the one before."""


class BallotSealed(Fact[Ballot]):
    """Cut from the code it came with. Before and after are the same: there is no way back."""


class VotingCodeMade(Fact[VotingCode]): ...


class EssentialMarked(Fact[Essential]): ...


class EssentialUnmarked(Fact[Essential]): ...


class Undone(Fact[Entity]): ...


class Redone(Fact[Entity]): ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line of the change log. Facts of one command are undone together."""

    number: int
    command: int
    """Number of the first fact of the command that caused it."""
    at: datetime
    by: str
    fact: Fact[Entity]

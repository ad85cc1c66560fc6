"""What each noun tells of people, field by field: what names them, what only counts them.

One page for every noun, so that forgetting somebody forgets nothing: `tests/rules/test_personal.py`
walks them all and refuses a field that stands nowhere here. Decides what goes of an entity when
somebody is erased or made anonymous; not who that is (`directory`) nor how the change log is
cleaned (storage).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar
from uuid import UUID

from workshop_app.domain.abbreviations import Abbreviation
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.commitment import MeetingPresence, Membership
from workshop_app.domain.day_times import FirstPlan
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.documents import Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation, EvaluationAnswer
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.identity import fold, name_key
from workshop_app.domain.intake import PersonLine
from workshop_app.domain.known import DirectoryChoice, Erasure
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.list_sources import ListSource
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
from workshop_app.domain.templates import PhaseTemplate
from workshop_app.domain.thanks import ThankYou
from workshop_app.domain.themes import Refusal, Spot, Theme
from workshop_app.domain.values import ValueRule
from workshop_app.domain.votes import Ballot, Essential, Vote, VotingCode
from workshop_app.domain.workshop import Workshop

How = Literal["erase", "anonymise"]
"""Erased: off every list, nothing is left. Anonymous: the place and the figures stay, nameless."""
E = TypeVar("E", bound=Entity)
COMMON = ("id", "workshop", "change", "withdrawn")
"""Fields of every entity: they name nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The fields of one noun by what they tell of people."""

    about: str = ""
    """The field that holds whom the entity is about: one id, or several. "" = nobody."""
    line: str = ""
    """The field that holds a line of a list: the entity is about whoever it names."""
    ends: bool = False
    """Nothing is left of it without them: it is withdrawn, even when they are made anonymous."""
    identity: tuple[str, ...] = ()
    """Who that is. Emptied when they are erased, and when they are made anonymous."""
    figures: tuple[str, ...] = ()
    """What is counted of them. Emptied when they are erased."""
    links: tuple[str, ...] = ()
    """Ids of people, who are taken out of it."""
    least: int = 1
    """With fewer ids left it tells nothing any more, and is withdrawn."""
    signed: tuple[str, ...] = ()
    """Who wrote it, as somebody typed it: one of those who took part."""
    names: tuple[str, ...] = ()
    """A name typed in, of whoever it may be: emptied when it is theirs."""
    words: tuple[str, ...] = ()
    """Free words. They stay; where they name somebody who is erased is told."""
    plain: tuple[str, ...] = ()
    """Nothing of anybody."""

    def every_field(self) -> tuple[str, ...]:
        about = () if self.about in (*COMMON, *self.links) else (self.about,)
        told = (*self.identity, *self.figures, *self.links, *self.signed, *self.names)
        return tuple(name for name in (*about, *told, *self.words, *self.plain) if name)


def told(
    *, about: str = "", line: str = "", ends: bool = False, least: int = 1, **kinds: str
) -> Told:
    """`kinds`: the fields of each kind, a space between two."""
    sorted_out: dict[str, Any] = {kind: tuple(names.split()) for kind, names in kinds.items()}
    return Told(about=about, line=line, ends=ends, least=least, **sorted_out)


PERSONAL: Mapping[type[Entity], Told] = {
    Workshop: told(
        words="title question organiser place context objectives results rules",
        plain="model created_at day starts_at ends_at categories table_count rounds criteria"
        " criteria_modes paper"
        " host port wifi_name wifi_password report_sections shareable_report badge_lines"
        " places_initials places_newest extra_pages retention_months retention_unasked"
        " reads_first part_of end_is_free",
    ),
    Table: told(plain="number code"),
    Person: told(
        about="id",
        identity="first_name last_name organisation function email phone attributes as_written"
        " badge shown",
        figures="organisation_type departement referent host reserve tables locked",
        plain="anonymous",
    ),
    GroupRule: told(links="people", least=2, plain="kind"),
    Split: told(
        plain="made_at tables rounds seed criteria weights modes imbalance lower_bound proven",
    ),
    Phase: told(
        words="title question questions steps note material roles tracks",
        plain="position activity kinds planned_s minimum_s protected extended_s started_at pauses"
        " last_planned_s last_ran_s"
        " ended_at method parts places round longest advised signed asks_who silent revealed_at"
        " muted silence_s",
    ),
    FirstPlan: told(words="phases", plain="made_at"),
    DebriefNote: told(words="text", plain="written_at phase"),
    Evaluation: told(words="questions", plain="code opens_alone opened_at closed_at"),
    ThankYou: told(words="text", plain="said_at"),
    EvaluationAnswer: told(words="words", plain="marks source quoted"),
    Card: told(
        signed="author role",
        words="text original",
        plain="table kind number code source written_at standing split_from from_table phase"
        " question anonymous phone",
    ),
    Rehearsal: told(plain="speed played_at tables cards"),
    Printed: told(plain="kind fingerprint printed_at part tables"),
    SlideChoices: told(words="template_name next_steps thanks words", plain="template"),
    HallPlan: told(words="markers notes", plain="width depth shape spots visited_on"),
    Attendance: told(about="id", figures="state at walk_in arrived_at", plain="by"),
    DoorPost: told(words="name", plain="number code"),
    Projection: told(words="message", plain="view since black kind table card"),
    MirrorLink: told(plain="code"),
    Project: told(
        names="leader technical_referent apply_to",
        words="wanted conditions costs",
        plain="on_site remote apply_until calendar",
    ),
    Meeting: told(
        words="place subject method",
        plain="year quarter day starts_at ends_at mode cancelled opened",
    ),
    MeetingPresence: told(
        about="person",
        identity="substitute",
        figures="said at",
        names="substitute",
        plain="meeting",
    ),
    Membership: told(about="id", figures="since until", links="replaces", least=0),
    Candidature: told(
        about="id",
        identity="reason imposed_reason",
        figures="applied_at state rank place decided_at imposed left_at",
        names="imposed_by",
    ),
    Recruitment: told(names="applied_by", plain="rules applied_at closed_at"),
    HallMessage: told(words="text", plain="sent_at tables"),
    MessageRead: told(plain="message table read_at"),
    RoomCheck: told(
        words="wifi_name",
        plain="source local_name ready_at proved missing address interface",
    ),
    TableSignal: told(plain="table called_at answered_at done_phase done_at paper_since"),
    Photo: told(
        words="caption",
        plain="table number digest preview width height size taken_at standing",
    ),
    FollowLink: told(plain="code"),
    SortingLink: told(plain="code"),
    Topic: told(signed="proposer", words="title", plain="phase session place"),
    Abbreviation: told(words="short meaning"),
    PhaseTemplate: told(words="name told content", plain="phases planned_s"),
    ListSource: told(words="name headings fields", plain="used_at"),
    ListImport: told(words="name sheet", plain="taken_at lines added updated command"),
    LineToCheck: told(
        about="person",
        line="told",
        ends=True,
        identity="value told",
        words="list_name",
        plain="list_import sheet line field reason aside",
    ),
    ValueRule: told(words="read used", plain="criterion apart"),
    DirectoryChoice: told(
        about="members", links="members", least=2, identity="chosen", plain="kind same"
    ),
    Theme: told(words="name keywords", plain="position parent"),
    Spot: told(signed="by", plain="card theme stack offered"),
    Refusal: told(signed="by", plain="card other theme"),
    Vote: told(
        words="title",
        plain="method voter items budget most own_cards line state expected opened_at closed_at",
    ),
    Ballot: told(plain="vote voter marks source"),
    VotingCode: told(plain="number code"),
    Essential: told(plain="kind vote marked_at"),
    Erasure: told(plain="how made_at people workshops images"),
}
"""A field stands under each kind that fits it."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody to forget, or several, as every workshop together knows them."""

    ids: frozenset[str]
    """Their ids in each workshop, as `UUID.hex` writes them."""
    names: frozenset[tuple[str, str]] = frozenset()
    """(last name, first name), each way it was written."""
    emails: frozenset[str] = frozenset()
    were_here: bool = True
    """They are on the list of this workshop: there « Roux » alone is one of them."""
    everybody: bool = False
    """The whole workshop: whoever signed something is one of them."""

    def written(self) -> tuple[str, ...]:
        """What to look for in texts they may be named in, each once."""
        said = {last or first for last, first in self.names} | self.emails
        return tuple(sorted(said - {""}))


def forget(entity: E, whom: Whom, how: How, nobody: str) -> E:
    """The entity without what it tells of them; itself when it tells nothing.

    `nobody` stands where a list needs a name: « Anonyme ».
    """
    said = PERSONAL[type(entity)]
    changes: dict[str, Any] = {}
    if _is_about(entity, said, whom):
        changes |= {name: _empty(entity, name) for name in said.identity}
        if how == "erase":
            changes |= {name: _empty(entity, name) for name in said.figures}
        if how == "erase" or said.ends:
            changes["withdrawn"] = True
        if isinstance(entity, Person):
            changes |= {"anonymous": True, "last_name": "" if how == "erase" else nobody}
    for name in said.links:
        changes |= _unlinked(getattr(entity, name), name, said.least, whom)
    for name in said.signed:
        if whom.everybody or _is_theirs(getattr(entity, name), whom):
            changes[name] = ""
    for name in said.names:
        if _is_theirs(getattr(entity, name), whom):
            changes[name] = ""
    changed = {name: value for name, value in changes.items() if getattr(entity, name) != value}
    return replace(entity, **changed) if changed else entity


def _unlinked(value: Any, name: str, least: int, whom: Whom) -> dict[str, Any]:
    """What changes of a field of ids when theirs are taken out."""
    if not isinstance(value, tuple):
        return {name: None} if _key(value) in whom.ids else {}
    kept = tuple(key for key in value if _key(key) not in whom.ids)
    if len(kept) == len(value):
        return {}
    return {name: kept} if len(kept) >= least else {name: kept, "withdrawn": True}


def names_in_words(entity: Entity, whom: Whom) -> tuple[str, ...]:
    """Fields of free words that still name one of them: whole name, either way round, or e-mail."""
    sought = [f" {one} " for names in whom.names if (one := fold(" ".join(names[::-1])))]
    sought += [f" {one} " for names in whom.names if (one := fold(" ".join(names)))]
    return tuple(
        name
        for name in PERSONAL[type(entity)].words
        if (text := _text(getattr(entity, name))) and _names(text, sought, whom.emails)
    )


def _names(text: str, sought: Iterable[str], emails: Iterable[str]) -> bool:
    folded = f" {fold(text)} "
    return any(one in folded for one in sought) or any(one in text.lower() for one in emails)


def _text(value: object) -> str:
    """Of a text, or of a list of texts or of lines with a title and a detail."""
    if isinstance(value, tuple):
        return " | ".join(map(_text, value))
    if not is_dataclass(value):
        return str(value)
    return " | ".join(_text(getattr(value, field.name)) for field in fields(value))


def _is_about(entity: Entity, told: Told, whom: Whom) -> bool:
    if told.line and _is_their_line(getattr(entity, told.line), whom):
        return True
    value = getattr(entity, told.about) if told.about else None
    if value is None:
        return False
    keys = (value,) if isinstance(value, UUID | str) else value
    return any(_key(key) in whom.ids for key in keys)


def _is_their_line(line: PersonLine, whom: Whom) -> bool:
    if whom.everybody or line.email.lower() in whom.emails:
        return True
    mine = name_key(line.last_name), name_key(line.first_name)
    return any(mine) and any(mine == (name_key(n[0]), name_key(n[1])) for n in whom.names)


def _key(value: object) -> str:
    return value.hex if isinstance(value, UUID) else str(value)


def _is_theirs(signature: str, whom: Whom) -> bool:
    """« Anne Roux », « ROUX Anne », « A. Roux », their e-mail; « Roux » where they took part."""
    if not signature:
        return False
    if signature.strip().lower() in whom.emails:
        return True
    typed = fold(signature).split()
    return any(_signs(typed, last, first, whom.were_here) for last, first in whom.names)


def _signs(typed: list[str], last: str, first: str, part_is_enough: bool) -> bool:
    """Each word is one of the name, or its initial, and one of them is whole; elsewhere than where
    they took part, the last name and something of the first one."""
    mine = {*fold(last).split(), name_key(last)}
    given = {*fold(first).split(), name_key(first)}
    initials = {word[0] for word in mine | given if word}
    if not all(word in mine | given | initials for word in typed):
        return False
    lasts, others = [w for w in typed if w in mine], [w for w in typed if w not in mine]
    if part_is_enough:
        return any(len(word) > 1 and word in mine | given for word in typed)
    return bool(lasts) and bool(others or not first)


def _empty(entity: Entity, name: str) -> Any:
    """The field when nothing is said: its default, else nothing of its kind."""
    field, value = next(f for f in fields(entity) if f.name == name), getattr(entity, name)
    if field.default is not MISSING:
        return field.default
    if isinstance(value, PersonLine):
        return PersonLine(line=value.line)
    return type(value)()

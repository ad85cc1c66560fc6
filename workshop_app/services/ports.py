"""What services need from the floors above, and what the faces may ask. Shapes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID

from workshop_app.domain.cards import Card
from workshop_app.domain.documents import KitKind, Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.facts import Fact, Recorded
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.intake import ListPreview
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.phases import Phase
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.projection import MirrorLink
from workshop_app.domain.room import Observation, Trial
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.conductor_content import Conductor
from workshop_app.services.kit_content import KitContent
from workshop_app.services.letter_content import Letter
from workshop_app.services.method_content import GroupsSheet, MarketSheet
from workshop_app.services.note_content import BalanceNote
from workshop_app.services.photo_content import PhotoSheets
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.record_content import RoomRecord
from workshop_app.services.report_content import ReportContent
from workshop_app.services.slides_content import Deck
from workshop_app.services.slip_content import VotingSlips
from workshop_app.services.sorters import Sorters

E_co = TypeVar("E_co", bound=Entity, covariant=True)
E = TypeVar("E", bound=Entity)
R = TypeVar("R")


class Clock(Protocol):
    def now(self) -> datetime:
        """UTC."""


class Shelf(Protocol[E_co]):
    """All entities of one noun in one workshop, to read."""

    def get(self, key: UUID) -> E_co | None: ...

    def where(self, **equal: object) -> Sequence[E_co]:
        """Those present, equal in every named field, in no promised order."""

    def count(self) -> int:
        """How many are present, without reading them."""

    def since(self, number: int, most: int | None = None) -> Sequence[E_co]:
        """Those touched by a fact after `number`, oldest change first, the withdrawn ones too;
        the first `most` of them."""


class Snapshot(Protocol):
    """One workshop as it was at one moment."""

    @property
    def workshop(self) -> UUID: ...

    def of(self, noun: type[E]) -> Shelf[E]:
        """The shelf of any noun."""

    @property
    def workshops(self) -> Shelf[Workshop]:
        """One entity: the workshop itself."""

    @property
    def tables(self) -> Shelf[Table]: ...

    @property
    def people(self) -> Shelf[Person]: ...

    @property
    def group_rules(self) -> Shelf[GroupRule]: ...

    @property
    def splits(self) -> Shelf[Split]: ...

    @property
    def phases(self) -> Shelf[Phase]: ...

    @property
    def cards(self) -> Shelf[Card]: ...

    @property
    def printed(self) -> Shelf[Printed]: ...

    def last_change(self) -> int: ...

    def nouns_since(self, number: int) -> Set[type[Entity]]:
        """Kinds of entity that facts after `number` touched."""

    def facts_since(self, number: int) -> Sequence[Recorded]: ...

    def fact(self, number: int) -> Recorded | None:
        """One line of the change log."""

    def facts_of(self, command: int) -> Sequence[Recorded]: ...

    def facts_about(self, noun: type[E]) -> Sequence[Recorded]:
        """Every line of the log about entities of this noun, oldest first."""

    def file(self, digest: str) -> bytes | None:
        """A picture kept under this SHA-256; None when it is not here, or was erased."""

    def newest(self, like: Entity) -> Entity | None:
        """The same entity as it is now."""


class UnitOfWork(Snapshot, Protocol):
    """A snapshot that may change. All of one command happens, or nothing of it."""

    @property
    def command(self) -> int:
        """What `history.undo` takes: the number of its first fact."""

    @property
    def wrote(self) -> bool:
        """Whether this command has recorded anything yet: nothing written, nothing to undo."""

    @property
    def now(self) -> datetime: ...

    def record(self, fact: Fact[E]) -> E:
        """The only way to write: `fact.after` is kept, numbered, and returned as it now is."""

    def keep_file(self, digest: str, content: bytes) -> None:
        """Keep a picture under its SHA-256, once however often it is kept."""

    def drop_file(self, digest: str) -> None:
        """Throw it away. For good: an erasing alone does that."""

    def next_number(self, series: str) -> int: ...

    def clean_log(self, forget: Callable[[Entity], Entity]) -> int:
        """Write the change log of this workshop again, every image put through `forget`, which
        gives the same object back when there is nothing to change. For good. Returns how many
        lines are concerned."""


Command = Callable[[UnitOfWork], R]
"""May run twice before it is answered: it decides from the unit of work alone."""
Query = Callable[[Snapshot], R]


class Busy(Exception):
    """Too much is waiting, or the library is closing. Nothing was written; ask again."""


class DiskFull(Busy):
    """Nothing more can be written until somebody makes room. What was acknowledged is kept."""


class Surroundings(Exception):
    """Disk full, file unreadable, port taken: `code` names the sentence that says what is safe."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Library(Protocol):
    """Where workshops are kept. The only door of the two faces."""

    def submit(
        self, workshop: UUID, by: str, command: Command[R], about: UUID | None = None
    ) -> Future[R]:
        """Resolved once it is on disk. Raises Busy at once rather than wait.

        `about` is the id of the card concerned, if any: those of a batch are read together.
        """

    @property
    def trouble(self) -> Surroundings | None:
        """Why the last change could not be kept, whoever sent it; None once one is kept again.
        Answers at once, in any thread."""

    def read(self, workshop: UUID, query: Query[R]) -> R:
        """Blocks: never on the GUI thread, never on an event loop."""

    def table(self, code: str) -> Table | None:
        """The table a code leads to, in whatever workshop."""

    def door_post(self, code: str) -> DoorPost | None:
        """The post at the door a code leads to, in whatever workshop."""

    def mirror(self, code: str) -> MirrorLink | None:
        """The projector in a browser that a code leads to, in whatever workshop."""

    def follow_link(self, code: str) -> FollowLink | None:
        """The participants' page a code leads to, in whatever workshop."""

    def sorting_link(self, code: str) -> SortingLink | None:
        """The board in a browser a code leads to, in whatever workshop."""

    def evaluation(self, code: str) -> Evaluation | None:
        """The evaluation a code leads to, in whatever workshop."""

    def voting_code(self, code: str) -> VotingCode | None:
        """The slip of who votes, in whatever workshop."""

    def workshop_ids(self) -> Sequence[UUID]:
        """Those present, newest first."""

    def every_ledger(self) -> Sequence[UUID]:
        """Every workshop anything was written of, the withdrawn ones and `WHOLE_LIBRARY` too."""

    def rows(self, noun: type[Entity], *columns: str) -> Sequence[tuple[Any, ...]]:
        """These fields of every entity of a noun, whatever its workshop, the withdrawn ones too.

        For what spans all workshops: one statement, no entity made, ids as `UUID.hex` writes them.
        """

    def ever_said(self, words: Sequence[str]) -> Set[UUID]:
        """Workshops, `WHOLE_LIBRARY` too, whose log holds one of these texts as it is written."""


class ChangeFeed(Protocol):
    def subscribe(self, hint: Callable[[UUID, int], None]) -> Callable[[], None]:
        """Call `hint(workshop, number)` after each commit, from any thread. Returns the way out.

        A hint may be lost: whoever subscribes remembers its last number and reads the rest.
        """


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the phones of one table believe, together."""

    sent: int
    """Cards that the laptop acknowledged to them."""
    waiting: int
    """Cards they still hold: on their way, or refused and to be corrected."""
    since: datetime
    """Nothing else was said since then."""


class Presence(Protocol):
    """Which phones gave a sign of life, and when: those of the tables, the posts at the door, the
    projector in a browser.
    Lost with the process: it is no fact."""

    @property
    def sorters(self) -> Sorters:
        """Who is at the board of themes."""

    def seen(self, workshop: UUID, table: int) -> None: ...

    def last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        """Table number -> UTC instant."""

    def told(self, workshop: UUID, table: int, phone: str, sent: int, waiting: int) -> None:
        """What one phone of a table believes: cards the laptop acknowledged, cards it holds."""

    def holdings(self, workshop: UUID) -> Mapping[int, Holdings]:
        """Table number -> what its phones said last."""

    def post_seen(self, workshop: UUID, post: int) -> None: ...

    def mirror_seen(self, workshop: UUID) -> None:
        """The projector in a browser."""

    def mirror_last_seen(self, workshop: UUID) -> datetime | None: ...

    def posts_last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        """Number of a post at the door -> UTC instant."""


class TrialSeen(Protocol):
    """What test phones did, and which devices reached this laptop. Lost with the process."""

    def arrived(self, host: str, peer: str) -> None:
        """The device `peer` reached this laptop at its address `host`."""

    def saw(self, observation: Observation, host: str, peer: str) -> None: ...

    def lost_a_draft(self) -> None: ...

    def restart(self) -> None: ...

    def read(self) -> Trial: ...


class LocalName(Protocol):
    """A name that phones may type instead of numbers, told to the network. Blocks for seconds."""

    def announce(self, host: str, port: int) -> bool:
        """The name leads there from now on. False, and nothing more, when it could not be."""

    def withdraw(self) -> None: ...


class Stop(Exception):
    """A job was cancelled: nothing was kept of it."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How a long piece of work tells where it stands, and hears that it must stop."""

    progress: Callable[[float], None] = lambda _share: None
    """Takes 0.0 to 1.0."""
    cancelled: Callable[[], bool] = lambda: False


class Archive(Protocol):
    """Workshops in files of their own, and the soundness of the library. Blocks."""

    def write(self, workshop: UUID, target: Path) -> None: ...

    def take_in(self, source: Path) -> UUID: ...

    def check(self) -> list[str]: ...

    def version(self) -> str: ...


class Traces(Protocol):
    """What the file and its neighbours still hold of data that was written over. Blocks."""

    def sweep(self) -> bool:
        """Nothing of it is left in the library file nor in its journal. False when somebody else
        was reading or there is no room: part of it may still be there."""

    def drop_copies(self) -> Sequence[Path]:
        """Throw away the copies that were made beside the library before it was brought to a newer
        version. Returns them."""


class FormServer(Protocol):
    """The form, answering phones."""

    def stop(self) -> None: ...


LARGEST_LIST = 20 * 1024 * 1024
"""Bytes: a file beyond that is no list of one workshop, and is not even opened."""


class ListReader(Protocol):
    def __call__(
        self,
        content: bytes,
        name: str,
        *,
        sheet: str | None = None,
        mapping: Mapping[str, str] | None = None,
        remembered: Callable[[Sequence[str]], Mapping[str, str]] | None = None,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ListPreview:
        """People read from a spreadsheet file. Raises Problem when it is not a list.

        `remembered`: headings -> what was decided of some of them the last time.
        """


class ScheduleReader(Protocol):
    def __call__(self, content: bytes, name: str) -> tuple[Phase, ...]:
        """Phases read from a file, of no workshop yet. Raises Problem when it is no schedule."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document on disk."""

    path: Path
    pages: int
    section_pages: Mapping[str, int] = field(default_factory=dict)
    """How many pages each section of a report, or each document of a kit, takes, in order."""
    missing_signs: str = ""
    """Signs that no font has: printed as their code, to be told to the person."""
    shortened: Sequence[str] = ()
    """Titles of what was cut for the document to fit, to be told to the person."""


class Printer(Protocol):
    """Paper. Every verb writes aside, then replaces `target`; nothing half-done is left.

    They raise Stop when the watch is cancelled, Surroundings when the folder refuses.
    """

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written: ...

    def kit(
        self,
        content: KitContent,
        kinds: Sequence[KitKind],
        options: KitOptions,
        target: Path,
        watch: Watch,
    ) -> Written:
        """The documents named, in hanging order; with a cover page when more than one."""

    def certificates(self, content: Certificates, target: Path, watch: Watch) -> Written:
        """One page a person, in the order given."""

    def project_sheet(self, content: ProjectContent, target: Path, watch: Watch) -> Written:
        """The sheet of a working group, on one page whatever its texts."""


class MethodPrinter(Protocol):
    """What the schedule and its methods put on paper, with what `Printer` promises of files."""

    def conductor(self, content: Conductor, target: Path, watch: Watch) -> Written:
        """The day phase by phase, for the facilitator."""

    def groups_sheet(self, content: GroupsSheet, target: Path, watch: Watch) -> Written:
        """Who works with whom, table by table."""

    def market(self, content: MarketSheet, target: Path, watch: Watch) -> Written:
        """The grid of an open forum, one A3 poster."""

    def voting_slips(self, content: VotingSlips, target: Path, watch: Watch) -> Written:
        """The codes of a vote of people, to be cut apart."""


class LetterPrinter(Protocol):
    """Letters on paper, with what `Printer` promises of files."""

    def letters(self, letters: Sequence[Letter], target: Path, watch: Watch) -> Written:
        """A page each."""


class RecordPrinter(Protocol):
    """The record of a hall, with what `Printer` promises of files."""

    def room_record(self, content: RoomRecord, target: Path, watch: Watch) -> Written:
        """One page."""


class PhotoPrinter(Protocol):
    """Photos on paper, with what `Printer` promises of files."""

    def photos(self, content: PhotoSheets, target: Path, watch: Watch) -> Written:
        """A page each, with its table and caption."""


class NotePrinter(Protocol):
    """The note on a split, with what `Printer` promises of files."""

    def balance_note(self, content: BalanceNote, target: Path, watch: Watch) -> Written:
        """Why a split is fair: a grid of figures for each criterion, the rules kept."""


class OfficeWriter(Protocol):
    """Files that an office suite opens, with what `Printer` promises of files. Their `pages` are
    those of slides; a text has as many as the program that opens it makes: 0."""

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        """The same report as a Word document, to be edited."""

    def slides(self, deck: Deck, template: bytes | None, target: Path, watch: Watch) -> Written:
        """A presentation, on an organiser's template as `template_of` gave it, or on Tablée's."""

    def template_of(self, content: bytes, name: str) -> bytes:
        """What to keep of a file somebody brings as a template. Raises Problem when it is none."""


LARGEST_TEMPLATE = 20 * 1024 * 1024
"""Bytes: a template beyond that holds a film, and every copy of the workshop would carry it."""

"""Taking somebody out of everything this laptop knows: every workshop, its change log, its copies.

The one thing that has no way back. Each workshop is one command; a stop in the middle leaves whole
workshops, and doing it again finishes. Decides where to look and what is told afterwards; what goes
of each noun is in `domain.personal`, what goes of the file in the port `Traces`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from uuid import UUID, uuid4

from workshop_app.domain.cards import Card, label
from workshop_app.domain.directory import Entry
from workshop_app.domain.documents import NAMELESS, Printed
from workshop_app.domain.entity import WHOLE_LIBRARY, Entity
from workshop_app.domain.facts import ErasureNoted, Forgotten
from workshop_app.domain.identity import name_key
from workshop_app.domain.known import Erasure
from workshop_app.domain.people import Person
from workshop_app.domain.personal import PERSONAL, How, Whom, forget, names_in_words
from workshop_app.domain.phases import Phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import _
from workshop_app.services.directory import read_entries
from workshop_app.services.photos import drop_pictures_set_aside
from workshop_app.services.ports import Clock, Library, Snapshot, Traces, UnitOfWork, Watch

NAMES = ("last_name", "first_name")
FEW = 12
"""Texts to look for in the log by its words; with more of them every workshop is read."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Free words that still name somebody: left as they are, for a person to judge."""

    noun: str
    """Class name: Card, Phase, Workshop…"""
    what: str
    """« FO 12 », the title of the phase; how many photos; "" for the workshop itself."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """What was taken out of one workshop."""

    workshop: UUID
    """`WHOLE_LIBRARY` for what was decided by hand in the directory."""
    title: str
    day: date | None
    counts: tuple[tuple[str, int], ...]
    """(class name of the noun, how many of them)."""
    images: int
    """Lines of its change log."""
    papers: tuple[tuple[str, datetime], ...]
    """(kind, when) of what was printed and may hold the names."""
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasing did, to be read and handed over. Kept nowhere: it holds the names."""

    how: How
    names: tuple[str, ...]
    """Of one workshop's whole list: its title."""
    at: datetime
    people: int
    places: tuple[Emptied, ...]
    copies: tuple[str, ...]
    """Paths of copies beside the library that were thrown away."""
    swept: bool
    """False: part of it may still lie in the file until it is done again."""

    @property
    def images(self) -> int:
        return sum(place.images for place in self.places)


class Eraser:
    """Blocks: in the jobs thread, or on the command line."""

    def __init__(self, library: Library, traces: Traces, clock: Clock, by: str) -> None:
        self._library, self._traces, self._clock, self._by = library, traces, clock, by

    def people(
        self, ids: Collection[str], how: How, watch: Watch | None = None, *, trace: bool = True
    ) -> Erased:
        """Everybody whom one of these ids (`UUID.hex`) is, in whatever list they stand. Raises
        Problem."""
        wanted = set(ids)
        today = self._clock.now().astimezone().date()
        entries = [e for e in read_entries(self._library, today) if wanted & set(e.ids)]
        if not entries:
            raise Problem("nobody_to_erase")
        lists = {part.gathering.key for entry in entries for part in entry.parts}
        whom = self._also_written(whom_of(entries), lists)
        places = self._empty(self._where(whom, lists), lists, whom, how, watch or Watch())
        names = tuple(entry.name for entry in entries)
        return self._finish(how, names, len(entries), places, trace)

    def workshops(
        self, keys: Sequence[UUID], watch: Watch | None = None, *, trace: bool = True
    ) -> Erased:
        """Everybody of these workshops made anonymous: cards and figures stay."""
        watch = watch or Watch()
        places: list[Emptied] = []
        people, names = 0, []
        for done, key in enumerate(keys):
            whom, count = self._library.read(key, _everybody)
            names.append(self._library.read(key, _title_and_day)[0])
            people += count
            here = self._empty_one(key, whom, "anonymise", was_here=True)
            # A meeting's people are still those of its group: what was decided of them stays.
            gone = replace(whom, ids=whom.ids - self._still_named())
            shared = self._empty_one(WHOLE_LIBRARY, gone, "anonymise", was_here=False)
            places += [emptied for emptied in (here, shared) if emptied]
            watch.progress((done + 1) / len(keys))
        return self._finish("anonymise", tuple(names), people, places, trace)

    def _also_written(self, whom: Whom, lists: Collection[UUID]) -> Whom:
        """With what their lists wrote before somebody corrected it."""
        for key in lists:
            more = self._library.read(key, partial(_written_before, ids=whom.ids))
            whom = replace(
                whom,
                ids=whom.ids | more.ids,
                names=whom.names | more.names,
                emails=whom.emails | more.emails,
            )
        return whom

    def _where(self, whom: Whom, lists: Collection[UUID]) -> list[UUID]:
        """Workshops to go through, the lists they stand in first."""
        every = self._library.every_ledger()
        written = whom.written()
        named = self._library.ever_said(written) if len(written) <= FEW else set(every)
        others = [key for key in every if key in named and key not in lists]
        return [*lists, *(key for key in others if key != WHOLE_LIBRARY), WHOLE_LIBRARY]

    def _still_named(self) -> frozenset[str]:
        rows = self._library.rows(Person, "id", "anonymous")
        return frozenset(key for key, anonymous in rows if not anonymous)

    def _empty(
        self,
        keys: Sequence[UUID],
        lists: Collection[UUID],
        whom: Whom,
        how: How,
        watch: Watch,
    ) -> list[Emptied]:
        places = []
        for done, key in enumerate(keys):
            emptied = self._empty_one(key, whom, how, was_here=key in lists)
            places += [emptied] if emptied else []
            watch.progress((done + 1) / len(keys))
        return places

    def _empty_one(self, key: UUID, whom: Whom, how: How, *, was_here: bool) -> Emptied | None:
        here = replace(whom, were_here=was_here, everybody=whom.everybody and was_here)
        command = partial(_forget_here, whom=here, how=how, nobody=_("Anonyme"))
        counts, images = self._library.submit(key, self._by, command).result()
        told = partial(_still_told, whom=here, papers=was_here)
        papers, mentions = self._library.read(key, told)
        if not (counts or images or mentions):
            return None
        title, day = self._library.read(key, _title_and_day)
        return Emptied(key, title, day, counts, images, papers, mentions)

    def sweep(self) -> bool:
        """What the log no longer says leaves the file too: ballots that were cut from their codes.
        False: part of it may still lie there until it is done again."""
        return self._traces.sweep()

    def _finish(
        self, how: How, names: tuple[str, ...], people: int, places: Sequence[Emptied], trace: bool
    ) -> Erased:
        copies = tuple(str(path) for path in self._traces.drop_copies())
        done = Erased(how, names, self._clock.now(), people, tuple(places), copies, swept=False)
        if trace:
            self._library.submit(WHOLE_LIBRARY, self._by, partial(_note, done=done)).result()
        return replace(done, swept=self._traces.sweep())


def whom_of(entries: Iterable[Entry]) -> Whom:
    lines = [part.line for entry in entries for part in entry.parts]
    return Whom(
        ids=frozenset(line.id for line in lines),
        names=frozenset((line.last_name, line.first_name) for line in lines),
        emails=frozenset(line.email.lower() for line in lines if line.email),
    )


def _written_before(snapshot: Snapshot, ids: frozenset[str]) -> Whom:
    """Other spellings of these people, and the entries under them that were joined to theirs."""
    people = snapshot.people.since(0)
    names: set[tuple[str, str]] = set()
    for person in people:
        first = dict(person.as_written) if person.id.hex in ids else {}
        written = tuple(first.get(name, getattr(person, name)) for name in NAMES)
        if written != tuple(getattr(person, name) for name in NAMES):
            names.add((written[0], written[1]))
    keys = {(name_key(last), name_key(first)) for last, first in names}
    joined = [
        person
        for person in people
        if person.withdrawn and (name_key(person.last_name), name_key(person.first_name)) in keys
    ]
    return Whom(
        ids=frozenset(person.id.hex for person in joined),
        names=frozenset(names),
        emails=frozenset(person.email.lower() for person in joined if person.email),
    )


def traces_kept(snapshot: Snapshot) -> Sequence[Erasure]:
    """Of the library: the erasings noted, newest first."""
    return sorted(snapshot.of(Erasure).where(), key=lambda noted: noted.made_at, reverse=True)


def _everybody(snapshot: Snapshot) -> tuple[Whom, int]:
    """All that ever stood on the list of a workshop, and how many of them still do, by name."""
    people = [person for person in snapshot.people.since(0) if not person.anonymous]
    whom = Whom(
        ids=frozenset(person.id.hex for person in people),
        names=frozenset((person.last_name, person.first_name) for person in people),
        emails=frozenset(person.email.lower() for person in people if person.email),
        everybody=True,
    )
    return whom, sum(not person.withdrawn for person in people)


def _forget_here(
    uow: UnitOfWork, whom: Whom, how: How, nobody: str
) -> tuple[tuple[tuple[str, int], ...], int]:
    """(class name, entities changed) of each noun, and lines of the change log."""
    clean = partial(forget, whom=whom, how=how, nobody=nobody)
    counts: Counter[str] = Counter()
    for noun in PERSONAL:
        for entity in uow.of(noun).since(0):
            after = clean(entity)
            if after is not entity:
                uow.record(Forgotten(after, after))
                counts[noun.__name__] += 1
    if counts and (dropped := drop_pictures_set_aside(uow)):
        counts[Photo.__name__] += dropped
    return tuple(counts.items()), uow.clean_log(clean)


def _still_told(
    snapshot: Snapshot, whom: Whom, papers: bool
) -> tuple[tuple[tuple[str, datetime], ...], tuple[Mention, ...]]:
    """Paper with names on it, free words that still name them, and photos: no program knows who is
    on one."""
    words = tuple(
        Mention(noun.__name__, _what(entity))
        for noun, told in PERSONAL.items()
        if told.words
        for entity in snapshot.of(noun).where()
        if noun is not Photo and names_in_words(entity, whom)
    )
    photos = snapshot.of(Photo).count() if papers else 0
    seen = (Mention(Photo.__name__, str(photos)),) if photos else ()
    return _papers(snapshot, whom) if papers else (), words + seen


def _papers(snapshot: Snapshot, whom: Whom) -> tuple[tuple[str, datetime], ...]:
    """Each document with names, the last time it was printed; of badges, theirs alone."""
    newest: dict[str, datetime] = {}
    for one in snapshot.of(Printed).where():
        theirs = one.kind != "badges" or one.part.replace("-", "") in whom.ids
        if one.kind not in NAMELESS and theirs:
            newest[one.kind] = max(one.printed_at, newest.get(one.kind, one.printed_at))
    return tuple(sorted(newest.items()))


def _what(entity: Entity) -> str:
    if isinstance(entity, Card):
        return label(entity)
    return entity.title if isinstance(entity, Phase) else ""


def _title_and_day(snapshot: Snapshot) -> tuple[str, date | None]:
    found = snapshot.of(Workshop).get(snapshot.workshop)
    return (found.title, found.day) if found else (_("Répertoire"), None)


def _note(uow: UnitOfWork, done: Erased) -> None:
    kept = Erasure(
        id=uuid4(),
        workshop=uow.workshop,
        how=done.how,
        made_at=done.at,
        people=done.people,
        workshops=tuple(place.workshop for place in done.places if place.workshop != WHOLE_LIBRARY),
        images=done.images,
    )
    uow.record(ErasureNoted(None, kept))


def named_here(snapshot: Snapshot) -> int:
    """How many people of this workshop still have a name."""
    return sum(not person.anonymous for person in snapshot.of(Person).where())

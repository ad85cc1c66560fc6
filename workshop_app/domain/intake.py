"""A list of people as it was read, before anything is written, and what it changes.

Decides which lines bring somebody new, which complete somebody known and which say the same
person twice; not how a file is read (`importers`) nor how the workshop keeps people.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic, Protocol, TypeVar

from workshop_app.domain.identity import Named, name_key, organisation_key, same_person

FIELDS = (
    "last_name",
    "first_name",
    "full_name",
    "organisation",
    "organisation_type",
    "departement",
    "function",
    "email",
    "phone",
    "referent",
    "status",
    "applied_at",
)
"""What a column can be. « full_name » is cut in two; « status » tells who cancelled; « applied_at »
tells when somebody applied. These two stay under their own heading as well."""

ALL_SHEETS = "*"
"""Instead of the name of a sheet, in which no spreadsheet allows this sign: all that are lists."""
SHEET_STEP = 2_000_000
"""Between the lines of two sheets that are read together: no sheet has as many."""

SHARED_FIELDS = ("organisation", "organisation_type", "departement", "function", "email", "phone")
"""Text a newer list may correct on somebody known; the name stays as the workshop wrote it."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the list. "" = the list does not tell."""

    line: int
    """As the person who wrote the file counts them: 1 is the first line of the file."""
    last_name: str = ""
    first_name: str = ""
    organisation: str = ""
    organisation_type: str = ""
    departement: str = ""
    """Code of the département (« 09 », « 2A »), or the words of the list when it is none."""
    function: str = ""
    email: str = ""
    phone: str = ""
    referent: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    """(heading, value) of every other column that is not empty."""
    as_written: tuple[tuple[str, str], ...] = ()
    """(field or heading, words of the list) where another value is used for them."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Something a person should look at. The line is kept if `ListPreview.lines` has it."""

    line: int
    field: str
    """One of `FIELDS`, a heading of the list, or "" for the whole line."""
    value: str
    """What was read, shortened."""
    reason: str
    """Code of a sentence in `i18n.sentences`."""
    aside: bool = False
    """Nothing to decide now: left aside, by somebody or because the registration was cancelled."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A line that says again somebody of an earlier line; what it adds fills the blanks there."""

    line: int
    first_line: int
    last_name: str
    first_name: str


@dataclass(frozen=True, slots=True)
class ListPreview:
    """A file as it was understood. Nothing has been written anywhere."""

    name: str
    sheet: str
    """"" for a text file."""
    sheets: tuple[str, ...]
    encoding: str
    """"" for a spreadsheet."""
    delimiter: str
    """"" for a spreadsheet or a list of one column."""
    header_line: int
    """0: the list has no headings."""
    columns: tuple[tuple[str, str], ...]
    """(heading, one of `FIELDS` or ""), in the order of the file."""
    first_rows: tuple[tuple[str, ...], ...]
    lines: tuple[PersonLine, ...]
    to_check: tuple[ToCheck, ...]
    duplicates: tuple[Duplicate, ...]
    aside: tuple[PersonLine, ...] = ()
    """Lines that name nobody, or somebody who cancelled: left aside unless a person says so."""
    decided: tuple[tuple[str, str], ...] = ()
    """(heading, field) of the columns that somebody gave a meaning to, now or the last time."""
    remembered: tuple[str, ...] = ()
    """Headings whose meaning was decided the last time."""
    parts: tuple[str, ...] = ()
    """The sheets that were read together; a line of the second one begins at `SHEET_STEP`."""

    def place_of(self, line: int) -> tuple[str, int]:
        """(sheet, line in it) as whoever wrote the file sees them; "" for one sheet alone."""
        if not self.parts:
            return "", line
        return self.parts[line // SHEET_STEP], line % SHEET_STEP

    @property
    def read(self) -> int:
        """Lines below the headings that hold something."""
        return len(self.lines) + len(self.duplicates) + len(self.aside)


class Known(Named, Protocol):
    """Somebody already in the workshop."""

    @property
    def id(self) -> Hashable: ...
    @property
    def organisation_type(self) -> str: ...
    @property
    def departement(self) -> str: ...
    @property
    def function(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def referent(self) -> bool: ...
    @property
    def attributes(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def as_written(self) -> tuple[tuple[str, str], ...]: ...


N = TypeVar("N", bound=Named)
K = TypeVar("K", bound=Known)


@dataclass(frozen=True, slots=True)
class _Face:
    """Somebody as a list names them."""

    first_name: str
    last_name: str
    email: str
    organisation: str


class Register(Generic[N]):
    """Finds who was met before, without comparing everybody with everybody."""

    def __init__(self, people: Iterable[N] = ()) -> None:
        self._exact: dict[tuple[str, str, str], tuple[Named, N]] = {}
        self._by_name: dict[tuple[str, str], list[tuple[Named, N]]] = {}
        self._by_email: dict[str, list[tuple[Named, N]]] = {}
        for person in people:
            self.add(person)

    def add(self, person: N, face: Named | None = None) -> None:
        """`face`: another way of naming the person, as well."""
        met = face or person
        names, email = _names(met), met.email.lower()
        known = (met, person)
        self._exact.setdefault((*names, email or organisation_key(met.organisation)), known)
        _keep(self._by_name, names, known)
        if email:
            _keep(self._by_email, email, known)

    def find(self, person: Named) -> N | None:
        """Somebody met before who is the same person."""
        names, email = _names(person), person.email.lower()
        known = self._exact.get((*names, email or organisation_key(person.organisation)))
        if known is not None and same_person(known[0], person):
            return known[1]
        for alike in (self._by_name.get(names, ()), self._by_email.get(email, ())):
            for met, owner in alike:
                if same_person(met, person):
                    return owner
        return None

    def namesake(self, person: Named) -> N | None:
        """One of the same name and office who is yet another person: worth a second look."""
        office = organisation_key(person.organisation)
        for met, owner in self._by_name.get(_names(person), ()):
            if organisation_key(met.organisation) == office:
                return owner
        return None

    def renamed(self, person: Named) -> N | None:
        """One with the same address and first name under another last name: perhaps married, or
        two colleagues at one mailbox. Only a person can tell."""
        email, first = person.email.lower(), name_key(person.first_name)
        if not email or not first:
            return None
        for met, owner in self._by_email.get(email, ()):
            if name_key(met.first_name) == first and met.last_name and person.last_name:
                return owner
        return None


MOST_ALIKE = 20
"""A list may hold one mailbox, or one name, thousands of times; the first ones are compared."""

H = TypeVar("H", bound=Hashable)
N_ = TypeVar("N_")


def _keep(alike: dict[H, list[N_]], key: H, person: N_) -> None:
    met = alike.setdefault(key, [])
    if len(met) < MOST_ALIKE:
        met.append(person)


def _names(person: Named) -> tuple[str, str]:
    return name_key(person.last_name), name_key(person.first_name)


def register_of(existing: Iterable[K]) -> Register[K]:
    """Everybody as they are, and as a list named them before they were corrected by hand: the same
    list, imported again, finds them."""
    register: Register[K] = Register()
    for person in existing:
        register.add(person)
        if person.as_written:
            first = dict(person.as_written)
            register.add(
                person,
                _Face(
                    first.get("first_name", person.first_name),
                    first.get("last_name", person.last_name),
                    first.get("email", person.email),
                    first.get("organisation", person.organisation),
                ),
            )
    return register


@dataclass(frozen=True, slots=True)
class Update(Generic[K]):
    known: K
    line: PersonLine
    changes: Mapping[str, object]
    """Fields of `known` to replace."""


@dataclass(frozen=True, slots=True)
class Matches(Generic[K]):
    added: tuple[PersonLine, ...] = ()
    updated: tuple[Update[K], ...] = ()
    duplicates: tuple[PersonLine, ...] = ()
    """Known already, in the workshop or higher in the list, and nothing new to tell."""
    renamed: tuple[tuple[PersonLine, K], ...] = ()
    """Added, and perhaps somebody known under another last name."""
    known: tuple[tuple[PersonLine, K], ...] = ()
    """Each line about somebody of the workshop, and who that is."""


@dataclass(slots=True)
class _Sorting(Generic[K]):
    added: list[PersonLine] = field(default_factory=list)
    updated: list[Update[K]] = field(default_factory=list)
    duplicates: list[PersonLine] = field(default_factory=list)
    renamed: list[tuple[PersonLine, K]] = field(default_factory=list)
    known: list[tuple[PersonLine, K]] = field(default_factory=list)

    def done(self) -> Matches[K]:
        return Matches(*map(tuple, (getattr(self, each.name) for each in fields(Matches))))


def match(lines: Sequence[PersonLine], existing: Sequence[K]) -> Matches[K]:
    """What importing `lines` does to a workshop that knows `existing`; list order is kept.

    Each known person is updated by one line at most: the next line about them is a duplicate.
    """
    known, met = register_of(existing), Register[PersonLine]()
    sorted_so_far: _Sorting[K] = _Sorting()
    touched: set[Hashable] = set()
    for line in lines:
        person = known.find(line)
        if person is None and met.find(line) is None:
            met.add(line)
            sorted_so_far.added.append(line)
            if (other := known.renamed(line)) is not None:
                sorted_so_far.renamed.append((line, other))
            continue
        if person is not None:
            sorted_so_far.known.append((line, person))
        changes = changes_from(line, person) if person is not None else {}
        if person is None or not changes or person.id in touched:
            sorted_so_far.duplicates.append(line)
            continue
        touched.add(person.id)
        sorted_so_far.updated.append(Update(person, line, changes))
    return sorted_so_far.done()


def name_changes(line: PersonLine, known: Known) -> dict[str, str]:
    """Another way of naming the person that the list uses: kept, so that it is met again."""
    said, here = dict(line.as_written), dict(known.as_written)
    return {
        name: said[name]
        for name in ("last_name", "first_name")
        if name in said and said[name] != here.get(name, getattr(known, name))
    }


def changes_from(line: PersonLine, known: Known) -> dict[str, object]:
    """What the line tells that this person's earlier list did not. An empty cell erases nothing,
    and what was corrected by hand stays until the list itself says something new."""
    written, said_now = dict(known.as_written), dict(line.as_written)
    changes: dict[str, object] = {}
    for name in SHARED_FIELDS:
        told, here = getattr(line, name), getattr(known, name)
        if _is_news(told, said_now.get(name, told), here, written.get(name, here)):
            changes[name] = told
            _remember(written, name, said_now.get(name, told), told)
    attributes = dict(known.attributes)
    for heading, told in line.attributes:
        here = attributes.get(heading, "")
        if _is_news(told, said_now.get(heading, told), here, written.get(heading, here)):
            attributes[heading] = told
            _remember(written, heading, said_now.get(heading, told), told)
    if attributes != dict(known.attributes):
        changes["attributes"] = tuple(attributes.items())
    if line.referent and not known.referent:
        changes["referent"] = True
    written |= name_changes(line, known)
    if written != dict(known.as_written):
        changes["as_written"] = tuple(written.items())
    return changes


def _is_news(told: str, said: str, here: str, said_before: str) -> bool:
    return bool(told) and told != here and said != said_before


def _remember(written: dict[str, str], name: str, said: str, told: str) -> None:
    if said == told:
        written.pop(name, None)
    else:
        written[name] = said


def merge_attributes(
    old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The newer value of each heading, in the order the headings were first met."""
    return tuple((dict(old) | dict(new)).items()) if new else old


def fill_blanks(first: PersonLine, again: PersonLine) -> PersonLine:
    """The first line of a person, with what only the second one told."""
    missing: dict[str, Any] = {
        name: told
        for name in ("last_name", "first_name", *SHARED_FIELDS)
        if not getattr(first, name) and (told := getattr(again, name))
    }
    written = {name: said for name, said in again.as_written if name in missing}
    return replace(
        first,
        **missing,
        as_written=(*first.as_written, *written.items()),
        referent=first.referent or again.referent,
        attributes=merge_attributes(again.attributes, first.attributes)
        if again.attributes
        else first.attributes,
    )

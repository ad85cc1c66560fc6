"""A list of people as it was read, before anything is written, and what it changes.

Decides which lines bring somebody new, which complete somebody known and which say the same
person twice; not how a file is read (`importers`) nor how the workshop keeps people.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

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

    @property
    def read(self) -> int:
        """Lines below the headings that hold something."""
        refused = {check.line for check in self.to_check} - {line.line for line in self.lines}
        doubled = {double.line for double in self.duplicates}
        return len(self.lines) + len(doubled) + len(refused - doubled)


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


N = TypeVar("N", bound=Named)
K = TypeVar("K", bound=Known)


class Register(Generic[N]):
    """Finds who was met before, without comparing everybody with everybody."""

    def __init__(self, people: Iterable[N] = ()) -> None:
        self._exact: dict[tuple[str, str, str], N] = {}
        self._by_name: dict[tuple[str, str], list[N]] = {}
        self._by_email: dict[str, list[N]] = {}
        for person in people:
            self.add(person)

    def add(self, person: N) -> None:
        names, email = _names(person), person.email.lower()
        self._exact.setdefault((*names, email or organisation_key(person.organisation)), person)
        _keep(self._by_name, names, person)
        if email:
            _keep(self._by_email, email, person)

    def find(self, person: Named) -> N | None:
        """Somebody met before who is the same person."""
        names, email = _names(person), person.email.lower()
        known = self._exact.get((*names, email or organisation_key(person.organisation)))
        if known is not None and same_person(known, person):
            return known
        for alike in (self._by_name.get(names, ()), self._by_email.get(email, ())):
            for met in alike:
                if same_person(met, person):
                    return met
        return None

    def namesake(self, person: Named) -> N | None:
        """One of the same name and office who is yet another person: worth a second look."""
        office = organisation_key(person.organisation)
        for met in self._by_name.get(_names(person), ()):
            if organisation_key(met.organisation) == office:
                return met
        return None


MOST_ALIKE = 20
"""A list may hold one mailbox, or one name, thousands of times; the first ones are compared."""

H = TypeVar("H", bound=Hashable)


def _keep(alike: dict[H, list[N]], key: H, person: N) -> None:
    met = alike.setdefault(key, [])
    if len(met) < MOST_ALIKE:
        met.append(person)


def _names(person: Named) -> tuple[str, str]:
    return name_key(person.last_name), name_key(person.first_name)


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


@dataclass(slots=True)
class _Sorting(Generic[K]):
    added: list[PersonLine] = field(default_factory=list)
    updated: list[Update[K]] = field(default_factory=list)
    duplicates: list[PersonLine] = field(default_factory=list)


def match(lines: Sequence[PersonLine], existing: Sequence[K]) -> Matches[K]:
    """What importing `lines` does to a workshop that knows `existing`; list order is kept.

    Each known person is updated by one line at most: the next line about them is a duplicate.
    """
    known, met = Register(existing), Register[PersonLine]()
    sorted_so_far: _Sorting[K] = _Sorting()
    touched: set[Hashable] = set()
    for line in lines:
        person = known.find(line)
        if person is None and met.find(line) is None:
            met.add(line)
            sorted_so_far.added.append(line)
            continue
        changes = changes_from(line, person) if person is not None else {}
        if person is None or not changes or person.id in touched:
            sorted_so_far.duplicates.append(line)
            continue
        touched.add(person.id)
        sorted_so_far.updated.append(Update(person, line, changes))
    return Matches(
        tuple(sorted_so_far.added), tuple(sorted_so_far.updated), tuple(sorted_so_far.duplicates)
    )


def changes_from(line: PersonLine, known: Known) -> dict[str, object]:
    """What the line tells otherwise than the workshop. An empty cell erases nothing."""
    changes: dict[str, object] = {
        name: told
        for name in SHARED_FIELDS
        if (told := getattr(line, name)) and told != getattr(known, name)
    }
    if line.referent and not known.referent:
        changes["referent"] = True
    attributes = merge_attributes(known.attributes, line.attributes)
    if attributes != known.attributes:
        changes["attributes"] = attributes
    return changes


def merge_attributes(
    old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The newer value of each heading, in the order the headings were first met."""
    return tuple((dict(old) | dict(new)).items()) if new else old


def fill_blanks(first: PersonLine, again: PersonLine) -> PersonLine:
    """The first line of a person, with what only the second one told."""
    missing = {
        name: told
        for name in ("last_name", "first_name", *SHARED_FIELDS)
        if not getattr(first, name) and (told := getattr(again, name))
    }
    return replace(
        first,
        **missing,
        referent=first.referent or again.referent,
        attributes=merge_attributes(again.attributes, first.attributes)
        if again.attributes
        else first.attributes,
    )

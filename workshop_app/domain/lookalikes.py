"""Entries of the directory that may be one: proposed with their reason, never joined by itself.

Each reason is one that can be said in a sentence: no score. Decides what looks alike; the sentences
are in i18n.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Literal, TypeVar

from workshop_app.domain.directory import Entry, Structure
from workshop_app.domain.identity import fold, name_key, organisation_key
from workshop_app.domain.known import DirectoryChoice

Reason = Literal["other_email", "other_structure", "swapped", "one_letter", "same_email", "longer"]
MOST_ALIKE = 8
"""Of a name as frequent as this nothing can be guessed."""
NEIGHBOURS = 10
"""How far a slip may lie in a sorted list."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Alike(Generic[T]):
    one: T
    other: T
    reason: Reason


def people_alike(
    entries: Sequence[Entry], choices: Iterable[DirectoryChoice]
) -> list[Alike[Entry]]:
    """Pairs not yet decided, in the order of the directory."""
    listed = [entry for entry in entries if entry.listed]
    found: dict[frozenset[str], Alike[Entry]] = {}
    for pair in (*_same_names(listed), *_same_office(listed), *_same_mailbox(listed)):
        found.setdefault(frozenset((pair.one.key, pair.other.key)), pair)
    apart = _apart(choices, "person")
    place = {entry.key: number for number, entry in enumerate(listed)}
    return sorted(
        (pair for pair in found.values() if not _decided(pair.one, pair.other, apart)),
        key=lambda pair: (place[pair.one.key], place[pair.other.key]),
    )


def structures_alike(
    known: Sequence[Structure], choices: Iterable[DirectoryChoice]
) -> list[Alike[Structure]]:
    """« OT Lodeve » and « OT Lodève et Larzac »; « OT Lodéve » is one letter away."""
    apart = {frozenset(pair) for pair in _apart(choices, "structure")}
    found: dict[tuple[str, str], Alike[Structure]] = {}
    by_key = sorted(known, key=lambda structure: structure.key)
    for one, other in _near(by_key):
        if one_slip(one.key, other.key) and min(len(one.key), len(other.key)) > 4:
            found[one.key, other.key] = Alike(one, other, "one_letter")
    for one, other in _longer(known):
        found.setdefault((one.key, other.key), Alike(one, other, "longer"))
    return [
        pair for pair in found.values() if frozenset((pair.one.key, pair.other.key)) not in apart
    ]


def one_slip(one: str, other: str) -> bool:
    """One letter put in, left out or taken for another, or two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short[start:] == long[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return (
        one[start : start + 2] == other[start : start + 2][::-1]
        and one[start + 2 :] == other[start + 2 :]
    )


def _same_names(entries: Sequence[Entry]) -> Iterator[Alike[Entry]]:
    """Namesakes: another e-mail, or another structure when an e-mail is missing."""
    for same in _grouped(entries, _names):
        for one, other in combinations(same, 2):
            if one.email and other.email:
                yield Alike(one, other, "other_email")
            else:
                yield Alike(one, other, "other_structure")


def _same_office(entries: Sequence[Entry]) -> Iterator[Alike[Entry]]:
    """In one structure: first and last name the other way round, or one name the same and a slip
    of the keys in the other."""
    at: dict[tuple[str, str, str], Entry] = {}
    halves: defaultdict[tuple[str, int, str], list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        if not (office := organisation_key(entry.organisation)):
            continue
        last, first = _names(entry)
        turned = at.get((office, first, last))
        if turned is not None and last != first and not _two_mailboxes(turned, entry):
            yield Alike(turned, entry, "swapped")
        at[office, last, first] = entry
        halves[office, 0, last].append((first, entry))
        halves[office, 1, first].append((last, entry))
    for same in halves.values():
        for (mine, one), (yours, other) in _near(sorted(same, key=lambda half: half[0])):
            if one_slip(mine, yours) and mine and yours and not _two_mailboxes(one, other):
                yield Alike(one, other, "one_letter")


def _same_mailbox(entries: Sequence[Entry]) -> Iterator[Alike[Entry]]:
    """One e-mail and one first name: perhaps a name changed by marriage."""
    with_email = [entry for entry in entries if entry.email]
    for same in _grouped(with_email, lambda entry: (entry.email.lower(), _names(entry)[1])):
        for one, other in combinations(same, 2):
            if _names(one)[1]:
                yield Alike(one, other, "same_email")


def _longer(known: Sequence[Structure]) -> Iterator[tuple[Structure, Structure]]:
    """One name is the beginning of the other, two words at least."""
    by_words = {tuple(fold(structure.name).split()): structure for structure in known}
    for words, structure in by_words.items():
        for cut in range(2, len(words)):
            if (shorter := by_words.get(words[:cut])) is not None:
                yield shorter, structure


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> list[list[Entry]]:
    groups: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return [same for same in groups.values() if 1 < len(same) <= MOST_ALIKE]


def _near(in_order: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Neighbours of a sorted list: a slip seldom carries a name far."""
    for place, one in enumerate(in_order):
        for other in in_order[place + 1 : place + 1 + NEIGHBOURS]:
            yield one, other


def _names(entry: Entry) -> tuple[str, str]:
    return name_key(entry.last_name), name_key(entry.first_name)


def _two_mailboxes(one: Entry, other: Entry) -> bool:
    return bool(one.email and other.email) and one.email.lower() != other.email.lower()


def _apart(choices: Iterable[DirectoryChoice], kind: str) -> list[tuple[str, ...]]:
    return [choice.members for choice in choices if choice.kind == kind and not choice.same]


def _decided(one: Entry, other: Entry, apart: Sequence[tuple[str, ...]]) -> bool:
    mine, yours = set(one.ids), set(other.ids)
    return any(mine & set(pair) and yours & set(pair) for pair in apart)

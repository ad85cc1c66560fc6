"""What was decided about the columns of a list is kept for the next one from the same source.

Every verb here is for the whole library: `submit(WHOLE_LIBRARY, …)`. Which lists are of one source
is decided by `domain.list_sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.intake import ListPreview
from workshop_app.domain.library_facts import SourceForgotten, SourceRemembered
from workshop_app.domain.list_sources import ListSource, meanings_for, recognise, source_id
from workshop_app.services.ports import Library, Snapshot, UnitOfWork

Remembered = Callable[[Sequence[str]], Mapping[str, str]]


def known_sources(snapshot: Snapshot) -> Sequence[ListSource]:
    return snapshot.of(ListSource).where()


def remembered_by(library: Library) -> Remembered:
    """What a list reader asks: headings -> what was decided of some of them. Reads once, now."""
    sources = library.read(WHOLE_LIBRARY, known_sources)

    def meanings(headings: Sequence[str]) -> Mapping[str, str]:
        source = recognise(headings, sources)
        return meanings_for(headings, source) if source else {}

    return meanings


def is_worth_remembering(preview: ListPreview) -> bool:
    """Only what a person decided is; a list without headings is like any other."""
    return bool(preview.decided) and preview.header_line > 0


def remember_source(uow: UnitOfWork, preview: ListPreview) -> ListSource:
    """Keep the meanings given to the columns of this list, in place of those of the last time."""
    headings = tuple(heading for heading, _field in preview.columns)
    key = source_id(headings)
    nearest = recognise(headings, known_sources(uow))
    if nearest is not None and nearest.id != key:
        forget(uow, nearest)
    source = ListSource(
        id=key,
        workshop=uow.workshop,
        name=preview.name,
        headings=headings,
        fields=preview.decided,
        used_at=uow.now,
    )
    return uow.record(SourceRemembered(uow.of(ListSource).get(key), source))


def forget_source(uow: UnitOfWork, headings: Sequence[str]) -> None:
    """The columns of such a list are guessed again the next time."""
    source = recognise(headings, known_sources(uow))
    if source is not None:
        forget(uow, source)


def forget(uow: UnitOfWork, source: ListSource) -> None:
    uow.record(SourceForgotten(source, replace(source, withdrawn=True)))

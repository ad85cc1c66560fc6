"""Which documents are ticked, and which of their parts are wanted. No widget, no words.

A document is wanted whole, or only what is to be done again, or the parts that the person picked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_desk import KitDocument
from workshop_app.services.kit_parts import only_parts, to_print

Scope = Literal["all", "left", "some"]


class Picking:
    def __init__(self) -> None:
        self.ticked = set(KIT_KINDS)
        self._scopes: dict[KitKind, Scope] = {}
        self._some: dict[KitKind, frozenset[str]] = {}

    def set_ticked(self, kind: KitKind, ticked: bool) -> None:
        (self.ticked.add if ticked else self.ticked.discard)(kind)

    def set_scope(self, document: KitDocument, scope: Scope) -> None:
        """Picking begins with what was wanted until then."""
        if scope == "some":
            self._some[document.kind] = frozenset(self.wanted(document) or document.parts)
        self._scopes[document.kind] = scope

    def pick(self, document: KitDocument, parts: Iterable[str]) -> None:
        self._scopes[document.kind] = "some"
        self._some[document.kind] = frozenset(parts) & document.parts.keys()

    def forget_scope(self, kind: KitKind) -> None:
        """What was wanted is on paper: the next time, all of it."""
        self._scopes.pop(kind, None)

    def scope(self, document: KitDocument) -> Scope:
        """What is left to print, once nothing is left, is all of it."""
        scope = self._scopes.get(document.kind, "all")
        return "all" if scope == "left" and not is_partly_left(document) else scope

    def wanted(self, document: KitDocument) -> tuple[str, ...] | None:
        """The parts wanted, in the order of their pages; None for all of them."""
        match self.scope(document):
            case "all":
                return None
            case "left":
                return to_print(document.parts)
            case "some":
                picked = self._some.get(document.kind, frozenset())
                return tuple(part for part in document.parts if part in picked)

    def is_empty(self, document: KitDocument) -> bool:
        """Parts were asked for, and none picked: there is nothing to print."""
        return self.wanted(document) == ()

    def parts_of(self, documents: Sequence[KitDocument]) -> dict[KitKind, tuple[str, ...]]:
        """For a print: those of each document that is not wanted whole."""
        wanted = {document.kind: self.wanted(document) for document in documents}
        return {kind: parts for kind, parts in wanted.items() if parts is not None}


def is_partly_left(document: KitDocument) -> bool:
    """Some of its parts are true on paper, and some are not."""
    return 0 < len(to_print(document.parts)) < len(document.parts)


def shown_content(
    content: KitContent, kind: KitKind, wanted: Mapping[KitKind, Sequence[str]]
) -> KitContent:
    """What this document's pages are made of."""
    return only_parts(content, {kind: wanted[kind]}) if kind in wanted else content

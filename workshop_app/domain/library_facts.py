"""What can happen to what is kept for all the workshops of a library: facts like the others
(`facts`), named as they are in the change log."""

from __future__ import annotations

from workshop_app.domain.abbreviations import Abbreviation
from workshop_app.domain.facts import Fact
from workshop_app.domain.list_sources import ListSource
from workshop_app.domain.templates import PhaseTemplate


class SourceRemembered(Fact[ListSource]): ...


class SourceForgotten(Fact[ListSource]): ...


class AbbreviationSet(Fact[Abbreviation]): ...


class AbbreviationDropped(Fact[Abbreviation]): ...


class TemplateKept(Fact[PhaseTemplate]): ...


class TemplateRenamed(Fact[PhaseTemplate]): ...


class TemplateRemoved(Fact[PhaseTemplate]): ...

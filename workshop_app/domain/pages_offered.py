"""Which pages a workshop offers: those of its model, and those switched on in « Présentation ».

Decides which optional pages there are, by the key the desk builds them under; not what they show. A
page that is not named here is offered by every workshop.
"""

from __future__ import annotations

from workshop_app.domain.workshop import Model, Workshop

OPTIONAL_PAGES: dict[str, tuple[Model, ...]] = {
    "project": ("groupe-de-travail",),
    "recruitment": ("groupe-de-travail",),
    "calendar": ("groupe-de-travail",),
    "forum": (),
}
"""Page -> the models that offer it without being asked. « Forum ouvert » is switched on by the
method of that name."""


def hidden_pages(workshop: Workshop) -> frozenset[str]:
    """Optional pages that this workshop does not offer."""
    return frozenset(
        page
        for page, models in OPTIONAL_PAGES.items()
        if not _is_of_the_model(workshop, models) and page not in workshop.extra_pages
    )


def switchable_pages(workshop: Workshop) -> tuple[str, ...]:
    """Those its model does not offer: they are switched on and off by hand."""
    return tuple(
        page for page, models in OPTIONAL_PAGES.items() if not _is_of_the_model(workshop, models)
    )


def _is_of_the_model(workshop: Workshop, models: tuple[Model, ...]) -> bool:
    """One meeting of a group is a day like any other: the group itself keeps its pages."""
    return workshop.model in models and workshop.part_of is None

"""What nobody has read, or what was rejected, is not in front of the hall: not even counted."""

from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.projector.test_places import FakeWindow
from workshop_app.desktop.projector.presenter import ProjectorPresenter
from workshop_app.domain.cards import is_cleared
from workshop_app.services.cards import edit_card
from workshop_app.services.moderation import accept_cards, reject_cards, to_read
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.services.workshops import change_workshop


def test_it_holds_no_unread_and_no_rejected_card(workshop: Workshop) -> None:
    presenter = ProjectorPresenter(
        FakeWindow(), AtOnce(workshop), workshop.clock, lambda _text: [[True]]
    )
    shown: list[object] = []
    presenter.watch(lambda state: shown.append(state.content))

    def forces() -> int:
        presenter.refresh()
        content = shown[-1]
        assert isinstance(content, ProjectorContent)
        for text in ("Refusée", "Acceptée", "En attente"):
            assert text not in repr(content)
        cleared = workshop.ask(lambda snapshot: sum(map(is_cleared, snapshot.cards.since(0))))
        assert sum(kind.count for kind in content.counts) == cleared
        return next(kind.count for kind in content.counts if kind.label == "Forces")

    workshop.do(partial(change_workshop, reads_first=True))
    workshop.start("Forces")
    cards = [workshop.write(text).card for text in ("Acceptée", "Refusée", "En attente")]
    assert forces() == 0
    workshop.do(partial(accept_cards, seen={cards[0].id: cards[0].change}))
    assert forces() == 1
    workshop.do(partial(reject_cards, seen={cards[1].id: cards[1].change}))
    assert forces() == 1
    workshop.do(partial(edit_card, key=cards[0].id, table=4, text="Acceptée puis changée"))
    assert forces() == 0
    assert len(workshop.ask(to_read)) == 2

"""The picture of one instant, from the choice of the facilitator and from what there is to show.

Decides which picture stands for a view, and that the phase on stage does when the view has nothing
to show: names once a phase has begun, a card that was set aside, pairs of a phase without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.cards import Card
from workshop_app.domain.evaluation import is_open
from workshop_app.domain.phases import current_phase
from workshop_app.domain.projection import Projection, View
from workshop_app.domain.sight import SeenCard, cards_in_sight, seen_by_the_hall
from workshop_app.domain.silence import silent_phases
from workshop_app.domain.workshop import Workshop
from workshop_app.services.board import RoomNews, room
from workshop_app.services.method_sheets import MethodSheets, method_sheets
from workshop_app.services.places import Places, places
from workshop_app.services.ports import Snapshot
from workshop_app.services.projection.brief import (
    Door,
    Mode,
    ProjectorContent,
    compose,
    compose_evaluation,
)
from workshop_app.services.projection.choice import choice_of
from workshop_app.services.projection.cloud import (
    Cloud,
    CloudContent,
    compose_words,
    lay_out_words,
    spoken_words,
)
from workshop_app.services.projection.doors import Doors
from workshop_app.services.projection.methods import (
    GroupsContent,
    MarketContent,
    compose_groups,
    compose_market,
    spoken_method,
)
from workshop_app.services.projection.places import (
    COLUMNS,
    COLUMNS_TALL,
    PlacesContent,
    compose_places,
    spoken_places,
)
from workshop_app.services.projection.simple import (
    MessageContent,
    SharesContent,
    compose_message,
    compose_shares,
    spoken_shares,
)
from workshop_app.services.projection.themes import (
    NO_BARS,
    ThemeBars,
    ThemesContent,
    compose_themes,
    read_theme_bars,
    spoken_themes,
)
from workshop_app.services.projection.votes import (
    NO_VOTES,
    EssentialContent,
    VoteContent,
    VoteSheets,
    compose_essential,
    compose_vote,
    spoken_votes,
    vote_sheets,
)
from workshop_app.services.projection.wall import (
    CardContent,
    Wall,
    WallContent,
    compose_card,
    compose_wall,
    lay_out,
    pointed,
    spoken_wall,
)

Picture = (
    ProjectorContent
    | WallContent
    | CardContent
    | SharesContent
    | CloudContent
    | ThemesContent
    | MessageContent
    | PlacesContent
    | GroupsContent
    | MarketContent
    | VoteContent
    | EssentialContent
)
TALL = 1.5


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to show. Cards are those the hall may see, never others."""

    room: RoomNews
    cards: Sequence[SeenCard]
    totals: Mapping[str, int]
    """Category key -> how many there are, those written in silence too."""
    wall: Wall
    doors: tuple[Door, ...]
    sheets: MethodSheets
    places: Places | None
    """Names, while they are asked for and no phase has begun."""
    cloud: Cloud
    """Words of those cards."""
    votes: VoteSheets = NO_VOTES
    themes: ThemeBars = NO_BARS


def is_tall(width: float, height: float) -> bool:
    """Whether a picture of this size is laid out as a 4:3 one."""
    return width < TALL * height


def compose_picture(choice: Projection, found: Material, tall: bool, now: datetime) -> Picture:
    if choice.black:
        return _phase(found, "black", tall, now)
    if choice.view in ("wall", "card", "shares", "message"):
        return _of_cards(choice, found, tall, now)
    if choice.view == "cloud":
        return compose_words(found.room, found.cloud, choice, now)
    if choice.view == "themes" and found.themes.bars:
        return compose_themes(found.room, found.themes.bars, choice.since, now)
    if choice.view in ("vote", "essential"):
        return _of_votes(choice, found, tall, now)
    groups, market = found.sheets.groups, found.sheets.market
    if choice.view == "places" and found.places is not None and not has_begun(found.room):
        columns = COLUMNS_TALL if tall else COLUMNS
        return compose_places(found.places, choice.since, columns, now)
    if choice.view == "groups" and groups is not None and groups.complete:
        return compose_groups(groups, current_phase(found.room.phases), choice.since, now)
    if choice.view == "market" and market is not None:
        return compose_market(market, choice.since, now)
    if choice.view == "evaluation" and may_answer(found.room, now):
        return compose_evaluation(found.room.workshop, found.doors, found.room.phases)
    return _phase(found, "timer" if choice.view == "timer" else "brief", tall, now)


def has_begun(room: RoomNews) -> bool:
    """Names are projected until then, and never after."""
    return any(phase.started_at for phase in room.phases)


def may_answer(room: RoomNews, now: datetime) -> bool:
    """Whether the evaluation is open: its way is shown until it closes."""
    return room.evaluation is not None and is_open(room.evaluation, room.phases, now)


def has_view(
    view: View,
    room: RoomNews,
    sheets: MethodSheets,
    votes: VoteSheets,
    themes: ThemeBars,
    now: datetime,
) -> bool:
    """Whether there is something to show of it beside the phase on stage."""
    if view == "themes":
        return themes.there_are
    if view == "evaluation":
        return may_answer(room, now)
    if view == "vote":
        return votes.vote is not None
    if view == "essential":
        return bool(votes.essential)
    if view == "places":
        return not has_begun(room)
    if view == "groups":
        return sheets.groups is not None and sheets.groups.complete
    return view != "market" or sheets.market is not None


def page_of(content: Picture) -> tuple[int, int]:
    """Which page it is, from 0, and of how many; 0 of 1 for a picture that has none."""
    lists = WallContent | CloudContent | ThemesContent | PlacesContent | EssentialContent
    if isinstance(content, lists | GroupsContent | MarketContent | ProjectorContent):
        return content.page, content.pages
    return 0, 1


def read_picture(snapshot: Snapshot, doors: Doors, tall: bool, now: datetime) -> Picture:
    """The same picture for whoever remembers nothing: the browser of another computer."""
    choice, news = choice_of(snapshot, now), room(snapshot)
    written = snapshot.cards.where()
    silent = silent_phases(news.phases, now)
    cards = seen_by_the_hall(written, silent)
    wants_names = choice.view == "places" and not choice.black
    found = Material(
        news,
        cards,
        totals_of(seen_by_the_hall(written)),
        lay_out(news.workshop.categories, cards, choice, tall) if choice.view == "wall" else Wall(),
        doors.of_view(news, choice.view, now),
        method_sheets(snapshot, now),
        places(snapshot, now) if wants_names else None,
        words_of(news.workshop, cards_in_sight(written, silent), choice, tall),
        vote_sheets(snapshot, now) if choice.view in ("vote", "essential") else NO_VOTES,
        read_theme_bars(snapshot, now, wanted=choice.view == "themes"),
    )
    return compose_picture(choice, found, tall, now)


def words_of(workshop: Workshop, cards: Iterable[Card], choice: Projection, tall: bool) -> Cloud:
    """Nothing for a picture that does not show them."""
    if choice.view != "cloud":
        return Cloud()
    return lay_out_words(workshop.categories, cards, choice, tall)


def totals_of(cards: Sequence[SeenCard]) -> Mapping[str, int]:
    totals: dict[str, int] = {}
    for card in cards:
        totals[card.kind] = totals.get(card.kind, 0) + 1
    return totals


def spoken(content: Picture) -> str:
    """What is read aloud of a picture: what stands there, never a list of names or of cards."""
    match content:
        case PlacesContent():
            return spoken_places(content)
        case GroupsContent() | MarketContent():
            return spoken_method(content)
        case WallContent():
            return spoken_wall(content)
        case CloudContent():
            return spoken_words(content)
        case ThemesContent():
            return spoken_themes(content)
        case SharesContent():
            return spoken_shares(content)
        case CardContent():
            return f"{content.label}, {content.text}"
        case MessageContent():
            return content.words
        case VoteContent() | EssentialContent():
            return spoken_votes(content)
    words = [content.title, content.question]
    words += [f"{each.tables}, {each.title}, {each.question}" for each in content.tracks]
    if content.part is not None:
        words.append(content.part.title)
    if content.ring is not None:
        words.append(content.ring.caption)
    return ", ".join(word for word in words if word)


def _of_cards(choice: Projection, found: Material, tall: bool, now: datetime) -> Picture:
    if choice.view == "message" and choice.message:
        return compose_message(found.room, choice.message, now)
    if choice.view == "shares":
        return compose_shares(found.room, found.totals, now)
    if choice.view == "wall":
        return compose_wall(found.room, found.wall, choice, tall, now)
    card = pointed(found.cards, choice.card) if choice.view == "card" else None
    if card is not None:
        return compose_card(found.room.workshop, card)
    return _phase(found, "brief", tall, now)


def _of_votes(choice: Projection, found: Material, tall: bool, now: datetime) -> Picture:
    """A vote that has closed meanwhile, or none marked: the phase on stage."""
    votes = found.votes
    if choice.view == "vote" and votes.vote is not None:
        return compose_vote(found.room, votes.vote, votes.told, now)
    if choice.view == "essential" and votes.essential:
        return compose_essential(found.room, votes.essential, choice.since, now)
    return _phase(found, "brief", tall, now)


def _phase(found: Material, mode: Mode, tall: bool, now: datetime) -> ProjectorContent:
    room = found.room
    tables = [table.number for table in room.tables]
    return compose(room.workshop, room.phases, found.totals, found.doors, mode, now, tables, tall)
